"""Deeds on what is seen: panels, layouts, the timeline's zoom and tools, the monitor's marks."""

from functools import partial

from PySide6.QtWidgets import QWidget

from studio.ui.actions.desk import Desk, PanelName, Workspace
from studio.ui.actions.record import Action
from studio.ui.actions.when import Reason, no_project, tr, unless


def _call(desk: Desk, panel: PanelName, method: str, *given: object) -> None:
    """Have a panel do something by the name of its method."""
    found = desk.panel(panel)
    if found is not None:
        getattr(found, method)(*given)


def _state(desk: Desk, panel: PanelName, name: str) -> object:
    """What a panel says of itself under a name; `None` if it is not there."""
    found: QWidget | None = desk.panel(panel)
    return getattr(found, name, None)


def _lacks(panel: PanelName, method: str) -> Reason:
    def reason(desk: Desk) -> str:
        return "" if _state(desk, panel, method) is not None else tr("the panel is not open")

    return reason


def _deed(panel: PanelName, name: str, title: str, keys: tuple[str, ...], glyph: str, *given: object) -> Action:
    """An action that calls a method of a panel; `name` is `panel.method`."""
    method = name.split(".")[1]
    return Action(
        name if not given else f"{name}.{given[0]}",
        title,
        tr("View"),
        lambda desk: _call(desk, panel, method, *given),
        keys,
        glyph,
        off=unless(no_project, _lacks(panel, method)),
        part=3 if panel == "timeline" else 4,
    )


def view_actions() -> list[Action]:
    """The View menu."""
    return [*_workspaces(), *_panels(), *_layouts(), *_timeline(), *_monitor()]


def _workspaces() -> list[Action]:
    rows: tuple[tuple[Workspace, str, str, str], ...] = (
        ("board", tr("Board"), "Ctrl+1", "squares-four"),
        ("edit", tr("Edit"), "Ctrl+2", "scissors"),
        ("review", tr("Review"), "Ctrl+3", "columns"),
    )
    return [
        Action(
            f"workspace.{name}",
            title,
            tr("View"),
            partial(_use, name=name),
            (key,),
            glyph,
            off=no_project,
            on=partial(_used, name=name),
        )
        for name, title, key, glyph in rows
    ]


def _use(desk: Desk, name: Workspace) -> None:
    desk.use_workspace(name)


def _used(desk: Desk, name: Workspace) -> bool:
    return desk.is_open and desk.workspace == name


def _panels() -> list[Action]:
    rows: tuple[tuple[PanelName, str, tuple[str, ...], str], ...] = (
        ("board", tr("Board panel"), ("Ctrl+B",), "rows"),
        ("inspector", tr("Inspector"), ("Ctrl+I",), "sliders"),
        ("timeline", tr("Timeline"), (), "film-strip"),
        ("jobs", tr("Queue panel"), ("Ctrl+Shift+J",), "list-dashes"),
        ("scopes", tr("Scopes"), ("Ctrl+Alt+S",), "chart-line"),
        ("telemetry", tr("Generation telemetry"), ("Ctrl+Alt+T",), "activity"),
    )
    return [
        Action(
            f"panel.{name}",
            title,
            tr("View"),
            partial(_toggle, name=name),
            keys,
            glyph,
            off=no_project,
            on=partial(_shown, name=name),
            part=1,
        )
        for name, title, keys, glyph in rows
    ]


def _toggle(desk: Desk, name: PanelName) -> None:
    desk.show_panel(name, not desk.is_shown(name))


def _shown(desk: Desk, name: PanelName) -> bool:
    return desk.is_open and desk.is_shown(name)


def _layouts() -> list[Action]:
    menu = tr("View")
    return [
        Action("layout.save", tr("Save layout as…"), menu, lambda desk: desk.save_layout(), (), "floppy-disk", part=2),
        Action(
            "layout.reset",
            tr("Reset layout"),
            menu,
            lambda desk: desk.reset_layout(),
            (),
            "arrow-counter-clockwise",
            off=no_project,
            part=2,
        ),
        Action(
            "panel.next",
            tr("Next panel"),
            menu,
            lambda desk: desk.next_panel(1),
            ("F6",),
            "arrow-right",
            off=no_project,
            part=2,
        ),
        Action(
            "panel.previous",
            tr("Previous panel"),
            menu,
            lambda desk: desk.next_panel(-1),
            ("Shift+F6",),
            "arrow-left",
            off=no_project,
            part=2,
        ),
        Action(
            "panel.home",
            tr("Back to the timeline"),
            menu,
            lambda desk: desk.next_panel(0),
            ("Esc",),
            "arrow-bend-up-left",
            off=no_project,
            part=2,
        ),
        Action(
            "theme.light",
            tr("Light theme"),
            menu,
            lambda desk: desk.use_theme("dark" if desk.theme_name == "light" else "light"),
            (),
            "sun",
            on=lambda desk: desk.theme_name == "light",
            part=2,
        ),
    ]


def _timeline() -> list[Action]:
    return [
        _deed("timeline", "timeline.set_tool", tr("Select tool"), ("V",), "cursor", "select"),
        _deed("timeline", "timeline.set_tool", tr("Blade tool"), ("B",), "scissors", "blade"),
        _deed("timeline", "timeline.set_tool", tr("Retime tool"), ("R",), "timer", "retime"),
        _deed("timeline", "timeline.toggle_snap", tr("Snap"), ("N",), "magnet-straight"),
        _deed("timeline", "timeline.toggle_ripple", tr("Ripple"), (), "arrows-out-line-horizontal"),
        _deed("timeline", "timeline.zoom_out", tr("Zoom out"), ("-",), "magnifying-glass-minus"),
        _deed("timeline", "timeline.zoom_in", tr("Zoom in"), ("=", "+"), "magnifying-glass-plus"),
        _deed("timeline", "timeline.zoom_fit", tr("Zoom to the whole reel"), ("Shift+Z",), "arrows-left-right"),
        _deed("timeline", "timeline.zoom_selection", tr("Zoom to the selection"), ("Shift+X",), "arrows-in"),
    ]


def _monitor() -> list[Action]:
    return [
        _deed("monitor", "monitor.toggle", tr("Safe areas"), ("S",), "frame-corners", "safe"),
        _deed("monitor", "monitor.toggle", tr("Thirds"), ("G",), "grid-four", "grid"),
        _deed("monitor", "monitor.toggle", tr("Overlay on the picture"), ("H",), "text-aa", "overlay"),
        _deed("monitor", "monitor.full_screen", tr("Full screen"), ("F",), "corners-out"),
        _deed("monitor", "monitor.grab_still", tr("Save a still"), ("Ctrl+Alt+E",), "camera"),
        _deed("board", "board.find_shot", tr("Find a shot…"), ("Ctrl+F",), "magnifying-glass"),
    ]
