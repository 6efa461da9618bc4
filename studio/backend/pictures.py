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
                raise _too_large(name)
            return _flat(ImageOps.exif_transpose(image))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large(name) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise MediaError(f"The file of '{name}' is no picture that can be read: give a PNG, JPEG or WebP.") from error


def _too_large(name: str) -> MediaError:
    return MediaError(f"The picture of '{name}' has more than {MAX_PIXELS // 10**6} megapixels: shrink it.")


def _flat(image: Image.Image) -> Picture:
    """Any mode as RGB; deep greys are brought to 8 bits instead of being cut off at 255."""
    if image.mode.startswith(("I", "F")):
        values = np.nan_to_num(np.asarray(image, np.float32), posinf=0.0, neginf=0.0)
        grey = np.clip(np.rint(values * (255 / _white(values))), 0, 255).astype(np.uint8)
        return np.repeat(grey[..., None], 3, axis=2)
    rgba = image.convert("RGBA")
    below = Image.new("RGBA", rgba.size, (128, 128, 128, 255))
    return np.asarray(Image.alpha_composite(below, rgba).convert("RGB"), np.uint8)


def _white(values: npt.NDArray[np.float32]) -> float:
    """What counts as white: the full range of 1, 8 or 16 bits that the values keep within, else the highest of them."""
    highest = float(values.max())
    return next((white for white in (1.0, 255.0, 65535.0) if highest <= white), highest)


def read_video(name: str, value: Value, files: Mapping[str, Path], count: int) -> Iterator[Picture]:
    """`count` frames of a video at its own size; where it is shorter its last frame is held. Raises `MediaError`."""
    path, start = named_file(name, value, files)
    with FrameReader(path) as reader:
        first = min(start or 0, reader.info.frames - 1)
        there = min(count, reader.info.frames - first)
        last: Picture | None = None
        for frame in reader.frames(first, there):
            last = i420_to_rgb(frame)
            yield last
        for _ in range(count - there):
            if last is not None:
                yield last
