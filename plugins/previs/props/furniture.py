"""What rooms are furnished with: tables, seats, beds, cupboards. Seats, screens and doors look along +x."""

import math
from collections.abc import Mapping

import numpy as np

from previs.mesh.parts import Finish, join, place, turn
from previs.mesh.solids import box, lathe, prism, rod
from previs.props.forms import GLASS, METAL, POLISH, WOODS, cushion, legs, slab
from previs.props.prop import Prop, shine
from previs.records import Mesh

_LINEN = "#e8e4da"


def table(seed: int) -> Mesh:
    """A table 1.5 by 0.8 m, 0.75 m high."""
    wood = WOODS[seed % 3]
    top = box((0.0, 0.73, 0.0), (0.75, 0.022, 0.40), wood, finish=Finish(gloss=0.25))
    return join([top, box((0.0, 0.66, 0.0), (0.68, 0.05, 0.34), wood), *legs(0.66, 0.33, 0.71, 0.035, wood)])


def chair(seed: int) -> Mesh:
    """A wooden chair that looks along +x, its seat 0.46 m high."""
    wood = WOODS[(seed + 1) % 3]
    posts = [box((-0.20, 0.70, z), (0.020, 0.26, 0.020), wood) for z in (-0.19, 0.19)]
    rails = [box((-0.20, y, 0.0), (0.012, 0.04, 0.19), wood) for y in (0.66, 0.80, 0.93)]
    return join(
        [box((0.0, 0.455, 0.0), (0.23, 0.018, 0.22), wood), *legs(0.19, 0.19, 0.45, 0.022, wood), *posts, *rails]
    )


def bed(seed: int) -> Mesh:
    """A double bed 2.1 by 1.5 m, its head at -x, the blanket turned back below two pillows."""
    wood = WOODS[seed % 3]
    blanket = ("#5a6f8a", "#7a4a4c", "#5f7a5c", "#8a7a50")[seed % 4]
    pillows = [cushion((-0.74, 0.62, z), (0.22, 0.09, 0.32), "#f2efe8", bevel=0.7) for z in (-0.36, 0.36)]
    return join(
        [
            box((-1.04, 0.55, 0.0), (0.04, 0.55, 0.78), wood),
            box((1.04, 0.32, 0.0), (0.035, 0.32, 0.78), wood),
            box((0.0, 0.25, 0.0), (1.0, 0.10, 0.74), wood),
            cushion((0.0, 0.44, 0.0), (1.0, 0.13, 0.73), _LINEN, bevel=0.5),
            cushion((0.27, 0.47, 0.0), (0.73, 0.135, 0.77), blanket, bevel=0.5),
            cushion((-0.42, 0.58, 0.0), (0.10, 0.045, 0.765), _LINEN, bevel=0.6),
            *pillows,
        ]
    )


def hospital_bed(seed: int) -> Mesh:
    """A bed on wheels with rails and a raised head at -x."""
    del seed
    steel = "#b8bec4"
    pieces = [
        box((0.15, 0.50, 0.0), (0.85, 0.035, 0.42), steel),
        cushion((0.32, 0.60, 0.0), (0.68, 0.08, 0.42), "#cfe0e2", bevel=0.5),
        place(
            cushion((-0.3, 0.0, 0.0), (0.36, 0.07, 0.42), _LINEN, bevel=0.5),
            (-0.32, 0.62, 0.0),
            rotation=turn(pitch=-0.7),
        ),
        place(
            cushion((0.0, 0.0, 0.0), (0.15, 0.06, 0.28), "#ffffff", bevel=0.7),
            (-0.62, 0.99, 0.0),
            rotation=turn(pitch=-0.7),
        ),
        box((-0.88, 0.72, 0.0), (0.025, 0.34, 0.44), steel),
        box((1.02, 0.62, 0.0), (0.025, 0.22, 0.44), steel),
    ]
    for z in (-0.46, 0.46):
        pieces += [rod((-0.1, y, z), (0.65, y, z), (0.016, 0.016), steel, sides=4) for y in (0.72, 0.84)]
        pieces += [box((x, 0.68, z), (0.016, 0.17, 0.016), steel) for x in (-0.1, 0.65)]
        for x in (-0.75, 0.9):
            pieces.append(box((x, 0.28, 0.85 * z), (0.025, 0.2, 0.025), steel))
            wheel = place(lathe([(-0.02, 0.075), (0.02, 0.075)], "#26282a", sides=8), rotation=turn(roll=1.5708))
            pieces.append(place(wheel, (x, 0.075, 0.85 * z)))
    pole = rod((-0.8, 0.0, 0.6), (-0.8, 1.85, 0.6), (0.014, 0.014), steel, sides=4)
    bag = cushion((-0.8, 1.68, 0.6), (0.07, 0.12, 0.03), "#cfe6ee")
    return join([*pieces, pole, bag])


def sofa(seed: int) -> Mesh:
    """A sofa for three, 2 m wide along z; it looks along +x."""
    cloth = ("#6f7f74", "#7a4a3c", "#56617a", "#8a7658")[seed % 4]
    pieces = [
        box((0.02, 0.20, 0.0), (0.38, 0.12, 0.92), cloth),
        cushion((-0.33, 0.52, 0.0), (0.13, 0.36, 0.96), cloth, bevel=0.6),
    ]
    pieces += [cushion((0.04, 0.38, z), (0.40, 0.25, 0.11), cloth, bevel=0.7) for z in (-0.9, 0.9)]
    for z in (-0.53, 0.0, 0.53):
        pieces.append(cushion((0.08, 0.41, z), (0.34, 0.10, 0.258), cloth, bevel=0.5))
        pieces.append(
            place(cushion((0, 0, 0), (0.09, 0.23, 0.25), cloth, bevel=0.6), (-0.19, 0.66, z), rotation=turn(pitch=0.2))
        )
    return join([*pieces, *legs(0.32, 0.88, 0.09, 0.03, "#2c1f16")])


def armchair(seed: int) -> Mesh:
    """A wing chair 0.85 m wide; it looks along +x."""
    cloth = ("#7a4a3c", "#4f6357", "#56617a", "#6a3f4a")[seed % 4]
    pieces = [
        box((0.02, 0.22, 0.0), (0.36, 0.12, 0.36), cloth),
        cushion((0.07, 0.41, 0.0), (0.33, 0.10, 0.28), cloth, bevel=0.5),
        place(cushion((0, 0, 0), (0.11, 0.42, 0.34), cloth, bevel=0.6), (-0.29, 0.70, 0.0), rotation=turn(pitch=0.12)),
    ]
    for z in (-0.37, 0.37):
        pieces.append(cushion((0.04, 0.40, z), (0.37, 0.24, 0.09), cloth, bevel=0.7))
        pieces.append(cushion((-0.22, 0.85, z * 0.9), (0.11, 0.22, 0.05), cloth, bevel=0.7))
    return join([*pieces, *legs(0.3, 0.3, 0.11, 0.03, "#2c1f16")])


def desk(seed: int) -> Mesh:
    """A writing desk 1.5 m wide along z with drawers on both sides; one sits at its -x side."""
    wood = WOODS[(seed + 2) % 3]
    pieces = [
        box((0.0, 0.74, 0.0), (0.40, 0.025, 0.78), wood, finish=POLISH),
        box((0.34, 0.42, 0.0), (0.02, 0.28, 0.42), wood),
    ]
    for z in (-0.57, 0.57):
        pieces.append(box((0.0, 0.38, z), (0.37, 0.34, 0.18), wood))
        for y in (0.18, 0.40, 0.61):
            pieces.append(box((-0.375, y, z), (0.012, 0.095, 0.155), wood))
            pieces.append(box((-0.395, y, z), (0.012, 0.012, 0.04), "#c9a24a", finish=METAL))
    return join([*pieces, *legs(0.34, 0.71, 0.06, 0.03, wood)])


def bench(seed: int) -> Mesh:
    """A park bench that looks along +z, its seat 0.45 m high."""
    wood = WOODS[seed % 3]
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


def throne(seed: int) -> Mesh:
    """A throne 1.9 m high on a step: a pointed back with gold posts, red cushions; it looks along +x."""
    del seed
    wood, gold, red = "#4a2c1c", "#c9a24a", "#8a1f28"
    back = [(-0.40, 0.1), (0.40, 0.1), (0.40, 1.45), (0.2, 1.55), (0.0, 1.85), (-0.2, 1.55), (-0.40, 1.45)]
    pieces = [
        box((0.08, 0.06, 0.0), (0.62, 0.06, 0.62), "#6f6a64"),
        place(prism(back, -0.05, 0.05, wood), (-0.34, 0.0, 0.0), yaw=0.5 * math.pi),
        place(
            prism([(x * 0.72, 0.25 + 0.82 * y) for x, y in back], -0.02, 0.02, red),
            (-0.29, 0.0, 0.0),
            yaw=0.5 * math.pi,
        ),
        box((0.0, 0.30, 0.0), (0.36, 0.18, 0.38), wood),
        cushion((0.02, 0.52, 0.0), (0.34, 0.06, 0.33), red, bevel=0.6),
    ]
    for z in (-0.42, 0.42):
        pieces += [
            box((-0.34, 0.85, z), (0.055, 0.75, 0.055), gold, finish=METAL),
            lathe([(1.58, 0.0), (1.64, 0.08), (1.72, 0.08), (1.82, 0.0)], gold, sides=6, at=(-0.34, 0.0, z)),
            box((0.02, 0.76, z), (0.36, 0.045, 0.055), gold, finish=METAL),
            box((0.33, 0.42, z), (0.05, 0.32, 0.05), gold, finish=METAL),
        ]
    return join(pieces)


def shelf(seed: int) -> Mesh:
    """A bookcase 1.1 m wide and 2 m high, full of books; it looks along +x."""
    draw = np.random.default_rng(seed + 5)
    wood = WOODS[(seed + 2) % 3]
    pieces = [box((-0.15, 1.0, 0.0), (0.012, 1.0, 0.55), wood)]
    pieces += [box((0.0, 1.0, z), (0.16, 1.0, 0.02), wood) for z in (-0.55, 0.55)]
    pieces += [box((0.0, y, 0.0), (0.16, 0.018, 0.55), wood) for y in (0.06, 0.53, 1.0, 1.47, 1.98)]
    colours = ("#7a2f2a", "#2f4a6a", "#3f5a3a", "#b08a4a", "#4a3a52", "#8a8072")
    for y in (0.08, 0.55, 1.02, 1.49):
        z = -0.52
        while z < 0.44:
            wide, tall = draw.uniform(0.03, 0.085), draw.uniform(0.26, 0.40)
            if draw.random() > 0.1:
                at = (0.01, y + 0.5 * tall, z + 0.5 * wide)
                pieces.append(box(at, (0.12, 0.5 * tall, 0.46 * wide), colours[int(draw.integers(6))]))
            z += wide * (1.0 if draw.random() > 0.12 else 2.2)
    return join(pieces)


def cupboard(seed: int) -> Mesh:
    """A wardrobe of two doors, 1.1 m wide and 1.95 m high; it looks along +x."""
    wood = WOODS[seed % 3]
    pieces = [
        box((0.0, 1.0, 0.0), (0.28, 0.92, 0.55), wood),
        box((0.0, 1.94, 0.0), (0.32, 0.035, 0.60), wood),
        box((0.0, 0.06, 0.0), (0.30, 0.06, 0.57), wood),
    ]
    for z in (-0.27, 0.27):
        pieces.append(box((0.285, 1.02, z), (0.015, 0.84, 0.25), WOODS[(seed + 1) % 3]))
        pieces.append(rod((0.31, 0.95, z * 0.18), (0.31, 1.08, z * 0.18), (0.012, 0.012), "#c9a24a", sides=4))
    return join(pieces)


def stove(seed: int) -> Mesh:
    """A kitchen stove 0.6 m wide: four rings, knobs, an oven's glass, a pot; it looks along +x."""
    del seed
    white = "#e4e2dc"
    pieces = [
        box((0.0, 0.44, 0.0), (0.30, 0.44, 0.30), white, finish=GLASS),
        box((0.305, 0.40, 0.0), (0.012, 0.22, 0.22), "#15181c", finish=GLASS),
        rod((0.345, 0.68, -0.2), (0.345, 0.68, 0.2), (0.012, 0.012), "#b8bec4", sides=5),
        box((-0.28, 0.96, 0.0), (0.02, 0.09, 0.30), white),
    ]
    pieces += [rod((0.30, 0.80, z), (0.335, 0.80, z), (0.022, 0.022), "#33363a") for z in (-0.2, -0.07, 0.07, 0.2)]
    for x in (-0.13, 0.13):
        for z in (-0.14, 0.14):
            pieces.append(lathe([(0.88, 0.09), (0.90, 0.09)], "#26282a", sides=10, at=(x, 0.0, z)))
    pot = lathe([(0.90, 0.10), (1.05, 0.105), (1.06, 0.02), (1.09, 0.02)], "#8a3a2c", sides=12, at=(-0.13, 0, 0.14))
    return join([*pieces, pot, rod((-0.13, 1.02, 0.24), (-0.13, 1.02, 0.42), (0.014, 0.014), "#26282a", sides=5)])


def counter(seed: int) -> Mesh:
    """A kitchen counter 1.6 m long along z with cupboard doors; it looks along +x."""
    wood = ("#d8d2c4", "#7c8a86", "#8a6a48", "#c8c0b0")[seed % 4]
    pieces = [
        box((0.0, 0.45, 0.0), (0.29, 0.40, 0.80), wood),
        box((0.03, 0.885, 0.0), (0.33, 0.025, 0.83), "#4c4a48", finish=POLISH),
        box((-0.02, 0.04, 0.0), (0.25, 0.04, 0.80), "#26282a"),
    ]
    for z in (-0.6, -0.2, 0.2, 0.6):
        pieces.append(box((0.295, 0.45, z), (0.012, 0.34, 0.18), wood))
        pieces.append(box((0.32, 0.70, z), (0.01, 0.012, 0.06), "#b8bec4", finish=METAL))
    return join(pieces)


def fridge(seed: int) -> Mesh:
    """A fridge with a freezer above, 1.75 m high, on four feet; it looks along +x."""
    colour = ("#dfe3e4", "#a9c4bc", "#c24a3c", "#b8bec4")[seed % 4]
    pieces = [
        cushion((0.0, 0.90, 0.0), (0.31, 0.85, 0.33), colour, bevel=0.15, finish=POLISH),
        cushion((0.33, 0.62, 0.0), (0.035, 0.55, 0.32), colour, bevel=0.4, finish=POLISH),
        cushion((0.33, 1.46, 0.0), (0.035, 0.25, 0.32), colour, bevel=0.4, finish=POLISH),
    ]
    pieces += [box((0.385, y, 0.24), (0.02, h, 0.014), "#8a9096", finish=METAL) for y, h in ((0.88, 0.2), (1.42, 0.12))]
    return join([*pieces, *legs(0.26, 0.27, 0.06, 0.03, "#26282a")])


def sink(seed: int) -> Mesh:
    """A wash-basin on a pedestal with a bent tap; it looks along +x."""
    del seed
    white = "#eceae6"
    bowl = [(0.66, 0.05), (0.72, 0.20), (0.86, 0.29), (0.88, 0.29), (0.80, 0.20), (0.76, 0.0)]
    steel = "#b8bec4"
    return join(
        [
            lathe([(0.0, 0.14), (0.06, 0.11), (0.62, 0.08), (0.70, 0.12)], white, sides=10, finish=POLISH),
            place(lathe(bowl, white, sides=14, finish=POLISH), scale=(0.85, 1.0, 1.1)),
            box((-0.25, 0.86, 0.0), (0.06, 0.03, 0.26), white, finish=POLISH),
            rod((-0.24, 0.88, 0.0), (-0.24, 1.06, 0.0), (0.018, 0.016), steel, finish=METAL),
            rod((-0.25, 1.06, 0.0), (-0.06, 1.03, 0.0), (0.016, 0.016), steel, finish=METAL),
            rod((-0.06, 1.04, 0.0), (-0.06, 0.99, 0.0), (0.016, 0.014), steel, finish=METAL),
            *[lathe([(0.89, 0.03), (0.94, 0.035)], steel, sides=6, at=(-0.24, 0, z)) for z in (-0.12, 0.12)],
        ]
    )


def crate(seed: int) -> Mesh:
    """A wooden crate of 0.8 m."""
    wood = WOODS[seed % 3]
    frame = [box((x, 0.4, z), (0.05, 0.4, 0.05), wood) for x in (-0.36, 0.36) for z in (-0.36, 0.36)]
    boards = [box((0.0, 0.09 + 0.155 * i, 0.0), (0.37, 0.068, 0.37), "#8a6a44") for i in range(5)]
    return join([*frame, *boards])


def barrel(seed: int) -> Mesh:
    """A bellied barrel with iron hoops, 0.9 m high."""
    wood = ("#7a5436", "#6b4a30", "#86603c", "#5f4630")[seed % 4]
    body = [(0.0, 0.25), (0.22, 0.31), (0.45, 0.335), (0.68, 0.31), (0.90, 0.25), (0.87, 0.22)]
    bands = [
        lathe([(y, r), (y + 0.05, r)], "#2c2e31", sides=12, finish=METAL)
        for y, r in ((0.07, 0.283), (0.26, 0.328), (0.60, 0.333), (0.78, 0.292))
    ]
    return join([lathe(body, wood, sides=12, finish=Finish(smooth=0.2)), *bands])


def locker(seed: int) -> Mesh:
    """Three steel lockers side by side, 1.8 m high, with vents; they look along +x."""
    paint = ("#5f7a8a", "#7a8a6a", "#8a5a4a", "#6a6a72")[seed % 4]
    pieces = [box((0.0, 0.93, 0.0), (0.23, 0.87, 0.54), paint), box((0.0, 0.03, 0.0), (0.21, 0.03, 0.52), "#26282a")]
    for z in (-0.36, 0.0, 0.36):
        pieces.append(box((0.235, 0.94, z), (0.012, 0.83, 0.168), paint, finish=POLISH))
        pieces += [box((0.25, y, z), (0.006, 0.012, 0.09), "#1c1f22") for y in (1.5, 1.56, 1.62)]
        pieces.append(box((0.26, 1.0, z + 0.12), (0.015, 0.05, 0.014), "#b8bec4", finish=METAL))
    return join(pieces)


def chest(seed: int) -> Mesh:
    """A treasure chest with a round lid, iron bands and a lock; it looks along +x."""
    wood = ("#6b4a30", "#7a3f2a", "#5a3c28", "#7a5a36")[seed % 4]
    lid = [(-0.26, 0.36)] + [
        (-0.26 * math.cos(math.pi * i / 6), 0.36 + 0.22 * math.sin(math.pi * i / 6)) for i in range(7)
    ]
    wider = [(1.06 * x, 0.36 + 1.08 * (y - 0.36)) for x, y in lid[1:]]
    pieces = [box((0.0, 0.18, 0.0), (0.26, 0.18, 0.42), wood), prism(lid[1:], -0.42, 0.42, wood)]
    for z in (-0.34, 0.0, 0.34):
        pieces.append(prism(wider, z - 0.04, z + 0.04, "#b08a3a", finish=METAL))
        pieces.append(box((0.0, 0.18, z), (0.275, 0.185, 0.04), "#b08a3a", finish=METAL))
    return join([*pieces, box((0.28, 0.34, 0.0), (0.025, 0.07, 0.06), "#c9a24a", finish=METAL)])


def rug(seed: int) -> Mesh:
    """A carpet 2.4 by 1.6 m with a border and a pattern of lozenges, fringed at both ends."""
    red, dark = (("#8a3a32", "#2f3a52"), ("#3a5268", "#8a6a3a"), ("#5a3f52", "#b08a5a"), ("#3f5a48", "#8a3a32"))[
        seed % 4
    ]
    pieces = [
        box((0.0, 0.006, 0.0), (1.2, 0.006, 0.8), red),
        box((0.0, 0.008, 0.0), (1.1, 0.006, 0.7), dark),
        box((0.0, 0.010, 0.0), (1.02, 0.006, 0.62), red),
    ]
    for x in (-0.62, 0.0, 0.62):
        pieces.append(slab([(x - 0.32, 0), (x, -0.42), (x + 0.32, 0), (x, 0.42)], 0.0, 0.019, dark))
        pieces.append(slab([(x - 0.18, 0), (x, -0.24), (x + 0.18, 0), (x, 0.24)], 0.0, 0.022, "#d8c49a"))
    fringe = [
        box((sx * 1.23, 0.004, -0.76 + 0.19 * i), (0.04, 0.004, 0.05), "#d8c49a") for sx in (-1, 1) for i in range(9)
    ]
    return join([*pieces, *fringe])


def pew(seed: int) -> Mesh:
    """A church bench 2.4 m long along z; it looks along +x."""
    wood = WOODS[(seed + 2) % 3]
    side = [(-0.26, 0.0), (0.26, 0.0), (0.26, 0.50), (0.10, 0.62), (-0.12, 0.70), (-0.18, 1.0), (-0.28, 1.02)]
    ends = [place(prism(side, -0.03, 0.03, wood), (0.0, 0.0, z)) for z in (-1.2, 1.2)]
    return join(
        [
            *ends,
            box((0.03, 0.43, 0.0), (0.21, 0.025, 1.2), wood),
            place(box((0, 0, 0), (0.02, 0.27, 1.2), wood), (-0.2, 0.70, 0.0), rotation=turn(pitch=0.1)),
            box((-0.27, 0.93, 0.0), (0.05, 0.02, 1.2), wood),
        ]
    )


def altar(seed: int) -> Mesh:
    """An altar under a white cloth with a golden cross and two burning candles; it looks along +x."""
    del seed
    gold = "#c9a24a"
    pieces = [
        box((0.0, 0.07, 0.0), (0.75, 0.07, 1.3), "#77716a"),
        box((0.0, 0.58, 0.0), (0.38, 0.44, 0.88), "#b8b0a2"),
        box((0.0, 1.06, 0.0), (0.46, 0.04, 1.02), "#c8c0b0"),
        box((0.0, 1.105, 0.0), (0.47, 0.008, 0.66), "#f4f1ea"),
        box((0.47, 0.92, 0.0), (0.012, 0.18, 0.66), "#f4f1ea"),
        box((-0.2, 1.13, 0.0), (0.1, 0.03, 0.14), gold, finish=METAL),
        box((-0.2, 1.55, 0.0), (0.03, 0.44, 0.035), gold, finish=METAL),
        box((-0.2, 1.72, 0.0), (0.03, 0.035, 0.24), gold, finish=METAL),
    ]
    for z in (-0.6, 0.6):
        rows = [(1.1, 0.08), (1.13, 0.03), (1.26, 0.03), (1.28, 0.06)]
        pieces.append(lathe(rows, gold, sides=8, at=(-0.1, 0.0, z), finish=METAL))
        pieces.append(lathe([(1.28, 0.03), (1.52, 0.028)], "#f0e6cc", sides=8, at=(-0.1, 0.0, z)))
        flame = [(1.53, 0.0), (1.555, 0.018), (1.62, 0.0)]
        pieces.append(lathe(flame, "#ffc868", sides=6, at=(-0.1, 0.0, z), finish=Finish(smooth=0.6, emission=6.0)))
    return join(pieces)


def seat_row(seed: int) -> Mesh:
    """Three seats of a train or plane side by side along z, with head-rests and arms; they look along +x."""
    cloth = ("#3f5a78", "#7a3a3a", "#4a5a52", "#5a5262")[seed % 4]
    pieces: list[Mesh] = []
    for z in (-0.52, 0.0, 0.52):
        back = cushion((0, 0.33, 0), (0.07, 0.34, 0.23), cloth, bevel=0.6)
        head = cushion((0.01, 0.76, 0), (0.06, 0.12, 0.15), "#e4e2dc", bevel=0.6)
        pieces.append(cushion((0.05, 0.42, z), (0.25, 0.075, 0.235), cloth, bevel=0.6))
        pieces.append(place(join([back, head]), (-0.2, 0.42, z), rotation=turn(pitch=0.14)))
    for z in (-0.78, -0.26, 0.26, 0.78):
        pieces.append(box((0.02, 0.62, z), (0.22, 0.02, 0.03), "#33363a"))
        pieces.append(box((-0.1, 0.31, z), (0.03, 0.31, 0.02), "#33363a"))
    return join(pieces)


PROPS: Mapping[str, Prop] = {
    "table": Prop(table, 0.86, 0.76, paint=WOODS),
    "chair": Prop(chair, 0.34, 0.98, paint=WOODS),
    "armchair": Prop(armchair, 0.62, 1.2),
    "bench": Prop(bench, 0.90, 1.0, paint=WOODS),
    "bed": Prop(bed, 1.34, 1.12, paint=("#5a6f8a", "#7a4a4c", "#5f7a5c", "#8a7a50")),
    "hospital_bed": Prop(hospital_bed, 1.2, 1.9),
    "sofa": Prop(sofa, 1.12, 0.95),
    "desk": Prop(desk, 0.9, 0.78, paint=WOODS),
    "throne": Prop(throne, 0.95, 1.9),
    "shelf": Prop(shelf, 0.62, 2.02, paint=WOODS),
    "cupboard": Prop(cupboard, 0.75, 2.0),
    "stove": Prop(stove, 0.5, 1.12),
    "counter": Prop(counter, 0.95, 0.92, paint=("#d8d2c4", "#7c8a86", "#8a6a48", "#c8c0b0")),
    "fridge": Prop(fridge, 0.56, 1.78),
    "sink": Prop(sink, 0.42, 1.1),
    "crate": Prop(crate, 0.6, 0.82),
    "barrel": Prop(barrel, 0.35, 0.92),
    "locker": Prop(locker, 0.62, 1.82),
    "chest": Prop(chest, 0.54, 0.62),
    "rug": Prop(rug, 1.55, 0.03),
    "pew": Prop(pew, 1.3, 1.05),
    "altar": Prop(altar, 1.55, 2.02, (shine((0.0, 1.62, 0.0), 2.0, radius=0.3),)),
    "seat_row": Prop(seat_row, 0.95, 1.35),
}
