"""Shot sizes and angles by the book (Thompson and Bordwell, Film Art; Arijon, Grammar of the Film Language)."""

from collections.abc import Mapping
from typing import NamedTuple


class Size(NamedTuple):
    """`fill`: the subject's height in frame heights; `centre`: where on it the frame is centred, in its heights;
    `whole`: all of it, and of its group, is to be seen."""

    fill: float
    centre: float
    whole: bool


SIZES: Mapping[str, Size] = {
    "extreme_wide": Size(0.13, 0.9, True),
    "wide": Size(0.30, 0.75, True),
    "full": Size(0.78, 0.52, True),
    "medium_wide": Size(1.25, 0.66, False),
    "medium": Size(1.75, 0.755, False),
    "medium_close_up": Size(2.6, 0.835, False),
    "close_up": Size(4.2, 0.90, False),
    "extreme_close_up": Size(9.5, 0.93, False),
    "insert": Size(0.62, 0.5, True),
}

HEADS: Mapping[str, float] = {"medium": 0.33, "medium_close_up": 0.48, "close_up": 0.68, "extreme_close_up": 1.35}
"""How much of the frame's height a head takes where the size is measured on it."""

ANGLES: Mapping[str, float] = {
    "eye_level": 3.0,
    "low": -13.0,
    "high": 27.0,
    "aerial": 42.0,
    "birds_eye": 76.0,
    "worms_eye": -38.0,
    "dutch": 1.0,
}
"""Degrees that the camera stands above its subject, seen from there."""

LANDMARK = 1.9
"""How much larger a building or a lighthouse is drawn in wide sizes, which are spoken of with people in mind."""

DUTCH_ROLL = 14.0
"""Degrees that a Dutch angle leans."""
