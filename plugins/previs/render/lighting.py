"""Light on a batch of points: shadow look-ups, lamps, lit air, fog and the film curve.

The loops over a batch are plain arithmetic on rows of one flat array, which the compiler turns into vector code.
"""

import math

import numpy as np

from previs.render.bundles import (
    A_EXPOSURE,
    A_FOG,
    A_FOG_TOP,
    A_GLOW,
    A_HAZE,
    A_SATURATION,
    A_SUN,
    BATCH,
    C_CX,
    C_CY,
    C_EYE,
    C_FOCAL,
    C_FORWARD,
    C_RIGHT,
    C_UP,
    L_CENTRE,
    L_RIGHT,
    L_SCALE,
    L_SIDE,
    L_TOWARDS,
    L_UP,
    S_B,
    S_DX,
    S_DY,
    S_DZ,
    S_FB,
    S_FG,
    S_FR,
    S_G,
    S_KEY,
    S_LB,
    S_LG,
    S_LR,
    S_NX,
    S_NY,
    S_NZ,
    S_R,
    S_SX,
    S_SY,
    S_T,
    S_X,
    S_Y,
    S_Z,
    Floats,
    World,
)
from previs.render.geometry import SHADOW_REACH
from previs.render.kept import kernel

F = np.float32


@kernel
def shadow(
    depth: Floats, space: Floats, point: tuple[np.float32, np.float32, np.float32], bias: np.float32
) -> np.float32:
    """Share of light (0..1) that reaches a point: a 3 x 3 texel window, weighted bilinearly. 1 outside the map."""
    side = depth.shape[0]
    x, y, z = point
    px, py, pz = x - space[L_CENTRE], y - space[L_CENTRE + 1], z - space[L_CENTRE + 2]
    scale, half = space[L_SCALE], space[L_SIDE] * F(0.5) - F(0.5)
    u = half + scale * (px * space[L_RIGHT] + py * space[L_RIGHT + 1] + pz * space[L_RIGHT + 2])
    v = half - scale * (px * space[L_UP] + py * space[L_UP + 1] + pz * space[L_UP + 2])
    limit = F(side - 4)
    if not (u > F(2) and v > F(2) and u < limit and v < limit):
        return F(1)
    here = px * space[L_TOWARDS] + py * space[L_TOWARDS + 1] + pz * space[L_TOWARDS + 2] + SHADOW_REACH + bias
    iu, iv = int(u), int(v)
    fu, fv = u - F(iu), v - F(iv)
    row, column = max(iv - 1, 0), max(iu - 1, 0)
    none, one, left = F(0), F(1), F(1) - fu
    total = none
    for j in range(4):
        part = left if here >= depth[row + j, column] else none
        part += one if here >= depth[row + j, column + 1] else none
        part += one if here >= depth[row + j, column + 2] else none
        part += fu if here >= depth[row + j, column + 3] else none
        total += part * (one - fv if j == 0 else (fv if j == 3 else one))
    return total * F(1 / 9)


@kernel
def rays(s: Floats, camera: Floats, count: int) -> None:
    """Unit rays S_DX.. through screen points S_SX, S_SY (pixels); S_T takes the ray's length at depth 1."""
    n = min(count, BATCH)
    inverse = F(1) / camera[C_FOCAL]
    cx, cy = camera[C_CX], camera[C_CY]
    for i in range(n):
        a, b = (s[S_SX + i] - cx) * inverse, (cy - s[S_SY + i]) * inverse
        x = camera[C_FORWARD] + a * camera[C_RIGHT] + b * camera[C_UP]
        y = camera[C_FORWARD + 1] + a * camera[C_RIGHT + 1] + b * camera[C_UP + 1]
        z = camera[C_FORWARD + 2] + a * camera[C_RIGHT + 2] + b * camera[C_UP + 2]
        length = math.sqrt(x * x + y * y + z * z)
        k = F(1) / length
        s[S_DX + i], s[S_DY + i], s[S_DZ + i], s[S_T + i] = x * k, y * k, z * k, length


@kernel
def lamps(world: World, s: Floats, count: int) -> None:
    """Light of all lamps on points S_X.. with unit normals S_NX.. into S_LR..; the first is dimmed by S_KEY."""
    n = min(count, BATCH)
    table = world.lamps
    for i in range(n):
        s[S_LR + i] = s[S_LG + i] = s[S_LB + i] = F(0)
    for k in range(table.shape[0]):
        px, py, pz = table[k, 0], table[k, 1], table[k, 2]
        red, green, blue, radius, spot = table[k, 3], table[k, 4], table[k, 5], table[k, 6], table[k, 7]
        keyed = F(1) if k == 0 else F(0)
        for i in range(n):
            x, y, z = px - s[S_X + i], py - s[S_Y + i], pz - s[S_Z + i]
            square = x * x + y * y + z * z + F(0.05)
            inverse = F(1) / math.sqrt(square)
            facing = ((s[S_NX + i] * x + s[S_NY + i] * y + s[S_NZ + i] * z) * inverse + F(0.1)) * F(0.909)
            down = min(max((y * inverse - F(0.15)) * F(1.667), F(0)), F(1))
            power = max(facing, F(0)) / (square + radius)
            power *= (F(1) + spot * (down - F(1))) * (F(1) + keyed * (s[S_KEY + i] - F(1)))
            s[S_LR + i] += red * power
            s[S_LG + i] += green * power
            s[S_LB + i] += blue * power


@kernel
def lit_air(world: World, s: Floats, count: int) -> None:
    """Add to S_R.. the light that lamps scatter towards the eye along the ray of length S_T: for a point light and
    even air the integral is closed, a difference of two arc tangents."""
    n = min(count, BATCH)
    table, camera, amount = world.lamps, world.camera, world.air[A_HAZE]
    if amount <= F(0):
        return
    for k in range(table.shape[0]):
        qx, qy, qz = camera[C_EYE] - table[k, 0], camera[C_EYE + 1] - table[k, 1], camera[C_EYE + 2] - table[k, 2]
        square = qx * qx + qy * qy + qz * qz
        red, green, blue = table[k, 3] * amount, table[k, 4] * amount, table[k, 5] * amount
        for i in range(n):
            along = s[S_DX + i] * qx + s[S_DY + i] * qy + s[S_DZ + i] * qz
            inverse = F(1) / math.sqrt(max(square - along * along, F(0.02)))
            near, far = along * inverse, (s[S_T + i] + along) * inverse
            glow = (_angle(far) - _angle(near)) * inverse
            s[S_R + i] += red * glow
            s[S_G + i] += green * glow
            s[S_B + i] += blue * glow


@kernel
def _angle(x: np.float32) -> np.float32:
    """Arc tangent to about 0.005, without branches."""
    size = abs(x)
    small = min(size, F(1) / max(size, F(1e-6)))
    angle = small / (F(1) + F(0.28) * small * small)
    angle = F(1.5707963) - angle if size > F(1) else angle
    return angle if x > F(0) else -angle


@kernel
def glow(near: np.float32) -> np.float32:
    """How strongly the sky glows at a cosine `near` from the sun: a wide, a middle and a tight lobe."""
    s = max(near, F(0))
    s2 = s * s
    s4 = s2 * s2
    s16 = s4 * s4 * s4 * s4
    s64 = s16 * s16 * s16 * s16
    return F(0.25) * s4 + F(0.35) * s16 + F(0.5) * s64 * s64


@kernel
def haze(world: World, s: Floats, count: int) -> None:
    """The colour that distance fades to in the direction S_DX.., into S_FR..: the sky there, or at the horizon."""
    n = min(count, BATCH)
    air, sky = world.air, world.sky
    for i in range(n):
        k = min(int(math.sqrt(max(s[S_DY + i], F(0.0004))) * F(255)), 255)
        near = s[S_DX + i] * air[A_SUN] + s[S_DY + i] * air[A_SUN + 1] + s[S_DZ + i] * air[A_SUN + 2]
        lobe = glow(near)
        s[S_FR + i] = sky[k, 0] + air[A_GLOW] * lobe
        s[S_FG + i] = sky[k, 1] + air[A_GLOW + 1] * lobe
        s[S_FB + i] = sky[k, 2] + air[A_GLOW + 2] * lobe


@kernel
def fog(world: World, s: Floats, count: int) -> None:
    """Fade S_R.. towards S_FR.. by the distance S_T through air that thins with height S_Y."""
    n = min(count, BATCH)
    density, top = world.air[A_FOG], world.air[A_FOG_TOP]
    for i in range(n):
        x = density * s[S_T + i] / (F(1) + max(s[S_Y + i], F(0)) * top)
        left = F(1) / (F(1) + x * (F(1) + x * (F(0.5) + x * (F(0.1667) + x * F(0.05)))))
        s[S_R + i] = s[S_FR + i] + (s[S_R + i] - s[S_FR + i]) * left
        s[S_G + i] = s[S_FG + i] + (s[S_G + i] - s[S_FG + i]) * left
        s[S_B + i] = s[S_FB + i] + (s[S_B + i] - s[S_FB + i]) * left


@kernel
def film(world: World, s: Floats, count: int) -> None:
    """Exposure, saturation and a film curve: S_R.. from linear light to display values 0..1.

    The curve is the rational fit of a film stock with its display gamma by Hejl and Burgess-Dawson (GDC 2010).
    """
    n = min(count, BATCH)
    exposure, saturation = world.air[A_EXPOSURE], world.air[A_SATURATION]
    for i in range(n):
        r, g, b = s[S_R + i] * exposure, s[S_G + i] * exposure, s[S_B + i] * exposure
        grey = F(0.3) * r + F(0.55) * g + F(0.15) * b
        r = max(grey + (r - grey) * saturation - F(0.004), F(0))
        g = max(grey + (g - grey) * saturation - F(0.004), F(0))
        b = max(grey + (b - grey) * saturation - F(0.004), F(0))
        s[S_R + i] = r * (F(6.2) * r + F(0.5)) / (r * (F(6.2) * r + F(1.7)) + F(0.06))
        s[S_G + i] = g * (F(6.2) * g + F(0.5)) / (g * (F(6.2) * g + F(1.7)) + F(0.06))
        s[S_B + i] = b * (F(6.2) * b + F(0.5)) / (b * (F(6.2) * b + F(1.7)) + F(0.06))
