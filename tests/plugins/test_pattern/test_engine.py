from typing import Any

import numpy as np
import pytest
from test_pattern.bars import planes, read_number
from test_pattern.engine import FADE, TestPattern

from studio.extend.api import FINAL, Cancel, CancelledError, EngineError, Frame, Rate, Recipe, Request
from tests.plugins.test_pattern.conftest import Kept


def recipe(frames: int = 5, seed: int = 0, **params: Any) -> Recipe:
    return Recipe(
        engine="test_pattern",
        revision=1,
        prompt="bars",
        width=320,
        height=180,
        frames=frames,
        rate=Rate(),
        seed=seed,
        params=params,
    )


def made(kept: Any, order: Recipe, first_frame: Frame | None = None) -> list[Frame]:
    engine = TestPattern()
    engine.load("", {}, lambda text, done, total: None)
    engine.generate(Request(order, first_frame), kept, Cancel())
    engine.unload()
    return kept.finals


def test_every_frame_bears_its_number(kept: Any) -> None:
    assert [read_number(frame) for frame in made(kept, recipe(30))] == list(range(30))


def test_the_same_recipe_gives_the_same_frames(kept: Any) -> None:
    first = [frame.tobytes() for frame in made(kept, recipe(3, seed=4))]
    kept.finals = []
    assert [frame.tobytes() for frame in made(kept, recipe(3, seed=4))] == first
    kept.finals = []
    assert [frame.tobytes() for frame in made(kept, recipe(3, seed=5))] != first


def test_a_clip_starts_from_the_picture_it_is_given(kept: Any) -> None:
    red = np.zeros((180, 320, 3), np.uint8)
    red[..., 0] = 255
    frames = made(kept, recipe(FADE + 1), red)
    corner = [(int(planes(frame).y[2, 30]), int(planes(frame).v[2, 15])) for frame in frames]
    assert corner[0] == (63, 240)
    assert corner[-1] == (180, 128)
    assert corner[1] != corner[0]


def test_previews_come_first_and_small(kept: Any) -> None:
    made(kept, recipe(4, previews=True))
    assert [(index, quality) for index, quality, _ in kept.previews] == [(n, 1) for n in range(4)]
    assert kept.previews[0][2].shape == (66, 80)
    assert len(kept.finals) == 4


def test_what_was_asked_to_stop_stops(kept: Any) -> None:
    cancel = Cancel()
    cancel.request()
    with pytest.raises(CancelledError):
        TestPattern().generate(Request(recipe(1000, delay_ms=10.0)), kept, cancel)
    assert not kept.finals


def test_it_fails_when_told_to(kept: Any) -> None:
    with pytest.raises(EngineError, match="frame 2"):
        made(kept, recipe(5, fail_at=2))
    assert len(kept.finals) == 2
    kept.finals = []
    assert len(made(kept, recipe(5, fail_at=3, fail_kind="short"))) == 3


def test_a_beep_marks_each_second(kept: Any) -> None:
    made(kept, recipe(30, sound="beep"))
    ((samples, rate),) = kept.heard
    assert (samples.shape, samples.dtype, rate) == ((60_000, 2), np.float32, 48_000)
    loud = np.abs(samples).max(axis=1) > 0.02
    assert loud[:2_000].mean() > 0.8
    assert not loud[2_000:48_000].any()
    assert loud[48_000:50_000].mean() > 0.8
    kept.finals, kept.heard = [], []
    made(kept, recipe(30, sound="short", sound_rate=44_100))
    assert [(len(samples), rate) for samples, rate in kept.heard] == [(15 * 44_100 // 24, 44_100)]


class Turning(Kept):
    """Changes its mind after two frames."""

    def __init__(self, request: Request) -> None:
        super().__init__()
        self._request = request

    def frame(self, index: int, picture: Frame, quality: int = FINAL, pass_: int = 0) -> None:
        super().frame(index, picture, quality, pass_)
        if index in (1, 3):
            self._request.changes.put({"prompt": f"more bars {index}", "delay_ms": 0.0, "unheard of": 1})


def test_what_is_changed_on_the_way_is_said() -> None:
    request = Request(recipe(5))
    sink = Turning(request)
    TestPattern().generate(request, sink, Cancel())
    assert len(sink.finals) == 5
    assert sink.figures == {"changed_at": 2, "changed_at.2": 4}
    assert sink.notes == [f"From frame {index + 1} on the words are: more bars {index}" for index in (1, 3)]


def test_it_says_what_its_manifest_says() -> None:
    about = TestPattern().describe()
    assert about.engine == "test_pattern"
    assert about.inputs.first_frame
    assert {"delay_ms", "crash_at", "hang_at", "fail_at", "flood"} <= {item.name for item in about.parameters}
