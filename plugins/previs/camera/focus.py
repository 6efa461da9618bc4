"""What a lens is focused on: one subject, or one and then another, and how soft the rest is."""

from typing import NamedTuple

import numpy as np

from previs.camera.moves import ease
from previs.camera.target import Target
from previs.records import Camera

_NEAREST = 0.12
_BEGINS, _LASTS = 0.34, 0.32
"""When in a shot a rack of focus begins, and how long it takes, as shares of it."""


class Focus(NamedTuple):
    """Focused on `first`, and from the middle of the shot on `second`, over `seconds`; `strength`: how much softer
    than a lens would have it the rest is."""

    first: Target
    second: Target
    seconds: float
    strength: float = 1.0

    def distance(self, camera: Camera, t: float) -> float:
        """Metres along the view axis to what is sharp at time t (seconds)."""
        share = t / self.seconds if self.seconds > 0 else 1.0
        k = ease((share - _BEGINS) / _LASTS)
        ends = [_depth(camera, target, t) for target in (self.first, self.second)]
        # lenses are turned evenly in 1/distance
        return 1.0 / ((1.0 - k) / ends[0] + k / ends[1])


def _depth(camera: Camera, target: Target, t: float) -> float:
    point = target.at(t) + (target.eyes if target.speed or target.head else np.array((0.0, 0.6 * target.height, 0.0)))
    return max(_NEAREST, float((point - camera.eye) @ camera.forward))
