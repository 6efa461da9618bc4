"""Low plants: grass, flowers, ferns, reeds, cacti, mushrooms, fallen logs."""

import math
from collections.abc import Mapping

import numpy as np

from previs.mesh.parts import Finish, Point, grounded, join, place, speckled
from previs.mesh.solids import blob, lathe, rod, sheet, tube
from previs.props.prop import Prop
from previs.records import Mesh


def _blade(x: float, z: float, angle: float, height: float, *, lean: float, width: float, colour: str) -> Mesh:
    """A bent blade of grass from a foot: wide below, pointed above."""
    c, s = math.cos(angle), math.sin(angle)
    m, t = 0.35 * lean, lean
    points: list[Point] = [
        (x - width * s, 0.0, z + width * c),
        (x + width * s, 0.0, z - width * c),
        (x + m * c + 0.7 * width * s, 0.6 * height, z + m * s - 0.7 * width * c),
        (x + t * c, height, z + t * s),
        (x + m * c - 0.7 * width * s, 0.6 * height, z + m * s + 0.7 * width * c),
    ]
    return sheet(points, colour)


def grass(seed: int) -> Mesh:
    """A tuft of bent blades."""
    draw = np.random.default_rng(seed)
    blades: list[Mesh] = []
    for i in range(15):
        height = draw.uniform(0.18, 0.42)
        x, z = 0.08 * draw.uniform(-1.2, 1.2), 0.08 * draw.uniform(-1.2, 1.2)
        colour = ("#6c7f3a", "#5d7434", "#82883f")[i % 3]
        lean = height * draw.uniform(0.1, 0.55)
        blades.append(_blade(x, z, 6.283 * draw.random(), height, lean=lean, width=0.012, colour=colour))
    return grounded(join(blades), 0.2)


def flowers(seed: int) -> Mesh:
    """A clump of meadow flowers among leaves: petals about a yellow eye."""
    draw = np.random.default_rng(seed + 3)
    petal = ("#d84a5a", "#f0ece0", "#8a6ad0", "#f0b030")[seed % 4]
    pieces = [
        _blade(
            0.12 * draw.uniform(-1, 1),
            0.12 * draw.uniform(-1, 1),
            6.28 * draw.random(),
            0.22,
            lean=0.09,
            width=0.02,
            colour="#4f7a35",
        )
        for _ in range(9)
    ]
    for i in range(6):
        angle, out, tall = 1.05 * i + draw.uniform(-0.3, 0.3), draw.uniform(0.03, 0.2), draw.uniform(0.28, 0.46)
        foot, head = (
            (0.4 * out * math.cos(angle), 0.0, 0.4 * out * math.sin(angle)),
            (out * math.cos(angle), tall, out * math.sin(angle)),
        )
        pieces.append(rod(foot, head, (0.006, 0.005), "#4f7a35", sides=3))
        for k in range(5):
            a = 1.2566 * k
            c, s = math.cos(a), math.sin(a)
            x, y, z = head
            pieces.append(
                sheet(
                    [
                        (x, y, z),
                        (x + 0.045 * c - 0.026 * s, y + 0.014, z + 0.045 * s + 0.026 * c),
                        (x + 0.075 * c, y + 0.004, z + 0.075 * s),
                        (x + 0.045 * c + 0.026 * s, y + 0.014, z + 0.045 * s - 0.026 * c),
                    ],
                    petal,
                )
            )
        pieces.append(blob((head[0], head[1] + 0.008, head[2]), (0.022, 0.016, 0.022), "#e8b020", detail=0))
    return grounded(join(pieces), 0.15)


def fern(seed: int) -> Mesh:
    """A fern of arched fronds with pinnate leaves."""
    draw = np.random.default_rng(seed + 7)
    pieces: list[Mesh] = []
    for i in range(9):
        angle, reach, rise = 0.698 * i + draw.uniform(-0.2, 0.2), draw.uniform(0.5, 0.72), draw.uniform(0.45, 0.62)
        c, s = math.cos(angle), math.sin(angle)
        line = [(reach * t, rise * math.sin(2.35 * t) * (1.0 - 0.25 * t)) for t in (0.0, 0.25, 0.5, 0.75, 1.0)]
        for k in range(4):
            (ra, ya), (rb, yb) = line[k], line[k + 1]
            wide = (0.05, 0.13, 0.11, 0.07)[k]
            for hand in (-1, 1):
                tip = (0.4 * ra + 0.6 * rb + 0.06, 0.5 * (ya + yb) - 0.04)
                colour = ("#4a7434", "#5a863e", "#3f6630")[(i + k) % 3]
                pieces.append(
                    sheet(
                        [
                            (ra * c, ya, ra * s),
                            (rb * c, yb, rb * s),
                            (tip[0] * c - hand * wide * s, tip[1], tip[0] * s + hand * wide * c),
                        ],
                        colour,
                    )
                )
    return grounded(join(pieces), 0.3)


def reeds(seed: int) -> Mesh:
    """Reeds and bulrushes 1.8 m high."""
    draw = np.random.default_rng(seed + 9)
    pieces: list[Mesh] = []
    for i in range(16):
        x, z, tall = draw.uniform(-0.3, 0.3), draw.uniform(-0.3, 0.3), draw.uniform(0.9, 1.6)
        pieces.append(
            _blade(
                x,
                z,
                6.28 * draw.random(),
                tall,
                lean=0.22 * tall,
                width=0.022,
                colour=("#7a8a4a", "#6a7d40", "#94904e")[i % 3],
            )
        )
    for _ in range(5):
        x, z, tall = draw.uniform(-0.25, 0.25), draw.uniform(-0.25, 0.25), draw.uniform(1.35, 1.75)
        top = (x + draw.uniform(-0.1, 0.1), tall, z)
        pieces.append(rod((x, 0.0, z), top, (0.010, 0.007), "#7a8a4a", sides=3))
        pieces.append(
            lathe(
                [
                    (tall - 0.28, 0.012),
                    (tall - 0.25, 0.034),
                    (tall - 0.06, 0.034),
                    (tall - 0.03, 0.008),
                    (tall + 0.06, 0.0),
                ],
                "#5a3420",
                sides=6,
                at=(top[0], 0.0, top[2]),
            )
        )
    return grounded(join(pieces), 0.4)


def cactus(seed: int) -> Mesh:
    """A saguaro 2.5 to 3.2 m high with raised arms."""
    draw = np.random.default_rng(seed + 2)
    tall, green = 2.4 + 0.7 * draw.random(), ("#4f7a48", "#5a8450", "#466e42", "#628a58")[seed % 4]
    skin = Finish(smooth=0.15)
    trunk = [(0.0, 0.19), (0.3 * tall, 0.22), (0.85 * tall, 0.20), (0.96 * tall, 0.13), (tall, 0.0)]
    pieces = [lathe(trunk, green, sides=9, finish=skin)]
    for side, low in ((1.0, draw.uniform(0.30, 0.42)), (-1.0, draw.uniform(0.42, 0.54))):
        y, reach, up = low * tall, draw.uniform(0.55, 0.68) * side, tall * draw.uniform(0.26, 0.36)
        arm: list[Point] = [
            (0.1 * side, y, 0.0),
            (0.72 * reach, y + 0.04, 0.0),
            (reach, y + 0.2, 0.0),
            (reach, y + 0.9 * up, 0.0),
            (reach, y + 1.05 * up, 0.0),
            (reach, y + 1.12 * up, 0.0),
        ]
        pieces.append(tube(arm, (0.12, 0.14, 0.145, 0.13, 0.09, 0.01), green, sides=8, finish=skin))
    bloom = [
        blob((0.05 * math.cos(2.1 * i), tall, 0.05 * math.sin(2.1 * i)), 0.05, "#e0608a", detail=0) for i in range(3)
    ]
    return place(grounded(speckled(join([*pieces, *bloom]), 0.12, seed), 0.4, dark=0.6), yaw=0.25)


def mushroom(seed: int) -> Mesh:
    """A toadstool with white spots and a small one beside it, 0.3 m high."""
    cap = ("#c2302a", "#a86a3a", "#c2302a", "#d8c8a0")[seed % 4]
    pieces: list[Mesh] = []
    for x, z, size in ((0.0, 0.0, 1.0), (0.14, 0.07, 0.5)):
        stem = lathe([(0.0, 0.042), (0.05, 0.034), (0.19, 0.026)], "#ece4d2", sides=8, finish=Finish(smooth=0.6))
        ring = lathe([(0.13, 0.05), (0.145, 0.028)], "#f4eee0", sides=9)
        hood = lathe(
            [(0.175, 0.03), (0.165, 0.125), (0.18, 0.135), (0.235, 0.105), (0.28, 0.05), (0.29, 0.0)],
            cap,
            sides=12,
            finish=Finish(smooth=0.7, gloss=0.2),
        )
        spots = [
            blob((r * math.cos(a), y, r * math.sin(a)), (0.021, 0.012, 0.021), "#f8f4ea", detail=0)
            for r, y, a in (
                (0.02, 0.288, 0.3),
                (0.08, 0.258, 1.2),
                (0.085, 0.255, 3.4),
                (0.08, 0.258, 5.2),
                (0.12, 0.21, 2.2),
                (0.12, 0.21, 0.1),
                (0.12, 0.21, 4.3),
            )
        ]
        pieces.append(place(join([stem, ring, hood, *spots]), (x, 0.0, z), scale=size))
    return join(pieces)


def log(seed: int) -> Mesh:
    """A fallen trunk 2.2 m long along x with pale cut ends, a stub of a branch and moss."""
    draw = np.random.default_rng(seed + 4)
    r = draw.uniform(0.2, 0.26)
    line: list[Point] = [(-1.1, r, 0.0), (-0.4, r + 0.02, 0.04), (0.4, r, -0.03), (1.1, 0.92 * r, 0.0)]
    bark = speckled(tube(line, (r, 0.97 * r, 0.93 * r, 0.88 * r), "#5d4a3a", sides=10), 0.16, seed)
    ends = [
        rod((s * 1.1, y, 0.0), (s * 1.115, y, 0.0), (0.86 * w, 0.84 * w), colour, sides=10)
        for s, y, w in ((-1, r, r), (1, 0.92 * r, 0.88 * r))
        for colour in ("#c8a878",)
    ]
    rings = [
        rod((s * 1.11, y, 0.0), (s * 1.12, y, 0.0), (0.4 * r, 0.38 * r), "#9a7a50", sides=8)
        for s, y in ((-1, r), (1, 0.92 * r))
    ]
    stub = rod((0.3, 1.6 * r, 0.05), (0.45, 1.6 * r + 0.28, 0.16), (0.07, 0.05), "#5d4a3a", sides=6)
    moss = [
        blob((x, 1.9 * r, z), (0.22, 0.05, 0.13), "#5a7a3a", rough=0.2, seed=seed + i, detail=1)
        for i, (x, z) in enumerate(((-0.6, 0.04), (-0.1, -0.05)))
    ]
    return grounded(join([bark, *ends, *rings, stub, *moss]), 0.3)


PROPS: Mapping[str, Prop] = {
    "grass": Prop(grass, 0.42, 0.45),
    "flowers": Prop(flowers, 0.34, 0.5, paint=("#d84a5a", "#f0ece0", "#8a6ad0", "#f0b030")),
    "fern": Prop(fern, 0.85, 0.66),
    "reeds": Prop(reeds, 0.85, 1.85),
    "cactus": Prop(cactus, 0.85, 3.2),
    "mushroom": Prop(mushroom, 0.25, 0.3, paint=("#c2302a", "#a86a3a", "#d8c8a0")),
    "log": Prop(log, 1.2, 0.85),
}
