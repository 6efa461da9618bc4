import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtGui import QImage

from studio.codec.i420 import Frame, i420_to_rgb, rgb_to_i420
from studio.ui.monitor.convert import Converter

BARS = (
    (255, 0, 0),
    (0, 255, 0),
    (0, 0, 255),
    (255, 255, 255),
    (0, 0, 0),
    (128, 128, 128),
    (200, 150, 60),
    (9, 70, 160),
)


def bars(width: int, height: int) -> Frame:
    rgb = np.empty((height, width, 3), np.uint8)
    for place, bar in enumerate(BARS):
        rgb[:, place * width // 8 : (place + 1) * width // 8] = bar
    return rgb_to_i420(rgb)


def pixels(image: QImage) -> npt.NDArray[np.uint8]:
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 4].reshape(image.height(), image.width(), 4)[:, :, 2::-1]


@pytest.mark.parametrize("size", [(640, 360), (1106, 622), (320, 180), (2212, 1244)])
def test_colours_are_those_of_bt709_at_every_size(size: tuple[int, int]) -> None:
    frame = bars(640, 360)
    wanted = i420_to_rgb(frame)
    converter = Converter()
    found = pixels(converter.image(frame, *size))
    for place in range(8):
        middle = (place * 2 + 1) * size[0] // 16
        reference = wanted[180, (place * 2 + 1) * 40].astype(int)
        assert np.abs(found[size[1] // 2, middle].astype(int) - reference).max() <= 3


@pytest.mark.parametrize("size", [(640, 360), (1106, 622), (1074, 604), (1280, 720), (300, 168)])
def test_greys_stay_exactly_neutral(size: tuple[int, int]) -> None:
    rgb = np.empty((360, 640, 3), np.uint8)
    rgb[:] = (np.arange(640) * 255 // 639).astype(np.uint8)[None, :, None]
    converter = Converter()
    found = pixels(converter.image(rgb_to_i420(rgb), *size)).astype(int)
    assert np.ptp(found, axis=2).max() == 0


@pytest.mark.parametrize("size", [(130, 74), (16, 16), (642, 362)])
def test_sizes_that_are_no_multiples_of_eight_are_converted_whole(size: tuple[int, int]) -> None:
    frame = bars(*size)
    converter = Converter()
    image = converter.image(frame, *size)
    assert (image.width(), image.height()) == size
    assert pixels(image).shape == (size[1], size[0], 3)


def test_the_same_picture_is_converted_once() -> None:
    converter, frame = Converter(), bars(128, 72)
    one = converter.image(frame, 64, 36)
    assert converter.image(frame, 64, 36) is one
    assert converter.image(frame, 128, 72) is not one
    converter.forget()
    assert converter.image(frame, 128, 72).width() == 128
