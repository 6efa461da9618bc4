import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from studio.ui.board.filter_bar import FilterBar
from studio.ui.board.sieve import Sieve
from studio.ui.session import Session
from studio.ui.theme import Theme


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> FilterBar:
    bar = FilterBar(theme)
    qtbot.addWidget(bar)
    return bar


def chips_of(bar: FilterBar) -> list[QPushButton]:
    return [chip for chip in bar.findChildren(QPushButton) if chip.isVisible()]


def test_typing_searches_and_closing_shows_all_again(qtbot: QtBot, bar: FilterBar) -> None:
    bar.search()
    with qtbot.waitSignal(bar.changed) as told:
        qtbot.keyClicks(bar.field, "fox")
    assert told.args == [Sieve(text="fox")]
    with qtbot.waitSignals([bar.changed, bar.closed]):
        qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.sieve == Sieve()
    assert bar.isHidden()


def test_enter_searches_at_once_and_goes_there(qtbot: QtBot, bar: FilterBar) -> None:
    bar.search()
    bar.field.setText("crow")
    with qtbot.waitSignals([bar.changed, bar.entered]):
        qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.sieve.text == "crow"


def test_states_and_scenes_are_chosen_in_a_menu_and_dropped_by_their_chips(
    qtbot: QtBot, bar: FilterBar, session: Session
) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    bar.fill(menu, session.board)
    titles = {action.text(): action for action in menu.actions()}
    titles["Empty"].trigger()
    titles["Hut"].trigger()
    second = session.board.scene_order[1].id
    assert bar.sieve == Sieve(looks=frozenset({"empty"}), scenes=frozenset({second}))
    bar.show()
    qtbot.waitUntil(lambda: [chip.text() for chip in chips_of(bar)] == ["Empty", "Hut"])
    chips_of(bar)[0].click()
    assert bar.sieve == Sieve(scenes=frozenset({second}))
    bar.fill(menu, session.board)
    assert {action.text() for action in menu.actions() if action.isChecked()} == {"Hut"}
