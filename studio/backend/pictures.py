"""Pictures that a parameter names, as an engine wants them: `media:HASH`, or `media:HASH@FRAME` for one of a video."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps, UnidentifiedImageError

from studio.codec.decoder import FrameReader
from studio.codec.i420 import i420_to_rgb
from studio.errors import MediaError
from studio.model.recipe import split_media
from studio.wire.capability import Value

Picture = npt.NDArray[np.uint8]
"""RGB of shape (height, width, 3)."""

MAX_PIXELS = 64_000_000
"""More than any camera's picture that somebody would start a shot from."""


def named_file(name: str, value: Value, files: Mapping[str, Path]) -> tuple[Path, int | None]:
    """The file that a parameter's value names, and the frame of it, if it names one; raises `MediaError`."""
    found = split_media(value)
    path = files.get(found.sha256) if found else None
    if found is None or path is None or not path.is_file():
        raise MediaError(f"The file of '{name}' is not in the project any more: set it again, or take it away.")
    return path, found.frame


def read_picture(name: str, value: Value, files: Mapping[str, Path]) -> Picture:
    """One picture at its own size, upright; what is transparent in it lies over grey. Raises `MediaError`."""
    path, frame = named_file(name, value, files)
    if frame is not None:
        with FrameReader(path) as reader:
            return i420_to_rgb(reader.frame(min(frame, reader.info.frames - 1)))
    try:
        with Image.open(path) as image:
            if image.width * image.height > MAX_PIXELS:
                raise MediaError(f"The picture of '{name}' has more than {MAX_PIXELS // 10**6} megapixels: shrink it.")
            upright = ImageOps.exif_transpose(image)
            return _flat(upright)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise MediaError(f"The file of '{name}' is no picture that can be read: give a PNG, JPEG or WebP.") from error


def _flat(image: Image.Image) -> Picture:
    """Any mode as RGB; 16-bit greys keep their range instead of being cut off at 255."""
    if image.mode.startswith(("I", "F")):
        values = np.asarray(image, np.float32)
        low, high = float(values.min()), float(values.max())
        grey = np.zeros(values.shape, np.uint8) if high <= low else ((values - low) * (255 / (high - low))).astype("u1")
        return np.repeat(grey[..., None], 3, axis=2)
    rgba = image.convert("RGBA")
    below = Image.new("RGBA", rgba.size, (128, 128, 128, 255))
    return np.asarray(Image.alpha_composite(below, rgba).convert("RGB"), np.uint8)


def read_video(name: str, value: Value, files: Mapping[str, Path], count: int) -> Iterator[Picture]:
    """`count` frames of a video at its own size; where it is shorter its last frame is held. Raises `MediaError`."""
    path, first = named_file(name, value, files)
    with FrameReader(path) as reader:
        there = max(1, min(count, reader.info.frames - (first or 0)))
        last: Picture | None = None
        for frame in reader.frames(first or 0, there):
            last = i420_to_rgb(frame)
            yield last
        for _ in range(count - there):
            if last is not None:
                yield last
