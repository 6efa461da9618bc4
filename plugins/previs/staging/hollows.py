"""Places that close around one: caves, tunnels, the lantern of a lighthouse."""

import math
from itertools import pairwise

import numpy as np

from previs.mesh.parts import Finish, make, place, speckled, turn
from previs.mesh.solids import blob, box, lathe, prism, rod, sheet, tube
from previs.records import Mesh
from previs.staging.pieces import PANES, Built, Extent, glow, lamp, shade, shaft


def _shell(
    sides: tuple[float, float], deep: tuple[float, float], high: float, colour: str, *, rough: float, seed: int
) -> Mesh:
    """The inside of a hollow: an arch from left to right swept from the back to the front, broken like rock."""
    left, right = sides
    back, front = deep
    draw = np.random.default_rng(seed + 21)
    rings, around = 13, 17
    middle, half = (left + right) / 2, (right - left) / 2
    points = np.zeros((rings, around, 3))
    for j in range(rings):
        share = j / (rings - 1)
        narrow = min(1.0, 0.04 + math.sqrt(share * 2.6))
        for i in range(around):
            angle = math.pi * i / (around - 1)
            jag = 1.0 + rough * float(draw.uniform(-1, 1)) * (0.25 if i in (0, around - 1) else 1.0)
            x = middle + half * 1.05 * narrow * jag * math.copysign(abs(math.cos(angle)) ** 0.7, math.cos(angle))
            y = high * narrow * jag * math.sin(angle) ** 0.8 - 0.2
            points[j, i] = x, y, back + (front - back) * share + rough * float(draw.uniform(-1, 1))
    faces = [
        face
        for j in range(rings - 1)
        for i in range(around - 1)
        for a, b in ((j * around + i, (j + 1) * around + i),)
        for face in ((a, a + 1, b), (a + 1, b + 1, b))
    ]
    mesh = make(points.reshape(-1, 3), faces, colour, closed=False)
    inward = mesh.vertices[mesh.triangles[0]].mean(0)
    normal = mesh.normals[mesh.triangles[0, 0]]
    if float(normal @ (np.array((middle, high * 0.4, front)) - inward)) < 0:
        mesh = make(points.reshape(-1, 3), [(a, c, b) for a, b, c in faces], colour, closed=False)
    return speckled(mesh, 0.14, seed)


def cave(extent: Extent) -> Built:
    """A cavern of rock: its roof hung with stone, light that falls through a hole, a pool, glowing stones."""
    left, right, back = extent.left - 8.5, extent.right + 8.5, -11.0 - extent.back
    draw = np.random.default_rng(extent.seed + 1)
    found = [_shell((left, right), (back, 9.0), 6.6, "#675e55", rough=0.13, seed=extent.seed)]
    found += _hanging((left, right), back, extent, draw)
    pool = [(0.012, 1.6), (0.02, 1.5)]
    found.append(lathe(pool, "#1f3a44", sides=18, at=(2.8, 0.0, -3.6 - extent.back), finish=Finish(gloss=0.9)))
    for k in range(5):
        spot = (left + 2.2 + 0.35 * k, 0.2, -4.8 + 0.3 * (k % 2))
        tall = 0.75 + 0.14 * (k % 3)
        crystal = lathe([(0.0, 0.13), (tall - 0.25, 0.09), (tall, 0.0)], "#58d8e8", sides=6, finish=glow(0.9))
        found.append(place(crystal, spot, rotation=turn(roll=0.25 * (k - 2), pitch=0.2)))
    here = (extent.left + extent.right) / 2
    lights = [
        lamp((here - 1.6, 4.6, -2.2), "#c8dcf4", 15.0, radius=0.6),
        lamp((here + 2.2, 2.2, 2.4), "#ffb070", 2.6),
        lamp((left + 2.8, 0.9, -4.2), "#58d8e8", 4.0),
    ]
    beams = [shaft((here - 2.6, 6.6, -4.2), (here - 1.2, 0.0, -2.4), (0.5, 1.3), "#c8dcf4", 0.34)]
    return Built(found, lights, beams)


def _hanging(sides: tuple[float, float], back: float, extent: Extent, draw: np.random.Generator) -> list[Mesh]:
    """Stone that hangs from a cave's roof and stands on its floor, and boulders along its walls."""
    left, right = sides
    found: list[Mesh] = []
    for k in range(26):
        x, z = float(draw.uniform(left + 1, right - 1)), float(draw.uniform(back + 1.5, -1.0))
        tall, top = float(draw.uniform(0.8, 2.8)), 6.2
        drop = lathe([(top, 0.34), (top - tall * 0.4, 0.16), (top - tall, 0.0)], "#5b534b", sides=7, at=(x, 0.0, z))
        found.append(speckled(drop, 0.1, k))
    for k in range(22):
        x, z = float(draw.uniform(left + 0.5, right - 0.5)), float(draw.uniform(back + 2.0, -2.2 - extent.back))
        tall = float(draw.uniform(0.5, 2.3))
        stump = lathe([(-0.1, 0.42), (tall * 0.4, 0.22), (tall, 0.0)], "#60574e", sides=7, at=(x, 0.0, z))
        found.append(speckled(stump, 0.1, k))
    for k in range(14):
        aside, size = 0.8 + float(draw.uniform(0, 1.4)), float(draw.uniform(0.6, 1.5))
        at = (left + aside if k % 2 else right - aside, size * 0.3, float(draw.uniform(back + 2, 2.5)))
        found.append(speckled(blob(at, (size, size * 0.8, size), "#5d554c", rough=0.2, seed=k), 0.1, k))
    return found


def tunnel(extent: Extent) -> Built:
    """A vaulted tunnel that runs into depth, ringed with ribs and lamps, daylight at its end."""
    left, right = extent.left - 3.6, extent.right + 3.6
    middle, half, back, high = (left + right) / 2, (right - left) / 2, -46.0, 5.0
    spring = 1.6
    line = [(half * math.cos(a), spring + (high - spring) * math.sin(a)) for a in np.linspace(0, math.pi, 11)]
    line = [(half, 0.0), *line, (-half, 0.0)]
    found: list[Mesh] = []
    for k in range(24):
        z, tone = 4.5 - 2.1 * k, "#6c6a66" if k % 2 else "#62605c"
        for (a, b), (c, d) in pairwise(line):
            quad = [(middle + a, b), (middle + c, d), (middle + c * 1.06, d + 0.3), (middle + a * 1.06, b + 0.3)]
            found.append(prism(quad, z - 2.1, z, tone))
        if k % 3 == 0:
            found += [tube([(middle + x, y, z) for x, y in line], [0.09] * len(line), "#4c4a48")]
            found += [
                box((middle + s * (half - 0.2), 2.6, z - 1.0), (0.06, 0.10, 0.34), "#ffd890", finish=glow(2.6))
                for s in (-1, 1)
            ]
    colour, power = PANES[extent.time]
    found.append(prism([(middle + x, y) for x, y in line], back - 0.4, back, colour, finish=glow(1.2 * power)))
    found += [box((middle + s * (half - 0.45), 0.09, -20.0), (0.42, 0.10, 25.0), "#7c7a74") for s in (-1, 1)]
    lights = [
        lamp((middle + s * (half - 0.7), 2.6, z), "#ffd08a", 16.0)
        for z, s in ((2.4, -1), (2.4, 1), (-3.6, -1), (-3.6, 1), (-10.0, 1))
    ]
    lights.append(lamp((middle, 2.2, -26.0), colour, 12.0 * power, radius=2.0))
    return Built(found, lights)


def lantern(extent: Extent) -> Built:
    """The lantern room of a lighthouse: panes all around with the sea outside, the great lens, its beam."""
    colour, power = PANES[extent.time]
    middle = (extent.left + extent.right) / 2
    radius, wide = 4.2 + extent.back, 4.8 + (extent.right - extent.left) / 2
    turns = [math.pi * k / 12 for k in range(13)]
    line = [(middle + wide * math.cos(a), 0.6 - radius * math.sin(a)) for a in turns]
    front = max(3.0, float(extent.eyes[:, 2].max()) + 1.0)
    steps = np.arange(0.6 + 1.3, front + 1.3, 1.3)
    line = [*((middle + wide, float(z)) for z in reversed(steps)), *line, *((middle - wide, float(z)) for z in steps)]
    found: list[Mesh] = []
    for here, after in pairwise(line):
        found += _pane(here, after, middle, colour, power)
    at = (middle + 1.7, 0.0, -1.9 - extent.back)
    found.append(lathe([(0.0, 0.5), (0.9, 0.35), (1.0, 0.55)], "#4c5450", sides=14, at=at))
    for k in range(6):
        ring = [(1.05 + 0.2 * k + d, 0.42 + 0.17 * math.sin(0.5 + 0.42 * k + d)) for d in (0.0, 0.15)]
        found.append(lathe(ring, "#f8e0a0", sides=16, at=at, finish=glow(1.1)))
    found.append(lathe([(2.3, 0.45), (2.5, 0.2), (2.6, 0.0)], "#b8903c", sides=14, at=at))
    lights = [
        lamp((at[0] - 0.5, 1.7, at[2] + 0.8), "#ffe0a0", 5.0, radius=0.5),
        lamp((middle - 2.6, 2.4, 0.5), colour, 2.0 * power, radius=0.8),
    ]
    beams = [
        shaft((at[0], 1.7, at[2]), (at[0] - 7.0, 2.2, at[2] - 3.2), (0.25, 1.0), "#fff0c0", 0.32)._replace(turn=0.3)
    ]
    return Built(found, lights, beams)


def _pane(
    here: tuple[float, float], after: tuple[float, float], middle: float, colour: str, power: float
) -> list[Mesh]:
    """One bay of a lantern room: sill, panes with sea below and sky above, a wedge of the roof."""
    (x, z), (nx, nz), high = here, after, 3.4

    def bay(low: float, top: float) -> list[tuple[float, float, float]]:
        return [(x, low, z), (nx, low, nz), (nx, top, nz), (x, top, z)]

    iron = "#2f4a44"
    return [
        rod((x, 0.0, z), (x, high, z), (0.06, 0.06), iron),
        *(tube([(x, y, z), (nx, y, nz)], [0.04, 0.04], iron) for y in (0.85, 2.3, high)),
        sheet(bay(0.0, 0.85), "#b8b4a8"),
        sheet(bay(0.85, 1.55), shade("#3c6478", 0.5 + 0.4 * power), finish=glow(0.3)),
        sheet(bay(1.55, high), colour, finish=glow(0.55 * power)),
        sheet([(x, high, z), (nx, high, nz), (middle, high + 1.1, 0.0)], "#7c3c30"),
    ]
