"""What is built into rooms: bookcases, kitchens, bathrooms, benches of laboratories, curtains of a stage, torches."""

import math

import numpy as np

from previs.mesh.parts import place, turn
from previs.mesh.solids import blob, box, lathe, prism, rod, sheet, tube
from previs.records import Lamp, Mesh
from previs.staging.pieces import GLOSSY, Built, Extent, glow, lamp, shade, shaft

_BOOKS = ("#7c2f2a", "#2f4a6c", "#3d5c3c", "#8a6a34", "#54304c", "#a89070", "#2c2c34", "#a04a2c")
_GOODS = ("#d8503c", "#e8b83c", "#3c8cc8", "#58a858", "#e8e4d8", "#a85ca8", "#e8843c")


def _shelving(
    span: tuple[float, float], z: float, high: float, seed: int, *, goods: tuple[str, ...], wood: str, fill: float = 1.0
) -> list[Mesh]:
    """Shelves from x to x against a wall at z, filled with blocks of colours."""
    left, right = span
    middle, half = (left + right) / 2, (right - left) / 2
    draw = np.random.default_rng(seed + 3)
    found = [box((middle, high / 2, z + 0.03), (half, high / 2, 0.03), shade(wood, 0.55))]
    rows = max(3, round(high / 0.46))
    step = (high - 0.1) / rows
    found += [box((middle, 0.06 + j * step, z + 0.2), (half, 0.022, 0.17), wood) for j in range(rows + 1)]
    uprights = np.linspace(left, right, max(2, round((right - left) / 1.1) + 1))
    found += [box((float(x), high / 2, z + 0.2), (0.03, high / 2, 0.18), wood) for x in uprights]
    for j in range(rows):
        x = left + 0.08
        while x < right - 0.15:
            wide = float(draw.uniform(0.10, 0.34))
            tall = float(draw.uniform(0.55, 0.86)) * step * 0.5
            if draw.random() < fill:
                colour = goods[int(draw.integers(len(goods)))]
                spot = (x + wide / 2, 0.08 + j * step + tall, z + 0.2)
                found.append(box(spot, (wide / 2 - 0.008, tall, 0.13), shade(colour, float(draw.uniform(0.8, 1.1)))))
            x += wide + (0.0 if draw.random() < 0.8 else 0.12)
    return found


def bookcases(extent: Extent) -> Built:
    """A wall of books with a ladder, and cases that stand into the room on both sides."""
    z = -3.55 - extent.back
    found = _shelving((extent.left - 3.4, extent.right + 3.4), z, 3.1, extent.seed, goods=_BOOKS, wood="#5a3a22")
    for x in (extent.left - 3.9, extent.right + 3.0):
        found += [box((x + 0.45, 1.2, -1.9 - extent.back), (0.28, 1.2, 0.9), "#5a3a22")]
        found += [
            box((x + 0.45, 0.3 + 0.48 * j, -0.98 - extent.back), (0.24, 0.17, 0.02), _BOOKS[(j * 3) % 8])
            for j in range(5)
        ]
    for side in (-0.22, 0.22):
        found.append(rod((2.1 + side, 0.0, z + 1.0), (2.1 + side, 3.0, z + 0.45), (0.03, 0.03), "#7a5230"))
    found += [box((2.1, 0.3 + 0.33 * k, z + 0.95 - 0.06 * k), (0.22, 0.02, 0.03), "#7a5230") for k in range(8)]
    return Built(found)


def goods(extent: Extent) -> Built:
    """Shelves of a shop full of coloured things, and a counter with a till."""
    z = -2.95 - extent.back
    found = _shelving((extent.left - 3.2, extent.left - 0.2), z, 2.3, extent.seed, goods=_GOODS, wood="#b89a70")
    found += _shelving((extent.right + 2.2, extent.right + 3.6), z, 2.3, extent.seed + 1, goods=_GOODS, wood="#b89a70")
    x = extent.right + 2.4
    found += [
        box((x, 0.48, -1.2), (0.9, 0.48, 0.32), "#7a5a3c"),
        box((x, 0.98, -1.2), (1.0, 0.03, 0.38), "#c8a878"),
        box((x + 0.3, 1.14, -1.2), (0.2, 0.13, 0.16), "#38404a"),
        box((x + 0.3, 1.32, -1.28), (0.16, 0.06, 0.02), "#8ae0a0", finish=glow(0.8)),
    ]
    return Built(found)


def kitchen(extent: Extent) -> Built:
    """Cupboards along the back wall with a stove and its hood, a sink under the window, a tall refrigerator."""
    z, white, wood, top = -2.9 - extent.back, "#e4dccc", "#8a6a48", "#4a4640"
    found = [box((0.0, 0.44, z + 0.3), (2.5, 0.40, 0.30), white), box((0.0, 0.89, z + 0.32), (2.55, 0.03, 0.34), top)]
    for k in range(-4, 5):
        found.append(box((k * 0.56, 0.46, z + 0.61), (0.26, 0.34, 0.012), shade(white, 0.9)))
        found.append(box((k * 0.56, 0.74, z + 0.64), (0.09, 0.012, 0.012), wood))
    for x in (-2.2, -1.64, 1.7, 2.25):
        found += [
            box((x, 1.92, z + 0.18), (0.27, 0.38, 0.18), white),
            box((x, 1.92, z + 0.37), (0.23, 0.34, 0.01), shade(white, 0.9)),
        ]
    found += [
        box((-0.9, 0.46, z + 0.63), (0.30, 0.42, 0.015), "#2c2e33"),
        box((-0.9, 0.925, z + 0.32), (0.30, 0.01, 0.28), "#1c1d20", finish=GLOSSY),
        box((-0.9, 0.38, z + 0.655), (0.22, 0.14, 0.01), "#e0843c", finish=glow(0.5)),
        box((-0.9, 1.75, z + 0.25), (0.34, 0.16, 0.25), "#a8acb2", taper=(0.5, 0.6)),
        box((-0.9, 2.3, z + 0.2), (0.14, 0.4, 0.12), "#a8acb2"),
        lathe([(0.0, 0.11), (0.16, 0.12), (0.17, 0.0)], "#b8442c", sides=12, at=(-1.05, 0.94, z + 0.3)),
        box((0.75, 0.93, z + 0.32), (0.28, 0.008, 0.2), "#c8ccd2", finish=GLOSSY),
        tube([(0.75, 0.92, z + 0.1), (0.75, 1.2, z + 0.1), (0.75, 1.2, z + 0.28)], [0.018] * 3, "#c8ccd2"),
        box((3.05, 0.95, z + 0.36), (0.38, 0.95, 0.36), "#d8dde2"),
        box((3.05, 1.25, z + 0.73), (0.36, 0.01, 0.01), "#8a9098"),
        box((2.78, 1.5, z + 0.75), (0.015, 0.18, 0.02), "#6a7078"),
    ]
    pans = [
        lathe([(0.0, 0.10), (0.03, 0.11)], "#8a5a38", sides=12, at=(-0.1 + 0.26 * k, 1.62, z + 0.1)) for k in range(3)
    ]
    lights = [lamp((0.2, 2.1, -0.4), "#ffe2b0", 4.0, radius=0.6)]
    return Built([*found, *pans, box((0.1, 1.75, z + 0.06), (0.6, 0.015, 0.02), "#4a4640")], lights)


def bathroom(extent: Extent) -> Built:
    """A tub, a basin under a mirror, a lavatory, a rail with a towel."""
    z, white = -2.4 - extent.back, "#f2f2ee"
    tub = prism([(-2.5, 0.12), (-2.35, 0.62), (-0.75, 0.62), (-0.9, 0.12)], z + 0.15, z + 0.95, white, finish=GLOSSY)
    found = [
        tub,
        box((-1.55, 0.635, z + 0.55), (0.78, 0.006, 0.33), "#9cc8d8", finish=GLOSSY),
        tube([(-2.2, 0.6, z + 0.1), (-2.2, 2.05, z + 0.1), (-2.2, 2.1, z + 0.4)], [0.016] * 3, "#b8bcc4"),
        lathe([(0.0, 0.02), (0.05, 0.10)], "#b8bcc4", sides=10, at=(-2.2, 2.02, z + 0.42)),
        box((1.15, 0.42, z + 0.18), (0.10, 0.42, 0.10), white),
        lathe([(0.72, 0.16), (0.86, 0.32), (0.88, 0.0)], white, sides=14, at=(1.15, 0.0, z + 0.34), finish=GLOSSY),
        box((1.15, 1.62, z + 0.03), (0.42, 0.48, 0.02), "#c8ccd0"),
        box((1.15, 1.62, z + 0.055), (0.37, 0.43, 0.012), "#bfd4dc", finish=GLOSSY),
        box((1.15, 2.2, z + 0.08), (0.36, 0.05, 0.05), "#fff4dc", finish=glow(1.6)),
        lathe(
            [(0.0, 0.15), (0.3, 0.14), (0.42, 0.24), (0.44, 0.0)],
            white,
            sides=12,
            at=(2.45, 0.0, z + 0.45),
            finish=GLOSSY,
        ),
        box((2.45, 0.62, z + 0.13), (0.24, 0.22, 0.11), white),
        box((0.35, 1.25, z + 0.06), (0.22, 0.42, 0.02), "#7cb0c0"),
        box((0.35, 1.68, z + 0.08), (0.27, 0.015, 0.02), "#b8bcc4"),
    ]
    return Built(found, [lamp((1.0, 2.15, z + 0.7), "#fff0d8", 3.4, radius=0.5)])


def laboratory(extent: Extent) -> Built:
    """Benches with flasks, coloured and glowing, cupboards of glass, a screen with a curve."""
    z, found, lights = -2.9 - extent.back, list[Mesh](), list[Lamp]()
    liquids = ("#48e07c", "#48b8f0", "#f0a038", "#c858e8", "#f05050")
    for row, (near, span) in enumerate(((z + 0.35, 3.0), (z + 1.75, 1.5))):
        xs = (0.0,) if row == 0 else (-3.2, 3.2)
        for x in xs:
            found.append(box((x, 0.45, near), (span if row == 0 else 1.0, 0.45, 0.3), "#c8d0d6"))
            found.append(box((x, 0.92, near), (span + 0.05 if row == 0 else 1.05, 0.025, 0.34), "#2e343a"))
            for k in range(7 if row == 0 else 3):
                at = (x + (k - 3) * 0.75 if row == 0 else x + (k - 1) * 0.55, 0.945, near + 0.05 * (k % 2))
                found += _flask(at, liquids[(k + row) % 5], round_=bool(k % 2))
    for x in (-2.3, 2.3):
        found += _shelving(
            (x - 0.8, x + 0.8),
            z - 0.05,
            2.35,
            4,
            goods=("#9fd0c0", "#c8d8e0", "#d8b878", "#88a8c8"),
            wood="#b8c2c8",
            fill=0.7,
        )
    found += [
        box((0.0, 1.85, z + 0.05), (0.95, 0.5, 0.03), "#1c2228"),
        box((0.0, 1.85, z + 0.085), (0.88, 0.43, 0.01), "#0c3040", finish=glow(0.8)),
    ]
    curve = [
        (-0.8 + 0.1 * k, 1.85 + 0.22 * math.sin(k * 1.3) * math.exp(-abs(k - 8) * 0.12), z + 0.11) for k in range(17)
    ]
    found.append(tube(curve, [0.012] * 17, "#50f0b0", finish=glow(2.5)))
    lights.append(lamp((0.0, 1.3, z + 1.0), "#8cf0d0", 2.2, radius=0.6))
    return Built(found, lights)


def _flask(at: tuple[float, float, float], colour: str, *, round_: bool) -> list[Mesh]:
    if round_:
        body = [(0.0, 0.05), (0.05, 0.10), (0.13, 0.10), (0.19, 0.035), (0.30, 0.03), (0.31, 0.0)]
    else:
        body = [(0.0, 0.11), (0.16, 0.035), (0.27, 0.03), (0.28, 0.0)]
    return [lathe(body, colour, sides=10, at=at, finish=glow(0.75))]


def stage_curtains(extent: Extent) -> Built:
    """A stage as the stalls see it: a gilded arch, red drapes, a painted backdrop, footlights, a spotlight."""
    red, gold = "#8e1420", "#c89a3c"
    left, right, z = min(-4.6, extent.left - 3.4), max(4.6, extent.right + 3.4), -4.6 - extent.back
    middle, half, top = (left + right) / 2, (right - left) / 2, 5.6
    found = [box((middle, 3.2, z - 0.1), (half + 9.0, 5.4, 0.1), "#28305c")]
    found += [
        box(
            (middle - half + 1.2 + 1.5 * k, 0.9 + 0.55 * (k % 3), z + 0.02),
            (0.8, 0.9 + 0.55 * (k % 3), 0.02),
            "#1c2244",
        )
        for k in range(int(half * 2 / 1.5))
    ]
    found.append(lathe([(-0.02, 0.85), (0.02, 0.85)], "#f0e4b0", sides=24, at=(0.0, 0.0, 0.0), finish=glow(1.1)))
    moon = found.pop()
    found.append(_facing(moon, (middle + 2.0, 4.0, z + 0.06)))
    for side, edge in ((-1.0, left), (1.0, right)):
        found += _folds(edge, side, z + 3.0, top=top, colour=red, count=9)
        found += _folds(edge + side * 0.5, side, z + 1.4, top=top, colour=shade(red, 0.7), count=8)
        if not extent.wild(x=edge + side * 1.4):
            found.append(box((edge + side * 1.6, 3.4, 1.4), (0.5, 3.4, 0.3), gold))
            found += [
                box((edge + side * 1.6, 0.6 + 1.1 * k, 1.72), (0.34, 0.42, 0.03), shade(gold, 0.7)) for k in range(6)
            ]
    found += [box((middle, top + 4.2, 1.3), (half + 30.0, 3.0, 0.2), "#160d10")]
    found += [box((edge, 4.0, 1.3), (13.0, 6.0, 0.2), "#160d10") for edge in (left - 15.1, right + 15.1)]
    found += [box((middle, top + 0.7, 1.4), (half + 2.1, 0.5, 0.3), gold)]
    count = int(half * 2 / 0.55) + 2
    for k in range(count):
        x = left + (k + 0.5) * (right - left) / count
        drop = 0.55 + 0.22 * abs(math.sin(k * math.pi / 4))
        found.append(
            box((x, top - drop + 0.4, z + 3.3 + 0.05 * (k % 2)), (0.3, drop, 0.07), shade(red, 0.85 + 0.2 * (k % 2)))
        )
        found.append(box((x, top - 2 * drop + 0.36, z + 3.36), (0.28, 0.05, 0.07), gold))
    found += [
        box((left + 0.6 + 0.8 * k, 0.06, 1.9), (0.13, 0.07, 0.09), "#ffe2a0", finish=glow(1.8))
        for k in range(int(half * 2 / 0.8))
    ]
    here = (extent.left + extent.right) / 2
    beams = [
        shaft((here - 3.0, 7.4, 2.6), (here, 0.1, 0.0), (0.12, 1.15), "#fff0d0", 0.55),
        shaft((here + 3.4, 7.4, 2.4), (here + 0.2, 0.1, 0.0), (0.12, 1.1), "#ffe0c8", 0.34),
    ]
    lights = [
        lamp((here - 1.4, 4.6, 1.9), "#fff0d4", 17.0, radius=0.4, spot=0.5),
        lamp((here + 1.2, 0.4, 2.2), "#ffcf90", 2.2),
        lamp((here, 3.4, z + 1.4), "#6a7cff", 4.0),
    ]
    return Built(found, lights, beams)


def _facing(disc: Mesh, at: tuple[float, float, float]) -> Mesh:
    """A flat round turned to the stalls."""
    return place(disc, at, rotation=turn(roll=0.5 * math.pi))


def _folds(edge: float, side: float, z: float, *, top: float, colour: str, count: int) -> list[Mesh]:
    """A drape gathered at the side of a stage."""
    return [
        lathe(
            [(0.0, 0.17), (top * 0.5, 0.13), (top, 0.16)],
            shade(colour, 0.72 + 0.28 * ((k * 2) % 3) / 2),
            sides=7,
            at=(edge + side * (0.9 - 0.2 * k), 0.0, z + 0.08 * (k % 2)),
        )
        for k in range(count)
    ]


def torches(extent: Extent) -> Built:
    """Torches on the back wall of a hall, with banners between them."""
    z, found, lights = -6.35 - extent.back, list[Mesh](), list[Lamp]()
    for k, x in enumerate((-3.6, -1.2, 1.2, 3.6)):
        found += torch((x, 2.1, z))
        if k in (1, 2):
            lights.append(lamp((x, 2.6, z + 0.5), "#ff9a48", 6.0))
    for x, colour in ((-2.4, "#8c1c24"), (2.4, "#8c1c24"), (0.0, "#24406c")):
        found += banner(x, 5.0, z + 0.06, colour)
    lights.append(lamp((extent.left - 3.0, 2.4, 0.2), "#ff9a48", 5.0))
    return Built(found, lights)


def torch(at: tuple[float, float, float]) -> list[Mesh]:
    """A burning torch in a ring on a wall."""
    x, y, z = at
    return [
        rod((x, y - 0.4, z + 0.08), (x, y + 0.2, z + 0.24), (0.03, 0.05), "#4a3020"),
        blob((x, y + 0.40, z + 0.26), (0.10, 0.22, 0.10), "#ff7a1c", detail=1, rough=0.15, finish=glow(1.2)),
        blob((x, y + 0.34, z + 0.28), (0.05, 0.12, 0.07), "#ffcc50", detail=1, finish=glow(1.8)),
    ]


def banner(x: float, top: float, z: float, colour: str) -> list[Mesh]:
    """A hanging banner with a forked end and a device."""
    cloth = sheet(
        [(x - 0.45, top, z), (x - 0.45, top - 2.3, z), (x, top - 1.9, z), (x + 0.45, top - 2.3, z), (x + 0.45, top, z)],
        colour,
    )
    sign = sheet(
        [
            (x, top - 0.5, z + 0.02),
            (x - 0.22, top - 0.95, z + 0.02),
            (x, top - 1.4, z + 0.02),
            (x + 0.22, top - 0.95, z + 0.02),
        ],
        "#d8b040",
    )
    return [cloth, sign, rod((x - 0.55, top, z), (x + 0.55, top, z), (0.03, 0.03), "#5a4028")]


def cell(extent: Extent) -> Built:
    """A cell: a grid of bars on the right with its corridor behind, a bunk and a bucket."""
    x = extent.right + 2.35
    grid = [box((x, 1.4, -2.6 + 0.2 * k), (0.022, 1.4, 0.022), "#2b2d31") for k in range(18)]
    grid += [box((x, y, -0.9), (0.03, 0.035, 1.75), "#2b2d31") for y in (0.3, 1.4, 2.6)]
    bunk = [
        box((-2.0, 0.5, -1.9), (0.95, 0.05, 0.42), "#55504a"),
        box((-2.0, 0.62, -1.9), (0.93, 0.07, 0.40), "#8c8f7c"),
        box((-2.7, 0.74, -1.9), (0.2, 0.06, 0.32), "#c8c4b4"),
        lathe([(0.0, 0.13), (0.3, 0.17)], "#6a6e72", sides=12, at=(1.5, 0.0, -2.1)),
    ]
    bunk += [rod((a, 0.5, -1.5), (a, 1.5, -2.35), (0.012, 0.012), "#2b2d31") for a in (-2.9, -1.1)]
    marks = [
        box((0.2 + 0.1 * k, 1.35, -2.58 - extent.back), (0.012, 0.12, 0.01), "#3a3832") for k in range(9) if k % 5 != 4
    ]
    return Built([*grid, *bunk, *marks], [lamp((0.8, 2.3, -1.0), "#d8e4ff", 2.6)])
