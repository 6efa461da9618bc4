from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import pytest

from studio.backend.engine import Cancel, Guides, Request
from studio.backend.guiding import guide
from studio.codec.passes import read_passes
from studio.errors import BadInputError
from studio.extend.api import Capabilities, Rate, Recipe
from studio.wire import messages as m

RECIPE = Recipe(engine="walls", revision=1, prompt="a wall", width=64, height=32, frames=3, rate=Rate(24), seed=0)


class Channel:
    """Keeps what the editor is told."""

    def __init__(self) -> None:
        self.told: list[m.Message] = []

    def offer(self, message: m.Message) -> bool:
        self.told.append(message)
        return True


class Dumb:
    """An engine that knows nothing of what it draws."""

    def describe(self) -> Capabilities:
        return Capabilities(engine="dumb", title="Dumb")


class Walls(Dumb):
    """An engine whose frames are walls, frame n at n + 1 metres; it is stopped before frame `stop`."""

    def __init__(self, cancel: Cancel | None = None, stop: int = -1) -> None:
        self._cancel, self._stop = cancel, stop

    def guides(self, request: Request) -> tuple[Mapping[int, str], Iterator[Guides]]:
        return {0: "nothing", 2: "wall"}, self._frames(request.recipe)

    def _frames(self, recipe: Recipe) -> Iterator[Guides]:
        shape = (recipe.height, recipe.width)
        for index in range(recipe.frames):
            if self._cancel and index == self._stop:
                self._cancel.request()
            flat = np.full(shape, index + 1, np.float32)
            yield Guides(flat, np.zeros((*shape, 3), np.float32), np.full(shape, 2, np.uint16), np.dstack([flat, flat]))


def test_a_file_a_frame_and_who_is_who(tmp_path: Path) -> None:
    channel = Channel()
    order = m.Guide(job="g", recipe=b"", out=str(tmp_path / "out"), only=("depth", "identity"))
    done = guide(Walls(), RECIPE, order, Cancel(), channel)  # type: ignore[arg-type]
    assert done == m.Guided(job="g", files=("00000.exr", "00001.exr", "00002.exr"), names={0: "nothing", 2: "wall"})
    assert isinstance(done, m.Guided)
    for index, name in enumerate(done.files):
        passes = read_passes(tmp_path / "out" / name)
        assert set(passes) == {"depth", "identity"}
        assert (passes["depth"] == index + 1).all()
    assert [message.step for message in channel.told if isinstance(message, m.Progress)] == [1, 2, 3]


def test_a_cancelled_one_stops(tmp_path: Path) -> None:
    cancel = Cancel()
    order = m.Guide(job="g", recipe=b"", out=str(tmp_path))
    said = guide(Walls(cancel, 1), RECIPE, order, cancel, Channel())  # type: ignore[arg-type]
    assert said == m.Cancelled(job="g")
    assert [path.name for path in tmp_path.iterdir()] == ["00000.exr"]


def test_an_engine_without_geometry_and_a_pass_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="Dumb knows no geometry"):
        guide(Dumb(), RECIPE, m.Guide(job="g", recipe=b"", out=str(tmp_path)), Cancel(), Channel())  # type: ignore[arg-type]
    order = m.Guide(job="g", recipe=b"", out=str(tmp_path), only=("beauty",))
    with pytest.raises(BadInputError, match="no pass 'beauty'"):
        guide(Walls(), RECIPE, order, Cancel(), Channel())  # type: ignore[arg-type]
