"""The title card: what stands in a film for a shot that has no picture yet."""

import numpy as np
from PIL import Image, ImageDraw

from studio.codec.i420 import Frame, rgb_to_i420
from studio.export import ink
from studio.export.lettering import MEDIUM, REGULAR, STRONG, font, printable, wrap

_ROWS = 5


def draw_card(slate: str, prompt: str, foot: str, width: int, height: int) -> Image.Image:
    """A card with the shot's name in amber, its prompt, and a line at its foot (length, scene); sides in pixels."""
    picture = Image.new("RGB", (width, height), ink.PANEL)
    draw = ImageDraw.Draw(picture)
    unit = min(width / 16, height / 9)
    left, inner = unit * 1.5, width - unit * 3
    number, words, small = (
        font(_size(unit * 0.9), STRONG),
        font(_size(unit * 0.52), REGULAR),
        font(_size(unit * 0.3), MEDIUM),
    )
    rows = wrap(prompt, words, inner, _ROWS)
    leading = unit * 0.52 * 1.5
    top = height / 2 - (unit * 1.1 + leading * len(rows)) / 2 + unit * 0.75
    draw.text((left, top), printable(slate), font=number, fill=ink.ACCENT, anchor="ls")
    for count, row in enumerate(rows, 1):
        draw.text((left, top + unit * 0.35 + leading * count), row, font=words, fill=ink.TEXT, anchor="ls")
    draw.text((left, height - unit * 1.1), printable(foot), font=small, fill=ink.FAINT, anchor="ls")
    return picture


def card_frame(slate: str, prompt: str, foot: str, width: int, height: int) -> Frame:
    """The same as I420."""
    return rgb_to_i420(np.asarray(draw_card(slate, prompt, foot, width, height)))


def _size(pixels: float) -> int:
    return max(7, round(pixels))
