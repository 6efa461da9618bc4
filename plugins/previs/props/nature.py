"""Trees, rocks, bushes, grass, cliffs, ice and camp fires."""

import math
from collections.abc import Mapping

import numpy as np

from previs.mesh.parts import Doubles, Finish, Point, capped, grounded, join, make, place, replaced, speckled, turn
from previs.mesh.solids import blob, lathe, rod, sheet, tube
from previs.props.prop import Prop, shine
from previs.records import Mesh

_SNOW = "#dfe6f2"
_BARK = Finish(smooth=0.5)


def _skirt(radius: float, height: float, seed: int) -> Mesh:
    """One layer of a pine's branches: a cone whose rim is notched and droops."""
    sides = 12
    draw = np.random.default_rng(seed)
    angles = np.arange(sides) * (2.0 * math.pi / sides)
    reach = np.where(np.arange(sides) % 2 == 0, 1.0, 0.70) * draw.uniform(0.9, 1.1, sides)
    rings = [(-0.02 * height, 0.16), (-0.12 * height, 1.0), (0.30 * height, 0.52)]
    points: list[Point] = []
    for k, (y, share) in enumerate(rings):
        spread = reach if k == 1 else np.ones(sides)
        droop = np.where(spread < 0.85, 0.10 * height, 0.0) if k == 1 else np.zeros(sides)
        for a, s, d in zip(angles, spread, droop, strict=True):
            points.append((math.cos(a) * radius * share * s, y + d, math.sin(a) * radius * share * s))
    points += [(0.0, -0.02 * height, 0.0), (0.0, height, 0.0)]
    faces = [f for k in range(2) for i in range(sides) for f in _band(k, i, sides)]
    low, tip = 3 * sides, 3 * sides + 1
    faces += [(low, i, (i + 1) % sides) for i in range(sides)]
    faces += [(tip, 2 * sides + (i + 1) % sides, 2 * sides + i) for i in range(sides)]
    return make(points, faces, "#2f4a35")


def _band(ring: int, i: int, sides: int) -> list[tuple[int, int, int]]:
    a, b = ring * sides + i, ring * sides + (i + 1) % sides
    return [(a, a + sides, b), (b, a + sides, b + sides)]


def pine(seed: int, *, snow: bool = False) -> Mesh:
    """A pine of 5 to 7 m; with snow on its upper sides."""
    draw = np.random.default_rng(seed)
    height = 5.0 + 2.0 * draw.random()
    lean = draw.uniform(-0.025, 0.025, 2) * height
    pieces = [lathe([(0.0, 0.032 * height), (0.3 * height, 0.02 * height)], "#4a3020", sides=6, finish=_BARK)]
    layers = 6
    for i in range(layers):
        up = i / layers
        radius = height * 0.20 * (1.0 - up) ** 0.9 * draw.uniform(0.92, 1.08) + 0.03 * height
        tall = height * 0.30 * (1.0 - 0.35 * up)
        layer = speckled(_skirt(radius, tall, seed * 31 + i), 0.10, seed + i)
        if snow:
            layer = capped(layer, _SNOW, steepness=0.25, low=0.0, keep=0.93, seed=seed + i)
        shade = 0.5 + 0.5 * np.clip(np.linalg.norm(layer.vertices[:, ::2], axis=1) / radius, 0.0, 1.0)
        at = (float(lean[0]) * up, height * (0.16 + 0.74 * up), float(lean[1]) * up)
        pieces.append(place(replaced(layer, occlusion=shade), at, yaw=6.0 * draw.random()))
    return join(pieces)


def snowy_pine(seed: int) -> Mesh:
    """A pine under snow."""
    return pine(seed, snow=True)


def broadleaf(seed: int) -> Mesh:
    """A tree with a round crown of leaves, 5 to 7 m."""
    draw = np.random.default_rng(seed)
    height = 5.0 + 2.0 * draw.random()
    trunk = [(0.0, 0.05 * height), (0.06 * height, 0.032 * height), (0.50 * height, 0.022 * height)]
    pieces = [lathe(trunk, "#5a4030", sides=7, finish=_BARK)]
    leaf = Finish(smooth=0.3)
    for i in range(8):
        angle, out = 0.9 * i + draw.random(), (0.21 * height if i else 0.0)
        y = height * (0.62 + 0.20 * draw.random() + (0.12 if i == 0 else 0.0))
        radius = height * draw.uniform(0.13, 0.20)
        colour = ("#4f7a35", "#587f38", "#456d31")[i % 3]
        centre = (math.cos(angle) * out, y, math.sin(angle) * out)
        crown = blob(
            centre, (radius, radius * 0.82, radius), colour, rough=0.14, seed=seed * 9 + i, detail=1, finish=leaf
        )
        shade = np.clip(0.55 + 0.45 * (crown.vertices[:, 1] - y + radius) / (1.6 * radius), 0.4, 1.0)
        pieces.append(speckled(replaced(crown, occlusion=shade), 0.08, seed + i))
    for i in range(3):
        angle = 2.1 * i + 0.5
        tip = (math.cos(angle) * 0.16 * height, 0.62 * height, math.sin(angle) * 0.16 * height)
        pieces.append(rod((0.0, 0.38 * height, 0.0), tip, (0.02 * height, 0.008 * height), "#5a4030", sides=5))
    return join(pieces)


def _branch(
    start: Doubles, way: Doubles, *, length: float, radius: float, depth: int, draw: np.random.Generator
) -> list[Mesh]:
    """A bent branch and its children."""
    bend = start + way * (0.5 * length) + draw.uniform(-0.06, 0.06, 3) * length
    end = start + way * length
    points = [(float(p[0]), float(p[1]), float(p[2])) for p in (start, bend, end)]
    out = [tube(points, (radius, 0.8 * radius, 0.5 * radius), "#5d4c43", sides=5, finish=_BARK)]
    if depth == 0:
        return out
    for _ in range(3 if depth > 1 else 2):
        turned = way + draw.uniform(-0.65, 0.65, 3)
        turned[1] = abs(turned[1]) * 0.7 + 0.25
        turned /= np.linalg.norm(turned)
        where = start + way * length * draw.uniform(0.6, 0.98)
        size = length * draw.uniform(0.50, 0.72)
        out += _branch(where, turned, length=size, radius=radius * 0.52, depth=depth - 1, draw=draw)
    return out


def bare_tree(seed: int) -> Mesh:
    """A leafless tree of about 5 m."""
    draw = np.random.default_rng(seed)
    way = np.array((draw.uniform(-0.08, 0.08), 1.0, draw.uniform(-0.08, 0.08)))
    return join(_branch(np.zeros(3), way / np.linalg.norm(way), length=2.1, radius=0.14, depth=3, draw=draw))


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


def bush(seed: int) -> Mesh:
    """A low round shrub."""
    draw = np.random.default_rng(seed)
    pieces: list[Mesh] = []
    for i in range(5):
        angle, out = 1.3 * i + draw.random(), (0.32 if i else 0.0)
        radius = draw.uniform(0.26, 0.40)
        centre = (math.cos(angle) * out, radius * 0.75, math.sin(angle) * out)
        pieces.append(blob(centre, radius, ("#46652f", "#3d5a2b")[i % 2], rough=0.14, seed=seed * 7 + i, detail=1))
    return grounded(speckled(join(pieces), 0.1, seed), 0.6)


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
    "pine": Prop(pine, 1.9, 8.2),
    "snowy_pine": Prop(snowy_pine, 1.9, 8.2),
    "broadleaf": Prop(broadleaf, 3.1, 7.6),
    "bare_tree": Prop(bare_tree, 2.4, 5.2),
    "rock": Prop(rock, 0.95, 0.85),
    "snowy_rock": Prop(snowy_rock, 0.95, 0.85),
    "bush": Prop(bush, 0.85, 0.85),
    "grass": Prop(grass, 0.42, 0.45),
    "cliff": Prop(cliff, 32.0, 18.5),
    "ice": Prop(ice, 6.6, 0.2),
    "campfire": Prop(campfire, 0.65, 0.95, (shine((0.0, 0.55, 0.0), 9.0, radius=0.5),)),
}
