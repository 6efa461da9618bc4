import msgspec
import pytest

from studio.edit.apply import advance
from studio.edit.change import Edit
from studio.edit.deeds import (
    add_marker,
    choose_take,
    mark_take,
    set_bridge,
    set_field,
    set_frames,
    set_lengths,
    set_prompt,
    trim_shot,
)
from studio.errors import BadInputError, NotFoundError
from studio.model.board import Board
from studio.model.rows import Ask, Shot, Take
from studio.model.time import Rate


def first(board: Board, edit: Edit) -> Shot:
    return advance(board, edit.changes).reel[0]


def with_takes(board: Board, *lengths: int) -> Board:
    """The board after shot 1 was given takes `t1`, `t2` ... of these lengths."""
    takes = {
        f"t{number}": Take(
            id=f"t{number}",
            shot=board.reel[0].id,
            media="0" * 64,
            recipe="{}",
            recipe_hash="",
            ask=Ask(engine="previs"),
            frames=frames,
            width=64,
            height=64,
            rate=Rate(),
            seed=0,
            quality="draft",
            engine="previs",
            number=number,
        )
        for number, frames in enumerate(lengths, 1)
    }
    return board.succeed(takes=takes)


def test_lengths_of_many(board: Board) -> None:
    trimmed = advance(board, trim_shot(board, shot="2", take_in=30, take_out=40).changes)
    trimmed = advance(trimmed, add_marker(trimmed, frame=50).changes)
    edit = set_lengths(trimmed, shots=["2", "1", "3"], frames=24)
    after = advance(trimmed, edit.changes)
    assert [(shot.frames, shot.take_in, shot.take_out) for shot in after.reel[:3]] == [(24, 0, None)] * 3
    assert edit.label == "Set length of 3 shots"
    assert [marker.frame for marker in after.markers.values()] == [32]
    assert set_lengths(after, shots=["1", "2"], frames=24).changes == ()
    with pytest.raises(BadInputError, match="at least 1 frame"):
        set_lengths(board, shots=["1"], frames=0)


def test_prompt(board: Board) -> None:
    edit = set_prompt(board, shot="1", prompt="A\twolf\x00 ")
    assert first(board, edit).prompt == "A wolf"
    assert edit.label == "Set prompt of shot 1"
    assert set_prompt(board, shot="1", prompt=" Shot 1 ").changes == ()
    with pytest.raises(BadInputError, match="prompt is empty"):
        set_prompt(board, shot="1", prompt="\n")
    with pytest.raises(NotFoundError):
        set_prompt(board, shot="99", prompt="x")


def test_a_new_length_gives_up_what_lies_beyond(board: Board) -> None:
    trimmed = advance(board, trim_shot(board, shot="1", take_in=10, take_out=40).changes)

    def lengths(frames: int) -> tuple[int, int, int | None]:
        shot = first(trimmed, set_frames(trimmed, shot="1", frames=frames))
        assert shot.length >= 1
        return shot.frames, shot.take_in, shot.take_out

    assert lengths(60) == (60, 10, 40)
    assert lengths(40) == (40, 10, None)
    assert lengths(20) == (20, 10, None)
    assert lengths(10) == (10, 0, None)
    with pytest.raises(BadInputError):
        set_frames(board, shot="1", frames=0)


def test_trim(board: Board) -> None:
    shot = first(board, trim_shot(board, shot="1", take_in=3, take_out=10))
    assert (shot.take_in, shot.take_out, shot.length) == (3, 10, 7)
    assert first(board, trim_shot(board, shot="1", take_in=3, take_out=48)).take_out is None
    assert trim_shot(board, shot="1", take_in=0, take_out=None).changes == ()


@pytest.mark.parametrize(("start", "out"), [(-1, 9), (9, 9), (9, 3), (48, None), (0, 49), (0, 0), (0, -1)])
def test_a_trim_stays_within_bounds(board: Board, start: int, out: int | None) -> None:
    with pytest.raises(BadInputError, match="cannot be trimmed"):
        trim_shot(board, shot="1", take_in=start, take_out=out)


def test_a_longer_take_can_be_shown_whole(board: Board) -> None:
    made = with_takes(board, 53)
    made = advance(made, choose_take(made, shot="1", take="t1").changes)
    assert first(made, trim_shot(made, shot="1", take_in=0, take_out=53)).length == 53


def test_words(board: Board) -> None:
    assert first(board, set_field(board, shot="1", field="notes", value="a\r\nb")).notes == "a\nb"
    assert first(board, set_field(board, shot="1", field="label", value="2\nA")).label == "2 A"
    assert set_field(board, shot="1", field="sound", value="wind").label == "Set sound of shot 1"
    with pytest.raises(BadInputError, match="not a text of a shot"):
        set_field(board, shot="1", field="frames", value="3")  # pyright: ignore[reportArgumentType]


def test_bridge(board: Board) -> None:
    edit = set_bridge(board, shot="1", bridge=True)
    assert first(board, edit).bridge
    assert edit.label == "Link shot 1"
    assert set_bridge(board, shot="1", bridge=False).changes == ()


def test_choose(board: Board) -> None:
    made = with_takes(board, 48, 20)
    edit = choose_take(made, shot="1", take="t2")
    assert first(made, edit).chosen == "t2"
    assert edit.label == "Choose take 2 for shot 1"
    chosen = advance(made, edit.changes)
    assert first(chosen, choose_take(chosen, shot="1", take=None)).chosen is None
    with pytest.raises(NotFoundError, match="no take 't9'"):
        choose_take(made, shot="1", take="t9")


def test_a_take_too_short_for_in_and_out_is_shown_whole(board: Board) -> None:
    made = with_takes(board, 48, 20)
    made = advance(made, trim_shot(made, shot="1", take_in=30, take_out=40).changes)
    shot = first(made, choose_take(made, shot="1", take="t2"))
    assert (shot.take_in, shot.take_out) == (0, None)
    shot = first(made, choose_take(made, shot="1", take="t1"))
    assert (shot.take_in, shot.take_out) == (30, 40)


def test_marks(board: Board) -> None:
    made = with_takes(board, 48)
    marked = advance(made, mark_take(made, take="t1", label="best", star=True).changes)
    assert (marked.takes["t1"].label, marked.takes["t1"].star) == ("best", True)
    assert msgspec.structs.replace(marked.takes["t1"], label="", star=False) == made.takes["t1"]
    assert mark_take(made, take="t1", star=False).changes == ()
