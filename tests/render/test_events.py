import numpy as np

from studio.render.events import FramesArrived


def test_frames_are_counted() -> None:
    assert FramesArrived(job="j", shot="s", first=3, pictures=[np.zeros((24, 16), np.uint8)] * 4).count == 4
