"""Every kind builds, measures what it should, and can be recoloured without being rebuilt."""

from pathlib import Path

import numpy as np
import pytest
from previs.cast import KINDS, build
from previs.mesh.parts import linear
from previs.records import Actor

SWIMMERS = ("fish", "shark", "whale", "dolphin", "bee", "butterfly")
AFLOAT = ("boat", "ship", "submarine", "explosion", "smoke", "ghost", *SWIMMERS)
"""What does not stand on the ground."""


def shoulder(actor: Actor) -> float:
    names = actor.skeleton.names
    return float(actor.skeleton.rest[names.index("chest"), 1]) + 0.1 * actor.height


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_keeps_the_contract(kind: str, shelf: Path) -> None:
    actor = build(kind, cache_dir=shelf)
    mesh, bones = actor.mesh, actor.skeleton
    assert actor.kind == kind
    assert 200 < len(mesh.triangles) < 4000
    for array in (mesh.vertices, mesh.normals, mesh.occlusion, mesh.colours, mesh.materials, mesh.weights, bones.rest):
        assert array.dtype == np.float32
        assert array.flags.c_contiguous
        assert np.isfinite(array).all()
    for array in (mesh.triangles, mesh.bones, bones.parents):
        assert array.dtype == np.int32
        assert array.flags.c_contiguous
    assert np.allclose(mesh.weights.sum(axis=1), 1.0, atol=1e-5)
    assert 0 <= mesh.bones.min() <= mesh.bones.max() < len(bones.names)
    assert bones.parents[0] == -1
    assert all(parent < i for i, parent in enumerate(bones.parents))
    assert mesh.vertices[mesh.triangles].shape == (len(mesh.triangles), 3, 3)
    assert 0.0 < actor.eye_height <= actor.height


@pytest.mark.parametrize(
    ("kind", "low", "high"),
    [
        ("man", 1.74, 1.90),
        ("woman", 1.62, 1.80),
        ("child", 1.05, 1.40),
        ("old_man", 1.60, 1.80),
        ("detective", 1.80, 2.00),
        ("robot", 1.80, 2.10),
        ("car", 1.35, 1.65),
        ("boat", 0.8, 1.2),
        ("ship", 20.0, 26.0),
        ("train", 4.0, 5.0),
        ("bicycle", 0.95, 1.15),
        ("helicopter", 3.0, 4.5),
    ],
)
def test_heights_are_plausible(kind: str, low: float, high: float, shelf: Path) -> None:
    assert low < build(kind, cache_dir=shelf).height < high


@pytest.mark.parametrize(
    ("kind", "low", "high"),
    [("fox", 0.36, 0.52), ("fox_cub", 0.18, 0.32), ("wolf", 0.65, 0.95), ("cat", 0.24, 0.36), ("horse", 1.40, 1.75)],
)
def test_shoulders_are_plausible(kind: str, low: float, high: float, shelf: Path) -> None:
    assert low < shoulder(build(kind, cache_dir=shelf)) < high


@pytest.mark.parametrize("kind", [k for k in KINDS if k not in AFLOAT])
def test_feet_stand_on_the_ground(kind: str, shelf: Path) -> None:
    assert abs(float(build(kind, cache_dir=shelf).mesh.vertices[:, 1].min())) < 0.03


@pytest.mark.parametrize("kind", ["fox", "man", "crow"])
def test_actors_look_along_x_and_are_symmetric(kind: str, shelf: Path) -> None:
    actor = build(kind, cache_dir=shelf)
    names = actor.skeleton.names
    assert actor.skeleton.rest[names.index("head"), 0] > actor.skeleton.rest[0, 0] - 1e-6
    for i, name in enumerate(names):
        if name.endswith(".R"):
            left = actor.skeleton.rest[names.index(name[:-1] + "L")]
            assert np.allclose(left * (1, 1, -1), actor.skeleton.rest[i])
            assert actor.skeleton.rest[i, 2] > 0.0


def test_recolouring_takes_the_kept_mesh(shelf: Path) -> None:
    plain = build("woman", cache_dir=shelf)
    kept = set(shelf.glob("woman-*"))
    red = build("woman", colours={"dress": "#00ff00"}, cache_dir=shelf)
    assert set(shelf.glob("woman-*")) == kept
    assert np.array_equal(plain.mesh.vertices, red.mesh.vertices)
    green = np.all(np.isclose(red.mesh.colours, linear("#00ff00")), axis=1)
    assert green.sum() > 200
    assert not np.all(np.isclose(plain.mesh.colours, linear("#00ff00")), axis=1).any()


def test_general_words_mean_the_main_part_and_strange_ones_nothing(shelf: Path) -> None:
    named = build("woman", colours={"dress": "#102030"}, cache_dir=shelf)
    meant = build("woman", colours={"coat": "#102030"}, cache_dir=shelf)
    plain = build("woman", cache_dir=shelf)
    strange = build("woman", colours={"propeller": "#102030"}, cache_dir=shelf)
    assert np.array_equal(named.mesh.colours, meant.mesh.colours)
    assert np.array_equal(plain.mesh.colours, strange.mesh.colours)


def test_shades_follow_their_part(shelf: Path) -> None:
    horse = build("horse", colours={"fur": "#ffffff"}, cache_dir=shelf)
    assert np.all(np.isclose(horse.mesh.colours, 0.62, atol=1e-3), axis=1).any()


def test_unknown_kinds_are_refused() -> None:
    with pytest.raises(KeyError):
        build("gryphon")
