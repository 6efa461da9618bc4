from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from studio.codec.decoder import FrameReader
from studio.codec.depth import grey, span_of, write_depth_video
from studio.codec.passes import write_passes
from studio.errors import BadInputError, MediaError


def _scene(near: float) -> np.ndarray:
    depth = np.full((32, 64), 10.0, np.float32)
    depth[:8] = np.inf
    depth[16:, 16:48] = near
    return depth


def test_near_is_bright_and_the_sky_black_all_through_the_clip(tmp_path: Path) -> None:
    files = [tmp_path / f"{place}.exr" for place in range(3)]
    for file, near in zip(files, (4.0, 2.0, 4.0), strict=True):
        write_passes(file, {"depth": _scene(near)})
    write_depth_video(files, tmp_path / "depth.mp4", Fraction(24))
    with FrameReader(tmp_path / "depth.mp4") as reader:
        frames = [reader.frame(index)[:32].astype(int) for index in range(reader.info.frames)]
        chroma = reader.frame(0)[32:]
    assert len(frames) == 3
    assert [abs(frame[2, 2] - 16) <= 1 for frame in frames] == [True] * 3
    for frame, wanted in zip(frames, (126, 235, 126), strict=True):
        assert abs(frame[24, 32] - wanted) <= 2
    assert abs(frames[0][12, 2] - (16 + 219 / 5)) <= 2
    assert np.abs(chroma.astype(int) - 128).max() <= 1


def test_a_flat_clip_and_an_empty_one(tmp_path: Path) -> None:
    flat = np.full((16, 16), 3.0, np.float32)
    assert set(np.unique(grey(flat, span_of([flat]))[:16])) == {16}
    nothing = np.full((16, 16), np.inf, np.float32)
    assert set(np.unique(grey(nothing, span_of([nothing]))[:16])) == {16}
    with pytest.raises(BadInputError, match="no depth"):
        write_depth_video([], tmp_path / "x.mp4", Fraction(24))
    write_passes(tmp_path / "id.exr", {"identity": np.ones((16, 16), np.uint16)})
    with pytest.raises(MediaError, match="holds no depth"):
        write_depth_video([tmp_path / "id.exr"], tmp_path / "x.mp4", Fraction(24))
