"""Shading of triangles: which points to shade, what they are made of, and the light on them."""

import math

import numpy as np

from previs.render.bundles import (
    A_BOUNCE,
    A_GLOW,
    A_KEY,
    A_LOOK,
    A_RIM,
    A_SKY,
    A_SUN,
    A_SUNLIGHT,
    BATCH,
    C_EYE,
    L_SCALE,
    S_A,
    S_B,
    S_C,
    S_DX,
    S_DY,
    S_DZ,
    S_EMIT,
    S_G,
    S_GLOSS,
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
    S_SX,
    S_SY,
    S_T,
    S_U,
    S_V,
    S_WEIGHT,
    S_X,
    S_Y,
    S_Z,
    Band,
    Floats,
    Shadows,
    Shapes,
    World,
)
from previs.render.kept import kernel
from previs.render.lighting import film, fog, glow, haze, lamps, lit_air, rays, shadow

F = np.float32


@kernel
def points(world: World, shapes: Shapes, band: Band, count: int) -> None:
    """Place, normal, paint of each point of the batch, from its ray and its triangle."""
    s, camera, owner = band.scratch, world.camera, band.owner
    ex, ey, ez = camera[C_EYE], camera[C_EYE + 1], camera[C_EYE + 2]
    plane, normals, paint, corners = shapes.planes, shapes.normals, shapes.paint, shapes.corners
    for i in range(count):
        t = owner[i]
        dx, dy, dz = s[S_DX + i], s[S_DY + i], s[S_DZ + i]
        nx, ny, nz = plane[t, 0], plane[t, 1], plane[t, 2]
        facing = min(dx * nx + dy * ny + dz * nz, F(-1e-4))
        far = max((plane[t, 3] - (ex * nx + ey * ny + ez * nz)) / facing, F(0.03))
        x, y, z = ex + dx * far, ey + dy * far, ez + dz * far
        u = min(max(plane[t, 4] * x + plane[t, 5] * y + plane[t, 6] * z + plane[t, 7], F(0)), F(1))
        v = min(max(plane[t, 8] * x + plane[t, 9] * y + plane[t, 10] * z + plane[t, 11], F(0)), F(1))
        w = max(F(1) - u - v, F(0))
        a, b, c = corners[t, 0], corners[t, 1], corners[t, 2]
        smooth = paint[t, 3]
        s[S_U + i], s[S_V + i], s[S_C + i] = nx, ny, nz
        s[S_OPEN + i] = normals[a, 3] * w + normals[b, 3] * u + normals[c, 3] * v
        s[S_NX + i] = nx + (normals[a, 0] * w + normals[b, 0] * u + normals[c, 0] * v - nx) * smooth
        s[S_NY + i] = ny + (normals[a, 1] * w + normals[b, 1] * u + normals[c, 1] * v - ny) * smooth
        s[S_NZ + i] = nz + (normals[a, 2] * w + normals[b, 2] * u + normals[c, 2] * v - nz) * smooth
        s[S_X + i], s[S_Y + i], s[S_Z + i], s[S_T + i] = x, y, z, far
        s[S_R + i], s[S_G + i], s[S_B + i] = paint[t, 0], paint[t, 1], paint[t, 2]
        s[S_EMIT + i], s[S_GLOSS + i] = paint[t, 4], paint[t, 5]


@kernel
def _shade(world: World, shadows: Shadows, s: Floats, count: int) -> None:
    """Normalise; find how much sun (S_SHADE) and key lamp (S_KEY) each point gets."""
    n = min(count, BATCH)
    air = world.air
    for i in range(n):
        x, y, z = s[S_NX + i], s[S_NY + i], s[S_NZ + i]
        k = F(1) / math.sqrt(x * x + y * y + z * z + F(1e-12))
        s[S_NX + i], s[S_NY + i], s[S_NZ + i] = x * k, y * k, z * k
        s[S_A + i] = (x * air[A_SUN] + y * air[A_SUN + 1] + z * air[A_SUN + 2]) * k
        s[S_SHADE + i] = F(1)
        s[S_KEY + i] = F(1)
    lit = air[A_SUNLIGHT] + air[A_SUNLIGHT + 1] + air[A_SUNLIGHT + 2] > F(0.001)
    keyed = air[A_KEY] > F(0)
    near_map, near_space, far_map, far_space = shadows.moving, shadows.moving_space, shadows.still, shadows.still_space
    texel = F(1.4) / shadows.still_space[L_SCALE]
    small = F(1.2) / shadows.moving_space[L_SCALE] + F(0.008)
    for i in range(n):
        x, y, z = s[S_X + i], s[S_Y + i], s[S_Z + i]
        u, v, w = s[S_U + i], s[S_V + i], s[S_C + i]
        if keyed:
            near = shadow(near_map, near_space, (x + u * small, y + v * small, z + w * small), small)
            s[S_KEY + i] = F(0.2) + F(0.8) * near
        if lit and s[S_A + i] > F(-0.12):
            light = shadow(far_map, far_space, (x + u * texel, y + v * texel, z + w * texel), texel)
            if not keyed and light > F(0):
                light *= shadow(near_map, near_space, (x + u * small, y + v * small, z + w * small), small)
            s[S_SHADE + i] = light


@kernel
def _add(world: World, s: Floats, count: int) -> None:
    """Sun, sky, bounce, lamps, rim and emission on the paint in S_R.., into S_R..; the haze's colour is in S_FR.."""
    n = min(count, BATCH)
    air = world.air
    for i in range(n):
        opened, ny = s[S_OPEN + i], s[S_NY + i]
        sun = max((s[S_A + i] + F(0.12)) * F(0.893), F(0)) * s[S_SHADE + i] * (F(0.45) + F(0.55) * opened)
        up = F(0.5) + F(0.5) * ny
        sky, ground = up * opened, (F(1) - up) * opened
        view = max(-(s[S_DX + i] * s[S_NX + i] + s[S_DY + i] * ny + s[S_DZ + i] * s[S_NZ + i]), F(0))
        towards = s[S_DX + i] * air[A_SUN] + s[S_DY + i] * air[A_SUN + 1] + s[S_DZ + i] * air[A_SUN + 2]
        edge = F(1) - view
        rim = edge * edge * edge * (F(0.25) + F(0.75) * up) * (F(0.3) + F(0.7) * opened) * (F(0.8) + F(0.35) * towards)
        s[S_M + i] = edge * edge * edge
        emit = s[S_EMIT + i]
        red = air[A_SUNLIGHT] * sun + air[A_SKY] * sky + air[A_BOUNCE] * ground + s[S_LR + i] + emit
        green = air[A_SUNLIGHT + 1] * sun + air[A_SKY + 1] * sky + air[A_BOUNCE + 1] * ground + s[S_LG + i] + emit
        blue = air[A_SUNLIGHT + 2] * sun + air[A_SKY + 2] * sky + air[A_BOUNCE + 2] * ground + s[S_LB + i] + emit
        s[S_R + i] = s[S_R + i] * red + air[A_RIM] * rim
        s[S_G + i] = s[S_G + i] * green + air[A_RIM + 1] * rim
        s[S_B + i] = s[S_B + i] * blue + air[A_RIM + 2] * rim


@kernel
def _gloss(world: World, s: Floats, count: int) -> None:
    """Mirror the sky and the sun in glossy points."""
    air, sky = world.air, world.sky
    for i in range(count):
        gloss = s[S_GLOSS + i]
        if gloss <= F(0):
            continue
        view = -(s[S_DX + i] * s[S_NX + i] + s[S_DY + i] * s[S_NY + i] + s[S_DZ + i] * s[S_NZ + i])
        twice = F(2) * max(view, F(0))
        x, y, z = (
            s[S_DX + i] + twice * s[S_NX + i],
            s[S_DY + i] + twice * s[S_NY + i],
            s[S_DZ + i] + twice * s[S_NZ + i],
        )
        k = min(int(math.sqrt(max(y, F(0.0004))) * F(255)), 255)
        near = x * air[A_SUN] + y * air[A_SUN + 1] + z * air[A_SUN + 2]
        share = gloss * (F(0.08) + F(0.92) * s[S_M + i]) * (F(0.4) + F(0.6) * s[S_OPEN + i])
        ground = F(0.35) if y < F(-0.05) else F(1)
        lobe = glow(near)
        s[S_R + i] += ((sky[k, 0] + air[A_GLOW] * lobe) * ground - s[S_R + i]) * share
        s[S_G + i] += ((sky[k, 1] + air[A_GLOW + 1] * lobe) * ground - s[S_G + i]) * share
        s[S_B + i] += ((sky[k, 2] + air[A_GLOW + 2] * lobe) * ground - s[S_B + i]) * share
        if near > F(0):
            near *= near
            near *= near
            near *= near
            near *= near
            near *= near * gloss * s[S_SHADE + i]
            s[S_R + i] += air[A_SUNLIGHT] * near
            s[S_G + i] += air[A_SUNLIGHT + 1] * near
            s[S_B + i] += air[A_SUNLIGHT + 2] * near


@kernel
def flush(world: World, shapes: Shapes, shadows: Shadows, band: Band, count: int) -> None:
    """Shade the batch and add each point to its pixel by its weight."""
    s, planes, pixel = band.scratch, band.planes, band.pixel
    rays(s, world.camera, count)
    points(world, shapes, band, count)
    haze(world, s, count)
    _shade(world, shadows, s, count)
    lamps(world, s, count)
    _add(world, s, count)
    _gloss(world, s, count)
    fog(world, s, count)
    lit_air(world, s, count)
    film(world, s, count)
    if world.air[A_LOOK] == F(2):
        for i in range(count):
            if shapes.figure[band.owner[i]] > 0:
                s[S_R + i] = s[S_G + i] = s[S_B + i] = F(0)
    wide = planes.shape[2]
    for i in range(count):
        y, x = pixel[i] // wide, pixel[i] % wide
        weight = s[S_WEIGHT + i]
        planes[0, y, x] += s[S_R + i] * weight
        planes[1, y, x] += s[S_G + i] * weight
        planes[2, y, x] += s[S_B + i] * weight


@kernel
def surfaces(world: World, shapes: Shapes, shadows: Shadows, band: Band, place: tuple[int, int, int]) -> None:
    """Shade every triangle seen in a band; place: first row, number of rows, apron rows (pixels).

    A pixel whose four samples agree, or lie on one smooth region at about one depth, is shaded once; others once for
    each region they see, weighted by its samples. `cover` takes the share that is background.
    """
    top, rows, apron = place
    ids, depth, planes, cover, s = band.ids, band.depth, band.planes, band.cover, band.scratch
    family, owner, pixel = shapes.family, band.owner, band.pixel
    wide = planes.shape[2]
    n = int(np.int64(0))
    for y in range(rows):
        up = 2 * (y + apron)
        for x in range(wide):
            a, b, c, d = ids[up, 2 * x], ids[up, 2 * x + 1], ids[up + 1, 2 * x], ids[up + 1, 2 * x + 1]
            planes[0, y, x] = planes[1, y, x] = planes[2, y, x] = F(0)
            cover[y, x] = F(0)
            if a == b and c == d and a == c:
                if a < 0:
                    cover[y, x] = F(1)
                    continue
                same = True
            else:
                same = False
                if min(min(a, b), min(c, d)) >= 0:
                    f = family[a]
                    if f >= 0 and family[b] == f and family[c] == f and family[d] == f:
                        near = depth[up, 2 * x]
                        same = abs(near - depth[up + 1, 2 * x + 1]) < F(0.02) * near
            if same:
                s[S_SX + n], s[S_SY + n] = F(x) + F(0.5), F(top + y) + F(0.5)
                s[S_WEIGHT + n] = F(1)
                owner[n], pixel[n] = a, y * wide + x
                n += 1
            else:
                start = n
                for k in range(4):
                    t = ids[up + (k >> 1), 2 * x + (k & 1)]
                    if t < 0:
                        cover[y, x] += F(0.25)
                        continue
                    found = False
                    for j in range(start, n):
                        if owner[j] == t or (family[t] >= 0 and family[owner[j]] == family[t]):
                            s[S_WEIGHT + j] += F(0.25)
                            found = True
                            break
                    if not found:
                        s[S_SX + n] = F(x) + F(0.25) + F(0.5) * F(k & 1)
                        s[S_SY + n] = F(top + y) + F(0.25) + F(0.5) * F(k >> 1)
                        s[S_WEIGHT + n] = F(0.25)
                        owner[n], pixel[n] = t, y * wide + x
                        n += 1
            if n > BATCH - 4:
                flush(world, shapes, shadows, band, n)
                n = int(np.int64(0))
    if n > 0:
        flush(world, shapes, shadows, band, n)
