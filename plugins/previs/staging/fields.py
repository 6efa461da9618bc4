"""What is built on open ground: crops, colonnades, graves, battlefields, walks, market stalls."""

import math

import numpy as np
import numpy.typing as npt

from previs.mesh.parts import Finish, capped, make, place, speckled, turn
from previs.mesh.solids import blob, box, lathe, prism, rod, sheet, tube
from previs.records import Lamp, Mesh
from previs.staging.pieces import Built, Extent, glow, lamp, shade
from previs.staging.waters import ribbon, span


def furrows(extent: Extent) -> Built:
    """Rows of crops that run into the distance."""
    found: list[Mesh] = []
    for k, x in enumerate(np.arange(extent.left - 26, extent.right + 26, 1.5)):
        tone = ("#c8a848", "#b89838")[k % 2]
        ridge = prism(
            [(float(x) - 0.55, 0.0), (float(x) + 0.55, 0.0), (float(x) + 0.3, 0.32), (float(x) - 0.3, 0.32)],
            -46.0,
            -9.0 - extent.back,
            tone,
        )
        found.append(ridge)
    return Built(found)


def columns(extent: Extent) -> Built:
    """A temple's front: steps, a row of fluted columns, an entablature and its pediment."""
    return Built(_colonnade(extent, broken=False))


def broken_columns(extent: Extent) -> Built:
    """What is left of a colonnade: stumps, a few whole shafts, fallen drums and walls."""
    return Built(_colonnade(extent, broken=True))


def _colonnade(extent: Extent, *, broken: bool) -> list[Mesh]:
    draw = np.random.default_rng(extent.seed + 9)
    stone, back = ("#b0a48c" if broken else "#d8ccb0"), (-6.0 if broken else -15.0) - extent.back
    left, right = extent.left - (14.0 if broken else 10.5), extent.right + (14.0 if broken else 10.5)
    middle, half = (left + right) / 2, (right - left) / 2
    found = [
        box(
            (middle, 0.12 + 0.24 * k, back - 1.5 - 0.2 * k),
            (half + 1, 0.12, 2.2 - 0.4 * k),
            shade(stone, 0.9 + 0.04 * k),
        )
        for k in range(3)
    ]
    xs = np.arange(left + 0.8, right, 3.0)
    for k, x in enumerate(xs):
        high = 6.4 if not broken or k % 4 == 1 or k % 4 == 2 else float(draw.uniform(0.9, 4.2))
        found.append(_pillar(float(x), back - 1.2, high, stone, capital=high > 6))
        if broken and k % 3 == 0:
            drum = lathe([(-0.5, 0.5), (0.5, 0.5)], stone, sides=12)
            found.append(
                place(
                    drum,
                    (float(x) + 1.2, 0.45, back + 2.2 + float(draw.uniform(-0.6, 0.8))),
                    rotation=turn(yaw=float(draw.uniform(0, 3)), roll=math.pi / 2),
                )
            )
        if broken and k % 4 == 1 and k + 1 < len(xs):
            found.append(box((float(x) + 1.5, 7.35, back - 1.2), (2.1, 0.42, 0.7), stone))
    if broken:
        for x in np.arange(left, right, 6.5):
            tall = float(draw.uniform(1.2, 4.5))
            found.append(
                box(
                    (float(x), tall / 2, back - 6.0),
                    (float(draw.uniform(1.2, 2.6)), tall / 2, 0.4),
                    shade(stone, 0.85),
                    taper=(0.7, 1.0),
                )
            )
    else:
        found += [
            box((middle, 7.5, back - 1.4), (half, 0.5, 1.0), stone),
            box((middle, 8.1, back - 1.3), (half + 0.3, 0.14, 1.3), shade(stone, 1.08)),
        ]
        found.append(
            prism(
                [(left - 0.4, 8.2), (right + 0.4, 8.2), (middle, 8.2 + min(4.2, half * 0.24))],
                back - 2.4,
                back - 0.6,
                shade(stone, 0.95),
            )
        )
        found += [
            box((middle, 3.5, back - 6.0), (half, 3.5, 0.3), shade(stone, 0.62)),
            box((middle, 2.2, back - 5.65), (1.1, 2.2, 0.1), "#3a3028"),
        ]
    return [speckled(mesh, 0.05, 7) for mesh in found]


def _pillar(x: float, z: float, high: float, stone: str, *, capital: bool) -> Mesh:
    profile = [(0.7, 0.62), (0.9, 0.62), (0.95, 0.48), (0.7 + high * 0.5, 0.46), (0.55 + high, 0.38)]
    if capital:
        profile += [(0.62 + high, 0.60), (0.8 + high, 0.66)]
    return lathe([row for row in profile if row[0] <= 0.85 + high], stone, sides=14, at=(x, 0.0, z))


def wreckage(extent: Extent) -> Built:
    """A field after battle: craters, stakes, wire, broken wheels, smoke that rises from fires."""
    draw = np.random.default_rng(extent.seed + 4)
    found: list[Mesh] = []
    lights: list[Lamp] = []
    for k in range(22):
        x, z = float(draw.uniform(extent.left - 20, extent.right + 20)), -float(draw.uniform(2.6, 30.0))
        kind = k % 4
        if kind == 0:
            found.append(
                speckled(
                    lathe(
                        [(0.0, 2.1), (0.22, 1.5), (0.30, 1.25), (0.06, 0.8), (0.03, 0.0)],
                        "#3c3026",
                        sides=14,
                        at=(x, -0.02, z),
                    ),
                    0.12,
                    k,
                )
            )
        elif kind == 1:
            found += [
                rod(
                    (x + 0.4 * i, 0.0, z),
                    (x + 0.4 * i + float(draw.uniform(-0.5, 0.5)), float(draw.uniform(1.0, 1.9)), z + 0.3),
                    (0.07, 0.02),
                    "#33291f",
                )
                for i in range(4)
            ]
        elif kind == 2:
            found += [
                rod((x - 0.5, 0.0, z), (x + 0.5, 1.1, z), (0.05, 0.05), "#3a322a"),
                rod((x + 0.5, 0.0, z), (x - 0.5, 1.1, z), (0.05, 0.05), "#3a322a"),
            ]
            way = [(x - 2.4 + 0.4 * i, 0.55 + 0.22 * math.sin(i * 2.1), z + 0.2 * math.cos(i * 2.1)) for i in range(13)]
            found.append(tube(way, [0.014] * 13, "#55504a"))
        else:
            pole = rod((x, 0.0, z), (x + 0.5, 2.6, z), (0.035, 0.03), "#3a2c20")
            found += [
                pole,
                sheet(
                    [(x + 0.5, 2.6, z), (x + 1.5, 2.35, z), (x + 1.1, 2.0, z), (x + 1.4, 1.7, z), (x + 0.35, 1.8, z)],
                    ("#7c2020", "#28406c")[k % 2],
                ),
            ]
    for k, (x, z) in enumerate(((-9.0, -16.0), (7.5, -21.0), (16.0, -30.0), (-20.0, -34.0))):
        found += _smoke(x, z, k)
        lights.append(lamp((x, 1.2, z + 1.6), "#ff8a3c", 26.0, radius=0.8))
    return Built(found, lights)


def _smoke(x: float, z: float, seed: int) -> list[Mesh]:
    """A fire and the column of smoke that leans away from it."""
    found = [blob((x, 0.5, z + 0.5), (0.8, 0.8, 0.5), "#ff7c28", rough=0.3, seed=seed, detail=1, finish=glow(1.2))]
    for j in range(9):
        at = (x + 0.5 * j + 0.16 * j * j, 1.3 + 1.55 * j, z - 0.3 * j)
        size = 0.75 + 0.34 * j
        tone, soft = shade("#57524e", 0.62 + 0.07 * j), Finish(smooth=0.9)
        found.append(blob(at, (size, size, size), tone, rough=0.07, seed=j + 9 * seed, detail=2, finish=soft))
    return found


def graves(extent: Extent) -> Built:
    """Rows of headstones and crosses, an iron fence and a chapel behind."""
    draw = np.random.default_rng(extent.seed + 3)
    found: list[Mesh] = []
    for row, z in enumerate((-2.3, -4.8, -7.6, -10.8)):
        for x in np.arange(extent.left - 15 + row % 2, extent.right + 15, 2.2):
            at, lean = float(x + draw.uniform(-0.25, 0.25)), float(draw.uniform(-0.09, 0.09))
            deep = z - extent.back
            tone = shade("#8d8f8c", float(draw.uniform(0.72, 1.05)))
            if draw.random() < 0.3:
                stone = [box((0.0, 0.6, 0.0), (0.10, 0.6, 0.07), tone), box((0.0, 0.82, 0.0), (0.34, 0.09, 0.07), tone)]
            else:
                half = float(draw.uniform(0.28, 0.38))
                line = [
                    (half, 0.0),
                    (half, 0.62),
                    (half * 0.7, 0.86),
                    (0.0, 0.95),
                    (-half * 0.7, 0.86),
                    (-half, 0.62),
                    (-half, 0.0),
                ]
                stone = [prism(line, -0.07, 0.07, tone)]
            found += [
                place(mesh, (at, -0.02, deep), rotation=turn(pitch=lean, yaw=float(draw.uniform(-0.12, 0.12))))
                for mesh in stone
            ]
            found.append(box((at, 0.05, deep + 0.75), (0.36, 0.06, 0.6), "#4c4a38"))
    z = -13.4 - extent.back
    middle, half = (extent.left + extent.right) / 2, (extent.right - extent.left) / 2 + 26
    found += [box((middle, y, z), (half, 0.025, 0.02), "#26282a") for y in (0.3, 1.35)]
    found += [
        box((float(x), 0.8, z), (0.02, 0.8, 0.02), "#26282a", taper=(0.2, 0.2))
        for x in np.arange(middle - half, middle + half, 0.5)
    ]
    return Built([*found, *_chapel(extent.left - 8.0, z - 9.0)])


def _chapel(x: float, z: float) -> list[Mesh]:
    stone = "#6e6c68"
    return [
        prism([(x - 3.2, 0.0), (x + 3.2, 0.0), (x + 3.2, 4.2), (x, 7.4), (x - 3.2, 4.2)], z - 6.0, z, stone),
        box((x + 4.4, 4.5, z - 1.5), (1.3, 4.5, 1.3), shade(stone, 0.92)),
        lathe([(9.0, 1.9), (14.5, 0.0)], "#3c4048", sides=4, at=(x + 4.4, 0.0, z - 1.5)),
        prism([(x + 0.7, 0.0), (x + 0.7, 2.0), (x, 3.0), (x - 0.7, 2.0), (x - 0.7, 0.0)], z, z + 0.05, "#2c2622"),
        box((x, 8.1, z - 0.2), (0.07, 0.7, 0.07), "#3c4048"),
        box((x, 8.3, z - 0.2), (0.32, 0.07, 0.07), "#3c4048"),
    ]


def path(extent: Extent) -> Built:
    """A gravelled walk along the action's way with stones at its edges."""
    xs = span(extent, 80.0, 3.0)
    sway = 0.3 * np.sin(xs * 0.16)
    found = [ribbon(xs, 1.25 + sway, -1.35 + sway, "#b8a585", y=0.012)]
    found += [ribbon(xs, z + 0.1 + sway, z - 0.1 + sway, "#8c8272", y=0.02) for z in (1.25, -1.35)]
    return Built(found)


def stalls(extent: Extent) -> Built:
    """A row of market stalls with striped awnings and heaps of fruit, a second row behind."""
    draw = np.random.default_rng(extent.seed + 14)
    found: list[Mesh] = []
    cloths = ("#c8402c", "#2c6c8c", "#d8a030", "#4c8c44", "#8c4c8c")
    for row, z in enumerate((-4.2 - extent.back, -9.4 - extent.back)):
        for k, x in enumerate(np.arange(extent.left - 14 - row, extent.right + 14, 3.6)):
            found += _stall(float(x), z, cloths[(k + 2 * row) % 5], draw)
    spots = (extent.left - 2.2, extent.right + 1.6)
    lights = [lamp((x, 2.2, -3.6 - extent.back), "#ffc878", 3.0) for x in spots]
    return Built(found, lights)


def _stall(x: float, z: float, cloth: str, draw: np.random.Generator) -> list[Mesh]:
    wood = "#7a5a3c"
    found = [box((x, 0.42, z), (1.4, 0.42, 0.5), wood), box((x, 0.88, z), (1.5, 0.04, 0.6), shade(wood, 1.2))]
    found += [
        rod((x + a, 0.0, z + b), (x + a, 2.5 if b < 0 else 2.1, z + b), (0.04, 0.04), shade(wood, 0.8))
        for a in (-1.5, 1.5)
        for b in (-0.6, 0.75)
    ]
    for k in range(6):
        left, right = x - 1.65 + 0.55 * k, x - 1.65 + 0.55 * (k + 1)
        tone = cloth if k % 2 else "#f0e8d8"
        found.append(
            sheet([(left, 2.55, z - 0.7), (right, 2.55, z - 0.7), (right, 2.1, z + 0.95), (left, 2.1, z + 0.95)], tone)
        )
        found.append(sheet([(left, 2.1, z + 0.95), (right, 2.1, z + 0.95), ((left + right) / 2, 1.84, z + 0.97)], tone))
    fruits = ("#d83828", "#e8962c", "#e8d040", "#6cac3c", "#8c3c6c")
    for k in range(4):
        tone, at = fruits[int(draw.integers(5))], x - 1.05 + 0.7 * k
        found.append(box((at, 0.96, z + 0.12), (0.31, 0.06, 0.36), shade(wood, 0.9)))
        found += [
            blob(
                (at + 0.16 * (j % 3 - 1), 1.04 + 0.07 * (j > 5), z + 0.12 + 0.17 * (j // 3 - 1)),
                (0.09, 0.085, 0.09),
                tone,
                detail=0,
            )
            for j in range(9)
        ]
    return found


def dunes(extent: Extent) -> Built:
    """Crests of sand, one behind the other, with flat-topped rocks on the horizon."""
    draw = np.random.default_rng(extent.seed + 13)
    found: list[Mesh] = []
    for k in range(5):
        z, high = -16.0 - 17.0 * k - extent.back, 1.3 + 1.5 * k
        xs = np.linspace(extent.left - 70 - 40 * k, extent.right + 70 + 40 * k, 61)
        a, b = float(draw.uniform(0, 6)), float(draw.uniform(0, 6))
        crest = high * (0.55 + 0.3 * np.sin(xs * 0.055 + a) + 0.15 * np.sin(xs * 0.13 + b))
        shift = 2.5 * np.sin(xs * 0.07 + b)
        tone = shade("#d2b078", 1.0 - 0.04 * k)
        front = [
            np.column_stack([xs, np.full(61, -0.1), z + 9 + shift]),
            np.column_stack([xs, crest, z + shift]),
            np.column_stack([xs, np.full(61, -0.1), z - 6 + shift]),
        ]
        found.append(_swept(front, tone))
    for k in range(6):
        x, z = float(draw.uniform(-120, 120)), -float(draw.uniform(130, 220))
        wide, high = float(draw.uniform(9, 24)), float(draw.uniform(12, 30))
        mesa = lathe(
            [(-1.0, wide * 1.4), (high * 0.45, wide), (high * 0.5, wide * 0.8), (high, wide * 0.72)],
            "#b0704c",
            sides=9,
            at=(x, 0.0, z),
        )
        found.append(speckled(mesa, 0.1, k))
    return Built(found)


def _swept(rows: list[npt.NDArray[np.float64]], colour: str) -> Mesh:
    """A smooth surface through rows of points of equal number, the near row first."""
    count = len(rows[0])
    faces = [
        face
        for j in range(len(rows) - 1)
        for i in range(count - 1)
        for a, b in ((j * count + i, (j + 1) * count + i),)
        for face in ((a, a + 1, b), (a + 1, b + 1, b))
    ]
    return make(np.concatenate(rows), faces, colour, finish=Finish(smooth=0.5), closed=False)


def peaks(extent: Extent) -> Built:
    """Snowy peaks that fill the background, broken ground before them, a path with a cairn."""
    draw = np.random.default_rng(extent.seed + 11)
    found: list[Mesh] = []
    for k in range(13):
        x, z = -150 + 25.0 * k + float(draw.uniform(-8, 8)), -float(draw.uniform(95, 190))
        high = float(draw.uniform(26, 58)) * (1.0 - 0.1 * (k % 2))
        cone = blob(
            (x, high * 0.12, z),
            (high * 0.85, high * 0.9, high * 0.6),
            "#6e6c70",
            rough=0.1,
            seed=k + extent.seed,
            detail=3,
        )
        points = np.array(cone.vertices)
        rise = np.clip(points[:, 1] / high, 0, 1)
        points[:, 0] = x + (points[:, 0] - x) * (1.25 - 1.05 * rise)
        points[:, 2] = z + (points[:, 2] - z) * (1.25 - 1.05 * rise)
        stone = speckled(make(points, cone.triangles, "#76747a"), 0.14, k)
        found.append(capped(stone, "#eef2f8", steepness=0.16, low=high * 0.46, keep=0.94, seed=k))
    for k in range(10):
        x, z = (-1) ** k * float(draw.uniform(9, 34)), -float(draw.uniform(9, 34)) - extent.back
        size = float(draw.uniform(1.6, 4.6))
        found.append(
            speckled(
                blob((x, size * 0.25, z), (size * 1.3, size, size), "#79746a", rough=0.2, seed=k + 5, detail=2), 0.12, k
            )
        )
    x = extent.right + 2.6
    found += [
        blob((x, 0.16 + 0.24 * k, -2.2), (0.34 - 0.05 * k, 0.15, 0.3 - 0.05 * k), "#8d887c", rough=0.12, seed=k)
        for k in range(5)
    ]
    return Built(found)
