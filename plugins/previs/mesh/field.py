"""Distance fields: capsules, ellipsoids, cones and boxes joined by a smooth union, evaluated by compiled loops.

The primitives' formulas follow Inigo Quilez, "distance functions" and "smooth minimum" (polynomial, quadratic).
"""

import math
from typing import NamedTuple

import numpy as np

from previs.mesh.jit import loose
from previs.mesh.parts import Doubles
from previs.records import Ints

CAPSULE, ELLIPSOID, CONE, BOX = 0, 1, 2, 3
SHAPES = {"capsule": CAPSULE, "ellipsoid": ELLIPSOID, "cone": CONE, "box": BOX}


class Field(NamedTuple):
    """Primitives by rows: shape (P,); a, b (P, 3) ends, or centre and half sides; radii (P, 2) at a and b;
    squash (P,), the share of its radius that a capsule or cone keeps along z; blend (P,), metres of smooth union."""

    shape: Ints
    a: Doubles
    b: Doubles
    radii: Doubles
    squash: Doubles
    blend: Doubles


@loose
def _capsule(field: Field, i: int, x: float, y: float, z: float) -> float:
    a, b = field.a[i], field.b[i]
    bx, by, bz = b[0] - a[0], b[1] - a[1], b[2] - a[2]
    qx, qy, qz = x - a[0], y - a[1], z - a[2]
    along = (qx * bx + qy * by + qz * bz) / (bx * bx + by * by + bz * bz + 1e-12)
    along = min(1.0, max(0.0, along))
    qx -= bx * along
    qy -= by * along
    qz = (qz - bz * along) / field.squash[i]
    radius = field.radii[i, 0] + (field.radii[i, 1] - field.radii[i, 0]) * along
    return (math.sqrt(qx * qx + qy * qy + qz * qz) - radius) * min(1.0, field.squash[i])


@loose
def _ellipsoid(field: Field, i: int, x: float, y: float, z: float) -> float:
    a, r = field.a[i], field.b[i]
    qx, qy, qz = (x - a[0]) / r[0], (y - a[1]) / r[1], (z - a[2]) / r[2]
    near = math.sqrt(qx * qx + qy * qy + qz * qz)
    qx, qy, qz = qx / r[0], qy / r[1], qz / r[2]
    slope = math.sqrt(qx * qx + qy * qy + qz * qz)
    if slope < 1e-9:
        return -min(r[0], min(r[1], r[2]))
    return near * (near - 1.0) / slope


@loose
def _cone(field: Field, i: int, x: float, y: float, z: float) -> float:
    a, b = field.a[i], field.b[i]
    bx, by, bz = b[0] - a[0], b[1] - a[1], b[2] - a[2]
    length = math.sqrt(bx * bx + by * by + bz * bz) + 1e-9
    bx, by, bz = bx / length, by / length, bz / length
    qx, qy, qz = x - a[0], y - a[1], z - a[2]
    height = qx * bx + qy * by + qz * bz
    qx -= bx * height
    qy -= by * height
    qz = (qz - bz * height) / field.squash[i]
    share = min(1.0, max(0.0, height / length))
    flare = (field.radii[i, 1] - field.radii[i, 0]) / length
    radius = field.radii[i, 0] + (field.radii[i, 1] - field.radii[i, 0]) * share
    side = (math.sqrt(qx * qx + qy * qy + qz * qz) - radius) / math.sqrt(1.0 + flare * flare)
    side *= min(1.0, field.squash[i])
    end = max(-height, height - length)
    if side > 0.0 and end > 0.0:
        return math.sqrt(side * side + end * end)
    return max(side, end)


@loose
def _box(field: Field, i: int, x: float, y: float, z: float) -> float:
    a, half, corner = field.a[i], field.b[i], field.radii[i, 0]
    qx = abs(x - a[0]) - half[0] + corner
    qy = abs(y - a[1]) - half[1] + corner
    qz = abs(z - a[2]) - half[2] + corner
    ox, oy, oz = max(qx, 0.0), max(qy, 0.0), max(qz, 0.0)
    return math.sqrt(ox * ox + oy * oy + oz * oz) + min(max(qx, max(qy, qz)), 0.0) - corner


@loose
def _one(field: Field, i: int, x: float, y: float, z: float) -> float:
    shape = field.shape[i]
    if shape == 0:
        return _capsule(field, i, x, y, z)
    if shape == 1:
        return _ellipsoid(field, i, x, y, z)
    if shape == 2:
        return _cone(field, i, x, y, z)
    return _box(field, i, x, y, z)


@loose
def _union(field: Field, x: float, y: float, z: float) -> float:
    total = 1e9
    for i in range(field.shape.shape[0]):
        distance = _one(field, i, x, y, z)
        blend = field.blend[i]
        apart = abs(total - distance)
        total = min(total, distance)
        if apart < blend:
            overlap = (blend - apart) / blend
            total -= overlap * overlap * blend * 0.25
    return total


@loose
def _union_of(field: Field, near: Ints, x: float, y: float, z: float) -> float:
    """The union of some of the primitives."""
    total = 1e9
    for k in range(near.shape[0]):
        i = int(near[k])
        distance = _one(field, i, x, y, z)
        blend = field.blend[i]
        apart = abs(total - distance)
        total = min(total, distance)
        if apart < blend:
            overlap = (blend - apart) / blend
            total -= overlap * overlap * blend * 0.25
    return total


@loose
def _choose(field: Field, reach: float, near: Ints, apart: Doubles, at: Doubles) -> int:
    """Put the primitives that can matter within `reach` metres of a point into `near`; returns how many there are."""
    least, soft = 1e9, 0.0
    for i in range(field.shape.shape[0]):
        apart[i] = _one(field, i, at[0], at[1], at[2])
        least = min(least, apart[i])
        soft = max(soft, field.blend[i])
    count = 0
    for i in range(field.shape.shape[0]):
        if apart[i] <= least + soft + 3.0 * reach:
            near[count] = i
            count += 1
    return count


@loose
def fill_grid(field: Field, low: Doubles, step: float, stride: int, grid: Doubles) -> None:
    """Fill a grid (X, Y, Z) of distances; blocks of `stride` cells that lie clear of the surface get their middle's
    value, so that only cells near the surface are computed, and those from the primitives near their block."""
    clear = step * stride * 1.3
    half = 0.5 * (stride - 1) * step
    nx, ny, nz = grid.shape
    near = np.empty(field.shape.shape[0], np.int32)
    apart = np.empty(field.shape.shape[0])
    at = np.empty(3)
    for i0 in range(0, nx, stride):
        for j0 in range(0, ny, stride):
            for k0 in range(0, nz, stride):
                at[0], at[1], at[2] = low[0] + i0 * step + half, low[1] + j0 * step + half, low[2] + k0 * step + half
                count = _choose(field, 1.7321 * half, near, apart, at)
                middle = _union_of(field, near[:count], at[0], at[1], at[2])
                for i in range(i0, min(i0 + stride, nx)):
                    for j in range(j0, min(j0 + stride, ny)):
                        for k in range(k0, min(k0 + stride, nz)):
                            if abs(middle) > clear:
                                grid[i, j, k] = middle
                            else:
                                px, py, pz = low[0] + i * step, low[1] + j * step, low[2] + k * step
                                grid[i, j, k] = _union_of(field, near[:count], px, py, pz)


@loose
def distances(field: Field, points: Doubles) -> Doubles:
    """Distance of each point (V, 3) from the joined surface (V,): negative inside."""
    out = np.empty(points.shape[0])
    for v in range(points.shape[0]):
        out[v] = _union(field, points[v, 0], points[v, 1], points[v, 2])
    return out


@loose
def each_distance(field: Field, points: Doubles) -> Doubles:
    """Distance of each point from each primitive (V, P)."""
    out = np.empty((points.shape[0], field.shape.shape[0]))
    for v in range(points.shape[0]):
        for i in range(field.shape.shape[0]):
            out[v, i] = _one(field, i, points[v, 0], points[v, 1], points[v, 2])
    return out


@loose
def gradients(field: Field, points: Doubles, reach: float) -> Doubles:
    """Unit gradients (V, 3) by central differences over `reach` metres: the outward direction on the surface."""
    out = np.empty_like(points)
    for v in range(points.shape[0]):
        x, y, z = points[v, 0], points[v, 1], points[v, 2]
        gx = _union(field, x + reach, y, z) - _union(field, x - reach, y, z)
        gy = _union(field, x, y + reach, z) - _union(field, x, y - reach, z)
        gz = _union(field, x, y, z + reach) - _union(field, x, y, z - reach)
        length = math.sqrt(gx * gx + gy * gy + gz * gz) + 1e-12
        out[v, 0], out[v, 1], out[v, 2] = gx / length, gy / length, gz / length
    return out


def bounds(field: Field) -> tuple[Doubles, Doubles]:
    """Corners of a box (3,), (3,) that holds every primitive, smooth union included."""
    solid = (field.shape == ELLIPSOID) | (field.shape == BOX)
    reach = field.radii.max(axis=1, keepdims=True) * np.maximum(field.squash, 1.0)[:, None]
    half = np.where(solid[:, None], field.b, reach)
    low = np.where(solid[:, None], field.a, np.minimum(field.a, field.b)) - half
    high = np.where(solid[:, None], field.a, np.maximum(field.a, field.b)) + half
    margin = 0.5 * float(field.blend.max())
    return low.min(axis=0) - margin, high.max(axis=0) + margin
