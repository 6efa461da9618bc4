from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.ui.timeline.aside import Aside


def test_strips_begin_where_they_were_and_end_where_they_belong(qapp: QApplication, qtbot: QtBot) -> None:
    aside = Aside(qapp)
    aside.duration = 30
    aside.go({"a": 100.0, "b": 50.0}, {"a": 200.0, "b": 50.0, "c": 7.0})
    assert aside.shift("a") == -100.0
    assert aside.shift("b") == 0.0
    qtbot.waitUntil(lambda: aside.shift("a") == 0.0)
    aside.deleteLater()


def test_motion_can_be_cut_short_or_left_out(qapp: QApplication) -> None:
    aside = Aside(qapp)
    aside.go({"a": 100.0}, {"a": 200.0})
    aside.settle()
    assert aside.shift("a") == 0.0
    aside.duration = 0
    aside.go({"a": 100.0}, {"a": 200.0})
    assert aside.shift("a") == 0.0
    aside.deleteLater()
