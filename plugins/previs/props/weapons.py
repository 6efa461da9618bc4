"""Weapons and regalia, upright as a fist holds them: +y out of the fist, edges and muzzles along +x."""

import math
from collections.abc import Mapping

from previs.mesh.parts import Finish, Point, join, place
from previs.mesh.solids import blob, box, lathe, prism, rod, tube
from previs.props.forms import METAL, hoop
from previs.props.prop import Prop
from previs.records import Mesh

_STEEL = "#c2c8ce"
_GOLD = "#c9a24a"
_WOOD = "#6b4a30"
_EDGE = Finish(gloss=0.7)


def sword(seed: int) -> Mesh:
    """A knight's sword 1.05 m long: pommel, grip, cross-guard, a two-edged blade."""
    del seed
    blade = [(0.026, 0.22), (0.024, 0.85), (0.0, 1.05), (-0.024, 0.85), (-0.026, 0.22)]
    return join(
        [
            blob((0.0, 0.025, 0.0), (0.027, 0.027, 0.018), _GOLD, finish=METAL, detail=0),
            rod((0.0, 0.04, 0.0), (0.0, 0.20, 0.0), (0.014, 0.015), "#4a2a1c", sides=8),
            *[lathe([(y, 0.018), (y + 0.01, 0.018)], _GOLD, sides=8, finish=METAL) for y in (0.08, 0.12, 0.16)],
            box((0.0, 0.21, 0.0), (0.125, 0.014, 0.016), _GOLD, finish=METAL),
            *[blob((x, 0.21, 0.0), 0.021, _GOLD, finish=METAL, detail=0) for x in (-0.125, 0.125)],
            prism(blade, -0.005, 0.005, _STEEL, finish=_EDGE),
            box((0.0, 0.5, 0.0), (0.006, 0.28, 0.0065), "#8e959c", finish=_EDGE),
        ]
    )


def gun(seed: int) -> Mesh:
    """A revolver whose muzzle points along +x."""
    del seed
    iron = "#3a3d42"
    return join(
        [
            prism(
                [(-0.035, 0.0), (0.008, 0.0), (0.028, 0.06), (0.03, 0.12), (-0.02, 0.13), (-0.012, 0.07)],
                -0.014,
                0.014,
                "#5a3420",
            ),
            box((0.04, 0.135, 0.0), (0.055, 0.028, 0.012), iron, finish=METAL),
            rod((0.02, 0.135, 0.0), (0.085, 0.135, 0.0), (0.026, 0.026), "#4a4e54", sides=8, finish=METAL),
            rod((0.09, 0.15, 0.0), (0.26, 0.15, 0.0), (0.013, 0.011), iron, sides=8, finish=METAL),
            box((0.175, 0.13, 0.0), (0.08, 0.008, 0.007), iron, finish=METAL),
            box((0.25, 0.168, 0.0), (0.01, 0.008, 0.003), iron),
            prism([(-0.03, 0.155), (-0.01, 0.15), (-0.015, 0.19), (-0.04, 0.195)], -0.006, 0.006, iron),
            place(hoop((0.0, 0.0, 0.0), 0.026, 0.004, iron, upright="z", sides=10), (0.055, 0.085, 0.0)),
            prism([(0.05, 0.1), (0.057, 0.1), (0.062, 0.075), (0.055, 0.075)], -0.003, 0.003, iron),
        ]
    )


def rifle(seed: int) -> Mesh:
    """A bolt-action rifle 1.1 m long, muzzle up, trigger towards -x."""
    del seed
    iron = "#33363a"
    stock = [(-0.075, 0.0), (0.045, 0.0), (0.030, 0.28), (0.03, 0.42), (-0.02, 0.42), (-0.03, 0.32), (-0.028, 0.28)]
    return join(
        [
            prism(stock, -0.02, 0.02, _WOOD),
            box((0.004, 0.60, 0.0), (0.026, 0.22, 0.021), _WOOD),
            rod((0.018, 0.40, 0.0), (0.018, 1.12, 0.0), (0.015, 0.011), iron, sides=7, finish=METAL),
            box((0.012, 0.44, 0.0), (0.022, 0.09, 0.016), iron, finish=METAL),
            rod((0.014, 0.40, 0.0), (0.002, 0.385, 0.065), (0.007, 0.01), iron, sides=5),
            hoop((-0.045, 0.39, 0.0), 0.025, 0.0045, iron, upright="z", sides=8),
            box((0.034, 1.09, 0.0), (0.008, 0.012, 0.003), iron),
            rod((0.055, 0.36, 0.0), (0.055, 0.60, 0.0), (0.018, 0.022), iron, sides=7, finish=METAL),
            *[box((0.035, y, 0.0), (0.02, 0.012, 0.008), iron) for y in (0.42, 0.54)],
        ]
    )


def spear(seed: int) -> Mesh:
    """A spear 2.2 m long with a leaf-shaped head and a tassel."""
    del seed
    head = [(0.014, 1.92), (0.045, 2.0), (0.0, 2.22), (-0.045, 2.0), (-0.014, 1.92)]
    return join(
        [
            rod((0.0, 0.0, 0.0), (0.0, 1.93, 0.0), (0.017, 0.016), _WOOD, sides=6),
            prism(head, -0.007, 0.007, _STEEL, finish=_EDGE),
            lathe([(1.86, 0.02), (1.93, 0.022)], _GOLD, sides=6, finish=METAL),
            lathe([(1.70, 0.05), (1.78, 0.045), (1.86, 0.018)], "#a32a2a", sides=7),
        ]
    )


def bow(seed: int) -> Mesh:
    """A bow 1.5 m high, bent along +x, strung, with an arrow laid on it."""
    del seed
    limb: list[Point] = []
    for i in range(11):
        s = i / 5 - 1.0
        limb.append((0.22 * (1.0 - s * s) - 0.03 * (1.0 if abs(s) == 1.0 else 0.0), 0.75 + 0.74 * s, 0.0))
    radii = [0.009 + 0.010 * (1.0 - abs(i / 5 - 1.0)) for i in range(11)]
    head = [(0.36, 0.735), (0.45, 0.755), (0.36, 0.775)]
    return join(
        [
            tube(limb, radii, _WOOD, sides=5, finish=Finish(smooth=0.5)),
            rod((0.22, 0.68, 0.0), (0.22, 0.82, 0.0), (0.023, 0.023), "#3a2418", sides=7),
            rod((-0.03, 0.02, 0.0), (-0.03, 1.48, 0.0), (0.003, 0.003), "#e8e0cc", sides=3),
            rod((-0.03, 0.755, 0.02), (0.38, 0.755, 0.02), (0.005, 0.005), "#b08a5a", sides=4),
            place(prism(head, -0.002, 0.002, _STEEL, finish=_EDGE), (0.0, 0.0, 0.02)),
            *[
                place(box((0.0, 0.755, 0.02), (0.045, 0.018, 0.001), "#e8e4dc"), (0.01, dy, 0.0))
                for dy in (0.01, -0.01)
            ],
        ]
    )


def axe(seed: int) -> Mesh:
    """A felling axe 0.85 m long, its edge along +x."""
    del seed
    head = [
        (-0.055, 0.74),
        (0.03, 0.745),
        (0.10, 0.70),
        (0.15, 0.665),
        (0.175, 0.765),
        (0.155, 0.865),
        (0.1, 0.82),
        (0.03, 0.80),
        (-0.055, 0.805),
    ]
    return join(
        [
            rod((0.0, 0.0, 0.0), (0.0, 0.84, 0.0), (0.021, 0.017), "#8a6a44", sides=6),
            lathe([(0.0, 0.03), (0.05, 0.022)], "#8a6a44", sides=6),
            prism(head, -0.02, 0.02, "#7d848b", finish=_EDGE),
            prism(
                [(0.125, 0.69), (0.15, 0.66), (0.182, 0.765), (0.155, 0.87), (0.125, 0.83)],
                -0.012,
                0.012,
                _STEEL,
                finish=_EDGE,
            ),
        ]
    )


def shield(seed: int) -> Mesh:
    """A heater shield 0.75 m high, bowed, with a rim, a cross and a boss; its face looks along +x."""
    field = ("#8a1f28", "#2f4a7a", "#3f5a3a", "#b08a3a")[seed % 4]
    outline = [
        (-0.29, 0.74),
        (0.0, 0.76),
        (0.29, 0.74),
        (0.29, 0.42),
        (0.2, 0.18),
        (0.0, 0.0),
        (-0.2, 0.18),
        (-0.29, 0.42),
    ]
    inner = [(0.9 * x, 0.38 + 0.9 * (y - 0.38)) for x, y in outline]
    face = join(
        [
            prism(outline, -0.02, 0.012, _STEEL, finish=METAL),
            prism(inner, 0.0, 0.022, field),
            box((0.0, 0.40, 0.024), (0.032, 0.33, 0.008), "#e8e0cc"),
            box((0.0, 0.50, 0.024), (0.25, 0.032, 0.008), "#e8e0cc"),
            blob((0.0, 0.50, 0.03), (0.06, 0.06, 0.035), _STEEL, finish=METAL),
        ]
    )
    strap = tube(
        [(0.0, 0.30, -0.02), (0.0, 0.34, -0.07), (0.0, 0.44, -0.07), (0.0, 0.48, -0.02)],
        (0.012,) * 4,
        "#3a2418",
        sides=4,
    )
    return place(join([face, strap]), yaw=0.5 * math.pi)


def crown(seed: int) -> Mesh:
    """A king's crown: a jewelled band with eight points, each tipped with a pearl."""
    del seed
    pieces = [
        hoop((0.0, 0.012, 0.0), 0.095, 0.012, _GOLD, sides=16, finish=METAL),
        lathe([(0.01, 0.093), (0.055, 0.096), (0.055, 0.090), (0.012, 0.088)], _GOLD, sides=16, finish=METAL),
    ]
    for i in range(8):
        point = prism([(-0.034, 0.045), (0.034, 0.045), (0.0, 0.125)], 0.090, 0.098, _GOLD, finish=_EDGE)
        pearl = blob((0.0, 0.13, 0.096), 0.011, "#f4f0e4", detail=0)
        gem = blob((0.0, 0.035, 0.099), (0.013, 0.012, 0.007), ("#b3202a", "#2a5ab0")[i % 2], detail=0)
        pieces.append(place(join([point, pearl, gem]), yaw=0.7854 * i))
    return join(pieces)


def staff(seed: int) -> Mesh:
    """A wizard's staff 1.8 m long whose root-like head clasps a glowing stone."""
    del seed
    line = [(0.0, 0.0, 0.0), (0.015, 0.5, 0.01), (-0.012, 1.0, -0.008), (0.0, 1.5, 0.0)]
    claws = [
        place(
            tube(
                [(0.0, 1.48, 0.0), (0.075, 1.56, 0.0), (0.085, 1.68, 0.0), (0.03, 1.76, 0.0)],
                (0.02, 0.017, 0.013, 0.006),
                _WOOD,
                sides=5,
            ),
            yaw=2.0944 * i,
        )
        for i in range(3)
    ]
    stone = blob((0.0, 1.64, 0.0), 0.055, "#7ad0ff", finish=Finish(smooth=0.6, emission=2.5))
    return join([tube(line, (0.02, 0.022, 0.021, 0.027), _WOOD, sides=6), *claws, stone])


PROPS: Mapping[str, Prop] = {
    "sword": Prop(sword, 0.16, 1.06, hold="fist", grip=(0.0, 0.12, 0.0), lies=True, paint=(_STEEL,)),
    "gun": Prop(gun, 0.28, 0.21, hold="fist", grip=(-0.005, 0.07, 0.0), lies=True),
    "rifle": Prop(rifle, 0.12, 1.14, hold="two", grip=(0.0, 0.50, 0.0), lies=True, paint=(_WOOD,)),
    "spear": Prop(spear, 0.07, 2.24, hold="fist", grip=(0.0, 1.0, 0.0), lies=True),
    "bow": Prop(bow, 0.47, 1.52, hold="fist", grip=(0.22, 0.75, 0.0), lies=True, paint=(_WOOD,)),
    "axe": Prop(axe, 0.2, 0.9, hold="fist", grip=(0.0, 0.2, 0.0), lies=True, paint=("#8a6a44",)),
    "shield": Prop(
        shield, 0.32, 0.78, hold="fist", grip=(-0.07, 0.39, 0.0), paint=("#8a1f28", "#2f4a7a", "#3f5a3a", "#b08a3a")
    ),
    "crown": Prop(crown, 0.12, 0.15, hold="two", grip=(0.0, 0.04, 0.0), paint=(_GOLD,)),
    "staff": Prop(staff, 0.12, 1.8, hold="fist", grip=(0.0, 1.1, 0.0), lies=True, paint=(_WOOD,)),
}
