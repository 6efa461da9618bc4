import json
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import previs.engine
import pytest
from previs.engine import DISSOLVE, PrevisEngine

from studio.extend.api import (
    BadInputError,
    Cancel,
    CancelledError,
    Engine,
    Frame,
    Rate,
    Reader,
    Recipe,
    Request,
    Samples,
)


class Tray:
    """Keeps what an engine hands over; asks it to stop after a number of frames."""

    def __init__(self, cancel: Cancel | None = None, stop_after: int = 0) -> None:
        self.frames: list[Frame] = []
        self.notes: list[str] = []
        self.steps: list[tuple[int, int]] = []
        self._cancel, self._stop = cancel, stop_after

    def frame(self, index: int, picture: Frame, quality: int = 3, pass_: int = 0) -> None:
        assert index == len(self.frames)
        self.frames.append(picture.copy())
        if self._cancel and len(self.frames) == self._stop:
            self._cancel.request()

    def phase(self, phase: str, text: str = "") -> None:
        pass

    def progress(self, step: int, steps: int, pass_: int = 0) -> None:
        self.steps.append((step, steps))

    def note(self, sentence: str) -> None:
        self.notes.append(sentence)

    def sound(self, samples: Samples, rate: int) -> None:
        raise AssertionError("this engine makes no sound")

    def figure(self, name: str, value: float) -> None: ...

    def score(self, coverage: float, lacking: Sequence[str]) -> None:
        self.coverage, self.lacking = coverage, tuple(lacking)


def recipe(prompt: str, **fields: Any) -> Recipe:
    asked: dict[str, Any] = {
        "width": 128,
        "height": 72,
        "frames": 3,
        "rate": Rate(24),
        "seed": 1,
        "params": {},
    } | fields
    return Recipe(engine="previs", revision=1, prompt=prompt, **asked)


def make(prompt: str, first_frame: Frame | None = None, **fields: Any) -> Tray:
    tray = Tray()
    PrevisEngine().generate(Request(recipe(prompt, **fields), first_frame), tray, Cancel())
    return tray


def test_it_is_an_engine_that_reads():
    engine: Engine = PrevisEngine()
    assert isinstance(engine, Reader)
    about = engine.describe()
    assert (about.engine, about.quality, about.reads_prompts) == ("previs", "draft", True)
    assert {p.name for p in about.parameters} >= {"look", "size", "angle", "move", "time", "weather"}
    read = PrevisEngine().read("a zorblax in a meadow")
    assert json.loads(read.plan)["place"] == "meadow"
    assert read.missed == ("zorblax",)


def test_frames_come_in_order_and_are_the_same_again():
    one, two = make("a house in a meadow"), make("a house in a meadow")
    assert len(one.frames) == 3
    assert one.frames[0].shape == (108, 128)
    assert one.steps[-1] == (3, 3)
    assert all((a == b).all() for a, b in zip(one.frames, two.frames, strict=True))
    assert float(one.frames[0][:72].std()) > 8


@pytest.mark.parametrize("prompt", ["", "\x00\x01", "一只狐狸", "night", "a zorblax waves at a house"])
def test_every_prompt_gives_a_picture(prompt: str):
    assert float(make(prompt, frames=1).frames[0][:72].std()) > 4


def test_what_is_missed_is_said():
    assert any("zorblax" in note for note in make("a zorblax in a meadow", frames=1).notes)


def test_parameters_outrank_words():
    plan = PrevisEngine().plan("wide shot of a house by day", {"size": "full", "time": "night", "look": "ink"})
    assert (plan.camera.size, plan.time, plan.look) == ("full", "night", "ink")
    same = PrevisEngine().plan("wide shot of a house by day", {"size": "auto", "angle": ""})
    assert (same.camera.size, same.camera.angle) == ("wide", "eye_level")
    with pytest.raises(BadInputError, match="sideways"):
        PrevisEngine().read("a house", {"angle": "sideways"})


def test_it_offers_what_a_correction_may_be():
    offered = {p.name: p.choices for p in PrevisEngine().describe().parameters}
    assert offered["place"][:2] == ("auto", "stage")
    assert {"none", "fox"} <= set(offered["subject.*"])
    assert "walk" in offered["subject.*.action"]
    assert not offered["lens_mm"]


def test_the_manifest_lists_the_same_choices():
    described = {p.name: p.choices for p in PrevisEngine().describe().parameters}
    manifest = tomllib.loads((Path(previs.engine.__file__).parent / "plugin.toml").read_text("utf-8"))
    listed = {p["name"]: tuple(p.get("choices", ())) for p in manifest["engine"]["capabilities"]["parameters"]}
    assert {name: described[name] for name, choices in listed.items() if choices} == {
        k: v for k, v in listed.items() if v
    }


def test_it_starts_on_the_frame_it_is_given():
    red = np.zeros((72, 128, 3), np.uint8)
    red[..., 0] = 255
    tray = make("a house in a meadow", red, frames=DISSOLVE + 2)
    bare = make("a house in a meadow", frames=DISSOLVE + 2)
    luma = 16 + 219 * 0.2126
    assert abs(float(tray.frames[0][:72].mean()) - luma) < 1
    assert (tray.frames[DISSOLVE] == bare.frames[DISSOLVE]).all()


def test_cancel_stops_at_the_next_frame():
    cancel = Cancel()
    tray = Tray(cancel, stop_after=2)
    with pytest.raises(CancelledError):
        PrevisEngine().generate(Request(recipe("a house", frames=20)), tray, cancel)
    assert len(tray.frames) == 2
