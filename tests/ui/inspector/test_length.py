import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.errors import BadInputError
from studio.model.time import Rate
from studio.ui.inspector.length import clock, parse_length

RATES = st.sampled_from([Rate(24), Rate(25), Rate(30000, 1001), Rate(60), Rate(120)])


def test_a_length_reads_as_an_editor_writes_it() -> None:
    assert [clock(frames, Rate(24)) for frames in (0, 12, 108, 24 * 64 + 12)] == ["0:00", "0:12", "4:12", "1:04:12"]


@given(st.integers(1, 24 * 3600), RATES)
def test_what_is_shown_can_be_typed(frames: int, rate: Rate) -> None:
    assert parse_length(clock(frames, rate), rate) == frames


@pytest.mark.parametrize(("words", "frames"), [("108", 108), (" 4:12 ", 108), ("4.5s", 108), ("2 s", 48), ("0:30", 30)])
def test_lengths_can_be_typed_in_several_ways(words: str, frames: int) -> None:
    assert parse_length(words, Rate(24)) == frames


@pytest.mark.parametrize("words", ["", "long", "1:2:3:4", "-3", "xs", "infs", "nans"])
def test_anything_else_is_refused(words: str) -> None:
    with pytest.raises(BadInputError):
        parse_length(words, Rate(24))
