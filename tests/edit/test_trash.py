import msgspec
import pytest

from studio.edit.apply import advance
from studio.edit.change import Edit
from studio.edit.deeds import restore_takes, trash_takes
from studio.errors import NotFoundError
from studio.model.board import Board
from studio.model.rows import Ask, Take
from studio.model.time import Rate


def after(board: Board, edit: Edit) -> Board:
    return advance(board, edit.changes)


@pytest.fixture
def made(board: Board) -> Board:
    """Shot 1 has three takes, the second a part, and shows the third trimmed at both ends; shot 2 shows it as well."""
    one, two = board.reel[:2]
    takes = {
        f"t{number}": Take(
            id=f"t{number}",
            shot=one.id,
            media="a" * 64,
            recipe="{}",
            recipe_hash="h",
            ask=Ask(engine="previs"),
            frames=8 if number == 1 else 48,
            width=64,
            height=64,
            rate=Rate(),
            seed=0,
            quality="draft",
            engine="previs",
            number=number,
            partial=number == 2,
        )
        for number in (1, 2, 3)
    }
    shots = {
        **board.shots,
        one.id: msgspec.structs.replace(one, chosen="t3", take_in=10, take_out=40),
        two.id: msgspec.structs.replace(two, chosen="t3"),
    }
    return Board(board.project, board.scenes, shots, takes)


def test_a_take_in_the_trash_is_not_listed_with_its_shots(made: Board) -> None:
    edit = trash_takes(made, takes=["t1", "t2", "t1"])
    assert edit.label == "Throw away 2 takes"
    gone = after(made, edit)
    assert [take.id for take in gone.takes_of(gone.reel[0])] == ["t3"]
    assert [take.id for take in gone.trashed_of(gone.reel[0])] == ["t1", "t2"]
    back = after(gone, restore_takes(gone, takes=["t2"]))
    assert [take.id for take in back.takes_of(back.reel[0])] == ["t2", "t3"]
    assert restore_takes(back, takes=["t2"]).changes == ()
    assert dict(after(gone, edit.inverted()).takes) == dict(made.takes)


def test_what_showed_a_take_shows_the_newest_whole_one_left(made: Board) -> None:
    edit = trash_takes(made, takes=["t3"])
    assert edit.label == "Throw away take 3"
    gone = after(made, edit)
    one, two = gone.reel[:2]
    assert (one.chosen, one.take_in, one.take_out) == ("t1", 0, None)
    assert two.chosen is None
    back = after(gone, edit.inverted())
    assert (back.shots, dict(back.takes)) == (made.shots, dict(made.takes))
    part = after(made, trash_takes(made, takes=["t1", "t3"]))
    assert (part.reel[0].chosen, part.reel[0].take_in) == ("t2", 10)


def test_only_takes_that_are_there_go_to_the_trash(made: Board) -> None:
    with pytest.raises(NotFoundError, match="no take 't9'"):
        trash_takes(made, takes=["t9"])
