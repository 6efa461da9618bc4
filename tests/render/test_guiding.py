from pathlib import Path

import pytest

from studio.codec.passes import read_passes
from studio.errors import BadInputError, StudioError
from studio.model.recipe import Recipe
from studio.model.time import Rate
from studio.render.guiding import write_guides
from studio.render.process import Launch

RECIPE = Recipe(engine="wall", revision=1, prompt="a wall", width=64, height=32, frames=2, rate=Rate(24), seed=0)

WALL = """
import numpy as np
from studio.extend.api import Capabilities, Guides


class Wall:
    def describe(self):
        return Capabilities(engine="wall", title="Wall")

    def load(self, model, options, report): ...

    def unload(self): ...

    def generate(self, request, sink, cancel): ...

    def guides(self, request):
        flat = np.ones((32, 64), np.float32)
        frame = Guides(flat, np.dstack([flat] * 3), flat.astype(np.uint16), np.dstack([flat] * 2))
        return {1: "wall"}, iter([frame] * request.recipe.frames)
"""


def test_a_worker_writes_passes(tmp_path: Path) -> None:
    (tmp_path / "wall.py").write_text(WALL, "utf-8")
    steps: list[tuple[int, int]] = []
    launch = Launch("wall", "Wall", "wall:Wall", tmp_path)
    made = write_guides(launch, RECIPE, tmp_path / "out", progress=lambda done, all_: steps.append((done, all_)))
    assert (made.files, made.names) == (("00000.exr", "00001.exr"), {1: "wall"})
    assert read_passes(tmp_path / "out" / "00001.exr")["depth"].shape == (32, 64)
    assert steps[-1] == (2, 2)


def test_who_has_none_or_cannot_start_is_a_sentence(launch: Launch, tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="knows no geometry"):
        write_guides(launch, RECIPE, tmp_path / "out", progress=lambda done, all_: None)
    nobody = Launch("nobody", "Nobody", "nobody.engine:Nobody", tmp_path)
    with pytest.raises(StudioError, match=r"(?i)nobody"):
        write_guides(nobody, RECIPE, tmp_path / "out", progress=lambda done, all_: None)
    assert not (tmp_path / "out").exists()
