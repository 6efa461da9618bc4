"""Plain builders: box, lathe, blob, prism, loft, sheet, rod and tube. All but the sheet are closed and face outward."""

import math
from collections.abc import Sequence
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from previs.mesh.parts import MATT, Finish, Point, frame_along, make, place
from previs.records import Mesh

Face = tuple[int, int, int]
_BOX_QUADS = ((0, 1, 2, 3), (4, 7, 6, 5), (0, 4, 5, 1), (1, 5, 6, 2), (2, 6, 7, 3), (3, 7, 4, 0))
_BOX_FACES = np.array([face for a, b, c, d in _BOX_QUADS for face in ((a, b, c), (a, c, d))], np.int32)
_GOLDEN = (1.0 + math.sqrt(5.0)) / 2.0
_ICO_POINTS = (
    *((-1, _GOLDEN, 0), (1, _GOLDEN, 0), (-1, -_GOLDEN, 0), (1, -_GOLDEN, 0)),
    *((0, -1, _GOLDEN), (0, 1, _GOLDEN), (0, -1, -_GOLDEN), (0, 1, -_GOLDEN)),
    *((_GOLDEN, 0, -1), (_GOLDEN, 0, 1), (-_GOLDEN, 0, -1), (-_GOLDEN, 0, 1)),
)
_ICO_FACES: tuple[Face, ...] = (
    *((0, 11, 5), (0, 5, 1), (0, 1, 7), (0, 7, 10), (0, 10, 11), (1, 5, 9), (5, 11, 4), (11, 10, 2), (10, 7, 6)),
    *((7, 1, 8), (3, 9, 4), (3, 4, 2), (3, 2, 6), (3, 6, 8), (3, 8, 9), (4, 9, 5), (2, 4, 11), (6, 2, 10)),
    *((8, 6, 7), (9, 8, 1)),
)


def box(
    centre: Point,
    half: Point,
    colour: str,
    *,
    taper: tuple[float, float] = (1.0, 1.0),
    finish: Finish = MATT,
    bone: int = 0,
) -> Mesh:
    """An upright box by its half sides; `taper` scales its top along x and z."""
    ring = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)], np.float64)
    low = np.column_stack([ring[:, 0], -np.ones(4), ring[:, 1]])
    high = np.column_stack([ring[:, 0] * taper[0], np.ones(4), ring[:, 1] * taper[1]])
    points = np.concatenate([low, high]) * np.array(half) + np.array(centre)
    return make(points, _BOX_FACES, colour, finish=finish, bone=bone)


def lathe(
    profile: Sequence[tuple[float, float]],
    colour: str,
    *,
    sides: int = 10,
    at: Point = (0.0, 0.0, 0.0),
    finish: Finish = MATT,
    bone: int = 0,
) -> Mesh:
    """A solid of revolution about y: (height, radius) rows from one end to the other; radius 0 at an end is a tip."""
    angles = np.arange(sides) * (2.0 * math.pi / sides)
    circle = np.column_stack([np.cos(angles), np.zeros(sides), np.sin(angles)])
    rings = [row for row in profile if row[1] > 1e-6]
    points = [circle * radius + (0.0, height, 0.0) for height, radius in rings]
    points.append(np.array([(0.0, profile[0][0], 0.0), (0.0, profile[-1][0], 0.0)]))
    faces = _tube(len(rings), sides, tips=True)
    return make(np.concatenate(points) + np.array(at), faces, colour, finish=finish, bone=bone)


@lru_cache(maxsize=256)
def _tube(rings: int, sides: int, *, tips: bool) -> npt.NDArray[np.int32]:
    """Faces between successive rings, closed at both ends by a fan about two further vertices."""
    faces: list[Face] = []
    for ring in range(rings - 1):
        for i in range(sides):
            a, b = ring * sides + i, ring * sides + (i + 1) % sides
            faces += [(a, a + sides, b), (b, a + sides, b + sides)]
    if tips:
        first, last, top = rings * sides, rings * sides + 1, (rings - 1) * sides
        for i in range(sides):
            j = (i + 1) % sides
            faces += [(first, i, j), (last, top + j, top + i)]
    return np.array(faces, np.int32).reshape(-1, 3)


def rod(
    start: Point,
    end: Point,
    radii: tuple[float, float],
    colour: str,
    *,
    sides: int = 6,
    finish: Finish = MATT,
    bone: int = 0,
) -> Mesh:
    """A tapered round bar from one point to another."""
    axis = np.subtract(end, start)
    bar = lathe(
        [(0.0, radii[0]), (float(np.linalg.norm(axis)), radii[1])], colour, sides=sides, finish=finish, bone=bone
    )
    return place(bar, start, rotation=frame_along(axis))


def tube(
    points: Sequence[Point],
    radii: Sequence[float],
    colour: str,
    *,
    sides: int = 6,
    finish: Finish = MATT,
    bone: int = 0,
) -> Mesh:
    """A round bar through points, its radius given at each: ropes, brows, lips, branches."""
    line = np.array(points, np.float64)
    ways = np.gradient(line, axis=0)
    angles = np.arange(sides) * (2.0 * math.pi / sides)
    circle = np.column_stack([np.cos(angles), np.zeros(sides), np.sin(angles)])
    rings = [circle * r @ frame_along(way).T + at for at, way, r in zip(line, ways, radii, strict=True)]
    faces = _tube(len(rings), sides, tips=True)
    return make(np.concatenate([*rings, line[[0, -1]]]), faces, colour, finish=finish, bone=bone)


def blob(
    centre: Point,
    radii: float | Point,
    colour: str,
    *,
    rough: float = 0.0,
    seed: int = 0,
    detail: int = 1,
    finish: Finish = MATT,
    bone: int = 0,
) -> Mesh:
    """A subdivided icosahedron (20 * 4**detail triangles); `rough` moves its points in and out by up to that share."""
    points, faces = _icosphere(detail)
    draw = np.random.default_rng(seed).uniform(-1.0, 1.0, (len(points), 1))
    sized = points * (1.0 + rough * draw) * (np.ones(3) * np.asarray(radii)) + np.array(centre)
    return make(sized, faces, colour, finish=finish, bone=bone)


@cache
def _icosphere(detail: int) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.int32]]:
    points = [np.array(p) / np.linalg.norm(p) for p in _ICO_POINTS]
    faces = list(_ICO_FACES)
    for _ in range(detail):
        middles: dict[tuple[int, int], int] = {}

        def middle(a: int, b: int, known: dict[tuple[int, int], int] = middles) -> int:
            key = (min(a, b), max(a, b))
            if key not in known:
                between = points[a] + points[b]
                known[key] = len(points)
                points.append(between / np.linalg.norm(between))
            return known[key]

        split: list[Face] = []
        for a, b, c in faces:
            ab, bc, ca = middle(a, b), middle(b, c), middle(c, a)
            split += [(a, ab, ca), (b, bc, ab), (c, ca, bc), (ab, bc, ca)]
        faces = split
    return np.array(points), np.array(faces, np.int32)


def prism(
    outline: Sequence[tuple[float, float]],
    near: float,
    far: float,
    colour: str,
    *,
    finish: Finish = MATT,
    bone: int = 0,
) -> Mesh:
    """An outline in x, y (seen whole from its middle point) pushed along z from `near` to `far`."""
    flat = np.array(outline, np.float64)
    count = len(flat)
    middle = flat.mean(axis=0)
    rings = [np.column_stack([flat, np.full(count, z)]) for z in (near, far)]
    points = np.concatenate([*rings, [(*middle, near), (*middle, far)]])
    return make(points, _tube(2, count, tips=True), colour, finish=finish, bone=bone)


def loft(
    sections: Sequence[tuple[float, Sequence[tuple[float, float]]]],
    colour: str,
    *,
    finish: Finish = MATT,
    bone: int = 0,
) -> Mesh:
    """A hull through sections (x, [(y, z), ...]) that all have the same number of points; the ends are closed."""
    sides = len(sections[0][1])
    rings = [np.array([(x, y, z) for y, z in ring]) for x, ring in sections]
    ends = np.array([rings[0].mean(axis=0), rings[-1].mean(axis=0)])
    points = np.concatenate([*rings, ends])
    return make(points, _tube(len(rings), sides, tips=True), colour, finish=finish, bone=bone)


def sheet(points: Sequence[Point], colour: str, *, finish: Finish = MATT, bone: int = 0) -> Mesh:
    """A two-sided polygon, a fan about its first point: cloth, leaves, feathers, paper."""
    count = len(points)
    front = [(0, i, i + 1) for i in range(1, count - 1)]
    back = [(a + count, c + count, b + count) for a, b, c in front]
    both = np.array([*points, *points], np.float64)
    return make(both, [*front, *back], colour, finish=finish, bone=bone, closed=False)
