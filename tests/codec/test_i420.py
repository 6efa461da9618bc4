import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.codec.i420 import blank, i420_to_rgb, planes, rgb_to_i420, size_of
from studio.errors import BadInputError

BARS = [(255, 255, 255), (255, 255, 0), (0, 255, 255), (0, 255, 0), (255, 0, 255), (255, 0, 0), (0, 0, 255), (0, 0, 0)]
BARS_BT709 = [
    (235, 128, 128),
    (219, 16, 138),
    (188, 154, 16),
    (173, 42, 26),
    (78, 214, 230),
    (63, 102, 240),
    (32, 240, 118),
    (16, 128, 128),
]


def test_a_grey_ramp_survives() -> None:
    ramp = np.repeat(np.tile(np.arange(256, dtype=np.uint8), (64, 1))[..., None], 3, 2)
    frame = rgb_to_i420(ramp)
    assert (frame[0, 0], frame[0, 255]) == (16, 235)
    assert np.abs(i420_to_rgb(frame).astype(int) - ramp).max() <= 1


def test_colour_bars_have_the_values_of_bt709_and_come_back() -> None:
    picture = np.repeat(np.array(BARS, np.uint8)[None], 66, 0).repeat(24, 1)
    frame = rgb_to_i420(picture)
    luma, blue, red = planes(frame)
    coded = [(luma[33, x], blue[16, x // 2], red[16, x // 2]) for x in range(12, 192, 24)]
    assert np.abs(np.array(coded, int) - BARS_BT709).max() <= 1
    back = i420_to_rgb(frame)[:, 12::24].astype(int)
    assert np.abs(back - picture[:, 12::24]).max() <= 2


@settings(max_examples=25, deadline=None)
@given(st.integers(8, 80), st.integers(8, 80), st.tuples(*[st.integers(0, 255)] * 3))
def test_a_flat_colour_survives_at_every_even_size(half_w: int, half_h: int, colour: tuple[int, int, int]) -> None:
    picture = np.full((half_h * 2, half_w * 2, 3), colour, np.uint8)
    frame = rgb_to_i420(picture)
    assert size_of(frame) == (half_w * 2, half_h * 2)
    assert np.abs(i420_to_rgb(frame).astype(int) - picture).max() <= 3


def test_blank_is_black() -> None:
    assert not i420_to_rgb(blank(64, 36)).any()


@pytest.mark.parametrize("size", [(63, 36), (64, 35), (2, 2), (100_000, 64)])
def test_a_size_that_cannot_be_coded_is_refused(size: tuple[int, int]) -> None:
    with pytest.raises(BadInputError):
        blank(*size)
