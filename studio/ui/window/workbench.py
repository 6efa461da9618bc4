"""The panels of an open project: top bar, docks around the monitor, status line; their places by workspace."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QByteArray, QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QVBoxLayout, QWidget

from studio.ui.actions.desk import Desk, PanelName, Workspace
from studio.ui.exporting.exports import Exports
from studio.ui.exporting.meter import ExportMeter
from studio.ui.session import Session
from studio.ui.theme import Theme
from studio.ui.window.commands import Commands
from studio.ui.window.density import Density, density
from studio.ui.window.floating import Floating
from studio.ui.window.layouts import Layouts, as_bytes, as_text
from studio.ui.window.panels import make_panel
from studio.ui.window.statusline import HEIGHT as STATUS
from studio.ui.window.statusline import StatusLine
from studio.ui.window.topbar import TopBar
from studio.ui.window.wiring import Wiring

_LAYOUT_VERSION = 1
_LEAST_MONITOR = 560
"""Width that the monitor keeps beside a board that takes the room there is."""
_AREAS: dict[PanelName, Qt.DockWidgetArea] = {
    "board": Qt.DockWidgetArea.LeftDockWidgetArea,
    "inspector": Qt.DockWidgetArea.RightDockWidgetArea,
    "timeline": Qt.DockWidgetArea.BottomDockWidgetArea,
    "jobs": Qt.DockWidgetArea.RightDockWidgetArea,
    "scopes": Qt.DockWidgetArea.RightDockWidgetArea,
    "telemetry": Qt.DockWidgetArea.RightDockWidgetArea,
}
_SHOWN: dict[Workspace, tuple[PanelName, ...]] = {
    "board": ("board", "inspector"),
    "edit": ("board", "inspector", "timeline"),
    "review": ("timeline", "scopes"),
}
"""The docks of each workspace as it comes."""


@runtime_checkable
class HoldsWords(Protocol):
    """A panel that is typed into, and commits after a pause."""

    def flush(self) -> None:
        """Commit what was typed, now."""
        ...


class Workbench(QWidget):
    """All that is seen of one session."""

    def __init__(self, session: Session, theme: Theme, commands: Commands, desk: Desk, layouts: Layouts) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self.wiring = Wiring(session, commands, self)
        self._layouts = layouts
        self._density: Density | None = None
        self.workspace: Workspace = layouts.workspace if layouts.workspace in _SHOWN else "edit"
        self.panels: dict[PanelName, QWidget] = {}
        self._docks: dict[PanelName, QDockWidget] = {}
        self.topbar = TopBar(session, theme, commands, desk)
        self.status = StatusLine(session, theme)
        self.exports = Exports(self)
        self.exports.noticed.connect(session.noticed)
        self.status.add(ExportMeter(self.exports, theme))
        self._inner = self._build_docks()
        self._queue = Floating(theme, self, drawer=False, above=STATUS)
        self._drawer = Floating(theme, self, drawer=True, above=STATUS)
        self.status.queue_asked.connect(lambda: self.show_panel("queue", not self.is_shown("queue")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.topbar)
        column.addSpacing(2)
        column.addWidget(self._inner, 1)
        column.addSpacing(1)
        column.addWidget(self.status)

    def _build_docks(self) -> QMainWindow:
        inner = QMainWindow(self)
        inner.setWindowFlags(Qt.WindowType.Widget)
        inner.setDockNestingEnabled(True)
        for corner in (Qt.Corner.BottomLeftCorner, Qt.Corner.BottomRightCorner):
            inner.setCorner(corner, Qt.DockWidgetArea.BottomDockWidgetArea)
        for name, area in _AREAS.items():
            dock = QDockWidget(name.capitalize(), inner)
            dock.setObjectName(name)
            dock.setTitleBarWidget(QWidget(dock))
            dock.hide()
            inner.addDockWidget(area, dock)
            self._docks[name] = dock
        inner.setCentralWidget(self.make("monitor"))
        return inner

    def make(self, name: PanelName) -> QWidget:
        """A panel, made when it is first asked for."""
        if name not in self.panels:
            made = make_panel(name, self._session, self._theme)
            self.panels[name] = made
            if name in self._docks:
                self._docks[name].setWidget(made)
            self.wiring.connect_panel(made)
        return self.panels[name]

    def is_shown(self, name: PanelName) -> bool:
        """Whether a panel is in sight, be it as a dock or floating."""
        if name == "queue":
            return self._queue.isVisible()
        if name == "inspector" and self._in_drawer:
            return self._drawer.isVisible()
        dock = self._docks.get(name)
        return dock.isVisible() if dock else name in self.panels and self.panels[name].isVisible()

    def show_panel(self, name: PanelName, on: bool) -> None:
        """Show a panel, or hide it."""
        if name == "queue":
            self._show_queue(on)
        elif name == "inspector" and self._in_drawer:
            self._show_drawer(on)
        elif name in self._docks:
            if on:
                self.make(name)
            self._docks[name].setVisible(on)

    def _show_queue(self, on: bool) -> None:
        if on:
            self._queue.hold(self.make("queue"))
            button = self.status.queue
            self._queue.place(left=button.mapTo(self, QPoint(0, 0)).x())
            self._queue.raise_()
        self._queue.setVisible(on)
        self.status.queue.setChecked(on)

    @property
    def _in_drawer(self) -> bool:
        return bool(self._density and self._density.drawer)

    def _show_drawer(self, on: bool) -> None:
        if on:
            self._drawer.hold(self.make("inspector"))
            monitor = self.panels["monitor"]
            top = monitor.mapTo(self, QPoint(0, 0)).y()
            self._drawer.place(top=top, bottom=top + monitor.height())
            self._drawer.raise_()
        self._drawer.setVisible(on)

    def use_workspace(self, name: Workspace) -> None:
        """Go to another workspace; the places of this one are kept."""
        if name == self.workspace:
            return
        self.keep_layout()
        self.workspace = name
        self.restore_layout()

    def keep_layout(self) -> None:
        """Put down where the panels of this workspace stand."""
        self._layouts.spaces[self.workspace] = self.layout_text()
        self._layouts.workspace = self.workspace

    def layout_text(self) -> str:
        """Where panels stand now, as a layout is kept."""
        return as_text(self._inner.saveState(_LAYOUT_VERSION))

    def restore_layout(self, text: str = "") -> None:
        """Put panels where they stood in this workspace, or as `text` says; as they come, where nothing is known."""
        for name in _SHOWN[self.workspace]:
            self.make(name)
        state = as_bytes(text or self._layouts.spaces.get(self.workspace, ""))
        if not state or not self._inner.restoreState(QByteArray(state), _LAYOUT_VERSION):
            self._arrange()
        for name, dock in self._docks.items():
            if dock.isVisible():
                self.make(name)
        self.topbar.show_workspace(self.workspace)
        grid = getattr(self.panels.get("board"), "use_grid", None)
        if callable(grid):
            grid(self.workspace == "board")
        self._density = None
        self._fit()

    def reset_layout(self) -> None:
        """Put the panels of this workspace where they come."""
        self._layouts.spaces.pop(self.workspace, None)
        self.restore_layout()

    def _arrange(self) -> None:
        for name, dock in self._docks.items():
            dock.setFloating(False)
            self._inner.addDockWidget(_AREAS[name], dock)
            dock.setVisible(name in _SHOWN[self.workspace])
        QTimer.singleShot(0, self, self._size_docks)

    def _size_docks(self) -> None:
        """Give docks the widths and heights that suit the window."""
        room = density(self.width(), self.height())
        beside = 0 if room.drawer else room.inspector
        wide = max(280, self.width() - beside - _LEAST_MONITOR) if self.workspace == "board" else room.board
        sides: dict[PanelName, int] = {"board": wide, "inspector": room.inspector, "jobs": room.inspector or 320}
        sides |= {"scopes": 420, "telemetry": 420}
        shown: list[PanelName] = [name for name in sides if self._docks[name].isVisible()]
        docks = [self._docks[name] for name in shown]
        self._inner.resizeDocks(docks, [sides[name] for name in shown], Qt.Orientation.Horizontal)
        self._inner.resizeDocks([self._docks["timeline"]], [room.timeline], Qt.Orientation.Vertical)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave away what there is no room for, and bring back what there is."""
        now = density(self.width(), self.height())
        if now == self._density:
            return
        before, self._density = self._density, now
        self.topbar.compact(not now.words)
        self.status.compact(now.low)
        for panel in self.panels.values():
            fit = getattr(panel, "set_compact", None)
            if callable(fit):
                fit(now.rail)
        if before is None or before.drawer != now.drawer:
            self._change_drawer(now.drawer)
        QTimer.singleShot(0, self, self._size_docks)

    def _change_drawer(self, drawer: bool) -> None:
        if drawer:
            self._docks["inspector"].hide()
            return
        self._drawer.hide()
        if "inspector" in self.panels:
            self._docks["inspector"].setWidget(self.panels["inspector"])
            self.panels["inspector"].show()
            self._docks["inspector"].setVisible("inspector" in _SHOWN[self.workspace])

    def settle(self) -> None:
        """Commit what is being typed in the inspector."""
        inspector = self.panels.get("inspector")
        if isinstance(inspector, HoldsWords):
            inspector.flush()

    def shut(self) -> None:
        """Close the panels; what they do beside the window ends."""
        self.keep_layout()
        self.exports.close()
        for panel in self.panels.values():
            panel.close()
