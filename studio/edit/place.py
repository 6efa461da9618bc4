"""Where rows are put: order keys for new and moved shots and scenes."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from studio.edit.change import Change, Row, Table, field_change
from studio.errors import BadInputError
from studio.model.board import Board
from studio.model.order import LONG, key_between, keys_between
from studio.model.rows import Scene, Shot


class Slot(NamedTuple):
    """A gap in a scene: in front of the shot `before`, or (`None`) at the scene's end."""

    scene: str
    before: str | None = None


class Keys(NamedTuple):
    """Order keys for the rows that come in, and the changes that spread their neighbours anew, mostly none."""

    keys: list[str]
    spread: list[Change]


def slot_at(board: Board, at: int | None, scene: Scene | None) -> Slot | None:
    """The gap in which a new shot becomes number `at` (`None`: the end); `None` if there is no scene yet.

    Without a scene it is that of the shot which has the number now, at the reel's end that of the last shot. With a
    scene it is that scene's gap nearest to the number. Raises `BadInputError` for a number that the reel cannot have.
    """
    if at is not None and not 1 <= at <= len(board.reel) + 1:
        raise BadInputError(f"There is no place {at} in the reel: give a number from 1 to {len(board.reel) + 1}.")
    if scene is None:
        if at is not None and at <= len(board.reel):
            shown = board.reel[at - 1]
            return Slot(shown.scene, shown.id)
        if at is not None and board.reel:
            return Slot(board.reel[-1].scene)
        return Slot(board.scene_order[-1].id) if board.scene_order else None
    if at is None:
        return Slot(scene.id)
    return Slot(scene.id, next((one.id for one in board.shots_in(scene.id) if board.numbers[one.id] >= at), None))


def keys_for(board: Board, slot: Slot, count: int, leaving: Iterable[str] = ()) -> Keys:
    """Order keys for `count` shots put into a gap, `leaving` being shots that give their places up."""
    gone = set(leaving)
    rows = [shot for shot in board.shots_in(slot.scene) if shot.id not in gone] if slot.scene in board.scenes else []
    index = next((number for number, shot in enumerate(rows) if shot.id == slot.before), len(rows))
    return _keys("shots", rows, index, count)


def scene_keys(board: Board, index: int | None = None, count: int = 1, leaving: str | None = None) -> Keys:
    """Order keys for scenes put in front of the scene at `index` (`None`: at the end)."""
    rows = [scene for scene in board.scene_order if scene.id != leaving]
    return _keys("scenes", rows, len(rows) if index is None else index, count)


def _keys(table: Table, rows: Sequence[Shot] | Sequence[Scene], index: int, count: int) -> Keys:
    low = rows[index - 1].order if index else None
    high = rows[index].order if index < len(rows) else None
    try:
        keys = keys_between(low, high, count)
    except ValueError:
        keys = []
    if len(keys) == count and all(len(key) <= LONG for key in keys):
        return Keys(keys, [])
    fresh = keys_between(key_between(None, None), None, len(rows) + count)
    kept = [*fresh[:index], *fresh[index + count :]]
    moved: Iterable[tuple[Row, str]] = zip(rows, kept, strict=True)
    spread = [field_change(table, row, "order", key) for row, key in moved]
    return Keys(fresh[index : index + count], [change for change in spread if change.before != change.after])
