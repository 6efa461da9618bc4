"""What stands in streets, parks, yards and graveyards. Fronts look along +x."""

import math
from collections.abc import Mapping

from previs.mesh.parts import Finish, Point, grounded, join, place, speckled, turn
from previs.mesh.solids import blob, box, lathe, prism, rod, tube
from previs.props.forms import GLASS, METAL, POLISH, WOODS, cushion, hoop, slab
from previs.props.prop import Prop, shine
from previs.records import Mesh

_STONE = "#8d887f"
_WATER = "#7ab0c8"


def gravestone(seed: int) -> Mesh:
    """A gravestone: round-topped, a cross, a slab or a leaning one, on a mound."""
    form, grey = seed % 4, ("#7d7a74", "#8a8680", "#6f6c68", "#827c72")[seed % 4]
    dark = "#4a4844"
    if form == 1:
        stone = [
            box((0.0, 0.62, 0.0), (0.08, 0.62, 0.09), grey),
            box((0.0, 0.88, 0.0), (0.08, 0.09, 0.33), grey),
            box((0.0, 0.1, 0.0), (0.2, 0.1, 0.3), grey),
        ]
    else:
        arch = [(-0.33, 0.0), (-0.33, 0.7)] + [
            (-0.33 * math.cos(t), 0.7 + 0.3 * math.sin(t)) for t in (0.45, 0.9, 1.35, 1.8, 2.25, 2.7)
        ]
        arch += [(0.33, 0.7), (0.33, 0.0)]
        upright = place(prism(arch, -0.07, 0.07, grey), yaw=0.5 * math.pi)
        lines = [box((0.072, 0.62 - 0.09 * i, 0.0), (0.004, 0.016, 0.2 - 0.04 * (i % 2)), dark) for i in range(3)]
        mark = [
            box((0.072, 0.82, 0.0), (0.004, 0.09, 0.018), dark),
            box((0.072, 0.84, 0.0), (0.004, 0.016, 0.06), dark),
        ]
        stone = [
            place(
                join([upright, *lines, *mark]),
                rotation=turn(pitch=(0.0, 0.0, 0.12, -0.06)[form], roll=(0.0, 0.0, 0.1, -0.05)[form]),
            )
        ]
        stone.append(box((0.0, 0.05, 0.0), (0.16, 0.06, 0.42), grey))
    mound = place(
        blob((0.0, 0.0, 0.0), 1.0, "#5a4a38", rough=0.06, seed=seed), (0.85, 0.0, 0.0), scale=(0.8, 0.14, 0.38)
    )
    return speckled(join([*stone, mound]), 0.08, seed)


def sign(seed: int) -> Mesh:
    """A wooden signpost with two arrow boards that point to either side, 2 m high."""
    wood = WOODS[seed % 3]
    arrow = [(-0.35, -0.1), (0.35, -0.1), (0.48, 0.0), (0.35, 0.1), (-0.35, 0.1)]
    pieces = [rod((0.0, 0.0, 0.0), (0.0, 2.0, 0.0), (0.06, 0.05), wood, sides=6)]
    for y, side in ((1.72, 1.0), (1.42, -1.0)):
        board = join(
            [
                prism(arrow, 0.05, 0.085, "#a8845a"),
                *[box((0.0, dy, 0.088), (0.26 - 0.06 * (dy < 0), 0.016, 0.002), "#3a2418") for dy in (0.03, -0.03)],
            ]
        )
        pieces.append(place(board, (0.18 * side, y, 0.0), scale=(side, 1.0, 1.0)))
    return place(grounded(join(pieces), 0.4), yaw=0.5 * math.pi)


def traffic_light(seed: int) -> Mesh:
    """A traffic light 3.2 m high, one of its three lamps lit by the seed: red, amber, green."""
    iron, lit = "#26292d", (0, 2, 1, 0)[seed % 4]
    pieces = [
        rod((0.0, 0.0, 0.0), (0.0, 2.4, 0.0), (0.07, 0.055), "#4a4e54", sides=8),
        lathe([(0.0, 0.14), (0.25, 0.12), (0.3, 0.07)], "#4a4e54", sides=8),
        cushion((0.0, 2.75, 0.0), (0.13, 0.47, 0.17), iron, bevel=0.3),
        box((-0.13, 2.75, 0.0), (0.01, 0.55, 0.26), "#16181a"),
    ]
    for i, (on, off) in enumerate((("#ff2a1e", "#5a1a16"), ("#ffb020", "#5a4216"), ("#30f070", "#14482a"))):
        y, glow = 3.05 - 0.3 * i, i == lit
        disc = place(
            lathe(
                [(0.0, 0.105), (0.02, 0.09)],
                on if glow else off,
                sides=12,
                finish=Finish(emission=4.0 if glow else 0.0, gloss=0.3),
            ),
            rotation=turn(pitch=-0.5 * math.pi),
        )
        pieces.append(place(disc, (0.13, y, 0.0)))
        hood = [(0.13, y + 0.02, -0.12), (0.13, y + 0.12, 0.0), (0.13, y + 0.02, 0.12)]
        pieces.append(place(tube([(a, b, c) for a, b, c in hood], (0.02,) * 3, iron, sides=4), (0.06, 0.0, 0.0)))
    return join(pieces)


def well(seed: int) -> Mesh:
    """A round stone well under a small roof, with a windlass, a rope and a bucket."""
    wood = WOODS[seed % 3]
    pieces = [
        speckled(
            lathe([(0.0, 0.85), (0.75, 0.82), (0.80, 0.88), (0.86, 0.88), (0.86, 0.62), (0.4, 0.60)], _STONE, sides=14),
            0.14,
            seed,
        ),
        lathe([(0.40, 0.62), (0.42, 0.62)], "#16222a", sides=14, finish=GLASS),
        rod((0.0, 1.5, -0.85), (0.0, 1.5, 0.85), (0.06, 0.06), wood, sides=7),
        rod((0.0, 1.5, 0.85), (0.0, 1.3, 0.85), (0.02, 0.02), "#2c2e31", sides=4),
        rod((0.0, 1.3, 0.85), (0.0, 1.3, 1.0), (0.02, 0.02), "#2c2e31", sides=4),
        rod((0.0, 1.5, 0.0), (0.0, 1.12, 0.0), (0.014, 0.014), "#b89450", sides=4),
        lathe([(0.86, 0.09), (1.1, 0.12), (1.1, 0.10), (1.0, 0.09)], "#7a5436", sides=9),
    ]
    pieces += [box((0.0, 1.15, z), (0.06, 1.0, 0.05), wood) for z in (-0.72, 0.72)]
    for s in (-1, 1):
        slope = box((0.0, 0.0, 0.0), (0.62, 0.03, 1.0), "#6b4436")
        pieces.append(place(slope, (0.45 * s, 2.2, 0.0), rotation=turn(pitch=-0.72 * s)))
    return join(pieces)


def statue(seed: int) -> Mesh:
    """A hero in stone on a pedestal, one arm raised with a sword, a cloak behind; 3.4 m high."""
    stone = ("#a8a49a", "#6f8a7a", "#8d887f", "#c8c0b0")[seed % 4]
    smooth = Finish(smooth=0.5)
    figure = [
        *[
            rod((0.02 * s, 0.0, 0.11 * s), (0.0, 0.85, 0.08 * s), (0.075, 0.105), stone, sides=6, finish=smooth)
            for s in (-1, 1)
        ],
        *[blob((0.07, 0.04, 0.11 * s), (0.14, 0.05, 0.06), stone, finish=smooth) for s in (-1, 1)],
        lathe(
            [(0.78, 0.16), (0.95, 0.15), (1.12, 0.15), (1.36, 0.21), (1.46, 0.12), (1.56, 0.06)],
            stone,
            sides=8,
            finish=smooth,
        ),
        blob((0.02, 1.66, 0.0), (0.11, 0.135, 0.10), stone, finish=smooth),
        tube(
            [(0.0, 1.40, 0.21), (0.08, 1.55, 0.42), (0.12, 1.90, 0.46)],
            (0.07, 0.06, 0.045),
            stone,
            sides=6,
            finish=smooth,
        ),
        tube(
            [(0.0, 1.40, -0.21), (-0.04, 1.12, -0.36), (0.08, 0.98, -0.22)],
            (0.07, 0.06, 0.05),
            stone,
            sides=6,
            finish=smooth,
        ),
        box((0.13, 2.3, 0.47), (0.03, 0.36, 0.01), stone, taper=(0.3, 1.0)),
        box((0.13, 1.97, 0.47), (0.1, 0.018, 0.02), stone),
        box((-0.17, 0.80, 0.0), (0.04, 0.62, 0.30), stone, taper=(1.0, 0.55)),
    ]
    pedestal = [
        box((0.0, 0.08, 0.0), (0.6, 0.08, 0.6), stone),
        box((0.0, 0.48, 0.0), (0.42, 0.34, 0.42), stone),
        box((0.0, 0.86, 0.0), (0.5, 0.05, 0.5), stone),
        box((0.425, 0.5, 0.0), (0.006, 0.12, 0.22), "#5a5650"),
    ]
    return speckled(join([*pedestal, place(join(figure), (0.0, 0.91, 0.0))]), 0.05, seed)


def fountain(seed: int) -> Mesh:
    """A fountain 3.6 m across: a basin, two bowls on a stem, water that arcs out of a jet on top."""
    wet = Finish(smooth=0.6, gloss=0.8, emission=0.15)
    pieces = [
        lathe([(0.0, 1.8), (0.45, 1.75), (0.50, 1.82), (0.56, 1.82), (0.56, 1.55), (0.3, 1.5)], _STONE, sides=16),
        lathe([(0.30, 1.55), (0.42, 1.55)], _WATER, sides=16, finish=wet),
        lathe(
            [(0.0, 0.4), (0.5, 0.22), (1.0, 0.16), (1.15, 0.25), (1.3, 0.85), (1.36, 0.85), (1.26, 0.6)],
            _STONE,
            sides=12,
        ),
        lathe([(1.26, 0.74), (1.31, 0.74)], _WATER, sides=12, finish=wet),
        lathe(
            [(1.2, 0.14), (1.75, 0.1), (1.85, 0.4), (1.9, 0.4), (1.84, 0.2), (1.95, 0.06), (2.1, 0.04)],
            _STONE,
            sides=10,
        ),
    ]
    for i in range(10):
        c, s = math.cos(0.628 * i), math.sin(0.628 * i)
        arc: list[Point] = [(c * r, y, s * r) for r, y in ((0.03, 2.08), (0.22, 2.42), (0.5, 2.2), (0.72, 1.32))]
        pieces.append(tube(arc, (0.016, 0.02, 0.024, 0.03), "#d8eef4", sides=3, finish=wet))
        fall: list[Point] = [(c * 0.84, 1.33, s * 0.84), (c * 1.02, 1.0, s * 1.02), (c * 1.1, 0.42, s * 1.1)]
        pieces.append(tube(fall, (0.03, 0.035, 0.045), "#d8eef4", sides=3, finish=wet))
    return speckled(join(pieces), 0.04, seed)


def trash_can(seed: int) -> Mesh:
    """A ribbed dustbin with a lid and handles, 0.9 m high."""
    tin = ("#7d848b", "#5f6a5a", "#6a7a86", "#8a8076")[seed % 4]
    ribs = [
        box((0.285 * math.cos(a), 0.40, 0.285 * math.sin(a)), (0.02, 0.36, 0.02), tin)
        for a in (0.6283 * i for i in range(10))
    ]
    handles = [hoop((0.0, 0.6, s * 0.31), 0.06, 0.012, "#3a3d42", upright="z", sides=8) for s in (-1, 1)]
    body = lathe([(0.0, 0.25), (0.78, 0.30)], tin, sides=12, finish=METAL)
    lid = lathe([(0.78, 0.33), (0.82, 0.33), (0.88, 0.2), (0.90, 0.0)], tin, sides=12, finish=METAL)
    knob = tube(
        [(-0.06, 0.88, 0.0), (-0.04, 0.94, 0.0), (0.04, 0.94, 0.0), (0.06, 0.88, 0.0)], (0.013,) * 4, "#3a3d42", sides=4
    )
    return join([body, lid, knob, *ribs, *handles])


def mailbox(seed: int) -> Mesh:
    """A country letter box on a post: a round-topped tin with its flag up; it looks along +x."""
    tin = ("#b3202a", "#8a9096", "#2f5a9a", "#3a6a4a")[seed % 4]
    arch = (
        [(-0.1, 1.0), (-0.1, 1.13)]
        + [(-0.1 * math.cos(t), 1.13 + 0.1 * math.sin(t)) for t in (0.6, 1.2, 1.8, 2.4)]
        + [(0.1, 1.13), (0.1, 1.0)]
    )
    body = place(prism(arch, -0.24, 0.24, tin, finish=POLISH), yaw=0.5 * math.pi)
    return join(
        [
            box((0.0, 0.5, 0.0), (0.05, 0.5, 0.05), "#8a6a44"),
            box((0.0, 0.98, 0.0), (0.22, 0.02, 0.09), "#8a6a44"),
            body,
            box((0.245, 1.12, 0.0), (0.008, 0.03, 0.02), "#c9a24a", finish=METAL),
            box((0.0, 1.24, 0.115), (0.012, 0.15, 0.008), "#e0b030"),
            box((0.05, 1.35, 0.115), (0.06, 0.045, 0.008), "#e0b030"),
        ]
    )


def cage(seed: int) -> Mesh:
    """A domed bird cage with a ring on top, a perch and a tray, 0.75 m high."""
    wire = ("#b08a3a", "#3a3d42", "#b8bec4", "#e8e2d6")[seed % 4]
    pieces = [lathe([(0.0, 0.24), (0.06, 0.24)], wire, sides=12, finish=METAL)]
    for i in range(12):
        c, s = math.cos(0.5236 * i), math.sin(0.5236 * i)
        bar: list[Point] = [(c * r, y, s * r) for r, y in ((0.225, 0.05), (0.225, 0.42), (0.16, 0.57), (0.0, 0.65))]
        pieces.append(tube(bar, (0.007,) * 4, wire, sides=3))
    pieces += [hoop((0.0, y, 0.0), 0.226, 0.008, wire, sides=12) for y in (0.24, 0.42)]
    pieces.append(hoop((0.0, 0.69, 0.0), 0.04, 0.008, wire, upright="z", sides=10))
    pieces.append(rod((0.0, 0.25, -0.2), (0.0, 0.25, 0.2), (0.01, 0.01), "#8a6a44", sides=5))
    return join(pieces)


def pillar(seed: int) -> Mesh:
    """A stone column 4 m high with a base, swelling shaft and a capital."""
    stone = ("#c8c0b0", "#a39a8a", "#b8b0a2", "#8d887f")[seed % 4]
    shaft = [
        (0.35, 0.36),
        (0.40, 0.30),
        (1.6, 0.31),
        (3.45, 0.25),
        (3.5, 0.29),
        (3.56, 0.29),
        (3.62, 0.26),
        (3.78, 0.42),
    ]
    return grounded(
        speckled(
            join(
                [
                    box((0.0, 0.11, 0.0), (0.46, 0.11, 0.46), stone),
                    lathe([(0.2, 0.42), (0.28, 0.44), (0.36, 0.36)], stone, sides=14, finish=Finish(smooth=0.5)),
                    lathe(shaft, stone, sides=14, finish=Finish(smooth=0.3)),
                    box((0.0, 3.89, 0.0), (0.46, 0.11, 0.46), stone),
                ]
            ),
            0.05,
            seed,
        ),
        0.6,
        dark=0.7,
    )


def hay_bale(seed: int) -> Mesh:
    """A round bale on its side with a spiral end, or (odd seeds) a bound square one."""
    straw = ("#c8a850", "#b89848")[seed // 2 % 2]
    if seed % 2:
        bands = [box((x, 0.25, 0.0), (0.012, 0.256, 0.306), "#6a5a30") for x in (-0.25, 0.25)]
        return grounded(
            join([speckled(cushion((0.0, 0.25, 0.0), (0.5, 0.25, 0.3), straw, bevel=0.15), 0.12, seed), *bands]), 0.3
        )
    roll = place(
        lathe([(-0.6, 0.66), (-0.55, 0.72), (0.55, 0.72), (0.6, 0.66)], straw, sides=16),
        rotation=turn(roll=0.5 * math.pi),
    )
    coils: list[Mesh] = []
    for s in (-1, 1):
        coils += [hoop((0.0, 0.0, s * 0.6), r, 0.022, "#8a7030", upright="z", sides=12) for r in (0.18, 0.36, 0.54)]
    return grounded(place(speckled(join([roll, *coils]), 0.1, seed), (0.0, 0.71, 0.0)), 0.5)


def cart_stall(seed: int) -> Mesh:
    """A market stall 2.2 m wide along z: a striped awning over a table of fruit boxes; the seller stands at -x."""
    cloth = (("#b3202a", "#f0ece0"), ("#2f5a9a", "#f0ece0"), ("#3a7a4a", "#f0ece0"), ("#d8a030", "#f0ece0"))[seed % 4]
    pieces = [box((0.0, 0.82, 0.0), (0.5, 0.03, 1.1), WOODS[0]), box((0.46, 0.5, 0.0), (0.02, 0.32, 1.1), "#8a6a44")]
    for z in (-1.06, 1.06):
        pieces.append(rod((-0.5, 0.0, z), (-0.5, 2.6, z), (0.035, 0.035), WOODS[2], sides=5))
        pieces.append(rod((0.55, 0.0, z), (0.55, 2.15, z), (0.035, 0.035), WOODS[2], sides=5))
    for i in range(8):
        z = -1.05 + 0.3 * i
        strip = box((0.0, 0.0, 0.0), (0.74, 0.012, 0.15), cloth[i % 2])
        pieces.append(place(strip, (0.08, 2.37, z), rotation=turn(pitch=-0.4)))
        pieces.append(
            slab([(0.0, z - 0.15), (0.02, z - 0.15), (0.02, z + 0.15), (0.0, z + 0.15)], 0.0, 0.2, cloth[i % 2])
        )
        pieces[-1] = place(pieces[-1], (0.75, 1.9, 0.0))
    for k, colour in enumerate(("#c2402a", "#e0a030", "#6a9a3a", "#8a3a6a")):
        z = -0.78 + 0.52 * k
        pieces.append(box((0.1, 0.92, z), (0.32, 0.06, 0.22), "#a8845a"))
        pieces += [
            blob((-0.1 + 0.18 * (n % 3), 1.0, z - 0.09 + 0.18 * (n // 3)), 0.075, colour, detail=0) for n in range(6)
        ]
    return join(pieces)


PROPS: Mapping[str, Prop] = {
    "gravestone": Prop(gravestone, 1.75, 1.3),
    "sign": Prop(sign, 0.7, 2.02),
    "traffic_light": Prop(traffic_light, 0.3, 3.32, (shine((0.4, 3.0, 0.0), 1.5, colour=(1.0, 0.2, 0.12)),)),
    "well": Prop(well, 1.4, 2.7),
    "statue": Prop(statue, 0.86, 3.6),
    "fountain": Prop(fountain, 1.85, 2.46),
    "trash_can": Prop(trash_can, 0.37, 0.96),
    "mailbox": Prop(mailbox, 0.28, 1.42, paint=("#b3202a", "#8a9096", "#2f5a9a", "#3a6a4a")),
    "cage": Prop(
        cage, 0.25, 0.74, hold="hang", grip=(0.0, 0.72, 0.0), paint=("#b08a3a", "#3a3d42", "#b8bec4", "#e8e2d6")
    ),
    "pillar": Prop(pillar, 0.66, 4.02),
    "hay_bale": Prop(hay_bale, 0.97, 1.46),
    "stall": Prop(cart_stall, 1.45, 2.72),
}
