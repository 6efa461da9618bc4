"""The tree of nodes of a document: parents first, no node twice, and the matrices that lead to each."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from previs.own.document import Document
from previs.own.properties import Node

Doubles = npt.NDArray[np.float64]


class Tree(NamedTuple):
    """Nodes in an order in which parents come first: `parents` by place in it (-1: a root), `nodes` their numbers in
    the document, names, and the rest pose: translation (N, 3), rotation (N, 4; x, y, z, w), scale (N, 3)."""

    names: tuple[str, ...]
    nodes: tuple[int, ...]
    parents: tuple[int, ...]
    translation: Doubles
    rotation: Doubles
    scale: Doubles


def tree_of(document: Document) -> Tree:
    """The tree of the document's scene; raises `RefusedError` for nodes that are missing or go round in circles."""
    gltf = document.gltf
    roots = gltf.scenes[gltf.scene].nodes if 0 <= gltf.scene < len(gltf.scenes) else tuple(_roots(document))
    found: dict[int, int] = {}
    parents: list[int] = []
    waiting = [(root, -1) for root in reversed(roots)]
    while waiting:
        number, parent = waiting.pop()
        if not 0 <= number < len(gltf.nodes):
            raise document.refuse(f"it names node {number}, which is not there")
        if number in found:
            raise document.refuse("its nodes go round in circles, or hang on two parents")
        place = found[number] = len(found)
        parents.append(parent)
        waiting += [(child, place) for child in reversed(gltf.nodes[number].children)]
    parts = [_parts(document, gltf.nodes[number]) for number in found]
    moves = np.array([part[0] for part in parts]).reshape(-1, 3)
    turns = np.array([part[1] for part in parts]).reshape(-1, 4)
    sizes = np.array([part[2] for part in parts]).reshape(-1, 3)
    names = tuple(gltf.nodes[number].name for number in found)
    return Tree(names, tuple(found), tuple(parents), moves, turns, sizes)


def _roots(document: Document) -> list[int]:
    children = {child for node in document.gltf.nodes for child in node.children}
    return [number for number in range(len(document.gltf.nodes)) if number not in children]


def _parts(document: Document, node: Node) -> tuple[Doubles, Doubles, Doubles]:
    """Translation, rotation and scale of a node, out of its matrix if it has one."""
    if node.matrix is None:
        parts = np.array(node.translation), np.array(node.rotation), np.array(node.scale)
    elif len(node.matrix) != 16:
        raise document.refuse("one of its matrices has not sixteen numbers")
    else:
        whole = np.array(node.matrix, np.float64).reshape(4, 4).T
        size = np.linalg.norm(whole[:3, :3], axis=0)
        parts = whole[:3, 3], _quaternion(whole[:3, :3] / np.maximum(size, 1e-12)), size
    if not all(np.isfinite(part).all() for part in parts) or max(np.abs(part).max() for part in parts) > 1e6:
        raise document.refuse("one of its nodes is infinitely far or large")
    return parts[0], parts[1] / max(float(np.linalg.norm(parts[1])), 1e-12), parts[2]


def _quaternion(turn: Doubles) -> Doubles:
    """The quaternion (x, y, z, w) of a rotation (3, 3): the eigenvector of Bar-Itzhack's matrix (JGCD 23, 2000)."""
    m = turn
    k = np.array(
        [
            [m[0, 0] - m[1, 1] - m[2, 2], m[1, 0] + m[0, 1], m[2, 0] + m[0, 2], m[2, 1] - m[1, 2]],
            [m[1, 0] + m[0, 1], m[1, 1] - m[0, 0] - m[2, 2], m[2, 1] + m[1, 2], m[0, 2] - m[2, 0]],
            [m[2, 0] + m[0, 2], m[2, 1] + m[1, 2], m[2, 2] - m[0, 0] - m[1, 1], m[1, 0] - m[0, 1]],
            [m[2, 1] - m[1, 2], m[0, 2] - m[2, 0], m[1, 0] - m[0, 1], m[0, 0] + m[1, 1] + m[2, 2]],
        ]
    )
    return np.asarray(np.linalg.eigh(k)[1][:, -1])


def matrices(tree: Tree, translation: Doubles, rotation: Doubles, scale: Doubles) -> Doubles:
    """From each node's space to the scene's (F, N, 4, 4), for F poses: (F, N, 3), (F, N, 4) and (F, N, 3)."""
    frames, count = rotation.shape[:2]
    x, y, z, w = (rotation[..., i] for i in range(4))
    local = np.zeros((frames, count, 4, 4))
    local[..., 0, 0], local[..., 0, 1], local[..., 0, 2] = (
        1 - 2 * (y * y + z * z),
        2 * (x * y - z * w),
        2 * (x * z + y * w),
    )
    local[..., 1, 0], local[..., 1, 1], local[..., 1, 2] = (
        2 * (x * y + z * w),
        1 - 2 * (x * x + z * z),
        2 * (y * z - x * w),
    )
    local[..., 2, 0], local[..., 2, 1], local[..., 2, 2] = (
        2 * (x * z - y * w),
        2 * (y * z + x * w),
        1 - 2 * (x * x + y * y),
    )
    local[..., :3, :3] *= scale[..., None, :]
    local[..., :3, 3] = translation
    local[..., 3, 3] = 1.0
    for place, parent in enumerate(tree.parents):
        if parent >= 0:
            local[:, place] = local[:, parent] @ local[:, place]
    return local
