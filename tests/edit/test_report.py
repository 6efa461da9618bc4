from studio.edit.change import Edit
from studio.edit.deeds import add_shot, move_shot, set_frames, set_param, set_prompt
from studio.edit.report import Changes
from studio.model.board import Board


def report(edit: Edit) -> Changes:
    return Changes.of(edit.label, edit.changes)


def test_rows_and_fields_are_told(board: Board) -> None:
    first = board.reel[0].id
    changes = report(set_prompt(board, shot=first, prompt="A wolf"))
    assert changes.label == "Set prompt of shot 1"
    assert changes.ids("shots") == [first]
    assert changes.fields("shots", first) == {"prompt"}
    assert changes.fields("shots", "other") == frozenset()
    assert (changes.reordered, changes.retimed) == (False, False)


def test_what_moves_positions_says_so(board: Board) -> None:
    longer = report(set_frames(board, shot="1", frames=9))
    assert (longer.reordered, longer.retimed) == (False, True)
    for edit in (move_shot(board, shot="1", to=2), add_shot(board, prompt="New")):
        assert (report(edit).reordered, report(edit).retimed) == (True, True)
    ring = report(set_param(board, ring="scene", of="Field", name="fog", value=1))
    assert (ring.reordered, ring.ids("scenes")) == (False, [board.scene_order[0].id])
