import pytest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.inspector.take_menu import TakeDeeds, bin_menu, fleeting, take_menu
from studio.ui.inspector.tile import TakeLook
from studio.ui.session import Session
from tests.ui.inspector.conftest import GiveTake


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def titles(menu: QMenu, *, usable: bool = False) -> list[str]:
    return [one.text() for one in menu.actions() if one.text() and (one.isEnabled() or not usable)]


def test_a_takes_menu_does_what_it_says(parent: QWidget) -> None:
    done: list[str] = []
    deeds = TakeDeeds(*(lambda name=name: done.append(name) for name in TakeDeeds._fields))
    menu = take_menu(parent, TakeLook("t", "s", "Take 1", "draft"), deeds, writable=True)
    for action in menu.actions():
        action.trigger()
    assert done == list(TakeDeeds._fields)
    assert titles(menu)[1] == "Star"


def test_a_chosen_starred_take_and_a_read_only_project(parent: QWidget) -> None:
    deeds = TakeDeeds(*(lambda: None for _ in TakeDeeds._fields))
    look = TakeLook("t", "s", "Take 1", "draft", chosen=True, star=True)
    assert titles(take_menu(parent, look, deeds, writable=True), usable=True)[0] == "Take the star off"
    assert titles(take_menu(parent, look, deeds, writable=False), usable=True) == ["Show recipe"]


def test_the_bin_gives_back_one_or_all(parent: QWidget, session: Session, give_take: GiveTake) -> None:
    shot = session.board.reel[0].id
    gone = [give_take(shot), give_take(shot, seed=2)]
    back: list[list[str]] = []
    menu = bin_menu(parent, gone, lambda names: back.append(list(names)), writable=True)
    assert titles(menu) == ["Take back Take 2", "Take back Take 1", "Take back all"]
    for action in menu.actions():
        action.trigger()
    assert back == [["take2"], ["take1"], ["take1", "take2"]]


def test_a_menu_goes_when_it_is_closed(parent: QWidget, qtbot: QtBot) -> None:
    menu = fleeting(QMenu(parent))
    with qtbot.waitSignal(menu.destroyed):
        menu.aboutToHide.emit()
