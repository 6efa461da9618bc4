import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.playback.clock import SoundClock, SteadyClock
from tests.playback.conftest import StillClock


def test_it_never_goes_back() -> None:
    clock = SteadyClock()
    times = [clock.now() for _ in range(1000)]
    assert times == sorted(times)


def test_without_a_device_it_is_the_steady_clock(clock: StillClock) -> None:
    sound = SoundClock(clock)
    before = sound.now()
    clock.time += 2.5
    assert sound.now() - before == pytest.approx(2.5)


@given(st.floats(-0.01, 0.01), st.lists(st.floats(0, 0.015), min_size=60, max_size=200))
def test_it_follows_the_device_and_never_jumps(drift: float, lateness: list[float]) -> None:
    """A device whose crystal is off, and whose gulps come late, is followed to within those gulps."""
    steady = StillClock()
    sound = SoundClock(steady)
    sound.begin()
    origin, last = sound.now(), sound.now()
    begin = steady.time
    for number, late in enumerate(lateness, 1):
        steady.time = begin + number * 0.02 + late
        sound.beat((number * 0.02) * (1 + drift))
        assert sound.now() >= last - 1e-9
        last = sound.now()
    played = len(lateness) * 0.02 * (1 + drift)
    assert abs(sound.now() - origin - played) < 0.02
