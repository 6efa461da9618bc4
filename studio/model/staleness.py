"""Which shots no longer show what would be made now, and why.

A shot is stale by itself when its recipe changed, and by descent when it starts from a frame of a shot that is stale:
so a change upstream is seen at once on exactly the shots that depend on it, before anything is made again.
"""

from studio.model.board import Board
from studio.model.recipe import stale_reason
from studio.model.rows import Shot, Take


def stale_reasons(board: Board) -> dict[str, str]:
    """Shot id to the reason, in words, for the stale shots only; in reel order."""
    reasons: dict[str, str] = {}
    previous: Shot | None = None
    for shot in board.reel:
        take = board.chosen(shot)
        if take is not None:
            reason = stale_reason(board, shot, take) or _inherited(board, shot, take, previous, reasons)
            if reason:
                reasons[shot.id] = reason
        previous = shot
    return reasons


def _inherited(board: Board, shot: Shot, take: Take, previous: Shot | None, reasons: dict[str, str]) -> str:
    if not shot.bridge or not take.ask.takes_first_frame or previous is None or previous.id not in reasons:
        return ""
    return f"shot {board.numbers[previous.id]} changed"
