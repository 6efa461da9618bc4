"""The background of a band: sky and ground on a half-size grid, enlarged row by row under what stands in front."""

import numpy as np

from previs.render.bundles import (
    A_BARE,
    A_STARS,
    BATCH,
    C_CX,
    C_CY,
    C_EYE,
    C_FOCAL,
    C_FORWARD,
    C_RIGHT,
    C_UP,
    S_B,
    S_G,
    S_R,
    S_SX,
    S_SY,
    Band,
    Shadows,
    World,
)
from previs.render.ground import ground
from previs.render.kept import kernel
from previs.render.lighting import rays
from previs.render.sky import sky, skyline, stars

F = np.float32


@kernel
def _want(band: Band, rows: int) -> None:
    """Mark the cells (the grid has one cell of border) that some background pixel of the band is mixed from."""
    need, cover = band.need, band.cover
    need[:, :] = 0
    for y in range(rows):
        cy = (y + 1) // 2
        for x in range(cover.shape[1]):
            if cover[y, x] > F(0):
                cx = (x + 1) // 2
                need[cy, cx] = need[cy, cx + 1] = need[cy + 1, cx] = need[cy + 1, cx + 1] = 1


@kernel
def _flush(world: World, shadows: Shadows, band: Band, count: int, land: bool) -> None:
    s, cells, pixel = band.scratch, band.cells, band.pixel
    rays(s, world.camera, count)
    if land:
        ground(world, shadows, s, count)
    else:
        sky(world, s, count)
    wide = cells.shape[2]
    for i in range(count):
        y, x = pixel[i] // wide, pixel[i] % wide
        cells[0, y, x], cells[1, y, x], cells[2, y, x] = s[S_R + i], s[S_G + i], s[S_B + i]


@kernel
def cells(world: World, shadows: Shadows, band: Band, top: int, rows: int) -> None:
    """Shade the wanted cells of a band, sky and ground in batches of their own."""
    _want(band, rows)
    s, camera, need, pixel = band.scratch, world.camera, band.need, band.pixel
    wide = need.shape[1]
    inverse = F(1) / camera[C_FOCAL]
    above = camera[C_EYE + 1] > F(0.02) and world.air[A_BARE] == F(0)
    for half in range(2):
        land = half == 1
        n = int(np.int64(0))
        for j in range(rows // 2 + 2):
            py = F(top + 2 * j - 1)
            b = (camera[C_CY] - py) * inverse
            base = camera[C_FORWARD + 1] + b * camera[C_UP + 1]
            for i in range(wide):
                if need[j, i] == 0:
                    continue
                px = F(2 * i - 1)
                under = base + (px - camera[C_CX]) * inverse * camera[C_RIGHT + 1] < F(-0.0004) and above
                if under != land:
                    continue
                s[S_SX + n], s[S_SY + n] = px, py
                pixel[n] = j * wide + i
                n += 1
                if n == BATCH:
                    _flush(world, shadows, band, n, land)
                    n = int(np.int64(0))
        if n > 0:
            _flush(world, shadows, band, n, land)


@kernel
def _enlarge(band: Band, y: int) -> None:
    """Row y of the band from the cells, bilinear, into band.line."""
    half, line, grid = band.half, band.line, band.cells
    cy = (y + 1) // 2
    low = F(0.75) if (y & 1) == 0 else F(0.25)
    few = line.shape[1] // 2
    for k in range(3):
        for i in range(few + 2):
            above, below = grid[k, cy, i], grid[k, cy + 1, i]
            half[k, i] = above + (below - above) * low
        for i in range(few):
            left, middle, right = half[k, i], half[k, i + 1], half[k, i + 2]
            line[k, 2 * i] = left * F(0.25) + middle * F(0.75)
            line[k, 2 * i + 1] = middle * F(0.75) + right * F(0.25)


@kernel
def background(world: World, shadows: Shadows, band: Band, top: int, rows: int) -> None:
    """Put sky, ground, stars, sun and ridges under the surfaces in band.planes, by band.cover."""
    cells(world, shadows, band, top, rows)
    cover, planes, line = band.cover, band.planes, band.line
    wide = planes.shape[2]
    starry = world.air[A_STARS] > F(0)
    for y in range(rows):
        seen = F(0)
        for x in range(wide):
            seen = max(seen, cover[y, x])
        if seen <= F(0):
            continue
        _enlarge(band, y)
        if starry:
            stars(world, band, top + y)
        skyline(world, band, y, top + y)
        for k in range(3):
            for x in range(wide):
                planes[k, y, x] += line[k, x] * cover[y, x]
