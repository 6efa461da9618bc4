"""Which shots no longer show what would be made now, and why.

A shot is stale by itself when its recipe changed, and by descent when it starts from a frame of a shot that is stale:
so a change upstream is seen at once on exactly the shots that depend on it, before anything is made again. Where a
take was split, all its parts descend from what the take started from.
"""

from collections.abc import Container, Mapping

from studio.model.board import Board
from studio.model.recipe import stale_reason
from studio.model.rows import Shot, Take


def stale_reasons(board: Board) -> dict[str, str]:
    """Shot id to the reason, in words, for the stale shots only; in reel order."""
    reasons: dict[str, str] = {}
    origins: dict[str, str] = {}
    previous: Shot | None = None
    for shot in board.reel:
        take = board.chosen(shot)
        if take is not None:
            origin = origin_of(shot, take, previous, reasons, origins)
            if origin is not None:
                origins[shot.id] = origin
            reason = stale_reason(board, shot, take) or (inherited(board, origin) if origin else "")
            if reason:
                reasons[shot.id] = reason
        previous = shot
    return reasons


def origin_of(
    shot: Shot, take: Take, previous: Shot | None, stale: Container[str], origins: Mapping[str, str]
) -> str | None:
    """The stale shot (its id) that a shot's take starts from, if any.

    `previous` is the shot before it, `stale` the stale shots before it, `origins` what this told of them.
    """
    if previous is None:
        return None
    if not shot.bridge:
        return origins.get(previous.id) if previous.chosen == take.id else None
    return previous.id if take.ask.takes_first_frame and previous.id in stale else None


def inherited(board: Board, origin: str) -> str:
    """The reason of a shot that starts from a stale one."""
    return f"shot {board.numbers[origin]} changed"
