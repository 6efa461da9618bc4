import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import av
import msgspec
import numpy as np
import pytest
from test_pattern.bars import read_number

from studio.codec.decoder import FrameReader, probe
from studio.codec.encoder import H264Writer
from studio.codec.i420 import blank
from studio.codec.sound import SoundReader
from studio.model.recipe import Bridge, Recipe
from studio.project.media import hash_of
from studio.wire import messages as m
from studio.wire.ring import Slot
from tests.backend.conftest import Line

Recipes = Callable[..., Recipe]


def order(recipe: Recipe, out: Path, job: str = "j", **media: str) -> m.Generate:
    return m.Generate(job=job, recipe=recipe.canonical(), out=str(out), media=media)


def test_a_take_is_made_shown_and_written(line: Any, recipe: Recipes, tmp_path: Path) -> None:
    out = tmp_path / "take.mp4.part"
    line.channel.post(order(recipe(12), out))
    heard = line.until(m.Finished)
    done = heard[-1]
    assert isinstance(heard[0], m.Started) or any(isinstance(one, m.Started) for one in heard)
    assert (done.frames, done.width, done.height, done.seed, done.partial) == (12, 320, 180, 3, False)
    assert done.sha256 == hash_of(out)
    assert 0 < done.first_frame_ms <= done.total_ms
    assert probe(out).frames == 12
    with FrameReader(out) as reader:
        assert [read_number(frame) for frame in reader.frames()] == list(range(12))
    announced = [one for one in heard if isinstance(one, m.Frames)]
    assert announced[0].first == 0
    assert sum(one.count for one in announced) <= 12
    last = announced[-1]
    place = last.count - 1
    got = line.ring.read(Slot((last.slot + place) % line.ring.slots, last.seq + place))
    assert got
    assert read_number(got.frame) == 11
    assert line.end() == 0


def test_nobody_looks_and_the_take_is_whole(line: Any, recipe: Recipes, tmp_path: Path) -> None:
    """The ring is never read and the pipe not either: frames are dropped there, never in the take."""
    out = tmp_path / "take.part"
    line.channel.post(order(recipe(600, delay_ms=0.5), out))
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and not (out.exists() and _counted(out) == 600):
        time.sleep(0.1)
    assert _counted(out) == 600
    done = line.until(m.Finished)[-1]
    assert done.frames == 600
    assert done.dropped >= 600 - line.ring.slots - 1


def _counted(path: Path) -> int:
    try:
        return probe(path).frames
    except Exception as error:
        if type(error).__name__ != "MediaError":
            raise
        return 0


def test_the_file_plays_while_it_grows(line: Any, recipe: Recipes, tmp_path: Path) -> None:
    out = tmp_path / "take.part"
    line.channel.post(order(recipe(100, delay_ms=20.0), out))
    deadline = time.monotonic() + 10
    while _counted(out) == 0 and time.monotonic() < deadline:
        time.sleep(0.05)
    assert 0 < _counted(out) < 100
    line.channel.post(m.Cancel(job="j"))
    line.until(m.Cancelled)


@pytest.mark.parametrize("keep", [False, True])
def test_a_job_that_is_cancelled_keeps_nothing_or_what_it_has(
    line: Any, recipe: Recipes, tmp_path: Path, keep: bool
) -> None:
    out = tmp_path / "take.part"
    line.channel.post(order(recipe(1000, delay_ms=20.0), out))
    line.until(m.Frames)
    line.until(m.Frames)
    line.channel.post(m.Cancel(job="j", keep_partial=keep))
    end = line.until(m.Cancelled, m.Finished)[-1]
    assert isinstance(end, m.Finished) == keep
    if isinstance(end, m.Finished):
        assert end.partial
        assert 1 <= end.frames < 1000
        assert probe(out).frames == end.frames
    else:
        assert not out.exists()


def test_a_job_can_be_cancelled_before_its_turn(line: Any, recipe: Recipes, tmp_path: Path) -> None:
    line.channel.post(order(recipe(50, delay_ms=10.0), tmp_path / "a", job="a"))
    line.channel.post(order(recipe(50), tmp_path / "b", job="b"))
    line.channel.post(m.Cancel(job="b"))
    line.channel.post(m.Cancel(job="never heard of"))
    line.until(m.Frames)
    line.channel.post(m.Cancel(job="a"))
    assert line.until(m.Cancelled)[-1].job == "a"
    assert line.until(m.Cancelled)[-1].job == "b"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("params", "kind", "words"),
    [
        ({"fail_kind": "engine"}, "internal", "told to fail"),
        ({"fail_kind": "bad_input"}, "bad_input", "told to fail"),
        ({"fail_kind": "memory"}, "out_of_memory", "ran out of memory"),
        ({"fail_kind": "disk"}, "disk_full", "no room left"),
        ({"fail_kind": "defect"}, "internal", "a defect of its own (ValueError"),
        ({"fail_kind": "short"}, "internal", "made 2 of 12 frames"),
        ({"fail_kind": "order"}, "internal", "where frame 2 was due"),
        ({"fail_kind": "shape"}, "internal", "shape (24, 16)"),
    ],
)
def test_failures_are_told_and_the_worker_goes_on(
    line: Any, recipe: Recipes, tmp_path: Path, params: dict[str, Any], kind: str, words: str
) -> None:
    line.channel.post(order(recipe(12, fail_at=2, **params), tmp_path / "a"))
    failure = line.until(m.Failed)[-1]
    assert failure.kind == kind
    assert words in failure.sentence
    assert not list(tmp_path.iterdir())
    line.channel.post(order(recipe(3), tmp_path / "b", job="again"))
    assert line.until(m.Finished)[-1].job == "again"


def test_a_bridge_starts_from_the_frame_of_another_take(line: Any, recipe: Recipes, tmp_path: Path) -> None:
    source = tmp_path / "before.mp4"
    white = blank(64, 36)
    white[:36] = 235
    with H264Writer(source, 64, 36, recipe().rate.fraction) as writer:
        for frame in (blank(64, 36), white, blank(64, 36)):
            writer.write(frame)
    bridged = msgspec.structs.replace(recipe(3), bridge=Bridge("abc", 1))
    line.channel.post(order(bridged, tmp_path / "take", abc=str(source)))
    line.until(m.Finished)
    with FrameReader(tmp_path / "take") as reader:
        assert reader.frame(0)[5, 5] > 225
    line.channel.post(order(bridged, tmp_path / "none", job="missing"))
    failure = line.until(m.Failed)[-1]
    assert failure.kind == "missing"


def test_what_cannot_be_done_is_refused(line: Any, tmp_path: Path) -> None:
    line.channel.post(m.Generate(job="j", recipe=b"{", out=str(tmp_path / "x")))
    assert line.until(m.Failed)[-1].kind == "bad_input"
    line.channel.post(m.Read(id="r", prompt="a fox"))
    assert "does not read prompts" in line.until(m.Failed)[-1].sentence
    line.channel.post(m.Unload())
    line.channel.post(m.Load(model="other"))
    assert line.until(m.Loaded)[-1].capabilities.engine == "test_pattern"
    line.channel.post(m.Ping())
    assert line.until(m.Stats)[-1].rss > 0


def test_a_stranger_is_not_greeted(line: Any) -> None:
    failure = line.greet(protocol=99)
    assert isinstance(failure, m.Failed)
    assert "protocol 99" in failure.sentence


def test_the_worker_ends_when_nobody_talks_to_it_any_more(line: Any, recipe: Recipes, tmp_path: Path) -> None:
    line.channel.post(order(recipe(5000, delay_ms=20.0), tmp_path / "a"))
    line.until(m.Frames)
    line.close()
    assert line.process.returncode == 0
    assert not list(tmp_path.iterdir()), "what was half made is gone"


def test_the_worker_ends_even_if_the_engine_hangs(line: Any, recipe: Recipes, tmp_path: Path) -> None:
    line.channel.post(order(recipe(50, hang_at=3, hang_kind="spin"), tmp_path / "a"))
    line.until(m.Frames)
    time.sleep(0.3)  # let it begin to hang
    line.close()
    assert line.process.returncode == 3


SLOW_READER = """
from studio.extend.api import Capabilities, Understanding


class SlowReader:
    def describe(self):
        return Capabilities(engine="slow_reader", title="Slow reader", reads_prompts=True)

    def load(self, model, options, report): ...

    def unload(self): ...

    def read(self, prompt, params=None):
        return Understanding(b"{}", ((0, len(prompt), "subject"),), ())

    def generate(self, request, sink, cancel):
        while True:
            cancel.check()
"""


def test_prompts_are_read_while_a_take_is_made(recipe: Recipes, tmp_path: Path) -> None:
    (tmp_path / "slow_reader.py").write_text(SLOW_READER, "utf-8")
    line = Line(tmp_path, "slow_reader:SlowReader")
    try:
        line.channel.post(m.Read(id="early", prompt="fox"))
        line.greet()
        line.channel.post(order(recipe(), tmp_path / "take"))
        line.until(m.Started)
        line.channel.post(m.Read(id="r", prompt="a red fox"))
        answers = [said for said in line.until(m.Understood) if isinstance(said, m.Understood)]
        if answers[-1].id == "early":
            answers = [said for said in line.until(m.Understood) if isinstance(said, m.Understood)]
        assert answers[-1].id == "r"
        assert answers[-1].spans == ((0, 9, "subject"),)
        line.channel.post(m.Cancel(job="j"))
        line.until(m.Cancelled)
    finally:
        line.close()


def test_what_is_changed_reaches_the_job_in_hand(line: Any, recipe: Recipes, tmp_path: Path) -> None:
    line.channel.post(m.Update(job="j", params={"prompt": "too early"}))
    line.channel.post(order(recipe(60, delay_ms=50.0), tmp_path / "take"))
    line.until(m.Frames)
    line.channel.post(m.Update(job="other", params={"prompt": "of another"}))
    line.channel.post(m.Update(job="j", params={"prompt": "more bars", "delay_ms": 0.0}))
    done = line.until(m.Finished)[-1]
    at = int(done.figures["changed_at"])
    assert 0 < at < 60
    assert done.notes == (f"From frame {at} on the words are: more bars",)


def test_sound_is_told_and_lies_in_the_take(line: Any, recipe: Recipes, tmp_path: Path) -> None:
    out = tmp_path / "take.part"
    line.channel.post(order(recipe(30, sound="beep", sound_rate=44_100), out))
    heard = line.until(m.Finished)
    told = [said for said in heard if isinstance(said, m.Sound)]
    assert [(said.job, said.rate, said.channels, said.seconds) for said in told] == [("j", 44_100, 2, 1.25)]
    assert heard[-1].sound
    assert heard[-1].sha256 == hash_of(out)
    with SoundReader(out) as reader:
        loud = np.abs(reader.read(0, 60_000)).max(axis=1) > 0.05
    assert abs(int(np.flatnonzero(loud[24_000:])[0]) + 24_000 - 48_000) < 64
    line.channel.post(order(recipe(3), tmp_path / "silent", job="silent"))
    assert not line.until(m.Finished)[-1].sound


@pytest.mark.parametrize("keep", [False, True])
def test_a_partial_take_sounds_as_long_as_it_is_seen(line: Any, recipe: Recipes, tmp_path: Path, keep: bool) -> None:
    out = tmp_path / "take.part"
    line.channel.post(order(recipe(1000, delay_ms=10.0, sound="beep"), out))
    line.until(m.Frames)
    line.channel.post(m.Cancel(job="j", keep_partial=keep))
    end = line.until(m.Cancelled, m.Finished)[-1]
    if not keep:
        assert not list(tmp_path.iterdir())
        return
    assert (end.partial, end.sound) == (True, True)
    with av.open(str(out)) as file:
        track = file.streams.audio[0]
        seconds = float((track.duration or 0) * (track.time_base or 0))
    assert seconds == pytest.approx(end.frames / 24, abs=1024 / 48_000)


def test_faulty_sound_fails_the_job_and_leaves_nothing(line: Any, recipe: Recipes, tmp_path: Path) -> None:
    line.channel.post(order(recipe(12, fail_at=2, fail_kind="sound"), tmp_path / "a"))
    failure = line.until(m.Failed)[-1]
    assert "made sound of shape (4, 2)" in failure.sentence
    assert not list(tmp_path.iterdir())


SHELF = """
import time
from studio.extend.api import (
    BadInputError, Capabilities, DeviceLostError, Estimate, ModelCard, OutOfMemoryError
)


class Shelf:
    def describe(self):
        return Capabilities(engine="shelf", title="Shelf", models=True)

    def load(self, model, options, report):
        report(f"Reading weights at {options.get('precision', 16)} bits", 1, 2)

    def unload(self): ...

    def survey(self, folders):
        if not folders:
            raise KeyError("folder")
        return [ModelCard(model="one", name="One", path=str(folder)) for folder in folders]

    def describe_model(self, model):
        if model != "one":
            raise BadInputError(f"'{model}' is no model.")
        return Capabilities(engine="shelf", title="Shelf", model=model, digest="ab")

    def appraise(self, recipe):
        return Estimate(memory=recipe.frames, available=8, seconds=1.0, sure="guess")

    def fetch(self, model, folder, report, cancel):
        for done in range(100):
            report(f"Downloading {model}", done, 100)
            cancel.check()
            time.sleep(0.01 if model == "large" else 0.0)
        return f"{folder}/{model}"

    def generate(self, request, sink, cancel):
        if request.recipe.params.get("large"):
            raise OutOfMemoryError("It needs 9 GB.", remedy={"resolution": "480p"})
        if request.recipe.params.get("lost"):
            raise DeviceLostError("The card is gone.", retryable=True)
        while True:
            cancel.check()
            time.sleep(0.01)
"""


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Line]:
    """A worker whose engine needs models; it is not greeted yet."""
    (tmp_path / "shelf.py").write_text(SHELF, "utf-8")
    made = Line(tmp_path, "shelf:Shelf")
    yield made
    made.close()


def test_models_are_asked_for_before_and_beside_a_job(shelf: Any, recipe: Recipes, tmp_path: Path) -> None:
    shelf.channel.post(m.Survey(id="early", folders=("/a", "/b")))
    shelf.greet()
    assert [card.path for card in shelf.until(m.Surveyed)[-1].cards] == ["/a", "/b"]
    shelf.channel.post(order(recipe(), tmp_path / "take"))
    shelf.until(m.Started)
    shelf.channel.post(m.Describe(id="d", model="one"))
    assert shelf.until(m.Described)[-1].capabilities.digest == "ab"
    shelf.channel.post(m.Describe(id="e", model="two"))
    assert shelf.until(m.Described)[-1] == m.Described(id="e", model="two", problem="'two' is no model.")
    shelf.channel.post(m.Appraise(id="a", recipe=recipe(9).canonical()))
    assert shelf.until(m.Appraised)[-1].estimate.memory == 9
    shelf.channel.post(m.Survey(id="f"))
    problem = shelf.until(m.Surveyed)[-1].problem
    assert "a defect of its own (KeyError" in problem, "a defect is an answer too: somebody waits for one"
    shelf.channel.post(m.Cancel(job="j"))
    shelf.until(m.Cancelled)


def test_a_model_is_downloaded_like_a_job(shelf: Any, recipe: Recipes, tmp_path: Path) -> None:
    shelf.greet()
    shelf.channel.post(m.Fetch(job="f", model="small", folder="/models"))
    heard = shelf.until(m.Fetched)
    assert heard[-1] == m.Fetched(job="f", model="/models/small")
    assert {said.job for said in heard if isinstance(said, m.Started | m.Progress)} == {"f"}
    shelf.channel.post(m.Fetch(job="g", model="large"))
    shelf.until(m.Progress)
    shelf.channel.post(m.Cancel(job="g"))
    assert shelf.until(m.Cancelled)[-1].job == "g"
    shelf.channel.post(order(recipe(large=True), tmp_path / "take"))
    failure = shelf.until(m.Failed)[-1]
    assert (failure.kind, failure.remedy, failure.retryable) == ("out_of_memory", {"resolution": "480p"}, False)


def test_an_engine_without_models_downloads_none(line: Any) -> None:
    line.channel.post(m.Survey(id="s"))
    assert line.until(m.Surveyed)[-1].problem == "Test pattern needs no models."
    line.channel.post(m.Fetch(job="f", model="one"))
    failure = line.until(m.Failed)[-1]
    assert (failure.job, failure.kind) == ("f", "bad_input")
    assert "needs no models" in failure.sentence


def test_a_model_is_loaded_as_the_job_asks_that_it_is_loaded_for(shelf: Any, recipe: Recipes, tmp_path: Path) -> None:
    shelf.greet()
    shelf.channel.post(order(recipe(precision=4, large=True), tmp_path / "take"))
    heard = shelf.until(m.Failed)
    assert [said.text for said in heard if isinstance(said, m.PhaseChanged)] == ["Reading weights at 4 bits"]
    shelf.channel.post(m.Load())
    heard = shelf.until(m.Loaded)
    assert [said.text for said in heard if isinstance(said, m.PhaseChanged)] == ["Reading weights at 16 bits"]


def test_a_worker_whose_device_is_lost_says_so_and_ends(shelf: Any, recipe: Recipes, tmp_path: Path) -> None:
    shelf.greet()
    shelf.channel.post(order(recipe(lost=True), tmp_path / "take"))
    failure = shelf.until(m.Failed)[-1]
    assert (failure.sentence, failure.retryable) == ("The card is gone.", True)
    assert shelf.process.wait(10) == 0
