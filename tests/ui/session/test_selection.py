import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject

from studio.edit import deeds
from studio.edit.apply import advance
from studio.edit.deeds import Draft
from studio.model.board import Board
from studio.model.rows import Project
from studio.ui.session import Selection


def board_of(count: int) -> Board:
    empty = Board(Project(), {}, {}, {})
    return advance(empty, deeds.add_shots(empty, drafts=[Draft(prompt=str(n)) for n in range(count)]).changes)


class Ear:
    """Counts how often a selection says that it changed."""

    def __init__(self, selection: Selection) -> None:
        self.count = 0
        selection.changed.connect(self.hear)

    def hear(self) -> None:
        self.count += 1


@pytest.fixture
def board() -> Board:
    return board_of(6)


def numbers(board: Board, selection: Selection) -> list[int]:
    return [board.numbers[shot] for shot in selection.shots]


def test_one_shot_alone_or_none(board: Board) -> None:
    selection = Selection(board)
    ear = Ear(selection)
    for shot in (board.reel[2].id, board.reel[2].id, None, None, "nobody"):
        selection.only(shot)
    assert (ear.count, len(selection), selection.current) == (2, 0, None)


def test_shots_are_added_and_taken_out(board: Board) -> None:
    selection = Selection(board)
    for number in (5, 2, 4):
        selection.toggle(board.reel[number - 1].id)
    assert (numbers(board, selection), selection.current) == ([2, 4, 5], board.reel[3].id)
    selection.toggle(board.reel[3].id)
    assert (numbers(board, selection), selection.current) == ([2, 5], board.reel[4].id)
    assert board.reel[4].id in selection
    assert board.reel[3].id not in selection
    selection.toggle("nobody")
    assert len(selection) == 2


def test_a_range_begins_where_the_selection_was_begun(board: Board) -> None:
    selection = Selection(board)
    selection.extend_to(board.reel[3].id)
    assert numbers(board, selection) == [4]
    selection.extend_to(board.reel[5].id)
    assert numbers(board, selection) == [4, 5, 6]
    selection.extend_to(board.reel[1].id)
    assert (numbers(board, selection), selection.current) == ([2, 3, 4], board.reel[1].id)
    selection.extend_to("nobody")
    assert len(selection) == 0


def test_all_keeps_the_current_shot(board: Board) -> None:
    selection = Selection(board)
    selection.only(board.reel[2].id)
    ear = Ear(selection)
    selection.all()
    selection.all()
    assert (len(selection), selection.current, ear.count) == (6, board.reel[2].id, 1)


def test_what_is_gone_is_not_selected(board: Board) -> None:
    selection = Selection(board)
    selection.become([shot.id for shot in board.reel[1:4]], board.reel[2].id)
    ear = Ear(selection)
    fewer = advance(board, deeds.remove_shots(board, shots=["3", "6"]).changes)
    selection.follow(fewer)
    assert (numbers(board, selection), selection.current, ear.count) == ([2, 4], board.reel[1].id, 1)
    moved = advance(fewer, deeds.move_shots(fewer, shots=[board.reel[1].id], to=5).changes)
    selection.follow(moved)
    assert selection.shots == (board.reel[3].id, board.reel[1].id)
    worded = advance(moved, deeds.set_prompt(moved, shot="1", prompt="A wolf").changes)
    selection.follow(worded)
    assert ear.count == 2
    selection.become(["nobody"])
    assert (selection.shots, selection.current) == ((), None)


@given(st.lists(st.tuples(st.sampled_from(["only", "toggle", "extend", "all", "remove"]), st.integers(1, 40))))
def test_the_selection_is_sound(deeds_done: list[tuple[str, int]]) -> None:
    """In reel order, without what is gone, the current shot among them, and told of just when it changes."""
    board = board_of(40)
    home = QObject()
    selection = Selection(board, home)
    ear = Ear(selection)
    for deed, number in deeds_done:
        shot = board.reel[(number - 1) % len(board.reel)].id
        before, count = (selection.shots, selection.current), ear.count
        if deed == "only":
            selection.only(shot)
        elif deed == "toggle":
            selection.toggle(shot)
        elif deed == "extend":
            selection.extend_to(shot)
        elif deed == "all":
            selection.all()
        elif len(board.reel) > 1:
            board = advance(board, deeds.remove_shots(board, shots=[shot]).changes)
            selection.follow(board)
        assert ear.count == count + (before != (selection.shots, selection.current))
        assert list(selection.shots) == [row.id for row in board.reel if row.id in selection]
        assert len(selection) == len(set(selection.shots))
        assert selection.current in selection.shots if selection.shots else selection.current is None
