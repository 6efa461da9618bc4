"""The insides of what travels: a spaceship's bridge, a car."""

import math

import numpy as np

from previs.mesh.parts import place, turn
from previs.mesh.solids import blob, box, lathe, rod, tube
from previs.records import Mesh
from previs.staging.pieces import GLOSSY, PANES, Built, Extent, glow, lamp, shade


def hull(extent: Extent) -> Built:
    """The bridge of a spaceship: ribs, consoles with lit panels, a great window on stars and a planet."""
    left, right = extent.left - 5.2, extent.right + 5.2
    middle, half, back, top = (left + right) / 2, (right - left) / 2, -5.2 - extent.back, 4.0
    white, dark = "#6c747e", "#2c3138"
    found = [box((middle, 0.012, -0.5), (half, 0.012, 7.0), "#4a525c", finish=GLOSSY)]
    found += [
        box((middle, 0.03, back + 1.2 + 1.6 * k), (half, 0.01, 0.03), "#48c8f0", finish=glow(0.9)) for k in range(3)
    ]
    found += [
        box((middle, 0.55, back), (half, 0.55, 0.15), white),
        box((middle, 3.75, back), (half, 0.45, 0.15), white),
    ]
    found += [box((middle, 2.2, back - 0.3), (half, 1.2, 0.02), "#04060e", finish=glow(0.3))]
    draw = np.random.default_rng(extent.seed + 7)
    for _ in range(130):
        x, y, size = float(draw.uniform(left, right)), float(draw.uniform(1.1, 3.3)), float(draw.uniform(0.008, 0.022))
        found.append(box((x, y, back - 0.26), (size, size, 0.005), "#f4f8ff", finish=glow(1.6)))
    disc = lathe([(-0.02, 0.92), (0.02, 0.9)], "#3c78b8", sides=28, finish=glow(0.7))
    found.append(place(disc, (middle + half * 0.42, 2.1, back - 0.24), rotation=turn(roll=math.pi / 2)))
    cap = lathe([(-0.02, 0.86), (0.02, 0.84)], "#6ca8d8", sides=28, finish=glow(0.7))
    found.append(place(cap, (middle + half * 0.42 - 0.1, 2.16, back - 0.21), rotation=turn(roll=math.pi / 2)))
    for x in np.linspace(left, right, max(5, round(2 * half / 2.4))):
        found.append(box((float(x), 2.2, back - 0.02), (0.09, 1.25, 0.12), white))
    for k in range(5):
        z = back + 0.4 + 1.9 * k
        if extent.wild(x=right) or extent.wild(y=top):
            continue
        way = [
            (left, 0.0, z),
            (left, 2.4, z),
            (left + 1.3, top, z),
            (right - 1.3, top, z),
            (right, 2.4, z),
            (right, 0.0, z),
        ]
        found.append(tube(way, [0.16] * 6, white))
        found += [box((x, 1.5, z + 0.95), (0.06, 1.5, 0.8), dark) for x in (left - 0.1, right + 0.1)]
        found += [
            box(
                (left + 0.02 if s < 0 else right - 0.02, 1.3, z + 0.95),
                (0.03, 0.3, 0.55),
                ("#48c8f0", "#f0a038")[k % 2],
                finish=glow(1.1),
            )
            for s in (-1, 1)
        ]
        found.append(box((middle, top + 0.1, z + 0.95), (half - 1.3, 0.05, 0.95), dark))
        found.append(box((middle, top + 0.02, z + 0.95), (half * 0.5, 0.03, 0.08), "#dff4ff", finish=glow(2.2)))
    for x in (left + 1.7, right - 1.7):
        found += _console((x, 0.0, back + 1.5), draw)
    found += _console((middle - 1.6, 0.0, back + 0.8), draw)
    found += _console((middle + 1.8, 0.0, back + 0.8), draw)
    lights = [
        lamp((middle + 1.6, 3.6, 1.4), "#dff0ff", 5.0, radius=0.8),
        lamp((middle - 2.4, 1.4, back + 1.8), "#48c8f0", 5.0),
        lamp((middle + 2.4, 1.4, back + 1.8), "#f0a038", 3.0),
    ]
    return Built(found, lights)


def _console(at: tuple[float, float, float], draw: np.random.Generator) -> list[Mesh]:
    x, _, z = at
    found = [
        box((x, 0.45, z), (0.85, 0.45, 0.32), "#565e68", taper=(1.0, 0.75)),
        box((x, 0.95, z), (0.9, 0.05, 0.4), "#30363e"),
    ]
    for k in range(10):
        tone = ("#48f0a0", "#f05050", "#48c8f0", "#f0d048")[int(draw.integers(4))]
        found.append(
            box(
                (x - 0.7 + 0.155 * k, 1.015, z + 0.12 * float(draw.uniform(-1, 1))),
                (0.045, 0.015, 0.05),
                tone,
                finish=glow(1.8),
            )
        )
    found.append(box((x, 1.28, z - 0.25), (0.6, 0.24, 0.02), "#0c3848", finish=glow(1.1)))
    found += [
        box((x - 0.45 + 0.3 * k, 1.24, z - 0.225), (0.1, 0.02 + 0.05 * (k % 3), 0.005), "#7cf0ff", finish=glow(2.0))
        for k in range(4)
    ]
    return found


def car(extent: Extent) -> Built:
    """A car opened up: seats and rear window behind, pillars and roof around, dashboard and wheel in front."""
    dark, cloth, paint = "#26282c", "#5a4a40", "#7c2a2a"
    x = 0.0
    found: list[Mesh] = []
    for s in (-0.42, 0.42):
        found += [
            box((x + s, 0.36, -0.12), (0.34, 0.12, 0.34), cloth),
            box((x + s, 0.86, -0.50), (0.33, 0.46, 0.10), cloth),
        ]
        found += [
            box((x + s, 1.42, -0.52), (0.17, 0.12, 0.07), shade(cloth, 0.85)),
            box((x + s, 0.86, -0.395), (0.18, 0.36, 0.01), shade(cloth, 1.25)),
        ]
    found += [box((x, 0.6, -1.35), (0.95, 0.42, 0.12), shade(cloth, 0.8))]
    for s in (-1.0, 1.0):
        side = x + s * 0.98
        found += [
            box((side, 0.45, -0.4), (0.05, 0.45, 1.6), paint),
            box((side - s * 0.06, 0.55, -0.2), (0.02, 0.3, 0.9), dark),
        ]
        found += [
            rod((side, 0.88, -0.7), (side - s * 0.1, 1.78, -0.75), (0.05, 0.05), dark),
            rod((side, 0.88, 0.95), (side - s * 0.12, 1.78, 0.35), (0.045, 0.045), dark),
        ]
        found += [rod((side, 0.88, -1.9), (side - s * 0.16, 1.74, -1.5), (0.07, 0.06), dark)]
        found.append(box((side + s * 0.14, 1.02, 0.78), (0.1, 0.07, 0.05), paint))
    if not extent.wild(y=1.85):
        found.append(box((x, 1.83, -0.6), (0.92, 0.04, 0.98), dark))
    found += [
        box((x, 0.64, 0.92), (0.98, 0.10, 0.20), dark, taper=(1.0, 0.7)),
        box((x, 0.42, 1.05), (1.0, 0.30, 0.12), dark),
    ]
    wheel = lathe([(-0.018, 0.17), (-0.018, 0.205), (0.018, 0.205), (0.018, 0.17), (-0.018, 0.17)], "#17181a", sides=20)
    found.append(place(wheel, (x + 0.42, 0.74, 0.60), rotation=turn(roll=1.15)))
    found.append(box((x + 0.42, 0.73, 0.64), (0.16, 0.025, 0.02), "#17181a"))
    found += [box((x + 0.42 + d, 0.75, 0.78), (0.05, 0.02, 0.01), "#3c9880", finish=glow(0.5)) for d in (-0.09, 0.09)]
    found += [
        box((x, 0.46, 1.75), (1.0, 0.18, 0.62), paint, taper=(0.95, 0.9)),
    ]
    found += _passing(x, extent)
    lights = [
        lamp((x - 0.4, 1.55, 0.95), PANES[extent.time][0], 0.9 + PANES[extent.time][1], radius=0.3),
        lamp((x + 0.4, 0.95, 0.6), "#58d8b0", 0.03, radius=0.1),
    ]
    return Built(found, lights)


def _passing(x: float, extent: Extent) -> list[Mesh]:
    """What is seen through the rear window and to the sides: the road, trees, by night the lights of houses."""
    colour, power = PANES[extent.time]
    draw = np.random.default_rng(extent.seed + 31)
    found = [
        box((x, 4.0, -26.0), (40.0, 4.0, 0.1), colour, finish=glow(power * 0.8)),
        box((x, -0.02, -12.0), (4.0, 0.03, 14.0), "#3c3e42"),
    ]
    found += [box((x, 0.015, -4.0 - 3.5 * k), (0.08, 0.01, 0.9), "#e0d8b8") for k in range(6)]
    for k in range(26):
        side = -1 if k % 2 else 1
        at = (x + side * float(draw.uniform(5.5, 17.0)), float(draw.uniform(1.0, 2.4)), -float(draw.uniform(9.0, 24.0)))
        found.append(
            blob(at, (1.6, at[1], 1.4), shade("#4c6840", float(draw.uniform(0.6, 1.1))), detail=1, rough=0.15, seed=k)
        )
        if extent.time in ("night", "midnight", "dusk", "sunset"):
            found.append(
                blob(
                    (at[0] * 0.9, at[1] + 1.2, at[2] + 2.0),
                    (0.22, 0.22, 0.05),
                    ("#ffc870", "#ff7050", "#8cc8ff")[k % 3],
                    detail=1,
                    finish=glow(2.2),
                )
            )
    return found
