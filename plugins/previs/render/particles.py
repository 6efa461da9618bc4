"""What falls or blows (rain, snow, sand, leaves, bubbles): drops in a box that wraps around the camera, a pure function
of the time."""

import math

import numpy as np

from previs.render.bundles import (
    C_CX,
    C_CY,
    C_EYE,
    C_FOCAL,
    C_FORWARD,
    C_RIGHT,
    C_TIME,
    C_UP,
    Band,
    Floats,
)
from previs.render.kept import kernel

F = np.float32
BOX = F(14.0)
"""Side of the box, metres."""


@kernel
def _wrap(x: np.float32) -> np.float32:
    return x - BOX * F(math.floor(x / BOX)) - BOX * F(0.5)


@kernel
def place_drops(seeds: Floats, camera: Floats, fall: Floats, drops: Floats) -> int:
    """Project the drops; returns how many are seen.

    seeds (N, 3) in 0..1; fall (8,): kind (0 none), speed of fall, drift along x (metres a second), strength, radius
    (metres), shutter (seconds that a streak lasts, 0: round), sway (metres), 0.
    drops (N, 8): x and y of the head, of the tail, 1/depth, radius, strength; in pixels.
    """
    time, sway, shutter = camera[C_TIME], fall[6], fall[5]
    across = fall[2] * camera[C_RIGHT] - fall[1] * camera[C_RIGHT + 1]
    upward = fall[2] * camera[C_UP] - fall[1] * camera[C_UP + 1]
    seen = 0
    for i in range(seeds.shape[0]):
        a, b, c = seeds[i, 0], seeds[i, 1], seeds[i, 2]
        x, y, z = a * BOX + fall[2] * time, b * BOX - fall[1] * time * (F(0.8) + F(0.4) * c), c * BOX
        if sway > F(0):
            x += sway * math.sin(time * F(1.3) + a * F(40))
            z += sway * math.cos(time * F(1.1) + b * F(40))
        x, y, z = _wrap(x - camera[C_EYE]), _wrap(y - camera[C_EYE + 1]), _wrap(z - camera[C_EYE + 2])
        depth = x * camera[C_FORWARD] + y * camera[C_FORWARD + 1] + z * camera[C_FORWARD + 2]
        if y + camera[C_EYE + 1] < F(0) or depth < F(0.45):
            continue
        inverse = F(1) / depth
        k = camera[C_FOCAL] * inverse
        px = camera[C_CX] + k * (x * camera[C_RIGHT] + y * camera[C_RIGHT + 1] + z * camera[C_RIGHT + 2])
        py = camera[C_CY] - k * (x * camera[C_UP] + y * camera[C_UP + 1] + z * camera[C_UP + 2])
        fade = fall[3] * min(F(1), depth * F(0.5)) * max(F(1) - depth / (BOX * F(0.6)), F(0))
        if fade <= F(0.01) or abs(px) > F(1e5) or abs(py) > F(1e5):
            continue
        radius, tx, ty = k * fall[4], F(0), F(0)
        if shutter > F(0):
            reach = min(k * shutter, camera[C_CY] * F(0.5) / max(math.sqrt(across * across + upward * upward), F(1e-3)))
            tx, ty = -across * reach, upward * reach
            radius = min(radius, camera[C_CY] * (F(0.006) if fall[4] < F(0.02) else F(0.016)))
        radius = min(radius, camera[C_CY] * F(0.016))
        if radius < F(0.55):
            fade *= F(0.35) + F(0.65) * radius / F(0.55)
            radius = F(0.55)
        drops[seen, 0], drops[seen, 1] = px, py
        drops[seen, 2], drops[seen, 3] = px + tx, py + ty
        drops[seen, 4], drops[seen, 5], drops[seen, 6] = inverse, radius, fade
        seen += 1
    return seen


@kernel
def falling(drops: Floats, tint: Floats, band: Band, place: tuple[int, int, int]) -> None:
    """Lay the drops over the planes of a band where nothing nearer hides them; place as in `surfaces`.

    A drop is a capsule from head to tail with soft edges, thinner in light towards its tail.
    """
    top, rows, apron = place
    planes, depth = band.planes, band.depth
    wide = planes.shape[2]
    for i in range(drops.shape[0]):
        hx, hy, tx, ty = drops[i, 0], drops[i, 1] - F(top), drops[i, 2], drops[i, 3] - F(top)
        radius, fade = drops[i, 5], drops[i, 6]
        reach = radius + F(0.5)
        y0, y1 = max(int(min(hy, ty) - reach), 0), min(int(max(hy, ty) + reach), rows - 1)
        if y1 < y0:
            continue
        vx, vy = tx - hx, ty - hy
        square = vx * vx + vy * vy
        inverse = F(1) / square if square > F(0.01) else F(0)
        for y in range(y0, y1 + 1):
            fy = F(y) + F(0.5)
            near = min(max((fy - hy) * vy * inverse, F(0)), F(1))
            left = right = hx + vx * near
            if abs(vx) > abs(vy):
                left, right = min(hx, tx), max(hx, tx)
            for x in range(max(int(left - reach - F(1)), 0), min(int(right + reach + F(1)), wide - 1) + 1):
                px, py = F(x) + F(0.5) - hx, fy - hy
                k = min(max((px * vx + py * vy) * inverse, F(0)), F(1))
                dx, dy = px - vx * k, py - vy * k
                light = min(reach - math.sqrt(dx * dx + dy * dy), F(1)) * fade * (F(1) - F(0.7) * k)
                if light > F(0) and depth[2 * (y + apron), 2 * x] < drops[i, 4]:
                    for c in range(3):
                        planes[c, y, x] += (tint[c] - planes[c, y, x]) * light
