"""Rocks, cliffs, mountains, ice, water and camp fires."""

import itertools
import math
from collections.abc import Mapping

import numpy as np

from previs.mesh.parts import Finish, Point, capped, grounded, join, make, place, speckled, turn
from previs.mesh.solids import blob, lathe, rod, sheet, tube
from previs.props.prop import Prop, shine
from previs.records import Mesh

_SNOW = "#dfe6f2"


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


def _massif(radius: float, height: float, seed: int, *, colour: str, crater: float = 0.0) -> Mesh:
    """A mountain of ridges and gullies that run down from its summit; with a crater of a share of its radius."""
    draw = np.random.default_rng(seed)
    sides = 20
    ridge = 1.0 + 0.20 * np.where(np.arange(sides) % 2 == 0, 1.0, -1.0) * draw.uniform(0.4, 1.2, sides)
    rows = [(0.0, 1.0), (0.16, 0.76), (0.36, 0.52), (0.58, 0.33), (0.79, 0.17), (0.92, 0.08)]
    if crater:
        rows = [(0.0, 1.0), (0.2, 0.72), (0.45, 0.48), (0.72, 0.31), (1.0, crater), (0.93, 0.8 * crater)]
    points: list[Point] = []
    for k, (y, share) in enumerate(rows):
        for i in range(sides):
            angle = 2.0 * math.pi * (i + 0.25 * (k % 2)) / sides
            jag = 1.0 + (ridge[i] - 1.0) * (0.4 if crater else 1.0)
            r = radius * share * jag * draw.uniform(0.92, 1.08)
            up = height * y * (1.0 if k == 0 else draw.uniform(0.95, 1.05) + 0.10 * (jag - 1.0))
            points.append((math.cos(angle) * r, up, math.sin(angle) * r))
    points += [(0.0, 0.0, 0.0), (0.0, height * (0.90 if crater else 1.0), 0.0)]
    faces = [f for k in range(len(rows) - 1) for i in range(sides) for f in _band(k, i, sides)]
    low, top, last = len(points) - 2, len(points) - 1, (len(rows) - 1) * sides
    faces += [(low, i, (i + 1) % sides) for i in range(sides)]
    faces += [(top, last + (i + 1) % sides, last + i) for i in range(sides)]
    return speckled(make(points, faces, colour), 0.12, seed)


def mountain(seed: int) -> Mesh:
    """A peak 60 m high over a foot 90 m wide, snow on its upper half."""
    body = _massif(42.0, 60.0, seed, colour="#5f6068")
    return capped(body, _SNOW, steepness=0.12, low=29.0 + 3.0 * (seed % 3), keep=0.9, seed=seed)


def volcano(seed: int) -> Mesh:
    """A volcano 45 m high: a glowing crater, streams of lava, a column of smoke."""
    draw = np.random.default_rng(seed)
    pieces = [_massif(42.0, 40.0, seed, colour="#4a4240", crater=0.19)]
    hot = Finish(smooth=0.4, emission=3.0)
    pieces.append(lathe([(36.5, 7.0), (38.2, 6.4)], "#ff6a1e", sides=12, finish=hot))
    for angle in (0.4, 2.3, 3.9):
        line: list[Point] = []
        for share, y in ((0.19, 40.0), (0.31, 29.0), (0.47, 18.5), (0.62, 11.5)):
            a = angle + draw.uniform(-0.06, 0.06)
            line.append((math.cos(a) * 42.0 * share, y, math.sin(a) * 42.0 * share))
        pieces.append(tube(line, (1.0, 1.3, 1.6, 0.7), "#ff5a1a", sides=5, finish=hot))
    for i in range(5):
        at = (1.6 * i + draw.uniform(-1, 1), 42.0 + 5.5 * i, draw.uniform(-1.5, 1.5))
        pieces.append(
            blob(at, 4.2 + 1.5 * i, ("#5a5452", "#6a6462")[i % 2], rough=0.13, seed=seed + i, finish=Finish(smooth=0.4))
        )
    return join(pieces)


def iceberg(seed: int) -> Mesh:
    """An iceberg 12 m across with a peak and a lower shoulder, its foot under water."""
    draw = np.random.default_rng(seed)
    pieces: list[Mesh] = []
    for x, z, wide, tall in ((0.0, 0.0, 4.6, 7.5), (3.4, 0.8, 3.0, 3.8), (-3.2, -0.9, 2.6, 2.6)):
        sides = 8
        rows = [(-0.4, 1.0), (0.02 * tall, 1.05), (0.45 * tall, 0.72), (0.8 * tall, 0.36)]
        shape = draw.uniform(0.8, 1.1, sides)
        points: list[Point] = []
        for k, (y, share) in enumerate(rows):
            for i in range(sides):
                a = 2.0 * math.pi * i / sides
                r = wide * share * shape[i]
                rise = draw.uniform(-0.1, 0.1) * tall if k > 1 else 0.0
                points.append((x + math.cos(a) * r, y + rise, z + math.sin(a) * r))
        points += [(x, -0.4, z), (x + draw.uniform(-0.8, 0.8), tall, z)]
        faces = [f for k in range(3) for i in range(sides) for f in _band(k, i, sides)]
        low, top = len(points) - 2, len(points) - 1
        faces += [(low, i, (i + 1) % sides) for i in range(sides)]
        faces += [(top, 3 * sides + (i + 1) % sides, 3 * sides + i) for i in range(sides)]
        pieces.append(make(points, faces, "#a8cfe0", finish=Finish(gloss=0.3)))
    return capped(speckled(join(pieces), 0.07, seed), "#eef4fa", steepness=0.35, low=0.5)


def river(seed: int) -> Mesh:
    """A bend of a river 40 m long along x and 6 m wide, with stony banks."""
    draw = np.random.default_rng(seed)
    phase = draw.uniform(0.0, 6.28)
    wet = Finish(smooth=0.6, gloss=0.9)
    line = [(x, 2.2 * math.sin(0.16 * x + phase)) for x in np.linspace(-20.0, 20.0, 17).tolist()]
    pieces: list[Mesh] = []
    for (xa, za), (xb, zb) in itertools.pairwise(line):
        for half, y, colour, finish in ((3.6, 0.02, "#8a7d66", Finish()), (3.0, 0.05, "#4f8298", wet)):
            corners: list[Point] = [(xa, y, za - half), (xa, y, za + half), (xb, y, zb + half), (xb, y, zb - half)]
            pieces.append(sheet(corners, colour, finish=finish))
        for side in (-1, 1):
            size = draw.uniform(0.18, 0.45)
            at = (xa, 0.1, za + side * draw.uniform(3.0, 3.6))
            pieces.append(
                blob(at, (size, 0.6 * size, size), "#7b7772", rough=0.15, seed=int(draw.integers(99)), detail=0)
            )
        x, z = 0.5 * (xa + xb), 0.5 * (za + zb) + draw.uniform(-2.2, 2.2)
        pieces.append(
            sheet([(x - 1.0, 0.065, z), (x, 0.065, z + 0.07), (x + 1.0, 0.065, z), (x, 0.065, z - 0.07)], "#cfe4ea")
        )
    return join(pieces)


def waterfall(seed: int) -> Mesh:
    """A fall 9 m high between walls of rock: strands of white water, foam and a pool; it looks along +x."""
    draw = np.random.default_rng(seed)
    wet = Finish(smooth=0.5, gloss=0.5, emission=0.25)
    pieces: list[Mesh] = []
    for i in range(11):
        z = -7.5 + 1.5 * i
        inside = abs(z) < 2.4
        for y in (1.4, 4.2, 7.0, 9.2):
            size = draw.uniform(1.4, 1.9)
            x = draw.uniform(-2.4, -1.6) if inside else draw.uniform(-1.2, 0.2) - 0.12 * y
            if not (inside and y > 8.0):
                pieces.append(
                    blob(
                        (x, y - 0.4, z),
                        (size, 1.1 * size, 1.2),
                        "#6a655d",
                        rough=0.2,
                        seed=seed * 50 + len(pieces),
                        detail=0,
                    )
                )
    rock_wall = speckled(capped(join(pieces), "#55703a", steepness=0.62, low=8.2), 0.14, seed)
    strands: list[Mesh] = []
    for i in range(8):
        z, colour = -1.9 + 0.54 * i, ("#dcecf2", "#b8d8e4")[i % 2]
        bulge = draw.uniform(0.0, 0.35)
        fall: list[Point] = [
            (-2.6, 9.0, z),
            (-0.9, 8.95, z),
            (-0.1 + bulge, 7.6, z),
            (0.3 + bulge, 4.0, z),
            (0.5 + bulge, 0.1, z),
        ]
        strand = tube(fall, (0.16, 0.2, 0.22, 0.26, 0.36), colour, sides=5, finish=wet)
        strands.append(strand)
    foam = [
        blob(
            (draw.uniform(0.3, 1.9), 0.15, draw.uniform(-2.6, 2.6)),
            (0.7, draw.uniform(0.3, 0.7), 0.6),
            "#eef6f8",
            rough=0.2,
            seed=seed + i,
            detail=0,
            finish=Finish(smooth=0.5),
        )
        for i in range(9)
    ]
    pool = place(
        lathe([(0.0, 5.0), (0.08, 4.9)], "#5a94a8", sides=16, finish=Finish(gloss=0.9)),
        (2.4, 0.0, 0.0),
        scale=(0.8, 1.0, 1.2),
    )
    return join([rock_wall, *strands, *foam, pool])


PROPS: Mapping[str, Prop] = {
    "rock": Prop(rock, 0.95, 0.85),
    "snowy_rock": Prop(snowy_rock, 0.95, 0.85),
    "cliff": Prop(cliff, 32.0, 18.5),
    "ice": Prop(ice, 6.6, 0.2),
    "iceberg": Prop(iceberg, 8.0, 8.6),
    "mountain": Prop(mountain, 56.0, 66.0),
    "volcano": Prop(volcano, 50.0, 80.0, (shine((0.0, 41.0, 0.0), 400.0, radius=4.0, colour=(1.0, 0.4, 0.12)),)),
    "river": Prop(river, 21.5, 0.6),
    "waterfall": Prop(waterfall, 10.5, 11.5),
    "campfire": Prop(campfire, 0.65, 0.95, (shine((0.0, 0.55, 0.0), 9.0, radius=0.5),)),
}
