import os
import time
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

from studio.backend import sink as sinks
from studio.backend.engine import FINAL, TINY, Frame
from studio.backend.sink import JobSink
from studio.backend.take_writer import TakeWriter
from studio.codec.sound import SoundReader
from studio.errors import EngineError
from studio.model.recipe import Recipe
from studio.wire import messages as m
from studio.wire.channel import Channel, editor_side, worker_side
from studio.wire.ring import FrameRing, Slot


class Scene(NamedTuple):
    """A sink with everything around it."""

    sink: JobSink
    editor: Channel[m.ToEditor]
    ring: FrameRing
    woken: list[int]
    writer: TakeWriter

    def settle(self) -> None:
        """Wait until all that the engine has handed over was shown."""
        deadline = time.monotonic() + 5.0
        while self.sink.shown < self.sink.finals and time.monotonic() < deadline:
            time.sleep(0.001)

    def heard(self) -> list[m.ToEditor]:
        """What has been said so far."""
        self.settle()
        said: list[m.ToEditor] = []
        try:
            while (message := self.editor.receive(0.01)) is not None:
                said.append(message)
        except TimeoutError:
            pass
        return said


@pytest.fixture
def scene(tmp_path: Path, recipe: Callable[..., Recipe]) -> Iterator[Scene]:
    to_editor, from_worker = os.pipe()
    nothing = os.open(os.devnull, os.O_RDWR)
    editor, worker = editor_side(to_editor, os.dup(nothing)), worker_side(nothing, from_worker)
    ring = FrameRing.create(4, 32 * 24)
    mine = FrameRing.attach(ring.path)
    writer = TakeWriter(tmp_path / "a.part", 32, 16, Fraction(24))
    woken: list[int] = []
    yield Scene(
        JobSink("j", recipe(20, 32, 16), worker, mine, writer, wake=lambda: woken.append(1)),
        editor,
        ring,
        woken,
        writer,
    )
    writer.abort()
    for thing in (editor, worker, mine, ring):
        thing.close()


def shade(value: int = 100) -> Frame:
    return np.full((24, 32), value, np.uint8)


def test_the_first_frame_is_told_at_once(scene: Scene) -> None:
    scene.sink.frame(0, shade())
    told = [one for one in scene.heard() if isinstance(one, m.Frames)]
    assert [(one.first, one.count, one.quality) for one in told] == [(0, 1, FINAL)]
    assert scene.ring.read(Slot(told[0].slot, told[0].seq))
    assert scene.sink.finals == 1


def test_frames_that_come_fast_travel_together(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sinks, "BATCH_S", 1000.0)
    for index in range(3):
        scene.sink.frame(index, shade())
    scene.settle()
    assert len(scene.woken) >= 2
    scene.settle()
    scene.sink.flush()
    told = [(one.first, one.count) for one in scene.heard() if isinstance(one, m.Frames)]
    assert told[-1] in ((1, 2), (0, 3))
    assert sum(count for _, count in told) == 3


def test_of_more_frames_than_slots_the_newest_are_told(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    scene.sink.frame(0, shade())
    scene.settle()
    monkeypatch.setattr(sinks, "BATCH_S", 1000.0)
    for index in range(1, 11):
        scene.sink.frame(index, shade(index))
    scene.settle()
    scene.sink.flush()
    told = [one for one in scene.heard() if isinstance(one, m.Frames)][-1]
    assert (told.first, told.count) == (7, 4)
    seen = [scene.ring.read(Slot((told.slot + n) % 4, told.seq + n)) for n in range(4)]
    assert [int(one.frame[0, 0]) for one in seen if one] == [7, 8, 9, 10]
    assert scene.sink.dropped == 7


def test_previews_may_come_in_any_order_and_size(scene: Scene) -> None:
    scene.sink.frame(7, shade(), TINY)
    scene.sink.frame(2, np.zeros((12, 16), np.uint8), TINY, 1)
    assert scene.sink.finals == 0
    told = [one for one in scene.heard() if isinstance(one, m.Frames)]
    assert told[0].first == 7


@pytest.mark.parametrize(
    ("index", "picture", "quality"),
    [
        (1, shade(), FINAL),
        (0, np.zeros((12, 16), np.uint8), FINAL),
        (0, np.zeros((24, 32), np.float32), FINAL),
        (0, np.zeros((24, 64), np.uint8)[:, ::2], FINAL),
        (0, np.zeros((16, 32, 3), np.uint8), FINAL),
        (20, shade(), TINY),
        (-1, shade(), TINY),
        (0, shade(), 4),
    ],
)
def test_what_breaks_the_rules_is_refused(scene: Scene, index: int, picture: Frame, quality: int) -> None:
    with pytest.raises(EngineError, match="defect"):
        scene.sink.frame(index, picture, quality)
    assert scene.sink.finals == 0


def test_no_frame_may_come_twice(scene: Scene) -> None:
    scene.sink.frame(0, shade())
    with pytest.raises(EngineError, match="where frame 1 was due"):
        scene.sink.frame(0, shade())


def test_progress_is_told_in_measure(scene: Scene) -> None:
    for step in range(1, 500):
        scene.sink.progress(step, 500)
    scene.sink.progress(500, 500)
    told = [one for one in scene.heard() if isinstance(one, m.Progress)]
    assert len(told) < 20
    assert (told[-1].step, told[-1].steps) == (500, 500)


def test_frames_are_progress_where_the_engine_says_nothing(scene: Scene) -> None:
    for index in range(20):
        scene.sink.frame(index, shade())
    told = [one for one in scene.heard() if isinstance(one, m.Progress)]
    assert (told[-1].step, told[-1].steps) == (20, 20)
    assert scene.sink.frames_per_s > 0
    assert scene.sink.first_frame_ms(0.0) > 0


def test_notes_and_phases_have_bounds(scene: Scene) -> None:
    for _ in range(100):
        scene.sink.note("x" * 10_000)
    assert len(scene.sink.notes) == sinks.MAX_NOTES
    assert len(scene.sink.notes[0]) == sinks.MAX_TEXT
    scene.sink.phase("encode", "y" * 10_000)
    phases = [one for one in scene.heard() if isinstance(one, m.PhaseChanged)]
    assert len(phases[0].text) == sinks.MAX_TEXT


def test_an_editor_that_does_not_listen_stops_nobody(scene: Scene) -> None:
    for _ in range(400):
        for index in range(20):
            scene.sink.frame(index, shade(), TINY)
            scene.sink.phase("denoise", "z" * 200)
    scene.sink.close()
    assert scene.sink.dropped > 0


def test_sound_is_kept_no_longer_than_the_picture_and_told(scene: Scene) -> None:
    scene.sink.sound(np.full((60_000, 1), 3.0, np.float32), 48_000)
    told = [one for one in scene.heard() if isinstance(one, m.Sound)]
    assert [(one.rate, one.channels) for one in told] == [(48_000, 1)]
    assert told[0].seconds == pytest.approx(20 / 24)
    for index in range(20):
        scene.sink.frame(index, shade())
    done = scene.writer.finish()
    assert done.sound
    with SoundReader(scene.writer.path) as reader:
        assert np.abs(reader.read(9_600, 9_600)).mean() == pytest.approx(1.0, abs=0.1), "3.0 is cut to 1.0"


@pytest.mark.parametrize(
    ("samples", "rate"),
    [
        (np.zeros((100, 2), np.float64), 48_000),
        (np.zeros((100, 2), np.int16), 48_000),
        (np.zeros(100, np.float32), 48_000),
        (np.zeros((2, 100), np.float32), 48_000),
        (np.full((100, 2), np.nan, np.float32), 48_000),
        (np.zeros((100, 2), np.float32), 4_000),
        (np.zeros((100, 2), np.float32), 400_000),
    ],
)
def test_sound_that_is_none_is_refused(scene: Scene, samples: np.ndarray, rate: int) -> None:
    with pytest.raises(EngineError, match="defect"):
        scene.sink.sound(samples, rate)
    assert not [one for one in scene.heard() if isinstance(one, m.Sound)]


def test_no_sound_at_all_is_silence(scene: Scene) -> None:
    scene.sink.sound(np.zeros((0, 2), np.float32), 48_000)
    scene.sink.frame(0, shade())
    assert not [one for one in scene.heard() if isinstance(one, m.Sound)]
    assert not scene.writer.finish().sound


def test_figures_have_bounds(scene: Scene) -> None:
    scene.sink.figure("step_ms", 41)
    scene.sink.figure("nothing", float("nan"))
    scene.sink.figure("endless", float("inf"))
    assert scene.sink.figures == {"step_ms": 41.0}
    for number in range(200):
        scene.sink.figure(f"figure {number}", number)
    assert len(scene.sink.figures) == sinks.MAX_FIGURES
    scene.sink.figure("step_ms", 40.0)
    assert scene.sink.figures["step_ms"] == 40.0


@pytest.mark.parametrize("coverage", [-0.1, 1.1, float("nan")])
def test_a_coverage_is_a_share(scene: Scene, coverage: float) -> None:
    with pytest.raises(EngineError, match="coverage"):
        scene.sink.score(coverage, ())
    scene.sink.score(0.5, ["a rifle"])
    assert (scene.sink.coverage, scene.sink.lacking) == (0.5, ("a rifle",))
