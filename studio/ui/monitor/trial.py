"""The record of a trial of OpenGL."""

from typing import NamedTuple


class Trial(NamedTuple):
    """What OpenGL did with the known picture: the card's name, its largest error in levels, milliseconds a frame."""

    renderer: str
    error: int
    frame_ms: float
