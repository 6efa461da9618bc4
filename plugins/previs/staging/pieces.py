"""What builders of sets share: the stretch of a shot that they build around, what they hand back, small parts."""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from previs.mesh.parts import Finish, Point, linear
from previs.mesh.solids import box, prism
from previs.records import Beam, Floats, Lamp, Mesh, Time

GLOSSY = Finish(gloss=0.6)


class Extent(NamedTuple):
    """What a set has to hold, in metres: the action's way from `left` to `right` along x and how far `back` behind
    z = 0 it stands (0 or more); `eyes` (N, 3), where the camera is in the course of the shot; hour and seed."""

    left: float
    right: float
    back: float
    eyes: Floats
    time: Time
    seed: int

    def wild(self, *, x: float | None = None, y: float | None = None, z: float | None = None) -> bool:
        """Must a wall at x, a ceiling at y or a back wall at z be taken away, because the camera is or goes behind
        it?"""
        if x is not None:
            return bool((self.eyes[:, 0] * math.copysign(1.0, x) > abs(x) - 0.3).any())
        if y is not None:
            return bool((self.eyes[:, 1] > y - 0.15).any())
        return z is not None and bool((self.eyes[:, 2] < z + 0.3).any())


class Built(NamedTuple):
    """Parts of a set with the lamps that hang in it and the light that is seen in its air."""

    meshes: Sequence[Mesh]
    lamps: Sequence[Lamp] = ()
    beams: Sequence[Beam] = ()


PANES: Mapping[Time, tuple[str, float]] = {
    "dawn": ("#ffd2b0", 0.8),
    "morning": ("#fff0d2", 1.2),
    "day": ("#dfeaff", 1.25),
    "noon": ("#eaf4ff", 1.4),
    "afternoon": ("#ffe6b4", 1.2),
    "sunset": ("#ff9656", 1.0),
    "dusk": ("#7f7cc0", 0.6),
    "night": ("#2c4274", 0.5),
    "midnight": ("#1c2c58", 0.45),
}
"""What is seen through a window, and how bright it is."""


def shade(colour: str, factor: float) -> str:
    """A colour made darker or lighter."""
    parts = [min(255, int(int(colour[i : i + 2], 16) * factor)) for i in (1, 3, 5)]
    return "#" + "".join(f"{part:02x}" for part in parts)


def glow(power: float = 2.0) -> Finish:
    """A surface that shines by itself."""
    return Finish(emission=power)


def lamp(at: Point, colour: str, power: float, *, radius: float = 0.3, spot: float = 0.0) -> Lamp:
    """A lamp of an sRGB colour."""
    r, g, b = linear(colour)
    return Lamp(at, (r * power, g * power, b * power), radius, spot)


def shaft(start: Point, end: Point, radii: tuple[float, float], colour: str, power: float) -> Beam:
    """A beam of an sRGB colour; power 0 to 1."""
    r, g, b = linear(colour)
    return Beam(start, end, radii, (r * power, g * power, b * power))


def arch(x: float, low: float, size: tuple[float, float], *, pointed: bool = False) -> list[tuple[float, float]]:
    """The outline in x, y of an opening of (half width, height) over `low`, with a round or a pointed head."""
    half, height = size
    rise = half * (1.5 if pointed else 1.0)
    spring = low + height - rise
    turn = np.linspace(0.0, math.pi, 9)
    if pointed:
        side = [(x + half * (1 - k**1.8), spring + rise * k) for k in np.linspace(0, 1, 5)]
        head = [*side, *((2 * x - a, b) for a, b in reversed(side[:-1]))]
    else:
        head = [(x + half * math.cos(a), spring + rise * math.sin(a)) for a in turn]
    return [(x + half, low), *((float(a), float(b)) for a, b in head), (x - half, low)]


def opening(x: float, low: float, size: tuple[float, float], z: float, time: Time, *, pointed: bool = False) -> Mesh:
    """A window with an arched head, lit from behind, set on a wall at z."""
    colour, power = PANES[time]
    return prism(arch(x, low, size, pointed=pointed), z, z + 0.03, colour, finish=glow(power))


def bars(
    xs: Sequence[float], low: float, high: float, z: float, *, colour: str = "#2b2d31", thick: float = 0.022
) -> list[Mesh]:
    """Upright iron bars at some x, with two rails across them."""
    if not len(xs):
        return []
    middle, half = (min(xs) + max(xs)) / 2, (max(xs) - min(xs)) / 2 + thick
    rails = [box((middle, y, z), (half, 0.035, 0.02), colour) for y in (low + 0.25, high - 0.12)]
    return [*(box((x, (low + high) / 2, z), (thick, (high - low) / 2, thick), colour) for x in xs), *rails]
