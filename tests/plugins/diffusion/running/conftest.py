"""Tiny models that are read once, and a sink that keeps all that it is told."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from diffusion.contracts import LoadedModel, Settled
from diffusion.loading.opening import Source, open_pipeline
from diffusion.record.reading import read_record

from studio.extend.api import FINAL, Rate, Recipe

Open = Callable[[str], LoadedModel]


def unheard(text: str, done: int, total: int) -> None:
    """A report to nobody."""


class Tape:
    """A sink that keeps everything."""

    def __init__(self) -> None:
        self.finals: list[npt.NDArray[np.uint8]] = []
        self.previews: list[tuple[int, int, tuple[int, ...]]] = []
        self.phases: list[str] = []
        self.steps: list[tuple[int, int]] = []
        self.notes: list[str] = []
        self.sounds: list[tuple[npt.NDArray[np.float32], int]] = []
        self.figures: dict[str, float] = {}
        self.on_step: Callable[[int], None] = lambda _step: None
        self.on_final: Callable[[int], None] = lambda _index: None

    def frame(self, index: int, picture: npt.NDArray[np.uint8], quality: int = FINAL, pass_: int = 0) -> None:
        if quality < FINAL:
            self.previews.append((index, quality, picture.shape))
            return
        assert index == len(self.finals)
        self.finals.append(picture.copy())
        self.on_final(index)

    def phase(self, phase: str, text: str = "") -> None:
        self.phases.append(phase)

    def progress(self, step: int, steps: int, pass_: int = 0) -> None:
        self.steps.append((step, steps))
        self.on_step(step)

    def note(self, sentence: str) -> None:
        self.notes.append(sentence)

    def sound(self, samples: npt.NDArray[np.float32], rate: int) -> None:
        self.sounds.append((samples, rate))

    def figure(self, name: str, value: float) -> None:
        self.figures[name] = value

    def score(self, coverage: float, lacking: Sequence[str]) -> None: ...


def shot(prompt: str = "a red boat", *, frames: int = 9, side: int = 32, **params: Any) -> Recipe:
    """A recipe of a small clip in two steps."""
    return Recipe(
        engine="diffusers",
        revision=1,
        prompt=prompt,
        width=side,
        height=side,
        frames=frames,
        rate=Rate(16, 1),
        seed=1,
        params={"steps": 2} | params,
    )


@pytest.fixture(scope="session")
def opened(rig: Callable[[str], Path]) -> Iterator[Open]:
    """Name of a tiny model to the model, read once."""

    @cache
    def read(name: str) -> LoadedModel:
        folder = rig(name)
        record = read_record(folder)
        pipe = open_pipeline(Source(folder), record, kwargs={}, weights={}, report=unheard)
        pipe.set_progress_bar_config(disable=True)
        return LoadedModel(pipe, record, folder, "digest", Settled("cpu", "cpu"))

    yield read
    read.cache_clear()
