from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio.edit import deeds
from studio.ui.session import Session
from studio.ui.theme import Theme
from studio.ui.timeline.naming import MarkerNote, SceneName

BOX = QRect(0, 0, 200, 28)


def test_a_scene_is_renamed_in_one_step(session: Session, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    field = SceneName(session, session.board.scene_order[0].id, BOX, parent)
    field.setText("Clearing")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert session.board.scene_order[0].name == "Clearing"
    assert session.document.can_undo == "Rename scene Forest"


def test_esc_and_an_empty_name_keep_the_old_one(session: Session, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    for text, key in (("Clearing", Qt.Key.Key_Escape), ("  ", Qt.Key.Key_Return)):
        field = SceneName(session, session.board.scene_order[0].id, BOX, parent)
        field.setText(text)
        qtbot.keyClick(field, key)
    assert session.board.scene_order[0].name == "Forest"


@pytest.fixture
def note(session: Session, theme: Theme, qtbot: QtBot) -> Iterator[MarkerNote]:
    edit = session.do(deeds.add_marker, frame=3)
    assert edit is not None
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 300)
    note = MarkerNote(session, theme, session.board.markers[edit.added("markers")[0]], window)
    window.show()
    note.open_at(QPoint(500, 290))
    yield note
    window.close()


def test_a_note_stays_within_the_window(note: MarkerNote) -> None:
    assert note.window().rect().contains(note.geometry())


def test_leaving_a_note_keeps_it(session: Session, note: MarkerNote, qtbot: QtBot) -> None:
    note.name.setText("Music in")
    other = QLineEdit(note.parentWidget())
    other.show()
    other.setFocus()
    note.window().activateWindow()
    qtbot.waitUntil(lambda: session.board.reel_markers[0][1].name == "Music in" or not other.hasFocus())
    note.close()
    assert session.board.reel_markers[0][1].name == "Music in"


def test_a_marker_gets_name_and_notes(session: Session, note: MarkerNote, qtbot: QtBot) -> None:
    note.name.setText("Music in")
    note.notes.setPlainText("softly")
    qtbot.keyClick(note.notes, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    marker = session.board.reel_markers[0][1]
    assert (marker.name, marker.notes) == ("Music in", "softly")


def test_esc_leaves_a_marker_as_it_was(session: Session, note: MarkerNote, qtbot: QtBot) -> None:
    note.name.setText("Music in")
    qtbot.keyClick(note, Qt.Key.Key_Escape)
    assert session.board.reel_markers[0][1].name == ""


def test_a_marker_is_removed(session: Session, note: MarkerNote) -> None:
    next(one for one in note.findChildren(QPushButton) if one.text() == "Remove").click()
    assert session.board.reel_markers == []
