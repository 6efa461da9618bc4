"""Which drafts of a typing burst are worth keeping: those that somebody had time to look at."""

import time
from typing import NamedTuple

from studio.model.board import Board
from studio.model.rows import Take

SETTLED_S = 4.0
"""A draft that was looked at for so long is kept when the next one comes."""


class _Last(NamedTuple):
    take: str
    shot: str
    at: float


class Burst:
    """Follows live drafts: what is asked for and what becomes of it. Times are monotonic seconds."""

    def __init__(self) -> None:
        self._last: _Last | None = None
        self._passing: str | None = None

    def asked(self, shot: str, now: float | None = None) -> None:
        """Another live draft of a shot was asked for."""
        last, moment = self._last, time.monotonic() if now is None else now
        if last is not None and last.shot == shot and moment - last.at < SETTLED_S:
            self._passing = last.take
        elif last is not None:
            self._passing = None

    def finished(self, take: Take, board: Board, *, cached: bool, now: float | None = None) -> str | None:
        """A live draft is there; the id of the take that it makes superfluous, if one.

        Takes that bear a star or a label, that a shot shows, or that were there before the burst, stay.
        """
        older, self._passing = self._passing, None
        self._last = None if cached else _Last(take.id, take.shot, time.monotonic() if now is None else now)
        row = board.takes.get(older) if older and older != take.id else None
        if row is None or row.star or row.label or any(shot.chosen == row.id for shot in board.shots.values()):
            return None
        return row.id
