"""A sink that keeps what it is given."""

from collections.abc import Sequence

import numpy as np
import pytest

from studio.extend.api import FINAL, Frame, Samples


class Kept:
    """Everything that an engine said, with copies of its frames."""

    def __init__(self) -> None:
        self.finals: list[Frame] = []
        self.previews: list[tuple[int, int, Frame]] = []
        self.phases: list[str] = []
        self.notes: list[str] = []
        self.heard: list[tuple[Samples, int]] = []
        self.figures: dict[str, float] = {}

    def frame(self, index: int, picture: Frame, quality: int = FINAL, pass_: int = 0) -> None:
        if quality == FINAL:
            assert index == len(self.finals)
            self.finals.append(np.copy(picture))
        else:
            self.previews.append((index, quality, np.copy(picture)))

    def phase(self, phase: str, text: str = "") -> None:
        self.phases.append(text)

    def progress(self, step: int, steps: int, pass_: int = 0) -> None: ...

    def note(self, sentence: str) -> None:
        self.notes.append(sentence)

    def sound(self, samples: Samples, rate: int) -> None:
        self.heard.append((samples, rate))

    def figure(self, name: str, value: float) -> None:
        self.figures[name] = value

    def score(self, coverage: float, lacking: Sequence[str]) -> None:
        self.coverage, self.lacking = coverage, tuple(lacking)


@pytest.fixture
def kept() -> Kept:
    return Kept()
