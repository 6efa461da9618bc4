from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.theme import Theme
from studio.ui.window.floating import Floating


def test_it_stays_inside_its_parent(theme: Theme, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(1000, 600)
    parent.show()
    low, side = (Floating(theme, parent, drawer=drawer, above=24) for drawer in (False, True))
    low.hold(QLabel("Queue"))
    low.place(left=120)
    low.show()
    assert parent.rect().contains(low.geometry())
    side.hold(QLabel("Inspector"))
    side.place(top=80, bottom=400)
    side.show()
    assert side.geometry().top() == 80
    assert side.geometry().right() <= parent.rect().right()
    parent.resize(1000, 500)
    qtbot.waitUntil(lambda: parent.rect().contains(low.geometry()))
    qtbot.keyClick(low, Qt.Key.Key_Escape)
    assert not low.isVisible()
