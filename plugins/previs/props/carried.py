"""Small things of every day: what is read, written, eaten, worn, packed. Axes as `prop.Hold` says."""

import itertools
import math
from collections.abc import Mapping

from previs.mesh.parts import Finish, Point, join, place, turn
from previs.mesh.solids import blob, box, lathe, rod, sheet, tube
from previs.props.forms import GLASS, METAL, POLISH, SOFT, cushion, hoop, slab, writing
from previs.props.prop import Prop, shine
from previs.records import Mesh

_INK = "#4a4038"
_PAPER = "#f1e8d2"


def letter(seed: int) -> Mesh:
    """A folded letter with lines of writing and its envelope, lying flat."""
    del seed
    paper = sheet([(-0.10, 0.006, -0.075), (-0.10, 0.006, 0.075), (0.0, 0.022, 0.075), (0.0, 0.022, -0.075)], _PAPER)
    fold = sheet([(0.0, 0.022, -0.075), (0.0, 0.022, 0.075), (0.11, 0.004, 0.075), (0.11, 0.004, -0.075)], "#efe5cd")
    lines = [box((-0.075 + 0.03 * i, 0.0125 + 0.0048 * i, 0.0), (0.004, 0.0012, 0.055), _INK) for i in range(3)]
    lines += [box((0.03 + 0.03 * i, 0.0185 - 0.0049 * i, 0.0), (0.004, 0.0012, 0.055), _INK) for i in range(3)]
    envelope = box((0.02, 0.001, 0.12), (0.11, 0.001, 0.06), "#e2d4b4")
    seal = lathe([(0.002, 0.016), (0.007, 0.013)], "#8a1f1f", sides=10, at=(0.02, 0.0, 0.12))
    return join([paper, fold, *lines, envelope, seal])


def book(seed: int) -> Mesh:
    """An open book 0.3 m wide: a cover, two swelling blocks of pages, lines of print."""
    cover = ("#7a2f2a", "#2f4a6a", "#3f5a3a", "#5a3c28")[seed % 4]
    pieces = [box((0.0, 0.004, s * 0.084), (0.115, 0.004, 0.082), cover) for s in (-1, 1)] + [
        box((0.0, 0.004, 0.0), (0.115, 0.0045, 0.012), cover)
    ]
    for s in (-1, 1):
        rows = [(0.0, 0.012), (0.03, 0.034), (0.09, 0.030), (0.152, 0.018)]
        for (a, ya), (b, yb) in itertools.pairwise(rows):
            base: list[Point] = [(x, 0.008, s * z) for x, z in ((-0.106, a), (0.106, a), (0.106, b), (-0.106, b))]
            top: list[Point] = [
                (x, y, s * z) for x, y, z in ((-0.106, ya, a), (0.106, ya, a), (0.106, yb, b), (-0.106, yb, b))
            ]
            pieces.append(_hull(base, top, "#f2ead8"))
        lines = join(writing(7, (0.085, 0.045), 0.0, _INK))
        pieces.append(place(lines, (0.0, 0.0275, s * 0.09), rotation=turn(roll=s * 0.2)))
    return join(pieces)


def _hull(base: list[Point], top: list[Point], colour: str) -> Mesh:
    """A six-sided body between two quadrilaterals."""
    sides = [[base[i], base[(i + 1) % 4], top[(i + 1) % 4], top[i]] for i in range(4)]
    return join([sheet(top, colour), *[sheet(side, colour) for side in sides]])


def newspaper(seed: int) -> Mesh:
    """An open broadsheet with a headline, a picture and columns."""
    del seed
    pieces: list[Mesh] = []
    for s in (-1, 1):
        page: list[Point] = [(-0.28, 0.03, 0.0), (0.28, 0.03, 0.0), (0.28, 0.006, s * 0.36), (-0.28, 0.006, s * 0.36)]
        pieces.append(sheet(page, "#e4dfd2"))
        parts = [box((0.23, 0, 0.0), (0.028, 0.001, 0.14), "#26282a")]
        if s > 0:
            parts.append(box((0.09, 0, -0.06), (0.08, 0.001, 0.085), "#77716a"))
        for z in (-0.1, 0.0, 0.1):
            parts += [place(m, (-0.09, 0.0, z)) for m in writing(8, (0.16, 0.04), 0.0, "#6a645c")]
        pieces.append(place(join(parts), (0.0, 0.021, s * 0.18), rotation=turn(roll=s * 0.066)))
    return join(pieces)


def map_sheet(seed: int) -> Mesh:
    """An old map, folded in eight: coast, river, road and a red cross."""
    del seed
    pieces: list[Mesh] = []
    for i in range(4):
        a, b = -0.34 + 0.17 * i, -0.17 + 0.17 * i
        ya, yb = (0.022, 0.006) if i % 2 else (0.006, 0.022)
        fold: list[Point] = [(-0.25, ya, a), (0.25, ya, a), (0.25, yb, b), (-0.25, yb, b)]
        pieces.append(sheet(fold, ("#e2cfa0", "#d8c290")[i % 2]))
    land = slab([(-0.12, -0.16), (0.1, -0.24), (0.16, -0.05), (0.06, 0.12), (-0.14, 0.1)], 0.022, 0.0235, "#8a9a5a")
    sea = slab([(-0.2, 0.14), (0.2, 0.17), (0.2, 0.31), (-0.2, 0.31)], 0.022, 0.0235, "#6a9aa8")
    road = [(-0.2, 0.025, -0.28), (-0.05, 0.025, -0.15), (0.03, 0.025, 0.0), (0.12, 0.025, 0.1)]
    cross = [
        place(box((0, 0, 0), (0.045, 0.001, 0.009), "#b3202a"), (0.12, 0.027, 0.1), yaw=y) for y in (0.785, -0.785)
    ]
    return join([*pieces, land, sea, tube(road, (0.004,) * 4, "#7a2f2a", sides=3), *cross])


def phone(seed: int) -> Mesh:
    """A telephone of glass, 0.15 m high, its screen lit."""
    body = ("#1c1f24", "#c8ccd0", "#3a4a6a", "#7a3a4a")[seed % 4]
    lit = Finish(emission=1.6)
    icons = [
        box((-0.03 + 0.022 * i, 0.0092, -0.02 + 0.02 * k), (0.007, 0.0004, 0.006), colour, finish=lit)
        for i, row in enumerate((("#5aa0e0", "#e0a050", "#60c080"), ("#e06060", "#f0f0f0", "#a070e0")))
        for k, colour in enumerate(row)
    ]
    return join(
        [
            slab(
                [
                    (-0.076, -0.031),
                    (-0.07, -0.037),
                    (0.07, -0.037),
                    (0.076, -0.031),
                    (0.076, 0.031),
                    (0.07, 0.037),
                    (-0.07, 0.037),
                    (-0.076, 0.031),
                ],
                0.0,
                0.008,
                body,
                finish=GLASS,
            ),
            box((0.0, 0.0084, 0.0), (0.070, 0.0005, 0.033), "#8ab4e0", finish=Finish(emission=0.9)),
            *icons,
        ]
    )


def cup(seed: int) -> Mesh:
    """A cup with a handle, on its saucer."""
    colour = ("#f0ece2", "#7a9ab0", "#b0603c", "#6a8a5a")[seed % 4]
    body = [(0.012, 0.026), (0.02, 0.034), (0.06, 0.043), (0.10, 0.046), (0.10, 0.041), (0.088, 0.038)]
    handle = [(0.0, 0.088, 0.043), (0.0, 0.088, 0.070), (0.0, 0.06, 0.078), (0.0, 0.038, 0.066), (0.0, 0.036, 0.038)]
    return join(
        [
            lathe([(0.0, 0.05), (0.012, 0.085), (0.016, 0.085), (0.010, 0.03)], colour, sides=14, finish=POLISH),
            lathe(body, colour, sides=12, finish=POLISH),
            lathe([(0.082, 0.037), (0.090, 0.037)], "#3a2114", sides=10, finish=GLASS),
            tube(handle, (0.007,) * 5, colour, sides=5, finish=POLISH),
        ]
    )


def bottle(seed: int) -> Mesh:
    """A wine bottle with a label and a cork, 0.3 m high."""
    glass = ("#2f4a2a", "#5a2a1a", "#3a5a52", "#6a4a1a")[seed % 4]
    rows = [(0.0, 0.036), (0.01, 0.039), (0.18, 0.039), (0.215, 0.028), (0.235, 0.015), (0.30, 0.014), (0.305, 0.017)]
    return join(
        [
            lathe(rows, glass, sides=12, finish=Finish(smooth=0.7, gloss=0.7)),
            lathe([(0.06, 0.0405), (0.15, 0.0405)], "#ece2c8", sides=12),
            lathe([(0.305, 0.012), (0.325, 0.012)], "#b08a5a", sides=6),
        ]
    )


def plate(seed: int) -> Mesh:
    """A dinner plate with a coloured rim."""
    rim = ("#4a6a9a", "#8a3a32", "#5a7a5a", "#b08a4a")[seed % 4]
    return join(
        [
            lathe(
                [(0.0, 0.07), (0.006, 0.08), (0.02, 0.135), (0.024, 0.135), (0.012, 0.08)],
                "#f2efe8",
                sides=16,
                finish=POLISH,
            ),
            lathe([(0.0195, 0.126), (0.0225, 0.1365), (0.0248, 0.1365), (0.0225, 0.122)], rim, sides=16, finish=POLISH),
        ]
    )


def apple(seed: int) -> Mesh:
    """An apple with a stalk and a leaf."""
    colour = ("#b8242a", "#8aa83a", "#c24a2a", "#c8b040")[seed % 4]
    rows = [(0.006, 0.0), (0.0, 0.014), (0.012, 0.030), (0.04, 0.040), (0.064, 0.034), (0.074, 0.018), (0.064, 0.0)]
    leaf = [(0.0, 0.085, 0.0), (0.016, 0.096, 0.010), (0.036, 0.092, 0.0), (0.016, 0.090, -0.010)]
    return join(
        [
            lathe(rows, colour, sides=10, finish=Finish(smooth=0.8, gloss=0.3)),
            rod((0.0, 0.064, 0.0), (0.006, 0.094, 0.0), (0.003, 0.003), "#4a3020", sides=4),
            sheet([(x, y, z) for x, y, z in leaf], "#4f7a35"),
        ]
    )


def bread(seed: int) -> Mesh:
    """A loaf with slashes across its crust."""
    del seed
    loaf = cushion((0.0, 0.05, 0.0), (0.15, 0.05, 0.065), "#b8783a", bevel=0.5)
    cuts = [
        place(cushion((0, 0, 0), (0.008, 0.008, 0.045), "#ecd2a0"), (x, 0.097, 0.0), yaw=0.5)
        for x in (-0.09, -0.03, 0.03, 0.09)
    ]
    return join([loaf, *cuts])


def hat(seed: int) -> Mesh:
    """A felt hat with a band: a pinched crown over a curled brim."""
    felt = ("#5a4a3a", "#3a3a40", "#6a5a44", "#4a3a34")[seed % 4]
    brim = [(0.006, 0.10), (0.0, 0.15), (0.016, 0.175), (0.024, 0.172), (0.012, 0.14), (0.016, 0.09)]
    crown = [(0.01, 0.100), (0.07, 0.096), (0.125, 0.078), (0.135, 0.06), (0.118, 0.0)]
    return join(
        [
            place(lathe(brim, felt, sides=16, finish=SOFT), scale=(1.0, 1.0, 0.86)),
            place(lathe(crown, felt, sides=14, finish=SOFT), scale=(1.05, 1.0, 0.85)),
            place(lathe([(0.014, 0.103), (0.044, 0.102)], "#1c1814", sides=14), scale=(1.05, 1.0, 0.85)),
        ]
    )


def bag(seed: int) -> Mesh:
    """A handbag with a flap, a clasp and a bowed handle."""
    hide = ("#7a4426", "#8a2a32", "#2f3a42", "#5a5a3a")[seed % 4]
    handle: list[Point] = [
        (0.12 * math.cos(math.pi * i / 6), 0.23 + 0.15 * math.sin(math.pi * i / 6), 0.0) for i in range(7)
    ]
    return join(
        [
            box((0.0, 0.12, 0.0), (0.18, 0.12, 0.075), hide, taper=(0.84, 0.5), finish=POLISH),
            cushion((0.0, 0.20, 0.0), (0.155, 0.045, 0.055), hide, bevel=0.5),
            box((0.0, 0.165, 0.058), (0.025, 0.025, 0.012), "#c9a24a", finish=METAL),
            tube(handle, (0.011,) * 7, hide, sides=5),
        ]
    )


def suitcase(seed: int) -> Mesh:
    """A travelling case with straps, corners and a handle on top."""
    hide = ("#8a5a34", "#5a3c2c", "#3f5a5a", "#7a2f2f")[seed % 4]
    corners = [box((x, y, 0.0), (0.045, 0.045, 0.094), "#3a2418") for x in (-0.31, 0.31) for y in (0.045, 0.405)]
    straps = [box((x, 0.225, 0.0), (0.022, 0.23, 0.098), "#3a2418") for x in (-0.17, 0.17)]
    clasps = [box((x, 0.31, 0.10), (0.03, 0.035, 0.008), "#c9a24a", finish=METAL) for x in (-0.17, 0.17)]
    handle = [(-0.075, 0.45, 0.0), (-0.06, 0.50, 0.0), (0.06, 0.50, 0.0), (0.075, 0.45, 0.0)]
    return join(
        [
            cushion((0.0, 0.225, 0.0), (0.35, 0.225, 0.09), hide, bevel=0.15, finish=POLISH),
            *corners,
            *straps,
            *clasps,
            tube(handle, (0.014,) * 4, "#3a2418", sides=5),
        ]
    )


def parcel(seed: int) -> Mesh:
    """A cardboard box with tape over its seam and a label."""
    del seed
    return join(
        [
            box((0.0, 0.16, 0.0), (0.22, 0.16, 0.17), "#b08a5a"),
            box((0.0, 0.321, 0.0), (0.222, 0.002, 0.03), "#d8c49a", finish=POLISH),
            *[box((s * 0.221, 0.26, 0.0), (0.002, 0.062, 0.03), "#d8c49a", finish=POLISH) for s in (-1, 1)],
            box((0.08, 0.19, 0.171), (0.08, 0.05, 0.002), "#f1ece0"),
            *[box((0.08, 0.21 - 0.02 * i, 0.174), (0.055, 0.004, 0.001), _INK) for i in range(3)],
        ]
    )


def ball(seed: int) -> Mesh:
    """A ball in two colours of panels, 0.22 m across."""
    first, second = (("#f0ece4", "#26282a"), ("#c2402a", "#f0ece4"), ("#e0b030", "#2f5a9a"), ("#3a8a5a", "#f0ece4"))[
        seed % 4
    ]
    whole = blob((0.0, 0.11, 0.0), 0.11, first, detail=2, finish=Finish(smooth=0.8, gloss=0.2))
    patches: list[Mesh] = []
    for i in range(12):
        y = 1.0 - 2.0 * (i + 0.5) / 12
        r, a = math.sqrt(1.0 - y * y), 2.39996 * i
        at = (0.075 * r * math.cos(a), 0.11 + 0.075 * y, 0.075 * r * math.sin(a))
        patches.append(blob(at, 0.045, second, detail=0))
    return join([whole, *patches])


def key(seed: int) -> Mesh:
    """An old key 0.1 m long: its bow below, its bit above, as a hand holds it."""
    del seed
    brass = "#b08a3a"
    return join(
        [
            hoop((0.0, 0.026, 0.0), 0.021, 0.005, brass, upright="z", sides=12, finish=METAL),
            rod((0.0, 0.046, 0.0), (0.0, 0.125, 0.0), (0.0052, 0.005), brass, sides=7, finish=METAL),
            lathe([(0.05, 0.008), (0.058, 0.008)], brass, sides=7, finish=METAL),
            box((0.013, 0.117, 0.0), (0.011, 0.005, 0.003), brass, finish=METAL),
            box((0.011, 0.102, 0.0), (0.009, 0.004, 0.003), brass, finish=METAL),
        ]
    )


def skull(seed: int) -> Mesh:
    """A skull that looks along +x."""
    del seed
    bone, dark = "#e2d8c0", "#1a1512"
    teeth = [box((0.078, 0.035, -0.024 + 0.012 * i), (0.006, 0.014, 0.005), "#f0e8d4") for i in range(5)]
    return join(
        [
            blob((-0.02, 0.125, 0.0), (0.095, 0.082, 0.073), bone, detail=1, finish=SOFT),
            box((0.035, 0.055, 0.0), (0.045, 0.035, 0.042), bone, taper=(1.1, 1.25)),
            box((0.03, 0.014, 0.0), (0.045, 0.014, 0.036), bone, taper=(0.9, 1.0)),
            *[blob((0.072, 0.105, z), (0.016, 0.021, 0.021), dark, detail=0) for z in (-0.033, 0.033)],
            *[blob((0.035, 0.085, z), (0.03, 0.018, 0.012), bone, detail=0) for z in (-0.062, 0.062)],
            box((0.082, 0.072, 0.0), (0.008, 0.014, 0.011), dark, taper=(1.0, 0.1)),
            *teeth,
        ]
    )


PROPS: Mapping[str, Prop] = {
    "letter": Prop(letter, 0.23, 0.03, hold="flat", grip=(-0.08, 0.01, 0.0), paint=(_PAPER, "#efe5cd")),
    "book": Prop(
        book, 0.22, 0.05, hold="flat", grip=(-0.1, 0.012, 0.0), paint=("#7a2f2a", "#2f4a6a", "#3f5a3a", "#5a3c28")
    ),
    "newspaper": Prop(newspaper, 0.47, 0.04, hold="flat", grip=(-0.2, 0.02, 0.0)),
    "map": Prop(map_sheet, 0.43, 0.04, hold="flat", grip=(-0.2, 0.015, 0.0)),
    "phone": Prop(
        phone,
        0.09,
        0.02,
        (shine((0.0, 0.015, 0.0), 0.12, radius=0.1, colour=(0.55, 0.75, 1.0)),),
        hold="flat",
        grip=(-0.02, 0.004, 0.0),
        paint=("#1c1f24", "#c8ccd0", "#3a4a6a", "#7a3a4a"),
    ),
    "cup": Prop(cup, 0.1, 0.11, hold="fist", grip=(0.0, 0.06, 0.06)),
    "bottle": Prop(
        bottle, 0.05, 0.33, hold="fist", grip=(0.0, 0.12, 0.0), paint=("#2f4a2a", "#5a2a1a", "#3a5a52", "#6a4a1a")
    ),
    "plate": Prop(plate, 0.15, 0.03, hold="flat", grip=(-0.12, 0.01, 0.0), paint=("#f2efe8",)),
    "apple": Prop(
        apple, 0.05, 0.1, hold="fist", grip=(0.0, 0.03, 0.0), paint=("#b8242a", "#8aa83a", "#c24a2a", "#c8b040")
    ),
    "bread": Prop(bread, 0.18, 0.12, hold="two", grip=(0.0, 0.04, 0.0)),
    "hat": Prop(
        hat, 0.19, 0.14, hold="hang", grip=(0.0, 0.12, 0.0), paint=("#5a4a3a", "#3a3a40", "#6a5a44", "#4a3a34")
    ),
    "bag": Prop(bag, 0.21, 0.4, hold="hang", grip=(0.0, 0.38, 0.0)),
    "suitcase": Prop(suitcase, 0.38, 0.52, hold="hang", grip=(0.0, 0.50, 0.0)),
    "box": Prop(parcel, 0.29, 0.33, hold="two", grip=(0.0, 0.14, 0.0), paint=("#b08a5a",)),
    "ball": Prop(ball, 0.125, 0.24, hold="two", grip=(0.0, 0.11, 0.0)),
    "key": Prop(key, 0.04, 0.13, hold="fist", grip=(0.0, 0.03, 0.0), lies=True),
    "skull": Prop(skull, 0.13, 0.22, hold="two", grip=(0.0, 0.09, 0.0)),
}
