"""Small GLB files made by hand: a box that two joints bend."""

import json
import struct
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

Gltf = dict[str, Any]
MakeGlb = Callable[..., bytes]

_CORNERS = [(x, y, z) for y in (0.0, 2.0) for x in (-0.5, 0.5) for z in (-0.25, 0.25)]
_FACES = [0, 1, 5, 0, 5, 4, 2, 6, 7, 2, 7, 3, 0, 4, 6, 0, 6, 2, 1, 3, 7, 1, 7, 5]


def packed(gltf: Gltf, binary: bytes) -> bytes:
    """A GLB container."""
    text = json.dumps(gltf).encode()
    text += b" " * (-len(text) % 4)
    binary += b"\0" * (-len(binary) % 4)
    whole = struct.pack("<II", len(text), 0x4E4F534A) + text + struct.pack("<II", len(binary), 0x004E4942) + binary
    return struct.pack("<III", 0x46546C67, 2, 12 + len(whole)) + whole


def box() -> tuple[Gltf, bytes]:
    """A post 2 m high on the joints Root and Head, with a clip `Walk` that turns Head over one second."""
    corners = np.array(_CORNERS, "<f4")
    joints = np.array([[0 if y == 0.0 else 1, 0, 0, 0] for _, y, _ in _CORNERS], "<u1")
    weights = np.tile(np.array((1, 0, 0, 0), "<f4"), (8, 1))
    inverse = np.stack([np.eye(4), np.eye(4)])
    inverse[1, 1, 3] = -1.0
    parts = [
        corners, np.array(_FACES, "<u2"), joints, weights, inverse.transpose(0, 2, 1).astype("<f4"),
        np.array((0.0, 1.0), "<f4"), np.array(((0, 0, 0, 1), (0, 0, 1, 0)), "<f4"),
    ]  # fmt: skip
    binary, views = b"", list[Gltf]()
    for part in parts:
        views.append({"buffer": 0, "byteOffset": len(binary), "byteLength": part.nbytes})
        binary += part.tobytes() + b"\0" * (-part.nbytes % 4)
    kinds = [(5126, 8, "VEC3"), (5123, 24, "SCALAR"), (5121, 8, "VEC4"), (5126, 8, "VEC4"), (5126, 2, "MAT4")]
    kinds += [(5126, 2, "SCALAR"), (5126, 2, "VEC4")]
    gltf: Gltf = {
        "asset": {"version": "2.0"},
        "scenes": [{"nodes": [0]}],
        "nodes": [
            {"name": "Root", "children": [1, 2]},
            {"name": "Head", "translation": [0, 1, 0]},
            {"mesh": 0, "skin": 0},
        ],
        "meshes": [
            {
                "primitives": [
                    {"attributes": {"POSITION": 0, "JOINTS_0": 2, "WEIGHTS_0": 3}, "indices": 1, "material": 0}
                ]
            }
        ],
        "skins": [{"joints": [0, 1], "inverseBindMatrices": 4}],
        "materials": [{"pbrMetallicRoughness": {"baseColorFactor": [0.5, 0.25, 0.125, 1.0]}}],
        "animations": [
            {
                "name": "Rig|Walk",
                "channels": [{"sampler": 0, "target": {"node": 1, "path": "rotation"}}],
                "samplers": [{"input": 5, "output": 6}],
            }
        ],
        "accessors": [
            {"bufferView": index, "componentType": kind, "count": count, "type": shape}
            for index, (kind, count, shape) in enumerate(kinds)
        ],
        "bufferViews": views,
        "buffers": [{"byteLength": len(binary)}],
    }
    return gltf, binary


@pytest.fixture
def glb() -> MakeGlb:
    """Makes the post's file after `change` has been let at its description."""

    def make(change: Callable[[Gltf], object] = lambda _: None) -> bytes:
        gltf, binary = box()
        change(gltf)
        return packed(gltf, binary)

    return make
