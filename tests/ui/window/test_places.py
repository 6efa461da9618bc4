import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.errors import BadInputError
from studio.model.rows import Project
from studio.model.time import Rate
from studio.ui.window.places import read_position, reel_timecode

PROJECT = Project(rate=Rate(24))
HOUR = Project(rate=Rate(24), start_frame=86_400)


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("00:00:11:13", 277),
        ("11:13", 277),
        ("1113", 277),
        ("13", 13),
        ("1:00:00", 1440),
        ("+12", 112),
        ("-12", 88),
        ("-500", 0),
        ("5", 5),
    ],
)
def test_a_place_can_be_typed_in_many_ways(text: str, frame: int) -> None:
    assert read_position(text, 100, PROJECT) == frame


@pytest.mark.parametrize("text", ["", "soon", "99:99", "1:2:3:4:5", "11:40", "+", "123456789"])
def test_what_is_no_place_is_a_sentence(text: str) -> None:
    with pytest.raises(BadInputError):
        read_position(text, 0, PROJECT)


def test_missing_fields_are_those_of_the_start() -> None:
    assert read_position("00:05:00", 0, HOUR) == 120
    assert reel_timecode(120, HOUR) == "01:00:05:00"


@given(st.integers(0, 24 * 3600 * 20), st.sampled_from([Rate(24), Rate(25), Rate(30_000, 1001), Rate(60)]))
def test_what_is_shown_can_be_typed(frame: int, rate: Rate) -> None:
    project = Project(rate=rate)
    assert read_position(reel_timecode(frame, project), 0, project) == frame
