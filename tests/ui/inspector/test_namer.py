import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.ui.inspector.namer import Namer
from studio.ui.session import Session
from tests.ui.inspector.conftest import GiveTake

PLACE = QRect(0, 0, 80, 20)


@pytest.mark.parametrize(("key", "named"), [(Qt.Key.Key_Return, [("take1", "Best")]), (Qt.Key.Key_Escape, [])])
def test_enter_names_and_escape_does_not(
    key: Qt.Key, named: list[tuple[str, str]], session: Session, give_take: GiveTake, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    namer = Namer(window)
    window.show()
    told: list[tuple[str, str]] = []
    namer.named.connect(lambda take, name: told.append((take, name)))
    namer.open_name(give_take(session.board.reel[0].id), PLACE)
    assert namer.isVisible()
    QTest.keyClicks(namer, "Best")
    QTest.keyClick(namer, key)
    assert told == named
    assert not namer.isVisible()
