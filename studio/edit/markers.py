"""Deeds on markers, and what becomes of markers when their shots change."""

from collections.abc import Iterable

from studio.edit.change import Change, Edit, addition, field_change, removal
from studio.edit.checks import called, marker_of
from studio.errors import BadInputError
from studio.model.board import Board
from studio.model.rows import Marker, Shot, new_id
from studio.model.text import clean_line, clean_text


def add_marker(board: Board, *, frame: int, name: str = "", notes: str = "") -> Edit:
    """Mark a frame of the reel; `edit.added("markers")` holds the marker's id.

    Raises `BadInputError` for a frame that the reel does not have.
    """
    shot = board.at(frame)
    if shot is None:
        raise BadInputError(f"Frame {frame} cannot be marked: the reel has {board.length:,} frames.")
    marker = Marker(
        id=new_id(),
        shot=shot.id,
        frame=frame - board.start(shot),
        name=clean_line(name, "marker's name"),
        notes=clean_text(notes, "notes"),
    )
    return Edit(f"Add marker in {called(board, shot)}", (addition("markers", marker),))


def set_marker(board: Board, *, marker: str, name: str | None = None, notes: str | None = None) -> Edit:
    """Give a marker another name or other notes."""
    row = marker_of(board, marker)
    changes: list[Change] = []
    if name is not None:
        changes.append(field_change("markers", row, "name", clean_line(name, "marker's name")))
    if notes is not None:
        changes.append(field_change("markers", row, "notes", clean_text(notes, "notes")))
    return Edit(f"Set {_named(row)}", tuple(change for change in changes if change.before != change.after))


def move_marker(board: Board, *, marker: str, frame: int) -> Edit:
    """Move a marker to the frame of the reel that is nearest to the one given; it belongs to the shot there."""
    row = marker_of(board, marker)
    shot = board.at(max(0, min(frame, board.length - 1)))
    if shot is None:
        return Edit(f"Move {_named(row)}", ())
    offset = max(0, min(frame, board.length - 1)) - board.start(shot)
    changes = (field_change("markers", row, "shot", shot.id), field_change("markers", row, "frame", offset))
    return Edit(f"Move {_named(row)}", tuple(change for change in changes if change.before != change.after))


def remove_marker(board: Board, *, marker: str) -> Edit:
    """Take a marker away."""
    row = marker_of(board, marker)
    return Edit(f"Remove {_named(row)}", (removal("markers", row),))


def _named(marker: Marker) -> str:
    return f"marker {marker.name}".rstrip()


def carried(board: Board, shot: Shot, by: int) -> list[Change]:
    """The changes that keep a shot's markers on what they mark when it begins `by` frames later."""
    if not by:
        return []
    return [field_change("markers", marker, "frame", marker.frame - by) for marker in board.markers_of(shot)]


def split_markers(board: Board, shot: Shot, at: int, second: str) -> list[Change]:
    """The changes by which the markers from frame `at` of a shot on go to the shot that follows the cut."""
    return [
        change
        for marker in board.markers_of(shot)
        if marker.frame >= at
        for change in (
            field_change("markers", marker, "shot", second),
            field_change("markers", marker, "frame", marker.frame - at),
        )
    ]


def with_markers(board: Board, shots: Iterable[Shot]) -> list[Change]:
    """The changes that remove shots and the markers on them."""
    return [
        change
        for shot in shots
        for change in (*(removal("markers", marker) for marker in board.markers_of(shot)), removal("shots", shot))
    ]
