"""I420 pictures and RGB, one into the other, by the rules of ITU-R BT.709-6 in limited range (Y 16..235, C 16..240)."""

from typing import cast

import numpy as np
import numpy.typing as npt
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter

from studio.errors import BadInputError

Frame = npt.NDArray[np.uint8]
"""I420: shape (height * 3 // 2, width), the Y rows, then U, then V, each plane contiguous. Sides are even."""

Rgb = npt.NDArray[np.uint8]
"""RGB: shape (height, width, 3), gamma-coded, full range."""

MIN_SIDE, MAX_SIDE = 16, 8192

_ACCURATE = Interpolation.BICUBIC | 0x40000 | 0x2000 | 0x4000
"""swscale's flags ACCURATE_RND, FULL_CHR_H_INT and FULL_CHR_H_INP: without them a grey ramp comes back off by two."""

_BLACK_Y, _NEUTRAL_C = 16, 128


def check_size(width: int, height: int) -> None:
    """Raise `BadInputError` for a size that 4:2:0 or H.264 cannot hold, before memory is taken for it."""
    if width % 2 or height % 2:
        raise BadInputError(f"A picture of {width}x{height} cannot be coded: both sides have to be even.")
    if not (MIN_SIDE <= width <= MAX_SIDE and MIN_SIDE <= height <= MAX_SIDE):
        raise BadInputError(
            f"A picture of {width}x{height} cannot be coded: each side has to be {MIN_SIDE} to {MAX_SIDE} pixels."
        )


def size_of(frame: Frame) -> tuple[int, int]:
    """Width and height in pixels of the picture that an I420 array holds."""
    rows, width = frame.shape
    return width, rows * 2 // 3


def planes(frame: Frame) -> tuple[Frame, Frame, Frame]:
    """Views of Y (height, width), U and V (height // 2, width // 2); `frame` has to be contiguous."""
    width, height = size_of(frame)
    flat, luma, chroma = frame.reshape(-1), width * height, width * height // 4
    half = (height // 2, width // 2)
    return (
        flat[:luma].reshape(height, width),
        flat[luma : luma + chroma].reshape(half),
        flat[luma + chroma :].reshape(half),
    )


def blank(width: int, height: int) -> Frame:
    """A black picture."""
    check_size(width, height)
    frame = np.full((height * 3 // 2, width), _NEUTRAL_C, np.uint8)
    frame[:height] = _BLACK_Y
    return frame


def copy_planes(video: VideoFrame) -> Frame:
    """A yuv420p frame of PyAV as an array of its own, without the padding at the end of its lines."""
    width, height = video.width, video.height
    frame = np.empty((height * 3 // 2, width), np.uint8)
    for target, plane in zip(planes(frame), video.planes, strict=True):
        source = np.frombuffer(cast("memoryview", plane), np.uint8).reshape(-1, plane.line_size)
        target[:] = source[: target.shape[0], : target.shape[1]]
    return frame


def as_video(frame: Frame) -> VideoFrame:
    """An I420 array as a yuv420p frame of PyAV: a view where PyAV can make one, else a copy."""
    width, height = size_of(frame)
    frame = np.ascontiguousarray(frame)
    if height % 4 == 0:
        return VideoFrame.from_numpy_buffer(frame, format="yuv420p")
    video = VideoFrame(width, height, "yuv420p")
    for source, plane in zip(planes(frame), video.planes, strict=True):
        target = np.frombuffer(cast("memoryview", plane), np.uint8).reshape(-1, plane.line_size)
        target[: source.shape[0], : source.shape[1]] = source
    return video


def scaled(video: VideoFrame, width: int, height: int, reformatter: VideoReformatter | None = None) -> VideoFrame:
    """`video` as yuv420p in BT.709 limited range at a size; the same object if it is that already."""
    if video.format.name == "yuv420p" and (video.width, video.height) == (width, height):
        return video
    return (reformatter or VideoReformatter()).reformat(
        video,
        width=width,
        height=height,
        format="yuv420p",
        dst_colorspace=Colorspace.ITU709,
        dst_color_range=ColorRange.MPEG,
        interpolation=_ACCURATE,
        threads=1,
    )


def rgb_to_i420(rgb: Rgb) -> Frame:
    """Code an RGB picture with even sides as I420; raises `BadInputError` for other sides."""
    height, width = rgb.shape[:2]
    check_size(width, height)
    video = VideoFrame.from_numpy_buffer(np.ascontiguousarray(rgb), format="rgb24")
    return copy_planes(scaled(video, width, height))


def i420_to_rgb(frame: Frame) -> Rgb:
    """The RGB picture of an I420 one."""
    width, height = size_of(frame)
    rgb = VideoReformatter().reformat(
        as_video(frame),
        width=width,
        height=height,
        format="rgb24",
        src_colorspace=Colorspace.ITU709,
        src_color_range=ColorRange.MPEG,
        dst_color_range=ColorRange.JPEG,
        interpolation=_ACCURATE,
        threads=1,
    )
    return cast("Rgb", rgb.to_ndarray())
