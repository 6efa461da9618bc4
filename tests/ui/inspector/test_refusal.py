from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.inspector.refusal import accept, bubbles, claims_escape, mark, refuse
from studio.ui.theme import Theme


def test_a_refusal_is_seen_and_said_until_something_is_taken(theme: Theme, qtbot: QtBot) -> None:
    del theme
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 60)
    field = QLineEdit(window)
    window.show()
    refuse(field, "Give a number.")
    assert field.property("refused")
    assert field.accessibleDescription() == "Give a number."
    assert [bubble.text() for bubble in bubbles(field)] == ["Give a number."]
    assert window.rect().contains(bubbles(field)[0].geometry())
    refuse(field, "Give another.")
    assert [bubble.text() for bubble in bubbles(field)] == ["Give another."]
    accept(field)
    assert not field.property("refused")
    assert field.accessibleDescription() == ""
    assert not bubbles(field)


def test_a_field_out_of_sight_says_it_to_screen_readers_only(theme: Theme, qtbot: QtBot) -> None:
    del theme
    field = QLineEdit()
    qtbot.addWidget(field)
    refuse(field, "Give a number.")
    assert field.accessibleDescription() == "Give a number."
    assert not bubbles(field)


def test_a_refusal_scrolls_with_its_field(theme: Theme, qtbot: QtBot) -> None:
    del theme
    area, inside = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    inside.resize(400, 2000)
    field = QLineEdit(inside)
    area.setWidget(inside)
    area.show()
    refuse(field, "Give a number.")
    assert bubbles(field)[0].parentWidget() is inside
    accept(field)


def test_a_mark_is_a_property(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    mark(field, "own", False)
    assert field.property("own") is False


def test_a_field_claims_escape_before_a_shortcut_gets_it(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    kind, held = QEvent.Type, Qt.KeyboardModifier.NoModifier
    override = QKeyEvent(kind.ShortcutOverride, Qt.Key.Key_Escape, held)
    override.ignore()
    assert claims_escape(override)
    assert override.isAccepted()
    assert not claims_escape(QKeyEvent(kind.ShortcutOverride, Qt.Key.Key_A, held))
    assert not claims_escape(QKeyEvent(kind.KeyPress, Qt.Key.Key_Escape, held))
