"""What furnishes rooms where it is built in or comes in rows: hearths, desks, pews, tables, wards, bottles."""

import math

import numpy as np

from previs.mesh.parts import place, turn
from previs.mesh.solids import blob, box, lathe, prism, rod, sheet, tube
from previs.records import Lamp, Mesh
from previs.staging.pieces import GLOSSY, Built, Extent, glow, lamp, shade, shaft


def hearth(extent: Extent) -> Built:
    """A fireplace with its fire, pictures on the wall, a lamp that stands."""
    z, x = -3.2 - extent.back, extent.left - 1.9
    stone = "#8a7c6c"
    found = [
        box((x - 0.62, 0.6, z + 0.2), (0.16, 0.6, 0.2), stone),
        box((x + 0.62, 0.6, z + 0.2), (0.16, 0.6, 0.2), stone),
        box((x, 1.02, z + 0.2), (0.5, 0.18, 0.2), stone),
        box((x, 1.24, z + 0.24), (0.92, 0.05, 0.28), "#5c4230"),
        box((x, 0.42, z + 0.06), (0.48, 0.42, 0.02), "#1c1613"),
        blob((x, 0.26, z + 0.2), (0.24, 0.24, 0.1), "#ff7a1c", detail=1, rough=0.25, finish=glow(1.0)),
        blob((x, 0.2, z + 0.24), (0.14, 0.14, 0.08), "#ffc040", detail=1, rough=0.2, finish=glow(1.5)),
        rod((x - 0.3, 0.08, z + 0.25), (x + 0.3, 0.08, z + 0.22), (0.06, 0.06), "#3c2818"),
        lathe(
            [(1.29, 0.08), (1.4, 0.10), (1.5, 0.05), (1.56, 0.07)], "#3c6c84", sides=10, at=(x - 0.55, 0.0, z + 0.24)
        ),
        *_picture((x, 1.95, z), (0.55, 0.38), "#6c8a5c"),
        *_picture((extent.right + 3.1, 1.75, z), (0.3, 0.4), "#a8745c"),
        rod((extent.right + 3.7, 0.0, z + 0.6), (extent.right + 3.7, 1.5, z + 0.6), (0.02, 0.02), "#4c4036"),
        lathe(
            [(1.42, 0.26), (1.8, 0.14)], "#ffe0a8", sides=14, at=(extent.right + 3.7, 0.0, z + 0.6), finish=glow(1.3)
        ),
    ]
    lights = [lamp((x, 0.6, z + 0.9), "#ff9040", 3.4), lamp((extent.right + 3.5, 1.8, z + 0.9), "#ffd498", 3.4)]
    return Built(found, lights)


def _picture(at: tuple[float, float, float], half: tuple[float, float], colour: str) -> list[Mesh]:
    """A framed landscape on a wall."""
    x, y, z = at
    wide, high = half
    return [
        box((x, y, z + 0.02), (wide + 0.06, high + 0.06, 0.02), "#8c6c34"),
        box((x, y, z + 0.045), (wide, high, 0.01), "#b8ccd4"),
        box((x, y - high * 0.55, z + 0.06), (wide, high * 0.45, 0.006), colour),
        prism(
            [(x - wide * 0.6, y - high * 0.1), (x + wide * 0.3, y - high * 0.1), (x - wide * 0.1, y + high * 0.5)],
            z + 0.05,
            z + 0.06,
            shade(colour, 0.7),
        ),
    ]


def bedside(extent: Extent) -> Built:
    """A night table with its lamp, a wardrobe, a picture over the bed."""
    z, x = -3.1 - extent.back, -0.55
    found = [
        box((x, 0.27, z + 0.3), (0.24, 0.27, 0.22), "#6c4c34"),
        lathe([(0.54, 0.09), (0.6, 0.03), (0.74, 0.03)], "#c8a878", sides=10, at=(x, 0.0, z + 0.3)),
        lathe([(0.72, 0.17), (0.95, 0.10)], "#ffe2b0", sides=14, at=(x, 0.0, z + 0.3), finish=glow(1.5)),
        *_picture((0.9, 1.85, z), (0.5, 0.32), "#5c7ca0"),
        box((-3.2, 1.05, z + 0.32), (0.55, 1.05, 0.32), "#7a5638"),
        box((-3.2, 1.05, z + 0.65), (0.008, 0.95, 0.01), "#4a3422"),
        *(box((-3.2 + s * 0.08, 1.05, z + 0.67), (0.015, 0.09, 0.02), "#d0b070") for s in (-1, 1)),
    ]
    return Built(found, [lamp((x, 1.1, z + 0.55), "#ffd090", 2.4)])


def desks(extent: Extent) -> Built:
    """Rows of desks with screens, chairs and partitions."""
    found: list[Mesh] = []
    for row, z in enumerate((-1.9 - extent.back, -3.2 - extent.back)):
        for k, x in enumerate(np.arange(extent.left - 4.4 + 0.4 * row, extent.right + 4.8, 2.1)):
            at = float(x)
            found += [
                box((at, 0.73, z), (0.85, 0.025, 0.38), "#c8b090"),
                box((at, 0.36, z - 0.3), (0.8, 0.34, 0.02), "#8c949a"),
            ]
            found += [
                box((at - 0.05, 1.02, z - 0.12), (0.30, 0.19, 0.02), "#23272c"),
                box((at - 0.05, 1.02, z - 0.095), (0.27, 0.16, 0.005), ("#6cb8e8", "#a8d8f0")[k % 2], finish=glow(0.9)),
            ]
            found += [
                rod((at - 0.05, 0.75, z - 0.14), (at - 0.05, 0.86, z - 0.14), (0.04, 0.03), "#23272c"),
                box((at + 0.5, 0.79, z), (0.14, 0.03, 0.18), "#f0ece0"),
            ]
            found += [
                box((at, 0.46, z + 0.62), (0.24, 0.04, 0.22), "#2c343c"),
                box((at, 0.82, z + 0.82), (0.22, 0.28, 0.03), "#2c343c"),
                rod((at, 0.05, z + 0.62), (at, 0.44, z + 0.62), (0.03, 0.03), "#4c5258"),
            ]
            found += [
                rod(
                    (at, 0.1, z + 0.62),
                    (at + 0.25 * math.cos(a), 0.04, z + 0.62 + 0.25 * math.sin(a)),
                    (0.02, 0.02),
                    "#4c5258",
                )
                for a in np.arange(0, 6.2, 1.257)
            ]
    x = extent.right + 4.6
    found += [
        lathe([(0.0, 0.17), (0.35, 0.22)], "#d8d4c8", sides=10, at=(x, 0.0, -2.4)),
        *(
            sheet(
                [
                    (x, 0.35, -2.4),
                    (x + 0.35 * math.cos(a), 0.95, -2.4 + 0.35 * math.sin(a)),
                    (x + 0.12 * math.cos(a + 0.5), 1.25, -2.4 + 0.12 * math.sin(a + 0.5)),
                ],
                "#4c8c4c",
            )
            for a in np.arange(0, 6.2, 0.8)
        ),
    ]
    return Built(found)


def school(extent: Extent) -> Built:
    """A blackboard with chalk on it, the teacher's desk, rows of pupils' desks, a map and a globe."""
    z = -4.5 - extent.back
    found = [
        box((-0.4, 1.75, z + 0.03), (2.2, 0.68, 0.03), "#7a5638"),
        box((-0.4, 1.75, z + 0.07), (2.1, 0.6, 0.01), "#24443a"),
        box((-0.4, 1.08, z + 0.1), (2.1, 0.025, 0.06), "#7a5638"),
        box((3.05 - 0.5, 1.9, z + 0.03), (0.0, 0.0, 0.0), "#ffffff"),
        *(box((-1.9 + 0.62 * k, 2.02, z + 0.085), (0.2, 0.02, 0.004), "#e8ece8") for k in range(4)),
        *(box((-1.8 + 0.8 * k, 1.72, z + 0.085), (0.26, 0.016, 0.004), "#e8ece8") for k in range(4)),
        tube([(0.8 + 0.12 * k, 1.5 + 0.22 * math.sin(k * 0.9), z + 0.09) for k in range(7)], [0.012] * 7, "#f0d878"),
        box((2.45, 1.85, z + 0.04), (0.5, 0.4, 0.01), "#8cc0d8"),
        blob((2.3, 1.95, z + 0.055), (0.2, 0.14, 0.005), "#7ca858", rough=0.3, seed=2, detail=1),
        blob((2.65, 1.72, z + 0.055), (0.16, 0.17, 0.005), "#c8a858", rough=0.3, seed=3, detail=1),
        box((-2.4, 0.74, z + 1.0), (0.8, 0.03, 0.4), "#8c6844"),
        box((-2.4, 0.37, z + 1.0), (0.74, 0.36, 0.34), "#7a5838"),
        blob((-2.9, 1.02, z + 1.0), (0.16, 0.16, 0.16), "#4c88b8", detail=2),
        rod((-2.9, 0.77, z + 1.0), (-2.9, 0.9, z + 1.0), (0.07, 0.02), "#5c4230"),
    ]
    del found[3]
    for row, deep in enumerate((-2.5 - extent.back, -1.3 - extent.back)):
        for x in np.arange(extent.left - 4.2, extent.right + 4.4, 1.5):
            at = float(x) + 0.2 * row
            if abs(at - (extent.left + extent.right) / 2) < 0.9 + (extent.right - extent.left) / 2 and row:
                continue
            found += [
                box((at, 0.68, deep), (0.52, 0.025, 0.24), "#c09060"),
                box((at, 0.44, deep + 0.5), (0.2, 0.02, 0.18), "#a87848"),
                box((at, 0.72, deep + 0.68), (0.2, 0.14, 0.015), "#a87848"),
            ]
            found += [
                rod((at + a, 0.0, deep + b), (at + a, 0.67, deep + b), (0.018, 0.018), "#4c5258")
                for a in (-0.45, 0.45)
                for b in (-0.18, 0.18)
            ]
    return Built(found)


def bottles(extent: Extent) -> Built:
    """The bar: a long counter with stools, shelves of lit bottles before a mirror, hanging lamps, taps."""
    z = -3.3 - extent.back
    left, right = extent.left - 3.0, extent.right + 3.2
    middle, half = (left + right) / 2, (right - left) / 2
    draw = np.random.default_rng(extent.seed + 6)
    found = [
        box((middle, 1.75, z + 0.05), (half, 0.75, 0.02), "#4c5c60", finish=GLOSSY),
        box((middle, 0.52, z + 1.75), (half, 0.52, 0.22), "#54301c"),
        box((middle, 1.06, z + 1.78), (half + 0.1, 0.035, 0.34), "#8c5c34", finish=GLOSSY),
        *(
            box((left + 0.4 + 0.8 * k, 0.52, z + 1.985), (0.3, 0.36, 0.012), "#6c4024")
            for k in range(int(half * 2 / 0.8))
        ),
        tube([(left, 0.16, z + 2.12), (right, 0.16, z + 2.12)], [0.025] * 2, "#c8a050"),
    ]
    for j, y in enumerate((1.12, 1.55, 1.98)):
        found.append(box((middle, y, z + 0.2), (half, 0.02, 0.15), "#3c2418"))
        for k in range(int(half * 2 / 0.19)):
            colour = ("#3c8c4c", "#c87828", "#d8c068", "#8c2c2c", "#e8e4d8", "#3c5c8c")[int(draw.integers(6))]
            tall = float(draw.uniform(0.8, 1.15))
            at = (left + 0.12 + 0.19 * k, y + 0.02, z + 0.2)
            found.append(
                lathe(
                    [(0.0, 0.042), (0.17 * tall, 0.042), (0.22 * tall, 0.016), (0.3 * tall, 0.016)],
                    colour,
                    sides=6,
                    at=at,
                    finish=glow(0.28 if j else 0.4),
                )
            )
    for x in np.arange(left + 0.7, right, 1.15):
        at = float(x)
        found += [
            rod((at, 0.0, z + 2.75), (at, 0.74, z + 2.75), (0.15, 0.03), "#6c6c70"),
            lathe([(0.74, 0.19), (0.8, 0.2), (0.82, 0.0)], "#7c2c24", sides=12, at=(at, 0.0, z + 2.75)),
        ]
    lights: list[Lamp] = []
    for k, x in enumerate(np.arange(left + 1.2, right, 2.0)):
        at = float(x)
        found += [
            rod((at, 2.25, z + 1.9), (at, 3.1, z + 1.9), (0.012, 0.012), "#1c1c1c"),
            lathe([(1.98, 0.22), (2.2, 0.08), (2.25, 0.0)], "#2c4c3c", sides=12, at=(at, 0.0, z + 1.9)),
            blob((at, 1.99, z + 1.9), (0.1, 0.09, 0.1), "#ffe0a0", detail=1, finish=glow(2.6)),
        ]
        if k < 4:
            lights.append(lamp((at, 1.85, z + 2.0), "#ffb868", 3.2))
    found += [
        lathe(
            [(1.08, 0.05), (1.42, 0.04), (1.46, 0.0)], "#d0b060", sides=8, at=(middle + 0.8 + 0.16 * k, 0.0, z + 1.75)
        )
        for k in range(3)
    ]
    return Built(found, lights)


def ward(extent: Extent) -> Built:
    """Beds with rails, curtains between them, a drip, a monitor with a pulse."""
    z = -3.2 - extent.back
    found: list[Mesh] = []
    for x in (extent.left - 2.4, extent.right + 1.5):
        found += [
            box((x, 0.62, z + 1.1), (0.46, 0.10, 0.98), "#f0f4f2"),
            box((x, 0.44, z + 1.1), (0.48, 0.06, 1.02), "#9cacb0"),
        ]
        found += [
            box((x, 0.74, z + 0.35), (0.34, 0.07, 0.22), "#fcfcfc"),
            box((x, 0.735, z + 1.4), (0.48, 0.035, 0.68), "#7cc0b8"),
        ]
        found += [
            box((x, 0.85, z + 0.08), (0.46, 0.32, 0.025), "#c8d4d4"),
            box((x, 0.68, z + 2.1), (0.46, 0.2, 0.025), "#c8d4d4"),
        ]
        found += [
            rod((x + a, 0.0, z + b), (x + a, 0.42, z + b), (0.025, 0.025), "#8c9a9c")
            for a in (-0.4, 0.4)
            for b in (0.2, 2.0)
        ]
        found += [
            rod((x + 0.75, 0.0, z + 0.4), (x + 0.75, 1.9, z + 0.4), (0.018, 0.018), "#a8b4b8"),
            box((x + 0.75, 1.72, z + 0.4), (0.08, 0.14, 0.03), "#d8ecf0"),
            tube(
                [(x + 0.75, 1.58, z + 0.4), (x + 0.6, 1.1, z + 0.5), (x + 0.35, 0.8, z + 0.6)], [0.008] * 3, "#c8dce0"
            ),
        ]
    x = extent.left - 1.2
    found += [
        box((x, 1.35, z + 0.3), (0.3, 0.22, 0.12), "#e4e8e8"),
        box((x, 1.36, z + 0.425), (0.25, 0.17, 0.005), "#0c241c", finish=glow(0.6)),
        rod((x, 0.0, z + 0.3), (x, 1.15, z + 0.3), (0.03, 0.03), "#a8b4b8"),
    ]
    beat = [(-0.22, 0), (-0.1, 0), (-0.06, 0.09), (-0.02, -0.06), (0.02, 0.0), (0.12, 0), (0.16, 0.1), (0.2, 0.0)]
    found.append(tube([(x + a, 1.36 + b, z + 0.435) for a, b in beat], [0.007] * 8, "#48f08c", finish=glow(2.6)))
    for at in (extent.left - 3.6, extent.right + 2.9):
        found.append(tube([(at, 2.2, z + 0.1), (at, 2.2, z + 2.3)], [0.02, 0.02], "#a8b4b8"))
        found += [
            box(
                (at + 0.02 * (k % 2), 1.25, z + 0.2 + 0.15 * k),
                (0.03, 0.93, 0.075),
                shade("#a8d8d0", 0.86 + 0.14 * (k % 2)),
            )
            for k in range(9)
        ]
    found += [
        box((0.9, 1.9, z + 0.03), (0.05, 0.2, 0.012), "#d84040"),
        box((0.9, 1.9, z + 0.03), (0.2, 0.05, 0.012), "#d84040"),
    ]
    return Built(found)


def nave(extent: Extent) -> Built:
    """Pews on both sides of an aisle, an altar with candles and a cross under the windows, hanging lamps."""
    found: list[Mesh] = []
    far = -12.0 - extent.back
    for k in range(6):
        z = -1.6 - 1.35 * k - extent.back
        for left, right in ((extent.left - 4.2, extent.left - 1.1), (extent.right + 1.1, extent.right + 4.2)):
            middle, half = (left + right) / 2, (right - left) / 2
            found += [
                box((middle, 0.45, z), (half, 0.03, 0.2), "#6c4a2c"),
                box((middle, 0.62, z + 0.22), (half, 0.36, 0.03), "#7a5434"),
            ]
            found += [box((x, 0.5, z + 0.05), (0.04, 0.5, 0.26), "#5a3c24") for x in (left, right)]
    x = (extent.left + extent.right) / 2
    found.append(box((x, 0.008, far / 2), (0.85, 0.006, -far / 2), "#8c2430"))
    found += [box((x, 0.12 + 0.24 * k, far + 0.6 - 0.35 * k), (2.8 - 0.4 * k, 0.12, 1.0), "#a89e8c") for k in range(2)]
    found += [box((x, 0.95, far), (1.1, 0.48, 0.4), "#e8e0d0"), box((x, 1.44, far), (1.2, 0.03, 0.46), "#f8f4ec")]
    found += [box((x, 2.3, far), (0.06, 0.8, 0.05), "#d8b050"), box((x, 2.6, far), (0.42, 0.06, 0.05), "#d8b050")]
    for s in (-0.8, -0.55, 0.55, 0.8):
        found += [
            lathe([(1.47, 0.04), (1.85, 0.035)], "#f4ecd8", sides=8, at=(x + s, 0.0, far)),
            blob((x + s, 1.93, far), (0.03, 0.07, 0.03), "#ffd070", detail=1, finish=glow(3.0)),
        ]
    lights = [lamp((x, 2.1, far + 0.8), "#ffc878", 6.0), lamp((x + 1.8, 4.6, 1.6), "#ffe0b0", 6.0, radius=0.6)]
    beams = [shaft((x + 5.5, 8.2, -7.0 - extent.back), (x - 1.0, 0.2, -3.0), (0.7, 1.3), "#ffe6b8", 0.22)]
    return Built(found, lights, beams)


def tables(extent: Extent) -> Built:
    """Tables under white cloths with candles and glasses, chairs around them, lamps that hang over them."""
    found: list[Mesh] = []
    lights: list[Lamp] = []
    spots = [
        (extent.left - 2.4, -1.5),
        (extent.right + 2.4, -1.7),
        (extent.left - 0.6, -3.4),
        (extent.right + 1.8, -3.7),
        (extent.left - 3.9, -3.5),
    ]
    for k, (x, deep) in enumerate(spots):
        z = deep - extent.back
        found += [lathe([(0.28, 0.66), (0.70, 0.56), (0.75, 0.56), (0.76, 0.0)], "#f4eee4", sides=14, at=(x, 0.0, z))]
        found += [
            lathe([(0.77, 0.022), (0.93, 0.02)], "#f8f0d8", sides=8, at=(x, 0.0, z)),
            blob((x, 0.98, z), (0.02, 0.05, 0.02), "#ffd070", detail=1, finish=glow(3.2)),
        ]
        for a in (0.6, 2.1, 3.9, 5.3):
            found.append(
                lathe(
                    [(0.77, 0.03), (0.78, 0.008), (0.86, 0.008), (0.88, 0.035), (0.98, 0.038)],
                    "#d8e4e8",
                    sides=7,
                    at=(x + 0.32 * math.cos(a), 0.0, z + 0.32 * math.sin(a)),
                    finish=GLOSSY,
                )
            )
        for s in (-1.0, 1.0):
            found += [
                box((x + s * 0.86, 0.46, z), (0.2, 0.035, 0.2), "#7c2c28"),
                box((x + s * 1.05, 0.78, z), (0.025, 0.32, 0.2), "#5a3420"),
            ]
            found += [
                rod((x + s * 0.86 + a, 0.0, z + b), (x + s * 0.86 + a, 0.45, z + b), (0.02, 0.02), "#4a2c1c")
                for a in (-0.17, 0.17)
                for b in (-0.17, 0.17)
            ]
        found += [
            rod((x, 2.1, z), (x, 3.1, z), (0.01, 0.01), "#1c1c1c"),
            lathe([(1.85, 0.24), (2.05, 0.1), (2.1, 0.0)], "#c89848", sides=12, at=(x, 0.0, z)),
            blob((x, 1.87, z), (0.1, 0.07, 0.1), "#ffe8b8", detail=1, finish=glow(2.4)),
        ]
        if k < 4:
            lights.append(lamp((x, 1.7, z + 0.1), "#ffc080", 2.6))
    return Built(found, lights)


def carpet(extent: Extent) -> Built:
    """A red carpet to the dais of a throne, with gilded edges."""
    z = -5.4 - extent.back
    found = [box((0.0, 0.008, z / 2 + 1.0), (0.85, 0.007, -z / 2), "#8a1a22")]
    found += [box((s * 0.78, 0.017, z / 2 + 1.0), (0.04, 0.003, -z / 2), "#c89a3c") for s in (-1, 1)]
    found += [
        box((0.0, 0.1 + 0.2 * k, z - 0.2 * k), (2.0 - 0.35 * k, 0.1, 1.1 - 0.25 * k), shade("#857b6c", 1.0 + 0.1 * k))
        for k in range(2)
    ]
    canopy = sheet(
        [(-1.0, 4.6, z - 0.85), (1.0, 4.6, z - 0.85), (0.75, 0.4, z - 0.85), (-0.75, 0.4, z - 0.85)], "#6c1420"
    )
    return Built(
        [*found, canopy, place(box((0.0, 0.0, 0.0), (1.15, 0.1, 0.4), "#c89a3c"), (0.0, 4.7, z - 0.6), rotation=turn())]
    )


def clutter(extent: Extent) -> Built:
    """What hangs and stands in an alley: fire escapes, a washing line, bins, a lit door."""
    iron = "#3a3c40"
    found: list[Mesh] = []
    for side in (-1.0, 1.0):
        x = side * 3.0
        for z in (-6.5, -16.0):
            for y in (3.4, 6.4):
                found += [
                    box((x, y, z), (0.5, 0.04, 1.5), iron),
                    box((x - side * 0.5, y + 0.9, z), (0.02, 0.02, 1.5), iron),
                ]
                found += [
                    box((x - side * 0.5, y + 0.45, z - 1.5 + 0.5 * k), (0.015, 0.45, 0.015), iron) for k in range(7)
                ]
                found.append(rod((x, y - 3.0, z + 1.4), (x, y, z - 1.2), (0.05, 0.05), iron))
    for k, (y, z) in enumerate(((5.0, -5.0), (6.2, -11.0))):
        found.append(tube([(-3.4, y, z), (0.0, y - 0.35, z), (3.4, y, z)], [0.012] * 3, "#c8c4b8"))
        for j in range(5):
            tone = ("#d8d4c8", "#8c4c44", "#4c6c8c", "#c8b070")[(j + k) % 4]
            at, drop = -2.4 + 1.15 * j, y - 0.3 + 0.05 * abs(j - 2)
            found.append(
                sheet(
                    [(at - 0.35, drop, z), (at + 0.35, drop, z), (at + 0.3, drop - 0.9, z), (at - 0.3, drop - 0.85, z)],
                    tone,
                )
            )
    for x, z in ((-2.6, -4.6), (2.5, -4.2), (2.7, -9.5)):
        found += [lathe([(0.0, 0.3), (0.85, 0.34), (0.9, 0.36), (0.98, 0.0)], "#5c646a", sides=12, at=(x, 0.0, z))]
    found += [
        box((0.0, 2.4, -44.0), (4.2, 9.0, 0.2), "#4c4a4e"),
        box((1.2, 1.1, -43.7), (0.6, 1.1, 0.05), "#ffcf80", finish=glow(1.1)),
    ]
    return Built(found, [lamp((1.2, 2.0, -41.5), "#ffcf80", 10.0)])
