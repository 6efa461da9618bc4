"""Depth as models that are steered by it want to see it: a grey video in which what is near is bright."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from studio.codec.encoder import H264Writer
from studio.codec.i420 import Frame, blank
from studio.codec.passes import read_passes
from studio.errors import BadInputError, MediaError

Depth = npt.NDArray[np.float32]
QP = 8
"""A quantizer at which no eye, and no model, sees that the video was coded."""
_NEAREST = 99.5
"""Percent of the pixels that lie behind what counts as nearest: a twig before the lens must not darken all else."""
_BLACK, _RANGE = 16, 219
"""Luma of limited range (ITU-R BT.709-6)."""


class Span(NamedTuple):
    """Inverse depths, in 1/m, that are black and white."""

    far: float
    near: float


def write_depth_video(files: Sequence[Path], path: Path, rate: Fraction) -> None:
    """Write the depth passes of a clip's frames as a grey H.264 video, normalised over the whole clip.

    Inverse depth, as estimators of depth (MiDaS and those after it) give it and VACE is trained with. Raises
    `MediaError`, `BadInputError` where there are none or of odd size, `DiskFullError`.
    """
    if not files:
        raise BadInputError("There is no depth to make a video of.")
    span = span_of([_sampled(_depth(file)) for file in files])
    height, width = _depth(files[0]).shape
    with H264Writer(path, width, height, rate, qp=QP) as writer:
        for file in files:
            writer.write(grey(_depth(file), span))


def span_of(depths: Sequence[Depth]) -> Span:
    """What is black and what is white in a clip: the sky, or the farthest that there is; and the nearest."""
    inverse = np.concatenate([_inverse(depth).ravel() for depth in depths])
    far = float(inverse.min())
    near = float(np.percentile(inverse, _NEAREST))
    return Span(far, near if near > far else far + 1.0)


def grey(depth: Depth, span: Span) -> Frame:
    """One frame's depth (H, W), in metres, as an I420 picture."""
    share = np.clip((_inverse(depth) - span.far) / (span.near - span.far), 0.0, 1.0)
    picture = blank(depth.shape[1], depth.shape[0])
    picture[: depth.shape[0]] = np.rint(_BLACK + _RANGE * share).astype(np.uint8)
    return picture


def _inverse(depth: Depth) -> Depth:
    """1/m; 0 where there is nothing."""
    with np.errstate(divide="ignore"):
        return np.where(np.isfinite(depth) & (depth > 0), 1.0 / depth, 0.0).astype(np.float32)


def _sampled(depth: Depth) -> Depth:
    """Every fourth pixel: enough to know the nearest and the farthest."""
    return depth[::4, ::4]


def _depth(file: Path) -> Depth:
    passes = read_passes(file)
    if "depth" not in passes:
        raise MediaError(f"'{file}' holds no depth.")
    return passes["depth"].astype(np.float32)
