"""Deeds on what a shot says and shows: prompt, length, in and out, take, link, words."""

from collections.abc import Iterable
from typing import Literal

from studio.edit.change import Change, Edit, field_change
from studio.edit.checks import called, called_all, check_frames, shot_of, shots_of, take_of
from studio.edit.markers import carried
from studio.errors import BadInputError
from studio.model.board import Board
from studio.model.rows import Shot, Take
from studio.model.text import clean_line, clean_prompt, clean_text

Words = Literal["notes", "dialogue", "sound", "label"]


def _edit(label: str, shot: Shot, /, **values: object) -> Edit:
    changes = [field_change("shots", shot, field, value) for field, value in values.items()]
    return Edit(label, tuple(change for change in changes if change.before != change.after))


def set_prompt(board: Board, *, shot: str, prompt: str) -> Edit:
    """Say anew what a shot shows; raises `BadInputError` for an empty or endless prompt."""
    row = shot_of(board, shot)
    return _edit(f"Set prompt of {called(board, row)}", row, prompt=clean_prompt(prompt))


def set_frames(board: Board, *, shot: str, frames: int) -> Edit:
    """Set the length a shot is made at; in and out that lie beyond it are given up."""
    return set_lengths(board, shots=[shot], frames=frames)


def set_lengths(board: Board, *, shots: Iterable[str], frames: int) -> Edit:
    """Set the length that each of these shots is made at; in and out that lie beyond it are given up."""
    check_frames(frames, board.project.rate)
    rows = shots_of(board, shots)
    changes = [change for row in rows for change in _lasting(board, row, frames)]
    return Edit(f"Set length of {called_all(board, rows)}", tuple(changes))


def _lasting(board: Board, row: Shot, frames: int) -> list[Change]:
    out = row.take_out if row.take_out is not None and row.take_out < frames else None
    start = row.take_in if row.take_in < (frames if out is None else out) else 0
    own = _edit("", row, frames=frames, take_in=start, take_out=out).changes
    return [*own, *carried(board, row, start - row.take_in)]


def trim_shot(board: Board, *, shot: str, take_in: int, take_out: int | None) -> Edit:
    """Show frames `take_in` up to, not including, `take_out` (`None`: the end) of what a shot's take holds."""
    row = shot_of(board, shot)
    take = board.chosen(row)
    longest = max(row.frames, take.frames) if take else row.frames
    end = row.frames if take_out is None else take_out
    if not 0 <= take_in < end <= longest:
        raise BadInputError(
            f"{called(board, row).capitalize()} cannot be trimmed to frames {take_in} to {end}: "
            f"give an in from 0 and, after it, an out up to {longest}."
        )
    out = None if end == row.frames else end
    own = _edit("", row, take_in=take_in, take_out=out).changes
    return Edit(f"Trim {called(board, row)}", (*own, *carried(board, row, take_in - row.take_in)))


def set_field(board: Board, *, shot: str, field: Words, value: str) -> Edit:
    """Set a shot's notes, dialogue, sound or label: words that do not influence its frames."""
    if field not in ("notes", "dialogue", "sound", "label"):
        raise BadInputError(f"'{field}' is not a text of a shot: it has notes, dialogue, sound and label.")
    row = shot_of(board, shot)
    text = clean_line(value, "label") if field == "label" else clean_text(value, field)
    return _edit(f"Set {field} of {called(board, row)}", row, **{field: text})


def set_bridge(board: Board, *, shot: str, bridge: bool) -> Edit:
    """Have a shot start from the last shown frame of the shot before it, or not."""
    row = shot_of(board, shot)
    return _edit(f"{'Link' if bridge else 'Unlink'} {called(board, row)}", row, bridge=bridge)


def choose_take(board: Board, *, shot: str, take: str | None) -> Edit:
    """Show a take (its id) for a shot, or none; in and out that the take is too short for are given up."""
    row = shot_of(board, shot)
    if take is None:
        return _edit(f"Show no take for {called(board, row)}", row, chosen=None)
    found = take_of(board, take)
    return Edit(f"Choose take {found.number} for {called(board, row)}", tuple(shown_instead(board, row, found)))


def shown_instead(board: Board, row: Shot, take: Take | None) -> list[Change]:
    """The changes by which a shot shows another take or none, its in and out given up if the take is too short."""
    short = take and (row.take_in >= take.frames or (row.take_out or 0) > max(take.frames, row.frames))
    chosen = take.id if take else None
    if not short:
        return list(_edit("", row, chosen=chosen).changes)
    return [*_edit("", row, chosen=chosen, take_in=0, take_out=None).changes, *carried(board, row, -row.take_in)]


def mark_take(board: Board, *, take: str, label: str | None = None, star: bool | None = None) -> Edit:
    """Give a take a label or a star, or take it away."""
    row = take_of(board, take)
    changes: list[Change] = []
    if label is not None:
        changes.append(field_change("takes", row, "label", clean_line(label, "label")))
    if star is not None:
        changes.append(field_change("takes", row, "star", star))
    return Edit(f"Mark take {row.number}", tuple(change for change in changes if change.before != change.after))
