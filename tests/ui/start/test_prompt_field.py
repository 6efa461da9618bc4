import pytest
from PySide6.QtCore import QMimeData, QObject, Qt, QTimer, Signal
from pytestqt.qtbot import QtBot

from studio.ui.session.making import Reading
from studio.ui.start.prompt_field import PromptField
from studio.ui.theme import Theme


class WordReader(QObject):
    """Understands `fox` as a subject and `dusk` as light."""

    understood = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.rested = 0

    def rest(self) -> None:
        self.rested += 1

    def read(self, prompt: str) -> None:
        self.asked.append(prompt)
        spans = [
            (prompt.find(word), prompt.find(word) + len(word), kind)
            for word, kind in (("fox", "subject"), ("dusk", "light"), ("odd", "unheard-of"))
            if word in prompt
        ]
        self.understood.emit(Reading(prompt, tuple(spans), {}, ()))


@pytest.fixture
def reader(qapp: object) -> WordReader:
    return WordReader()


@pytest.fixture
def field(qtbot: QtBot, theme: Theme, reader: WordReader) -> PromptField:
    field = PromptField(theme, reader)
    qtbot.addWidget(field)
    field.resize(480, 128)
    field.show()
    return field


def test_what_is_understood_is_underlined_once_typing_rests(
    qtbot: QtBot, field: PromptField, reader: WordReader, theme: Theme
) -> None:
    qtbot.keyClicks(field.text, "A fox at dusk, odd")
    before = field.text.viewport().grab().toImage()
    qtbot.waitUntil(lambda: reader.asked == ["A fox at dusk, odd"])
    after = field.text.viewport().grab().toImage()
    hues = {after.pixelColor(x, y).name() for x in range(after.width()) for y in range(40)}
    assert before != after
    assert {theme.hex("subject").lower(), theme.hex("light").lower()} <= hues


def test_enter_begins_and_pasted_lines_become_one(qtbot: QtBot, field: PromptField) -> None:
    pasted = QMimeData()
    pasted.setText("A fox\nruns\taway")
    field.text.insertFromMimeData(pasted)
    assert field.words == "A fox runs away"
    with qtbot.waitSignal(field.entered):
        qtbot.keyClick(field.text, Qt.Key.Key_Return)
    assert field.words == "A fox runs away"


def test_an_answer_to_older_words_is_not_shown(field: PromptField, reader: WordReader) -> None:
    field.text.write("A fox")
    before = field.grab().toImage()
    reader.understood.emit(Reading("A dog", ((0, 5, "subject"),), {}, ()))
    assert field.grab().toImage() == before


def test_emptying_it_asks_nobody(qtbot: QtBot, field: PromptField, reader: WordReader) -> None:
    field.text.write("A fox")
    qtbot.waitUntil(lambda: len(reader.asked) == 1)
    field.text.write("")
    qtbot.waitUntil(lambda: not any(timer.isActive() for timer in field.findChildren(QTimer)))
    assert reader.asked == ["A fox"]
    assert field.words == ""


def test_it_works_without_a_reader_and_in_a_narrow_page(qtbot: QtBot, theme: Theme) -> None:
    field = PromptField(theme)
    qtbot.addWidget(field)
    field.resize(200, 128)
    field.show()
    qtbot.keyClicks(field.text, "A fox")
    assert field.words == "A fox"
    assert not field.grab().isNull()


def test_clearing_it_lets_the_reader_rest(field: PromptField, reader: WordReader) -> None:
    field.text.write("A fox")
    field.clear()
    assert (field.words, reader.rested) == ("", 1)
