"""Why a deed cannot be done now, in a few words; empty where it can."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from studio.model.rows import Shot
from studio.ui.actions.desk import Desk

Reason = Callable[[Desk], str]


def tr(words: str) -> str:
    """Words in the user's language."""
    return QCoreApplication.translate("Actions", words)


def unless(*reasons: Reason) -> Reason:
    """The first of several reasons that holds."""
    return lambda desk: next((said for reason in reasons if (said := reason(desk))), "")


def no_project(desk: Desk) -> str:
    """No project is open."""
    return "" if desk.is_open else tr("no project is open")


def read_only(desk: Desk) -> str:
    """The project may not be changed."""
    return tr("open for reading only") if desk.session.read_only else ""


def no_shots(desk: Desk) -> str:
    """There is nothing to play."""
    return "" if desk.session.board.reel else tr("the reel has no shots")


def nothing_meant(desk: Desk) -> str:
    """No shot is selected, and none is under the playhead."""
    return "" if meant(desk) else tr("select a shot first")


def meant(desk: Desk) -> tuple[str, ...]:
    """The shots that a deed is about: those selected, else the one under the playhead; ids in reel order."""
    session = desk.session
    if session.selection.shots:
        return session.selection.shots
    shot = session.playing.shot
    return (shot,) if shot else ()


def current(desk: Desk) -> Shot | None:
    """The one shot that a deed is about."""
    session = desk.session
    name = session.selection.current or session.playing.shot
    return session.board.shots.get(name) if name else None


def here(desk: Desk) -> tuple[Shot, int] | None:
    """The shot under the playhead, and the playhead's frame within it, from 0."""
    board, frame = desk.session.board, desk.session.playing.frame
    shot = board.at(frame)
    return (shot, frame - board.start(shot)) if shot else None


EDITS = unless(no_project, read_only)
"""Deeds that change the board."""
EDITS_SHOTS = unless(no_project, read_only, nothing_meant)
"""Deeds that change some shots."""
PLAYS = unless(no_project, no_shots)
"""Deeds of the transport."""
