"""What goes first when the window gets narrow or low (`look/theme.md`, 5)."""

from typing import NamedTuple

WIDE, ROOMY, NARROW = 1680, 1440, 1200
TALL, LOW = 900, 720
MIN_SIZE = (1024, 640)
"""Width and height, in pixels, below which the window does not get."""

RAIL = 88
"""Width of the board as a rail."""


class Density(NamedTuple):
    """What a window gives its parts, in logical pixels. `words`: controls say what they are; else glyphs alone do.

    `rail`: the board is a rail of pictures; `drawer`: the inspector lies over the monitor and comes when asked.
    """

    board: int
    inspector: int
    timeline: int
    rail: bool
    drawer: bool
    words: bool
    low: bool


def density(width: int, height: int) -> Density:
    """What a window of this size has room for."""
    rail = width < ROOMY
    return Density(
        board=RAIL if rail else 304 if width < WIDE else 360,
        inspector=360 if width >= WIDE else 320,
        timeline=252 if height >= TALL else 208 if height >= LOW else 172,
        rail=rail,
        drawer=width < NARROW,
        words=not rail,
        low=height < LOW,
    )
