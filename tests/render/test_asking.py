from pathlib import Path

import msgspec
import pytest

from studio.model.recipe import snap_size
from studio.model.rows import Grid
from studio.render.asking import accepted, ask_for
from studio.wire.capability import Capabilities, Inputs, Parameter, Sizes


def test_an_ask_is_what_the_engine_can_do() -> None:
    abilities = Capabilities(
        engine="noise",
        title="Noise",
        revision=3,
        inputs=Inputs(first_frame=True),
        sizes=Sizes(multiple=16, frame_step=4, frame_offset=1, max_frames=81),
        parameters=(Parameter(name="steps", kind="int", default=4),),
    )
    ask = ask_for(abilities, seed=5, model="/weights", params={"steps": "9"})
    assert (ask.engine, ask.revision, ask.seed, ask.model) == ("noise", 3, 5, "/weights")
    assert ask.params == {"steps": 9}
    assert ask.grid == Grid(multiple=16, frame_step=4, frame_offset=1, max_frames=81)
    assert ask.takes_first_frame
    assert ask.accepts == ("steps",)


def test_sizes_and_grid_have_the_same_fields() -> None:
    assert msgspec.structs.asdict(Sizes()) == msgspec.structs.asdict(Grid())


def test_the_actors_folder_counts_where_an_engine_takes_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORYREEL_ACTORS", str(tmp_path / "actors"))
    plain = Capabilities(engine="noise", title="Noise")
    staged = Capabilities(
        engine="stage", title="Stage", parameters=(Parameter(name="actor.*", kind="text", default=""),)
    )
    assert ask_for(staged).params == {}
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "Fox.glb").write_bytes(b"glTF")
    first = ask_for(staged).params["actor.folder"]
    assert ask_for(plain).params == {}
    assert ask_for(staged).params["actor.folder"] == first
    (tmp_path / "actors" / "Fox.glb").write_bytes(b"glTF 2")
    assert ask_for(staged).params["actor.folder"] != first


def test_of_what_is_in_force_an_engine_accepts_what_is_its_own_and_fits() -> None:
    steps = Parameter(name="steps", kind="int", default=4, maximum=9)
    family = Parameter(name="subject.*", kind="text", default="auto")
    noise = Capabilities(engine="noise", title="Noise", parameters=(steps, family))
    assert accepted(noise, {"engine": "noise", "steps": "7", "subject.1": "fox"}) == {"steps": 7, "subject.1": "fox"}
    assert accepted(noise, {"steps": 70, "grain": 1, "subject.2": "auto"}) == {}


def _neural() -> Capabilities:
    sizes = Sizes(multiple=16, max_pixels=1280 * 720)
    choices = ("project", "1080p", "720p", "480p", "360p", "240p")
    resolution = Parameter(name="resolution", kind="choice", default="project", choices=choices)
    digest = Parameter(name="model.digest", kind="text", default="")
    return Capabilities(engine="weights", title="W", sizes=sizes, parameters=(resolution, digest), digest="d2")


def test_a_resolution_limits_the_pixels_and_keeps_the_shape() -> None:
    sizes = {"project": (1280, 720), "1080p": (1280, 720), "480p": (848, 480), "360p": (640, 352), "240p": (432, 240)}
    for name, size in sizes.items():
        ask = ask_for(_neural(), params={"resolution": name})
        assert ask.grid
        wide, tall = snap_size(1280, 720, ask.grid)
        assert abs(wide - size[0]) <= 16
        assert abs(tall - size[1]) <= 16
        assert wide * tall <= ask.grid.max_pixels
    tall = snap_size(720, 1280, ask_for(_neural(), in_force={"resolution": "360p"}).grid or Grid())
    assert tall[0] < tall[1]
    assert tall[0] * tall[1] <= 640 * 360
    only = Capabilities(engine="x", title="X")
    assert ask_for(only, in_force={"resolution": "360p"}).grid == ask_for(only).grid


def test_a_take_counts_on_the_weights_as_they_are() -> None:
    assert ask_for(_neural(), params={"model.digest": "d1"}).params == {"model.digest": "d2"}
    assert ask_for(msgspec.structs.replace(_neural(), digest="")).params == {}
