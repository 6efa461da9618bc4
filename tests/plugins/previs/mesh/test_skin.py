"""Skins: closed, in clean regions, weighted; and the folder that keeps them."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from previs.mesh.cut import cut_regions
from previs.mesh.decimate import decimate
from previs.mesh.parts import face_normals, volume
from previs.mesh.skin import Paint, Prim, Shell, Skin, grow, strongest
from previs.mesh.solids import blob
from previs.mesh.store import kept_shell, load_shell, save_shell

BONES = ("hips", "head", "leg.R", "leg.L")
CREATURE = Skin(
    prims=(
        Prim("hips", "capsule", (-0.2, 0.4, 0.0), (0.2, 0.4, 0.0), (0.1, 0.12), "fur", 0.04),
        Prim("head", "ellipsoid", (0.35, 0.5, 0.0), (0.1, 0.08, 0.08), (0.0, 0.0), "fur", 0.05, care=4.0),
        Prim("leg.R", "cone", (0.1, 0.35, 0.07), (0.1, 0.02, 0.07), (0.05, 0.035), "sock", 0.03),
        Prim("head", "box", (0.45, 0.48, 0.0), (0.03, 0.02, 0.02), (0.01, 0.0), "nose", 0.01),
    ),
    paints=(Paint("belly", ("fur",), "box", (0.0, 0.4, 0.0), (0.3, 0.3, 0.3), below=-0.5),),
    step=0.012,
    triangles=700,
    size=0.6,
)


@pytest.fixture(scope="module")
def shell() -> Shell:
    return grow(CREATURE, BONES)


def test_a_skin_is_closed_outward_and_sound(shell: Shell) -> None:
    mesh = shell.mesh
    edges = Counter((int(t[k]), int(t[(k + 1) % 3])) for t in mesh.triangles for k in range(3))
    assert all(count == 1 for count in edges.values())
    assert all((b, a) in edges for a, b in edges)
    assert volume(mesh.vertices, mesh.triangles) > 0.0
    assert np.linalg.norm(face_normals(mesh.vertices, mesh.triangles), axis=1).min() > 1e-9


def test_it_comes_down_to_the_triangles_asked_for(shell: Shell) -> None:
    assert len(shell.mesh.triangles) <= 700


def test_every_part_shows(shell: Shell) -> None:
    assert set(shell.names) == {"fur", "sock", "nose", "belly"}
    assert set(shell.parts) == set(range(4))


def test_parts_have_clean_borders(shell: Shell) -> None:
    """Each part is few pieces: triangles that share an edge and a part hang together."""
    owner = {}
    for t, tri in enumerate(shell.mesh.triangles):
        for k in range(3):
            owner[(int(tri[k]), int(tri[(k + 1) % 3]))] = t
    parent = list(range(len(shell.mesh.triangles)))

    def root(i: int) -> int:
        while parent[i] != i:
            i = parent[i]
        return i

    for (a, b), t in owner.items():
        other = owner[(b, a)]
        if shell.parts[t] == shell.parts[other]:
            parent[root(t)] = root(other)
    pieces = Counter(int(shell.parts[i]) for i in range(len(parent)) if root(i) == i)
    assert max(pieces.values()) <= 3


def test_normals_point_along_the_faces(shell: Shell) -> None:
    mesh = shell.mesh
    faces = face_normals(mesh.vertices, mesh.triangles)
    mean = mesh.normals[mesh.triangles].mean(axis=1)
    assert (np.einsum("ij,ij->i", faces, mean) > 0.0).mean() > 0.97
    assert np.allclose(np.linalg.norm(mesh.normals, axis=1), 1.0, atol=1e-4)


def test_weights_sum_to_one_and_stay_on_their_side(shell: Shell) -> None:
    mesh = shell.mesh
    assert np.allclose(mesh.weights.sum(axis=1), 1.0, atol=1e-6)
    assert mesh.weights.min() >= 0.0
    low = mesh.vertices[:, 1] < 0.15
    for bone, sign in ((2, 1.0), (3, -1.0)):
        mine = low & (mesh.vertices[:, 2] * sign > 0.0)
        share = np.where(mesh.bones == bone, mesh.weights, 0.0).sum(axis=1)
        assert share[mine].min() > 0.9


def test_occlusion_darkens_hidden_places(shell: Shell) -> None:
    assert 0.15 <= shell.mesh.occlusion.min() < shell.mesh.occlusion.max() <= 1.0


def test_growing_twice_gives_the_same_bytes(shell: Shell) -> None:
    again = grow(CREATURE, BONES)
    assert np.array_equal(again.mesh.vertices, shell.mesh.vertices)
    assert np.array_equal(again.mesh.triangles, shell.mesh.triangles)


def test_cutting_splits_along_equal_scores() -> None:
    ball = blob((0.0, 0.0, 0.0), 1.0, "#ffffff", detail=2)
    points = ball.vertices.astype(np.float64)
    scores = np.column_stack([points[:, 0], -points[:, 0] + 0.1, points[:, 1] + 0.4])
    cut = cut_regions(points, ball.triangles, scores)
    assert set(cut.regions) == {0, 1, 2}
    assert volume(cut.vertices, cut.triangles) == pytest.approx(volume(points, ball.triangles), rel=0.02)
    lean = decimate(cut, 150, np.ones(len(cut.vertices)))
    assert len(lean.triangles) <= 160
    assert set(lean.regions) == {0, 1, 2}
    assert volume(lean.vertices, lean.triangles) == pytest.approx(volume(points, ball.triangles), rel=0.1)


def test_strongest_works_with_fewer_than_three_bones() -> None:
    bones, weights = strongest(np.array([[0.25, 0.75], [1.0, 0.0]]))
    assert bones.shape == weights.shape == (2, 3)
    assert np.allclose(weights.sum(axis=1), 1.0)
    assert bones[0, 0] == 1


def test_a_kept_shell_is_the_shell_that_was_built(shell: Shell, tmp_path: Path) -> None:
    first = kept_shell(tmp_path, "creature", "recipe", lambda: shell)
    assert first is shell

    def fail() -> Shell:
        raise AssertionError("built although it is kept")

    second = kept_shell(tmp_path, "creature", "recipe", fail)
    assert second.names == shell.names
    assert np.array_equal(second.parts, shell.parts)
    assert np.array_equal(second.mesh.weights, shell.mesh.weights)
    assert [p.suffix for p in tmp_path.iterdir()] == [".npz"]


@pytest.mark.parametrize("damage", ["cut", "noise", "empty", "pickle"])
def test_a_damaged_file_is_built_anew(shell: Shell, tmp_path: Path, damage: str) -> None:
    kept_shell(tmp_path, "creature", "recipe", lambda: shell)
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    if damage == "pickle":
        with path.open("wb") as file:
            np.savez(file, vertices=np.array([{"a": 1}], dtype=object), allow_pickle=True)
    else:
        broken = {"cut": whole[: len(whole) // 2], "noise": whole[:400] + b"\xff" * 400 + whole[800:], "empty": b""}
        path.write_bytes(broken[damage])
    rebuilt = kept_shell(tmp_path, "creature", "recipe", lambda: shell)
    assert np.array_equal(rebuilt.mesh.vertices, shell.mesh.vertices)
    assert load_shell(path) is not None


def test_another_recipe_is_another_file(shell: Shell, tmp_path: Path) -> None:
    kept_shell(tmp_path, "creature", "one", lambda: shell)
    kept_shell(tmp_path, "creature", "two", lambda: shell)
    assert len(list(tmp_path.iterdir())) == 2


def test_a_folder_that_cannot_be_written_is_no_obstacle(shell: Shell, tmp_path: Path) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("in the way")
    assert kept_shell(blocker / "folder", "creature", "recipe", lambda: shell) is shell


def test_unsound_arrays_are_refused(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "bad.npz"
    save_shell(path, shell._replace(parts=shell.parts[:-1]))
    assert load_shell(path) is None
