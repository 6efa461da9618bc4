"""A document as a body: one mesh on bones, standing on the ground and looking along +x, in the size of its kind."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from previs.own.accessors import floats, numbers
from previs.own.clips import Clip, clips_of
from previs.own.document import MOST_TRIANGLES, Document
from previs.own.properties import Primitive
from previs.own.surface import Paint, paint
from previs.own.tree import Tree, matrices, tree_of
from previs.records import Mesh

Doubles = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]

_TURNED = np.array([[0.0, 0.0, 1.0, 0.0], [0.0, 1.0, 0.0, 0.0], [-1.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 1.0]])
"""glTF looks along +z, actors along +x."""


class Bone(NamedTuple):
    """A place in the tree that carries vertices, and the matrix (4, 4) from their space to its own at rest."""

    place: int
    inverse: Doubles


@dataclass(frozen=True, slots=True)
class Model:
    """A body as it came: `mesh` in the file's own space, whose bones are `bones`; `fit` (4, 4) leads from the scene's
    space of the file to metres on the ground; height and length are those of the fitted body at rest."""

    name: str
    tree: Tree
    bones: tuple[Bone, ...]
    mesh: Mesh
    clips: tuple[Clip, ...]
    fit: Doubles
    height: float
    length: float

    @property
    def skinned(self) -> bool:
        """Does it hang on joints?"""
        return len(self.bones) > 1


class _Piece(NamedTuple):
    vertices: Doubles
    normals: Doubles
    triangles: Whole
    paint: Paint
    bones: Whole
    weights: Doubles


def model_of(document: Document, height: float | None = None) -> Model:
    """The body in a document, `height` metres tall if that is known, else as large as the file says.

    Raises `RefusedError` for a file without triangles, with too many, or with data that does not fit together.
    """
    tree = tree_of(document)
    bones: list[Bone] = []
    pieces: list[_Piece] = []
    count = 0
    for place, number in enumerate(tree.nodes):
        node = document.gltf.nodes[number]
        if node.mesh is None:
            continue
        if not 0 <= node.mesh < len(document.gltf.meshes):
            raise document.refuse(f"it names mesh {node.mesh}, which is not there")
        first = len(bones)
        bones += _bones(document, tree, place, node.skin)
        for primitive in document.gltf.meshes[node.mesh].primitives:
            piece = _piece(document, primitive, first, len(bones) - first)
            count += len(piece.triangles)
            if count > MOST_TRIANGLES:
                raise document.refuse(f"it has more than {MOST_TRIANGLES} triangles; export a simpler one")
            pieces.append(piece)
    if not count:
        raise document.refuse("there is nothing to be seen in it")
    mesh = _joined(pieces)
    rest = posed(mesh, bones, matrices(tree, tree.translation[None], tree.rotation[None], tree.scale[None])[0])
    fit, size = _fit(document, rest, height)
    return Model(document.name, tree, tuple(bones), mesh, clips_of(document), fit, size[1], size[0])


def _bones(document: Document, tree: Tree, place: int, skin: int | None) -> list[Bone]:
    """The bones of a mesh: the joints of its skin, or the node that it hangs on."""
    if skin is None:
        return [Bone(place, np.eye(4))]
    if not 0 <= skin < len(document.gltf.skins):
        raise document.refuse(f"it names skin {skin}, which is not there")
    found = document.gltf.skins[skin]
    places = {number: at for at, number in enumerate(tree.nodes)}
    if not found.joints or any(joint not in places for joint in found.joints):
        raise document.refuse("a skin hangs on joints that are not in its tree")
    inverses = np.tile(np.eye(4), (len(found.joints), 1, 1))
    if found.inverse_bind_matrices is not None:
        rows = floats(document, found.inverse_bind_matrices, 16)
        if len(rows) < len(found.joints):
            raise document.refuse("a skin has fewer matrices than joints")
        inverses = rows[: len(found.joints)].reshape(-1, 4, 4).transpose(0, 2, 1)
    return [Bone(places[joint], inverse) for joint, inverse in zip(found.joints, inverses, strict=True)]


def _piece(document: Document, primitive: Primitive, first: int, bones: int) -> _Piece:
    """A primitive whose bones are `first` and those after it."""
    at = primitive.attributes
    if "POSITION" not in at:
        raise document.refuse("a part of it has no places")
    vertices = floats(document, at["POSITION"], 3)
    triangles = _triangles(document, primitive, len(vertices))
    normals = floats(document, at["NORMAL"], 3) if "NORMAL" in at else _flat_normals(vertices, triangles)
    if "JOINTS_0" in at and "WEIGHTS_0" in at:
        joints = numbers(document, at["JOINTS_0"]).astype(np.int64)
        weights = floats(document, at["WEIGHTS_0"], 4)
        if joints.shape != (len(vertices), 4) or joints.max(initial=0) >= bones:
            raise document.refuse("a part of it hangs on joints that its skin does not have")
    else:
        joints = np.zeros((len(vertices), 4), np.int64)
        weights = np.tile(np.array((1.0, 0.0, 0.0, 0.0)), (len(vertices), 1))
    if len(normals) != len(vertices) or len(weights) != len(vertices):
        raise document.refuse("the data of one of its parts is of different lengths")
    order = np.argsort(-weights, axis=1)[:, :3]
    strongest = np.maximum(np.take_along_axis(weights, order, axis=1), 0.0)
    strongest[strongest.sum(axis=1) <= 0.0] = (1.0, 0.0, 0.0)
    strongest /= strongest.sum(axis=1, keepdims=True)
    return _Piece(
        vertices,
        normals,
        triangles,
        paint(document, primitive, triangles),
        first + np.take_along_axis(joints, order, axis=1),
        strongest,
    )


def _triangles(document: Document, primitive: Primitive, count: int) -> Whole:
    """Corners (T, 3) of a primitive of `count` vertices; strips and fans become triangles, points and lines none."""
    if primitive.indices is not None:
        index = numbers(document, primitive.indices)[:, 0].astype(np.int64)
    else:
        index = np.arange(count)
    if primitive.mode == 4:
        found = index[: len(index) // 3 * 3].reshape(-1, 3)
    elif primitive.mode == 5 and len(index) > 2:
        found = np.stack([index[:-2], index[1:-1], index[2:]], axis=1)
        found[1::2] = found[1::2, ::-1]
    elif primitive.mode == 6 and len(index) > 2:
        found = np.stack([np.full(len(index) - 2, index[0]), index[1:-1], index[2:]], axis=1)
    else:
        found = np.zeros((0, 3), np.int64)
    if len(found) and not (found.min() >= 0 and found.max() < count):
        raise document.refuse("its triangles have corners that are not there")
    return found


def _flat_normals(vertices: Doubles, triangles: Whole) -> Doubles:
    """Vertex normals (V, 3) from the triangles around."""
    corners = vertices[triangles]
    across = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    normals = np.zeros_like(vertices)
    for corner in range(3):
        np.add.at(normals, triangles[:, corner], across)
    return normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)


def _joined(pieces: list[_Piece]) -> Mesh:
    starts = np.cumsum([0, *(len(piece.vertices) for piece in pieces)])
    vertices = np.concatenate([piece.vertices for piece in pieces]).astype(np.float32)
    corners = np.concatenate([piece.triangles + start for piece, start in zip(pieces, starts, strict=False)])
    return Mesh(
        vertices=np.ascontiguousarray(vertices),
        normals=np.ascontiguousarray(np.concatenate([piece.normals for piece in pieces]), np.float32),
        occlusion=np.ones(len(vertices), np.float32),
        triangles=np.ascontiguousarray(corners, np.int32),
        colours=np.ascontiguousarray(np.concatenate([piece.paint.colours for piece in pieces]), np.float32),
        materials=np.ascontiguousarray(np.concatenate([piece.paint.materials for piece in pieces]), np.float32),
        bones=np.ascontiguousarray(np.concatenate([piece.bones for piece in pieces]), np.int32),
        weights=np.ascontiguousarray(np.concatenate([piece.weights for piece in pieces]), np.float32),
    )


def posed(mesh: Mesh, bones: list[Bone] | tuple[Bone, ...], places: Doubles) -> Doubles:
    """The mesh's vertices (V, 3) with its nodes at the matrices `places` (N, 4, 4)."""
    whole = np.stack([places[bone.place] @ bone.inverse for bone in bones])
    points = np.concatenate([mesh.vertices.astype(np.float64), np.ones((len(mesh.vertices), 1))], axis=1)
    each = np.einsum("vkij,vj->vki", whole[mesh.bones][:, :, :3], points)
    return np.einsum("vk,vki->vi", mesh.weights.astype(np.float64), each)


def _fit(document: Document, rest: Doubles, height: float | None) -> tuple[Doubles, tuple[float, float]]:
    """The matrix to metres on the ground, and the fitted body's length (along +x) and height."""
    low, high = rest.min(axis=0), rest.max(axis=0)
    size = high - low
    if not np.isfinite(size).all() or float(size.max()) <= 1e-9:
        raise document.refuse("it has no size")
    scale = height / max(float(size[1]), 1e-6) if height else 1.0
    middle = (low + high) / 2
    moved = np.eye(4)
    moved[:3, 3] = (-middle[0], -low[1], -middle[2])
    scaled = np.diag((scale, scale, scale, 1.0))
    return _TURNED @ scaled @ moved, (float(size[2]) * scale, float(size[1]) * scale)
