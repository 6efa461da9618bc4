"""Deeds on the history and on the selection."""

from studio.edit import deeds
from studio.ui.actions.desk import Desk
from studio.ui.actions.record import Action
from studio.ui.actions.when import EDITS, EDITS_SHOTS, meant, no_project, no_shots, tr, unless


def _undo(desk: Desk) -> None:
    label = desk.session.undo()
    if label:
        desk.session.say(tr("Undone: {label}.").format(label=label))


def _redo(desk: Desk) -> None:
    label = desk.session.redo()
    if label:
        desk.session.say(tr("Done again: {label}.").format(label=label))


def _nothing_to_undo(desk: Desk) -> str:
    return "" if desk.session.document.can_undo else tr("there is nothing to undo")


def _nothing_to_redo(desk: Desk) -> str:
    return "" if desk.session.document.can_redo else tr("there is nothing to redo")


def _duplicate(desk: Desk) -> None:
    edit = desk.session.do(deeds.duplicate_shots, shots=meant(desk))
    if edit:
        desk.session.selection.become(edit.added("shots"))


def remove(desk: Desk) -> None:
    """Remove the shots that are meant; the shot behind them is selected then."""
    session = desk.session
    shots = set(meant(desk))
    after = [shot.id for shot in session.board.reel if shot.id not in shots]
    last = max(session.board.numbers[name] for name in shots)
    behind = [name for name in after if session.board.numbers[name] > last]
    if session.do(deeds.remove_shots, shots=meant(desk)):
        session.selection.only(behind[0] if behind else after[-1] if after else None)


def edit_actions() -> list[Action]:
    """The Edit menu."""
    return [*_history(), *_shots(), *_selecting(), *_finding()]


def _history() -> list[Action]:
    menu = tr("Edit")
    return [
        Action(
            "edit.undo",
            tr("Undo"),
            menu,
            _undo,
            ("Ctrl+Z",),
            "arrow-u-up-left",
            off=unless(EDITS, _nothing_to_undo),
            note=lambda desk: desk.session.document.can_undo or "" if desk.is_open else "",
        ),
        Action(
            "edit.redo",
            tr("Redo"),
            menu,
            _redo,
            ("Ctrl+Shift+Z", "Ctrl+Y"),
            "arrow-u-up-right",
            off=unless(EDITS, _nothing_to_redo),
            note=lambda desk: desk.session.document.can_redo or "" if desk.is_open else "",
        ),
    ]


def _shots() -> list[Action]:
    menu = tr("Edit")
    return [
        Action("edit.duplicate", tr("Duplicate"), menu, _duplicate, ("Ctrl+D",), "copy", off=EDITS_SHOTS, part=1),
        Action(
            "edit.remove",
            tr("Remove from the reel"),
            menu,
            remove,
            ("Del", "Backspace"),
            "trash",
            off=EDITS_SHOTS,
            part=1,
        ),
    ]


def _selecting() -> list[Action]:
    menu = tr("Edit")
    return [
        Action(
            "edit.select_all",
            tr("Select all shots"),
            menu,
            lambda desk: desk.session.selection.all(),
            ("Ctrl+A",),
            "selection-all",
            off=unless(no_project, no_shots),
            part=2,
        ),
        Action(
            "edit.select_none",
            tr("Select nothing"),
            menu,
            lambda desk: desk.session.selection.only(None),
            ("Ctrl+Shift+A",),
            "selection",
            off=no_project,
            part=2,
        ),
        Action(
            "edit.select_stale",
            tr("Select what is stale"),
            menu,
            lambda desk: desk.session.selection.become(desk.session.standings.stale()),
            (),
            "arrows-clockwise",
            off=unless(no_project, _nothing_stale),
            part=2,
        ),
    ]


def _finding() -> list[Action]:
    menu = tr("Edit")
    return [
        Action(
            "edit.palette",
            tr("Find an action…"),
            menu,
            lambda desk: desk.show_page("palette"),
            ("Ctrl+K",),
            "magnifying-glass",
            part=3,
        ),
        Action("edit.keys", tr("Shortcuts…"), menu, lambda desk: desk.show_page("remap"), (), "keyboard", part=3),
    ]


def _nothing_stale(desk: Desk) -> str:
    return "" if desk.session.standings.stale() else tr("nothing is stale")
