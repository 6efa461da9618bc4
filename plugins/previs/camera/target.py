"""What is framed, as a box that moves."""

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Vector = npt.NDArray[np.float64]


class Box(NamedTuple):
    """Corners of a box along the world's axes, in metres from a target's base."""

    low: tuple[float, float, float]
    high: tuple[float, float, float]

    @property
    def centre(self) -> Vector:
        return (np.array(self.low) + np.array(self.high)) / 2

    @property
    def size(self) -> Vector:
        return np.array(self.high) - np.array(self.low)

    def corners(self, base: Vector) -> Vector:
        """The eight corners in the world, (8, 3)."""
        ends = np.array((self.low, self.high))
        return base + np.array([(ends[i, 0], ends[j, 1], ends[k, 2]) for i in (0, 1) for j in (0, 1) for k in (0, 1)])


class Target(NamedTuple):
    """A box standing at `base` (metres) that looks along `yaw` and travels at `speed` m/s that way.

    `upright`: taller than long, as people are; what is not is framed tight on the head, `ahead` metres before its
    middle. `climb`: metres that it rises a second. `focus`: where its eyes are from `base`, half-way through the
    shot, if that is known; `stature` its height when it stands, `crown` how
    far its head, and hat, rise above its eyes. `landmark`: a building or the like. `path`: the base at a time
    (seconds), for one who does not go straight on at its speed. `head`: its head half-way through the shot, if it has
    one; `number`: the subject of the plan that it is, -1 for none; `span`: the lowest and the highest that it comes
    above its base where that is not its box (it leaps, dives, falls).
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
    head: Box | None = None
    number: int = -1
    span: tuple[float, float] | None = None

    @property
    def forward(self) -> Vector:
        return np.array((math.cos(self.yaw), 0.0, -math.sin(self.yaw)))

    @property
    def velocity(self) -> Vector:
        return self.forward * self.speed + np.array((0.0, self.climb, 0.0))

    @property
    def eyes(self) -> Vector:
        """Where its eyes are from its base, (3,)."""
        if self.focus:
            return np.array(self.focus)
        return np.array((0.0, self.eye, 0.0)) + self.forward * self.ahead

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

    def reach(self, t: float) -> Vector:
        """The corners of the box at time t with all that it rises and sinks to, (8, 3)."""
        points = self.corners(t)
        if self.span is not None:
            base = float(self.at(t)[1])
            points[0::2, 1], points[1::2, 1] = base + self.span[0], base + self.span[1]
        return points

    def holds(self, point: Vector, t: float, margin: float) -> bool:
        """Is a point (3,) inside the box at time t, or nearer to it than the margin (metres)?"""
        way = point - self.at(t)
        along, across = float(way @ self.forward), float(way[0] * math.sin(self.yaw) + way[2] * math.cos(self.yaw))
        near = abs(along) < self.length / 2 + margin and abs(across) < self.width / 2 + margin
        return near and -margin < float(way[1]) < self.height + margin
