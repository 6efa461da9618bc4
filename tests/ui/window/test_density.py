from hypothesis import given
from hypothesis import strategies as st

from studio.ui.window.density import MIN_SIZE, density


def test_the_rows_of_the_theme() -> None:
    assert density(1920, 1080).board == 360
    assert density(1500, 1000).board == 304
    narrow = density(1300, 800)
    assert (narrow.rail, narrow.words, narrow.drawer) == (True, False, False)
    assert density(1120, 760).drawer
    assert density(1120, 700).low


@given(st.integers(MIN_SIZE[0], 4000), st.integers(MIN_SIZE[1], 3000))
def test_the_monitor_always_has_room(width: int, height: int) -> None:
    found = density(width, height)
    beside = found.board + (0 if found.drawer else found.inspector)
    assert width - beside >= 480
    assert height - found.timeline - 48 - 24 >= 270
