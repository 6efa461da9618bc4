"""Tools and instruments of science, upright as a fist holds them where they have a handle."""

import itertools
import math
from collections.abc import Mapping

from previs.mesh.parts import Finish, Point, join, place, turn
from previs.mesh.solids import blob, box, lathe, prism, rod, sheet, tube
from previs.props.forms import GLASS, METAL, POLISH, WOODS, cushion
from previs.props.prop import Prop
from previs.records import Mesh

_IRON = "#3a3d42"
_WOOD = "#8a6a44"


def umbrella(seed: int) -> Mesh:
    """An open umbrella: eight ribs with a scalloped edge, a hooked handle at its foot."""
    cloth = ("#8a2a32", "#26303f", "#c8a030", "#3a5a4a")[seed % 4]
    pieces = [rod((0.0, 0.10, 0.0), (0.0, 0.98, 0.0), (0.009, 0.009), "#2a2c30", sides=5)]
    hook: list[Point] = [
        (0.0, 0.13, 0.0),
        (0.0, 0.05, 0.0),
        (0.02, 0.012, 0.0),
        (0.055, 0.012, 0.0),
        (0.075, 0.05, 0.0),
    ]
    pieces.append(tube(hook, (0.014,) * 5, "#6b4a30", sides=5))
    top: Point = (0.0, 0.93, 0.0)
    for i in range(8):
        a, b = 0.7854 * i, 0.7854 * (i + 1)
        m = 0.5 * (a + b)
        high = [(0.33 * math.cos(t), 0.86, 0.33 * math.sin(t)) for t in (a, b)]
        low = [(0.55 * math.cos(t), 0.66, 0.55 * math.sin(t)) for t in (a, b)]
        scallop = (0.48 * math.cos(m), 0.71, 0.48 * math.sin(m))
        pieces.append(sheet([top, high[0], high[1]], cloth))
        pieces.append(sheet([scallop, low[1], high[1], high[0], low[0]], cloth))
    return join([*pieces, rod((0.0, 0.92, 0.0), (0.0, 1.02, 0.0), (0.008, 0.002), "#2a2c30", sides=4)])


def flag(seed: int) -> Mesh:
    """A waving flag on a pole 2.2 m high."""
    cloth = ("#b3202a", "#2f5a9a", "#3a7a4a", "#d8a030")[seed % 4]
    pieces = [
        rod((0.0, 0.0, 0.0), (0.0, 2.2, 0.0), (0.02, 0.014), "#b8b0a2", sides=6),
        blob((0.0, 2.22, 0.0), 0.035, "#c9a24a", finish=METAL, detail=0),
    ]
    rows = [(0.02 + 0.16 * i, 0.055 * math.sin(1.15 * i), 0.015 * i) for i in range(8)]
    for (a, za, ya), (b, zb, yb) in itertools.pairwise(rows):
        pieces.append(
            sheet(
                [(a, 2.16 - ya, za), (b, 2.16 - yb, zb), (b, 1.46 - yb, zb), (a, 1.46 - ya, za)],
                cloth,
                finish=Finish(smooth=0.5),
            )
        )
    return join(pieces)


def broom(seed: int) -> Mesh:
    """A besom 1.4 m long, its twigs at the foot."""
    del seed
    twigs = [(0.0, 0.14), (0.03, 0.155), (0.22, 0.11), (0.36, 0.05), (0.42, 0.03)]
    bands = [lathe([(y, r), (y + 0.02, r)], "#7a2f2a", sides=8) for y, r in ((0.30, 0.078), (0.36, 0.056))]
    straws = [
        rod(
            (0.13 * math.cos(a), 0.0, 0.08 * math.sin(a)),
            (0.05 * math.cos(a), 0.3, 0.03 * math.sin(a)),
            (0.012, 0.01),
            "#b89450",
            sides=3,
        )
        for a in (0.5 * i for i in range(12))
    ]
    body = place(lathe(twigs, "#a8843e", sides=9), scale=(1.0, 1.0, 0.6))
    return join([body, *bands, *straws, rod((0.0, 0.38, 0.0), (0.0, 1.42, 0.0), (0.015, 0.013), _WOOD, sides=6)])


def shovel(seed: int) -> Mesh:
    """A spade 1.1 m long: blade at the foot, a T-shaped handle on top."""
    del seed
    blade = [(0.0, 0.0), (0.09, 0.07), (0.105, 0.29), (0.03, 0.31), (-0.03, 0.31), (-0.105, 0.29), (-0.09, 0.07)]
    return join(
        [
            place(prism(blade, -0.008, 0.008, "#6d747b", finish=GLASS), yaw=0.5 * math.pi),
            rod((0.0, 0.27, 0.0), (0.0, 0.40, 0.0), (0.024, 0.02), "#6d747b", sides=6),
            rod((0.0, 0.36, 0.0), (0.0, 1.08, 0.0), (0.017, 0.016), _WOOD, sides=6),
            rod((0.0, 1.08, -0.075), (0.0, 1.08, 0.075), (0.018, 0.018), _WOOD, sides=6),
        ]
    )


def fishing_rod(seed: int) -> Mesh:
    """A rod 2.1 m long that bends along +x, its line hanging to a float."""
    del seed
    line: list[Point] = [(0.0, 0.0, 0.0), (0.0, 0.5, 0.0), (0.05, 1.1, 0.0), (0.18, 1.6, 0.0), (0.42, 2.02, 0.0)]
    reel = place(lathe([(-0.025, 0.05), (0.025, 0.05)], _IRON, sides=9, finish=METAL), rotation=turn(roll=1.5708))
    return join(
        [
            rod((0.0, 0.0, 0.0), (0.0, 0.36, 0.0), (0.019, 0.016), "#b08a5a", sides=7),
            tube(line, (0.012, 0.011, 0.008, 0.006, 0.003), "#3a2a20", sides=5),
            place(reel, (0.06, 0.38, 0.0)),
            rod((0.06, 0.38, 0.03), (0.10, 0.35, 0.06), (0.006, 0.009), _IRON, sides=4),
            rod((0.42, 2.02, 0.0), (0.46, 0.95, 0.0), (0.0025, 0.0025), "#e8e4dc", sides=3),
            lathe([(0.86, 0.0), (0.9, 0.022), (0.92, 0.022)], "#f0ece4", sides=6, at=(0.46, 0.0, 0.0)),
            lathe([(0.92, 0.022), (0.95, 0.0)], "#c2302a", sides=6, at=(0.46, 0.0, 0.0)),
        ]
    )


def ladder(seed: int) -> Mesh:
    """A wooden ladder 3 m long that leans back along -x."""
    wood = WOODS[(seed + 1) % 3]
    rails = [box((0.0, 1.5, z), (0.03, 1.5, 0.022), wood) for z in (-0.23, 0.23)]
    rungs = [
        rod((0.0, 0.25 + 0.28 * i, -0.23), (0.0, 0.25 + 0.28 * i, 0.23), (0.018, 0.018), wood, sides=5)
        for i in range(10)
    ]
    return place(join([*rails, *rungs]), (0.35, 0.01, 0.0), rotation=turn(pitch=0.26))


def rose(seed: int) -> Mesh:
    """A rose with thorns' leaves on a long stem."""
    colour = ("#b3202a", "#e8b0b8", "#f0ece0", "#d8a030")[seed % 4]
    stem: list[Point] = [(0.0, 0.0, 0.0), (0.008, 0.2, 0.0), (0.0, 0.40, 0.0)]
    pieces = [
        tube(stem, (0.005, 0.0045, 0.004), "#3f6a2e", sides=4),
        lathe([(0.395, 0.005), (0.42, 0.028), (0.455, 0.032), (0.46, 0.0)], colour, sides=7),
        lathe([(0.38, 0.0), (0.40, 0.018), (0.415, 0.004)], "#3f6a2e", sides=5),
    ]
    for i in range(10):
        a, out = 2.4 * i, (0.03 if i < 5 else 0.044)
        c, s, top = math.cos(a), math.sin(a), (0.478 if i < 5 else 0.462)
        side = [(-0.026 * s, 0.026 * c), (0.026 * s, -0.026 * c)]
        pieces.append(
            sheet(
                [
                    (0.016 * c, 0.41, 0.016 * s),
                    (out * c + side[0][0], 0.44, out * s + side[0][1]),
                    (1.15 * out * c, top, 1.15 * out * s),
                    (out * c + side[1][0], 0.44, out * s + side[1][1]),
                ],
                colour,
            )
        )
    for a, y in ((0.4, 0.16), (3.3, 0.22), (1.9, 0.29)):
        c, s = math.cos(a), math.sin(a)
        leaf = [
            (0.0, y, 0.0),
            (0.04 * c - 0.022 * s, y + 0.03, 0.04 * s + 0.022 * c),
            (0.09 * c, y + 0.02, 0.09 * s),
            (0.04 * c + 0.022 * s, y + 0.03, 0.04 * s - 0.022 * c),
        ]
        pieces.append(sheet([(u, v, w) for u, v, w in leaf], "#4f7a35"))
    return join(pieces)


def camera(seed: int) -> Mesh:
    """A film camera on a tripod, 1.6 m high: two magazines, a lens with a hood that looks along +x."""
    del seed
    body = "#2a2c30"
    pieces = [
        box((0.0, 1.30, 0.0), (0.17, 0.11, 0.08), body, finish=POLISH),
        rod((0.17, 1.30, 0.0), (0.30, 1.30, 0.0), (0.05, 0.055), "#1a1c1f", sides=10, finish=METAL),
        place(
            box((0, 0, 0), (0.10, 0.05, 0.05), body, taper=(1.7, 1.7)),
            (0.36, 1.30, 0.0),
            rotation=turn(pitch=-0.5 * math.pi),
        ),
        rod((-0.15, 1.33, 0.09), (-0.27, 1.33, 0.09), (0.025, 0.035), body, sides=7),
        rod((-0.1, 1.17, 0.0), (-0.5, 1.02, 0.0), (0.014, 0.018), _IRON, sides=5),
        lathe([(1.02, 0.05), (1.19, 0.09)], _IRON, sides=8),
    ]
    for x in (-0.105, 0.075):
        reel = place(
            lathe([(-0.045, 0.105), (0.045, 0.105)], body, sides=12, finish=POLISH), rotation=turn(roll=1.5708)
        )
        pieces.append(place(reel, (x, 1.50, 0.0)))
    for i in range(3):
        a = 2.0944 * i + 0.5
        pieces.append(
            rod(
                (0.05 * math.cos(a), 1.08, 0.05 * math.sin(a)),
                (0.5 * math.cos(a), 0.0, 0.5 * math.sin(a)),
                (0.026, 0.016),
                _IRON,
                sides=5,
            )
        )
    return join(pieces)


def telescope(seed: int) -> Mesh:
    """A brass telescope on a tripod that points up along +x."""
    del seed
    brass = "#b08a3a"
    barrel = join(
        [
            rod((-0.45, 0, 0), (0.05, 0, 0), (0.04, 0.045), brass, sides=10, finish=METAL),
            rod((0.05, 0, 0), (0.65, 0, 0), (0.06, 0.068), "#5a3420", sides=10, finish=POLISH),
            *[
                rod((x, 0, 0), (x + 0.04, 0, 0), (r, r), brass, sides=10, finish=METAL)
                for x, r in ((0.04, 0.068), (0.62, 0.076))
            ],
            rod((-0.58, 0, 0), (-0.45, 0, 0), (0.028, 0.028), "#2a2c30", sides=8),
        ]
    )
    feet = [
        rod(
            (0.04 * math.cos(a), 1.1, 0.04 * math.sin(a)),
            (0.5 * math.cos(a), 0.0, 0.5 * math.sin(a)),
            (0.022, 0.016),
            "#5a3420",
            sides=5,
        )
        for a in (0.5, 2.594, 4.689)
    ]
    return join(
        [
            place(barrel, (0.0, 1.22, 0.0), rotation=turn(pitch=0.55)),
            lathe([(1.05, 0.05), (1.22, 0.03)], brass, sides=8, finish=METAL),
            *feet,
        ]
    )


def microscope(seed: int) -> Mesh:
    """A microscope 0.38 m high: foot, stage, curved arm, slanting tube; it looks along +x."""
    del seed
    black, steel = "#26282c", "#c2c8ce"
    arm: list[Point] = [(-0.07, 0.02, 0.0), (-0.10, 0.12, 0.0), (-0.085, 0.22, 0.0), (-0.02, 0.26, 0.0)]
    optic = join(
        [
            rod((0, 0, 0), (0, 0.19, 0), (0.024, 0.024), black, sides=8, finish=POLISH),
            rod((0, 0.19, 0), (0, 0.24, 0), (0.018, 0.021), steel, sides=8, finish=METAL),
            rod((0, -0.055, 0), (0, 0, 0), (0.011, 0.017), steel, sides=8, finish=METAL),
        ]
    )
    return join(
        [
            cushion((0.0, 0.014, 0.0), (0.12, 0.014, 0.075), black, bevel=0.5),
            tube(arm, (0.024, 0.022, 0.022, 0.026), black, sides=6, finish=POLISH),
            box((0.03, 0.115, 0.0), (0.075, 0.008, 0.065), "#33363a"),
            box((0.035, 0.125, 0.0), (0.03, 0.002, 0.045), "#a8d0e0", finish=GLASS),
            rod((-0.1, 0.1, -0.055), (-0.1, 0.1, 0.055), (0.026, 0.026), steel, sides=9, finish=METAL),
            lathe([(0.03, 0.03), (0.05, 0.022)], "#ffe9b8", sides=8, at=(0.03, 0.0, 0.0), finish=Finish(emission=1.0)),
            place(optic, (0.02, 0.185, 0.0), rotation=turn(pitch=0.38)),
        ]
    )


PROPS: Mapping[str, Prop] = {
    "umbrella": Prop(umbrella, 0.56, 1.03, hold="fist", grip=(0.0, 0.12, 0.0), lies=True),
    "flag": Prop(flag, 1.2, 2.26, hold="fist", grip=(0.0, 0.9, 0.0)),
    "broom": Prop(broom, 0.17, 1.43, hold="fist", grip=(0.0, 1.0, 0.0), lies=True),
    "shovel": Prop(shovel, 0.12, 1.1, hold="fist", grip=(0.0, 0.8, 0.0), lies=True),
    "fishing_rod": Prop(fishing_rod, 0.5, 2.04, hold="fist", grip=(0.0, 0.2, 0.0), lies=True),
    "ladder": Prop(ladder, 0.55, 2.98),
    "rose": Prop(
        rose,
        0.1,
        0.49,
        hold="fist",
        grip=(0.0, 0.1, 0.0),
        lies=True,
        paint=("#b3202a", "#e8b0b8", "#f0ece0", "#d8a030"),
    ),
    "camera": Prop(camera, 0.55, 1.65),
    "telescope": Prop(telescope, 0.66, 1.65),
    "microscope": Prop(microscope, 0.15, 0.42),
}
