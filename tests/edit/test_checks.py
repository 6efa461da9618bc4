import pytest

from studio.edit.checks import (
    called_all,
    check_frames,
    check_name,
    check_size,
    check_value,
    marker_of,
    scene_of,
    shot_of,
    shots_of,
    take_of,
)
from studio.errors import BadInputError, NotFoundError
from studio.model.board import Board
from studio.model.rows import Value
from studio.model.time import Rate


@pytest.mark.parametrize("frames", [1, 24, 14_400])
def test_lengths_that_can_be_made(frames: int) -> None:
    assert check_frames(frames, Rate()) == frames


@pytest.mark.parametrize("frames", [0, -5, 14_401, 10**12])
def test_absurd_lengths_are_refused(frames: int) -> None:
    with pytest.raises(BadInputError, match="frames"):
        check_frames(frames, Rate())


@pytest.mark.parametrize(("width", "height"), [(0, 720), (15, 720), (1280, -2), (8193, 720), (10**9, 10**9)])
def test_absurd_sizes_are_refused(width: int, height: int) -> None:
    with pytest.raises(BadInputError, match="from 16 to 8192"):
        check_size(width, height)


@pytest.mark.parametrize("name", ["seed", "fog.density", "steps_2", "x-y"])
def test_names(name: str) -> None:
    assert check_name(name) == name


@pytest.mark.parametrize("name", ["", "Seed", "2x", "a b", "a;b", "x" * 65, "schlüssel"])
def test_bad_names_are_refused(name: str) -> None:
    with pytest.raises(BadInputError, match="not a parameter"):
        check_name(name)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("seed", -1),
        ("seed", 2**63),
        ("seed", "x"),
        ("seed", True),
        ("seed", 1.0),
        ("engine", 3),
        ("negative", False),
        ("fog", float("nan")),
        ("fog", float("-inf")),
        ("steps", 2**64),
        ("look", "x" * 100_001),
    ],
)
def test_bad_values_are_refused(name: str, value: Value) -> None:
    with pytest.raises(BadInputError):
        check_value(name, value)


def test_values() -> None:
    assert check_value("look", " ink\x00 ") == "ink"
    assert check_value("rain", True) is True
    assert check_value("fog", -0.5) == -0.5


def test_what_is_not_there_is_named(board: Board) -> None:
    with pytest.raises(NotFoundError, match="no shot '9'"):
        shot_of(board, "9")
    with pytest.raises(NotFoundError, match=r"no scene 'Sea': the scenes are 'Field', 'Forest'\."):
        scene_of(board, "Sea")
    with pytest.raises(NotFoundError, match="no take 't1'"):
        take_of(board, "t1")


def test_shots_in_reel_order_each_once(board: Board) -> None:
    rows = shots_of(board, ["4", board.reel[0].id, "4", "1"])
    assert [board.numbers[row.id] for row in rows] == [1, 4]
    assert (called_all(board, rows), called_all(board, rows[1:])) == ("2 shots", "shot 4")


def test_a_marker_must_be_there(board: Board) -> None:
    with pytest.raises(NotFoundError, match="no marker 'm1'"):
        marker_of(board, "m1")
