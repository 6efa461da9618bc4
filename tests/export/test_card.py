import numpy as np
import pytest

from studio.export.card import card_frame, draw_card


def test_a_card_is_dark_with_an_amber_number_and_light_words() -> None:
    picture = np.asarray(draw_card("2A", "A gate in the fog", "0:12", 640, 360)).astype(int)
    assert tuple(picture[5, 5]) == (27, 27, 27)
    red, blue = picture[..., 0], picture[..., 2]
    assert (red - blue > 120).sum() > 100
    assert (picture.min(axis=2) > 200).sum() > 300


@pytest.mark.parametrize("size", [(16, 16), (64, 36), (1920, 1080), (360, 640), (1278, 718)])
def test_a_card_has_any_size(size: tuple[int, int]) -> None:
    frame = card_frame("12", "x" * 2000 + " 東京 \x07", "a foot " * 30, *size)
    assert frame.shape == (size[1] * 3 // 2, size[0])
