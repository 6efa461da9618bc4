"""The ink look: contours with weight, a wash in a few tones under hatched darks, on paper."""

import math

import numpy as np

from previs.render.bundles import Band, Bytes, Floats, Shapes, World
from previs.render.kept import kernel
from previs.render.texture import Tile, ramp, relief

F = np.float32
CAST = np.uint8(128)
"""Added to the strength of a line that a figure is in."""


def line_reach(width: int) -> int:
    """Samples across that the heaviest contour reaches in a picture of a width: it scales with the picture."""
    return max(1, min(8, round(3 * width / 640)))


def apron(width: int) -> int:
    """Rows (pixels) beyond a band that contours look at."""
    return 2 * line_reach(width) + 1


@kernel
def _inner(step: np.float32, turn: np.float32, hue: np.float32, here: np.float32) -> np.float32:
    """Strength (0..1) of a line within one object: a step in depth (as a share), a crease (the cosine of its turn), a
    border of colour."""
    line = max(ramp(F(0.03), F(0.10), step), F(0.7) * (F(1) - ramp(F(0.10), F(0.55), turn)))
    return max(line, F(0.62) * ramp(F(0.10), F(0.35), hue)) * (F(0.25) + F(0.65) * here)


@kernel
def _edges(shapes: Shapes, band: Band, reach: int) -> None:
    """Put the lines of a band into band.lines: strength in 1..120, and CAST more where a figure is in it; count those
    of the set in band.busy. Figures have heavy outlines, the set lighter ones, creases and borders of colour the
    thinnest, and all are thinner far away."""
    ids, depth, lines, busy = band.ids, band.depth, band.lines, band.busy
    plane, owner, figure, paint = shapes.planes, shapes.owner, shapes.figure, shapes.paint
    lines[:, :] = 0
    busy[:, :] = F(0)
    tile = ids.shape[1] // busy.shape[1]
    for y in range(ids.shape[0] - 1):
        for x in range(ids.shape[1] - 1):
            a = ids[y, x]
            if a == ids[y, x + 1] and a == ids[y + 1, x]:
                continue
            for side in range(2):
                qx, qy = x + 1 - side, y + side
                b = ids[qy, qx]
                if a == b:
                    continue
                za, zb = depth[y, x], depth[qy, qx]
                near = max(za, zb)
                here = ramp(F(0.02), F(0.16), near)
                cast = (a >= 0 and figure[a] > 0) or (b >= 0 and figure[b] > 0)
                wide, line = 1, F(1)
                if min(a, b) >= 0 and owner[a] == owner[b]:
                    turn = plane[a, 0] * plane[b, 0] + plane[a, 1] * plane[b, 1] + plane[a, 2] * plane[b, 2]
                    hue = abs(paint[a, 0] - paint[b, 0]) + abs(paint[a, 1] - paint[b, 1])
                    hue = hue + abs(paint[a, 2] - paint[b, 2]) if cast else F(0)
                    line = _inner(abs(za - zb) / max(near, F(1e-6)), turn, hue, here)
                    if line < F(0.03):
                        continue
                    wide = max(1, reach // 3)
                elif cast:
                    wide = max(1, int(F(reach) * (F(0.5) + F(0.55) * here) + F(0.3)))
                else:
                    line = F(0.22) + F(0.63) * here
                    wide = max(1, int(F(reach) * (F(0.34) + F(0.33) * ramp(F(0.08), F(0.3), near)) + F(0.2)))
                mark = np.uint8(F(120) * line) + (CAST if cast else np.uint8(0))
                if not cast:
                    busy[min(y // tile, busy.shape[0] - 1), min(x // tile, busy.shape[1] - 1)] += F(1)
                for k in range(wide):
                    px, py = max(x - k * (1 - side), 0), max(y - k * side, 0)
                    lines[py, px] = max(lines[py, px], mark)


@kernel
def _drawn(lines: Bytes, busy: Floats, at: tuple[int, int], wobble: tuple[int, int]) -> np.float32:
    """How much of a pixel (x, sample row) is under lines, which a hand's wobble displaces (samples): crowded ones, as
    of leaves and blades, are drawn faintly."""
    x, up = at
    drawn, most = F(0), np.uint8(0)
    for k in range(4):
        px, py = 2 * x + (k & 1) + wobble[0], up + (k >> 1) + wobble[1]
        mark = lines[min(max(py, 0), lines.shape[0] - 1), min(max(px, 0), lines.shape[1] - 1)]
        most = max(most, mark)
        drawn += F(mark - CAST) if mark >= CAST else F(mark)
    if most == 0:
        return F(0)
    drawn *= F(1 / 480)
    if most < CAST:
        tile = lines.shape[1] // busy.shape[1]
        many = F(busy[min(up // tile, busy.shape[0] - 1), min(2 * x // tile, busy.shape[1] - 1)]) / F(tile)
        drawn *= F(1) - F(0.72) * ramp(F(2.2), F(5.5), many)
    return drawn


@kernel
def _washed(light: np.float32, cloud: np.float32, fx: np.float32, fy: np.float32) -> np.float32:
    """The tone (0..1) that is laid down for a light: paper, two washes, a dark one with hatching, spotted black."""
    level = light + cloud * F(0.03)
    wash = F(0.15) + F(0.23) * ramp(F(0.045), F(0.085), level) + F(0.22) * ramp(F(0.15), F(0.20), level)
    wash += F(0.20) * ramp(F(0.34), F(0.42), level) + F(0.20) * ramp(F(0.60), F(0.70), level)
    if level < F(0.24):
        stroke = (fx + fy) / F(4.2) + cloud * F(0.7)
        stroke -= F(math.floor(stroke))
        line = ramp(F(0.30), F(0.45), abs(stroke - F(0.5)))
        wash *= F(1) - F(0.26) * line * (F(1) - ramp(F(0.16), F(0.24), level))
    return wash


@kernel
def _texel(tile: Tile, u: int, v: int, shift: int) -> np.float32:
    """One layer of the noise tile (see `height`) at its nearest point, about -0.5..0.5."""
    return F(np.int32((tile[((v & 255) << 8) | (u & 255)] >> shift) & 255)) * F(1 / 255) - F(0.5)


@kernel
def ink(world: World, shapes: Shapes, band: Band, place: tuple[int, int, int], sizes: tuple[int, int]) -> None:
    """Redraw a shaded band as ink and wash; place as in `surfaces`, sizes: the picture's height and `line_reach`."""
    top, rows, apron = place
    high, reach = sizes
    tile, planes, ids, figure = world.noise, band.planes, band.ids, shapes.figure
    lines, busy, wide = band.lines, band.busy, planes.shape[2]
    scale = F(640) / F(wide)
    _edges(shapes, band, reach)
    for y in range(rows):
        fy = F(top + y) * scale
        up = 2 * (y + apron)
        down = min(fy, F(high) * scale - fy)
        grain, wobble = F(0.5), (0, 0)
        for x in range(wide):
            fx = F(x) * scale
            if x & 1 == 0:
                grain, sx, sy = relief(tile, fx * F(0.9), fy * F(0.9))
                wobble = (int(sx * F(1.1) / scale), int(sy * F(1.1) / scale))
            drawn = _drawn(lines, busy, (x, up), wobble)
            red, green, blue = planes[0, y, x], planes[1, y, x], planes[2, y, x]
            light = F(0.3) * red + F(0.59) * green + F(0.11) * blue
            wash = _washed(light, _texel(tile, int(fx * F(2.1)), int(fy * F(2.1)), 0), fx, fy)
            t = ids[up, 2 * x]
            hue = (F(0.85) if t >= 0 and figure[t] > 0 else F(0.42)) * (F(0.35) + F(0.65) * wash)
            paper = F(1) + _texel(tile, 9 * x + 7, 9 * (top + y), 24) * F(0.05)
            k = (F(1) - drawn * F(0.95)) * paper
            edge = min(min(fx, F(640) - fx), down) + (grain - F(0.5)) * F(14)
            bare = F(1) - ramp(F(3), F(12), edge) if edge < F(12) else F(0)
            red = (F(0.975) * wash + (red - light) * hue) * k
            green = (F(0.960) * wash + (green - light) * hue) * k
            blue = (F(0.905) * wash + F(0.02) + (blue - light) * hue) * k
            planes[0, y, x] = red + (F(0.975) * paper - red) * bare
            planes[1, y, x] = green + (F(0.960) * paper - green) * bare
            planes[2, y, x] = blue + (F(0.925) * paper - blue) * bare
