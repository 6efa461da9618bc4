"""Deeds on the trash: takes thrown away and taken back. Deleting for good is the store's, outside the history."""

from collections.abc import Collection, Iterable

from studio.edit.change import Change, Edit, field_change
from studio.edit.checks import take_of
from studio.edit.fields import shown_instead
from studio.model.board import Board
from studio.model.rows import Shot, Take


def trash_takes(board: Board, *, takes: Iterable[str]) -> Edit:
    """Throw takes away; a shot that shows one of them shows the newest that it has left, or none."""
    rows = {take.id: take for take in (take_of(board, name) for name in takes)}
    changes = [field_change("takes", take, "trashed", True) for take in rows.values() if not take.trashed]
    for shot in board.reel:
        if shot.chosen in rows:
            changes += shown_instead(board, shot, _left(board, shot, rows))
    return Edit(f"Throw away {_named(rows.values())}", tuple(changes))


def _left(board: Board, shot: Shot, gone: Collection[str]) -> Take | None:
    """The newest take of a shot that is not gone; a whole one if there is any."""
    left = [take for take in board.takes_of(shot) if take.id not in gone]
    return next((take for take in reversed(left) if not take.partial), left[-1] if left else None)


def restore_takes(board: Board, *, takes: Iterable[str]) -> Edit:
    """Take takes back out of the trash; which take a shot shows stays as it is."""
    rows = {take.id: take for take in (take_of(board, name) for name in takes)}
    changes: list[Change] = [field_change("takes", take, "trashed", False) for take in rows.values() if take.trashed]
    return Edit(f"Restore {_named(rows.values())}", tuple(changes))


def _named(takes: Collection[Take]) -> str:
    return f"take {next(iter(takes)).number}" if len(takes) == 1 else f"{len(takes)} takes"
