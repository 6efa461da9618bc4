"""Deeds on shots as wholes: add, remove, move, split."""

from collections.abc import Iterable, Sequence

import msgspec

from studio.edit.change import Change, Edit, addition, field_change
from studio.edit.checks import (
    called,
    called_all,
    check_frames,
    check_name,
    check_value,
    scene_of,
    shot_of,
    shots_of,
)
from studio.edit.markers import split_markers, with_markers
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


def _shot(board: Board, draft: Draft, scene: str, order: str, *, blank: bool = False) -> Shot:
    """The row of a draft; raises `BadInputError` for what it cannot hold."""
    rate = board.project.rate
    return Shot(
        id=new_id(),
        scene=scene,
        order=order,
        prompt="" if blank else clean_prompt(draft.prompt),
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
    return _added(board, draft, slot)


def add_blank(board: Board, *, after: str | None = None, frames: int | None = None, bridge: bool = False) -> Edit:
    """Add a shot that has no prompt yet behind another, in its scene, or (`None`) at the end of the reel.

    `edit.added("shots")` holds its id. Raises `BadInputError`, `NotFoundError`.
    """
    slot = slot_at(board, None, None) if after is None else _slot_behind(board, shot_of(board, after))
    return _added(board, Draft(prompt="", frames=frames, bridge=bridge), slot, blank=True)


def _added(board: Board, draft: Draft, slot: Slot | None, *, blank: bool = False) -> Edit:
    changes: list[Change] = []
    if slot is None:
        first = Scene(id=new_id(), order=scene_keys(board).keys[0], name="Scene 1")
        changes.append(addition("scenes", first))
        slot = Slot(first.id)
    keys = keys_for(board, slot, 1)
    changes += [*keys.spread, addition("shots", _shot(board, draft, slot.scene, keys.keys[0], blank=blank))]
    return Edit("Add shot", tuple(changes))


def _slot_behind(board: Board, row: Shot) -> Slot:
    """The gap right behind a shot, in its scene."""
    number = board.numbers[row.id]
    behind = board.reel[number] if number < len(board.reel) else None
    return Slot(row.scene, behind.id if behind and behind.scene == row.scene else None)


def duplicate_shots(board: Board, *, shots: Iterable[str]) -> Edit:
    """Put copies of shots, in reel order, right behind the last of them; `edit.added("shots")` holds their ids.

    A copy shows the same take, so it need not be made again. It starts from the shot before it only where it follows
    the copy of the shot that its original starts from. Labels and markers stay with the originals.
    """
    rows = shots_of(board, shots)
    if not rows:
        return Edit("Duplicate 0 shots", ())
    slot = _slot_behind(board, rows[-1])
    keys = keys_for(board, slot, len(rows))
    changes = list(keys.spread)
    for index, (row, key) in enumerate(zip(rows, keys.keys, strict=True)):
        before = board.previous(row)
        linked = row.bridge and index > 0 and before is not None and rows[index - 1].id == before.id
        fresh = {"id": new_id(), "scene": slot.scene, "order": key, "label": "", "bridge": linked}
        changes.append(addition("shots", msgspec.structs.replace(row, **fresh)))
    return Edit(f"Duplicate {called_all(board, rows)}", tuple(changes))


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
    """Remove shots and their markers. Takes stay in the project: undo brings the shots back with them."""
    rows = shots_of(board, shots)
    return Edit(f"Remove {called_all(board, rows)}", tuple(with_markers(board, rows)))


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


def move_shots(board: Board, *, shots: Iterable[str], to: int) -> Edit:
    """Move shots, in reel order, as one block in front of the shot that has number `to` now, into its scene.

    One more than there are shots is the end of the reel. Raises `BadInputError` for any other number.
    """
    rows, count = shots_of(board, shots), len(board.reel)
    if not 1 <= to <= count + 1:
        raise BadInputError(f"There is no place {to} in the reel: give a number from 1 to {count + 1}.")
    label = f"Move {called_all(board, rows)}"
    if not rows or _stands(board, rows, to):
        return Edit(label, ())
    scene = board.reel[min(to, count) - 1].scene
    moving = {row.id for row in rows}
    before = next((shot for shot in board.reel[to - 1 :] if shot.id not in moving), None)
    slot = Slot(scene, before.id if before and before.scene == scene else None)
    return Edit(label, _moves(rows, scene, keys_for(board, slot, len(rows), moving)))


def _stands(board: Board, rows: Sequence[Shot], to: int) -> bool:
    """Whether rows are one block already that would be moved into itself, or right in front of what follows it."""
    first, last = board.numbers[rows[0].id], board.numbers[rows[-1].id]
    return last - first == len(rows) - 1 and (first <= to <= last or (to == last + 1 and _within(board, rows, to)))


def _within(board: Board, rows: Sequence[Shot], to: int) -> bool:
    """Whether rows are in the scene that they would join in front of number `to`."""
    scene = board.reel[min(to, len(board.reel)) - 1].scene
    return all(row.scene == scene for row in rows)


def move_to_scene(board: Board, *, shots: Iterable[str], scene: str, at: int | None = None) -> Edit:
    """Move shots, in reel order, into a scene: in front of its shot with number `at` or after, or to its end."""
    rows, target = shots_of(board, shots), scene_of(board, scene)
    moving = {row.id for row in rows}
    staying = [one for one in board.shots_in(target.id) if one.id not in moving]
    before = next((one.id for one in staying if at is not None and board.numbers[one.id] >= at), None)
    keys = keys_for(board, Slot(target.id, before), len(rows), moving)
    label = f"Move {called_all(board, rows)} to {target.name or 'the scene'}"
    return Edit(label, _moves(rows, target.id, keys))


def split_shot(board: Board, *, shot: str, at: int) -> Edit:
    """Split a shot `at` frames after its start in the reel; `edit.added("shots")` holds the second half's id.

    With a chosen take both halves show it, the first up to the cut, the second from it. Without one they become two
    shots of the two lengths. Label, words and sound stay with the first half, markers go with their frames.
    """
    row = shot_of(board, shot)
    if not 0 < at < row.length:
        if row.length == 1:
            raise BadInputError(f"{called(board, row).capitalize()} is one frame long: there is nothing to split.")
        raise BadInputError(
            f"{called(board, row).capitalize()} cannot be split at frame {at}: give a frame from 1 to {row.length - 1}."
        )
    keys = keys_for(board, _slot_behind(board, row), 1)
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
    moved = split_markers(board, row, at, second.id)
    return Edit(f"Split {called(board, row)}", (*keys.spread, *kept, addition("shots", second), *moved))
