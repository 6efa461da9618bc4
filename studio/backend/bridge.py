"""The bridge: the frame of another take that a shot starts from, as the engine wants it."""

from collections.abc import Mapping
from pathlib import Path

import cv2
import numpy as np

from studio.backend.engine import Frame
from studio.codec.decoder import FrameReader
from studio.codec.i420 import i420_to_rgb
from studio.errors import MediaError
from studio.model.recipe import Recipe


def first_frame(recipe: Recipe, media: Mapping[str, str]) -> Frame | None:
    """RGB (height, width, 3) at the recipe's size, or None for a recipe without a bridge; raises `MediaError`."""
    if recipe.bridge is None:
        return None
    path = media.get(recipe.bridge.media)
    if path is None:
        raise MediaError("The take that this shot starts from is missing: generate the shot before it again.")
    with FrameReader(Path(path)) as reader:
        picture = reader.frame(recipe.bridge.frame)
    return fitted(i420_to_rgb(picture), recipe.width, recipe.height)


def fitted(rgb: Frame, width: int, height: int) -> Frame:
    """The middle of an RGB picture at another size: scaled until it covers it, then cropped."""
    tall, wide = rgb.shape[:2]
    if (wide, tall) == (width, height):
        return rgb
    scale = max(width / wide, height / tall)
    size = max(width, round(wide * scale)), max(height, round(tall * scale))
    grown = cv2.resize(rgb, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    left, top = (size[0] - width) // 2, (size[1] - height) // 2
    return np.ascontiguousarray(grown[top : top + height, left : left + width], dtype=np.uint8)
