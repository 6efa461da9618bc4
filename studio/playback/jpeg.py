"""Small pictures as JPEG, and at other sizes."""

import io
from pathlib import Path
from typing import cast

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps, UnidentifiedImageError

Bgra = npt.NDArray[np.uint8]
"""Shape (height, width, 4): blue, green, red, 255. What Qt calls RGB32 on machines with the low byte first."""

_QUALITY = 85
_GAP = 2.0
"""How much larger than wanted Pillow may leave a picture before it averages: twice is as good as exact to the eye."""


def encode(picture: Bgra) -> bytes:
    """A picture as a JPEG file."""
    file = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(picture[:, :, 2::-1])).save(file, "JPEG", quality=_QUALITY)
    return file.getvalue()


def decode(coded: bytes) -> Bgra | None:
    """The picture of a JPEG file; `None` for bytes that are none, or cut off."""
    try:
        with Image.open(io.BytesIO(coded), formats=("JPEG",)) as image:
            return _bgra(image)
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        return None


def picture_of(path: Path, height: int) -> Bgra | None:
    """A picture file of the artist's (PNG, JPEG, WebP ...) upright and at most so high; `None` if it cannot be read."""
    try:
        with Image.open(path) as image:
            image.draft("RGB", (4 * height, height))
            upright = ImageOps.exif_transpose(image)
            upright.thumbnail((8 * height, height), reducing_gap=_GAP)
            return _bgra(upright)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def at_height(picture: Bgra, height: int) -> Bgra:
    """The picture at another height, its sides in the same ratio."""
    tall, wide = picture.shape[:2]
    if tall == height:
        return picture
    how = Image.Resampling.BOX if height < tall else Image.Resampling.BILINEAR
    size = (max(1, round(wide * height / tall)), height)
    # the order of the colours is all the same to a resize
    resized = Image.fromarray(picture).resize(size, how, reducing_gap=_GAP)
    return cast("Bgra", np.asarray(resized))


def _bgra(image: Image.Image) -> Bgra:
    rgba = np.asarray(image.convert("RGBA"))
    return cast("Bgra", np.ascontiguousarray(rgba[:, :, [2, 1, 0, 3]]))
