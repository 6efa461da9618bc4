from hypothesis import given, settings
from hypothesis import strategies as st

from studio.model.time import Rate, timecode
from studio.ui.timeline.lettering import Counting, flag_text, left_text, length_text, shift_text

RATES = (Rate(24), Rate(25), Rate(30), Rate(24000, 1001), Rate(30000, 1001), Rate(60000, 1001), Rate(120))


def test_lengths_have_no_more_parts_than_they_need() -> None:
    assert length_text(108, Rate(24)) == "4:12"
    assert length_text(0, Rate(24)) == "0:00"
    assert length_text(24 * 61 + 3, Rate(24)) == "1:01:03"
    assert length_text(24 * 3661, Rate(24)) == "1:01:01:00"
    assert length_text(121, Rate(120)) == "1:001"


def test_time_that_is_left_is_at_least_a_second() -> None:
    assert left_text(0.1) == "0:01"
    assert left_text(74.4) == "1:14"


def test_shifts_bear_their_sign() -> None:
    assert shift_text(12, Rate(24)) == "+0:12"
    assert shift_text(-25, Rate(24)) == "\N{MINUS SIGN}1:01"


def test_the_flag_leaves_hours_out_while_they_are_nought() -> None:
    assert flag_text(26, 0, Rate(24)) == "00:01:02"
    assert flag_text(0, 86_400, Rate(24)) == "01:00:00:00"


@given(st.sampled_from(RATES), st.integers(0, 20_000))
@settings(deadline=None)
def test_a_second_begins_at_the_frame_that_timecode_calls_so(rate: Rate, second: int) -> None:
    counting = Counting.of(rate)
    code = timecode(counting.frame(second), rate)
    hours, minutes, seconds = (int(part) for part in code[:8].split(":"))
    assert (hours * 60 + minutes) * 60 + seconds == second
    before = timecode(counting.frame(second) - 1, rate) if second else "none"
    assert before[:8] != code[:8]


@given(st.sampled_from(RATES), st.integers(0, 2_000_000))
@settings(deadline=None)
def test_a_frame_lies_in_its_second(rate: Rate, frame: int) -> None:
    counting = Counting.of(rate)
    second = counting.second(frame)
    assert counting.frame(second) <= frame < counting.frame(second + 1)
