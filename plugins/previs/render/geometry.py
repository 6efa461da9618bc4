"""From points in the world to triangles on the screen: projection, clipping at the near plane, culling, bands."""

import math

import numpy as np

from previs.render.bundles import (
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
    Edges,
    Floats,
    Ints,
    Shapes,
)
from previs.render.kept import kernel

F = np.float32
NEAR = F(0.06)
"""Distance of the near plane, metres."""
SHADOW_REACH = F(400.0)
"""Added to the distance towards the light, so that it stays above zero."""


@kernel
def project(points: Floats, camera: Floats, screen: Floats) -> None:
    """Perspective projection to samples (two a pixel each way); screen takes x, y, 1/depth, depth."""
    ex, ey, ez = camera[C_EYE], camera[C_EYE + 1], camera[C_EYE + 2]
    rx, ry, rz = camera[C_RIGHT], camera[C_RIGHT + 1], camera[C_RIGHT + 2]
    ux, uy, uz = camera[C_UP], camera[C_UP + 1], camera[C_UP + 2]
    fx, fy, fz = camera[C_FORWARD], camera[C_FORWARD + 1], camera[C_FORWARD + 2]
    focal, cx, cy = camera[C_FOCAL] * F(2.0), camera[C_CX] * F(2.0), camera[C_CY] * F(2.0)
    for i in range(points.shape[0]):
        x, y, z = points[i, 0] - ex, points[i, 1] - ey, points[i, 2] - ez
        depth = x * fx + y * fy + z * fz
        inverse = F(1.0) / max(depth, NEAR)
        screen[i, 0] = cx + focal * inverse * (x * rx + y * ry + z * rz)
        screen[i, 1] = cy - focal * inverse * (x * ux + y * uy + z * uz)
        screen[i, 2] = inverse
        screen[i, 3] = depth


@kernel
def project_light(points: Floats, space: Floats, screen: Floats) -> None:
    """Parallel projection along the light; screen takes x, y in texels and the distance towards the light."""
    half, scale = space[L_SIDE] * F(0.5), space[L_SCALE]
    for i in range(points.shape[0]):
        x = points[i, 0] - space[L_CENTRE]
        y = points[i, 1] - space[L_CENTRE + 1]
        z = points[i, 2] - space[L_CENTRE + 2]
        screen[i, 0] = half + scale * (x * space[L_RIGHT] + y * space[L_RIGHT + 1] + z * space[L_RIGHT + 2])
        screen[i, 1] = half - scale * (x * space[L_UP] + y * space[L_UP + 1] + z * space[L_UP + 2])
        towards = x * space[L_TOWARDS] + y * space[L_TOWARDS + 1] + z * space[L_TOWARDS + 2]
        screen[i, 2] = max(towards + SHADOW_REACH, F(0.001))
        screen[i, 3] = F(1.0)


@kernel
def _sides(lines: Floats, row: int, corner: Floats) -> None:
    """Store three edges, each as x = slope * y + offset and the side on which the inside lies."""
    for first in range(0, 9, 3):
        after = first + 3 if first < 6 else 0
        px, py, qx, qy = corner[first], corner[first + 1], corner[after], corner[after + 1]
        rise = qy - py
        slope = (qx - px) / rise if abs(rise) >= F(1e-7) else F(0.0)
        lines[row, first], lines[row, first + 1] = slope, px - slope * py
        lines[row, first + 2] = F(0.0)
        if abs(rise) >= F(1e-7):
            lines[row, first + 2] = F(1.0) if rise > F(0.0) else F(-1.0)


@kernel
def _keep(lines: Floats, boxes: Ints, row: int, corner: Floats, size: tuple[int, int]) -> bool:
    """Cull and prepare one screen triangle, corner (9,): x, y, 1/depth of three; True if any sample can be inside."""
    ax, ay, bx, by, cx, cy = corner[0], corner[1], corner[3], corner[4], corner[6], corner[7]
    area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay)
    if not area < F(-1e-5):
        return False
    width, height = size
    x0, x1 = min(ax, min(bx, cx)), max(ax, max(bx, cx))
    y0, y1 = min(ay, min(by, cy)), max(ay, max(by, cy))
    if x1 < F(0.0) or x0 > F(width) or y1 < F(0.0) or y0 > F(height):
        return False
    top = math.ceil(max(y0, F(0.0)) - F(0.5))
    bottom = math.ceil(min(y1, F(height)) - F(0.5)) - 1
    left = math.ceil(max(x0, F(0.0)) - F(0.5))
    right = math.ceil(min(x1, F(width)) - F(0.5)) - 1
    top, left = max(top, 0), max(left, 0)
    bottom, right = min(bottom, height - 1), min(right, width - 1)
    if bottom < top or right < left:
        return False
    boxes[row, 0], boxes[row, 1], boxes[row, 2], boxes[row, 3] = top, bottom, left, right
    _sides(lines, row, corner)
    inverse = F(1.0) / area
    zb, zc = corner[5] - corner[2], corner[8] - corner[2]
    lines[row, 9] = (zb * (cy - ay) - zc * (by - ay)) * inverse
    lines[row, 10] = (zc * (bx - ax) - zb * (cx - ax)) * inverse
    lines[row, 11] = corner[2] - lines[row, 9] * ax - lines[row, 10] * ay
    return True


@kernel
def _corner(corner: Floats, place: int, screen: Floats, point: int) -> None:
    corner[place * 3] = screen[point, 0]
    corner[place * 3 + 1] = screen[point, 1]
    corner[place * 3 + 2] = screen[point, 2]


@kernel
def _cut(corner: Floats, place: int, inside: Floats, outside: Floats, camera: Floats) -> None:
    """The point where an edge meets the near plane, projected; inside and outside are world positions (3,) in view."""
    k = (inside[2] - NEAR) / (inside[2] - outside[2])
    x = inside[0] + (outside[0] - inside[0]) * k
    y = inside[1] + (outside[1] - inside[1]) * k
    corner[place * 3] = camera[C_CX] * F(2.0) + camera[C_FOCAL] * F(2.0) * x / NEAR
    corner[place * 3 + 1] = camera[C_CY] * F(2.0) - camera[C_FOCAL] * F(2.0) * y / NEAR
    corner[place * 3 + 2] = F(1.0) / NEAR


@kernel
def _seen(points: Floats, point: int, camera: Floats, out: Floats) -> None:
    """A point in camera space: right, up, depth."""
    x, y, z = points[point, 0] - camera[0], points[point, 1] - camera[1], points[point, 2] - camera[2]
    out[0] = x * camera[C_RIGHT] + y * camera[C_RIGHT + 1] + z * camera[C_RIGHT + 2]
    out[1] = x * camera[C_UP] + y * camera[C_UP + 1] + z * camera[C_UP + 2]
    out[2] = x * camera[C_FORWARD] + y * camera[C_FORWARD + 1] + z * camera[C_FORWARD + 2]


@kernel
def _clip(edges: Edges, shapes: Shapes, camera: Floats, scrap: Floats, at: tuple[int, int, int, int]) -> int:
    """Cut a triangle that crosses the near plane into one or two that do not; returns the new number kept.

    at: how many are kept, the triangle, width and height in samples.
    """
    kept, triangle, width, height = at
    screen, corners = edges.screen, shapes.corners
    corner, inside, outside = scrap[0:9], scrap[9:12], scrap[12:15]
    hidden = 0
    for k in range(3):
        if screen[corners[triangle, k], 3] < NEAR:
            hidden += 1
    for k in range(3):
        a, b, c = corners[triangle, k], corners[triangle, (k + 1) % 3], corners[triangle, (k + 2) % 3]
        behind = screen[a, 3] < NEAR
        if hidden == 1 and behind:
            _corner(corner, 1, screen, b)
            _corner(corner, 2, screen, c)
            _seen(shapes.points, a, camera, outside)
            _seen(shapes.points, b, camera, inside)
            _cut(corner, 0, inside, outside, camera)
            if _keep(edges.lines, edges.boxes, kept, corner, (width, height)):
                edges.triangle[kept] = triangle
                kept += 1
            corner[3], corner[4], corner[5] = corner[6], corner[7], corner[8]
            _seen(shapes.points, c, camera, inside)
            corner[6], corner[7], corner[8] = corner[0], corner[1], corner[2]
            first = corner[3], corner[4], corner[5]
            _cut(corner, 1, inside, outside, camera)
            second = corner[3], corner[4], corner[5]
            corner[0], corner[1], corner[2] = corner[6], corner[7], corner[8]
            corner[3], corner[4], corner[5] = first
            corner[6], corner[7], corner[8] = second
            if _keep(edges.lines, edges.boxes, kept, corner, (width, height)):
                edges.triangle[kept] = triangle
                kept += 1
        elif hidden == 2 and not behind:
            _corner(corner, 0, screen, a)
            _seen(shapes.points, a, camera, inside)
            _seen(shapes.points, b, camera, outside)
            _cut(corner, 1, inside, outside, camera)
            _seen(shapes.points, c, camera, outside)
            _cut(corner, 2, inside, outside, camera)
            if _keep(edges.lines, edges.boxes, kept, corner, (width, height)):
                edges.triangle[kept] = triangle
                kept += 1
    return kept


@kernel
def prepare(edges: Edges, shapes: Shapes, camera: Floats, span: Ints, scrap: Floats) -> int:
    """Cull, clip and set up triangles; span (6,): first and last triangle, width and height in samples, rows a
    band, and how many rows beyond its own a band sees.

    Fills lines, boxes, triangle, heads and items of `edges`; returns how many are kept. scrap (16,) is working space.
    """
    width, height, rows, apron = span[2], span[3], span[4], span[5]
    screen, corners, boxes, heads, items = edges.screen, shapes.corners, edges.boxes, edges.heads, edges.items
    corner, lines, triangle = scrap[0:9], edges.lines, edges.triangle
    kept = 0
    for t in range(span[0], span[1]):
        a, b, c = corners[t, 0], corners[t, 1], corners[t, 2]
        da, db, dc = screen[a, 3], screen[b, 3], screen[c, 3]
        if min(da, min(db, dc)) >= NEAR:
            ax, ay, bx, by, cx, cy = screen[a, 0], screen[a, 1], screen[b, 0], screen[b, 1], screen[c, 0], screen[c, 1]
            if (bx - ax) * (cy - ay) - (cx - ax) * (by - ay) >= F(-1e-5):
                continue
            _corner(corner, 0, screen, a)
            _corner(corner, 1, screen, b)
            _corner(corner, 2, screen, c)
            if _keep(lines, boxes, kept, corner, (width, height)):
                triangle[kept] = t
                kept += 1
        elif max(da, max(db, dc)) >= NEAR:
            kept = _clip(edges, shapes, camera, scrap, (kept, t, width, height))
    bands = heads.shape[0] - 1
    heads[:] = 0
    for k in range(kept):
        for band in range(max(boxes[k, 0] - apron, 0) // rows, min((boxes[k, 1] + apron) // rows, bands - 1) + 1):
            heads[band + 1] += 1
    for band in range(bands):
        heads[band + 1] += heads[band]
    if heads[bands] > items.shape[0]:
        return -int(heads[bands])
    for k in range(kept):
        for band in range(max(boxes[k, 0] - apron, 0) // rows, min((boxes[k, 1] + apron) // rows, bands - 1) + 1):
            items[heads[band]] = k
            heads[band] += 1
    for band in range(bands, 0, -1):
        heads[band] = heads[band - 1]
    heads[0] = 0
    return kept


@kernel
def planes(shapes: Shapes, first: int, last: int) -> None:
    """The plane and the barycentric functions of the triangles from first to before last."""
    points, corners, out = shapes.points, shapes.corners, shapes.planes
    for t in range(first, last):
        a, b, c = corners[t, 0], corners[t, 1], corners[t, 2]
        ax, ay, az = points[a, 0], points[a, 1], points[a, 2]
        ux, uy, uz = points[b, 0] - ax, points[b, 1] - ay, points[b, 2] - az
        vx, vy, vz = points[c, 0] - ax, points[c, 1] - ay, points[c, 2] - az
        nx, ny, nz = uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx
        square = max(nx * nx + ny * ny + nz * nz, F(1e-20))
        scale, inverse = F(1.0) / square, F(1.0) / math.sqrt(square)
        px, py, pz = (vy * nz - vz * ny) * scale, (vz * nx - vx * nz) * scale, (vx * ny - vy * nx) * scale
        qx, qy, qz = (ny * uz - nz * uy) * scale, (nz * ux - nx * uz) * scale, (nx * uy - ny * ux) * scale
        out[t, 0], out[t, 1], out[t, 2] = nx * inverse, ny * inverse, nz * inverse
        out[t, 3] = (nx * ax + ny * ay + nz * az) * inverse
        out[t, 4], out[t, 5], out[t, 6], out[t, 7] = px, py, pz, -(px * ax + py * ay + pz * az)
        out[t, 8], out[t, 9], out[t, 10], out[t, 11] = qx, qy, qz, -(qx * ax + qy * ay + qz * az)
