"""Meshes as values: make, transform, join, paint, and the laws that a closed surface keeps."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from previs.mesh.jit import compiled
from previs.records import Floats, Ints, Mesh

Point = tuple[float, float, float]
Doubles = npt.NDArray[np.float64]


class Finish(NamedTuple):
    """How a surface takes light: smoothness (0 flat, 1 by vertex normals), emission (factor on the colour), gloss."""

    smooth: float = 0.0
    emission: float = 0.0
    gloss: float = 0.0


MATT = Finish()
SMOOTH = Finish(smooth=0.8)


def linear(colour: str) -> Point:
    """Linear RGB of an sRGB colour written `#rrggbb` (IEC 61966-2-1)."""
    digits = colour.lstrip("#")
    red, green, blue = (_decode(int(digits[i : i + 2], 16) / 255.0) for i in (0, 2, 4))
    return red, green, blue


def _decode(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def make(
    vertices: npt.ArrayLike,
    triangles: npt.ArrayLike,
    colour: str = "#808080",
    *,
    finish: Finish = MATT,
    bone: int = 0,
    closed: bool = True,
) -> Mesh:
    """A mesh of one colour and one finish; a closed one is turned outward by the sign of its volume."""
    points = np.ascontiguousarray(vertices, np.float32).reshape(-1, 3)
    faces = np.ascontiguousarray(triangles, np.int32).reshape(-1, 3)
    normals = vertex_normals(points, faces)
    if closed and volume(points, faces) < 0:
        faces, normals = np.ascontiguousarray(faces[:, ::-1]), -normals
    bones = np.zeros((len(points), 3), np.int32)
    bones[:, 0] = bone
    weights = np.zeros((len(points), 3), np.float32)
    weights[:, 0] = 1.0
    return Mesh(
        vertices=points,
        normals=normals,
        occlusion=np.ones(len(points), np.float32),
        triangles=faces,
        colours=np.tile(np.array(linear(colour), np.float32), (len(faces), 1)),
        materials=np.tile(np.array(finish, np.float32), (len(faces), 1)),
        bones=bones,
        weights=weights,
    )


def empty() -> Mesh:
    """A mesh of nothing: the neutral element of `join`."""
    return make(np.zeros((0, 3)), np.zeros((0, 3)), closed=False)


def volume(vertices: npt.NDArray[np.floating], triangles: Ints) -> float:
    """Signed volume enclosed by a closed surface: positive when its triangles face outward."""
    return float(_volume(np.ascontiguousarray(vertices, np.float64), np.ascontiguousarray(triangles, np.int32)))


@compiled
def _volume(points: Doubles, faces: Ints) -> float:
    total = 0.0
    for t in range(faces.shape[0]):
        a, b, c = points[faces[t, 0]], points[faces[t, 1]], points[faces[t, 2]]
        total += a[0] * (b[1] * c[2] - b[2] * c[1])
        total += a[1] * (b[2] * c[0] - b[0] * c[2])
        total += a[2] * (b[0] * c[1] - b[1] * c[0])
    return total / 6.0


def face_normals(vertices: npt.NDArray[np.floating], triangles: Ints) -> Doubles:
    """Twice the area times the unit normal of each triangle, (T, 3)."""
    a, b, c = (vertices[triangles[:, k]].astype(np.float64) for k in range(3))
    return np.cross(b - a, c - a)


def vertex_normals(vertices: npt.NDArray[np.floating], triangles: Ints) -> Floats:
    """Unit normals (V, 3), the faces around a vertex weighted by their area."""
    return _vertex_normals(np.ascontiguousarray(vertices, np.float64), np.ascontiguousarray(triangles, np.int32))


@compiled
def _vertex_normals(points: Doubles, faces: Ints) -> Floats:
    total = np.zeros(points.shape)
    for t in range(faces.shape[0]):
        a, b, c = points[faces[t, 0]], points[faces[t, 1]], points[faces[t, 2]]
        ux, uy, uz = b[0] - a[0], b[1] - a[1], b[2] - a[2]
        vx, vy, vz = c[0] - a[0], c[1] - a[1], c[2] - a[2]
        x, y, z = uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx
        for corner in range(3):
            total[faces[t, corner], 0] += x
            total[faces[t, corner], 1] += y
            total[faces[t, corner], 2] += z
    out = np.empty(points.shape, np.float32)
    for v in range(points.shape[0]):
        x, y, z = total[v, 0], total[v, 1], total[v, 2]
        length = max(math.sqrt(x * x + y * y + z * z), 1e-12)
        out[v, 0], out[v, 1], out[v, 2] = x / length, y / length, z / length
    return out


def turn(*, yaw: float = 0.0, pitch: float = 0.0, roll: float = 0.0) -> Doubles:
    """Rotation (3, 3): yaw about +y (+x towards -z), after pitch about +z (nose up), after roll about +x."""
    cy, sy, cp, sp, cr, sr = *_arc(yaw), *_arc(pitch), *_arc(roll)
    about_y = np.array([[cy, 0.0, sy], [0.0, 1.0, 0.0], [-sy, 0.0, cy]])
    about_z = np.array([[cp, -sp, 0.0], [sp, cp, 0.0], [0.0, 0.0, 1.0]])
    about_x = np.array([[1.0, 0.0, 0.0], [0.0, cr, -sr], [0.0, sr, cr]])
    return about_y @ about_z @ about_x


def _arc(angle: float) -> tuple[float, float]:
    return math.cos(angle), math.sin(angle)


def frame_along(direction: npt.ArrayLike, side: Point = (0.0, 0.0, 1.0)) -> Doubles:
    """Rotation (3, 3) that takes +y to the direction, with +z kept as near to `side` as it can be."""
    y = np.asarray(direction, np.float64)
    y = y / np.linalg.norm(y)
    x = np.cross(y, side)
    if np.linalg.norm(x) < 1e-6:
        x = np.cross(y, (1.0, 0.0, 0.0))
    x /= np.linalg.norm(x)
    return np.stack([x, y, np.cross(x, y)], axis=1)


def place(
    mesh: Mesh,
    at: Point = (0.0, 0.0, 0.0),
    *,
    rotation: Doubles | None = None,
    yaw: float = 0.0,
    scale: float | Point = 1.0,
) -> Mesh:
    """The mesh scaled, then rotated (by the matrix, else by the yaw), then moved."""
    matrix = turn(yaw=yaw) if rotation is None else rotation
    size = np.ones(3) * np.asarray(scale, np.float64)
    normals = (mesh.normals / size) @ matrix.T
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)
    triangles = mesh.triangles if np.prod(size) > 0 else np.ascontiguousarray(mesh.triangles[:, ::-1])
    vertices = (mesh.vertices * size) @ matrix.T + np.asarray(at, np.float64)
    return replaced(mesh, vertices=vertices, normals=normals, triangles=triangles)


def replaced(
    mesh: Mesh,
    *,
    vertices: npt.ArrayLike | None = None,
    normals: npt.ArrayLike | None = None,
    occlusion: npt.ArrayLike | None = None,
    triangles: Ints | None = None,
    colours: npt.ArrayLike | None = None,
) -> Mesh:
    """The mesh with some arrays exchanged, each made float32 and contiguous."""
    return Mesh(
        vertices=mesh.vertices if vertices is None else np.ascontiguousarray(vertices, np.float32),
        normals=mesh.normals if normals is None else np.ascontiguousarray(normals, np.float32),
        occlusion=mesh.occlusion if occlusion is None else np.ascontiguousarray(occlusion, np.float32),
        triangles=mesh.triangles if triangles is None else triangles,
        colours=mesh.colours if colours is None else np.ascontiguousarray(colours, np.float32),
        materials=mesh.materials,
        bones=mesh.bones,
        weights=mesh.weights,
    )


def join(meshes: Sequence[Mesh]) -> Mesh:
    """One mesh of several, in order; bones keep their numbers."""
    if not meshes:
        return empty()
    starts = np.cumsum([0] + [len(mesh.vertices) for mesh in meshes[:-1]])
    triangles = [mesh.triangles + np.int32(start) for mesh, start in zip(meshes, starts, strict=True)]
    return Mesh(
        vertices=np.concatenate([mesh.vertices for mesh in meshes]),
        normals=np.concatenate([mesh.normals for mesh in meshes]),
        occlusion=np.concatenate([mesh.occlusion for mesh in meshes]),
        triangles=np.concatenate(triangles).astype(np.int32),
        colours=np.concatenate([mesh.colours for mesh in meshes]),
        materials=np.concatenate([mesh.materials for mesh in meshes]),
        bones=np.concatenate([mesh.bones for mesh in meshes]),
        weights=np.concatenate([mesh.weights for mesh in meshes]),
    )


def grounded(mesh: Mesh, height: float, *, dark: float = 0.45) -> Mesh:
    """Darken towards the ground: occlusion `dark` at y = 0, untouched from `height` up."""
    share = np.clip(mesh.vertices[:, 1] / height, 0.0, 1.0)
    return replaced(mesh, occlusion=mesh.occlusion * (dark + (1.0 - dark) * share))


def speckled(mesh: Mesh, amount: float, seed: int) -> Mesh:
    """Vary the brightness of each triangle by up to `amount`, so that flat faces read as material."""
    draw = np.random.default_rng(seed).uniform(1.0 - amount, 1.0 + amount, (len(mesh.triangles), 1))
    return replaced(mesh, colours=mesh.colours * draw)


def capped(mesh: Mesh, colour: str, *, steepness: float, low: float = -1e9, keep: float = 1.0, seed: int = 0) -> Mesh:
    """Lay a colour (snow, moss) on faces whose normal has y above `steepness` and whose centre lies above `low`."""
    faces = face_normals(mesh.vertices, mesh.triangles)
    up = faces[:, 1] / np.maximum(np.linalg.norm(faces, axis=1), 1e-12)
    centre = mesh.vertices[mesh.triangles].mean(axis=1)[:, 1]
    drawn = np.random.default_rng(seed).random(len(faces)) < keep
    covered = (up > steepness) & (centre > low) & drawn
    return replaced(mesh, colours=np.where(covered[:, None], linear(colour), mesh.colours))
