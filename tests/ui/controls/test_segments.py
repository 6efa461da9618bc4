from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from studio.ui.controls import Segments
from studio.ui.theme import Theme

ITEMS = [("board", "Board", "squares-four"), ("edit", "Edit", "scissors"), ("review", "Review", "columns")]


def test_one_of_them_is_chosen_and_only_the_user_is_told_of(theme: Theme, qtbot: QtBot) -> None:
    segments = Segments(theme, ITEMS)
    qtbot.addWidget(segments)
    heard: list[str] = []
    segments.chosen.connect(heard.append)
    segments.choose("edit")
    buttons = segments.findChildren(QPushButton)
    qtbot.mouseClick(buttons[2], Qt.MouseButton.LeftButton)
    assert heard == ["review"]
    assert [made.isChecked() for made in buttons] == [False, False, True]


def test_without_room_the_titles_go_and_the_names_stay(theme: Theme, qtbot: QtBot) -> None:
    segments = Segments(theme, ITEMS)
    qtbot.addWidget(segments)
    segments.compact(True)
    assert next((made.text(), made.accessibleName()) for made in segments.findChildren(QPushButton)) == ("", "Board")
    segments.compact(False)
    assert segments.findChildren(QPushButton)[0].text() == "Board"
