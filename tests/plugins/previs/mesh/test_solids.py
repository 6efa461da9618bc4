"""Plain builders give closed, outward, sound meshes."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from previs.mesh.parts import capped, empty, face_normals, grounded, join, linear, place, speckled, turn, volume
from previs.mesh.solids import blob, box, lathe, loft, prism, rod, sheet, tube
from previs.records import Mesh

SQUARE = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)]
SOLIDS = {
    "box": lambda: box((1.0, 2.0, 3.0), (1.0, 0.5, 0.25), "#808080", taper=(0.5, 0.8)),
    "lathe": lambda: lathe([(0.0, 1.0), (1.0, 0.5), (2.0, 0.0)], "#808080"),
    "lathe downwards": lambda: lathe([(2.0, 0.0), (1.0, 0.5), (0.0, 1.0)], "#808080"),
    "blob": lambda: blob((0.0, 0.0, 0.0), (1.0, 0.5, 0.7), "#808080", rough=0.2, detail=2),
    "prism": lambda: prism(SQUARE, -1.0, 2.0, "#808080"),
    "prism backwards": lambda: prism(SQUARE[::-1], 2.0, -1.0, "#808080"),
    "loft": lambda: loft([(0.0, SQUARE), (1.0, SQUARE), (2.0, [(0.5 * y, 0.5 * z) for y, z in SQUARE])], "#808080"),
    "rod": lambda: rod((0.0, 0.0, 0.0), (1.0, 2.0, -1.0), (0.2, 0.1), "#808080"),
    "tube": lambda: tube(((0.0, 0.0, 0.0), (1.0, 0.4, 0.0), (2.0, 0.0, 0.5)), (0.2, 0.3, 0.1), "#808080"),
}


def assert_closed(mesh: Mesh) -> None:
    edges = Counter((int(t[k]), int(t[(k + 1) % 3])) for t in mesh.triangles for k in range(3))
    assert all(count == 1 for count in edges.values())
    assert all((b, a) in edges for a, b in edges)
    assert volume(mesh.vertices, mesh.triangles) > 0.0
    assert np.linalg.norm(face_normals(mesh.vertices, mesh.triangles), axis=1).min() > 0.0


@pytest.mark.parametrize("name", SOLIDS)
def test_solids_are_closed_outward_and_without_degenerate_triangles(name: str) -> None:
    assert_closed(SOLIDS[name]())


@pytest.mark.parametrize("name", SOLIDS)
def test_arrays_keep_the_contract(name: str) -> None:
    mesh = SOLIDS[name]()
    for array in (mesh.vertices, mesh.normals, mesh.occlusion, mesh.colours, mesh.materials, mesh.weights):
        assert array.dtype == np.float32
        assert array.flags.c_contiguous
    for array in (mesh.triangles, mesh.bones):
        assert array.dtype == np.int32
        assert array.flags.c_contiguous
    assert np.allclose(np.linalg.norm(mesh.normals, axis=1), 1.0, atol=1e-5)
    assert np.allclose(mesh.weights.sum(axis=1), 1.0)


def test_a_box_has_its_volume() -> None:
    mesh = box((5.0, 0.0, 0.0), (1.0, 2.0, 3.0), "#ffffff")
    assert volume(mesh.vertices, mesh.triangles) == pytest.approx(48.0, rel=1e-5)


@settings(max_examples=25, deadline=None)
@given(st.floats(-3, 3), st.floats(-1.5, 1.5), st.floats(-3, 3), st.floats(0.1, 4))
def test_placing_keeps_shape(yaw: float, pitch: float, roll: float, scale: float) -> None:
    mesh = SOLIDS["blob"]()
    moved = place(mesh, (1.0, 2.0, 3.0), rotation=turn(yaw=yaw, pitch=pitch, roll=roll), scale=scale)
    was, now = volume(mesh.vertices, mesh.triangles), volume(moved.vertices, moved.triangles)
    assert now == pytest.approx(was * scale**3, rel=1e-3)
    assert np.allclose(np.linalg.norm(moved.normals, axis=1), 1.0, atol=1e-4)


def test_mirroring_keeps_faces_outward() -> None:
    assert_closed(place(SOLIDS["box"](), scale=(1.0, 1.0, -1.0)))


def test_a_positive_yaw_turns_forward_to_the_left() -> None:
    assert np.allclose(turn(yaw=np.pi / 2) @ (1.0, 0.0, 0.0), (0.0, 0.0, -1.0), atol=1e-9)


def test_joining_keeps_every_triangle() -> None:
    parts = [SOLIDS["box"](), SOLIDS["rod"](), empty()]
    whole = join(parts)
    assert len(whole.triangles) == sum(len(part.triangles) for part in parts)
    assert whole.triangles.max() == len(whole.vertices) - 1
    assert len(join([]).vertices) == 0


def test_a_sheet_has_two_sides() -> None:
    flat = sheet([(0.0, 0.0, 0.0), (1.0, 0.0, 0.0), (0.0, 1.0, 0.0)], "#ffffff")
    assert np.allclose(flat.normals.sum(axis=0), 0.0)
    assert len(flat.triangles) == 2


def test_colours_are_linear() -> None:
    assert linear("#000000") == (0.0, 0.0, 0.0)
    assert linear("#ffffff") == pytest.approx((1.0, 1.0, 1.0))
    assert linear("#808080")[0] == pytest.approx(0.2159, abs=1e-3)


def test_snow_lies_on_top_and_the_foot_is_dark() -> None:
    stone = grounded(speckled(SOLIDS["blob"](), 0.1, 3), 0.5)
    snowy = capped(stone, "#ffffff", steepness=0.5)
    up = face_normals(snowy.vertices, snowy.triangles)
    up = up[:, 1] / np.linalg.norm(up, axis=1)
    white = np.all(snowy.colours == 1.0, axis=1)
    assert white.any()
    assert np.array_equal(white, up > 0.5)
    assert stone.occlusion.min() == pytest.approx(0.45)
