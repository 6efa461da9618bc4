import numpy as np
import pytest

from studio.playback.jpeg import Bgra, at_height, decode, encode


@pytest.fixture
def picture() -> Bgra:
    """Blue above, red below."""
    made = np.zeros((40, 60, 4), np.uint8)
    made[:20, :, 0] = made[20:, :, 2] = made[:, :, 3] = 255
    return made


def test_a_picture_survives_the_file(picture: Bgra) -> None:
    back = decode(encode(picture))
    assert back is not None
    assert back.shape == picture.shape
    assert np.abs(back.astype(int) - picture).mean() < 4
    assert (back[:, :, 3] == 255).all()


def test_other_bytes_are_no_picture(picture: Bgra) -> None:
    assert decode(b"") is None
    assert decode(b"no picture") is None
    assert decode(encode(picture)[:200]) is None


def test_sides_keep_their_ratio(picture: Bgra) -> None:
    assert at_height(picture, 40) is picture
    assert at_height(picture, 10).shape == (10, 15, 4)
    assert at_height(picture, 80).shape == (80, 120, 4)
    assert at_height(picture, 1).shape == (1, 2, 4)
    small = at_height(picture, 4)
    assert small[0, 3].tolist() == [255, 0, 0, 255]
    assert small[3, 3].tolist() == [0, 0, 255, 255]
    assert small.flags.c_contiguous
