from typing import Any

import numpy as np
import pytest
from test_pattern.bars import planes, read_number
from test_pattern.engine import FADE, TestPattern

from studio.extend.api import Cancel, CancelledError, EngineError, Frame, Rate, Recipe, Request


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


def test_it_says_what_its_manifest_says() -> None:
    about = TestPattern().describe()
    assert about.engine == "test_pattern"
    assert about.inputs.first_frame
    assert {"delay_ms", "crash_at", "hang_at", "fail_at", "flood"} <= {item.name for item in about.parameters}
