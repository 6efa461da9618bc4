from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.ui.inspector.number_field import NumberField, Steps
from studio.ui.theme import Theme


class Given:
    """What a field gave."""

    def __init__(self, field: NumberField) -> None:
        self.values: list[object] = []
        self.keys: list[str] = []
        field.valued.connect(self.take)

    def take(self, value: object, key: str) -> None:
        self.values.append(value)
        self.keys.append(key)


@pytest.fixture
def field(theme: Theme, qtbot: QtBot) -> Iterator[NumberField]:
    """A field of whole numbers from 0 to 100 that shows 50, beside another to go to."""
    del theme
    window = QWidget()
    qtbot.addWidget(window)
    field = NumberField("Steps", Steps(minimum=0, maximum=100), window)
    field.setGeometry(0, 0, 120, 28)
    other = QWidget(window)
    other.setObjectName("other")
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.show_number(50)
    window.show()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    yield field
    window.close()


def drag(field: NumberField, px: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    start = QPoint(30, 10)
    QTest.mousePress(field, Qt.MouseButton.LeftButton, held, start)
    for part in (px // 2, px):
        QTest.mouseMove(field, start + QPoint(part, 0))


def test_a_typed_number_is_given(field: NumberField) -> None:
    given = Given(field)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "1 20")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert given.values == [120]


def test_what_is_no_number_is_refused_beside_the_field(field: NumberField) -> None:
    given = Given(field)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "many")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not given.values
    assert field.property("refused")
    field.show_number(50)
    assert (field.text(), field.property("refused")) == ("50", False)


def test_arrows_step_and_escape_gives_back_what_was_there(field: NumberField) -> None:
    given = Given(field)
    escapes: list[None] = []
    field.escaped.connect(lambda: escapes.append(None))
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert given.values == [51, 41]
    QTest.keyClicks(field, "9")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), escapes) == ("50", [])
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert escapes == [None]


def test_a_drag_gives_all_its_values_under_one_key_and_escape_the_first(field: NumberField) -> None:
    given = Given(field)
    drag(field, 40)
    assert given.values[-1] == 60
    assert len(set(given.keys)) == 1
    assert field.dragging
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert given.values[-1] == 50
    assert not field.dragging


def test_another_drag_has_another_key_and_keeps_within_the_limits(field: NumberField) -> None:
    given = Given(field)
    drag(field, 20)
    QTest.mouseRelease(field, Qt.MouseButton.LeftButton)
    drag(field, 2000)
    QTest.mouseRelease(field, Qt.MouseButton.LeftButton)
    assert given.values[-1] == 100
    assert len(set(given.keys)) == 2


def test_a_click_begins_typing(field: NumberField) -> None:
    given = Given(field)
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    assert field.hasFocus()
    assert field.selectedText() == "50"
    assert not given.values


def test_what_is_being_typed_stands(field: NumberField) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "7")
    field.show_number(12)
    assert field.text() == "7"


def test_several_values_are_mixed(field: NumberField) -> None:
    field.show_number(None)
    assert (field.text(), field.placeholderText()) == ("", "Mixed")


def test_words_and_suffixes(field: NumberField) -> None:
    field.suffix = " frames"
    field.show_number(12)
    assert field.text() == "12 frames"
    given = Given(field)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "30 frames")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert given.values == [30]
    field.reads_words = True
    words: list[str] = []
    field.worded.connect(words.append)
    field.show_number(12)
    field.selectAll()
    QTest.keyClicks(field, "1:06")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert words == ["1:06"]


@given(st.floats(-1e6, 1e6), st.floats(-1e3, 1e3), st.one_of(st.none(), st.floats(-100, 100)), st.booleans())
def test_steps_stay_within_the_limits(value: float, steps: float, low: float | None, whole: bool) -> None:
    low = None if low is None else round(low)
    moved = Steps(minimum=low, maximum=None if low is None else low + 10, whole=whole).moved(value, steps)
    assert low is None or low <= moved <= low + 10
    assert not whole or isinstance(moved, int)


def test_a_step_suits_the_reach() -> None:
    assert Steps(minimum=0, maximum=1, whole=False).step == 0.01
    assert Steps(minimum=0, maximum=60000, whole=False).step == 100
    assert Steps(whole=False).step == 0.1
    assert Steps().step == 1
