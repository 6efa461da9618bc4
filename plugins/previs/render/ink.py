"""The ink look: contours with weight, a wash in a few tones under hatched darks, on paper."""

import math

import numpy as np

from previs.render.bundles import Band, Bytes, Floats, Ints, Shapes, World
from previs.render.kept import kernel
from previs.render.texture import Tile, height, ramp, relief

F = np.float32


def line_reach(width: int) -> int:
    """Samples across that the heaviest contour reaches in a picture of a width: it scales with the picture."""
    return max(1, min(8, round(3 * width / 640)))


def apron(width: int) -> int:
    """Rows (pixels) beyond a band that contours look at."""
    return 2 * line_reach(width) + 1


@kernel
def _weight(a: int, b: int, near: tuple[np.float32, np.float32], step: np.float32, shapes: Shapes) -> np.float32:
    """Strength (0..1) of the line between two samples of triangles a and b (-1: background); `near`: their 1/depth;
    `step`: how far apart they are as a share of the heaviest line. Figures have heavy outlines, the set lighter ones,
    creases and borders of colour the thinnest, and all are thinner far away."""
    za, zb = near
    close = max(za, zb)
    plane, owner, figure = shapes.planes, shapes.owner, shapes.figure
    here = ramp(F(0.02), F(0.16), close)
    if a >= 0 and b >= 0 and owner[a] == owner[b]:
        if step > F(0.4):
            return F(0)
        line = ramp(F(0.04), F(0.12), abs(za - zb) / max(close, F(1e-6)))
        turn = plane[a, 0] * plane[b, 0] + plane[a, 1] * plane[b, 1] + plane[a, 2] * plane[b, 2]
        line = max(line, F(0.7) * (F(1) - ramp(F(0.10), F(0.55), turn)))
        if figure[a] > 0:
            paint = shapes.paint
            hue = abs(paint[a, 0] - paint[b, 0]) + abs(paint[a, 1] - paint[b, 1]) + abs(paint[a, 2] - paint[b, 2])
            line = max(line, F(0.62) * ramp(F(0.10), F(0.35), hue))
        return line * (F(0.25) + F(0.65) * here)
    cast = (a >= 0 and figure[a] > 0) or (b >= 0 and figure[b] > 0)
    if cast:
        return F(1) if step < F(0.4) + F(0.7) * here else F(0)
    return F(0.22) + F(0.63) * here if step < F(0.4) + F(0.3) * ramp(F(0.08), F(0.3), close) else F(0)


@kernel
def _contour(ids: Ints, depth: Floats, shapes: Shapes, at: tuple[int, int], reach: int) -> np.float32:
    """Strength (0..1) of the line at one sample: the heaviest between it and those beside and below it."""
    px, py = at
    a, za = ids[py, px], depth[py, px]
    best = F(0)
    for step in range(1, reach + 1):
        far = F(step) / F(reach) if reach > 1 else F(0.3)
        for side in range(2):
            qx, qy = px + (step if side == 0 else 0), py + (step if side == 1 else 0)
            b = ids[qy, qx]
            if a != b:
                best = max(best, _weight(a, b, (za, depth[qy, qx]), far, shapes))
    return best


@kernel
def _busy(ids: Ints, depth: Floats, figure: Bytes, at: tuple[int, int], ring: int) -> np.float32:
    """How crowded with edges the set is around a sample: -1 none at all, 0 one clean edge, 1 leaves and blades."""
    px, py = at
    high, wide = ids.shape[0] - 1, ids.shape[1] - 1
    first = ids[py, px]
    before, near = first, depth[py, px]
    steps, mixed = 0, False
    for k in range(9):
        turn = k & 7
        i = 1 if turn < 2 or turn == 7 else (-1 if 3 <= turn <= 5 else 0)
        j = 1 if 1 <= turn <= 3 else (-1 if turn >= 5 else 0)
        qx, qy = min(max(px + i * ring, 0), wide), min(max(py + j * ring, 0), high)
        b, zb = ids[qy, qx], depth[qy, qx]
        if b != before or b != first:
            mixed = True
        if k > 0 and b != before and (min(b, before) < 0 or abs(zb - near) > F(0.025) * max(zb, near)):
            steps += 1
        if b >= 0 and figure[b] > 0:
            steps -= 8
        before, near = b, zb
    if not mixed:
        return F(-1)
    return ramp(F(2.5), F(6.0), F(steps))


@kernel
def _drawn(
    band: Band, shapes: Shapes, at: tuple[int, int], wobble: tuple[np.float32, np.float32], reach: int
) -> np.float32:
    """How much of a pixel (x, sample row) is under ink lines, which a hand's wobble displaces (samples)."""
    x, up = at
    ids, depth = band.ids, band.depth
    busy = _busy(ids, depth, shapes.figure, (2 * x, up), max(2 * reach // 3 + 2, 2))
    if busy < F(0):
        return F(0)
    last_x, last_y = ids.shape[1] - reach - 1, ids.shape[0] - reach - 1
    drawn = F(0)
    for k in range(4):
        px, py = int(F(2 * x + (k & 1)) + wobble[0]), int(F(up + (k >> 1)) + wobble[1])
        px, py = min(max(px, 0), last_x), min(max(py, 0), last_y)
        drawn += _contour(ids, depth, shapes, (px, py), reach)
    return drawn * F(0.25) * (F(1) - F(0.72) * busy)


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
def _tooth(tile: Tile, x: int, y: int) -> np.float32:
    """The paper's grain at a pixel, about -0.5..0.5."""
    texel = tile[(((y * 9) & 255) << 8) | ((x * 9 + 7) & 255)]
    return F(np.int32((texel >> 24) & 255)) * F(1 / 255) - F(0.5)


@kernel
def ink(world: World, shapes: Shapes, band: Band, place: tuple[int, int, int], sizes: tuple[int, int]) -> None:
    """Redraw a shaded band as ink and wash; place as in `surfaces`, sizes: the picture's height and `line_reach`."""
    top, rows, apron = place
    high, reach = sizes
    tile, planes, ids, figure = world.noise, band.planes, band.ids, shapes.figure
    wide = planes.shape[2]
    scale = F(640) / F(wide)
    for y in range(rows):
        fy = F(top + y) * scale
        up = 2 * (y + apron)
        down = min(fy, F(high) * scale - fy)
        for x in range(wide):
            fx = F(x) * scale
            grain, sx, sy = relief(tile, fx * F(0.9), fy * F(0.9))
            drawn = _drawn(band, shapes, (x, up), (sx * F(1.1) / scale, sy * F(1.1) / scale), reach)
            red, green, blue = planes[0, y, x], planes[1, y, x], planes[2, y, x]
            light = F(0.3) * red + F(0.59) * green + F(0.11) * blue
            wash = _washed(light, height(tile, fx * F(2.1), fy * F(2.1), 0) - F(0.5), fx, fy)
            t = ids[up, 2 * x]
            hue = (F(0.85) if t >= 0 and figure[t] > 0 else F(0.42)) * (F(0.35) + F(0.65) * wash)
            paper = F(1) + _tooth(tile, x, top + y) * F(0.05)
            k = (F(1) - drawn * F(0.95)) * paper
            bare = F(1) - ramp(F(3), F(12), min(min(fx, F(640) - fx), down) + (grain - F(0.5)) * F(14))
            red = (F(0.975) * wash + (red - light) * hue) * k
            green = (F(0.960) * wash + (green - light) * hue) * k
            blue = (F(0.905) * wash + F(0.02) + (blue - light) * hue) * k
            planes[0, y, x] = red + (F(0.975) * paper - red) * bare
            planes[1, y, x] = green + (F(0.960) * paper - green) * bare
            planes[2, y, x] = blue + (F(0.925) * paper - blue) * bare
