"""Deeds on what many shots share: the project, scenes, and parameters in any ring of the cascade."""

from collections.abc import Iterable
from typing import Literal

from studio.edit.change import Change, Edit, Table, addition, field_change, removal
from studio.edit.checks import (
    called,
    called_all,
    check_name,
    check_size,
    check_value,
    scene_of,
    shot_of,
    shots_of,
)
from studio.edit.markers import with_markers
from studio.edit.place import scene_keys
from studio.errors import BadInputError, NotFoundError
from studio.model.board import Board
from studio.model.rows import Project, Scene, Shot, Value, new_id
from studio.model.text import clean_line, clean_text
from studio.model.time import Rate

Ring = Literal["project", "scene", "shot"]
MAX_START = 24 * 3600 * 240


def _target(board: Board, ring: Ring, of: str | None) -> tuple[Table, Project | Scene | Shot, str]:
    """The row whose parameters a ring means: its table, itself, and how a label names it."""
    if ring == "project":
        return "project", board.project, "the project"
    if of is None:
        raise BadInputError(f"No {ring} was named: say which {ring} the parameter is for.")
    if ring == "scene":
        scene = scene_of(board, of)
        return "scenes", scene, f"scene {scene.name}".rstrip()
    shot = shot_of(board, of)
    return "shots", shot, called(board, shot)


def set_param(board: Board, *, ring: Ring, name: str, value: Value, of: str | None = None) -> Edit:
    """Set a parameter for the project, a scene or a shot (`of`: its id, name or number)."""
    table, row, named = _target(board, ring, of)
    params = row.params | {check_name(name): check_value(name, value)}
    return Edit(f"Set {name} of {named}", (field_change(table, row, "params", params),))


def clear_param(board: Board, *, ring: Ring, name: str, of: str | None = None) -> Edit:
    """Let a parameter come from the ring outside again; raises `NotFoundError` if it is not set here."""
    table, row, named = _target(board, ring, of)
    params = dict(row.params)
    if params.pop(name, None) is None:
        raise NotFoundError(f"'{name}' is not set for {named}: there is nothing to clear.")
    return Edit(f"Clear {name} of {named}", (field_change(table, row, "params", params),))


def set_params(board: Board, *, shots: Iterable[str], name: str, value: Value) -> Edit:
    """Set a parameter on each of these shots."""
    name, value = check_name(name), check_value(name, value)
    rows = shots_of(board, shots)
    changes = [field_change("shots", row, "params", row.params | {name: value}) for row in rows]
    label = f"Set {name} of {called_all(board, rows)}"
    return Edit(label, tuple(change for change in changes if change.before != change.after))


def clear_params(board: Board, *, shots: Iterable[str], name: str) -> Edit:
    """Let a parameter of these shots come from the ring outside again; those that do not set it stay as they are."""
    rows = shots_of(board, shots)
    changes = [
        field_change("shots", row, "params", {key: value for key, value in row.params.items() if key != name})
        for row in rows
        if name in row.params
    ]
    return Edit(f"Clear {name} of {called_all(board, rows)}", tuple(changes))


def add_scene(board: Board, *, name: str, at: int | None = None) -> Edit:
    """Add a scene, as number `at` of the scenes or at the end; `edit.added("scenes")` holds its id."""
    name = clean_line(name, "scene's name")
    count = len(board.scene_order)
    if at is not None and not 1 <= at <= count + 1:
        raise BadInputError(f"There is no place {at} among the scenes: give a number from 1 to {count + 1}.")
    keys = scene_keys(board, None if at is None else at - 1)
    scene = Scene(id=new_id(), order=keys.keys[0], name=name or f"Scene {count + 1}")
    return Edit(f"Add scene {scene.name}", (*keys.spread, addition("scenes", scene)))


def rename_scene(board: Board, *, scene: str, name: str) -> Edit:
    """Give a scene another name; raises `BadInputError` if that is empty."""
    row, name = scene_of(board, scene), clean_line(name, "scene's name")
    if not name:
        raise BadInputError("The scene's name is empty: give it one.")
    return Edit(f"Rename scene {row.name}", (field_change("scenes", row, "name", name),))


def move_scene(board: Board, *, scene: str, to: int) -> Edit:
    """Move a scene with its shots so that it becomes scene number `to`."""
    row = scene_of(board, scene)
    count = len(board.scene_order)
    if not 1 <= to <= count:
        raise BadInputError(f"There is no place {to} among the scenes: give a number from 1 to {count}.")
    label = f"Move scene {row.name}"
    if board.scene_order[to - 1].id == row.id:
        return Edit(label, ())
    keys = scene_keys(board, to - 1, leaving=row.id)
    return Edit(label, (*keys.spread, field_change("scenes", row, "order", keys.keys[0])))


def set_scene_notes(board: Board, *, scene: str, notes: str) -> Edit:
    """Set a scene's notes."""
    row = scene_of(board, scene)
    return Edit(f"Set notes of scene {row.name}", (field_change("scenes", row, "notes", clean_text(notes, "notes")),))


def remove_scene(board: Board, *, scene: str) -> Edit:
    """Remove a scene with its shots and their markers; takes stay in the project."""
    row = scene_of(board, scene)
    shots = with_markers(board, board.shots_in(row.id))
    return Edit(f"Remove scene {row.name}", (*shots, removal("scenes", row)))


def set_project(
    board: Board,
    *,
    title: str | None = None,
    rate: Rate | None = None,
    width: int | None = None,
    height: int | None = None,
    start_frame: int | None = None,
    notes: str | None = None,
) -> Edit:
    """Set what is given of the project. Lengths in frames stay as they are when the rate changes."""
    now = board.project
    size = check_size(now.width if width is None else width, now.height if height is None else height)
    if start_frame is not None and not 0 <= start_frame <= MAX_START:
        raise BadInputError(f"The reel cannot start at frame {start_frame}: give 0 or a frame within 24 hours.")
    wanted: dict[str, object] = {
        "title": None if title is None else clean_line(title, "title"),
        "rate": rate,
        "width": size[0],
        "height": size[1],
        "start_frame": start_frame,
        "notes": None if notes is None else clean_text(notes, "notes"),
    }
    given: list[Change] = [
        field_change("project", now, field, value) for field, value in wanted.items() if value is not None
    ]
    changes = tuple(change for change in given if change.before != change.after)
    names = " and ".join(change.field.replace("_", " ") for change in changes)
    return Edit(f"Set {names} of the project" if len(changes) in (1, 2) else "Set up the project", changes)
