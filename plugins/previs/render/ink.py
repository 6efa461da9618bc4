"""The ink look: contours from triangle ids, a wash in a few tones, hatching in the darks, on paper."""

import math

import numpy as np

from previs.render.bundles import Band, Floats, Ints, Shapes, World
from previs.render.kept import kernel
from previs.render.texture import height, ramp, relief

F = np.float32
APRON = 4
"""Rows (pixels) beyond a band that contours look at."""


@kernel
def _contour(ids: Ints, depth: Floats, owner: Ints, plane: Floats, at: tuple[int, int]) -> np.float32:
    """Strength (0..1) of a line at one sample: another object, a step in depth, or a crease beside or below it."""
    px, py = at
    a, za = ids[py, px], depth[py, px]
    best = F(0)
    for step in range(1, 3):
        for side in range(2):
            qx, qy = px + (step if side == 0 else 0), py + (step if side == 1 else 0)
            b, zb = ids[qy, qx], depth[qy, qx]
            if a == b:
                continue
            near = max(za, zb)
            line = F(1)
            if a >= 0 and b >= 0 and owner[a] == owner[b]:
                line = ramp(F(0.04), F(0.12), abs(za - zb) / max(near, F(1e-6)))
                turn = plane[a, 0] * plane[b, 0] + plane[a, 1] * plane[b, 1] + plane[a, 2] * plane[b, 2]
                line = max(line, F(0.75) * (F(1) - ramp(F(0.15), F(0.6), turn)))
            if step == 2:
                line *= ramp(F(0.03), F(0.14), near)
            best = max(best, line * (F(0.35) + F(0.65) * ramp(F(0.006), F(0.06), near)))
    return best


@kernel
def ink(world: World, shapes: Shapes, band: Band, place: tuple[int, int, int], high: int) -> None:
    """Redraw a shaded band as ink and wash; place as in `surfaces`, high is the picture's height."""
    top, rows, apron = place
    tile, planes, ids, depth = world.noise, band.planes, band.ids, band.depth
    owner, plane = shapes.owner, shapes.planes
    wide = planes.shape[2]
    last_x, last_y = 2 * wide - 4, ids.shape[0] - 4
    scale = F(640) / F(wide)
    for y in range(rows):
        fy = F(top + y) * scale
        for x in range(wide):
            fx = F(x) * scale
            grain, sx, sy = relief(tile, fx * F(0.9), fy * F(0.9))
            drawn = F(0)
            up = 2 * (y + apron)
            here = ids[up, 2 * x]
            found = False
            for j in range(-4, 5, 4):
                row = min(max(up + j, 0), ids.shape[0] - 1)
                for i in range(-4, 5, 4):
                    found |= ids[row, min(max(2 * x + i, 0), 2 * wide - 1)] != here
            if found:
                for k in range(4):
                    px = int(F(2 * x + (k & 1)) + sx * F(1.2) / scale)
                    py = int(F(up + (k >> 1)) + sy * F(1.2) / scale)
                    px, py = min(max(px, 0), last_x), min(max(py, 0), last_y)
                    drawn += _contour(ids, depth, owner, plane, (px, py))
                drawn *= F(0.25)
            red, green, blue = planes[0, y, x], planes[1, y, x], planes[2, y, x]
            light = F(0.3) * red + F(0.59) * green + F(0.11) * blue
            cloud = height(tile, fx * F(2.1), fy * F(2.1), 0) - F(0.5)
            tooth = height(tile, fx * F(9) + F(7), fy * F(9), 24) - F(0.5)
            level = light + cloud * F(0.05)
            wash = F(0.36) + F(0.22) * ramp(F(0.09), F(0.13), level) + F(0.18) * ramp(F(0.22), F(0.27), level)
            wash += F(0.13) * ramp(F(0.42), F(0.49), level) + F(0.10) * ramp(F(0.70), F(0.79), level)
            if level < F(0.20):
                stroke = (fx + fy) / F(3.6) + cloud * F(1.2)
                stroke -= F(math.floor(stroke))
                line = ramp(F(0.33), F(0.48), abs(stroke - F(0.5)))
                wash *= F(1) - F(0.30) * line * (F(1) - ramp(F(0.12), F(0.20), level))
            paper = F(1) + tooth * F(0.05)
            k = (F(1) - drawn * F(0.93)) * paper
            far_x, far_y = min(fx, F(640) - fx), min(fy, F(high) * scale - fy)
            bare = F(1) - ramp(F(3), F(12), min(far_x, far_y) + (grain - F(0.5)) * F(14))
            red = (F(0.975) * wash + (red - light) * F(1.05)) * k
            green = (F(0.960) * wash + (green - light) * F(1.05)) * k
            blue = (F(0.905) * wash + F(0.02) + (blue - light) * F(1.05)) * k
            planes[0, y, x] = red + (F(0.975) * paper - red) * bare
            planes[1, y, x] = green + (F(0.960) * paper - green) * bare
            planes[2, y, x] = blue + (F(0.925) * paper - blue) * bare
