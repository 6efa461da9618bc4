"""Rooms: walls that stand wild where the camera passes, windows lit by the hour, ceilings, columns, doors."""

import math
from itertools import pairwise
from typing import Literal

import msgspec
import numpy as np

from previs.mesh.parts import join, speckled
from previs.mesh.solids import box, lathe, prism, tube
from previs.records import Beam, Lamp, Mesh
from previs.staging.pieces import PANES, Built, Extent, arch, bars, glow, lamp, opening, shade, shaft

WindowKind = Literal["sash", "tall", "arched", "stained", "round", "barred", "wide", "slit", "shopfront"]
_EAVES, _LONGEST = 1.1, 12.0
"""Metres: how high the walls of a room under a gable are, how far to the camera's side any room reaches."""

_STAINED = ("#c8342c", "#2c5cc8", "#e0a828", "#2c9a58", "#8a3cb0", "#d8682c")


class Room(msgspec.Struct, frozen=True):
    """A room open towards the camera: `depth` behind the action, `half` width to each side of it, `height` (metres);
    colours of its walls, of their lower part (`dado`, up to `dado_high`) and of its trim.

    `windows` and `doors` are x of those in the back wall, `side_windows` those in the left wall (z). `columns` is
    their step in depth, `strips` whether light strips hang from the ceiling, `blocks` whether the walls are of hewn
    stone; `lit` the power of the light that comes through the windows.
    """

    depth: float
    half: float
    height: float
    colour: str = "#8a8378"
    trim: str = "#4c4036"
    dado: str = ""
    dado_high: float = 1.0
    ceiling: Literal["flat", "beams", "vault", "gable", "none"] = "flat"
    window: WindowKind = "sash"
    windows: tuple[float, ...] = ()
    side_windows: tuple[float, ...] = ()
    doors: tuple[float, ...] = ()
    side_doors: tuple[float, ...] = ()
    columns: float = 0.0
    column: str = ""
    strips: bool = False
    blocks: bool = False
    curtains: str = ""
    lit: float = 1.0


_SIZES: dict[str, tuple[float, float, float]] = {
    "sash": (0.62, 1.35, 0.95),
    "tall": (0.6, 2.5, 0.6),
    "arched": (0.62, 3.4, 1.6),
    "stained": (0.72, 4.8, 1.9),
    "round": (0.5, 1.0, 1.5),
    "barred": (0.42, 0.55, 1.95),
    "wide": (1.7, 1.55, 0.9),
    "slit": (0.16, 1.6, 1.4),
    "shopfront": (1.5, 2.2, 0.35),
}
"""Of windows: half width, height, height of the sill."""


def room(spec: Room, extent: Extent) -> Built:
    """All that encloses the action."""
    left, right = extent.left - spec.half, extent.right + spec.half
    depth = spec.depth + extent.back
    front = min(max(0.9 * spec.depth + 0.6, float(extent.eyes[:, 2].max()) + 0.6), _LONGEST)
    meshes: list[Mesh] = []
    if not extent.wild(z=-depth):
        meshes += _back(spec, left, right, depth, extent)
    for side, x in ((-1.0, left), (1.0, right)):
        if not extent.wild(x=x):
            meshes += _side(spec, side, x, (depth, front), extent)
    if not extent.wild(y=spec.height):
        meshes += _ceiling(spec, (left, right), (depth, front))
    if spec.columns:
        meshes += _columns(spec, (left, right), depth, extent)
    lamps, beams = _daylight(spec, depth, left, extent)
    if spec.strips:
        lamps.append(lamp((0.4, spec.height - 0.4, -0.3 * depth), "#eef6ff", 2.6, radius=1.2))
        lamps.append(lamp((-0.8, spec.height - 0.4, 1.2), "#eef6ff", 2.4, radius=1.2))
    return Built(meshes, lamps, beams)


def _back(spec: Room, left: float, right: float, depth: float, extent: Extent) -> list[Mesh]:
    middle, half = (left + right) / 2, (right - left) / 2
    high = spec.height / 2
    if spec.ceiling == "gable":
        gable = [(right, 0.0), (right, _EAVES), (middle, spec.height), (left, _EAVES), (left, 0.0)]
        found = [prism(gable, -depth - 0.2, -depth, spec.colour)]
    else:
        found = [_wall(spec, (middle, high, -depth - 0.1), (half + 0.2, high, 0.1))]
    found.append(box((middle, 0.08, -depth + 0.015), (half, 0.08, 0.02), spec.trim))
    if spec.dado:
        found.append(box((middle, spec.dado_high / 2, -depth + 0.008), (half, spec.dado_high / 2, 0.012), spec.dado))
        found.append(box((middle, spec.dado_high, -depth + 0.015), (half, 0.03, 0.022), spec.trim))
    if spec.ceiling in ("flat", "beams"):
        found.append(box((middle, spec.height - 0.06, -depth + 0.03), (half, 0.06, 0.03), shade(spec.colour, 1.15)))
    shift = (left + spec.half, right - spec.half)
    for x in _spread(spec.windows, *shift, spec.half):
        found += _window(spec, x, -depth + 0.01, extent)
    for x in spec.doors:
        found += _door(spec, x, -depth + 0.01)
    return found


def _spread(xs: tuple[float, ...], left: float, right: float, half: float) -> list[float]:
    """The x of windows, said for one width of the room, repeated along the way of the action."""
    if right - left < half or not xs:
        return list(xs)
    return [
        x + k * 2 * half for k in range(math.floor(left / (2 * half)), math.ceil(right / (2 * half)) + 1) for x in xs
    ]


def _wall(spec: Room, centre: tuple[float, float, float], half: tuple[float, float, float]) -> Mesh:
    """A wall; of stone it is built of courses of blocks."""
    if not spec.blocks:
        return box(centre, half, spec.colour)
    along = 0 if half[0] > half[2] else 2
    draw = np.random.default_rng(int(abs(centre[0] * 7 + centre[2] * 13)) + 3)
    parts = [box(centre, (half[0] * 0.999, half[1], half[2] * 0.9), shade(spec.colour, 0.6))]
    rows = max(4, min(11, round(half[1] * 2 / 0.75)))
    count = max(3, min(14, round(half[along] * 2 / 1.6)))
    tall, wide = half[1] / rows, half[along] / count
    for j in range(rows):
        for i in range(-1, count):
            at, size = list(centre), list(half)
            at[1] = centre[1] - half[1] + (2 * j + 1) * tall
            at[along] = centre[along] - half[along] + (2 * i + 1 + (j % 2)) * wide
            size[1], size[along] = tall - 0.018, wide - 0.018
            if abs(at[along] - centre[along]) > half[along]:
                continue
            tone = shade(spec.colour, float(draw.uniform(0.86, 1.08)))
            parts.append(box((at[0], at[1], at[2]), (size[0], size[1], size[2]), tone))
    return join(parts)


def _side(spec: Room, side: float, x: float, deep: tuple[float, float], extent: Extent) -> list[Mesh]:
    depth, front = deep
    middle, half = (front - depth) / 2, (front + depth) / 2
    high = (_EAVES if spec.ceiling == "gable" else spec.height) / 2
    found = [_wall(spec, (x + side * 0.1, high, middle), (0.1, high, half))]
    found.append(box((x - side * 0.015, 0.08, middle), (0.02, 0.08, half), spec.trim))
    if spec.dado:
        found.append(box((x - side * 0.008, spec.dado_high / 2, middle), (0.012, spec.dado_high / 2, half), spec.dado))
    wide, tall, sill = _SIZES[spec.window]
    colour, power = PANES[extent.time]
    if side < 0:
        for z in spec.side_windows:
            found.append(box((x + 0.02, sill + tall / 2, z), (0.03, tall / 2 + 0.07, wide + 0.07), spec.trim))
            found.append(box((x + 0.04, sill + tall / 2, z), (0.03, tall / 2, wide), colour, finish=glow(power)))
            found.append(box((x + 0.06, sill + tall / 2, z), (0.03, tall / 2, 0.025), spec.trim))
            found.append(box((x + 0.06, sill + tall * 0.55, z), (0.03, 0.025, wide), spec.trim))
    for z in spec.side_doors:
        found.append(box((x - side * 0.03, 1.05, z), (0.03, 1.05, 0.52), spec.trim))
        found.append(box((x - side * 0.05, 1.0, z), (0.03, 1.0, 0.44), shade(spec.trim, 1.5)))
        found.append(box((x - side * 0.09, 1.0, z + 0.34), (0.03, 0.05, 0.03), "#c8b070"))
    return found


def _window(spec: Room, x: float, z: float, extent: Extent) -> list[Mesh]:
    wide, tall, sill = _SIZES[spec.window]
    tall = min(tall, spec.height - sill - 0.25)
    colour, power = PANES[extent.time]
    trim = spec.trim
    if spec.window in ("arched", "stained"):
        frame = prism(
            arch(x, sill - 0.12, (wide + 0.14, tall + 0.26), pointed=spec.window == "stained"),
            z,
            z + 0.02,
            shade(spec.colour, 0.72),
        )
        parts = [frame, opening(x, sill, (wide, tall), z + 0.02, extent.time, pointed=spec.window == "stained")]
        if spec.window == "stained":
            parts += _stained(x, sill, (wide, tall), z + 0.06, power)
        parts.append(box((x, sill + tall / 2, z + 0.07), (0.03, tall / 2 - 0.05, 0.02), shade(spec.colour, 0.5)))
        return parts
    if spec.window == "round":
        return [
            *(
                prism(
                    [(x + r * math.cos(a), sill + 0.5 + r * math.sin(a)) for a in np.linspace(0, 6.2832, 15)[:-1]],
                    z,
                    z + t,
                    c,
                    finish=f,
                )
                for r, t, c, f in ((0.6, 0.03, trim, glow(0.0)), (0.5, 0.05, colour, glow(power)))
            ),
            box((x, sill + 0.5, z + 0.06), (0.5, 0.025, 0.02), trim),
            box((x, sill + 0.5, z + 0.06), (0.025, 0.5, 0.02), trim),
        ]
    found = [
        box((x, sill + tall / 2, z), (wide + 0.08, tall / 2 + 0.08, 0.03), trim),
        box((x, sill + tall / 2, z + 0.03), (wide, tall / 2, 0.02), colour, finish=glow(power)),
        box((x, sill - 0.07, z + 0.08), (wide + 0.14, 0.03, 0.10), trim),
    ]
    if spec.window == "barred":
        return [*found, *bars([x + k * 0.13 for k in range(-3, 4)], sill, sill + tall, z + 0.08)]
    if spec.window in ("wide", "shopfront"):
        found += _outlook(x, sill, (wide, tall), z + 0.055, extent)
    step = 2 if spec.window in ("sash", "tall") else 3
    for k in range(1, step):
        found.append(box((x - wide + 2 * wide * k / step, sill + tall / 2, z + 0.09), (0.024, tall / 2, 0.02), trim))
    found.append(box((x, sill + tall * 0.56, z + 0.09), (wide, 0.024, 0.02), trim))
    if spec.curtains:
        found += _curtains(x, sill, (wide, tall), z, spec.curtains)
    return found


def _stained(x: float, sill: float, size: tuple[float, float], z: float, power: float) -> list[Mesh]:
    wide, tall = size
    draw = np.random.default_rng(int(abs(x) * 10) + 2)
    rows = 7
    return [
        box(
            (x + side * wide * 0.48, sill + tall * 0.72 * (j + 0.5) / rows, z),
            (wide * 0.40, tall * 0.30 / rows, 0.015),
            _STAINED[int(draw.integers(len(_STAINED)))],
            finish=glow(0.4 + power),
        )
        for j in range(rows)
        for side in (-1, 1)
    ]


def _outlook(x: float, sill: float, size: tuple[float, float], z: float, extent: Extent) -> list[Mesh]:
    """The silhouettes of houses across the street, seen through a wide window."""
    wide, tall = size
    colour = shade(PANES[extent.time][0], 0.62)
    draw = np.random.default_rng(int(abs(x) * 10) + 8)
    edges = np.linspace(-wide, wide, 8)
    found: list[Mesh] = []
    for a, b in pairwise(edges):
        high = float(draw.uniform(0.18, 0.62)) * tall / 2
        found.append(
            box((x + float(a + b) / 2, sill + high, z), (float(b - a) / 2, high, 0.01), colour, finish=glow(0.5))
        )
    return found


def _curtains(x: float, sill: float, size: tuple[float, float], z: float, colour: str) -> list[Mesh]:
    wide, tall = size
    found = [
        tube(
            [(x - wide - 0.4, sill + tall + 0.2, z + 0.16), (x + wide + 0.4, sill + tall + 0.2, z + 0.16)],
            [0.02, 0.02],
            "#6a5030",
        )
    ]
    for side in (-1, 1):
        for k in range(5):
            at = x + side * (wide + 0.26 - 0.13 * k)
            high = (sill + tall + 0.2) / 2
            found.append(
                box(
                    (at, high, z + 0.13 + 0.03 * (k % 2)),
                    (0.06, high - 0.03, 0.03),
                    shade(colour, 0.85 + 0.15 * (k % 2)),
                )
            )
    return found


def _door(spec: Room, x: float, z: float) -> list[Mesh]:
    leaf = shade(spec.trim, 1.45)
    return [
        box((x, 1.07, z), (0.56, 1.07, 0.03), spec.trim),
        box((x, 1.02, z + 0.03), (0.46, 1.02, 0.02), leaf),
        box((x, 1.5, z + 0.05), (0.32, 0.38, 0.012), shade(leaf, 0.85)),
        box((x, 0.52, z + 0.05), (0.32, 0.34, 0.012), shade(leaf, 0.85)),
        box((x + 0.38, 1.02, z + 0.09), (0.05, 0.018, 0.04), "#d0b878"),
    ]


def _ceiling(spec: Room, sides: tuple[float, float], deep: tuple[float, float]) -> list[Mesh]:
    left, right = sides
    depth, front = deep
    middle, half = (left + right) / 2, (right - left) / 2 + 0.2
    z, long = (front - depth) / 2, (front + depth) / 2
    top = spec.height
    if spec.ceiling == "none":
        return []
    if spec.ceiling == "gable":
        return _gable(spec, middle, half, (z, long))
    if spec.ceiling == "vault":
        return _vault(spec, (left, right), depth, front)
    found = [box((middle, top + 0.06, z), (half, 0.06, long), shade(spec.colour, 1.12))]
    if spec.ceiling == "beams":
        found += [
            box((middle, top - 0.12, -depth + 0.5 + k * 1.15), (half, 0.12, 0.1), spec.trim)
            for k in range(int((depth + front) / 1.15))
        ]
    if spec.strips:
        found += [
            box((middle + x, top - 0.02, z), (0.09, 0.025, long * 0.85), "#f4faff", finish=glow(2.4))
            for x in ((-0.9, 0.9) if half < 4 else (-2.6, 0.0, 2.6))
        ]
    return found


def _gable(spec: Room, middle: float, half: float, along: tuple[float, float]) -> list[Mesh]:
    """Two slopes of boards under a roof's ridge, with rafters."""
    z, long = along
    low, top = _EAVES, spec.height
    found: list[Mesh] = []
    for side in (-1.0, 1.0):
        outline = [(middle + side * half, low), (middle, top), (middle, top + 0.1), (middle + side * (half + 0.1), low)]
        found.append(prism(outline, z - long, z + long, shade(spec.trim, 1.2)))
        found += [
            tube(
                [(middle + side * half, low, z - long + 0.4 + k * 1.3), (middle, top - 0.1, z - long + 0.4 + k * 1.3)],
                [0.09, 0.09],
                spec.trim,
            )
            for k in range(int(2 * long / 1.3))
        ]
    found.append(box((middle, 2.35, z - long + 1.7), (half * 0.55, 0.09, 0.09), spec.trim))
    return found


def _vault(spec: Room, sides: tuple[float, float], depth: float, front: float) -> list[Mesh]:
    """A pointed vault in three facets a side, with a rib over each pair of columns."""
    left, right = sides
    middle, half, spring, top = (left + right) / 2, (right - left) / 2, spec.height * 0.58, spec.height
    line = [(half * (1 - k**2.2), spring + (top - spring) * k) for k in (0.0, 0.3, 0.55, 0.8, 1.0)]
    found: list[Mesh] = []
    for side in (-1.0, 1.0):
        points = [(middle + side * x, y) for x, y in line]
        outline = [*points, *((x + side * 0.2, y + 0.2) for x, y in reversed(points))]
        for a in range(len(points) - 1):
            quad = [points[a], points[a + 1], outline[-2 - a], outline[-1 - a]]
            found.append(prism(quad, -depth, front, shade(spec.colour, 0.75 + 0.06 * a)))
    step = spec.columns or 3.0
    for k in range(int(depth / step) + 1):
        z = -depth + 0.4 + k * step
        way = [(middle - x, y, z) for x, y in line] + [(middle + x, y, z) for x, y in reversed(line[:-1])]
        found.append(tube(way, [0.14] * len(way), shade(spec.colour, 1.1)))
    return found


def _columns(spec: Room, sides: tuple[float, float], depth: float, extent: Extent) -> list[Mesh]:
    left, right = sides
    colour = spec.column or shade(spec.colour, 1.08)
    high = spec.height * (0.58 if spec.ceiling == "vault" else 1.0)
    found: list[Mesh] = []
    for x in (left + 1.3, right - 1.3):
        for k in range(int(depth / spec.columns)):
            at = (x, 0.0, -depth + 0.5 + k * spec.columns)
            if at[2] > -1.8 - extent.back or extent.wild(x=x * 0.8):
                continue
            profile = [(0.0, 0.42), (0.25, 0.42), (0.3, 0.30), (high - 0.6, 0.27), (high - 0.5, 0.40), (high, 0.46)]
            found.append(lathe(profile, colour, sides=12, at=at))
    return [speckled(mesh, 0.04, 5) for mesh in found]


def _daylight(spec: Room, depth: float, left: float, extent: Extent) -> tuple[list[Lamp], list[Beam]]:
    """The light that windows give: a soft lamp before each of the first three, and a faint shaft by bright day."""
    colour, power = PANES[extent.time]
    wide, tall, sill = _SIZES[spec.window]
    high = min(sill + tall * 0.7, spec.height - 0.3)
    spots = [(x, high, -depth + 0.7) for x in spec.windows[:3]] + [(left + 0.7, high, z) for z in spec.side_windows[:2]]
    share = spec.lit * power * 1.9 * max(1.0, tall / 2.4)
    lamps = [lamp(spot, colour, share, radius=0.8) for spot in spots]
    beams: list[Beam] = []
    if extent.time not in ("night", "midnight") and spec.window in (
        "arched",
        "stained",
        "barred",
        "slit",
        "round",
        "tall",
    ):
        for x, y, z in spots:
            end = (x + 1.3, 0.0, z + min(depth * 0.6, 4.0)) if z < -1.5 else (x + 3.0, 0.0, z + 0.6)
            beams.append(shaft((x, y, z - 0.5), end, (wide * 0.8, wide * 1.5), colour, 0.16))
    return lamps, beams
