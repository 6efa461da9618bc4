"""Cuts a mesh along the borders between regions, so that every triangle lies in one region."""

from typing import NamedTuple

import numpy as np

from previs.mesh.parts import Doubles
from previs.records import Ints


class Cut(NamedTuple):
    """vertices (V, 3), triangles (T, 3) and the region of each triangle (T,)."""

    vertices: Doubles
    triangles: Ints
    regions: Ints


def cut_regions(vertices: Doubles, triangles: Ints, scores: Doubles) -> Cut:
    """Split the triangles where the region of least score changes; scores (V, R) are taken as linear along edges.

    An edge between two regions gets one new vertex where their scores are equal; a triangle with corners in two
    regions becomes three, with corners in three regions six around a new vertex. Shared edges get shared vertices,
    so a closed mesh stays closed.
    """
    label = scores.argmin(axis=1).astype(np.int32)
    corner = label[triangles]
    kinds = 1 + (corner[:, 1] != corner[:, 0]).astype(int) + _third_differs(corner)
    whole = triangles[kinds == 1]
    points, middle_of = _border_points(vertices, triangles, scores, label)
    two, two_regions = _split_two(triangles[kinds == 2], label, middle_of)
    three, three_regions, centres = _split_three(triangles[kinds == 3], label, middle_of, points)
    return Cut(
        np.concatenate([points, centres]),
        np.concatenate([whole, two, three]).astype(np.int32),
        np.concatenate([label[whole[:, 0]], two_regions, three_regions]).astype(np.int32),
    )


def _third_differs(corner: Ints) -> Ints:
    return ((corner[:, 2] != corner[:, 0]) & (corner[:, 2] != corner[:, 1])).astype(np.int32)


class _Middles(NamedTuple):
    keys: Ints
    span: int
    first: int

    def of(self, a: Ints, b: Ints) -> Ints:
        """The vertex set on each edge (a, b)."""
        key = np.minimum(a, b).astype(np.int64) * self.span + np.maximum(a, b)
        return (np.searchsorted(self.keys, key) + self.first).astype(np.int32)


def _border_points(vertices: Doubles, triangles: Ints, scores: Doubles, label: Ints) -> tuple[Doubles, _Middles]:
    edges = np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]]).astype(np.int64)
    edges.sort(axis=1)
    edges = edges[label[edges[:, 0]] != label[edges[:, 1]]]
    keys = np.unique(edges[:, 0] * len(vertices) + edges[:, 1])
    a, b = keys // len(vertices), keys % len(vertices)
    rise_a = scores[a, label[b]] - scores[a, label[a]]
    rise_b = scores[b, label[a]] - scores[b, label[b]]
    share = np.clip(rise_a / np.maximum(rise_a + rise_b, 1e-12), 0.15, 0.85)[:, None]
    between = vertices[a] * (1.0 - share) + vertices[b] * share
    return np.concatenate([vertices, between]), _Middles(keys, len(vertices), len(vertices))


def _split_two(triangles: Ints, label: Ints, middles: _Middles) -> tuple[Ints, Ints]:
    """Triangles whose corners lie in two regions: the lone corner first, then a triangle and a quad."""
    corner = label[triangles]
    lone = np.where(corner[:, 1] == corner[:, 2], 0, np.where(corner[:, 0] == corner[:, 2], 1, 2))
    rows = np.arange(len(triangles))
    a, b, c = (triangles[rows, (lone + k) % 3] for k in range(3))
    ab, ac = middles.of(a, b), middles.of(a, c)
    faces = np.concatenate([np.column_stack([a, ab, ac]), np.column_stack([ab, b, c]), np.column_stack([ab, c, ac])])
    return faces, np.concatenate([label[a], label[b], label[b]])


def _split_three(triangles: Ints, label: Ints, middles: _Middles, points: Doubles) -> tuple[Ints, Ints, Doubles]:
    """Triangles whose corners lie in three regions: a new vertex in the middle, two triangles at each corner."""
    a, b, c = (triangles[:, k] for k in range(3))
    ab, bc, ca = middles.of(a, b), middles.of(b, c), middles.of(c, a)
    centre = (len(points) + np.arange(len(triangles))).astype(np.int32)
    where = (points[ab] + points[bc] + points[ca]) / 3.0
    fans = ((a, ab, ca), (b, bc, ab), (c, ca, bc))
    faces: list[Ints] = []
    regions: list[Ints] = []
    for corner, after, before in fans:
        faces += [np.column_stack([corner, after, centre]), np.column_stack([corner, centre, before])]
        regions += [label[corner], label[corner]]
    return np.concatenate(faces), np.concatenate(regions), where
