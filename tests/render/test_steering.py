from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from studio.codec.decoder import probe
from studio.errors import BadInputError
from studio.model.rows import Ask, Grid, Shot
from studio.project import Opened
from studio.render.process import Launch
from studio.render.steering import control_of, depth_control, staged_like
from studio.wire.capability import Capabilities, Parameter

Shots = Callable[..., list[Shot]]

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
        flat = np.ones((request.recipe.height, request.recipe.width), np.float32)
        frame = Guides(flat, np.dstack([flat] * 3), flat.astype(np.uint16), np.dstack([flat] * 2))
        return {1: "wall"}, iter([frame] * request.recipe.frames)
"""


def test_the_depth_of_a_shot_becomes_a_video_of_the_takes_size(opened: Opened, shots: Shots, tmp_path: Path) -> None:
    (tmp_path / "wall.py").write_text(WALL, "utf-8")
    board, shot = opened.document.board, msgspec.structs.replace(shots(4)[0], bridge=True)
    grid = Grid(multiple=32, frame_step=4, frame_offset=1)
    draft = Ask(engine="wall", takes_first_frame=True)
    recipe = staged_like(opened.document.board, shot, draft, Ask(engine="n", grid=grid))
    assert (recipe.engine, recipe.width, recipe.height, recipe.frames) == ("wall", 320, 192, 5)
    steps: list[int] = []
    launch = Launch("wall", "Wall", "wall:Wall", tmp_path)
    value = depth_control(launch, recipe, opened.media, progress=lambda done, _: steps.append(done))
    made = probe(opened.media.verify(value.removeprefix("media:")))
    assert (made.width, made.height, made.frames, made.rate) == (320, 192, 5, board.project.rate.fraction)
    assert steps[-1] == 5
    assert not list((opened.media.folder / "parts").iterdir())


def test_a_model_that_nothing_steers_says_so() -> None:
    control = Parameter(name="control", kind="video", default="")
    record = Capabilities(engine="n", title="Neural", model="org/t2v", parameters=(control,))
    assert control_of(record) is control
    with pytest.raises(BadInputError, match="Neural with 'org/t2v' takes no control video"):
        control_of(msgspec.structs.replace(record, parameters=()))
