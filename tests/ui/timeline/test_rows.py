from hypothesis import given, settings
from hypothesis import strategies as st

from studio.ui.timeline.rows import COMPACT, FOOT_ROOM, FULL, LEAST, SOUND, SOUND_LOW, rows_for


@given(st.integers(100, 900), st.booleans())
@settings(deadline=None)
def test_rows_lie_below_one_another_within_the_height(height: int, sound: bool) -> None:
    rows = rows_for(height, sound=sound)
    assert rows.strip >= LEAST
    assert rows.band_top + rows.band <= rows.strip_top
    if rows.sound:
        assert rows.strip_bottom <= rows.sound_top
        assert rows.sound_top + rows.sound + FOOT_ROOM <= height
    elif height >= 200:
        assert rows.strip_bottom <= height


def test_the_drawn_height_gives_the_drawn_rows() -> None:
    rows = rows_for(216, sound=True)
    assert (rows.strip, rows.sound) == (FULL, SOUND)


def test_low_windows_lose_height_first_then_the_scene_bands() -> None:
    low = rows_for(172, sound=True)
    assert (low.strip, low.sound) == (COMPACT, SOUND_LOW)
    assert low.band
    assert rows_for(170, sound=True).band
    assert not rows_for(150, sound=True).band
