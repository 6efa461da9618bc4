"""Edge collapse by quadric error (Garland and Heckbert 1997) that keeps region borders and closed surfaces whole."""

import heapq
import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from previs.mesh.cut import Cut
from previs.mesh.jit import compiled
from previs.mesh.parts import Doubles, face_normals
from previs.records import Ints

Longs = npt.NDArray[np.int64]

_BORDER_WEIGHT = 4.0
_STRICTNESS = (1.0, 1.0, 0.5, 0.3, 0.1, 0.0)


class _Work(NamedTuple):
    """The mesh while it shrinks: per vertex position, quadric (10 terms and their weight), care (cost factor), rank (0
    inside a region, 1 on a border, 2 where borders meet), version and the chain of triangle corners that use it."""

    points: Doubles
    quadrics: Doubles
    care: Doubles
    rank: Longs
    version: Longs
    head: Longs
    tail: Longs
    following: Longs
    triangles: Longs
    regions: Longs
    alive: Longs


def decimate(cut: Cut, target: int, care: Doubles) -> Cut:
    """The mesh with about `target` triangles; `care` (V,) multiplies the cost of moving a vertex."""
    work = _prepare(cut, care)
    for strict in _STRICTNESS:
        left = _shrink(work, target, strict)
        if left <= target:
            break
    kept = work.triangles[work.alive == 1]
    used, packed = np.unique(kept, return_inverse=True)
    faces = packed.reshape(-1, 3).astype(np.int32)
    return Cut(work.points[used], faces, work.regions[work.alive == 1].astype(np.int32))


def _prepare(cut: Cut, care: Doubles) -> _Work:
    points = np.ascontiguousarray(cut.vertices, np.float64).copy()
    triangles = np.ascontiguousarray(cut.triangles, np.int64).copy()
    count = len(points)
    quadrics = np.zeros((count, 11))
    normals = face_normals(points, cut.triangles)
    area = np.linalg.norm(normals, axis=1)
    unit = normals / np.maximum(area, 1e-20)[:, None]
    planes = _plane_quadrics(unit, points[triangles[:, 0]], area)
    for corner in range(3):
        np.add.at(quadrics, triangles[:, corner], planes)
    rank = _rank_borders(points, triangles, cut.regions, unit, quadrics)
    head = np.full(count, -1, np.int64)
    tail = np.full(count, -1, np.int64)
    following = np.full(3 * len(triangles), -1, np.int64)
    _chain(triangles, head, tail, following)
    return _Work(
        points,
        quadrics,
        np.ascontiguousarray(care, np.float64).copy(),
        rank,
        np.zeros(count, np.int64),
        head,
        tail,
        following,
        triangles,
        np.ascontiguousarray(cut.regions, np.int64),
        np.ones(len(triangles), np.int64),
    )


def _plane_quadrics(normals: Doubles, on: Doubles, weight: Doubles) -> Doubles:
    """The ten terms of the squared distance from a plane, times a weight, and the weight:
    xx xy xz xw yy yz yw zz zw ww, 1."""
    offset = -np.einsum("ij,ij->i", normals, on)
    plane = np.column_stack([normals, offset])
    pairs = [(0, 0), (0, 1), (0, 2), (0, 3), (1, 1), (1, 2), (1, 3), (2, 2), (2, 3), (3, 3)]
    terms = [plane[:, i] * plane[:, j] for i, j in pairs]
    return np.column_stack([*terms, np.ones(len(plane))]) * weight[:, None]


def _rank_borders(points: Doubles, triangles: Longs, regions: Ints, unit: Doubles, quadrics: Doubles) -> Longs:
    """Rank the vertices and add to border vertices the planes that stand on their border edges."""
    sides = np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])
    owner = np.tile(np.arange(len(triangles)), 3)
    low, high = sides.min(axis=1), sides.max(axis=1)
    order = np.lexsort((high, low))
    first, second = order[0::2], order[1::2]
    border = regions[owner[first]] != regions[owner[second]]
    a, b = low[first[border]], high[first[border]]
    rank = np.zeros(len(points), np.int64)
    degree = np.bincount(np.concatenate([a, b]), minlength=len(points))
    rank[degree > 0] = 1
    rank[(degree > 0) & (degree != 2)] = 2
    along = points[b] - points[a]
    normal = np.cross(along, unit[owner[first[border]]] + unit[owner[second[border]]])
    length = np.maximum(np.linalg.norm(normal, axis=1), 1e-20)
    weight = np.einsum("ij,ij->i", along, along) * _BORDER_WEIGHT
    planes = _plane_quadrics(normal / length[:, None], points[a], weight)
    np.add.at(quadrics, a, planes)
    np.add.at(quadrics, b, planes)
    return rank


@compiled
def _chain(triangles: Longs, head: Longs, tail: Longs, following: Longs) -> None:
    for corner in range(3 * triangles.shape[0]):
        v = triangles[corner // 3, corner % 3]
        if head[v] < 0:
            head[v] = corner
        else:
            following[tail[v]] = corner
        tail[v] = corner


@compiled
def _error(work: _Work, a: int, b: int, p: Doubles) -> float:
    x, y, z = p[0], p[1], p[2]
    q = work.quadrics[a] + work.quadrics[b]
    total = q[0] * x * x + 2 * q[1] * x * y + 2 * q[2] * x * z + 2 * q[3] * x
    total += q[4] * y * y + 2 * q[5] * y * z + 2 * q[6] * y + q[7] * z * z + 2 * q[8] * z + q[9]
    return abs(total)


@compiled
def _best_point(work: _Work, a: int, b: int) -> Doubles:
    """Where the merged vertex of two equal ranks goes: the least error, held near the middle of the edge."""
    pa, pb = work.points[a], work.points[b]
    middle = (pa + pb) * 0.5
    q = work.quadrics[a] + work.quadrics[b]
    hold = 1e-3 * (q[0] + q[4] + q[7]) / 3.0 + 1e-14
    m00, m01, m02, m11, m12, m22 = q[0] + hold, q[1], q[2], q[4] + hold, q[5], q[7] + hold
    r0 = -q[3] - (q[0] * middle[0] + q[1] * middle[1] + q[2] * middle[2])
    r1 = -q[6] - (q[1] * middle[0] + q[4] * middle[1] + q[5] * middle[2])
    r2 = -q[8] - (q[2] * middle[0] + q[5] * middle[1] + q[7] * middle[2])
    c00, c01, c02 = m11 * m22 - m12 * m12, m02 * m12 - m01 * m22, m01 * m12 - m02 * m11
    c11, c12, c22 = m00 * m22 - m02 * m02, m01 * m02 - m00 * m12, m00 * m11 - m01 * m01
    scale = m00 * c00 + m01 * c01 + m02 * c02
    best = middle.copy()
    if abs(scale) > 1e-60:
        best[0] += (c00 * r0 + c01 * r1 + c02 * r2) / scale
        best[1] += (c01 * r0 + c11 * r1 + c12 * r2) / scale
        best[2] += (c02 * r0 + c12 * r1 + c22 * r2) / scale
    if np.sum((best - middle) ** 2) > np.sum((pa - pb) ** 2):
        best = middle
    return best


@compiled
def _aim(work: _Work, a: int, b: int) -> Doubles:
    """Where the edge would collapse to: onto the vertex of higher rank, else to the best point."""
    if work.rank[a] > work.rank[b]:
        return work.points[a].copy()
    if work.rank[b] > work.rank[a]:
        return work.points[b].copy()
    return _best_point(work, a, b)


@compiled
def _cost(work: _Work, a: int, b: int) -> float:
    """The squared error, its weight by area halved in power so that thin limbs keep their roundness beside a large
    trunk, and a little for length, so that flat regions shrink evenly."""
    p = _aim(work, a, b)
    span = np.sum((work.points[a] - work.points[b]) ** 2)
    care = max(work.care[a], work.care[b])
    weight = work.quadrics[a, 10] + work.quadrics[b, 10]
    return (_error(work, a, b, p) / math.sqrt(weight + 1e-30) + 3e-4 * span * math.sqrt(span)) * care


@compiled
def _neighbours(work: _Work, v: int, ring: Longs) -> int:
    count = 0
    corner = work.head[v]
    while corner >= 0:
        t = corner // 3
        if work.alive[t] == 1:
            for k in range(3):
                other = work.triangles[t, k]
                known = other == v
                for i in range(count):
                    known = known or ring[i] == other
                if not known:
                    if count >= ring.shape[0]:
                        return -1
                    ring[count] = other
                    count += 1
        corner = work.following[corner]
    return count


@compiled
def _shared(work: _Work, a: int, b: int) -> tuple[int, bool]:
    """How many triangles two vertices share, and whether those lie in different regions."""
    count, region, differs = 0, -1, False
    corner = work.head[a]
    while corner >= 0:
        t = corner // 3
        row = work.triangles[t]
        if work.alive[t] == 1 and (row[0] == b or row[1] == b or row[2] == b):
            differs = differs or (count > 0 and work.regions[t] != region)
            region = work.regions[t]
            count += 1
        corner = work.following[corner]
    return count, differs


@compiled
def _spread(a: Doubles, b: Doubles, c: Doubles) -> tuple[float, float, float, float]:
    """The normal of a triangle, as long as twice its area, and the square of its longest side."""
    ux, uy, uz = b[0] - a[0], b[1] - a[1], b[2] - a[2]
    vx, vy, vz = c[0] - a[0], c[1] - a[1], c[2] - a[2]
    wx, wy, wz = b[0] - c[0], b[1] - c[1], b[2] - c[2]
    side = max(wx * wx + wy * wy + wz * wz, max(ux * ux + uy * uy + uz * uz, vx * vx + vy * vy + vz * vz))
    return uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx, float(side)


@compiled
def _keeps_shape(work: _Work, v: int, other: int, p: Doubles, strict: float) -> bool:
    """Whether moving v to p turns no triangle over and makes no sliver (those that vanish aside)."""
    corner = work.head[v]
    while corner >= 0:
        t = corner // 3
        row = work.triangles[t]
        if work.alive[t] == 1 and row[0] != other and row[1] != other and row[2] != other:
            k = corner % 3
            b, c, v_at = work.points[row[(k + 1) % 3]], work.points[row[(k + 2) % 3]], work.points[v]
            wx, wy, wz, side_was = _spread(v_at, b, c)
            nx, ny, nz, side_now = _spread(p, b, c)
            area_was, area_now = math.sqrt(wx * wx + wy * wy + wz * wz), math.sqrt(nx * nx + ny * ny + nz * nz)
            thin_was, thin_now = area_was / (side_was + 1e-30), area_now / (side_now + 1e-30)
            if thin_now < 0.10 * strict and thin_now < thin_was:
                return False
            if thin_was > 0.02 and wx * nx + wy * ny + wz * nz < 0.35 * strict * area_was * area_now:
                return False
        corner = work.following[corner]
    return True


@compiled
def _allowed(work: _Work, a: int, b: int, ring_a: Longs, ring_b: Longs) -> bool:
    """The link condition and the border rules."""
    count, on_border = _shared(work, a, b)
    if count != 2:
        return False
    if work.rank[a] >= 1 and work.rank[b] >= 1 and not on_border:
        return False
    if work.rank[a] == 2 and work.rank[b] == 2:
        return False
    near_a, near_b = _neighbours(work, a, ring_a), _neighbours(work, b, ring_b)
    if near_a < 0 or near_b < 0 or near_a + near_b > 24:
        return False
    common = 0
    for i in range(near_a):
        for j in range(near_b):
            if ring_a[i] == ring_b[j]:
                common += 1
    return common == 2


@compiled
def _landing(work: _Work, a: int, b: int, strict: float) -> tuple[bool, Doubles]:
    """Where the edge can collapse to without spoiling what remains: its aim, else its middle, else one of its ends."""
    p = _aim(work, a, b)
    for attempt in range(4):
        if attempt == 1:
            p = (work.points[a] + work.points[b]) * 0.5
        elif attempt == 2:
            p = work.points[a].copy()
        elif attempt == 3:
            p = work.points[b].copy()
        if _keeps_shape(work, a, b, p, strict) and _keeps_shape(work, b, a, p, strict):
            return True, p
        if work.rank[a] != work.rank[b]:
            break
    return False, p


@compiled
def _collapse(work: _Work, a: int, b: int, p: Doubles) -> int:
    """Merge b into a at p; returns how many triangles vanish."""
    gone = 0
    corner = work.head[b]
    while corner >= 0:
        t, k = corner // 3, corner % 3
        row = work.triangles[t]
        if work.alive[t] == 1:
            if row[0] == a or row[1] == a or row[2] == a:
                work.alive[t] = 0
                gone += 1
            else:
                work.triangles[t, k] = a
        corner = work.following[corner]
    work.following[work.tail[a]] = work.head[b]
    work.tail[a] = work.tail[b]
    work.head[b] = -1
    work.points[a] = p
    work.quadrics[a] += work.quadrics[b]
    work.care[a] = max(work.care[a], work.care[b])
    work.rank[a] = max(work.rank[a], work.rank[b])
    work.version[a] += 1
    work.version[b] += 1
    return gone


@compiled
def _queue(work: _Work) -> list[tuple[float, int, int, int]]:
    """All edges with their costs, least first."""
    queue = [(0.0, 0, 0, -1)]
    for t in range(work.triangles.shape[0]):
        if work.alive[t] == 1:
            for k in range(3):
                a, b = int(work.triangles[t, k]), int(work.triangles[t, (k + 1) % 3])
                if a < b:
                    queue.append((_cost(work, a, b), a, b, int(work.version[a] + work.version[b])))
    heapq.heapify(queue)
    return queue


@compiled
def _shrink(work: _Work, target: int, strict: float) -> int:
    """Collapse edges, cheapest first, until the target or the queue's end; returns how many triangles are left.

    An edge that may not collapse is passed over; it comes up again in the next pass, when its surroundings have
    changed."""
    ring_a = np.empty(96, np.int64)
    ring_b = np.empty(96, np.int64)
    left = int(work.alive.sum())
    queue = _queue(work)
    while left > target and len(queue) > 0:
        _, a, b, stamp = heapq.heappop(queue)
        if stamp < 0 or work.version[a] + work.version[b] != stamp or work.head[a] < 0 or work.head[b] < 0:
            continue
        if not _allowed(work, a, b, ring_a, ring_b):
            continue
        fits, p = _landing(work, a, b, strict)
        if not fits:
            continue
        left -= _collapse(work, a, b, p)
        for i in range(_neighbours(work, a, ring_a)):
            c = int(ring_a[i])
            heapq.heappush(queue, (_cost(work, a, c), a, c, int(work.version[a] + work.version[c])))
    return left
