import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from weighing import FAKES

from studio.edit import deeds
from studio.extend.registry import find_plugins
from studio.project import Opened
from studio.ui.session import Notice, Session
from tests.render.test_steering import WALL

PATIENCE_MS = 20_000
MANIFEST = """
id = "wall"
title = "Wall"
version = "1.0"
api = 1

[engine]
entry = "wall_plugin:Wall"

[engine.capabilities]
reads_prompts = true
"""


@pytest.fixture
def walled(
    open_project_of: Callable[..., Opened], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Session]:
    """A session of one shot, made by the engine `weights`, drafted by one that stages a wall."""
    monkeypatch.setenv("STORYREEL_CACHE", str(tmp_path / "cache"))
    plugin, model = tmp_path / "plugins" / "wall_plugin", tmp_path / "models" / "vace"
    for folder in (plugin, model):
        folder.mkdir(parents=True)
    (plugin / "plugin.toml").write_text(MANIFEST)
    (plugin / "__init__.py").write_text(WALL)
    (model / "model.json").write_text(json.dumps({"multiple": 16}))
    session = Session(open_project_of(1, frames=4), find_plugins([FAKES, plugin.parent], installed=False))
    for name, value in (("engine", "weights"), ("model", str(model))):
        session.do(deeds.set_param, ring="project", name=name, value=value)
    yield session
    session.close()
    session.deleteLater()


def test_the_depth_of_a_shot_steers_it_in_one_step(walled: Session, qtbot: QtBot) -> None:
    shot = walled.board.reel[0].id
    walled.steering.begin(shot)
    assert walled.steering.busy
    walled.steering.begin(shot)
    qtbot.waitUntil(lambda: "control" in walled.board.shots[shot].params, timeout=PATIENCE_MS)
    value = str(walled.board.shots[shot].params["control"])
    assert not walled.opened.media.missing(value.removeprefix("media:"))
    assert not walled.steering.busy
    walled.undo()
    assert "control" not in walled.board.shots[shot].params


def test_a_model_that_nothing_steers_says_so(walled: Session) -> None:
    notices: list[Notice] = []
    walled.noticed.connect(notices.append)
    walled.do(deeds.set_param, ring="project", name="engine", value="wall")
    walled.steering.begin(walled.board.reel[0].id)
    assert "takes no control video" in notices[-1].sentence
    assert not walled.steering.busy
