from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.ui.inspector.choice_menu import ChoiceMenu, Entry, found
from studio.ui.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""The platform of the tests has no windows above others."""

DONE: list[str] = []


def entry(words: str, group: str = "", *, ticked: bool = False) -> Entry:
    return Entry(words, lambda: DONE.append(words), group, ticked)


ENTRIES = [entry("Pine forest", "Place"), entry("Forest", "Place", ticked=True), entry("Fox", "Subject")]


@pytest.fixture
def menu(theme: Theme, qtbot: QtBot) -> Iterator[ChoiceMenu]:
    DONE.clear()
    under = QWidget()
    qtbot.addWidget(under)
    made = ChoiceMenu(theme, "What is it?", under)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.offer(ENTRIES)
    made.open_at(under)
    yield made
    made.hide()


def test_a_search_finds_the_beginnings_of_words_first() -> None:
    assert [one.words for one in found(ENTRIES, "fo")] == ["Forest", "Pine forest", "Fox"]
    assert [one.words for one in found(ENTRIES, "for pi")] == ["Pine forest"]
    assert [one.words for one in found(ENTRIES, "est")] == ["Pine forest", "Forest"]
    assert found(ENTRIES, "") == ENTRIES


def test_it_opens_on_what_holds_and_is_used_by_keys_alone(menu: ChoiceMenu) -> None:
    assert menu.list.currentItem().text() == "Forest"
    QTest.keyClick(menu.field, Qt.Key.Key_Down)
    assert menu.list.currentItem().text() == "Fox", "headings are stepped over"
    QTest.keyClick(menu.field, Qt.Key.Key_Up)
    QTest.keyClicks(menu.field, "pine")
    assert [one.words for one in menu.rows] == ["Pine forest"]
    QTest.keyClick(menu.field, Qt.Key.Key_Return)
    assert (DONE, menu.isVisible()) == (["Pine forest"], False)


def test_escape_leaves_all_as_it_is(menu: ChoiceMenu) -> None:
    QTest.keyClick(menu.field, Qt.Key.Key_Escape)
    assert (DONE, menu.isVisible()) == ([], False)


def test_what_is_nowhere_is_said_and_may_be_used_where_that_is_allowed(menu: ChoiceMenu) -> None:
    QTest.keyClicks(menu.field, "zorb")
    assert menu.rows == []
    assert menu.list.item(0).text() == "Nothing of that name"
    QTest.keyClick(menu.field, Qt.Key.Key_Return)
    assert DONE == []
    menu.offer(ENTRIES, lambda typed: entry(f"Use {typed}"))
    QTest.keyClicks(menu.field, "42")
    QTest.keyClick(menu.field, Qt.Key.Key_Return)
    assert DONE == ["Use 42"]


def test_it_is_drawn(menu: ChoiceMenu) -> None:
    assert not menu.grab().isNull()
    assert menu.field.accessibleName() == "What is it?"
