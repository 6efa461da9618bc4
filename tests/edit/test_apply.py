import pytest

from studio.edit.apply import advance, chain, rebased, row_of, with_present_rows
from studio.edit.change import Change, Edit, removal
from studio.edit.deeds import add_shot, move_shot, remove_shots, set_frames, set_prompt
from studio.errors import NotFoundError
from studio.model.board import Board


def test_the_old_board_stays(board: Board) -> None:
    before = dict(board.shots)
    after = advance(board, set_prompt(board, shot="1", prompt="A wolf").changes)
    assert board.shots == before
    assert after.reel[0].prompt == "A wolf"
    assert after.scenes is board.scenes


def test_order_and_positions_are_handed_on(board: Board) -> None:
    _ = board.reel, board.numbers, board.starts
    worded = advance(board, set_prompt(board, shot="2", prompt="A wolf").changes)
    assert worded.numbers is board.numbers
    assert worded.starts is board.starts
    longer = advance(board, set_frames(board, shot="2", frames=50).changes)
    assert longer.numbers is board.numbers
    assert longer.starts == [0, 48, 98, 146, 194, 242]


def test_a_row_that_is_gone_is_named(board: Board) -> None:
    lost = Edit("Set", (Change("shots", "nobody", "prompt", "a", "b"),))
    with pytest.raises(NotFoundError, match="'nobody'"):
        advance(board, lost.changes)
    with pytest.raises(NotFoundError, match="'nobody'"):
        rebased(board, lost)


def test_an_edit_made_a_moment_ago_gets_todays_befores(board: Board) -> None:
    old = set_prompt(board, shot="1", prompt="A wolf")
    now = advance(board, set_prompt(board, shot="1", prompt="A deer").changes)
    assert rebased(now, old).changes[0].before == "A deer"
    assert rebased(advance(now, old.changes), old).changes == ()


def test_removals_carry_rows_as_they_are(board: Board) -> None:
    row = board.reel[0]
    now = advance(board, [Change("shots", row.id, "chosen", None, "t1")])
    edit = with_present_rows(now, Edit("Remove", (removal("shots", row),)))
    assert edit.changes[0].before == now.shots[row.id]
    same = remove_shots(board, shots=["1"])
    assert with_present_rows(board, same) is same


def test_a_chain_is_one_step(board: Board) -> None:
    edit = chain(
        board,
        "Begin anew",
        [
            lambda now: add_shot(now, prompt="First", at=1),
            lambda now: set_prompt(now, shot="1", prompt="Very first"),
            lambda now: move_shot(now, shot="1", to=3),
        ],
    )
    after = advance(board, edit.changes)
    assert edit.label == "Begin anew"
    assert [shot.prompt for shot in after.reel[:3]] == ["Shot 1", "Shot 2", "Very first"]
    assert len(edit.changes) == 1


def test_row_of(board: Board) -> None:
    assert row_of(board, "project", "project") is board.project
    assert row_of(board, "shots", board.reel[0].id) is board.reel[0]
    assert row_of(board, "takes", "t") is None


def test_steps_pass_over_takes_that_are_gone(board: Board) -> None:
    starred = Edit(
        "Mark", (Change("takes", "gone", "star", False, True), Change("project", "project", "title", "", "x"))
    )
    assert [change.table for change in with_present_rows(board, starred).changes] == ["project"]
