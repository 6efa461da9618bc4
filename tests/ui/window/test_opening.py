from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.model.time import Rate
from studio.project import open_project
from tests.ui.window.conftest import OpenWindow, make_project


def test_a_film_begins_with_its_first_prompt(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(None)
    assert window.opener.begin("A red fox runs across deep snow", Rate(25), (640, 360))
    assert window.session is not None
    project = window.session.board.project
    assert (project.title, project.rate, project.width) == ("A red fox runs across", Rate(25), 640)
    assert [shot.prompt for shot in window.session.board.reel] == ["A red fox runs across deep snow"]
    assert window.session.opened.path == tmp_path / "Films" / "A red fox runs across.storyreel"


def test_what_is_no_project_is_a_sentence(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(None)
    assert not window.opener.open(tmp_path / "none.storyreel")
    assert "does not exist" in window.pages.book.entries[-1].notice.sentence
    assert window.session is None


def test_a_project_that_is_open_elsewhere_is_offered_for_reading(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window(None)
    path = make_project(tmp_path / "other.storyreel", 2)
    with open_project(path):
        assert not window.opener.open(path)
        asked = window.opener.question
        assert asked is not None
        assert asked.isVisible()
        qtbot.mouseClick(asked.answers[-1], Qt.MouseButton.LeftButton)
        assert window.session is not None
        assert window.session.read_only
        window.commands.run("edit.remove")
        assert "reading only" in window.pages.book.entries[-1].notice.sentence
        window.leave()


def test_a_list_becomes_a_project(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(None)
    text = tmp_path / "night train.txt"
    text.write_text("A train\nA tunnel\n", encoding="utf-8")
    assert window.opener.from_list(text)
    assert window.session is not None
    assert len(window.session.board.reel) == 2
    assert window.session.board.project.title == "night train"


def test_the_sample_is_made_once(open_window: OpenWindow) -> None:
    window = open_window(None)
    assert window.opener.sample()
    assert window.session is not None
    first = window.session.opened.path
    window.leave()
    assert window.opener.sample()
    assert window.session.opened.path == first
