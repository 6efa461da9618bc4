"""Grows one continuous skin over a skeleton from a table of primitives, painted in parts and weighted to bones."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from skimage.measure import marching_cubes

from previs.mesh.cut import Cut, cut_regions
from previs.mesh.decimate import decimate
from previs.mesh.field import SHAPES, Field, bounds, distances, each_distance, fill_grid, gradients
from previs.mesh.parts import Doubles, Finish, Point, volume
from previs.records import Floats, Ints, Mesh


class Prim(NamedTuple):
    """One primitive: the bone it moves with, `capsule`, `cone`, `ellipsoid` or `box`, its ends a, b (or centre and half
    sides), radii at the ends, the part it colours, metres of smooth union, squash along z. A bone named `.R`, or
    `mirror`, adds its twin on the left. `care` keeps more triangles here."""

    bone: str
    shape: str
    a: Point
    b: Point
    radii: tuple[float, float]
    part: str
    blend: float = 0.02
    squash: float = 1.0
    mirror: bool = False
    care: float = 1.0


class Paint(NamedTuple):
    """Colours without shaping: `part` covers those `over` parts that lie inside a primitive. With `below` given, only
    where the surface also faces down: its normal's y is under `below`."""

    part: str
    over: tuple[str, ...]
    shape: str
    a: Point
    b: Point
    radii: tuple[float, float] = (0.0, 0.0)
    mirror: bool = False
    below: float | None = None


class Skin(NamedTuple):
    """A whole skin: `step` is the sampling distance in metres, `triangles` the aim after decimation, `size` the
    measure (metres) that blends of weights and occlusion are scaled by; `finishes`, how some parts take light, where
    the others are `smooth` and matt."""

    prims: tuple[Prim, ...]
    paints: tuple[Paint, ...] = ()
    step: float = 0.01
    triangles: int = 2400
    size: float = 1.8
    smooth: float = 0.85
    weight_rounds: int = 5
    finishes: tuple[tuple[str, Finish], ...] = ()


class Shell(NamedTuple):
    """A mesh without its colours: the part of each triangle (T,) is an index into the names."""

    mesh: Mesh
    parts: Ints
    names: tuple[str, ...]


def mirrored(point: Point) -> Point:
    """The point on the other side."""
    return point[0], point[1], -point[2]


def other_side(name: str) -> str:
    """The name of the twin of a bone on the right."""
    return name[:-1] + "L" if name.endswith(".R") else name


def both_sides(prims: Sequence[Prim]) -> list[Prim]:
    """The table with every twin written out."""
    out: list[Prim] = []
    for prim in prims:
        out.append(prim)
        if prim.mirror or prim.bone.endswith(".R"):
            ends = prim.b if prim.shape in ("ellipsoid", "box") else mirrored(prim.b)
            out.append(prim._replace(bone=other_side(prim.bone), a=mirrored(prim.a), b=ends))
    return out


def field_of(prims: Sequence[Prim | Paint]) -> Field:
    """The primitives as arrays; paints never blend."""
    return Field(
        shape=np.array([SHAPES[p.shape] for p in prims], np.int32),
        a=np.array([p.a for p in prims], np.float64),
        b=np.array([p.b for p in prims], np.float64),
        radii=np.array([p.radii for p in prims], np.float64),
        squash=np.array([p.squash if isinstance(p, Prim) else 1.0 for p in prims], np.float64),
        blend=np.array([p.blend if isinstance(p, Prim) else 0.0 for p in prims], np.float64),
    )


class _Form(NamedTuple):
    """A skin with its twins written out, as a field, over its bones."""

    skin: Skin
    prims: list[Prim]
    field: Field
    bones: Sequence[str]


def grow(skin: Skin, bones: Sequence[str]) -> Shell:
    """Sample, polygonise, cut along the borders of parts, decimate inside them, then light and weigh the vertices."""
    prims = both_sides(skin.prims)
    field = field_of(prims)
    names = tuple(dict.fromkeys([p.part for p in prims] + [p.part for p in skin.paints]))
    vertices, triangles = _polygonise(field, skin.step)
    cut = cut_regions(vertices, triangles, _scores(skin, prims, field, names, vertices))
    nearest = each_distance(field, cut.vertices).argmin(axis=1)
    care = np.array([p.care for p in prims])[nearest]
    lean = decimate(cut, skin.triangles, care)
    points = _settled(field, lean.vertices, skin.step)
    mesh = _dressed(_Form(skin, prims, field, bones), points, lean, names)
    return Shell(mesh, lean.regions, names)


def _polygonise(field: Field, step: float) -> tuple[Doubles, Ints]:
    low, high = bounds(field)
    low -= 2.0 * step
    cells = np.ceil((high - low) / step).astype(int) + 3
    grid = np.empty(tuple(cells))
    fill_grid(field, low, step, 4, grid)
    # Values next to zero would put vertices on grid points and make slivers; `_settled` takes the shift back.
    grid = np.copysign(np.maximum(np.abs(grid), 0.15 * step), grid)
    vertices, triangles, _, _ = marching_cubes(grid, 0.0, spacing=(step, step, step), allow_degenerate=False)
    points = vertices.astype(np.float64) + low
    faces = triangles.astype(np.int32)
    return points, faces if volume(points, faces) > 0 else np.ascontiguousarray(faces[:, ::-1])


def _scores(skin: Skin, prims: Sequence[Prim], field: Field, names: Sequence[str], points: Doubles) -> Doubles:
    """Per vertex and part a score, least where the part shows: the distance of its nearest primitive, with paints
    laid over in order. A paint may undercut the part below it by no more than half a step, so that it ends where
    that part ends."""
    each = each_distance(field, points)
    scores = np.full((len(points), len(names)), 1e3)
    for column, prim in enumerate(prims):
        part = names.index(prim.part)
        scores[:, part] = np.minimum(scores[:, part], each[:, column])
    slack = 0.5 * skin.step
    for paint in skin.paints:
        inside = -_painted(paint, field, points, skin.step)
        over = [names.index(name) for name in paint.over]
        laid = scores[:, over].min(axis=1) - np.clip(inside, -slack, slack)
        part = names.index(paint.part)
        scores[:, part] = np.minimum(scores[:, part], laid)
    return scores


def _painted(paint: Paint, field: Field, points: Doubles, step: float) -> Doubles:
    """Negative where the paint covers."""
    twin = paint._replace(a=mirrored(paint.a), b=paint.b if paint.shape in ("ellipsoid", "box") else mirrored(paint.b))
    inside = distances(field_of([paint, twin] if paint.mirror else [paint]), points)
    if paint.below is None:
        return inside
    facing = gradients(field, points, step)[:, 1] - paint.below
    return np.maximum(inside, facing * 4.0 * step)


def _settled(field: Field, points: Doubles, step: float) -> Doubles:
    """Points moved back onto the surface by damped Newton steps."""
    for _ in range(2):
        depth = np.clip(distances(field, points), -step, step)
        points = points - gradients(field, points, 0.5 * step) * (0.8 * depth)[:, None]
    return points


def _dressed(form: _Form, points: Doubles, lean: Cut, names: Sequence[str]) -> Mesh:
    skin, field = form.skin, form.field
    normals = gradients(field, points, 0.75 * skin.step)
    chosen, weights = _weights(form, points, lean.triangles)
    finishes = dict(skin.finishes)
    materials = [finishes.get(name, Finish(smooth=skin.smooth)) for name in names]
    count = len(lean.triangles)
    return Mesh(
        vertices=np.ascontiguousarray(points, np.float32),
        normals=np.ascontiguousarray(normals, np.float32),
        occlusion=_occlusion(field, points, normals, skin.size),
        triangles=np.ascontiguousarray(lean.triangles, np.int32),
        colours=np.zeros((count, 3), np.float32),
        materials=np.array(materials, np.float32)[lean.regions],
        bones=chosen,
        weights=weights,
    )


def _occlusion(field: Field, points: Doubles, normals: Doubles, size: float) -> Floats:
    """How open the surface is: how far the field falls short of the distance walked along the normal."""
    open_share = np.ones(len(points))
    for share in (0.017, 0.039, 0.078):
        reach = share * size
        open_share -= 0.32 * np.clip(1.0 - distances(field, points + normals * reach) / reach, 0.0, 1.0)
    return np.clip(open_share, 0.15, 1.0).astype(np.float32)


def _side(name: str) -> int:
    return {".R": 1, ".L": -1}.get(name[-2:], 0)


def _weights(form: _Form, points: Doubles, triangles: Ints) -> tuple[Ints, Floats]:
    """Weights by the inverse cube of the distance to each bone's primitives, then evened out over the surface; a
    vertex of one side never follows a bone of the other."""
    skin, prims, bones = form.skin, form.prims, form.bones
    each = np.maximum(each_distance(form.field, points), 0.0)
    side = np.array([_side(p.bone) for p in prims])
    near_side = side[each.argmin(axis=1)]
    loose = 0.007 * skin.size
    full = np.zeros((len(points), len(bones)))
    for column, prim in enumerate(prims):
        pull = 1.0 / (each[:, column] + loose) ** 3
        pull[near_side * side[column] < 0] = 0.0
        bone = bones.index(prim.bone)
        full[:, bone] = np.maximum(full[:, bone], pull)
    full /= full.sum(axis=1, keepdims=True)
    full = _evened(full, triangles, skin.weight_rounds)
    return strongest(full)


def _evened(weights: Doubles, triangles: Ints, rounds: int) -> Doubles:
    """Weights averaged with those of the neighbours, a few times: skins bend instead of folding."""
    a = np.concatenate([triangles[:, k] for k in (0, 1, 2)])
    b = np.concatenate([triangles[:, k] for k in (1, 2, 0)])
    degree = np.maximum(np.bincount(a, minlength=len(weights)), 1)[:, None]
    for _ in range(rounds):
        total = np.zeros_like(weights)
        np.add.at(total, a, weights[b])
        weights = 0.5 * weights + 0.5 * total / degree
    return weights


def strongest(full: npt.NDArray[np.float64]) -> tuple[Ints, Floats]:
    """The three strongest bones of each vertex and their weights, which sum to 1; traces under 4 % are dropped."""
    chosen = np.argsort(-full, axis=1, kind="stable")[:, :3]
    if chosen.shape[1] < 3:
        chosen = np.pad(chosen, ((0, 0), (0, 3 - chosen.shape[1])))
        kept = np.zeros((len(full), 3))
        kept[:, : full.shape[1]] = np.take_along_axis(full, chosen[:, : full.shape[1]], axis=1)
    else:
        kept = np.take_along_axis(full, chosen, axis=1)
    kept = np.where(kept < 0.04 * kept[:, :1], 0.0, kept)
    share = (kept / kept.sum(axis=1, keepdims=True)).astype(np.float32)
    share[:, 0] = 1.0 - share[:, 1] - share[:, 2]
    return np.ascontiguousarray(chosen, np.int32), share


def coarse_step(height: float) -> float:
    """A sampling distance that gives an actor of this height some tens of thousands of triangles to choose from."""
    return 0.0076 * math.sqrt(height)
