"""What stands at infinity: the sky with its clouds at half size; the sun or moon, the ridges and stars at full size."""

import math

import numpy as np

from previs.render.bundles import (
    A_AURORA,
    A_BARE,
    A_BLOCKS,
    A_CLOUD,
    A_CLOUD_DARK,
    A_CLOUD_LIT,
    A_CLOUD_SIZE,
    A_DISC,
    A_DISC_AT,
    A_DISC_SIZE,
    A_FAR,
    A_GLOW,
    A_MOON,
    A_NEAR,
    A_RAINBOW,
    A_RIDGE_TOP,
    A_RIDGES,
    A_STARS,
    A_SUN,
    A_WIND,
    A_WINDOWS,
    BATCH,
    C_CX,
    C_CY,
    C_FOCAL,
    C_FORWARD,
    C_RIGHT,
    C_TIME,
    C_UP,
    S_A,
    S_B,
    S_DX,
    S_DY,
    S_DZ,
    S_FB,
    S_FG,
    S_FR,
    S_G,
    S_M,
    S_R,
    S_SX,
    S_SY,
    S_T,
    S_U,
    S_V,
    Band,
    Floats,
    World,
)
from previs.render.kept import kernel
from previs.render.lighting import film, glow, lit_air, rays
from previs.render.texture import height, ramp

F = np.float32
TURN = F(2048 / (2 * math.pi))


@kernel
def sky(world: World, s: Floats, count: int) -> None:
    """Sky with clouds in the directions S_DX.., display encoded, into S_R.."""
    n = min(count, BATCH)
    air, table = world.air, world.sky
    for i in range(n):
        rise = math.sqrt(max(s[S_DY + i], F(0))) * F(254)
        k = min(int(rise), 253)
        part = rise - F(k)
        near = s[S_DX + i] * air[A_SUN] + s[S_DY + i] * air[A_SUN + 1] + s[S_DZ + i] * air[A_SUN + 2]
        lobe = glow(near)
        s[S_A + i] = near
        s[S_R + i] = table[k, 0] + (table[k + 1, 0] - table[k, 0]) * part + air[A_GLOW] * lobe
        s[S_G + i] = table[k, 1] + (table[k + 1, 1] - table[k, 1]) * part + air[A_GLOW + 1] * lobe
        s[S_B + i] = table[k, 2] + (table[k + 1, 2] - table[k, 2]) * part + air[A_GLOW + 2] * lobe
        s[S_T + i] = F(400)
    if air[A_AURORA] > F(0):
        _aurora(world, s, count)
    if air[A_CLOUD] > F(0):
        _clouds(world, s, count)
    if air[A_RAINBOW] > F(0):
        _rainbow(s, air[A_RAINBOW], count)
    if air[A_BARE] > F(1):
        _deck(world, s, count)
    lit_air(world, s, count)
    film(world, s, count)


@kernel
def _clouds(world: World, s: Floats, count: int) -> None:
    """Two octaves of cloud on a plane overhead, lit by comparing with the noise a step nearer the sun."""
    air, tile = world.air, world.noise
    drift = world.camera[C_TIME] * air[A_WIND] * F(1.5)
    low = F(0.78) - F(0.5) * air[A_CLOUD]
    for i in range(count):
        dy = s[S_DY + i]
        if dy <= F(0.005):
            continue
        spread = air[A_CLOUD_SIZE] / (dy + F(0.10))
        u, v = s[S_DX + i] * spread + drift, s[S_DZ + i] * spread
        thick = height(tile, u, v, 0) * F(0.68) + height(tile, u * F(3.1) + F(91), v * F(3.1), 0) * F(0.32)
        cover = ramp(low, low + F(0.28), thick) * ramp(F(0.005), F(0.10), dy)
        if cover <= F(0):
            continue
        beside = height(tile, u + air[A_SUN] * F(7), v + air[A_SUN + 2] * F(7), 0)
        light = min(max(F(0.5) + (thick - beside) * F(2.2) - F(0.45) * (thick - low), F(0)), F(1))
        near = max(s[S_A + i], F(0))
        light += F(0.6) * near * near * near * near
        for k in range(3):
            colour = air[A_CLOUD_DARK + k] + (air[A_CLOUD_LIT + k] - air[A_CLOUD_DARK + k]) * light
            row = S_R + k * BATCH + i
            s[row] += (colour - s[row]) * cover


@kernel
def _deck(world: World, s: Floats, count: int) -> None:
    """The tops of clouds below the horizon, as from an aircraft, with gaps that show the blue of the depth."""
    air, tile, table = world.air, world.noise, world.sky
    drift = world.camera[C_TIME] * F(2.5)
    for i in range(count):
        dy = -s[S_DY + i]
        if dy <= F(0):
            continue
        spread = F(16) / (dy + F(0.035))
        u, v = s[S_DX + i] * spread + drift, s[S_DZ + i] * spread
        thick = height(tile, u, v, 0) * F(0.7) + height(tile, u * F(2.7) + F(31), v * F(2.7), 0) * F(0.3)
        beside = height(tile, u + air[A_SUN] * F(9), v + air[A_SUN + 2] * F(9), 0)
        light = min(max(F(0.62) + (thick - beside) * F(2.6) + F(0.5) * (thick - F(0.5)), F(0)), F(1))
        cover = ramp(F(0.30), F(0.52), thick)
        far = F(1) - ramp(F(0), F(0.16), dy)
        for k in range(3):
            colour = air[A_CLOUD_DARK + k] + (air[A_CLOUD_LIT + k] - air[A_CLOUD_DARK + k]) * light
            deep = table[200, k] * F(0.6)
            colour = deep + (colour - deep) * cover
            s[S_R + k * BATCH + i] = colour + (table[0, k] - colour) * far


@kernel
def _aurora(world: World, s: Floats, count: int) -> None:
    """Three folded curtains of light over the horizon ahead (-z), green at their hem and violet above, with rays."""
    tile, amount, time = world.noise, world.air[A_AURORA], world.camera[C_TIME]
    for i in range(count):
        dx, dy, dz = s[S_DX + i], s[S_DY + i], s[S_DZ + i]
        if dy <= F(0.03):
            continue
        along = dx / (F(0.35) + abs(dz))
        for layer in range(3):
            shift = F(layer) * F(53)
            fold = height(tile, along * F(26) + shift + time * F(0.9), shift, 0) - F(0.5)
            hem = F(0.10) + F(0.075) * F(layer) + F(0.34) * fold
            rise = dy - hem
            if rise <= F(-0.02):
                continue
            ray = height(tile, along * F(150) + fold * F(60) + shift + time * F(3), shift + F(9), 0)
            fade = rise / (F(0.10) + F(0.22) * ray)
            light = ramp(F(-0.02), F(0.012), rise) / (F(1) + fade * fade * F(4)) * (F(0.25) + F(1.1) * ray) * amount
            high = min(fade * F(0.8), F(1))
            s[S_R + i] += light * (F(0.03) + F(0.22) * high)
            s[S_G + i] += light * (F(0.55) - F(0.40) * high)
            s[S_B + i] += light * (F(0.20) + F(0.22) * high)


@kernel
def _rainbow(s: Floats, amount: np.float32, count: int) -> None:
    """A bow ahead (-z), narrower than a real one (23 instead of 42 degrees) so that a picture holds it: red outside."""
    for i in range(count):
        near = s[S_DX + i] * F(0.14) - s[S_DY + i] * F(0.17) - s[S_DZ + i] * F(0.975)
        place = (near - F(0.908)) * F(1 / 0.030)
        if s[S_DY + i] < F(0) or place <= F(0) or place >= F(1):
            continue
        edge = place * (F(1) - place) * F(4) * amount
        red, green, blue = F(1) - place * F(2.2), F(1) - abs(place - F(0.48)) * F(2.6), (place - F(0.42)) * F(1.9)
        s[S_R + i] += edge * max(red, F(0.35) * max(place - F(0.8), F(0)))
        s[S_G + i] += edge * max(green, F(0)) * F(0.8)
        s[S_B + i] += edge * max(blue, F(0))


@kernel
def _azimuths(s: Floats, count: int) -> None:
    """Angle of the rays in ridge entries, 0 to 2048, into S_U; a polynomial arc tangent, to a tenth."""
    n = min(count, BATCH)
    for i in range(n):
        x, z = s[S_DX + i], s[S_DZ + i]
        ax, az = abs(x), abs(z)
        k = min(ax, az) / max(max(ax, az), F(1e-9))
        q = k * k
        angle = k * (F(0.9998660) + q * (F(-0.3302995) + q * (F(0.1801410) + q * (F(-0.0851330) + q * F(0.0208351)))))
        angle = F(1.5707963) - angle if az > ax else angle
        angle = F(3.1415927) - angle if x < F(0) else angle
        s[S_U + i] = (F(6.2831853) - angle if z < F(0) else angle) * TURN


@kernel
def _disc(world: World, s: Floats, count: int) -> None:
    """Lay the sun or the moon over the rays near it: colour S_FR.., share S_M."""
    air, tile, size = world.air, world.noise, world.air[A_DISC_SIZE]
    for i in range(count):
        near = s[S_DX + i] * air[A_DISC_AT] + s[S_DY + i] * air[A_DISC_AT + 1] + s[S_DZ + i] * air[A_DISC_AT + 2]
        part = F(1) - ramp(size * F(0.90), size * F(1.03), F(1) - near)
        if part <= F(0):
            continue
        face = F(3)
        if air[A_MOON] > F(0):
            face = F(1.1) + F(1.2) * height(tile, s[S_DX + i] * F(900), (s[S_DZ + i] + s[S_DY + i]) * F(900), 0)
        for k in range(3):
            s[S_FR + k * BATCH + i] = air[A_DISC + k] * face
        s[S_M + i] = part


@kernel
def _ridge(world: World, s: Floats, count: int, layer: int) -> None:
    """Lay one ridge over the rays whose azimuth is in S_U: paler towards its foot. S_V keeps how high in it (0..1)."""
    air, line, sky = world.air, world.ridges, world.sky
    sharp = air[A_BLOCKS]
    colour = A_NEAR if layer == 1 else A_FAR
    focal, seen = world.camera[C_FOCAL], air[A_RIDGES]
    for i in range(count):
        entry, dy = s[S_U + i], s[S_DY + i]
        whole = int(entry)
        a, b = line[layer, whole & 2047], line[layer, (whole + 1) & 2047]
        top = a + (b - a) * (entry - F(whole)) * (F(1) - sharp)
        cover = min(max((top - dy) * focal + F(0.5), F(0)), F(1)) * seen
        high = min(max(dy / (top + F(1e-4)), F(0)), F(1))
        s[S_V + i] = high if cover > F(0.5) * seen else F(9)
        rest = (F(1) - cover) * s[S_M + i]
        share = F(1) / max(cover + rest, F(1e-6))
        own, foot = (F(0.35) + F(0.65) * high) * cover, F(0.65) * (F(1) - high) * cover
        s[S_FR + i] = (air[colour] * own + sky[3, 0] * foot + s[S_FR + i] * rest) * share
        s[S_FG + i] = (air[colour + 1] * own + sky[3, 1] * foot + s[S_FG + i] * rest) * share
        s[S_FB + i] = (air[colour + 2] * own + sky[3, 2] * foot + s[S_FB + i] * rest) * share
        s[S_M + i] = cover + rest


@kernel
def _windows(world: World, s: Floats, count: int, layer: int) -> None:
    """Light some windows in the blocks that `_ridge` has just laid."""
    air = world.air
    for i in range(count):
        entry, rise = s[S_U + i], s[S_DY + i] * F(120)
        if s[S_V + i] > F(0.95) or rise < F(0):
            continue
        column, floor = int(entry), int(rise)
        mark = (column * 7919 + floor * 104729 + layer * 31) & 1023
        mark = (mark * mark * 31 + mark * 17) & 255
        if mark < 40 and entry - F(column) < F(0.62) and rise - F(floor) < F(0.6):
            shown = air[A_WINDOWS] * (F(0.35) + F(0.65) * F((mark * 37) & 63) * F(1 / 63))
            s[S_FR + i] += shown * F(0.75)
            s[S_FG + i] += shown * F(0.48)
            s[S_FB + i] += shown * F(0.20)


@kernel
def _finish(world: World, band: Band, count: int) -> None:
    """Shade the listed pixels of one row and lay them over the background line."""
    s, air, line, pixel = band.scratch, world.air, band.line, band.pixel
    rays(s, world.camera, count)
    for i in range(min(count, BATCH)):
        s[S_FR + i] = s[S_FG + i] = s[S_FB + i] = s[S_M + i] = F(0)
    if air[A_DISC_SIZE] > F(0):
        _disc(world, s, count)
    if air[A_RIDGE_TOP] > F(0):
        _azimuths(s, count)
        for layer in range(2):
            _ridge(world, s, count, layer)
            if air[A_BLOCKS] * air[A_WINDOWS] > F(0):
                _windows(world, s, count, layer)
    for i in range(min(count, BATCH)):
        s[S_R + i], s[S_G + i], s[S_B + i], s[S_T + i] = s[S_FR + i], s[S_FG + i], s[S_FB + i], F(250)
    lit_air(world, s, count)
    film(world, s, count)
    for i in range(count):
        x, cover = pixel[i], s[S_M + i]
        for k in range(3):
            line[k, x] += (s[S_R + k * BATCH + i] - line[k, x]) * cover


@kernel
def _elevation(camera: Floats, x: np.float32, y: np.float32) -> np.float32:
    """Sine of elevation of the ray through a pixel."""
    a, b = (x - camera[C_CX]) / camera[C_FOCAL], (camera[C_CY] - y) / camera[C_FOCAL]
    up = camera[C_FORWARD + 1] + a * camera[C_RIGHT + 1] + b * camera[C_UP + 1]
    return up / math.sqrt(F(1) + a * a + b * b)


@kernel
def skyline(world: World, band: Band, row: int, y: int) -> None:
    """Sun or moon and ridges over the background line of picture row `y` (row `row` of the band)."""
    air, camera, s = world.air, world.camera, band.scratch
    wide = band.line.shape[1]
    fy = F(y) + F(0.5)
    left, middle, right = (
        _elevation(camera, F(0), fy),
        _elevation(camera, F(wide // 2), fy),
        _elevation(camera, F(wide), fy),
    )
    low, high = min(left, min(middle, right)) - F(0.01), max(left, max(middle, right)) + F(0.01)
    ridged = air[A_RIDGE_TOP] > F(0) and low < air[A_RIDGE_TOP] and high > F(-0.002)
    disc = air[A_DISC_SIZE] > F(0) and low < air[A_DISC_AT + 1] + F(0.09) and high > air[A_DISC_AT + 1] - F(0.09)
    if not (ridged or disc) or high < F(-0.002):
        return
    inverse = F(1) / camera[C_FOCAL]
    b = (camera[C_CY] - fy) * inverse
    bx, by, bz = (
        camera[C_FORWARD] + b * camera[C_UP],
        camera[C_FORWARD + 1] + b * camera[C_UP + 1],
        camera[C_FORWARD + 2] + b * camera[C_UP + 2],
    )
    edge = air[A_RIDGE_TOP] * air[A_RIDGE_TOP]
    n = int(np.int64(0))
    for x in range(wide):
        if band.cover[row, x] <= F(0):
            continue
        a = (F(x) + F(0.5) - camera[C_CX]) * inverse
        dx, dy, dz = bx + a * camera[C_RIGHT], by + a * camera[C_RIGHT + 1], bz + a * camera[C_RIGHT + 2]
        square = dx * dx + dy * dy + dz * dz
        near = dx * air[A_DISC_AT] + dy * air[A_DISC_AT + 1] + dz * air[A_DISC_AT + 2]
        wanted = ridged and dy * dy < edge * square
        wanted |= disc and near > F(0) and near * near > F(0.98) * square
        if wanted and dy > F(-0.0005):
            s[S_SX + n], s[S_SY + n] = F(x) + F(0.5), fy
            band.pixel[n] = x
            n += 1
            if n == BATCH:
                _finish(world, band, n)
                n = int(np.int64(0))
    if n > 0:
        _finish(world, band, n)


@kernel
def place_stars(camera: Floats, stars: Floats) -> None:
    """Project the stars that shine: columns 4 and 5 take x and y in pixels (x below 0: not seen)."""
    for i in range(stars.shape[0]):
        x, y, z = stars[i, 0], stars[i, 1], stars[i, 2]
        depth = x * camera[C_FORWARD] + y * camera[C_FORWARD + 1] + z * camera[C_FORWARD + 2]
        stars[i, 4] = F(-9)
        if depth > F(0.1) and stars[i, 3] > F(0):
            k = camera[C_FOCAL] / depth
            side = x * camera[C_RIGHT] + y * camera[C_RIGHT + 1] + z * camera[C_RIGHT + 2]
            rise = x * camera[C_UP] + y * camera[C_UP + 1] + z * camera[C_UP + 2]
            stars[i, 4], stars[i, 5] = camera[C_CX] + k * side, camera[C_CY] - k * rise


@kernel
def stars(world: World, band: Band, y: int) -> None:
    """Light the stars of picture row y on the background line, each spread over the two pixels it lies between."""
    amount, line, table = world.air[A_STARS], band.line, world.stars
    wide = line.shape[1]
    for i in range(table.shape[0]):
        x = table[i, 4]
        if x < F(0) or int(table[i, 5]) != y:
            continue
        column = min(max(int(x), 0), wide - 2)
        if x > F(wide - 1):
            continue
        part = min(max(x - F(column), F(0)), F(1))
        light = table[i, 3] * amount
        for k in range(3):
            line[k, column] += (F(1) - line[k, column]) * light * (F(1) - part)
            line[k, column + 1] += (F(1) - line[k, column + 1]) * light * part
