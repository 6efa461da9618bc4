"""What is built for traffic and on roofs: roads, streets, rails, stations, the tops of houses."""

import math

import numpy as np

from previs.mesh.parts import place, turn
from previs.mesh.solids import box, lathe, prism, rod, tube
from previs.records import Mesh
from previs.staging.pieces import GLOSSY, PANES, Built, Extent, glow, lamp
from previs.staging.waters import ribbon, span


def roadway(extent: Extent) -> Built:
    """A road along the action's way: asphalt, a broken line in its middle, verges, posts."""
    xs = span(extent, 240.0, 6.0)
    found = [
        ribbon(xs, 3.2, -3.4, "#3d3f43", y=0.014),
        *(ribbon(xs, z + 0.07, z - 0.07, "#cfc8b4", y=0.024) for z in (2.9, -3.1)),
    ]
    dashes = np.arange(extent.left - 60, extent.right + 60, 4.5)
    found += [ribbon(np.array([x, x + 1.1, x + 2.2]), -0.02, -0.16, "#e8e2cc", y=0.026) for x in dashes]
    for x in np.arange(extent.left - 70, extent.right + 70, 9.0):
        found.append(box((float(x), 0.45, -4.4), (0.06, 0.45, 0.05), "#e8e8e4"))
        found.append(box((float(x), 0.74, -4.34), (0.05, 0.07, 0.02), "#d8402c"))
    for x in np.arange(extent.left - 90, extent.right + 90, 22.0):
        pole = float(x)
        found.append(rod((pole, 0.0, -9.0), (pole, 6.6, -9.0), (0.13, 0.09), "#5a4632"))
        found.append(box((pole, 6.0, -9.0), (0.9, 0.07, 0.07), "#5a4632"))
        for side in (-0.8, 0.8):
            way = [(pole + 22.0 * k / 4, 6.1 - 0.9 * (1 - (k / 2 - 1) ** 2), -9.0 + side * 0.15) for k in range(5)]
            found.append(tube(way, [0.018] * 5, "#2c2c2e"))
    return Built(found)


def carriageway(extent: Extent) -> Built:
    """A street's kerbs, its middle line and a crossing."""
    xs = span(extent, 90.0, 6.0)
    found = [
        box(
            ((extent.left + extent.right) / 2, 0.06, -6.0),
            ((extent.right - extent.left) / 2 + 90, 0.07, 1.35),
            "#75767a",
        )
    ]
    found.append(
        box(
            ((extent.left + extent.right) / 2, 0.065, -4.62),
            ((extent.right - extent.left) / 2 + 90, 0.075, 0.09),
            "#9a9b9c",
        )
    )
    found.append(ribbon(xs, -3.75, -3.87, "#b8a860", y=0.015))
    found += [
        ribbon(np.array([x, x + 0.75, x + 1.5]), -1.1, -1.22, "#c8c8c4", y=0.018)
        for x in np.arange(extent.left - 40, extent.right + 40, 3.6)
    ]
    return Built(found)


def tracks(extent: Extent) -> Built:
    """Two pairs of rails on sleepers before a far platform, and the edge of the near one."""
    middle, half = (extent.left + extent.right) / 2, (extent.right - extent.left) / 2 + 90
    back = 2.6 + extent.back
    found = [
        ribbon(span(extent, 90.0, 10.0), -back, -back - 7.6, "#4a443e", y=0.012),
        box((middle, 0.012, -back + 0.25), (half, 0.016, 0.16), "#e8d05a"),
    ]
    for centre in (back + 2.0, back + 5.4):
        found += [
            box((middle, 0.10, -centre + s * 0.72), (half, 0.07, 0.04), "#9a9aa0", finish=GLOSSY) for s in (-1, 1)
        ]
        found += [
            box((float(x), 0.03, -centre), (0.12, 0.035, 1.15), "#5a4634")
            for x in np.arange(extent.left - 36, extent.right + 36, 0.75)
        ]
    return Built(found)


def platform_roof(extent: Extent) -> Built:
    """A station: a roof on iron columns over the platform, clock, sign, the hall across the tracks."""
    left, right = extent.left - 32, extent.right + 32
    middle, half, back = (left + right) / 2, (right - left) / 2, 2.6 + extent.back
    found = [
        box((middle, 0.45, -back - 9.4), (half, 0.45, 1.8), "#8a857c"),
        box((middle, 5.9, -back - 9.4), (half, 0.12, 2.6), "#5c4a3c"),
    ]
    found += [box((middle, 4.6, -back - 11.4), (half, 4.6, 0.3), "#9c5a42")]
    colour, power = PANES[extent.time]
    for x in np.arange(left, right, 4.0):
        found.append(
            prism(
                [
                    (float(x) + 1.0, 1.6),
                    (float(x) + 1.0, 3.4),
                    (float(x) + 0.5, 4.1),
                    (float(x) - 0.5, 4.1),
                    (float(x) - 1.0, 3.4),
                    (float(x) - 1.0, 1.6),
                ],
                -back - 11.1,
                -back - 11.06,
                colour,
                finish=glow(power * 0.7),
            )
        )
    for x in np.arange(left + 1.5, right, 7.0):
        for z in (-back + 0.9, -back - 8.6):
            base = 0.0 if z > -back else 0.9
            found.append(
                lathe([(base, 0.2), (base + 0.4, 0.1), (4.6, 0.09)], "#2f4a44", sides=8, at=(float(x), 0.0, z))
            )
            found += [
                tube(
                    [(float(x), 3.6, z), (float(x) + s * 0.7, 4.3, z), (float(x) + s * 1.5, 4.6, z)],
                    [0.05] * 3,
                    "#2f4a44",
                )
                for s in (-1, 1)
            ]
    if not extent.wild(y=4.7):
        found.append(box((middle, 4.75, -back + 1.6), (half, 0.1, 2.6), "#5c4a3c"))
        found += [box((float(x), 4.64, -back + 1.6), (0.06, 0.1, 2.5), "#2f4a44") for x in np.arange(left, right, 3.5)]
    face = lathe([(-0.07, 0.5), (0.07, 0.5)], "#f4efe0", sides=18, finish=glow(0.6))
    for x in (extent.left - 2.6,):
        found.append(place(face, (x, 3.6, -back + 0.9), rotation=turn(roll=math.pi / 2)))
        found += [
            box((x, 3.78, -back + 1.0), (0.02, 0.19, 0.02), "#202020"),
            box((x + 0.13, 3.6, -back + 1.0), (0.14, 0.02, 0.02), "#202020"),
            box((x, 4.4, -back + 0.9), (0.03, 0.35, 0.03), "#2f4a44"),
        ]
    found += [
        box((extent.right + 2.7, 3.3, -back + 0.9), (1.1, 0.26, 0.05), "#24406c"),
        box((extent.right + 2.7, 3.3, -back + 0.96), (0.9, 0.07, 0.01), "#f0f0f0", finish=glow(0.6)),
    ]
    lights = [lamp((x, 4.2, -back + 1.2), "#ffe2b0", 6.0, radius=0.5) for x in (extent.left - 3.0, extent.right + 3.0)]
    return Built(found, lights)


def rooftop(extent: Extent) -> Built:
    """The flat top of a house with a parapet, a stair head, a water tank and vents; the city's towers stand below."""
    left, right, back, front = extent.left - 9.0, extent.right + 9.0, -4.6 - extent.back, 16.0
    middle, half = (left + right) / 2, (right - left) / 2
    found = [box((middle, -10.0, (back + front) / 2), (half, 10.0, (front - back) / 2), "#77736c")]
    found += [box((middle, 0.006, -3.2 + 2.4 * k), (half, 0.006, 0.02), "#66625c") for k in range(4)]
    found += [
        box((middle, 0.42, back + 0.15), (half, 0.42, 0.15), "#8f8a80"),
        box((middle, 0.87, back + 0.15), (half + 0.05, 0.04, 0.2), "#a8a297"),
    ]
    found += [
        box((x, 0.42, (back + front) / 2), (0.15, 0.42, (front - back) / 2), "#8f8a80")
        for x in (left + 0.15, right - 0.15)
    ]
    x, z = right - 3.4, back + 1.9
    found += [
        box((x, 1.25, z), (1.3, 1.25, 1.2), "#97857a"),
        box((x - 0.2, 1.0, z + 1.21), (0.45, 0.95, 0.02), "#4c5a60"),
        box((x, 2.55, z), (1.45, 0.07, 1.35), "#6c645c"),
        box((x - 0.2, 2.15, z + 1.24), (0.12, 0.06, 0.06), "#ffe0a0", finish=glow(2.0)),
    ]
    x = left + 3.2
    found += [
        rod((x + a, 0.0, z + b), (x + a, 1.9, z + b), (0.07, 0.07), "#4a3c30") for a in (-0.7, 0.7) for b in (-0.7, 0.7)
    ]
    found += [lathe([(1.9, 1.05), (3.7, 1.05), (3.75, 1.15), (4.5, 0.0)], "#7a5c40", sides=14, at=(x, 0.0, z))]
    found += [
        box((middle - 1.9, 0.4, back + 1.0), (0.55, 0.4, 0.4), "#b8bcbe"),
        box((middle - 1.9, 0.82, back + 1.0), (0.35, 0.02, 0.3), "#3a3c40"),
    ]
    found += [rod((middle + 2.2, 0.0, back + 0.7), (middle + 2.2, 3.4, back + 0.7), (0.03, 0.02), "#5a5c60")]
    found += [
        rod((middle + 2.2 - w, y, back + 0.7), (middle + 2.2 + w, y, back + 0.7), (0.015, 0.015), "#5a5c60")
        for y, w in ((3.2, 0.3), (2.9, 0.45), (2.6, 0.6))
    ]
    lights = [lamp((right - 3.6, 2.2, back + 3.4), "#ffd090", 5.0)]
    return Built([*found, *towers(extent, back)], lights)


def towers(extent: Extent, back: float) -> list[Mesh]:
    """The city below and beyond a roof: blocks of many heights, their windows lit at night."""
    draw = np.random.default_rng(extent.seed + 12)
    night = extent.time in ("night", "midnight", "dusk", "sunset")
    found: list[Mesh] = []
    for ring, (near, far, low, high, count) in enumerate(
        ((14, 34, -9, 2.5, 12), (40, 90, -8, 12, 16), (95, 200, -4, 34, 18))
    ):
        for k in range(count):
            spread = (1.1 + 0.03 * near) * 14.0
            x = (
                extent.left
                - spread
                + (extent.right - extent.left + 2 * spread) * (k + float(draw.uniform(0.1, 0.9))) / count
            )
            z, top = back - float(draw.uniform(near, far)), float(draw.uniform(low, high))
            wide = float(draw.uniform(2.8, 5.5)) * (1 + 0.5 * ring)
            tone = ("#8b8f98", "#7c7a80", "#9a8c80", "#6c7682", "#a09a90")[int(draw.integers(5))]
            found.append(box((x, (top - 60) / 2, z), (wide, (top + 60) / 2, wide), tone))
            for j in range(7):
                y = top - 1.4 - 2.2 * j * (1 + 0.5 * ring)
                for i in range(4):
                    lit = draw.random() < (0.4 if night else 0.0)
                    pane = ("#ffd890" if lit else "#4c5866", glow(1.3) if lit else GLOSSY)
                    found.append(
                        box(
                            (x + wide * (0.5 * i - 0.75), y, z + wide + 0.02),
                            (wide * 0.16, 0.55 * (1 + 0.4 * ring), 0.03),
                            pane[0],
                            finish=pane[1],
                        )
                    )
    return found


def rails(extent: Extent) -> list[Mesh]:
    """A pair of rails on sleepers and ballast along x."""
    xs = span(extent, 240.0, 8.0)
    middle, half = (extent.left + extent.right) / 2, (extent.right - extent.left) / 2 + 240
    found = [ribbon(xs, 2.1, -2.1, "#6c665c", y=0.012)]
    found += [box((middle, 0.10, s * 0.72), (half, 0.06, 0.04), "#9a9aa0", finish=GLOSSY) for s in (-1, 1)]
    sleepers = np.arange(extent.left - 45, extent.right + 45, 0.8)
    found += [box((float(x), 0.03, 0.0), (0.12, 0.035, 1.25), "#5a4634") for x in sleepers]
    return found


def line(extent: Extent) -> Built:
    """A railway along the action's way: ballast, sleepers, rails, telegraph poles, a signal."""
    found = rails(extent)
    for x in np.arange(extent.left - 80, extent.right + 80, 20.0):
        pole = float(x)
        found += [
            rod((pole, 0.0, -5.5), (pole, 6.2, -5.5), (0.12, 0.09), "#5a4632"),
            box((pole, 5.6, -5.5), (0.8, 0.06, 0.06), "#5a4632"),
        ]
    x = extent.right + 7.0
    found += [
        rod((x, 0.0, -3.4), (x, 4.4, -3.4), (0.08, 0.07), "#3a3c40"),
        box((x, 4.3, -3.4), (0.18, 0.42, 0.12), "#222428"),
    ]
    found.append(box((x, 4.5, -3.27), (0.09, 0.09, 0.02), "#e04030", finish=glow(1.8)))
    return Built(found)


def span_of_bridge(extent: Extent) -> Built:
    """A bridge high over a river: its deck, rails, towers with cables, the water and its banks far below."""
    xs = span(extent, 320.0, 10.0)
    middle, half = (extent.left + extent.right) / 2, (extent.right - extent.left) / 2 + 90
    back = 4.6 + extent.back
    stone, steel, low = "#6c6f74", "#8a4238", -17.0
    found = [
        box((middle, -0.6, (5.0 - back) / 2), (half, 0.6, (5.0 + back) / 2), "#4c4f54"),
        ribbon(xs, -back, -900.0, "#33606e", y=low, gloss=0.85),
        box((middle, 0.10, -back + 0.9), (half, 0.11, 0.8), stone),
        box((middle, 1.12, -back + 0.15), (half, 0.06, 0.09), steel),
        box((middle, 0.32, -back + 0.15), (half, 0.04, 0.05), steel),
    ]
    posts = np.arange(extent.left - 34, extent.right + 34, 0.55)
    found += [box((float(x), 0.66, -back + 0.15), (0.022, 0.48, 0.022), steel) for x in posts]
    found += [ribbon(np.array([x, x + 1.0, x + 2.0]), -0.9, -1.04, "#d8d2bc", y=0.012) for x in posts[::8]]
    for x in (extent.left - 13.0, extent.right + 15.0, extent.right + 75.0):
        for z in (-back - 0.5, -back - 14.0):
            found.append(box((x, (low + 19.0) / 2, z), (0.75, (19.0 - low) / 2, 0.6), steel))
        found += [box((x, y, -back - 7.2), (0.6, 0.6, 6.4), steel) for y in (9.0, 17.5)]
        for side in (-1.0, 1.0):
            way = [
                (x + side * 40.0 * k / 6, 18.8 - 17.0 * math.sin(math.pi / 2 * k / 6), -back - 0.5) for k in range(7)
            ]
            found.append(tube(way, [0.16] * 7, steel))
            found += [rod((a, 0.1, c), (a, b, c), (0.03, 0.03), steel) for a, b, c in way[1:-1]]
    return Built(found)
