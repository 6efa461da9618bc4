from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.inspector.fields import ChoiceField, LineField, SwitchField, readable
from studio.ui.theme import Theme

CHOICES = [("auto", "Auto"), ("wide", "Wide"), ("full", "Full")]


def shown(widget: QWidget, qtbot: QtBot) -> None:
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)


def test_words_are_written_as_people_do() -> None:
    assert readable("extreme_wide") == "Extreme wide"
    assert readable("") == ""


def test_a_choice_is_given_when_the_artist_makes_it(theme: Theme, qtbot: QtBot) -> None:
    field = ChoiceField(theme, "Size", CHOICES)
    shown(field, qtbot)
    given: list[object] = []
    field.valued.connect(lambda value, _key: given.append(value))
    field.show_choice("wide")
    assert (field.shown, given) == ("Wide", [])
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert given == ["full"]


def test_a_choice_shows_what_auto_amounts_to_and_mixed(theme: Theme, qtbot: QtBot) -> None:
    field = ChoiceField(theme, "Size", CHOICES)
    qtbot.addWidget(field)
    field.show_choice("auto", "Wide")
    assert (field.shown, field.accessibleDescription()) == ("Wide", "Wide")
    field.show_choice(None)
    assert field.shown == "Mixed"
    field.show_choice("strange")
    assert field.shown == "strange"
    field.offer([("strange", "Strange")])
    field.show_choice("strange")
    assert field.shown == "Strange"
    assert not field.grab().isNull()


def test_the_wheel_never_changes_a_value(theme: Theme, qtbot: QtBot) -> None:
    field = ChoiceField(theme, "Size", CHOICES)
    shown(field, qtbot)
    field.show_choice("wide")
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(field.mapToGlobal(QPoint(5, 5))),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, wheel)
    assert field.shown == "Wide"


def test_escape_leaves_a_choice(theme: Theme, qtbot: QtBot) -> None:
    field = ChoiceField(theme, "Size", CHOICES)
    shown(field, qtbot)
    with qtbot.waitSignal(field.escaped):
        QTest.keyClick(field, Qt.Key.Key_Escape)


def test_a_mixed_switch_goes_on(theme: Theme, qtbot: QtBot) -> None:
    del theme
    field = SwitchField("Previews")
    qtbot.addWidget(field)
    given: list[object] = []
    field.valued.connect(lambda value, _key: given.append(value))
    field.show_state(None)
    assert field.text() == "Mixed"
    field.click()
    field.click()
    assert given == [True, False]
    assert field.text() == "Off"


def test_a_line_is_given_when_it_is_done_and_escape_takes_it_back(theme: Theme, qtbot: QtBot) -> None:
    del theme
    field = LineField("Title")
    shown(field, qtbot)
    given: list[object] = []
    escapes: list[None] = []
    field.valued.connect(lambda value, _key: given.append(value))
    field.escaped.connect(lambda: escapes.append(None))
    field.show_text("Film", "Untitled")
    QTest.keyClicks(field, "s")
    field.show_text("Other")
    assert field.text() == "Films"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), escapes) == ("Other", [])
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert escapes == [None]
    QTest.keyClicks(field, "s")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert given == ["Others"]
    field.show_text(None)
    assert field.placeholderText() == "Mixed"


def test_a_file_that_is_dropped_on_a_line_gives_its_path(theme: Theme, qtbot: QtBot) -> None:
    del theme
    field = LineField("LoRA")
    qtbot.addWidget(field)
    told: list[object] = []
    field.valued.connect(lambda value, _key: told.append(value))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/models/style.safetensors")])
    actions, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    field.dropEvent(QDropEvent(QPointF(4, 4), actions, mime, buttons, keys))
    words = QMimeData()
    words.setText("ink")
    field.dropEvent(QDropEvent(QPointF(4, 4), actions, words, buttons, keys))
    assert told == ["/models/style.safetensors"]
