import contextlib
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.cli.parsing import parse_flag, parse_pairs, parse_seconds, parse_shots, parse_size, parse_value, parse_whole
from studio.errors import BadInputError, NotFoundError, StudioError, UsageError
from studio.model.board import Board
from studio.model.rows import Project, Scene, Shot


def board(count: int) -> Board:
    shots = [Shot(id=f"sx{n}", scene="one", order=f"{n:04}", prompt="A fox", frames=24) for n in range(1, count + 1)]
    return Board(Project(), {"one": Scene(id="one", order="V")}, {shot.id: shot for shot in shots}, {})


@pytest.mark.parametrize(("text", "size"), [("1280x720", (1280, 720)), ("641 X 361", (642, 362)), ("16x16", (16, 16))])
def test_sizes(text: str, size: tuple[int, int]) -> None:
    assert parse_size(text) == size


@pytest.mark.parametrize("text", ["", "720", "1280x", "0x0", "-4x4", "999999999x999999999", "8x720", "axb"])
def test_bad_sizes_are_refused_in_words(text: str) -> None:
    with pytest.raises(BadInputError, match=r"size|range"):
        parse_size(text)


@pytest.mark.parametrize("text", ["0", "-1", "601", "1e9", "nan", "inf", "", "three", "1/0"])
def test_bad_lengths_are_refused_in_words(text: str) -> None:
    with pytest.raises(BadInputError, match=r"length|range"):
        parse_seconds(text)


def test_lengths_are_exact() -> None:
    assert parse_seconds("2.5") == Fraction(5, 2)


def test_flags_and_whole_numbers() -> None:
    assert parse_flag("Yes", "bridge")
    assert not parse_flag("off", "bridge")
    assert parse_whole(" 12 ", "seed") == 12
    with pytest.raises(BadInputError, match="bridge"):
        parse_flag("maybe", "bridge")
    with pytest.raises(BadInputError, match="seed"):
        parse_whole("1.5", "seed")


def test_pairs() -> None:
    assert parse_pairs(["Seconds=3", "take-in=4", "prompt=a=b"]) == {"seconds": "3", "take_in": "4", "prompt": "a=b"}
    for word in ("seconds", "=3"):
        with pytest.raises(UsageError):
            parse_pairs([word])


@pytest.mark.parametrize(("text", "value"), [("3", 3), ("2.5", 2.5), ("true", True), ("ink", "ink"), ("nan", "nan")])
def test_values(text: str, value: object) -> None:
    assert parse_value(text) == value
    assert type(parse_value(text)) is type(value)


def test_shots_by_number_range_and_id() -> None:
    assert [shot.id for shot in parse_shots(board(9), "sx7, 1,3-4,3")] == ["sx1", "sx3", "sx4", "sx7"]


def test_unknown_shots_say_what_there_is() -> None:
    with pytest.raises(NotFoundError, match="1 to 4"):
        parse_shots(board(4), "2-9")
    with pytest.raises(NotFoundError, match="no shots yet"):
        parse_shots(board(0), "1")
    for text in ("", ",", "4-2"):
        with pytest.raises(UsageError):
            parse_shots(board(4), text)


@given(st.text(max_size=20))
def test_any_text_is_shots_or_a_sentence(text: str) -> None:
    found: list[Shot] = []
    with contextlib.suppress(StudioError):
        found = parse_shots(board(3), text)
    assert len(found) <= 3
