"""Places without air or land: the sea's bed, space, another planet, the height of the clouds."""

import math

import numpy as np

from previs.mesh.parts import Finish, linear, place, replaced, speckled, turn
from previs.mesh.solids import blob, lathe, rod, sheet, tube
from previs.records import Floats, Mesh
from previs.staging.pieces import Built, Extent, glow, shade, shaft


def sea_bed(extent: Extent) -> Built:
    """Kelp, coral, wrecked timbers and shafts of light from above."""
    draw = np.random.default_rng(extent.seed + 17)
    found: list[Mesh] = []
    span = max(9.0, (extent.right - extent.left) / 2 + 9.0)
    middle = (extent.left + extent.right) / 2
    for k in range(54):
        near = k % 3
        z = -float(draw.uniform(1.8, 5.0)) if near == 0 else -float(draw.uniform(5.0, 20.0))
        x = middle + float(draw.uniform(-1, 1)) * (span + 0.7 * abs(z))
        if abs(x - middle) < 1.6 and z > -6.0:
            continue
        if near < 2:
            found += _kelp(x, z - extent.back, draw)
        else:
            found += _coral(x, z - extent.back, draw)
    for k in range(5):
        x, size = middle + (-1) ** k * float(draw.uniform(4, 15)), float(draw.uniform(1.2, 3.0))
        found.append(
            speckled(
                blob(
                    (x, size * 0.3, -float(draw.uniform(7, 18))),
                    (size * 1.3, size, size),
                    "#5a6c62",
                    rough=0.2,
                    seed=k,
                    detail=2,
                ),
                0.1,
                k,
            )
        )
    for k in range(22):
        x, y, z = (
            middle + 4.6 + 0.5 * math.sin(k * 2.4) + 0.14 * k,
            2.7 + 0.42 * math.cos(k * 1.7),
            -6.5 + 0.5 * math.sin(k * 3.1),
        )
        found.append(blob((x, y, z), (0.15, 0.06, 0.03), "#d8e8e0", detail=0))
        found.append(sheet([(x + 0.12, y, z), (x + 0.24, y + 0.07, z), (x + 0.24, y - 0.07, z)], "#b8ccc8"))
    beams = [
        shaft(
            (middle - 7.0 + 3.4 * k, 9.5, -4.5 - 1.2 * (k % 3)),
            (middle - 5.2 + 3.4 * k, 0.0, -3.0 - 1.2 * (k % 3)),
            (0.35, 1.0),
            "#c8fff4",
            0.22,
        )
        for k in range(5)
    ]
    return Built(found, (), beams)


def _kelp(x: float, z: float, draw: np.random.Generator) -> list[Mesh]:
    """A ribbon of weed that winds upwards, with leaves."""
    tall, lean = float(draw.uniform(1.4, 4.4)), float(draw.uniform(0, 6))
    tone = ("#3c6c34", "#5c7c2c", "#2c5c44")[int(draw.integers(3))]
    way = [(x + 0.22 * math.sin(lean + 1.1 * k), tall * k / 7, z + 0.1 * math.cos(lean + k)) for k in range(8)]
    found = [tube(way, [0.035] * 7 + [0.01], tone, sides=5)]
    for k in range(1, 8):
        px, py, pz = way[k]
        s = 1 if k % 2 else -1
        found.append(
            sheet(
                [
                    (px, py, pz),
                    (px + s * 0.22, py + 0.14, pz),
                    (px + s * 0.42, py + 0.10, pz),
                    (px + s * 0.2, py - 0.02, pz),
                ],
                shade(tone, 1.2),
            )
        )
    return found


def _coral(x: float, z: float, draw: np.random.Generator) -> list[Mesh]:
    """A branching or a round coral."""
    tone = ("#e0604c", "#e08ca8", "#e0a848", "#9c6cc8")[int(draw.integers(4))]
    if draw.random() < 0.4:
        size = float(draw.uniform(0.3, 0.7))
        return [
            blob((x, size * 0.45, z), (size, size * 0.7, size), tone, rough=0.07, seed=int(draw.integers(99)), detail=2)
        ]
    found: list[Mesh] = []
    for k in range(7):
        a, b = 0.9 * k + float(draw.uniform(0, 0.5)), float(draw.uniform(0.5, 1.1))
        tip = (x + 0.5 * math.cos(a), b, z + 0.3 * math.sin(a))
        found += [
            rod((x, 0.0, z), tip, (0.09, 0.05), tone),
            rod(tip, (tip[0] + 0.15 * math.cos(a + 1), tip[1] + 0.3, tip[2]), (0.05, 0.025), tone),
        ]
    return found


def _globe(at: tuple[float, float, float], radius: float, bands: tuple[str, ...], *, power: float = 0.0) -> Mesh:
    """A planet: a smooth ball with bands that waver, or patches of land where there are two colours."""
    ball = blob(at, (radius, radius, radius), bands[0], detail=4, finish=Finish(smooth=1.0, emission=power))
    centres = (ball.vertices[ball.triangles].mean(1) - np.array(at, np.float32)) / np.float32(radius)
    x, y, z = centres.T
    colours: Floats = ball.colours.copy()
    if len(bands) == 2:
        field = np.sin(3.1 * x + 1.7) + np.sin(4.3 * y + 2.2 * z) + 0.7 * np.sin(9 * z + 5 * x)
        white = np.sin(7 * y + 2.4 * np.sin(4 * x)) + np.sin(11 * z - 6 * y)
        for share, code in (
            (np.clip((field - 0.5) * 1.6, 0, 1), bands[1]),
            (np.clip((white - 0.6) * 1.2, 0, 0.85), "#dfe8f0"),
            (np.clip((np.abs(y) - 0.8) * 8, 0, 1), "#e8f0f4"),
        ):
            colours += (np.array(linear(code), np.float32) - colours) * share[:, None].astype(np.float32)
    else:
        number = np.floor((y * 0.5 + 0.5 + 0.02 * np.sin(9 * x + 6 * z)) * 14).astype(int) % len(bands)
        colours[:] = np.array([linear(code) for code in bands], np.float32)[number]
    return replaced(ball, colours=colours)


def heavens(extent: Extent) -> Built:
    """Open space: a blue planet that fills a corner, a moon, drifting rocks near and far."""
    draw = np.random.default_rng(extent.seed + 19)
    middle = (extent.left + extent.right) / 2
    found = [
        _globe((middle + 95.0, -40.0, -230.0), 92.0, ("#1c4c94", "#4c7c4c")),
        _globe((middle - 88.0, 52.0, -260.0), 13.0, ("#8c8a86", "#7c7a78", "#96928c")),
    ]
    for k in range(34):
        far = k % 3
        x, y = middle + float(draw.uniform(-1, 1)) * (12 + 22 * far), float(draw.uniform(-6, 9)) * (1 + far)
        z, size = -float(draw.uniform(9, 22)) * (1 + 1.4 * far), float(draw.uniform(0.15, 0.9)) * (1 + far)
        if abs(x - middle) < 3.0 and abs(y) < 4.0:
            continue
        found.append(
            speckled(blob((x, y, z), (size * 1.3, size, size * 0.9), "#6c645c", rough=0.24, seed=k, detail=1), 0.12, k)
        )
    return Built(found)


def moons(extent: Extent) -> Built:
    """Another planet's ground: craters, spires of rock, a ringed world and a small moon over the horizon."""
    draw = np.random.default_rng(extent.seed + 23)
    middle = (extent.left + extent.right) / 2
    found = [
        _globe((middle - 88.0, 62.0, -330.0), 27.0, ("#d8a070", "#b87850", "#e8c090", "#a86848"), power=0.22),
        _globe((middle + 74.0, 74.0, -330.0), 8.0, ("#b8b0b8", "#a09aa4", "#c4bcc0"), power=0.30),
    ]
    ring = lathe(
        [(-0.3, 37.0), (-0.3, 50.0), (0.3, 50.0), (0.3, 37.0), (-0.3, 37.0)], "#d8b890", sides=48, finish=glow(0.35)
    )
    found.append(place(ring, (middle - 88.0, 62.0, -330.0), rotation=turn(roll=0.35, pitch=0.30)))
    for k in range(20):
        x, z = middle + float(draw.uniform(-26, 26)), -float(draw.uniform(4.5, 40.0)) - extent.back
        size = float(draw.uniform(0.8, 2.6)) * (1 + 0.03 * abs(z))
        if abs(x - middle) < 2.2 and z > -7:
            continue
        found.append(
            speckled(
                lathe(
                    [
                        (-0.02, size * 1.35),
                        (size * 0.16, size * 1.05),
                        (size * 0.22, size * 0.92),
                        (size * 0.05, size * 0.6),
                        (0.02, 0.0),
                    ],
                    "#a87858",
                    sides=18,
                    at=(x, 0.0, z),
                ),
                0.06,
                k,
            )
        )
    for k in range(9):
        x, z = middle + (-1) ** k * float(draw.uniform(9, 46)), -float(draw.uniform(22, 70))
        tall = float(draw.uniform(4, 15))
        found.append(
            speckled(
                lathe(
                    [
                        (-0.3, tall * 0.36),
                        (tall * 0.3, tall * 0.2),
                        (tall * 0.6, tall * 0.23),
                        (tall * 0.85, tall * 0.1),
                        (tall, 0.0),
                    ],
                    "#86604c",
                    sides=9,
                    at=(x, 0.0, z),
                ),
                0.12,
                k,
            )
        )
    return Built(found)


def cumulus(extent: Extent) -> Built:
    """Towers of cloud that stand up around what flies."""
    draw = np.random.default_rng(extent.seed + 29)
    middle = (extent.left + extent.right) / 2
    found: list[Mesh] = []
    for k in range(12):
        x, z = middle + (-1) ** k * float(draw.uniform(16, 110)), -float(draw.uniform(70, 210))
        base, size = -float(draw.uniform(6, 20)), float(draw.uniform(4, 10)) * (0.6 - z / 150)
        for j in range(7):
            part = size * float(draw.uniform(0.5, 0.9))
            at = (
                x + float(draw.uniform(-1.5, 1.5)) * size,
                base + float(draw.uniform(0, 1.1)) * size,
                z + float(draw.uniform(-0.6, 0.6)) * size,
            )
            found.append(
                blob(
                    at,
                    (part * 1.2, part * 0.8, part),
                    "#f4f7fb",
                    detail=2,
                    finish=Finish(smooth=1.0, emission=0.12),
                    rough=0.03,
                    seed=j + 7 * k,
                )
            )
    return Built(found)
