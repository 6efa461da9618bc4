import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.board.card_editor import CardEditor
from studio.ui.session import Session
from studio.ui.theme import Theme


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    host = QWidget()
    host.resize(400, 300)
    qtbot.addWidget(host)
    host.show()
    qtbot.waitExposed(host)
    return host


def test_enter_keeps_what_was_typed(qtbot: QtBot, theme: Theme, session: Session, host: QWidget) -> None:
    editor, shot = CardEditor(theme, host), session.board.reel[0]
    editor.open(shot)
    assert editor.prompt.toPlainText() == shot.prompt
    editor.prompt.setPlainText("")
    qtbot.keyClicks(editor.prompt, "A crow")
    with qtbot.waitSignal(editor.committed) as told:
        qtbot.keyClick(editor.prompt, Qt.Key.Key_Return)
    assert told.args == [shot.id, "A crow", ""]
    assert editor.shot is None
    assert editor.isHidden()


def test_esc_leaves_it_as_it_was(qtbot: QtBot, theme: Theme, session: Session, host: QWidget) -> None:
    editor = CardEditor(theme, host)
    editor.open(session.board.reel[0])
    with qtbot.assertNotEmitted(editor.committed), qtbot.waitSignal(editor.left):
        qtbot.keyClick(editor.dialogue, Qt.Key.Key_Escape)
    assert editor.isHidden()


def test_going_elsewhere_keeps_it(qtbot: QtBot, theme: Theme, session: Session, host: QWidget) -> None:
    other = QLineEdit(host)
    other.show()
    editor = CardEditor(theme, host)
    editor.open(session.board.reel[0])
    host.activateWindow()
    qtbot.waitUntil(editor.prompt.hasFocus)
    editor.dialogue.setFocus()
    assert editor.shot is not None
    with qtbot.waitSignal(editor.committed):
        other.setFocus()


def test_it_follows_the_theme(theme: Theme, host: QWidget) -> None:
    editor = CardEditor(theme, host)
    before = editor.styleSheet()
    theme.use("light")
    assert editor.styleSheet() != before
