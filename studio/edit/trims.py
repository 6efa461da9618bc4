"""Deeds on cuts, as a drag makes them: ripple trim, roll, slip. Each goes as far as there are frames and no farther."""

from typing import Literal

from studio.edit.change import Change, Edit, field_change
from studio.edit.checks import called, shot_of
from studio.edit.markers import carried
from studio.errors import BadInputError
from studio.model.board import Board
from studio.model.recipe import MAX_SECONDS
from studio.model.rows import Shot

Edge = Literal["in", "out"]


def trim_edge(board: Board, *, shot: str, edge: Edge, by: int) -> Edit:
    """Have a shot begin (`in`) or end (`out`) `by` frames later, below 0 earlier; what follows moves up.

    Goes as far as `trim_reach` tells. An end beyond what the take holds makes the shot longer, which asks for a new
    take; without a take the shot's length changes at either edge.
    """
    row = shot_of(board, shot)
    low, high = trim_reach(board, shot=row.id, edge=edge)
    return Edit(f"Trim {edge} of {called(board, row)}", _trimmed(board, row, edge, max(low, min(by, high))))


def trim_reach(board: Board, *, shot: str, edge: Edge) -> tuple[int, int]:
    """By how many frames an edge of a shot can be moved, at least (0 or below) and at most (0 or above)."""
    row = shot_of(board, shot)
    longest = board.project.rate.frames(MAX_SECONDS)
    if edge == "out":
        return 1 - row.length, max(0, longest - row.take_in - row.length)
    before = row.take_in if board.chosen(row) else max(0, longest - row.length)
    return -before, row.length - 1


def roll_cut(board: Board, *, shot: str, by: int) -> Edit:
    """Move the cut between a shot and the next `by` frames later, below 0 earlier; the reel stays as long as it is.

    Goes as far as both shots allow (`roll_reach`). Raises `BadInputError` for the last shot of the reel.
    """
    row, behind = _pair(board, shot)
    low, high = roll_reach(board, shot=row.id)
    by = max(low, min(by, high))
    changes = (*_trimmed(board, row, "out", by), *_trimmed(board, behind, "in", by))
    return Edit(f"Roll the cut behind {called(board, row)}", changes)


def roll_reach(board: Board, *, shot: str) -> tuple[int, int]:
    """By how many frames the cut behind a shot can be moved, at least (0 or below) and at most (0 or above)."""
    row, behind = _pair(board, shot)
    first = trim_reach(board, shot=row.id, edge="out")
    second = trim_reach(board, shot=behind.id, edge="in")
    return max(first[0], second[0]), min(first[1], second[1])


def _pair(board: Board, shot: str) -> tuple[Shot, Shot]:
    row = shot_of(board, shot)
    number = board.numbers[row.id]
    if number == len(board.reel):
        raise BadInputError(f"{called(board, row).capitalize()} is the last of the reel: there is no cut behind it.")
    return row, board.reel[number]


def slip_shot(board: Board, *, shot: str, by: int) -> Edit:
    """Show what a shot's take holds `by` frames later, below 0 earlier, for as long as before.

    Goes as far as the take does (`slip_reach`).
    """
    row = shot_of(board, shot)
    low, high = slip_reach(board, shot=row.id)
    by = max(low, min(by, high))
    start, end = row.take_in + by, row.take_in + row.length + by
    own = _set(row, take_in=start, take_out=None if end == row.frames else end) if by else []
    return Edit(f"Slip {called(board, row)}", (*own, *carried(board, row, by)))


def slip_reach(board: Board, *, shot: str) -> tuple[int, int]:
    """By how many frames a shot's content can be slipped, at least (0 or below) and at most (0 or above)."""
    row = shot_of(board, shot)
    take = board.chosen(row)
    if take is None:
        return 0, 0
    return -row.take_in, max(0, max(row.frames, take.frames) - row.take_in - row.length)


def _trimmed(board: Board, row: Shot, edge: Edge, by: int) -> tuple[Change, ...]:
    """The changes that move an edge by a number of frames that is within its reach."""
    if not by:
        return ()
    moved = carried(board, row, by) if edge == "in" else []
    if board.chosen(row) is None:
        length = row.length - by if edge == "in" else row.length + by
        return (*_set(row, frames=length, take_in=0, take_out=None), *moved)
    if edge == "in":
        return (*_set(row, take_in=row.take_in + by), *moved)
    frames, out = _ending(board, row, row.take_in + row.length + by)
    return tuple(_set(row, frames=frames, take_out=out))


def _ending(board: Board, row: Shot, end: int) -> tuple[int, int | None]:
    """`frames` and `take_out` of a shot that is to end at a source frame.

    Length that was asked for beyond the take is given up again before the take is cut, so that dragging an end out
    and back leaves the take what it was asked to be. A part of a take says nothing of the length that was wanted.
    """
    take = board.chosen(row)
    made = take.frames if take and not take.partial else row.frames
    frames = max(end, made) if end > max(made, row.frames) or row.frames > made else row.frames
    return frames, None if end == frames else end


def _set(row: Shot, **values: int | None) -> list[Change]:
    changes = [field_change("shots", row, field, value) for field, value in values.items()]
    return [change for change in changes if change.before != change.after]
