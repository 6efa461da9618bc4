"""Furniture and small things that close-ups are made of."""

import math
from collections.abc import Mapping

from previs.mesh.parts import Finish, join, place, turn
from previs.mesh.solids import box, lathe, prism, rod, sheet, tube
from previs.props.prop import Prop, shine
from previs.records import Mesh

_WOODS = ("#6b4a30", "#7a5436", "#5a3c28")
_FLAME = Finish(smooth=0.6, emission=7.0)
_METAL = Finish(smooth=0.6, gloss=0.7)


def table(seed: int) -> Mesh:
    """A table 1.5 by 0.8 m, 0.75 m high."""
    wood = _WOODS[seed % 3]
    legs = [box((x, 0.355, z), (0.035, 0.355, 0.035), wood) for x in (-0.66, 0.66) for z in (-0.33, 0.33)]
    top = box((0.0, 0.73, 0.0), (0.75, 0.022, 0.40), wood, finish=Finish(gloss=0.25))
    return join([top, box((0.0, 0.66, 0.0), (0.68, 0.05, 0.34), wood), *legs])


def chair(seed: int) -> Mesh:
    """A wooden chair that looks along +x, its seat 0.46 m high."""
    wood = _WOODS[(seed + 1) % 3]
    legs = [box((x, 0.225, z), (0.022, 0.225, 0.022), wood) for x in (-0.19, 0.19) for z in (-0.19, 0.19)]
    posts = [box((-0.20, 0.70, z), (0.020, 0.26, 0.020), wood) for z in (-0.19, 0.19)]
    rails = [box((-0.20, y, 0.0), (0.012, 0.04, 0.19), wood) for y in (0.66, 0.80, 0.93)]
    return join([box((0.0, 0.455, 0.0), (0.23, 0.018, 0.22), wood), *legs, *posts, *rails])


def lamp(seed: int) -> Mesh:
    """A table lamp with a glowing shade, 0.5 m high."""
    shade = ("#ffd9a0", "#ffe3b8", "#ffcf90")[seed % 3]
    return join(
        [
            lathe(
                [(0.0, 0.09), (0.02, 0.09), (0.04, 0.03), (0.12, 0.055), (0.22, 0.02), (0.30, 0.015)],
                "#6a4a2a",
                sides=12,
            ),
            lathe(
                [(0.27, 0.15), (0.29, 0.155), (0.48, 0.09)], shade, sides=14, finish=Finish(smooth=0.8, emission=2.2)
            ),
        ]
    )


def letter(seed: int) -> Mesh:
    """A folded letter with lines of writing and its envelope, lying flat."""
    del seed
    paper = sheet([(-0.10, 0.006, -0.075), (-0.10, 0.006, 0.075), (0.0, 0.022, 0.075), (0.0, 0.022, -0.075)], "#f1e8d2")
    fold = sheet([(0.0, 0.022, -0.075), (0.0, 0.022, 0.075), (0.11, 0.004, 0.075), (0.11, 0.004, -0.075)], "#efe5cd")
    lines = [box((-0.075 + 0.03 * i, 0.0125 + 0.0048 * i, 0.0), (0.004, 0.0012, 0.055), "#4a4038") for i in range(3)]
    envelope = box((0.02, 0.001, 0.12), (0.11, 0.001, 0.06), "#e2d4b4")
    seal = lathe([(0.002, 0.016), (0.007, 0.013)], "#8a1f1f", sides=10, at=(0.02, 0.0, 0.12))
    return join([paper, fold, *lines, envelope, seal])


def key(seed: int) -> Mesh:
    """An old key, 0.1 m long, lying flat."""
    del seed
    ring = [(0.022 * math.cos(a), 0.005, 0.022 * math.sin(a)) for a in (2.0 * math.pi * i / 12 for i in range(13))]
    brass = "#b08a3a"
    pieces = [
        place(tube(ring, (0.0045,) * 13, brass, sides=6, finish=_METAL), (-0.04, 0.0, 0.0)),
        rod((-0.018, 0.005, 0.0), (0.06, 0.005, 0.0), (0.0048, 0.0045), brass, sides=8, finish=_METAL),
        box((0.053, 0.005, 0.010), (0.005, 0.003, 0.009), brass, finish=_METAL),
        box((0.040, 0.005, 0.008), (0.004, 0.003, 0.007), brass, finish=_METAL),
    ]
    return join(pieces)


def candle(seed: int) -> Mesh:
    """A candle on a dish, burning, about 0.25 m high."""
    tall = 0.15 + 0.03 * (seed % 3)
    return join(
        [
            lathe([(0.0, 0.05), (0.006, 0.075), (0.018, 0.08), (0.012, 0.03)], "#8a6a3a", sides=12, finish=_METAL),
            lathe(
                [(0.010, 0.022), (tall, 0.020), (tall + 0.004, 0.012)],
                "#f0e6cc",
                sides=10,
                finish=Finish(smooth=0.7, emission=0.25),
            ),
            rod((0.0, tall, 0.0), (0.0, tall + 0.018, 0.0), (0.002, 0.002), "#1a1410", sides=4),
            lathe(
                [(tall + 0.01, 0.0), (tall + 0.024, 0.0105), (tall + 0.045, 0.006), (tall + 0.068, 0.0)],
                "#ffc868",
                sides=8,
                finish=_FLAME,
            ),
        ]
    )


def crate(seed: int) -> Mesh:
    """A wooden crate of 0.8 m."""
    wood = _WOODS[seed % 3]
    frame = [box((x, 0.4, z), (0.05, 0.4, 0.05), wood) for x in (-0.36, 0.36) for z in (-0.36, 0.36)]
    boards = [box((0.0, 0.09 + 0.155 * i, 0.0), (0.37, 0.068, 0.37), "#8a6a44") for i in range(5)]
    return join([*frame, *boards])


def bench(seed: int) -> Mesh:
    """A park bench that looks along +z, its seat 0.45 m high."""
    wood = _WOODS[seed % 3]
    seat = [box((0.0, 0.45, -0.14 + 0.13 * i), (0.8, 0.018, 0.055), wood) for i in range(3)]
    back = [
        place(
            box((0.0, 0.0, 0.0), (0.8, 0.05, 0.016), wood),
            (0.0, y, -0.24 - 0.25 * (y - 0.6)),
            rotation=turn(roll=-0.22),
        )
        for y in (0.62, 0.76, 0.90)
    ]
    side = [(-0.30, 0.0), (-0.24, 0.0), (-0.22, 0.45), (-0.30, 0.95), (-0.34, 0.95), (-0.29, 0.45)]
    iron = [place(prism(side, -0.02, 0.02, "#1c1f22"), (x, 0.0, 0.0), yaw=-0.5 * math.pi) for x in (-0.65, 0.65)]
    feet = [box((x, 0.22, 0.14), (0.02, 0.22, 0.025), "#1c1f22") for x in (-0.65, 0.65)]
    return join([*seat, *back, *iron, *feet])


PROPS: Mapping[str, Prop] = {
    "table": Prop(table, 0.86, 0.76),
    "chair": Prop(chair, 0.34, 0.98),
    "bench": Prop(bench, 0.90, 1.0),
    "lamp": Prop(lamp, 0.17, 0.5, (shine((0.0, 0.40, 0.0), 2.5, radius=0.15),)),
    "candle": Prop(candle, 0.09, 0.29, (shine((0.0, 0.24, 0.0), 1.2, radius=0.08),)),
    "letter": Prop(letter, 0.23, 0.03),
    "key": Prop(key, 0.075, 0.02),
    "crate": Prop(crate, 0.6, 0.82),
}
