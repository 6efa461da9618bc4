from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from studio.extend.registry import Registry
from studio.ui.session.making import Reading
from studio.ui.start.page_reader import PageReader

PATIENCE_MS = 60_000


@pytest.fixture
def reader(qapp: object, shelf: Registry) -> Iterator[PageReader]:
    reader = PageReader(shelf)
    yield reader
    reader.close()
    reader.deleteLater()


def test_the_newest_question_is_answered_and_the_worker_can_rest(qtbot: QtBot, reader: PageReader) -> None:
    heard: list[Reading] = []
    reader.understood.connect(heard.append)
    for prompt in ("A f", "A fox", "A fox runs at dusk"):
        reader.read(prompt)
    qtbot.waitUntil(lambda: bool(heard), timeout=PATIENCE_MS)
    assert [reading.prompt for reading in heard] == ["A fox runs at dusk"]
    kinds = {reading.prompt[start:end]: role for reading in heard for start, end, role in reading.spans}
    assert kinds["at dusk"] == "time"
    reader.rest()
    reader.close()


def test_without_an_engine_that_reads_nothing_is_asked(qtbot: QtBot) -> None:
    reader = PageReader(Registry([], []))
    with qtbot.assertNotEmitted(reader.understood):
        reader.read("A fox")
    reader.close()
