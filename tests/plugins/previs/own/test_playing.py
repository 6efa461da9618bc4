from pathlib import Path

import numpy as np
import pytest
from previs.own.clips import Clip
from previs.own.document import parse_glb
from previs.own.folder import load, shelf
from previs.own.matching import find_clip, words_of
from previs.own.model import model_of
from previs.own.playing import actor_of, perform_own
from previs.records import Placement, Rig

from tests.plugins.previs.own.conftest import MakeGlb

FILES = {
    "Fox.glb": ("quadruped", 0.8, "run"),
    "Horse.glb": ("quadruped", 2.3, "walk"),
    "Character_22_clips.glb": ("biped", 1.8, "run"),
    "Boat.glb": ("vessel", 1.2, "stand"),
    "Rock_1.glb": ("still", 1.0, "stand"),
}


def test_a_post_stands_on_the_ground_in_its_size_and_bends(glb: MakeGlb) -> None:
    model = model_of(parse_glb("post.glb", glb()), 4.0)
    actor = actor_of(model, "post", "biped")
    assert (actor.height, actor.length) == pytest.approx((4.0, 1.0))
    assert model.mesh.colours[0] == pytest.approx((0.5, 0.25, 0.125))
    performance = perform_own(model, actor, "walk")
    vertices, normals = np.empty_like(model.mesh.vertices), np.empty_like(model.mesh.normals)
    performance.pose(0.0, Placement(1.0, 0.0, 2.0, 0.0), vertices, normals)
    assert vertices[:, 1].min() == pytest.approx(0.0, abs=1e-5)
    assert vertices[:, 1].max() == pytest.approx(4.0, abs=1e-5)
    assert vertices.mean(axis=0)[[0, 2]] == pytest.approx((1.0, 2.0), abs=1e-5)
    performance.pose(0.98, Placement(1.0, 0.0, 2.0, 0.0), vertices, normals)
    assert vertices[:, 1].max() < 2.5  # the upper half has turned over
    assert np.linalg.norm(normals, axis=1) == pytest.approx(np.ones(len(normals)), abs=1e-4)


def test_names_of_clips_are_read_as_words() -> None:
    assert words_of("CharacterArmature|Gun_Shoot") == ("gun", "shoot")
    assert words_of("Jump_toIdle") == ("jump", "to", "idle")
    clips = [
        Clip(name, 1.0, {"Head": {}})
        for name in ("A|Walk", "A|Run_Back", "A|Run", "A|Idle_2", "A|Idle", "A|Gallop_Jump")
    ]
    found = {
        action: clip.name
        for action in ("walk", "run", "stand", "leap", "chase", "bow")
        if (clip := find_clip(action, clips))
    }
    assert found == {
        "walk": "A|Walk", "run": "A|Run", "stand": "A|Idle", "leap": "A|Gallop_Jump", "chase": "A|Run", "bow": "A|Idle",
    }  # fmt: skip
    assert find_clip("walk", ()) is None


def test_a_body_without_clips_borrows_them(glb: MakeGlb) -> None:
    bare = model_of(parse_glb("bare.glb", glb(lambda gltf: gltf.pop("animations"))))
    donor = model_of(parse_glb("post.glb", glb()))
    alone = perform_own(bare, actor_of(bare, "post", "biped"), "walk")
    helped = perform_own(bare, actor_of(bare, "post", "biped"), "walk", donors=[bare, donor])
    moved: list[float] = []
    for performance in (alone, helped):
        vertices, normals = np.empty_like(bare.mesh.vertices), np.empty_like(bare.mesh.normals)
        performance.pose(0.9, Placement(0, 0, 0, 0), vertices, normals)
        moved.append(float(vertices[:, 1].max()))
    assert moved[0] == pytest.approx(2.0, abs=1e-5)
    assert moved[1] < 1.5


@pytest.mark.parametrize("name", FILES)
def test_real_files_are_played(shared: Path, name: str) -> None:
    rig: Rig
    rig, height, action = FILES[name]  # type: ignore[assignment]
    model = load(shared / "actors" / name, height)
    actor = actor_of(model, name[:-4].lower(), rig)
    performance = perform_own(model, actor, action)
    vertices, normals = np.empty_like(model.mesh.vertices), np.empty_like(model.mesh.normals)
    for t in (0.0, 0.37, 1.1):
        performance.pose(t, Placement(0.0, 0.0, 0.0, 0.0), vertices, normals)
        assert np.isfinite(vertices).all()
        assert -0.12 * height < vertices[:, 1].min() < 0.3 * height
        assert 0.6 * height < np.ptp(vertices[:, 1]) < 1.5 * height
    assert (performance.speed > 0.5) == (action in ("run", "walk"))
    assert load(shared / "actors" / name, height) is model


def test_the_king_borrows_the_walk_of_another(shared: Path) -> None:
    king, donor = (load(shared / "actors" / f"{name}.glb", 1.9) for name in ("King", "Character_22_clips"))
    performance = perform_own(king, actor_of(king, "king", "biped"), "walk", donors=[donor])
    assert 0.8 < performance.speed < 3.0


def test_a_folder_is_a_shelf_by_name(tmp_path: Path, glb: MakeGlb) -> None:
    for name in ("Old Man.glb", "fox.GLB", "notes.txt"):
        (tmp_path / name).write_bytes(glb())
    assert set(shelf(tmp_path).files) == {"old_man", "fox"}
    assert shelf(tmp_path / "nowhere").files == {}
