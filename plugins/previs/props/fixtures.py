"""What stands against the walls of rooms: windows, clocks, screens, hearths, stairs. They look along +x."""

import itertools
import math
from collections.abc import Mapping

import numpy as np

from previs.mesh.parts import Finish, Point, join, place, turn
from previs.mesh.solids import box, lathe, rod, sheet, tube
from previs.props.forms import GLASS, METAL, POLISH, WOODS, cushion, hoop, legs
from previs.props.lights import flame
from previs.props.prop import Prop, shine
from previs.records import Mesh

_BLUE = (0.55, 0.75, 1.0)
_FRAME = "#e8e2d6"


def window(seed: int) -> Mesh:
    """A window 1.2 m wide with its sill at 0.9 m, in a piece of wall, curtains tied at both sides."""
    cloth = ("#7a3b34", "#4a5f7a", "#5f6a4a", "#8a7a50")[seed % 4]
    wall = "#a39a8a"
    pieces = [
        box((0.0, 0.45, 0.0), (0.08, 0.45, 1.0), wall),
        box((0.0, 2.5, 0.0), (0.08, 0.2, 1.0), wall),
        *[box((0.0, 1.6, z), (0.08, 0.7, 0.2), wall) for z in (-0.8, 0.8)],
        box((0.0, 1.6, 0.0), (0.01, 0.7, 0.6), "#9cc4e4", finish=Finish(emission=0.5, gloss=0.5)),
        *[box((0.03, 1.6, z), (0.04, 0.7, 0.03), _FRAME) for z in (-0.57, 0.0, 0.57)],
        *[box((0.03, y, 0.0), (0.04, 0.03, 0.6), _FRAME) for y in (0.93, 1.75, 2.27)],
        box((0.13, 0.88, 0.0), (0.14, 0.025, 0.72), _FRAME),
        rod((0.16, 2.42, -0.95), (0.16, 2.42, 0.95), (0.02, 0.02), "#6b4a30"),
    ]
    for s in (-1, 1):
        drape = [(2.4, 0.30), (1.9, 0.24), (1.45, 0.10), (1.3, 0.13), (0.5, 0.20)]
        for (ya, wa), (yb, wb) in itertools.pairwise(drape):
            for k in range(3):
                z = [s * (0.90 - 2 * w * (k + j) / 3) for j in (0, 1) for w in (wa, wb)]
                x = (0.13, 0.18) if k % 2 else (0.18, 0.13)
                corners: list[Point] = [(x[0], ya, z[0]), (x[1], ya, z[2]), (x[1], yb, z[3]), (x[0], yb, z[1])]
                pieces.append(sheet(corners, cloth))
    return join(pieces)


def curtain(seed: int) -> Mesh:
    """A closed curtain 2 m wide and 2.4 m high, in folds, on a rail with rings."""
    cloth = ("#7a2530", "#3f4a6a", "#5f6a4a", "#8a7a50")[seed % 4]
    pieces = [rod((0.0, 2.4, -1.08), (0.0, 2.4, 1.08), (0.022, 0.022), "#b08a3a", finish=METAL)]
    for i in range(16):
        a, b = -1.0 + 0.125 * i, -0.875 + 0.125 * i
        xa, xb = (0.05, -0.05) if i % 2 else (-0.05, 0.05)
        pieces.append(sheet([(xa, 2.36, a), (xb, 2.36, b), (1.5 * xb, 0.02, b), (1.5 * xa, 0.02, a)], cloth))
    pieces += [hoop((0.0, 2.39, -0.94 + 0.27 * i), 0.04, 0.006, "#b08a3a", upright="z", sides=8) for i in range(8)]
    return join(pieces)


def clock(seed: int) -> Mesh:
    """A grandfather clock 2 m high: a hood with its dial at ten past ten, a waist with a pendulum."""
    wood = WOODS[seed % 3]
    dial = place(lathe([(-0.01, 0.15), (0.01, 0.15)], "#f2ead8", sides=16), rotation=turn(pitch=-0.5 * math.pi))
    marks = [
        box((0.16, 1.68 + 0.125 * math.cos(0.5236 * i), 0.125 * math.sin(0.5236 * i)), (0.004, 0.012, 0.012), "#26282a")
        for i in range(12)
    ]
    hands = [
        rod((0.172, 1.68, 0.0), (0.172, 1.68 + r * math.cos(a), -r * math.sin(a)), (0.008, 0.004), "#16171a", sides=4)
        for a, r in ((0.96, 0.085), (-1.05, 0.12))
    ]
    bob = place(lathe([(-0.01, 0.06), (0.01, 0.06)], "#c9a24a", sides=10, finish=METAL), rotation=turn(pitch=-1.5708))
    return join(
        [
            box((0.0, 0.22, 0.0), (0.15, 0.22, 0.25), wood),
            box((0.0, 0.92, 0.0), (0.11, 0.50, 0.17), wood),
            box((0.0, 1.66, 0.0), (0.14, 0.24, 0.23), wood),
            box((0.0, 1.93, 0.0), (0.17, 0.03, 0.27), wood),
            box((0.0, 2.02, 0.0), (0.10, 0.07, 0.20), wood, taper=(1.0, 0.25)),
            box((0.112, 0.95, 0.0), (0.005, 0.38, 0.11), "#1c1410", finish=GLASS),
            rod((0.125, 1.25, 0.0), (0.125, 0.78, 0.03), (0.008, 0.008), "#c9a24a", sides=4),
            place(bob, (0.128, 0.75, 0.03)),
            place(dial, (0.145, 1.68, 0.0)),
            hoop((0.15, 1.68, 0.0), 0.155, 0.014, "#c9a24a", upright="x", sides=16, finish=METAL),
            *marks,
            *hands,
        ]
    )


def mirror(seed: int) -> Mesh:
    """An oval standing mirror 1.7 m high in a gilt frame on two feet."""
    gilt = ("#b08a3a", "#6b4a30", "#e8e2d6", "#3a3d42")[seed % 4]
    oval = (1.0, 1.0, 0.62)
    disc = place(
        lathe([(-0.008, 0.68), (0.012, 0.68)], "#c4d6e0", sides=20, finish=Finish(gloss=1.0)),
        rotation=turn(pitch=-1.5708),
    )
    rim = hoop((0.0, 0.0, 0.0), 0.70, 0.04, gilt, upright="x", sides=20, finish=METAL)
    glint = [
        place(box((0.016, 0.1, z), (0.002, 0.28, w), "#eef4f8"), rotation=turn(roll=0.5))
        for z, w in ((-0.05, 0.035), (0.06, 0.015))
    ]
    glass = place(place(join([disc, rim, *glint]), scale=oval), (0.0, 0.96, 0.0), rotation=turn(pitch=0.1))
    posts = [rod((0.0, 0.05, z), (0.0, 1.05, z), (0.025, 0.02), gilt, sides=6) for z in (-0.50, 0.50)]
    feet = [
        tube([(0.28, 0.03, z), (0.0, 0.12, z), (-0.28, 0.03, z)], (0.03, 0.035, 0.03), gilt, sides=5)
        for z in (-0.5, 0.5)
    ]
    bar = rod((0.0, 0.14, -0.5), (0.0, 0.14, 0.5), (0.02, 0.02), gilt, sides=5)
    return join([glass, *posts, *feet, bar])


def computer(seed: int) -> Mesh:
    """A computer for a desk: a lit screen on its foot, a keyboard, a mouse; its user sits at +x."""
    body = ("#2a2d31", "#d8dadc", "#c8bfa8", "#3a3f4a")[seed % 4]
    lit = Finish(emission=1.4)
    lines = [
        box(
            (-0.072, 0.46 - 0.035 * i, -0.06 - 0.02 * (i % 3) + 0.03 * (i % 2)),
            (0.001, 0.006, 0.13 - 0.03 * (i % 3)),
            "#c8e4ff",
            finish=lit,
        )
        for i in range(7)
    ]
    keys = [box((0.16 + 0.03 * i, 0.021, -0.02), (0.011, 0.004, 0.18), "#8a9096") for i in range(4)]
    return join(
        [
            box((-0.10, 0.36, 0.0), (0.022, 0.19, 0.31), body),
            box((-0.077, 0.365, 0.0), (0.003, 0.165, 0.285), "#3a78b8", finish=Finish(emission=1.1)),
            *lines,
            box((-0.12, 0.10, 0.0), (0.02, 0.10, 0.04), body),
            cushion((-0.10, 0.012, 0.0), (0.10, 0.012, 0.13), body, bevel=0.5),
            box((0.205, 0.010, -0.02), (0.075, 0.010, 0.21), body),
            *keys,
            cushion((0.21, 0.016, 0.27), (0.05, 0.016, 0.032), body, bevel=0.8),
        ]
    )


def tv(seed: int) -> Mesh:
    """A television set with two aerials, a lit picture and knobs, on four legs."""
    wood = WOODS[seed % 3]
    aerials = [rod((-0.05, 0.98, 0.0), (-0.08, 1.42, z), (0.007, 0.005), "#b8bec4", sides=4) for z in (-0.28, 0.28)]
    picture = [
        box((0.217, 0.74, -0.09), (0.012, 0.19, 0.26), "#4a8ac8", finish=Finish(emission=1.3)),
        box((0.231, 0.63, -0.09), (0.001, 0.08, 0.26), "#7ac070", finish=Finish(emission=1.0)),
        box((0.231, 0.80, 0.03), (0.001, 0.04, 0.05), "#fff0a0", finish=Finish(emission=1.6)),
    ]
    return join(
        [
            cushion((0.0, 0.72, 0.0), (0.21, 0.27, 0.44), wood, bevel=0.2, finish=POLISH),
            box((0.208, 0.74, -0.09), (0.008, 0.215, 0.29), "#d8d2c4"),
            *picture,
            *[rod((0.2, y, 0.32), (0.24, y, 0.32), (0.035, 0.03), "#c9a24a", sides=8) for y in (0.85, 0.74)],
            *[box((0.212, 0.60 - 0.03 * i, 0.32), (0.004, 0.008, 0.06), "#1c1410") for i in range(3)],
            lathe([(0.98, 0.05), (1.0, 0.02)], "#26282a", sides=8, at=(-0.05, 0.0, 0.0)),
            *aerials,
            *legs(0.15, 0.36, 0.46, 0.022, "#2c1f16"),
        ]
    )


def blackboard(seed: int) -> Mesh:
    """A school's blackboard 2.4 m wide on a stand, with chalk writing, a sum and a tray."""
    draw = np.random.default_rng(seed)
    wood, chalk = "#8a6a44", "#e8ece6"
    pieces = [
        box((0.0, 1.45, 0.0), (0.025, 0.58, 1.18), "#25382f"),
        *[box((0.0, y, 0.0), (0.035, 0.035, 1.25), wood) for y in (0.85, 2.05)],
        *[box((0.0, 1.45, z), (0.035, 0.62, 0.035), wood) for z in (-1.21, 1.21)],
        box((0.08, 0.86, 0.0), (0.06, 0.012, 1.1), wood),
        *[box((0.09, 0.885, z), (0.012, 0.012, 0.035), chalk) for z in (-0.4, 0.3)],
        *[box((0.0, 0.45, z), (0.04, 0.45, 0.04), wood) for z in (-1.1, 1.1)],
        *[box((0.0, 0.04, z), (0.35, 0.035, 0.05), wood) for z in (-1.1, 1.1)],
    ]
    for row in range(4):
        z = 0.95
        while z > (0.0 if row else -0.6):
            wide = draw.uniform(0.03, 0.11)
            at = (0.028, 1.82 - 0.2 * row + draw.uniform(-0.015, 0.015), z - wide)
            pieces.append(box(at, (0.002, draw.uniform(0.012, 0.03), wide), chalk))
            z -= 2 * wide + 0.06
    triangle: list[Point] = [(0.03, 1.1, -0.2), (0.03, 1.1, -0.9), (0.03, 1.62, -0.9), (0.03, 1.1, -0.2)]
    pieces += [rod(a, b, (0.01, 0.01), chalk, sides=3) for a, b in itertools.pairwise(triangle)]
    return join(pieces)


def fireplace(seed: int) -> Mesh:
    """A brick hearth with a mantelpiece, a chimney breast, burning logs; it looks along +x."""
    brick = ("#8a4a3a", "#7d776d", "#a39a8a", "#6f4236")[seed % 4]
    pieces = [
        *[box((0.0, 0.55, z), (0.28, 0.55, 0.22), brick) for z in (-0.62, 0.62)],
        box((0.0, 1.0, 0.0), (0.28, 0.15, 0.42), brick),
        box((-0.22, 0.45, 0.0), (0.05, 0.45, 0.42), "#1c1614"),
        box((0.12, 0.03, 0.0), (0.55, 0.03, 0.95), "#5f5a56"),
        box((0.04, 1.19, 0.0), (0.36, 0.05, 0.98), WOODS[2]),
        box((-0.06, 1.8, 0.0), (0.20, 0.56, 0.66), brick),
        *[box((0.285, 0.12 + 0.17 * i, z), (0.006, 0.06, 0.17), brick) for i in range(6) for z in (-0.62, 0.62)],
        *[rod((0.22, 0.06, z), (0.22, 0.26, z), (0.014, 0.02), "#26282a", sides=4) for z in (-0.28, 0.28)],
    ]
    for y, x, tilt in ((0.12, -0.02, 0.1), (0.12, 0.13, -0.1), (0.21, 0.06, 0.25)):
        log = rod((0, 0, -0.30), (0, 0, 0.30), (0.055, 0.05), "#3a2418", sides=6)
        pieces.append(place(log, (x, y, 0.0), yaw=tilt))
    for z, size in ((0.0, 1.0), (-0.16, 0.7), (0.15, 0.75)):
        pieces += flame((0.05, 0.2, z), 0.11 * size, 0.44 * size)
    return join(pieces)


def stairs(seed: int) -> Mesh:
    """Ten steps that climb along +x to 1.8 m, 1.2 m wide, with a banister."""
    wood = WOODS[seed % 3]
    pieces: list[Mesh] = []
    for i in range(10):
        pieces.append(
            box((-1.26 + 0.28 * i, 0.09 * (i + 1) - 0.02, 0.0), (0.14, 0.09 * (i + 1) - 0.02, 0.60), "#c8c0b0")
        )
        pieces.append(box((-1.28 + 0.28 * i, 0.18 * (i + 1) - 0.02, 0.0), (0.165, 0.02, 0.62), wood))
        pieces.append(box((-1.26 + 0.28 * i, 0.18 * (i + 1) + 0.42, 0.56), (0.018, 0.42, 0.018), _FRAME))
    rail = rod((-1.42, 0.97, 0.56), (1.40, 2.76, 0.56), (0.04, 0.04), wood, sides=6)
    newel = box((-1.44, 0.55, 0.56), (0.05, 0.55, 0.05), wood)
    return join(
        [*pieces, rail, newel, lathe([(1.1, 0.06), (1.16, 0.08), (1.24, 0.0)], wood, sides=8, at=(-1.44, 0.0, 0.56))]
    )


def console(seed: int) -> Mesh:
    """A control panel 1.8 m wide: a sloping desk of lit buttons, three screens above; its user stands at +x."""
    draw = np.random.default_rng(seed)
    grey = ("#5a626b", "#3f454d", "#7a8088", "#4a5662")[seed % 4]
    lit = Finish(emission=1.8)
    desk = [box((0.0, 0.0, 0.0), (0.30, 0.04, 0.9), grey)]
    colours = ("#ff5040", "#50e070", "#ffc040", "#50b0ff")
    for i in range(4):
        for k in range(9):
            if draw.random() < 0.8:
                at = (-0.16 + 0.12 * i, 0.05, -0.72 + 0.18 * k)
                desk.append(box(at, (0.03, 0.016, 0.045), colours[int(draw.integers(4))], finish=lit))
    pieces = [
        box((-0.05, 0.38, 0.0), (0.24, 0.38, 0.86), grey),
        place(join(desk), (0.06, 0.86, 0.0), rotation=turn(pitch=-0.38)),
        box((-0.26, 1.02, 0.0), (0.06, 0.26, 0.9), grey),
    ]
    for z, colour in ((-0.58, "#2a8a6a"), (0.0, "#2a6ab0"), (0.58, "#2a8a6a")):
        pieces.append(box((-0.19, 1.44, z), (0.03, 0.22, 0.27), "#26282c"))
        pieces.append(box((-0.157, 1.44, z), (0.004, 0.19, 0.24), colour, finish=Finish(emission=1.2)))
        heights = draw.uniform(0.02, 0.12, 5)
        pieces += [
            box((-0.15, 1.30 + float(h), z - 0.16 + 0.08 * i), (0.002, float(h), 0.022), "#b8f0ff", finish=lit)
            for i, h in enumerate(heights)
        ]
    return join(pieces)


PROPS: Mapping[str, Prop] = {
    "window": Prop(window, 1.03, 2.72),
    "curtain": Prop(curtain, 1.12, 2.46, paint=("#7a2530", "#3f4a6a", "#5f6a4a", "#8a7a50")),
    "clock": Prop(clock, 0.33, 2.12, paint=WOODS),
    "mirror": Prop(mirror, 0.6, 1.72, paint=("#b08a3a", "#6b4a30", "#e8e2d6", "#3a3d42")),
    "computer": Prop(computer, 0.4, 0.56, (shine((0.15, 0.4, 0.0), 0.8, radius=0.25, colour=_BLUE),)),
    "tv": Prop(tv, 0.52, 1.44, (shine((0.6, 0.74, 0.0), 1.6, radius=0.3, colour=_BLUE),)),
    "blackboard": Prop(blackboard, 1.3, 2.1),
    "fireplace": Prop(fireplace, 1.2, 2.4, (shine((0.35, 0.4, 0.0), 7.0, radius=0.4, colour=(1.0, 0.58, 0.24)),)),
    "stairs": Prop(stairs, 1.7, 2.85),
    "console": Prop(console, 1.0, 1.68, (shine((0.3, 1.3, 0.0), 1.6, radius=0.3, colour=(0.5, 0.85, 0.9)),)),
}
