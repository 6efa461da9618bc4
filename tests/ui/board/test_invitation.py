from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from studio.ui.board.invitation import Invitation, NothingFound
from studio.ui.theme import Theme


def test_a_first_prompt_is_told_once_it_says_something(qtbot: QtBot, theme: Theme) -> None:
    page = Invitation(theme)
    qtbot.addWidget(page)
    page.resize(360, 500)
    with qtbot.assertNotEmitted(page.written):
        qtbot.keyClick(page.field, Qt.Key.Key_Return)
        page.field.setText("   ")
        qtbot.keyClick(page.field, Qt.Key.Key_Return)
    page.field.setText(" A fox runs ")
    with qtbot.waitSignal(page.written) as told:
        qtbot.keyClick(page.field, Qt.Key.Key_Return)
    assert told.args == ["A fox runs"]
    assert page.field.text() == ""
    assert not page.grab().isNull()


def test_a_search_that_finds_nothing_offers_the_way_back(qtbot: QtBot, theme: Theme) -> None:
    page = NothingFound(theme)
    qtbot.addWidget(page)
    (every,) = page.findChildren(QPushButton)
    with qtbot.waitSignal(page.all_asked):
        every.click()
