"""Filling triangles: which triangle, and how near, at each sample of a band."""

import math

import numpy as np

from previs.render.bundles import Edges, Floats, Ints
from previs.render.kept import kernel

F = np.float32


@kernel
def clear(depth: Floats, ids: Ints, first: int, horizon: Floats) -> None:
    """Empty a band that starts at sample row `first`; horizon (3,): the plane of 1/depth of the ground, so that what
    lies under the ground is never seen (zeros: no ground)."""
    slope, rise, offset = horizon[0], horizon[1], horizon[2]
    for row in range(depth.shape[0]):
        base = offset + rise * (F(first + row) + F(0.5)) + slope * F(0.5)
        for column in range(depth.shape[1]):
            depth[row, column] = max(base + slope * F(column), F(0.0))
            ids[row, column] = -1


@kernel
def fill(edges: Edges, band: int, first: int, depth: Floats, ids: Ints) -> None:
    """Fill the triangles listed for `band` into buffers whose row 0 is sample row `first`; nearer (greater) wins, of
    equals the first."""
    lines, boxes = edges.lines, edges.boxes
    last = first + depth.shape[0] - 1
    for item in range(edges.heads[band], edges.heads[band + 1]):
        k = edges.items[item]
        owner = edges.triangle[k]
        s0, o0, e0 = lines[k, 0], lines[k, 1], lines[k, 2]
        s1, o1, e1 = lines[k, 3], lines[k, 4], lines[k, 5]
        s2, o2, e2 = lines[k, 6], lines[k, 7], lines[k, 8]
        step = lines[k, 9]
        left, right = F(boxes[k, 2]), F(boxes[k, 3])
        for y in range(max(boxes[k, 0], first), min(boxes[k, 1], last) + 1):
            fy = F(y) + F(0.5)
            low, high = left, right + F(0.5)
            x = s0 * fy + o0 - F(0.5)
            if e0 > F(0.0):
                low = max(low, x)
            elif e0 < F(0.0):
                high = min(high, x)
            x = s1 * fy + o1 - F(0.5)
            if e1 > F(0.0):
                low = max(low, x)
            elif e1 < F(0.0):
                high = min(high, x)
            x = s2 * fy + o2 - F(0.5)
            if e2 > F(0.0):
                low = max(low, x)
            elif e2 < F(0.0):
                high = min(high, x)
            if not low < high:
                continue
            start, stop = max(math.ceil(low), boxes[k, 2]), min(math.ceil(high), boxes[k, 3] + 1)
            z = step * (F(start) + F(0.5)) + lines[k, 10] * fy + lines[k, 11]
            row = y - first
            for column in range(start, stop):
                here = z + step * F(column - start)
                if here > depth[row, column]:
                    depth[row, column] = here
                    ids[row, column] = owner
