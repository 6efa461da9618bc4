"""What gives light: lamps, candles, lanterns, torches."""

import math
from collections.abc import Mapping

from previs.mesh.parts import Finish, Point, join
from previs.mesh.solids import box, lathe, rod, tube
from previs.props.forms import FLAME, METAL
from previs.props.prop import Prop, shine
from previs.records import Mesh


def flame(at: Point, radius: float, height: float, *, inner: str = "#ffd060", outer: str = "#ff8a1e") -> list[Mesh]:
    """A flame about a vertical axis: an outer tongue and a brighter one beside it."""
    rows = [(0.0, 0.3), (0.18, 0.95), (0.32, 1.0), (0.6, 0.5), (0.82, 0.2)]
    return [
        lathe(
            [(h * height * k, r * radius * k) for h, r in rows] + [(height * k, 0.0)],
            colour,
            sides=7,
            at=(at[0] + dx, at[1], at[2] + dx),
            finish=FLAME,
        )
        for colour, k, dx in ((outer, 1.0, 0.0), (inner, 0.62, 0.45 * radius))
    ]


def lamp(seed: int) -> Mesh:
    """A table lamp with a glowing shade, 0.5 m high."""
    shade = ("#ffd9a0", "#ffe3b8", "#ffcf90")[seed % 3]
    foot = [(0.0, 0.09), (0.02, 0.09), (0.04, 0.03), (0.12, 0.055), (0.22, 0.02), (0.30, 0.015)]
    glow = Finish(smooth=0.8, emission=2.2)
    return join(
        [
            lathe(foot, "#6a4a2a", sides=12),
            lathe([(0.27, 0.15), (0.29, 0.155), (0.48, 0.09)], shade, sides=14, finish=glow),
        ]
    )


def floor_lamp(seed: int) -> Mesh:
    """A standing lamp with a wide shade, 1.6 m high."""
    shade = ("#ffd9a0", "#ffe3b8", "#ffcf90")[seed % 3]
    return join(
        [
            lathe([(0.0, 0.15), (0.025, 0.14), (0.05, 0.02)], "#3a2a1c", sides=12),
            rod((0.0, 0.04, 0.0), (0.0, 1.3, 0.0), (0.014, 0.012), "#3a2a1c"),
            lathe(
                [(1.26, 0.23), (1.28, 0.235), (1.58, 0.13)], shade, sides=14, finish=Finish(smooth=0.8, emission=2.0)
            ),
        ]
    )


def candle(seed: int) -> Mesh:
    """A candle on a dish with a ring to hold it by, burning, about 0.25 m high."""
    tall = 0.15 + 0.03 * (seed % 3)
    brass = "#8a6a3a"
    ring: list[Point] = [
        (0.0, 0.02 + 0.022 * math.sin(t), 0.098 + 0.024 * math.cos(t)) for t in (0.785 * i for i in range(9))
    ]
    wick = [(tall + 0.01, 0.0), (tall + 0.024, 0.0115), (tall + 0.045, 0.007), (tall + 0.075, 0.0)]
    wax = Finish(smooth=0.7, emission=0.25)
    return join(
        [
            lathe([(0.0, 0.05), (0.006, 0.075), (0.018, 0.08), (0.012, 0.03)], brass, sides=12, finish=METAL),
            lathe([(0.010, 0.022), (tall, 0.020), (tall + 0.004, 0.012)], "#f0e6cc", sides=10, finish=wax),
            tube(ring, (0.005,) * 9, brass, sides=4, finish=METAL),
            rod((0.0, tall, 0.0), (0.0, tall + 0.018, 0.0), (0.002, 0.002), "#1a1410", sides=4),
            lathe(wick, "#ffc868", sides=8, finish=FLAME),
        ]
    )


def lantern(seed: int) -> Mesh:
    """A storm lantern: foot, glowing glass in a cage, a hood and a wire handle."""
    iron = ("#3a3d42", "#8a6a2a", "#5a2a22", "#2f4a4a")[seed % 4]
    handle: list[Point] = [
        (0.0, 0.27 + 0.10 * math.sin(math.pi * i / 6), 0.085 * math.cos(math.pi * i / 6)) for i in range(7)
    ]
    glass = [(0.06, 0.045), (0.13, 0.065), (0.21, 0.045)]
    bars = [
        rod(
            (0.078 * math.cos(a), 0.05, 0.078 * math.sin(a)),
            (0.07 * math.cos(a), 0.24, 0.07 * math.sin(a)),
            (0.006, 0.006),
            iron,
            sides=3,
        )
        for a in (0.785, 2.356, 3.927, 5.498)
    ]
    return join(
        [
            lathe([(0.0, 0.085), (0.03, 0.09), (0.055, 0.06), (0.065, 0.05)], iron, sides=10, finish=METAL),
            lathe(glass, "#ffcf80", sides=9, finish=Finish(smooth=0.7, emission=4.0)),
            lathe(
                [(0.21, 0.08), (0.235, 0.085), (0.27, 0.04), (0.30, 0.042), (0.31, 0.0)], iron, sides=10, finish=METAL
            ),
            *bars,
            tube(handle, (0.005,) * 7, iron, sides=4),
        ]
    )


def torch(seed: int) -> Mesh:
    """A burning torch 0.95 m high: a shaft, a bound head, a flame."""
    del seed
    return join(
        [
            rod((0.0, 0.0, 0.0), (0.0, 0.52, 0.0), (0.018, 0.026), "#5a3c28", sides=6),
            lathe([(0.48, 0.03), (0.52, 0.05), (0.63, 0.055), (0.66, 0.03)], "#2c2018", sides=8),
            lathe([(0.55, 0.056), (0.58, 0.058)], "#8a7a5a", sides=8),
            *flame((0.0, 0.62, 0.0), 0.075, 0.34),
        ]
    )


def street_lamp(seed: int) -> Mesh:
    """A cast-iron lamp 4.2 m high; all seeds are alike."""
    del seed
    tall, iron = 4.2, "#14171a"
    post = [
        (0.0, 0.16),
        (0.12, 0.15),
        (0.16, 0.10),
        (0.6, 0.075),
        (0.62, 0.05),
        (tall - 0.3, 0.04),
        (tall - 0.22, 0.07),
    ]
    lit = Finish(emission=6.0)
    pieces = [
        lathe(post, iron, sides=8, finish=Finish(smooth=0.3)),
        lathe([(tall - 0.22, 0.08), (tall - 0.16, 0.12), (tall + 0.16, 0.18)], "#ffd99a", sides=6, finish=lit),
        lathe([(tall + 0.16, 0.24), (tall + 0.30, 0.10), (tall + 0.38, 0.02)], iron, sides=6),
        tube(((-0.3, tall - 0.55, 0.0), (0.0, tall - 0.50, 0.0), (0.3, tall - 0.55, 0.0)), (0.018,) * 3, iron, sides=4),
    ]
    for i in range(6):
        c, s = math.cos(math.pi * i / 3), math.sin(math.pi * i / 3)
        pieces.append(box((0.155 * c, tall, 0.155 * s), (0.011, 0.18, 0.011), iron))
    return join(pieces)


PROPS: Mapping[str, Prop] = {
    "lamp": Prop(lamp, 0.17, 0.5, (shine((0.0, 0.40, 0.0), 2.5, radius=0.15),), paint=("#6a4a2a",)),
    "floor_lamp": Prop(floor_lamp, 0.25, 1.6, (shine((0.0, 1.45, 0.0), 5.0, radius=0.25),), paint=("#3a2a1c",)),
    "candle": Prop(
        candle,
        0.13,
        0.3,
        (shine((0.0, 0.24, 0.0), 1.2, radius=0.08),),
        hold="fist",
        grip=(0.0, 0.02, 0.1),
        paint=("#f0e6cc",),
    ),
    "lantern": Prop(
        lantern,
        0.1,
        0.38,
        (shine((0.0, 0.14, 0.0), 2.5, radius=0.12),),
        hold="raised",
        grip=(0.0, 0.36, 0.0),
        paint=("#3a3d42", "#8a6a2a", "#5a2a22", "#2f4a4a"),
    ),
    "torch": Prop(
        torch,
        0.11,
        0.98,
        (shine((0.0, 0.8, 0.0), 5.0, radius=0.2, colour=(1.0, 0.6, 0.25)),),
        hold="fist",
        grip=(0.0, 0.22, 0.0),
    ),
    "street_lamp": Prop(street_lamp, 0.32, 4.7, (shine((0.0, 4.15, 0.0), 14.0, spot=0.6),)),
}
