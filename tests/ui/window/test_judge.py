import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPlainTextEdit, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.window.judge import OWN_KEYS, KeyJudge, belongs_to

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QSpinBox])
def test_letters_belong_to_what_is_typed_into(qtbot: QtBot, kind: type[QWidget]) -> None:
    field = kind()
    qtbot.addWidget(field)
    for key in (Qt.Key.Key_B, Qt.Key.Key_Space, Qt.Key.Key_Up, Qt.Key.Key_Delete, Qt.Key.Key_1):
        assert belongs_to(field, key, NONE)
        assert belongs_to(field, key, SHIFT)
    assert not belongs_to(field, Qt.Key.Key_K, CTRL)
    assert not belongs_to(field, Qt.Key.Key_F6, NONE)
    assert not belongs_to(field, Qt.Key.Key_Escape, NONE)


def test_a_button_has_its_space_and_no_letters(qtbot: QtBot) -> None:
    made = QPushButton()
    qtbot.addWidget(made)
    assert belongs_to(made, Qt.Key.Key_Space, NONE)
    assert not belongs_to(made, Qt.Key.Key_J, NONE)


def test_a_widget_can_claim_what_moves(qtbot: QtBot) -> None:
    made = QWidget()
    qtbot.addWidget(made)
    assert not belongs_to(made, Qt.Key.Key_Left, NONE)
    made.setProperty(OWN_KEYS, True)
    assert belongs_to(made, Qt.Key.Key_Left, NONE)
    assert not belongs_to(made, Qt.Key.Key_B, NONE)


def test_a_letter_acts_only_outside_of_text(qtbot: QtBot, qapp: QApplication) -> None:
    judge = KeyJudge()
    qapp.installEventFilter(judge)
    window = QMainWindow()
    qtbot.addWidget(window)
    field, other = QLineEdit(window), QWidget(window)
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    other.move(0, 60)
    done: list[str] = []
    act = QAction("B", window)
    act.setShortcut(QKeySequence("B"))
    act.triggered.connect(lambda: done.append("B"))
    window.addAction(act)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: qapp.activeWindow() is window)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_B)
    assert (field.text(), done) == ("b", [])
    other.setFocus()
    QTest.keyClick(other, Qt.Key.Key_B)
    assert done == ["B"]
    qapp.removeEventFilter(judge)
