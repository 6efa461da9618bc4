import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.ui.inspector.prompt_editor import PromptEditor
from studio.ui.inspector.understanding import Mark
from studio.ui.theme import Theme


@pytest.fixture
def editor(theme: Theme, qtbot: QtBot) -> PromptEditor:
    editor = PromptEditor(theme)
    qtbot.addWidget(editor)
    editor.resize(320, 100)
    editor.show()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    return editor


def test_typing_is_told_and_putting_is_not(editor: PromptEditor) -> None:
    told: list[str] = []
    editor.edited.connect(lambda: told.append(editor.text()))
    editor.put("A fox")
    assert (editor.text(), told) == ("A fox", [])
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    QTest.keyClicks(editor, " x")
    assert told == ["A fox ", "A fox x"]


def test_a_text_from_elsewhere_leaves_the_cursor_at_its_word(editor: PromptEditor) -> None:
    editor.put("A 🦊 runs home")
    cursor = editor.textCursor()
    cursor.setPosition(len("A 🦊 runs".encode("utf-16-le")) // 2)
    editor.setTextCursor(cursor)
    editor.put("A small 🦊 runs home")
    before = editor.toPlainText()[: len("A small 🦊 runs")]
    assert editor.textCursor().position() == len(before.encode("utf-16-le")) // 2
    assert editor.text() == "A small 🦊 runs home"


def test_it_has_no_second_line(editor: PromptEditor) -> None:
    entered: list[None] = []
    editor.entered.connect(lambda: entered.append(None))
    QTest.keyClicks(editor, "A fox")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    data = QMimeData()
    data.setText("\nruns\r\nhome")
    editor.insertFromMimeData(data)
    assert editor.document().blockCount() == 1
    assert editor.text() == "A fox runs home"
    assert entered == [None]


def test_undo_redo_and_escape_are_passed_on(editor: PromptEditor) -> None:
    told: list[str] = []
    editor.undo_asked.connect(lambda: told.append("undo"))
    editor.redo_asked.connect(lambda: told.append("redo"))
    editor.escaped.connect(lambda: told.append("escape"))
    QTest.keyClicks(editor, "x")
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(editor, Qt.Key.Key_Z, control)
    QTest.keyClick(editor, Qt.Key.Key_Z, control | Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert told == ["undo", "redo", "escape"]
    assert editor.text() == "x"


def test_marks_move_with_their_words_and_are_drawn(editor: PromptEditor, theme: Theme) -> None:
    editor.put("A fox in the snow, breath")
    plain = editor.grab().toImage()
    editor.set_marks([Mark(2, 5, "subject"), Mark(13, 17, "place"), Mark(19, 25, "missed")])
    marked = editor.grab().toImage()
    assert marked != plain
    colours = {marked.pixelColor(x, y).name() for x in range(marked.width()) for y in range(20, 50)}
    assert {theme.color("subject").name(), theme.color("place").name()} <= colours
    editor.put("Wide: A fox in the snow, breath")
    assert [mark.start for mark in editor.marks] == [8, 19, 25]
    editor.select(editor.marks[0])
    assert editor.textCursor().selectedText() == "fox"


def test_it_grows_with_what_is_written_up_to_a_limit(editor: PromptEditor) -> None:
    low = editor.height()
    editor.put("A long tale of a fox. " * 10)
    middle = editor.height()
    editor.put("A long tale of a fox. " * 100)
    assert low < middle < editor.height() < 300


def test_an_input_method_is_composing_until_it_is_done(editor: PromptEditor) -> None:
    QApplication.sendEvent(editor, QInputMethodEvent("ね", []))
    assert editor.composing
    done = QInputMethodEvent()
    done.setCommitString("猫")
    QApplication.sendEvent(editor, done)
    assert not editor.composing
    assert editor.text() == "猫"


def test_leaving_is_told(editor: PromptEditor) -> None:
    told: list[None] = []
    editor.left.connect(lambda: told.append(None))
    editor.clearFocus()
    assert told == [None]
