import pytest
from pytestqt.qtbot import QtBot

from studio.ui.inspector.pen import Pen


class Sheet:
    """A field and a document in one."""

    def __init__(self) -> None:
        self.words = ""
        self.composing = False
        self.saved: list[tuple[str, str, str]] = []

    def text(self) -> str:
        return self.words

    def put(self, text: str) -> None:
        self.words = text

    def commit(self, subject: str, text: str, key: str) -> str | None:
        if not text:
            return None
        self.saved.append((subject, text, key))
        return text.strip()


@pytest.fixture
def sheet() -> Sheet:
    return Sheet()


@pytest.fixture
def pen(sheet: Sheet, qtbot: QtBot) -> Pen:
    pen = Pen(sheet, sheet.commit, pause_ms=10, most_ms=40)
    pen.follow("one", "old")
    del qtbot
    return pen


def write(sheet: Sheet, pen: Pen, words: str) -> None:
    sheet.words = words
    pen.typed()


def test_what_is_typed_is_committed_after_a_pause(sheet: Sheet, pen: Pen, qtbot: QtBot) -> None:
    write(sheet, pen, "new")
    assert pen.pending
    qtbot.waitUntil(lambda: bool(sheet.saved))
    assert sheet.saved[0][:2] == ("one", "new")
    assert not pen.pending


def test_letters_of_one_burst_bear_one_key_and_rest_begins_another(sheet: Sheet, pen: Pen) -> None:
    for words in ("a", "ab"):
        write(sheet, pen, words)
        pen.flush()
    pen.rest()
    write(sheet, pen, "abc")
    pen.flush()
    keys = [key for _, _, key in sheet.saved]
    assert keys[0] == keys[1] != keys[2]


def test_a_pause_that_never_comes_does_not_put_it_off_for_ever(sheet: Sheet, pen: Pen, qtbot: QtBot) -> None:
    def typing() -> bool:
        write(sheet, pen, sheet.words + "a")
        return bool(sheet.saved)

    qtbot.waitUntil(typing)


def test_the_document_never_writes_over_what_is_being_typed(sheet: Sheet, pen: Pen) -> None:
    write(sheet, pen, "typed")
    pen.follow("one", "from elsewhere")
    assert sheet.words == "typed"
    pen.flush()
    sheet.composing = True
    pen.follow("one", "from elsewhere")
    assert sheet.words == "typed"
    sheet.composing = False
    pen.follow("one", "from elsewhere")
    assert sheet.words == "from elsewhere"


def test_the_echo_of_a_commit_leaves_the_field_as_it_is(sheet: Sheet, pen: Pen) -> None:
    write(sheet, pen, "new ")
    pen.flush()
    pen.follow("one", "new")
    assert sheet.words == "new "


def test_another_subject_first_commits_the_one_before(sheet: Sheet, pen: Pen) -> None:
    write(sheet, pen, "new")
    pen.follow("two", "second")
    assert sheet.saved[0][:2] == ("one", "new")
    assert (sheet.words, pen.subject) == ("second", "two")


def test_a_text_that_was_refused_goes_when_the_field_is_left(sheet: Sheet, pen: Pen) -> None:
    write(sheet, pen, "")
    pen.leave()
    assert sheet.words == "old"
    assert not sheet.saved
