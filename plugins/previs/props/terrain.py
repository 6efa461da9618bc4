"""Rocks, cliffs, mountains, ice, water and camp fires."""

import math
from collections.abc import Mapping

import numpy as np

from previs.mesh.parts import Finish, Point, capped, grounded, join, make, place, speckled, turn
from previs.mesh.solids import blob, lathe, rod, sheet
from previs.props.prop import Prop, shine
from previs.records import Mesh

_SNOW = "#dfe6f2"
_BARK = Finish(smooth=0.5)


def _band(ring: int, i: int, sides: int) -> list[tuple[int, int, int]]:
    a, b = ring * sides + i, ring * sides + (i + 1) % sides
    return [(a, a + sides, b), (b, a + sides, b + sides)]


def rock(seed: int, *, snow: bool = False) -> Mesh:
    """A boulder of about 1 m."""
    draw = np.random.default_rng(seed)
    wide = draw.uniform(0.45, 0.75)
    stone = blob((0.0, wide * 0.30, 0.0), (wide, wide * 0.62, wide * 0.85), "#7b7772", rough=0.20, seed=seed, detail=1)
    stone = grounded(speckled(stone, 0.10, seed), 0.5)
    return capped(stone, _SNOW, steepness=0.45, low=wide * 0.2) if snow else stone


def snowy_rock(seed: int) -> Mesh:
    """A boulder under snow."""
    return rock(seed, snow=True)


def grass(seed: int) -> Mesh:
    """A tuft of blades."""
    draw = np.random.default_rng(seed)
    blades: list[Mesh] = []
    for i in range(12):
        angle, height = 6.283 * draw.random(), draw.uniform(0.18, 0.42)
        x, z = 0.09 * draw.standard_normal(), 0.09 * draw.standard_normal()
        c, s = math.cos(angle), math.sin(angle)
        lean = 0.35 * height * draw.random()
        base: list[Point] = [(x - 0.014 * s, 0.0, z + 0.014 * c), (x + 0.014 * s, 0.0, z - 0.014 * c)]
        blades.append(sheet([*base, (x + lean * c, height, z + lean * s)], ("#6c7f3a", "#5d7434", "#82883f")[i % 3]))
    return grounded(join(blades), 0.2)


def cliff(seed: int) -> Mesh:
    """A headland 44 m long and 16 m high, its foot under water, its top green."""
    draw = np.random.default_rng(seed)
    sides = 40
    rows = (
        (-2.0, 1.16),
        (1.5, 1.10),
        (4.5, 1.03),
        (8.0, 1.0),
        (11.5, 0.96),
        (14.2, 0.92),
        (15.6, 0.86),
        (16.0, 0.75),
        (16.5, 0.42),
    )
    outline = 1.0 + 0.07 * draw.standard_normal(sides)
    points: list[Point] = []
    for k, (y, share) in enumerate(rows):
        rough = 0.035 if 0 < k < 6 else 0.008
        for i in range(sides):
            angle = 2.0 * math.pi * i / sides
            r = share * outline[i] * (1.0 + rough * draw.standard_normal())
            points.append(
                (22.0 * math.cos(angle) * r, y + 8.0 * rough * draw.standard_normal(), 13.0 * math.sin(angle) * r)
            )
    points += [(0.0, -2.0, 0.0), (0.0, 16.8, 0.0)]
    faces = [f for k in range(len(rows) - 1) for i in range(sides) for f in _band(k, i, sides)]
    low, top, last = len(points) - 2, len(points) - 1, (len(rows) - 1) * sides
    faces += [(low, i, (i + 1) % sides) for i in range(sides)]
    faces += [(top, last + (i + 1) % sides, last + i) for i in range(sides)]
    stone = speckled(make(points, faces, "#6a6259"), 0.16, seed)
    return grounded(capped(stone, "#55663a", steepness=0.72, low=14.0), 12.0, dark=0.5)


def ice(seed: int) -> Mesh:
    """A frozen stretch of river, 12 by 6 m, in cracked floes a hand above the water."""
    draw = np.random.default_rng(seed)
    pieces: list[Mesh] = []
    for i in range(5):
        for k in range(3):
            x, z = -4.8 + 2.4 * i + draw.uniform(-0.12, 0.12), -2.0 + 2.0 * k + draw.uniform(-0.12, 0.12)
            floe = lathe([(0.0, 1.22), (0.09, 1.18)], "#c9dbe6", sides=7, finish=Finish(gloss=0.5))
            tilt = turn(yaw=6.0 * draw.random(), pitch=draw.uniform(-0.015, 0.015))
            pieces.append(place(floe, (x, 0.0, z), rotation=tilt, scale=(1.0, 1.0, 0.86)))
    return speckled(join(pieces), 0.06, seed)


def campfire(seed: int) -> Mesh:
    """Logs, a ring of stones and a flame."""
    draw = np.random.default_rng(seed)
    pieces: list[Mesh] = []
    for i in range(9):
        angle = 0.698 * i
        size = draw.uniform(0.08, 0.12)
        centre = (0.46 * math.cos(angle), 0.05, 0.46 * math.sin(angle))
        pieces.append(blob(centre, size, "#5e5a56", rough=0.15, seed=seed + i, detail=0))
    for i in range(5):
        angle = 1.2566 * i + 0.3
        foot = (0.34 * math.cos(angle), 0.05, 0.34 * math.sin(angle))
        pieces.append(rod(foot, (0.0, 0.34, 0.0), (0.05, 0.04), "#33231a", sides=6))
    lit = Finish(smooth=0.6, emission=5.0)
    flames = (
        (0.0, 0.0, 0.20, 0.72, "#ff8a1e"),
        (0.07, 0.05, 0.12, 0.46, "#ffb63a"),
        (-0.08, 0.03, 0.11, 0.40, "#ff6a12"),
    )
    for x, z, wide, tall, colour in flames:
        rows = [(0.10, 0.0), (0.16, wide), (0.10 + 0.45 * tall, 0.62 * wide), (0.10 + tall, 0.0)]
        pieces.append(lathe(rows, colour, sides=7, at=(x, 0.0, z), finish=lit))
    return join(pieces)


PROPS: Mapping[str, Prop] = {
    "rock": Prop(rock, 0.95, 0.85),
    "snowy_rock": Prop(snowy_rock, 0.95, 0.85),
    "grass": Prop(grass, 0.42, 0.45),
    "cliff": Prop(cliff, 32.0, 18.5),
    "ice": Prop(ice, 6.6, 0.2),
    "campfire": Prop(campfire, 0.65, 0.95, (shine((0.0, 0.55, 0.0), 9.0, radius=0.5),)),
}
