"""What a set is built of where no prop will do: walls, cliffs, steps, parapets, ice, stand-ins."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from previs.mesh.parts import Finish, empty, join, linear, make, place, replaced, speckled, turn
from previs.mesh.solids import box, lathe
from previs.records import Mesh

GREY = "#9a9c9f"

_ROUND = Finish(smooth=0.6)
_FLAT = Finish()
_GLOW = Finish(emission=2.2)
NEON = ("#ff3d9a", "#35d6ff", "#9a5bff", "#ff8a2a", "#39ff9a")

PLATEAU_HEIGHT = 9.0
CLIFF_HEIGHT = 16.2
RISE, RUN = 0.16, 0.30
"""Metres; of a step."""


def walls(depth: float, half: float, height: float, colour: str) -> Mesh:
    """Three walls and a skirting; open towards the camera."""
    dark = _shade(colour, 0.55)
    return join(
        [
            box((0.0, height / 2, -depth - 0.1), (half + 0.2, height / 2, 0.1), colour),
            box((-half - 0.1, height / 2, 0.0), (0.1, height / 2, depth), colour),
            box((half + 0.1, height / 2, 0.0), (0.1, height / 2, depth), colour),
            box((0.0, 0.09, -depth + 0.015), (half, 0.09, 0.02), dark),
            box((0.0, height * 0.34, -depth + 0.01), (half, 0.025, 0.02), dark),
        ]
    )


def _shade(colour: str, factor: float) -> str:
    parts = [int(int(colour[i : i + 2], 16) * factor) for i in (1, 3, 5)]
    return "#" + "".join(f"{min(255, part):02x}" for part in parts)


def parapet(length: float) -> Mesh:
    """The rail of a bridge on both sides, with posts and a far pylon."""
    parts = [box((length / 2 - 40, 0.95, -3.9), (length / 2 + 20, 0.08, 0.10), "#6c6f74")]
    parts += [box((-60 + i * 2.0, 0.45, -3.9), (0.06, 0.5, 0.06), "#54575c") for i in range(int((length + 80) / 2.0))]
    for x in (-24.0, 24.0, 72.0):
        parts += [box((x, 9.0, -4.6), (0.7, 9.0, 0.5), "#7b7f86"), box((x, 9.0, -16.0), (0.7, 9.0, 0.5), "#7b7f86")]
        parts.append(box((x, 16.5, -10.3), (0.55, 0.6, 6.0), "#7b7f86"))
    return join(parts)


def ice(length: float) -> Mesh:
    """A frozen river across the way: a dull blue sheet with banks of snow."""
    sheet = box((0.0, 0.004, -4.0), (1.5, 0.012, 60.0), "#86a5bd", finish=Finish(gloss=0.6))
    banks = [box((s * 1.62, 0.02, -4.0), (0.16, 0.05, 60.0), "#d5deea") for s in (-1, 1)]
    return place(join([sheet, *banks]), (length, 0.0, 0.0), rotation=turn(yaw=0.18))


def sea(distance: float, seed: int) -> Mesh:
    """Water from a wavy shore `distance` metres behind the action to the horizon, with two lines of foam before it."""
    xs = np.linspace(-700.0, 700.0, 281)
    draw = np.random.default_rng(seed)
    wave = 0.9 * np.sin(xs * 0.11 + draw.uniform(0, 6)) + 0.45 * np.sin(xs * 0.31 + draw.uniform(0, 6))
    edge = -distance + wave
    far = np.full(len(xs), -1500.0)
    water = _strip(xs, edge, far, height=0.03, colour="#2c5666", finish=Finish(gloss=0.85))
    foam = [
        _strip(xs, edge - out, edge - out - wide, height=0.045, colour="#e9eef0")
        for out, wide in ((-0.12, 0.5), (1.7, 0.22))
    ]
    return join([water, *foam])


def _strip(
    xs: npt.NDArray[np.float64],
    near: npt.NDArray[np.float64],
    far: npt.NDArray[np.float64],
    *,
    height: float,
    colour: str,
    finish: Finish = _FLAT,
) -> Mesh:
    """A level ribbon between two edges, seen from above."""
    count, level = len(xs), np.full(len(xs), height)
    points = np.concatenate([np.column_stack([xs, level, near]), np.column_stack([xs, level, far])])
    faces = [face for i in range(count - 1) for face in ((i, i + 1, count + i), (i + 1, count + i + 1, count + i))]
    return make(points, faces, colour, finish=finish, closed=False)


def figure(height: float = 1.72) -> Mesh:
    """A neutral standing figure for someone previs has no body for."""
    h = height
    body = lathe(
        [(0.0, 0.16), (0.02 * h, 0.17), (0.3 * h, 0.13), (0.55 * h, 0.17), (0.78 * h, 0.20), (0.83 * h, 0.12)],
        GREY, sides=14, finish=_ROUND,
    )  # fmt: skip
    head = lathe(
        [(0.84 * h, 0.0), (0.86 * h, 0.075), (0.92 * h, 0.105), (0.97 * h, 0.09), (h, 0.0)],
        GREY,
        sides=12,
        finish=_ROUND,
    )
    neck = lathe([(0.80 * h, 0.06), (0.87 * h, 0.06)], GREY, sides=8, finish=_ROUND)
    nose = box((0.11, 0.915 * h, 0.0), (0.03, 0.015, 0.015), GREY)
    return join([body, neck, head, nose])


def block(size: Sequence[float] = (0.6, 0.6, 0.6)) -> Mesh:
    """A neutral box for something previs has no shape for."""
    x, y, z = (s / 2 for s in size)
    return box((0.0, y, 0.0), (x, y, z), GREY)


def plateau(length: float, height: float, seed: int) -> Mesh:
    """The top of a cliff, level at `height`, its broken edge four metres behind the action, the sea below."""
    draw = np.random.default_rng(seed)
    xs = np.arange(-length, length + 0.1, 3.0)
    edge = -4.2 + 1.1 * np.sin(xs * 0.37 + seed) + draw.uniform(-0.7, 0.7, len(xs))
    depths = (60.0, 20.0, 8.0, 3.0, 0.0, -2.0)
    rows = [np.column_stack([xs, np.full(len(xs), height), np.full(len(xs), z)]) for z in depths]
    rows.append(np.column_stack([xs, np.full(len(xs), height), edge]))
    rows += [
        np.column_stack([xs, np.full(len(xs), height * k), edge - out + draw.uniform(-0.5, 0.5, len(xs))])
        for k, out in ((0.86, 0.5), (0.5, 1.0), (0.15, 2.0), (-0.1, 3.0))
    ]
    count = len(xs)
    faces: list[tuple[int, int, int]] = []
    for j in range(len(rows) - 1):
        for i in range(count - 1):
            a, b = j * count + i, (j + 1) * count + i
            faces += [(a, a + 1, b), (a + 1, b + 1, b)]
    mesh = make(np.concatenate(rows), faces, "#5f6b3c", closed=False)
    low = mesh.vertices[mesh.triangles].mean(axis=1)[:, 1] < height * 0.995
    colours = mesh.colours.copy()
    colours[low] = linear("#5d574f")
    return speckled(replaced(mesh, colours=colours), 0.16, seed)


def flight(length: float, colour: str, *, left: bool) -> Mesh:
    """Stairs of stone that rise along the way of whoever climbs them, RISE to RUN, a round pillar before the wall."""
    side = -1.0 if left else 1.0
    first, last = -16, int(length / RUN) + 22
    treads = [
        box(
            (side * (i + 0.5) * RUN, (i + 0.5) * RISE - 2.0, -0.5),
            (RUN / 2, 2.0, 1.3),
            _shade(colour, 0.92 + 0.08 * (i % 2)),
        )
        for i in range(first, last)
    ]
    pillars = [
        lathe([(-6.0, 0.45), (30.0, 0.45)], _shade(colour, 0.75), sides=12, at=(side * x, 0.0, -2.9))
        for x in (-3.0, 5.0, 13.0)
    ]
    wall = box((side * length / 2, 8.0, -4.2), (length / 2 + 18.0, 16.0, 0.1), colour)
    slits = [
        box((side * x, x * RISE / RUN + 2.2, -4.08), (0.14, 0.6, 0.03), "#93a7c8", finish=_GLOW)
        for x in (1.0, 9.0, 17.0)
    ]
    return speckled(join([*treads, *pillars, wall, *slits]), 0.07, 3)


def signs(low: float, high: float, z: float, seed: int) -> Mesh:
    """Neon on the fronts: bars and frames of light that hang in a row."""
    draw = np.random.default_rng(seed + 5)
    large = 1.0 if z > -9.0 else 2.4
    pieces: list[Mesh] = []
    for x in np.arange(low, high, 3.1 * (1.0 if large == 1.0 else 1.5)):
        colour = NEON[int(draw.integers(len(NEON)))]
        at = (float(x + draw.uniform(-0.8, 0.8)), float(draw.uniform(3.0, 8.5)) * large, z)
        wide, tall = (0.22, 1.1) if draw.random() < 0.5 else (1.0, 0.26)
        half = (wide * large, tall * large, 0.06)
        pieces += [
            box(at, half, colour, finish=_GLOW),
            box((at[0], at[1], z - 0.1), (half[0] + 0.12, half[1] + 0.12, 0.04), "#15161c"),
        ]
    return join(pieces) if pieces else empty()
