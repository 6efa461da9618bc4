from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.ui.theme import Theme
from studio.ui.window.naming import NameQuestion


def test_a_name_is_told_once_and_is_never_empty(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    asked = NameQuestion(theme, window, "Save the layout as", "Mine", "Save")
    named: list[str] = []
    asked.named.connect(named.append)
    asked.open()
    asked.field.setText("   ")
    qtbot.keyClick(asked.field, Qt.Key.Key_Return)
    assert named == []
    asked.field.setText(" Night ")
    qtbot.keyClick(asked.field, Qt.Key.Key_Return)
    assert named == ["Night"]
    assert not asked.isVisible()
