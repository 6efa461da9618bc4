import random

import msgspec
import pytest

from studio.edit.apply import advance
from studio.edit.deeds import add_scene, add_shot, move_scene, move_shot
from studio.edit.place import Slot, keys_for, slot_at
from studio.errors import BadInputError
from studio.model.board import Board
from studio.model.order import LONG
from studio.model.rows import Project


def test_slots(board: Board) -> None:
    field, forest = (scene.id for scene in board.scene_order)
    assert slot_at(board, None, None) == Slot(forest)
    assert slot_at(board, 3, None) == Slot(field, board.reel[2].id)
    assert slot_at(board, 6, None) == Slot(forest)
    assert slot_at(board, 2, board.scenes[forest]) == Slot(forest, board.reel[3].id)
    assert slot_at(board, 5, board.scenes[field]) == Slot(field)
    assert slot_at(Board(Project(), {}, {}, {}), None, None) is None


@pytest.mark.parametrize("at", [0, -1, 7])
def test_places_that_the_reel_cannot_have(board: Board, at: int) -> None:
    with pytest.raises(BadInputError, match="from 1 to 6"):
        slot_at(board, at, None)


def test_keys_that_grew_long_are_spread_anew(board: Board) -> None:
    """A thousand shots put into the same gap keep their order, and their keys short."""
    for number in range(1000):
        board = advance(board, add_shot(board, prompt=f"New {number}", at=2).changes)
    prompts = [shot.prompt for shot in board.reel]
    assert prompts == ["Shot 1", *(f"New {number}" for number in reversed(range(1000))), *prompts[-4:]]
    assert max(len(shot.order) for shot in board.reel) <= LONG


def test_spoilt_keys_are_spread_anew(board: Board) -> None:
    """Keys from a foreign hand: equal, empty, or no keys at all."""
    for spoilt in (("a1", "a1", "a1"), ("", "!", "a10")):
        rows = board.shots_in(board.scene_order[0].id)
        shots = dict(board.shots)
        shots |= {row.id: msgspec.structs.replace(row, order=key) for row, key in zip(rows, spoilt, strict=True)}
        broken = Board(board.project, board.scenes, shots, {})
        before = [shot.id for shot in broken.reel]
        edit = add_shot(broken, prompt="New", at=2)
        after = [shot.id for shot in advance(broken, edit.changes).reel]
        assert after == [before[0], *edit.added("shots"), *before[1:]]


def test_random_moves_do_what_a_list_does(board: Board) -> None:
    pick = random.Random(3)
    names = [shot.id for shot in board.reel]
    for _ in range(200):
        here, there = pick.randrange(len(names)), pick.randrange(len(names))
        board = advance(board, move_shot(board, shot=names[here], to=there + 1).changes)
        names.insert(there, names.pop(here))
        assert [shot.id for shot in board.reel] == names


def test_random_scene_moves_do_what_a_list_does(board: Board) -> None:
    for number in range(4):
        board = advance(board, add_scene(board, name=f"New {number}", at=1 + number).changes)
    pick = random.Random(5)
    names = [scene.id for scene in board.scene_order]
    for _ in range(60):
        here, there = pick.randrange(len(names)), pick.randrange(len(names))
        board = advance(board, move_scene(board, scene=names[here], to=there + 1).changes)
        names.insert(there, names.pop(here))
        assert [scene.id for scene in board.scene_order] == names


def test_many_keys_fit_one_gap(board: Board) -> None:
    keys = keys_for(board, Slot(board.reel[0].scene, board.reel[1].id), 500)
    assert len(set(keys.keys)) == 500
    assert keys.spread == []
