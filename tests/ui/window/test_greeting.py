from pathlib import Path

from PySide6.QtWidgets import QLabel

from studio.model.time import Rate
from studio.ui.actions.desk import Page
from studio.ui.window.greeting import greet, tell_engines
from tests.ui.window.conftest import OpenWindow


def test_wishes_of_the_start_page_are_granted(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(None)
    pages: list[Page] = []
    greet(window.start, window.opener, pages.append)
    window.start.learn_asked.emit("keys")
    assert pages == ["keys"]
    window.pages.show("about")
    for titles, words in (([], "No engine found"), (["Previs"], "Previs ready")):
        tell_engines(window.start, titles)
        assert words in [label.text() for label in window.start.findChildren(QLabel)]


def test_the_first_prompt_begins_a_film(open_window: OpenWindow) -> None:
    window = open_window(None)
    window.start.begin.emit("A boat", Rate(24), (320, 180))
    assert window.session is not None
    assert window.session.board.project.title == "A boat"
