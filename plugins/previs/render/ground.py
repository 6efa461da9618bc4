"""The ground, a plane at height 0: land with bumps, contacts and shadows; wet or polished land; sea and still water."""

import math

import numpy as np

from previs.render.bundles import (
    A_BUMP,
    A_BUMP_FINE,
    A_CAUSTIC,
    A_COARSE,
    A_CONTRAST,
    A_FINE,
    A_GLOW,
    A_HIGH,
    A_KEY,
    A_LIQUID,
    A_LOW,
    A_PATTERN,
    A_PATTERN_SIZE,
    A_RIM,
    A_SHEEN,
    A_SKY,
    A_STRETCH,
    A_SUN,
    A_SUNLIGHT,
    A_WAVES,
    A_WET,
    BATCH,
    C_EYE,
    C_TIME,
    OCCLUSION,
    S_A,
    S_B,
    S_C,
    S_DX,
    S_DY,
    S_DZ,
    S_G,
    S_KEY,
    S_LB,
    S_LG,
    S_LR,
    S_M,
    S_NX,
    S_NY,
    S_NZ,
    S_OPEN,
    S_R,
    S_SHADE,
    S_T,
    S_U,
    S_X,
    S_Y,
    S_Z,
    Floats,
    Shadows,
    World,
)
from previs.render.kept import kernel
from previs.render.lighting import film, fog, glow, haze, lamps, lit_air, shadow
from previs.render.texture import height, ramp, relief

F = np.float32
REACH = F(1800.0)
"""The ground ends here, metres; fog and haze have covered it long before."""


@kernel
def _place(world: World, s: Floats, count: int) -> None:
    """Where each ray meets the ground."""
    n = min(count, BATCH)
    camera = world.camera
    for i in range(n):
        t = min(camera[C_EYE + 1] / max(-s[S_DY + i], F(1e-6)), REACH)
        s[S_T + i] = t
        s[S_X + i] = camera[C_EYE] + s[S_DX + i] * t
        s[S_Y + i] = F(0)
        s[S_Z + i] = camera[C_EYE + 2] + s[S_DZ + i] * t


@kernel
def _open(table: Floats, place: Floats, patches: Floats, x: np.float32, z: np.float32) -> np.float32:
    """How open a place on the ground is, 0..1: still patches from their map, moving ones one by one."""
    result = F(1)
    u, v = (x - place[0]) * place[2], (z - place[1]) * place[2]
    last = F(OCCLUSION - 2)
    if u > F(0) and v > F(0) and u < last and v < last:
        iu, iv = int(u), int(v)
        fu, fv = u - F(iu), v - F(iv)
        row, column = max(iv, 0), max(iu, 0)
        above = table[row, column] + (table[row, column + 1] - table[row, column]) * fu
        below = table[row + 1, column] + (table[row + 1, column + 1] - table[row + 1, column]) * fu
        result = above + (below - above) * fv
    for k in range(patches.shape[0]):
        dx, dz = x - patches[k, 0], z - patches[k, 1]
        near = max(F(1) - (dx * dx + dz * dz) * patches[k, 2], F(0))
        result *= F(1) - patches[k, 3] * near * near
    return result


@kernel
def _joints(x: np.float32, z: np.float32, pattern: int, size: np.float32) -> tuple[np.float32, np.float32]:
    """Depth of the joint (0..1) and the shade (0..1) of the stone or plank at a place: 1 paving, 2 planks."""
    if pattern == 1:
        long, wide, gap = F(0.9) * size, F(0.6) * size, F(0.035)
    else:
        long, wide, gap = F(2.4) * size, F(0.16) * size, F(0.05)
    row = F(math.floor(z / wide))
    odd = row * F(0.37) - F(math.floor(row * F(0.37)))
    across, along = z / wide - row, x / long + odd
    stone = F(math.floor(along))
    along -= stone
    edge = min(min(across, F(1) - across) * wide, min(along, F(1) - along) * long)
    mark = (int(row) * 7919 + int(stone) * 104729) & 1023
    mark = (mark * mark * 31 + mark * 17) & 255
    return F(1) - ramp(F(0), gap * F(0.6), edge), F(mark) * F(1 / 255)


@kernel
def _relief(world: World, shadows: Shadows, s: Floats, count: int) -> None:
    """Height mix (S_M), normal, openness, light and wetness (S_C) of points on land."""
    air, tile = world.air, world.noise
    coarse, fine, stretch = air[A_COARSE], air[A_FINE], air[A_STRETCH]
    bump, bump_fine = air[A_BUMP], air[A_BUMP_FINE]
    pattern, wet = int(air[A_PATTERN]), air[A_WET]
    lit = air[A_SUNLIGHT] + air[A_SUNLIGHT + 1] + air[A_SUNLIGHT + 2] > F(0.001)
    keyed = air[A_KEY] > F(0)
    table, spot, patches = shadows.ground, shadows.ground_place, world.contacts
    near_map, near_space, far_map, far_space = shadows.moving, shadows.moving_space, shadows.still, shadows.still_space
    for i in range(count):
        x, z, t = s[S_X + i], s[S_Z + i], s[S_T + i]
        detail = F(1) / (F(1) + t * F(0.035))
        tone, px, pz = relief(tile, x * coarse, z * coarse * stretch)
        k = bump / (F(1) + t * F(0.01))
        nx, nz = -px * k, -pz * k
        small = F(0.5)
        if t < F(50):
            small, qx, qz = relief(tile, x * fine, z * fine * (F(0.5) + F(0.5) * stretch))
            k = bump_fine * detail
            nx -= qx * k
            nz -= qz * k
            small = F(0.5) + (small - F(0.5)) * detail * F(1.6)
        mix = tone * F(0.62) + small * F(0.38)
        opened = _open(table, spot, patches, x, z)
        if pattern > 0 and t < F(60):
            joint, shade = _joints(x, z, pattern, air[A_PATTERN_SIZE])
            far = F(1) - t * F(1 / 60)
            mix += (shade - F(0.5)) * F(0.5) * far
            opened *= F(1) - joint * F(0.45) * far
        s[S_M + i], s[S_OPEN + i] = mix, opened
        s[S_NX + i], s[S_NY + i], s[S_NZ + i] = nx, F(1), nz
        s[S_C + i] = F(0)
        if wet > F(0):
            s[S_C + i] = wet * (
                F(0.35) + F(0.65) * ramp(F(0.40), F(0.60), height(tile, x * F(3.0) + F(40), z * F(3.0), 0))
            )
        light = F(1)
        if keyed:
            near = shadow(near_map, near_space, (x, F(0), z), F(0.03))
            s[S_KEY + i] = F(0.2) + F(0.8) * near
        else:
            s[S_KEY + i] = F(1)
            if lit:
                light = shadow(near_map, near_space, (x, F(0), z), F(0.03))
        if lit and light > F(0):
            light *= shadow(far_map, far_space, (x, F(0), z), F(0.05))
        s[S_SHADE + i] = light
    if air[A_CAUSTIC] > F(0):
        _caustics(world, s, count)


@kernel
def _caustics(world: World, s: Floats, count: int) -> None:
    """Brighten the light on land along the net that waves overhead focus it to: where two sliding noises are equal."""
    tile, time, amount = world.noise, world.camera[C_TIME], world.air[A_CAUSTIC]
    for i in range(count):
        x, z = s[S_X + i] * F(6.5), s[S_Z + i] * F(6.5)
        a = height(tile, x + time * F(5), z + time * F(2), 0)
        b = height(tile, x - time * F(4) + F(77), z + time * F(4) + F(31), 0)
        line = F(1) - min(abs(a - b) * F(9), F(1))
        s[S_SHADE + i] *= F(1) - F(0.3) * amount + amount * F(2.6) * line * line


@kernel
def _land(world: World, s: Floats, count: int) -> None:
    """Light on land, into S_R.."""
    n = min(count, BATCH)
    air = world.air
    contrast, sheen = air[A_CONTRAST], air[A_SHEEN]
    for i in range(n):
        k = F(1) / math.sqrt(s[S_NX + i] * s[S_NX + i] + F(1) + s[S_NZ + i] * s[S_NZ + i])
        nx, ny, nz = s[S_NX + i] * k, k, s[S_NZ + i] * k
        s[S_NX + i], s[S_NY + i], s[S_NZ + i] = nx, ny, nz
    lamps(world, s, count)
    for i in range(n):
        nx, ny, nz, opened = s[S_NX + i], s[S_NY + i], s[S_NZ + i], s[S_OPEN + i]
        facing = nx * air[A_SUN] + ny * air[A_SUN + 1] + nz * air[A_SUN + 2]
        sun = max(facing + F(0.04), F(0)) * s[S_SHADE + i] * (F(0.35) + F(0.65) * opened)
        towards = max(s[S_DX + i] * air[A_SUN] + s[S_DZ + i] * air[A_SUN + 2], F(0))
        view = -(s[S_DX + i] * nx + s[S_DY + i] * ny + s[S_DZ + i] * nz)
        edge = F(1) - min(max(view, F(0)), F(1))
        edge *= edge
        rim = (
            edge
            * edge
            * towards
            * towards
            * sheen
            * (F(0.15) + F(0.85) * s[S_SHADE + i])
            * (F(0.4) + F(1.2) * s[S_M + i])
        )
        mix = min(max(F(0.5) + (s[S_M + i] - F(0.5)) * contrast * F(1.5), F(0)), F(1))
        damp = F(1) - F(0.35) * s[S_C + i]
        red = air[A_LOW] + (air[A_HIGH] - air[A_LOW]) * mix
        green = air[A_LOW + 1] + (air[A_HIGH + 1] - air[A_LOW + 1]) * mix
        blue = air[A_LOW + 2] + (air[A_HIGH + 2] - air[A_LOW + 2]) * mix
        sky = opened * (F(0.5) + F(0.5) * ny)
        lit = F(0.4) + F(0.6) * opened
        s[S_R + i] = red * damp * (air[A_SUNLIGHT] * sun + air[A_SKY] * sky + s[S_LR + i] * lit) + air[A_RIM] * rim
        s[S_G + i] = (
            green * damp * (air[A_SUNLIGHT + 1] * sun + air[A_SKY + 1] * sky + s[S_LG + i] * lit) + air[A_RIM + 1] * rim
        )
        s[S_B + i] = (
            blue * damp * (air[A_SUNLIGHT + 2] * sun + air[A_SKY + 2] * sky + s[S_LB + i] * lit) + air[A_RIM + 2] * rim
        )


@kernel
def _mirror(world: World, s: Floats, count: int) -> None:
    """Wet or polished land mirrors the sky above the horizon and draws the lamps out into streaks."""
    n = min(count, BATCH)
    _air, sky, table, tile = world.air, world.sky, world.lamps, world.noise
    time = world.camera[C_TIME]
    for i in range(n):
        k = min(int(math.sqrt(max(-s[S_DY + i], F(0.0004))) * F(255)), 255)
        edge = F(1) + s[S_DY + i]
        square = edge * edge
        share = (F(0.05) + F(0.62) * square * square) * s[S_C + i] * (F(0.4) + F(0.6) * s[S_OPEN + i])
        s[S_R + i] += (sky[k, 0] - s[S_R + i]) * share
        s[S_G + i] += (sky[k, 1] - s[S_G + i]) * share
        s[S_B + i] += (sky[k, 2] - s[S_B + i]) * share
        s[S_A + i] = share
    if table.shape[0] == 0:
        return
    for i in range(count):
        wave = F(0.05) / (F(1) + s[S_T + i] * F(0.05))
        s[S_U + i] = (height(tile, s[S_X + i] * F(37) + time * F(9), s[S_Z + i] * F(37), 24) - F(0.5)) * wave
    for k in range(table.shape[0]):
        for i in range(n):
            rx, rz = s[S_DX + i] + s[S_U + i], s[S_DZ + i] + s[S_U + i]
            inverse = F(1) / math.sqrt(rx * rx + rz * rz + F(1e-9))
            lx, lz = table[k, 0] - s[S_X + i], table[k, 2] - s[S_Z + i]
            side, along = (rx * lz - rz * lx) * inverse, (rx * lx + rz * lz) * inverse
            ahead = max(along, F(0))
            miss = table[k, 1] / (ahead + F(0.05)) + s[S_DY + i] * inverse
            thin = side * side * F(11) / (F(1) + F(0.15) * ahead)
            tall = miss * miss * F(5)
            streak = F(1) / ((F(1) + thin * thin + thin) * (F(1) + tall * tall + tall))
            streak *= s[S_A + i] * (F(0.25) + F(0.75) * s[S_C + i]) * min(ahead * F(2), F(1))
            s[S_R + i] += table[k, 3] * streak
            s[S_G + i] += table[k, 4] * streak
            s[S_B + i] += table[k, 5] * streak


@kernel
def _swell(world: World, shadows: Shadows, s: Floats, count: int) -> None:
    """Slope of the water (S_NX..), its height mix (S_M) and its foam (S_C): three layers of travelling noise."""
    air, tile = world.air, world.noise
    time, waves = world.camera[C_TIME], air[A_WAVES]
    coarse, fine = air[A_COARSE], air[A_FINE]
    table, spot, patches = shadows.ground, shadows.ground_place, world.contacts
    near_map, near_space, far_map, far_space = shadows.moving, shadows.moving_space, shadows.still, shadows.still_space
    for i in range(count):
        x, z, t = s[S_X + i], s[S_Z + i], s[S_T + i]
        calm = F(1) / (F(1) + t * F(0.010))
        detail = F(1) / (F(1) + t * F(0.05))
        big, ax, az = relief(tile, x * F(0.42) + time * F(2.2), z * F(0.75) + time * F(0.7))
        mid, bx, bz = relief(tile, x * coarse + time * F(6), z * coarse * F(1.4) + time * F(2))
        _, cx, cz = relief(tile, x * fine - time * F(9), z * fine + time * F(7))
        k = waves * calm
        s[S_NX + i] = -(ax * F(0.50) + bx * F(0.46) + cx * F(0.30) * detail) * k
        s[S_NZ + i] = -(az * F(0.50) + bz * F(0.46) + cz * F(0.30) * detail) * k
        s[S_NY + i] = F(1)
        s[S_M + i] = min(max(big * F(0.75) + mid * F(0.35) - F(0.1), F(0)), F(1))
        s[S_C + i] = F(0)
        if waves > F(0.5):
            crest = big * F(0.62) + mid * F(0.30) + F(0.10) * abs(bx)
            lace = height(tile, x * F(3.1) + time * F(4), z * F(3.9), 24)
            edge = F(0.80) - F(0.13) * min(waves, F(1.6))
            caps = ramp(edge, edge + F(0.16), crest + (lace - F(0.5)) * F(0.30))
            s[S_C + i] = caps * (F(0.45) + F(0.55) * lace)
        s[S_KEY + i] = F(1)
        s[S_OPEN + i] = _open(table, spot, patches, x, z)
        s[S_SHADE + i] = shadow(near_map, near_space, (x, F(0), z), F(0.03)) * shadow(
            far_map, far_space, (x, F(0), z), F(0.05)
        )


@kernel
def _sea(world: World, s: Floats, count: int) -> None:
    """Light on water, into S_R..: body colour, mirrored sky, the sun's path, foam, lamps."""
    n = min(count, BATCH)
    air, sky = world.air, world.sky
    for i in range(n):
        k = F(1) / math.sqrt(s[S_NX + i] * s[S_NX + i] + F(1) + s[S_NZ + i] * s[S_NZ + i])
        s[S_NX + i], s[S_NY + i], s[S_NZ + i] = s[S_NX + i] * k, k, s[S_NZ + i] * k
    lamps(world, s, count)
    for i in range(n):
        nx, ny, nz = s[S_NX + i], s[S_NY + i], s[S_NZ + i]
        view = min(s[S_DX + i] * nx + s[S_DY + i] * ny + s[S_DZ + i] * nz, F(-0.03))
        rx, ry, rz = s[S_DX + i] - F(2) * view * nx, s[S_DY + i] - F(2) * view * ny, s[S_DZ + i] - F(2) * view * nz
        edge = F(1) + view
        square = edge * edge
        share = F(0.03) + F(0.90) * square * square * edge
        k = min(int(math.sqrt(max(abs(ry), F(0.0004))) * F(255)), 255)
        near = rx * air[A_SUN] + ry * air[A_SUN + 1] + rz * air[A_SUN + 2]
        lobe = glow(near)
        shade, opened, foam, mix = s[S_SHADE + i], s[S_OPEN + i], s[S_C + i], s[S_M + i]
        path = max(near, F(0))
        path *= path
        path *= path
        path *= path
        path *= path
        path = path * path * (F(0.12) + F(1.5) * path * path * path) * shade
        sun = (F(0.35) + F(0.65) * shade) * opened
        back = F(0.25) * max(mix - F(0.5), F(0)) * (F(1) + lobe)
        for c in range(3):
            body = air[A_LOW + c] + (air[A_HIGH + c] - air[A_LOW + c]) * mix
            light = (air[A_SKY + c] * F(0.9) + air[A_SUNLIGHT + c] * (F(0.25) + back)) * sun
            lamp = s[S_LR + c * BATCH + i]
            water = body * (light + lamp)
            water += (sky[k, c] + air[A_GLOW + c] * lobe - water) * share
            white = air[A_SKY + c] * F(0.72) * opened + air[A_SUNLIGHT + c] * F(0.22) * shade + lamp * F(0.8)
            s[S_R + c * BATCH + i] = water + (white - water) * foam + air[A_SUNLIGHT + c] * path * (F(1) - foam)


@kernel
def ground(world: World, shadows: Shadows, s: Floats, count: int) -> None:
    """Ground in the directions S_DX.. (all below the horizon), display encoded, into S_R.."""
    _place(world, s, count)
    if world.air[A_LIQUID] > F(0):
        _swell(world, shadows, s, count)
        _sea(world, s, count)
    else:
        _relief(world, shadows, s, count)
        _land(world, s, count)
        if world.air[A_WET] > F(0):
            _mirror(world, s, count)
    haze(world, s, count)
    fog(world, s, count)
    lit_air(world, s, count)
    film(world, s, count)
