"""Small films whose every frame says which one it is."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from studio.codec.encoder import H264Writer
from studio.codec.i420 import Frame, blank

WIDTH, HEIGHT = 96, 64


def numbered(index: int, width: int = WIDTH, height: int = HEIGHT) -> Frame:
    """A picture with its number burnt in: eight columns, each a bit as dark or bright luma."""
    frame = blank(width, height)
    for bit in range(8):
        frame[:height, bit * width // 8 : (bit + 1) * width // 8] = 200 if index >> bit & 1 else 40
    return frame


def number_of(frame: Frame) -> int:
    rows, width = frame.shape
    luma = frame[: rows * 2 // 3]
    bits = [int(np.median(luma[:, bit * width // 8 : (bit + 1) * width // 8]) > 120) for bit in range(8)]
    return sum(bit << place for place, bit in enumerate(bits))


def film(path: Path, frames: int, *, fragmented: bool = False, rate: Fraction = Fraction(24)) -> Path:
    with H264Writer(path, WIDTH, HEIGHT, rate, fragmented=fragmented) as writer:
        for index in range(frames):
            writer.write(numbered(index))
    return path


@pytest.fixture(scope="session", params=[False, True], ids=["plain", "fragmented"])
def fifty(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fifty numbered frames at 24 a second."""
    return film(tmp_path_factory.mktemp("films") / "fifty.mp4", 50, fragmented=request.param)
