import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_pattern.bars import BLUE, GREY, WHITE, YELLOW, bars, burn, code, planes, read_number


def test_codes_are_those_of_the_recommendation() -> None:
    """SMPTE RP 219-1:2014, 75 % bars in 8 bits."""
    assert code(0, 0, 0) == (16, 128, 128)
    assert code(1, 1, 1) == WHITE == (235, 128, 128)
    assert GREY == (180, 128, 128)
    assert YELLOW == (168, 44, 136)
    assert BLUE == (28, 212, 120)


def test_the_bars_stand_where_they_belong() -> None:
    card = planes(bars(280, 120))
    assert list(card.y[10, 20::40]) == [180, 168, 145, 133, 63, 51, 28]
    assert card.y[85, 20] == 28
    assert card.y[110, 60] == 235
    assert card.u[5, 110 // 2] == 147


@pytest.mark.parametrize("size", [(16, 16), (64, 36), (640, 360), (1280, 720), (360, 640), (18, 8190)])
def test_every_size_is_filled(size: tuple[int, int]) -> None:
    card = bars(*size)
    assert card.shape == (size[1] * 3 // 2, size[0])
    burn(card, 12345)
    assert card.flags.c_contiguous


def test_a_turn_changes_the_hues_alone() -> None:
    straight, turned = bars(64, 36), bars(64, 36, 1.0)
    assert (straight[:36] == turned[:36]).all()
    assert (straight[36:] != turned[36:]).any()


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 99_999), st.sampled_from([(160, 90), (320, 180), (640, 360), (640, 352)]))
def test_a_burnt_in_number_can_be_read(number: int, size: tuple[int, int]) -> None:
    card = bars(*size)
    burn(card, number)
    assert read_number(card) == number


def test_noise_does_not_hide_the_number() -> None:
    card = bars(320, 180)
    burn(card, 90_817)
    noise = np.random.default_rng(1).integers(-40, 40, card.shape)
    assert read_number(np.clip(card + noise, 0, 255).astype(np.uint8)) == 90_817


def test_where_there_is_no_number_none_is_read() -> None:
    assert read_number(np.full((270, 320), 255, np.uint8)) == -1
