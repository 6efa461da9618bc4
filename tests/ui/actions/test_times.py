import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.ui.actions.times import about, minutes


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0:00"), (0.2, "0:01"), (60, "1:00"), (71.5, "1:12"), (3600, "60:00")]
)
def test_times_are_rounded_up(seconds: float, words: str) -> None:
    assert minutes(seconds) == words


@given(st.floats(0, 100_000))
def test_no_time_is_promised_too_short(seconds: float) -> None:
    whole, rest = minutes(seconds).split(":")
    assert int(whole) * 60 + int(rest) >= seconds


def test_what_is_not_known_is_not_said() -> None:
    assert about(None) == ""
    assert about(12.0) == "about 0:12"
