"""What is framed, as a box that moves."""

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Vector = npt.NDArray[np.float64]


class Target(NamedTuple):
    """A box standing at `base` (metres) that looks along `yaw` and travels at `speed` m/s that way.

    `upright`: taller than long, as people are; what is not is framed tight on the head, `ahead` metres before its
    middle. `climb`: metres that it rises a second. `focus`: where its eyes are from `base`, half-way through the
    shot, if that is known; `stature` its height when it stands, `crown` how
    far its head, and hat, rise above its eyes. `landmark`: a building or the like. `path`: the base at a time
    (seconds), for one who does not go straight on at its speed.
    """

    base: tuple[float, float, float]
    yaw: float
    height: float
    length: float
    width: float
    eye: float
    speed: float = 0.0
    upright: bool = True
    ahead: float = 0.0
    climb: float = 0.0
    landmark: bool = False
    focus: tuple[float, float, float] | None = None
    stature: float = 1.7
    crown: float = 0.12
    path: Callable[[float], Vector] | None = None

    @property
    def forward(self) -> Vector:
        return np.array((math.cos(self.yaw), 0.0, -math.sin(self.yaw)))

    @property
    def velocity(self) -> Vector:
        return self.forward * self.speed + np.array((0.0, self.climb, 0.0))

    def at(self, t: float) -> Vector:
        """The base at time t."""
        return self.path(t) if self.path is not None else np.array(self.base) + self.velocity * t

    def corners(self, t: float = 0.0) -> Vector:
        """The box's corners at time t, (8, 3)."""
        ahead, side = self.forward * (self.length / 2), np.array((math.sin(self.yaw), 0.0, math.cos(self.yaw)))
        base = self.at(t)
        return np.array(
            [
                base + ahead * i + side * (j * self.width / 2) + np.array((0.0, k * self.height, 0.0))
                for i in (-1, 1)
                for j in (-1, 1)
                for k in (0, 1)
            ]
        )
