from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.edit import deeds
from studio.ui.inspector.cascade import Aim
from studio.ui.inspector.hand import Hand
from studio.ui.inspector.refusal import bubbles
from studio.ui.inspector.words import WordsField, WordsSection
from studio.ui.session import Session
from studio.ui.theme import Theme


@pytest.fixture
def words(session: Session, theme: Theme, hand: Hand, qtbot: QtBot) -> Iterator[WordsSection]:
    section = WordsSection(session, theme, hand)
    qtbot.addWidget(section)
    section.resize(332, 300)
    section.show()
    hand.aim = Aim("shot", (session.board.reel[0].id,))
    section.show_shots(session.board.reel[:1])
    yield section
    section.flush()


def test_words_are_kept_when_the_field_is_left(words: WordsSection, session: Session) -> None:
    words.focus("dialogue")
    QTest.keyClicks(words.fields["dialogue"], "I won't hurt you.")
    words.fields["dialogue"].clearFocus()
    assert session.board.reel[0].dialogue == "I won't hurt you."
    assert session.document.can_undo == "Set dialogue of shot 1"


def test_a_burst_is_one_step_and_undo_is_the_documents(words: WordsSection, session: Session) -> None:
    notes = words.fields["notes"]
    words.focus("notes")
    for letter in "One":
        QTest.keyClicks(notes, letter)
        words.flush()
    assert session.board.reel[0].notes == "One"
    QTest.keyClick(notes, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    words.show_shots(session.board.reel[:1])
    assert (session.board.reel[0].notes, notes.text()) == ("", "")
    QTest.keyClick(notes, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert session.board.reel[0].notes == "One"


def test_many_shots_show_what_they_share_and_take_what_is_written(words: WordsSection, session: Session) -> None:
    reel = session.board.reel
    session.do(deeds.set_field, shot=reel[1].id, field="notes", value="Later.")
    words.show_shots(session.board.reel)
    notes = words.fields["notes"]
    assert (notes.text(), notes.placeholderText()) == ("", "Mixed")
    QTest.keyClicks(notes, "All")
    words.flush()
    assert {shot.notes for shot in session.board.reel} == {"All"}
    session.undo()
    assert [shot.notes for shot in session.board.reel[:2]] == ["", "Later."]


def test_going_to_another_shot_keeps_what_was_typed(words: WordsSection, session: Session) -> None:
    QTest.keyClicks(words.fields["sound"], "wind")
    words.show_shots(session.board.reel[1:2])
    assert [shot.sound for shot in session.board.reel[:2]] == ["wind", ""]
    assert words.fields["sound"].text() == ""


def test_a_text_that_is_too_long_is_refused_beside_its_field(words: WordsSection, session: Session) -> None:
    label = words.fields["label"]
    label.put("")
    label.insertPlainText("x" * 300)
    words.flush()
    assert [bubble for bubble in bubbles(label) if "200" in bubble.text()]
    label.left.emit()
    assert (label.text(), session.board.reel[0].label) == ("", "")


def test_escape_leaves_and_enter_ends_a_line(words: WordsSection, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(words.escaped):
        QTest.keyClick(words.fields["notes"], Qt.Key.Key_Escape)
    QTest.keyClicks(words.fields["label"], "2A")
    QTest.keyClick(words.fields["label"], Qt.Key.Key_Return)
    assert session.board.reel[0].label == "2A"


def test_a_field_grows_and_knows_when_a_letter_is_being_composed(theme: Theme, qtbot: QtBot) -> None:
    del theme
    field = WordsField("Notes")
    qtbot.addWidget(field)
    field.resize(200, 30)
    field.show()
    low = field.height()
    field.put("one\ntwo\nthree")
    assert field.height() > low
    QApplication.sendEvent(field, QInputMethodEvent("ね", []))
    assert field.composing
