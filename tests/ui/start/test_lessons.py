import tomllib
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.start.lessons import EXAMPLE, VOCABULARY, chain_lesson, words_lesson
from studio.ui.theme import Theme

LEXICON = Path(__file__).parents[3] / "plugins" / "previs" / "reading" / "lexicon"


def known() -> set[str]:
    """Every word and turn of words that previs reads."""
    found: set[str] = set()

    def gather(value: object) -> None:
        if isinstance(value, str):
            found.add(value)
        elif isinstance(value, list):
            for one in value:
                gather(one)
        elif isinstance(value, dict):
            for name, one in value.items():
                found.add(str(name).replace("_", " "))
                gather(one)

    for path in LEXICON.glob("*.toml"):
        gather(tomllib.loads(path.read_text(encoding="utf-8")))
    return found


def test_every_word_that_is_taught_is_understood() -> None:
    words = known()
    taught = [word for vocabulary in VOCABULARY for line in vocabulary.lines for word in line]
    assert [word for word in taught if word not in words] == []
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
