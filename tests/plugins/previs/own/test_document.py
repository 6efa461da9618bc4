import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from previs.own import document
from previs.own.document import RefusedError, open_glb, parse_glb
from previs.own.model import model_of

from tests.plugins.previs.own.conftest import MakeGlb, box, packed

Gltf = dict[str, Any]


def test_a_sound_file_is_read(glb: MakeGlb) -> None:
    found = parse_glb("post.glb", glb())
    assert [node.name for node in found.gltf.nodes] == ["Root", "Head", ""]
    assert found.gltf.animations[0].name == "Rig|Walk"


def set_in(*path: Any) -> Callable[[Gltf], None]:
    """A change that sets the value at a path of keys, the last one being the value."""

    def change(gltf: Gltf) -> None:
        at: Any = gltf
        for key in path[:-2]:
            at = at[key]
        at[path[-2]] = path[-1]

    return change


HOSTILE = {
    "a buffer elsewhere": (set_in("buffers", 0, "uri", "file:///etc/passwd"), "outside itself"),
    "an image elsewhere": (set_in("images", [{"uri": "http://example.org/x.png"}]), "outside itself"),
    "a strange extension": (set_in("extensionsRequired", ["KHR_draco_mesh_compression"]), "KHR_draco"),
    "a circle of nodes": (set_in("nodes", 1, "children", [0]), "circles"),
    "a node of its own child": (set_in("nodes", 1, "children", [1]), "circles"),
    "too many nodes": (set_in("nodes", [{}] * 5000), "5000 nodes"),
    "too many clips": (set_in("animations", [{"channels": [], "samplers": []}] * 300), "300 clips"),
    "an absurd count": (set_in("accessors", 0, "count", 2**40), "elements in one piece"),
    "a count beyond the data": (set_in("accessors", 0, "count", 9000), "outside of the file"),
    "a negative offset": (set_in("accessors", 0, "byteOffset", -8), "outside of the file"),
    "a view beyond the data": (set_in("bufferViews", 0, "byteLength", 10**9), "outside of the file"),
    "a longer buffer": (set_in("buffers", 0, "byteLength", 10**9), "cut off"),
    "two buffers": (set_in("buffers", [{"byteLength": 4}, {"byteLength": 4}]), "more than one buffer"),
    "a mesh that is not there": (set_in("nodes", 2, "mesh", 7), "mesh 7"),
    "a skin that is not there": (set_in("nodes", 2, "skin", 7), "skin 7"),
    "a material that is not there": (set_in("meshes", 0, "primitives", 0, "material", 7), "material 7"),
    "data that is not there": (set_in("meshes", 0, "primitives", 0, "indices", 70), "data number 70"),
    "joints that are not there": (set_in("skins", 0, "joints", [0]), "joints that its skin"),
    "a joint beside the tree": (set_in("skins", 0, "joints", [0, 9]), "not in its tree"),
    "no triangles": (set_in("meshes", 0, "primitives", []), "nothing to be seen"),
    "an endless size": (set_in("nodes", 0, "scale", [1e30, 1.0, 1.0]), "infinitely far or large"),
    "a sparse accessor": (set_in("accessors", 0, "sparse", {"count": 1}), "sparse"),
    "an unknown kind": (set_in("accessors", 0, "type", "VEC9"), "unknown kind"),
    "words for numbers": (set_in("nodes", 1, "translation", ["a", "b", "c"]), "not sound"),
    "times that go back": (set_in("animations", 0, "samplers", 0, "input", 6), "belong"),
}


@pytest.mark.parametrize("case", HOSTILE, ids=str)
def test_what_is_not_sound_is_refused_by_name(glb: MakeGlb, case: str) -> None:
    change, words = HOSTILE[case]
    with pytest.raises(RefusedError, match=words) as refusal:
        model_of(parse_glb("post.glb", glb(change)))
    assert str(refusal.value).startswith("'post.glb' is refused as an actor: ")
    assert str(refusal.value).count("\n") == 0


def test_too_many_triangles(glb: MakeGlb, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("previs.own.model.MOST_TRIANGLES", 6)
    with pytest.raises(RefusedError, match="more than 6 triangles"):
        model_of(parse_glb("post.glb", glb()))


@pytest.mark.parametrize(
    "data", [b"", b"glTF", b"PK\x03\x04" + bytes(40), struct.pack("<III", 0x46546C67, 1, 20) + bytes(8)]
)
def test_what_is_no_glb(data: bytes) -> None:
    with pytest.raises(RefusedError, match=r"no GLB file|version 1"):
        parse_glb("x.glb", data)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_damaged_file_is_read_or_refused_but_never_breaks(data: st.DataObject) -> None:
    gltf, binary = box()
    whole = bytearray(packed(gltf, binary))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))
    said = ""
    try:
        model_of(parse_glb("d.glb", bytes(whole[: cut if data.draw(st.booleans()) else None])))
    except RefusedError as refusal:
        said = str(refusal)
    assert not said or "d.glb" in said


def test_a_huge_or_missing_file_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RefusedError, match=r"gone\.glb' cannot be read"):
        open_glb(tmp_path / "gone.glb")
    monkeypatch.setattr(document, "LARGEST_FILE", 3)
    (tmp_path / "huge.glb").write_bytes(b"glTF")
    with pytest.raises(RefusedError, match=r"huge\.glb.*the most"):
        open_glb(tmp_path / "huge.glb")
