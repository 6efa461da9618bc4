from pathlib import Path

import numpy as np
import pytest
from previs.engine import PrevisEngine, cache_folder, own_actors
from previs.own.casting import Wardrobe, rig_of, still_mesh
from previs.own.document import parse_glb
from previs.own.model import model_of
from previs.staging import stage

from studio.extend.api import BadInputError, Rate, Recipe, Request
from tests.plugins.previs.own.conftest import MakeGlb

ENGINE = PrevisEngine()


def recipe(**params: str) -> Recipe:
    return Recipe(
        engine="previs", revision=1, prompt="A fox runs", width=64, height=64, frames=2, rate=Rate(24), seed=0,
        params=dict(params),
    )  # fmt: skip


def test_a_name_wins_over_a_kind() -> None:
    files = {"fox": Path("kind.glb"), "the_red_fox": Path("name.glb")}
    wardrobe = Wardrobe(files)
    assert wardrobe.file_for("fox", "The red fox") == Path("name.glb")
    assert wardrobe.file_for("fox", "vixen") == Path("kind.glb")
    assert wardrobe.file_for("wolf", "wolf") is None


def test_a_still_body_is_rigid_and_stands_on_the_ground(glb: MakeGlb) -> None:
    mesh = still_mesh(model_of(parse_glb("post.glb", glb()), 3.0))
    assert (mesh.vertices[:, 1].min(), mesh.vertices[:, 1].max()) == pytest.approx((0.0, 3.0), abs=1e-5)
    assert not mesh.bones.any()
    assert np.linalg.norm(mesh.normals, axis=1) == pytest.approx(np.ones(len(mesh.normals)), abs=1e-4)


def test_kinds_keep_their_way_of_moving() -> None:
    assert rig_of("boat", cache_folder()) == "vessel"
    assert rig_of("pine", cache_folder()) == "still"


def test_models_play_in_a_shot(glb: MakeGlb, tmp_path: Path) -> None:
    (tmp_path / "post.glb").write_bytes(glb())
    kinds: list[str] = ["man", "boat", "pine"]
    files = dict.fromkeys(kinds, tmp_path / "post.glb")
    plan = ENGINE.plan("A man walks beside a boat and a pine on a beach", {})
    staging = stage(plan, seconds=1.0, aspect=1.0, cache_dir=cache_folder(), own=Wardrobe(files, cache_folder()))
    triangles = 8
    sizes = np.diff([*staging.scene.moving_objects, len(staging.scene.moving.triangles)])
    assert triangles in sizes
    vertices, normals = np.array(staging.scene.moving.vertices), np.array(staging.scene.moving.normals)
    staging.perform(0.5, vertices, normals)
    assert np.isfinite(vertices).all()


def test_a_model_is_attached_found_or_refused(glb: MakeGlb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fox.glb").write_bytes(glb())
    (tmp_path / "wolf.glb").write_bytes(b"broken")
    monkeypatch.setenv("STORYREEL_ACTORS", str(tmp_path))
    assert own_actors(Request(recipe())) == (Wardrobe({}, cache_folder()), ())
    found, problems = own_actors(Request(recipe(**{"actor.folder": "now"})))
    assert set(found.files) == {"fox"}
    assert [problem[:10] for problem in problems] == ["'wolf.glb'"]
    attached = Request(recipe(**{"actor.fox": "media:abc"}), files={"abc": tmp_path / "wolf.glb"})
    assert dict(own_actors(attached)[0].files) == {"fox": tmp_path / "wolf.glb"}
    with pytest.raises(BadInputError, match="attach it again"):
        own_actors(Request(recipe(**{"actor.fox": "media:gone"})))
    with pytest.raises(BadInputError, match=r"'wolf\.glb' is refused as an actor"):
        ENGINE.guides(attached)
