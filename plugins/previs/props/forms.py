"""Shapes that many props share: cushions, slabs, tufts of leaves, rings, rows of legs, lines of writing."""

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from previs.mesh.parts import MATT, Finish, Point, linear, make, place, replaced, turn
from previs.mesh.solids import box, loft, prism, tube
from previs.records import Mesh

WOODS = ("#6b4a30", "#7a5436", "#5a3c28")
METAL = Finish(smooth=0.6, gloss=0.7)
POLISH = Finish(smooth=0.4, gloss=0.35)
SOFT = Finish(smooth=0.7)
GLASS = Finish(gloss=0.6)
FLAME = Finish(smooth=0.6, emission=6.0)


def cushion(centre: Point, half: Point, colour: str, *, bevel: float = 0.3, finish: Finish = SOFT) -> Mesh:
    """A box with rounded edges, by its half sides; `bevel` is the share of its shortest half side that is cut off."""
    x, y, z = half
    b = bevel * min(half)
    rows: list[tuple[float, list[tuple[float, float]]]] = []
    for at, inset in ((-x, b), (-x + b, 0.0), (x - b, 0.0), (x, b)):
        h, w = y - inset, z - inset
        ring = [(-h, -w + b), (-h, w - b), (-h + b, w), (h - b, w), (h, w - b), (h, -w + b), (h - b, -w), (-h + b, -w)]
        rows.append((at, ring))
    return place(loft(rows, colour, finish=finish), centre)


def slab(
    outline: Sequence[tuple[float, float]], low: float, high: float, colour: str, *, finish: Finish = MATT
) -> Mesh:
    """An outline in x, z (seen whole from its middle point) that lies between two heights."""
    upright = prism([(x, -z) for x, z in outline], low, high, colour, finish=finish)
    return place(upright, rotation=turn(roll=-0.5 * math.pi))


def hoop(
    centre: Point, radius: float, thick: float, colour: str, *, upright: str = "", sides: int = 14,
    finish: Finish = MATT,
) -> Mesh:  # fmt: skip
    """A ring that lies flat, or stands across x (`upright` = `x`) or across z (`z`)."""
    points: list[Point] = []
    for i in range(sides + 1):
        c, s = radius * math.cos(2 * math.pi * i / sides), radius * math.sin(2 * math.pi * i / sides)
        points.append({"": (c, 0.0, s), "x": (0.0, c, s), "z": (c, s, 0.0)}[upright])
    return place(tube(points, (thick,) * (sides + 1), colour, sides=4, finish=finish), centre)


def legs(x: float, z: float, height: float, half: float, colour: str) -> list[Mesh]:
    """Four square legs at +-x, +-z from the ground up."""
    return [box((sx * x, 0.5 * height, sz * z), (half, 0.5 * height, half), colour) for sx in (-1, 1) for sz in (-1, 1)]


def writing(rows: int, half: tuple[float, float], high: float, colour: str, *, at: float = 0.0) -> list[Mesh]:
    """Lines on a page that lies at a height, its top towards +x: thin bars over an area of half sides x, z."""
    step = 2.0 * half[0] / rows
    return [
        box(
            (half[0] - (i + 0.5) * step, high, at - (0.25 * half[1] if i == rows - 1 else 0.0)),
            (0.16 * step, 0.0006, half[1] * (0.7 if i == rows - 1 else 1.0)),
            colour,
        )
        for i in range(rows)
    ]


def tufts(
    feet: npt.NDArray[np.float64],
    ways: npt.NDArray[np.float64],
    width: float,
    colours: Sequence[str],
    *,
    flat: float = 0.45,
) -> Mesh:
    """Pointed leaves: three-sided spikes from feet (N, 3) along ways (N, 3), `flat` the share of width they are thick.
    Open at the foot, so that it belongs inside something."""
    length = np.linalg.norm(ways, axis=1, keepdims=True)
    along = ways / np.maximum(length, 1e-9)
    side = np.cross(along, (0.0, 1.0, 0.0)) + np.array((1e-6, 0.0, 0.0))
    side /= np.linalg.norm(side, axis=1, keepdims=True)
    over = np.cross(along, side)
    corners = [
        feet + width * (math.cos(a) * side + flat * math.sin(a) * over) for a in (0.5, 0.5 + 2.0944, 0.5 + 4.1888)
    ]
    count = len(feet)
    points = np.stack([*corners, feet + ways], axis=1).reshape(-1, 3)
    start = 4 * np.arange(count)[:, None, None]
    right = np.array([[0, 1, 3], [1, 2, 3], [2, 0, 3]])
    outward = np.einsum("ij,ij->i", np.cross(side, over), along) > 0
    faces = np.where(outward[:, None, None], start + right, start + right[:, ::-1]).reshape(-1, 3)
    mesh = make(points, faces, closed=False)
    paint = np.array([linear(colours[i % len(colours)]) for i in range(count)], np.float32)
    return replaced(mesh, colours=np.repeat(paint, 3, axis=0))
