import numpy as np
import pytest
from previs.render.buffers import make_band
from previs.render.bundles import A_SIZE, World
from previs.render.finish import to_i420


def world() -> World:
    none = np.zeros((0, 8), np.float32)
    return World(
        camera=np.zeros(16, np.float32),
        air=np.zeros(A_SIZE, np.float32),
        sky=np.zeros((256, 3), np.float32),
        ridges=np.zeros((2, 2048), np.float32),
        noise=np.zeros(65536, np.uint32),
        lamps=none,
        contacts=none,
        dither=np.zeros((64, 64), np.float32),
        stars=none,
        drops=none,
        beams=none,
    )


@pytest.mark.parametrize(
    ("colour", "expected"),
    [
        ((0, 0, 0), (16, 128, 128)),
        ((1, 1, 1), (235, 128, 128)),
        ((1, 0, 0), (63, 102, 240)),
        ((0, 1, 0), (173, 42, 26)),
        ((0, 0, 1), (32, 240, 118)),
    ],
)
def test_colours_follow_bt709_in_limited_range(colour: tuple[int, int, int], expected: tuple[int, int, int]):
    band = make_band(64, 16, 0)
    band.planes[:] = np.array(colour, np.float32)[:, None, None]
    frame = np.zeros((24, 64), np.uint8)
    flat = frame.reshape(-1)
    out = (frame[:16], flat[1024:1280].reshape(8, 32), flat[1280:].reshape(8, 32))
    to_i420(world(), band, out, (0, 16, 16), True)
    for plane, value in zip(out, expected, strict=True):
        assert plane.min() == plane.max() == value
