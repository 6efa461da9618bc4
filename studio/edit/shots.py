"""Deeds on shots as wholes: add, remove, move, split."""

from collections.abc import Iterable, Sequence

import msgspec

from studio.edit.change import Change, Edit, addition, field_change, removal
from studio.edit.checks import called, check_frames, check_name, check_value, scene_of, shot_of
from studio.edit.place import Keys, Slot, keys_for, scene_keys, slot_at
from studio.errors import BadInputError
from studio.model.board import Board
from studio.model.rows import Scene, Shot, Value, new_id
from studio.model.text import clean_line, clean_prompt, clean_text

DEFAULT_SECONDS = 3


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A shot that is to be added. `frames`: `None` is three seconds. `scene`: its name, made where there is none."""

    prompt: str
    frames: int | None = None
    scene: str = ""
    label: str = ""
    bridge: bool = False
    params: dict[str, Value] = {}
    notes: str = ""
    dialogue: str = ""
    sound: str = ""
    extra: dict[str, str] = {}


def _shot(board: Board, draft: Draft, scene: str, order: str) -> Shot:
    """The row of a draft; raises `BadInputError` for what it cannot hold."""
    rate = board.project.rate
    return Shot(
        id=new_id(),
        scene=scene,
        order=order,
        prompt=clean_prompt(draft.prompt),
        frames=check_frames(rate.frames(DEFAULT_SECONDS) if draft.frames is None else draft.frames, rate),
        label=clean_line(draft.label, "label"),
        bridge=draft.bridge,
        params={check_name(name): check_value(name, value) for name, value in draft.params.items()},
        notes=clean_text(draft.notes, "notes"),
        dialogue=clean_text(draft.dialogue, "dialogue"),
        sound=clean_text(draft.sound, "sound"),
        extra={clean_line(name, "column's name"): clean_text(text, "column") for name, text in draft.extra.items()},
    )


def add_shot(
    board: Board,
    *,
    prompt: str,
    frames: int | None = None,
    scene: str | None = None,
    at: int | None = None,
    label: str = "",
    bridge: bool = False,
    params: dict[str, Value] | None = None,
) -> Edit:
    """Add a shot, as number `at` of the reel or at the end; `edit.added("shots")` holds its id.

    `scene` is the id or name of a scene that exists; without it the shot joins the scene of its place, and the first
    shot of a project without scenes makes one. Raises `BadInputError`, `NotFoundError`.
    """
    draft = Draft(prompt=prompt, frames=frames, label=label, bridge=bridge, params=params or {})
    slot = slot_at(board, at, scene_of(board, scene) if scene is not None else None)
    changes: list[Change] = []
    if slot is None:
        first = Scene(id=new_id(), order=scene_keys(board).keys[0], name="Scene 1")
        changes.append(addition("scenes", first))
        slot = Slot(first.id)
    keys = keys_for(board, slot, 1)
    changes += [*keys.spread, addition("shots", _shot(board, draft, slot.scene, keys.keys[0]))]
    return Edit("Add shot", tuple(changes))


def add_shots(board: Board, *, drafts: Sequence[Draft]) -> Edit:
    """Add many shots in one step, each at the end of its scene; scenes that do not exist are made, in order met.

    A draft without a scene goes where the one before went, at first to the last scene. Raises `BadInputError`.
    """
    last = board.scene_order[-1].name if board.scene_order else "Scene 1"
    groups: dict[str, list[Draft]] = {}
    for draft in drafts:
        last = clean_line(draft.scene, "scene's name") or last
        groups.setdefault(last, []).append(draft)
    missing = [name for name in groups if board.scene_named(name) is None]
    fresh = zip(missing, scene_keys(board, count=len(missing)).keys, strict=True)
    made = {name: Scene(id=new_id(), order=key, name=name) for name, key in fresh}
    changes = [addition("scenes", scene) for scene in made.values()]
    for name, members in groups.items():
        scene = made.get(name) or scene_of(board, name)
        keys = keys_for(board, Slot(scene.id), len(members))
        changes += keys.spread
        rows = zip(members, keys.keys, strict=True)
        changes += [addition("shots", _shot(board, draft, scene.id, key)) for draft, key in rows]
    return Edit("Add shot" if len(drafts) == 1 else f"Add {len(drafts)} shots", tuple(changes))


def remove_shots(board: Board, *, shots: Iterable[str]) -> Edit:
    """Remove shots. Their takes stay in the project: undo brings the shots back with them."""
    rows = {row.id: row for row in (shot_of(board, name) for name in shots)}
    label = f"Remove {called(board, next(iter(rows.values())))}" if len(rows) == 1 else f"Remove {len(rows)} shots"
    return Edit(label, tuple(removal("shots", row) for row in rows.values()))


def _moves(rows: Iterable[Shot], scene: str, keys: Keys) -> tuple[Change, ...]:
    placed = zip(rows, keys.keys, strict=True)
    wanted = [
        field_change("shots", row, field, value)
        for row, key in placed
        for field, value in (("scene", scene), ("order", key))
    ]
    return (*keys.spread, *(change for change in wanted if change.before != change.after))


def move_shot(board: Board, *, shot: str, to: int) -> Edit:
    """Move a shot so that it becomes number `to` of the reel; it joins the scene of the shot whose number it takes."""
    row = shot_of(board, shot)
    if not 1 <= to <= len(board.reel):
        raise BadInputError(f"There is no place {to} in the reel: give a number from 1 to {len(board.reel)}.")
    label, now = f"Move {called(board, row)}", board.numbers[row.id]
    if to == now:
        return Edit(label, ())
    met = board.reel[to - 1]
    behind = board.reel[to] if to > now and to < len(board.reel) else None
    before = met.id if to < now else behind.id if behind and behind.scene == met.scene else None
    return Edit(label, _moves([row], met.scene, keys_for(board, Slot(met.scene, before), 1, [row.id])))


def move_to_scene(board: Board, *, shots: Iterable[str], scene: str, at: int | None = None) -> Edit:
    """Move shots, in reel order, into a scene: in front of its shot with number `at` or after, or to its end."""
    rows = {row.id: row for row in (shot_of(board, name) for name in shots)}
    target = scene_of(board, scene)
    moving = sorted(rows.values(), key=lambda row: board.numbers[row.id])
    staying = [one for one in board.shots_in(target.id) if one.id not in rows]
    before = next((one.id for one in staying if at is not None and board.numbers[one.id] >= at), None)
    keys = keys_for(board, Slot(target.id, before), len(moving), rows)
    named = called(board, moving[0]) if len(moving) == 1 else f"{len(moving)} shots"
    return Edit(f"Move {named} to {target.name or 'the scene'}", _moves(moving, target.id, keys))


def split_shot(board: Board, *, shot: str, at: int) -> Edit:
    """Split a shot `at` frames after its start in the reel; `edit.added("shots")` holds the second half's id.

    With a chosen take both halves show it, the first up to the cut, the second from it. Without one they become two
    shots of the two lengths. Label, words and sound stay with the first half.
    """
    row = shot_of(board, shot)
    if not 0 < at < row.length:
        if row.length == 1:
            raise BadInputError(f"{called(board, row).capitalize()} is one frame long: there is nothing to split.")
        raise BadInputError(
            f"{called(board, row).capitalize()} cannot be split at frame {at}: give a frame from 1 to {row.length - 1}."
        )
    rows = board.shots_in(row.scene)
    index = rows.index(row)
    behind = rows[index + 1].id if index + 1 < len(rows) else None
    keys = keys_for(board, Slot(row.scene, behind), 1)
    blank = {"id": new_id(), "order": keys.keys[0], "bridge": False, "label": "", "notes": "", "dialogue": ""}
    if board.chosen(row) is not None:
        cut = row.take_in + at
        first: dict[str, int | None] = {"take_out": cut}
        lasting: dict[str, int | None] = {"take_in": cut}
    else:
        first = {"frames": at, "take_in": 0, "take_out": None}
        lasting = {"frames": row.length - at, "take_in": 0, "take_out": None}
    second = msgspec.structs.replace(row, **blank, sound="", extra={}, **lasting)
    kept = [field_change("shots", row, field, value) for field, value in first.items()]
    return Edit(f"Split {called(board, row)}", (*keys.spread, *kept, addition("shots", second)))
