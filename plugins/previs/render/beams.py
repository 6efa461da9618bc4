"""Light seen in the air: shafts from a window, a spotlight's cone, headlights, lightning."""

import numpy as np

from previs.render.bundles import C_CX, C_CY, C_EYE, C_FOCAL, C_FORWARD, C_RIGHT, C_UP, Band, Floats
from previs.render.kept import kernel

F = np.float32
NEAR = F(0.3)
"""Metres before the eye where a beam is cut."""


@kernel
def place_beams(table: Floats, camera: Floats, flash: np.float32, out: Floats) -> int:
    """Project beams (N, 12, see `pack_beams`); returns how many are seen.

    out (N, 12): x, y, radius of the start, the same of the end (pixels), 1/depth of both, colour, thickness (metres).
    """
    seen = 0
    for i in range(table.shape[0]):
        light = flash if table[i, 11] > F(0) else F(1)
        ax, ay, az = table[i, 0] - camera[C_EYE], table[i, 1] - camera[C_EYE + 1], table[i, 2] - camera[C_EYE + 2]
        bx, by, bz = table[i, 3] - camera[C_EYE], table[i, 4] - camera[C_EYE + 1], table[i, 5] - camera[C_EYE + 2]
        da = ax * camera[C_FORWARD] + ay * camera[C_FORWARD + 1] + az * camera[C_FORWARD + 2]
        db = bx * camera[C_FORWARD] + by * camera[C_FORWARD + 1] + bz * camera[C_FORWARD + 2]
        if (da < NEAR and db < NEAR) or light < F(0.01):
            continue
        ra, rb = table[i, 6], table[i, 7]
        if da < NEAR:
            k = (NEAR - da) / (db - da)
            ax, ay, az, ra, da = ax + (bx - ax) * k, ay + (by - ay) * k, az + (bz - az) * k, ra + (rb - ra) * k, NEAR
        if db < NEAR:
            k = (NEAR - db) / (da - db)
            bx, by, bz, rb, db = bx + (ax - bx) * k, by + (ay - by) * k, bz + (az - bz) * k, rb + (ra - rb) * k, NEAR
        ka, kb = camera[C_FOCAL] / da, camera[C_FOCAL] / db
        out[seen, 0] = camera[C_CX] + ka * (ax * camera[C_RIGHT] + ay * camera[C_RIGHT + 1] + az * camera[C_RIGHT + 2])
        out[seen, 1] = camera[C_CY] - ka * (ax * camera[C_UP] + ay * camera[C_UP + 1] + az * camera[C_UP + 2])
        out[seen, 2] = max(ra * ka, F(0.7))
        out[seen, 3] = camera[C_CX] + kb * (bx * camera[C_RIGHT] + by * camera[C_RIGHT + 1] + bz * camera[C_RIGHT + 2])
        out[seen, 4] = camera[C_CY] - kb * (bx * camera[C_UP] + by * camera[C_UP + 1] + bz * camera[C_UP + 2])
        out[seen, 5] = max(rb * kb, F(0.7))
        out[seen, 6], out[seen, 7] = F(1) / da, F(1) / db
        for c in range(3):
            out[seen, 8 + c] = table[i, 8 + c] * light
        out[seen, 11] = max(ra, rb)
        seen += 1
    return seen


@kernel
def beams(table: Floats, band: Band, place: tuple[int, int, int]) -> None:
    """Add the beams to the planes of a band, as far as nothing nearer hides them; place as in `surfaces`."""
    top, rows, apron = place
    planes, depth = band.planes, band.depth
    wide = planes.shape[2]
    for i in range(table.shape[0]):
        ax, ay, ra = table[i, 0], table[i, 1] - F(top), table[i, 2]
        vx, vy, widen = table[i, 3] - ax, table[i, 4] - F(top) - ay, table[i, 5] - ra
        most = max(ra, ra + widen)
        y0, y1 = max(int(min(ay, ay + vy) - most), 0), min(int(max(ay, ay + vy) + most), rows - 1)
        x0, x1 = max(int(min(ax, ax + vx) - most), 0), min(int(max(ax, ax + vx) + most), wide - 1)
        square = max(vx * vx + vy * vy, F(1))
        inverse, thick = F(1) / square, F(1) / table[i, 11]
        for y in range(y0, y1 + 1):
            py = F(y) + F(0.5) - ay
            for x in range(x0, x1 + 1):
                px = F(x) + F(0.5) - ax
                k = min(max((px * vx + py * vy) * inverse, F(0)), F(1))
                dx, dy, radius = px - vx * k, py - vy * k, ra + widen * k
                part = F(1) - (dx * dx + dy * dy) / (radius * radius)
                if part <= F(0):
                    continue
                near = table[i, 6] + (table[i, 7] - table[i, 6]) * k
                behind = F(1) / max(depth[2 * (y + apron), 2 * x], F(1e-4)) - F(1) / near
                open_ = min(max(F(0.5) + F(0.5) * behind * thick, F(0)), F(1))
                light = part * part * open_ * (F(1) - F(0.7) * k)
                for c in range(3):
                    planes[c, y, x] += (F(1) - planes[c, y, x]) * table[i, 8 + c] * light
