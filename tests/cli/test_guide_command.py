import json
from pathlib import Path

import pytest

from studio.codec.decoder import FrameReader
from studio.project import open_project
from tests.cli.conftest import Storyreel

pytestmark = pytest.mark.usefixtures("fakes")


def _model(folder: Path, **told: object) -> Path:
    folder.mkdir()
    (folder / "model.json").write_text(json.dumps(told))
    return folder


def test_what_previs_stages_steers_a_take(tmp_path: Path, project: Path, storyreel: Storyreel) -> None:
    model = _model(tmp_path / "vace", multiple=16)
    storyreel("set", project, "project", "engine=weights", f"model={model}")
    said = storyreel("guide", project, 1, "--json")
    assert said.status == 0, said.err
    assert (said.lines[0]["width"], said.lines[0]["height"], said.lines[0]["frames"]) == (128, 80, 12)
    with open_project(project) as opened:
        value = str(opened.document.board.reel[0].params["control"])
        path = opened.media.path(value.removeprefix("media:"))
    with FrameReader(path) as reader:
        frame = reader.frame(5)[:80]
    assert int(frame.max()) - int(frame.min()) > 60
    assert storyreel("undo", project).status == 0
    with open_project(project) as opened:
        assert "control" not in opened.document.board.reel[0].params


def test_a_model_that_nothing_steers_is_a_sentence(tmp_path: Path, project: Path, storyreel: Storyreel) -> None:
    model = _model(tmp_path / "t2v", without=["control"])
    said = storyreel("guide", project, 1, "--engine", "weights", "--model", model)
    assert (said.status, "takes no control video" in said.err) == (1, True)
    said = storyreel("guide", project, 1, "--engine", "test_pattern")
    assert (said.status, said.err.count("\n")) == (1, 1)
