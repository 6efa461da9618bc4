"""Cloth that hangs on a body as a strip: capes, shawls, tabards, skirts of plates."""

import math
from collections.abc import Mapping, Sequence

import numpy as np

from previs.mesh.parts import Doubles, Finish, make
from previs.mesh.skin import strongest
from previs.records import Mesh, Skeleton

_CLOTH = Finish(smooth=0.75)


def woven(rows: Doubles, weights: Doubles, finish: Finish = _CLOTH, *, both: bool = False) -> Mesh:
    """A strip through rows of points (R, C, 3), seen from where rows run down and columns to the left; weights
    (R * C, B) hang it on the joints. `both` gives it a back."""
    height, width = rows.shape[:2]
    faces: list[tuple[int, int, int]] = []
    for r in range(height - 1):
        for c in range(width - 1):
            a, b, d = r * width + c, r * width + c + 1, (r + 1) * width + c
            faces += [(a, b, d), (b, d + 1, d)]
    points, full = rows.reshape(-1, 3), weights
    if both:
        count = len(points)
        faces += [(a + count, c + count, b + count) for a, b, c in faces]
        points, full = np.concatenate([points, points]), np.concatenate([full, full])
    mesh = make(points, faces, "#000000", finish=finish, closed=False)
    chosen, shares = strongest(full)
    return Mesh(
        mesh.vertices,
        mesh.normals,
        mesh.occlusion,
        mesh.triangles,
        mesh.colours,
        mesh.materials,
        chosen,
        shares,
    )


Row = tuple[float, float, float, float, Mapping[str, float]]
"""A row of a drape: height, its middle's x, half width across, how far (metres) its edges come forward of the middle,
and the joints it hangs on with their shares."""


def drape(rows: Sequence[Row], bones: Skeleton, *, columns: int = 7, folds: float = 0.0, front: bool = False) -> Mesh:
    """Cloth behind the body (before it if `front`), with so many columns; `folds` is the depth (metres) of its folds at
    the lowest row. Seen from outside its columns run from the wearer's right to left behind, left to right before."""
    spread = np.linspace(1.0, -1.0, columns) * (-1.0 if front else 1.0)
    grid = np.empty((len(rows), columns, 3))
    weights = np.zeros((len(rows), columns, len(bones.names)))
    for r, (y, x, half, wrap, held) in enumerate(rows):
        deep = folds * r / max(1, len(rows) - 1)
        for c, s in enumerate(spread):
            way = -1.0 if front else 1.0
            grid[r, c] = (x + way * wrap * s * s + deep * math.cos(math.pi * c), y, half * math.sin(0.5 * math.pi * s))
            for name, share in held.items():
                weights[r, c, bones.names.index(name)] = share
    flat = weights.reshape(-1, len(bones.names))
    return woven(grid, flat / flat.sum(axis=1, keepdims=True), both=True)
