import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.codec.i420 import blank, planes, rgb_to_i420
from studio.ui.scopes.measures import COLUMNS, LEVELS, luma_percent, measure

SIZES = st.tuples(st.integers(8, 60), st.integers(8, 60)).map(lambda size: (size[0] * 2, size[1] * 2))


@given(size=SIZES, level=st.integers(0, 255))
def test_a_flat_picture_is_one_line_in_the_waveform_and_one_spot_in_the_vectors(
    size: tuple[int, int], level: int
) -> None:
    frame = blank(*size)
    planes(frame)[0][:] = level
    found = measure(frame)
    assert found.waveform.shape == (COLUMNS, LEVELS)
    assert (found.waveform[:, level] == 255).all()
    assert (found.waveform > 0).sum() == COLUMNS
    assert found.vectors[128, 128] == 255
    assert (found.vectors > 0).sum() == 1


def test_a_ramp_rises_from_the_left_to_the_right() -> None:
    frame = blank(512, 128)
    planes(frame)[0][:] = np.linspace(16, 235, 512).astype(np.uint8)
    waveform = measure(frame).waveform
    lines = waveform.argmax(axis=1)
    assert (np.diff(lines.astype(int)) >= 0).all()
    assert lines[0] <= 18
    assert lines[-1] >= 233


@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_parade_shows_a_primary_high_in_its_own_part_and_low_in_the_others(place: int) -> None:
    rgb = np.zeros((64, 64, 3), np.uint8)
    rgb[..., place] = 255
    parade = measure(rgb_to_i420(rgb)).parade
    tops = [int(counts[COLUMNS // 2].argmax()) for counts in parade]
    assert tops[place] >= 252
    assert all(top <= 3 for other, top in enumerate(tops) if other != place)


def test_a_histogram_has_each_of_its_curves_between_0_and_1() -> None:
    frame = np.random.default_rng(3).integers(0, 256, (96 * 3 // 2, 128), dtype=np.uint8)
    histogram = measure(frame).histogram
    assert histogram.shape == (4, LEVELS)
    assert histogram.min() >= 0
    assert histogram.max() == 1


def test_percent_follow_the_limited_range() -> None:
    assert luma_percent(16) == 0
    assert luma_percent(235) == 100
