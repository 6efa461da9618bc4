"""What the palette offers: deeds, shots and projects that fit what was typed, in groups, the best first."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, cast

from PySide6.QtCore import QCoreApplication

from studio.model.rows import Shot
from studio.ui.actions import Desk
from studio.ui.theme import STATES
from studio.ui.theme.states import LookName
from studio.ui.window.commands import Commands
from studio.ui.window.fuzzy import Match, match

SHOTS = "#"
"""What is typed before a shot's number or words."""
_FEW_SHOTS, _MANY_SHOTS = 5, 50
_LEAST = 2
"""Letters after which shots are offered among the deeds."""


class Wish(NamedTuple):
    """One line: what it does, and how it looks. `off`: why it cannot be done now."""

    group: str
    title: str
    grant: Callable[[], object]
    glyph: str = ""
    note: str = ""
    keys: str = ""
    off: str = ""
    places: tuple[int, ...] = ()


def tr(words: str) -> str:
    """Words in the user's language."""
    return QCoreApplication.translate("Wishes", words)


def wishes(query: str, commands: Commands, desk: Desk, lately: Sequence[str] = ()) -> list[Wish]:
    """What fits a query. With none, what was done lately, then everything; with `#`, shots alone."""
    if query.startswith(SHOTS):
        return list(_shots(query[1:].strip(), desk, _MANY_SHOTS))
    if not query.strip():
        return [*_recent(commands, lately), *_deeds("", commands)]
    found = _deeds(query, commands)
    shots = list(_shots(query.strip(), desk, _FEW_SHOTS)) if len(query.strip()) >= _LEAST else []
    return [*found, *shots]


def _wish(commands: Commands, name: str, group: str, places: tuple[int, ...] = ()) -> Wish:
    record = commands.records[name]
    off = commands.off(name)
    note = off or commands.note(name)
    return Wish(
        group, record.title, partial(commands.run, name), record.glyph, note, commands.keys_of(name), off, places
    )


def _recent(commands: Commands, lately: Sequence[str]) -> list[Wish]:
    return [_wish(commands, name, tr("Lately")) for name in lately if name in commands.records]


def _deeds(query: str, commands: Commands) -> list[Wish]:
    """Deeds that fit, in groups by menu; the group of the best one comes first."""
    hits: list[tuple[Match, str]] = []
    for name, record in commands.records.items():
        found = match(query, record.title) or _by_menu(query, f"{record.menu} {record.title}", len(record.menu) + 1)
        if found:
            hits.append((found, name))
    if query:
        hits.sort(key=lambda hit: -hit[0].worth)
    groups = list(dict.fromkeys(commands.records[name].menu for _, name in hits))
    return [
        _wish(commands, name, group, found.places)
        for group in groups
        for found, name in hits
        if commands.records[name].menu == group
    ]


def _by_menu(query: str, title: str, skip: int) -> Match | None:
    """A match that begins in the menu's name; it counts for less, and only letters of the title are marked."""
    found = match(query, title) if " " in query.strip() else None
    return Match(found.worth // 2, tuple(at - skip for at in found.places if at >= skip)) if found else None


def _shots(query: str, desk: Desk, most: int) -> Iterator[Wish]:
    """Shots whose number is, or whose words hold, what was typed."""
    if not desk.is_open:
        return
    board = desk.session.board
    words, count = query.lower().split(), 0
    for number, shot in enumerate(board.reel, 1):
        if query.isdigit():
            fits = str(number).startswith(query)
        else:
            text = f"{shot.label} {shot.prompt} {shot.dialogue}".lower()
            fits = all(word in text for word in words)
        if fits:
            yield _shot(desk, number, shot)
            count += 1
            if count >= most:
                return


def _shot(desk: Desk, number: int, shot: Shot) -> Wish:
    standing = desk.session.standings.of(shot.id)
    look = STATES[cast("LookName", desk.session.standings.look(shot.id))]
    note = ", ".join(part for part in (look.word.lower(), standing.why) if part)
    title = tr("Shot {number}  {prompt}").format(number=number, prompt=shot.prompt)
    return Wish(tr("Go to"), title, partial(_go, desk, shot.id), "film-strip", note)


def _go(desk: Desk, shot: str) -> None:
    session = desk.session
    row = session.board.shots.get(shot)
    if row is not None:
        session.selection.only(shot)
        session.playing.seek(session.board.start(row))
