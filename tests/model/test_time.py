from fractions import Fraction

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.errors import BadInputError
from studio.model.time import MAX_FPS, Rate, parse_timecode, timecode

RATES = [
    Rate(24),
    Rate(25),
    Rate(30),
    Rate(24000, 1001),
    Rate(30000, 1001),
    Rate(60000, 1001),
    Rate(120),
]
DROP = {Rate(30000, 1001): 2, Rate(60000, 1001): 4}


def day(rate: Rate) -> int:
    """Timecode labels in 24 hours."""
    return 24 * 6 * (rate.nominal * 600 - 9 * DROP.get(rate, 0))


@pytest.mark.parametrize("rate", RATES, ids=str)
def test_timecode_round_trip_over_a_whole_day(rate: Rate) -> None:
    """Every minute's border, and a frame in each of the rest of the day's stretches."""
    minute = rate.nominal * 60
    frames = {0, day(rate) - 1, *range(0, day(rate), 9973)}
    frames |= {border + offset for border in range(minute, day(rate) - 9, minute * 7) for offset in range(-8, 9)}
    assert all(parse_timecode(timecode(frame, rate), rate) == frame for frame in frames)


@pytest.mark.parametrize("rate", RATES, ids=str)
def test_labels_ascend_without_repeats(rate: Rate) -> None:
    labels = [timecode(frame, rate) for frame in range(rate.nominal * 60 * 11)]
    assert labels == sorted(set(labels))


@given(st.sampled_from(RATES), st.integers(0, 10**7))
@settings(max_examples=100)
def test_clock_turns_over_after_a_day(rate: Rate, frame: int) -> None:
    assert timecode(frame + day(rate), rate) == timecode(frame, rate)


@pytest.mark.parametrize(
    ("frame", "label"),
    [(1799, "00:00:59;29"), (1800, "00:01:00;02"), (17981, "00:09:59;29"), (17982, "00:10:00;00")],
)
def test_drop_frame_labels_of_the_standard(frame: int, label: str) -> None:
    assert timecode(frame, Rate(30000, 1001)) == label


def test_only_drop_rates_drop() -> None:
    assert timecode(1800, Rate(30)) == "00:01:00:00"
    assert timecode(86_400, Rate(24)) == "01:00:00:00"


@pytest.mark.parametrize(
    "text",
    ["", "1:2:3:4", "24:00:00:00", "00:60:00:00", "00:00:00:24", "00:00:00.5", "-1:00:00:00", "\u0660\u0660:00:00:00"],
)
def test_bad_timecode_is_refused(text: str) -> None:
    with pytest.raises(BadInputError, match="is not a timecode"):
        parse_timecode(text, Rate(24))


def test_dropped_label_is_refused() -> None:
    with pytest.raises(BadInputError):
        parse_timecode("00:01:00;01", Rate(30000, 1001))
    assert parse_timecode("00:10:00;01", Rate(30000, 1001)) == 17983


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("24", Rate(24)),
        (" 25.0 ", Rate(25)),
        ("23.976", Rate(24000, 1001)),
        ("23.98", Rate(24000, 1001)),
        ("29.97", Rate(30000, 1001)),
        ("59.94", Rate(60000, 1001)),
        ("30000/1001", Rate(30000, 1001)),
        ("12.5", Rate(25, 2)),
    ],
)
def test_parse_rate(text: str, rate: Rate) -> None:
    assert Rate.parse(text) == rate


@pytest.mark.parametrize("text", ["", "fast", "nan", "inf", "-24", "0", "0/1", "24/0", "241", "0.5", "1e9", "9" * 99])
def test_bad_rate_is_refused(text: str) -> None:
    with pytest.raises(BadInputError):
        Rate.parse(text)


@given(st.integers(1, 10**6), st.integers(1, 10**4), st.integers(1, 50))
@settings(max_examples=50)
def test_equal_rates_are_equal(num: int, den: int, factor: int) -> None:
    assert Rate(num * factor, den * factor) == Rate(num, den)
    assert msgspec.json.decode(msgspec.json.encode(Rate(num, den)), type=Rate) == Rate(num, den)


def test_rate_is_positive() -> None:
    with pytest.raises(ValueError):
        Rate(0, 1)
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"num":24,"den":0}', type=Rate)


@given(st.sampled_from(RATES), st.integers(0, 10**6))
@settings(max_examples=100)
def test_seconds_and_frames_agree(rate: Rate, frame: int) -> None:
    assert rate.frames(rate.seconds(frame)) == frame


def test_frames_rounds_half_up() -> None:
    assert [Rate(2).frames(seconds) for seconds in (0.25, Fraction(1, 5), -0.25, -0.5)] == [1, 0, 0, -1]
    assert Rate.parse("240").nominal == MAX_FPS


@pytest.mark.parametrize("seconds", [float("nan"), float("inf")])
def test_no_length_is_refused(seconds: float) -> None:
    with pytest.raises(BadInputError, match="is not a length"):
        Rate().frames(seconds)
