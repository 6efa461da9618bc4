from previs.reading import read_prompt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.start.lessons import EXAMPLE, VOCABULARY, chain_lesson, words_lesson
from studio.ui.theme import Theme


def test_every_word_that_is_taught_is_understood() -> None:
    taught = [word for vocabulary in VOCABULARY for line in vocabulary.lines for word in line]
    missed = {word: read_prompt(f"a fox, {word}").missed for word in taught}
    assert not [word for word, words in missed.items() if words], f"Not understood: {missed}."
    assert len(taught) == len(set(taught))


def test_an_example_can_be_tried(qtbot: QtBot, theme: Theme) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    lesson = words_lesson(theme, page)
    lesson.open()
    use = next(found for found in lesson.findChildren(QPushButton) if found.text() == "Try it")
    with qtbot.waitSignal(lesson.tried) as told:
        use.click()
    assert told.args == [EXAMPLE]
    assert not lesson.isVisible()


def test_chaining_is_told_in_steps(qtbot: QtBot, theme: Theme) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    lesson = chain_lesson(theme, page)
    lesson.open()
    assert not lesson.grab().isNull()
    (close,) = lesson.findChildren(QPushButton)
    close.click()
    assert not lesson.isVisible()
