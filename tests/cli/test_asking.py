from pathlib import Path

import pytest
from PIL import Image

from studio.project import open_project
from tests.cli.conftest import Storyreel

pytestmark = pytest.mark.usefixtures("fakes")


def _params(project: Path, number: int) -> dict[str, object]:
    with open_project(project) as opened:
        return dict(opened.document.board.reel[number - 1].params)


def test_pictures_are_set_by_files_and_by_frames_of_shots(tmp_path: Path, project: Path, storyreel: Storyreel) -> None:
    Image.new("RGB", (64, 36)).save(tmp_path / "door.png")
    assert storyreel("generate", project, "--shots", 1, "--engine", "test_pattern").status == 0
    words = (f"first_frame={tmp_path / 'door.png'}", "last_frame=shot:1@0", "reference.1=shot:1", "control=shot:1")
    assert storyreel("set", project, 2, *words).status == 0
    params = _params(project, 2)
    assert all(str(value).startswith("media:") for value in params.values())
    assert str(params["last_frame"]).endswith("@0")
    assert params["reference.1"] == f"{params['control']}@11"
    assert storyreel("set", project, 2, "first_frame=none").status == 0
    assert "first_frame" not in _params(project, 2)
    refused = storyreel("set", project, 2, "first_frame=gone.png", "notes=x")
    assert (refused.status, refused.err.count("\n")) == (1, 1)


def test_none_beats_what_the_project_says(tmp_path: Path, project: Path, storyreel: Storyreel) -> None:
    Image.new("RGB", (64, 36)).save(tmp_path / "door.png")
    storyreel("set", project, "project", f"first_frame={tmp_path / 'door.png'}")
    assert storyreel("set", project, 2, "first_frame=none").status == 0
    assert _params(project, 2) == {"first_frame": ""}
    assert storyreel("set", project, 2, "first_frame=").status == 0
    assert _params(project, 2) == {}


def test_a_take_may_be_asked_for_with_pictures(tmp_path: Path, project: Path, storyreel: Storyreel) -> None:
    Image.new("RGB", (64, 36)).save(tmp_path / "door.png")
    (tmp_path / "tiny").mkdir()
    (tmp_path / "tiny" / "model.json").write_text("{}")
    words = ("generate", project, "--shots", 1, "--engine", "weights", "--model", tmp_path / "tiny")
    made = storyreel(*words, "--set", f"first_frame={tmp_path / 'door.png'}", "--set", "last_frame=none")
    assert made.status == 0, made.err
    with open_project(project) as opened:
        (take,) = opened.document.board.takes.values()
    assert str(take.ask.params["first_frame"]).startswith("media:")
    assert take.ask.params["last_frame"] == ""
    assert storyreel(*words, "--set", "first_frame=gone.png").status == 1
