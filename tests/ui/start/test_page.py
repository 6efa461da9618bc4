from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.model.time import Rate
from studio.settings import Settings
from studio.ui.session import Session
from studio.ui.start import Recent, Recents, StartPage
from studio.ui.start.deed_row import DeedRow
from studio.ui.start.dropped import what_is
from studio.ui.theme import Theme


@pytest.fixture
def recents(tmp_path: Path) -> Recents:
    return Recents(tmp_path / "recent.json")


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, recents: Recents) -> StartPage:
    page = StartPage(theme, recents, settings=Settings(fps="25", size="1920x1080"))
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    qtbot.waitExposed(page)
    return page


def test_a_sentence_begins_a_film(qtbot: QtBot, page: StartPage) -> None:
    assert not page.beginning.start.isEnabled()
    with qtbot.assertNotEmitted(page.begin):
        qtbot.keyClick(page.beginning.prompt.text, Qt.Key.Key_Return)
    qtbot.keyClicks(page.beginning.prompt.text, "A red fox")
    with qtbot.waitSignal(page.begin) as told:
        page.beginning.start.click()
    assert told.args == ["A red fox", Rate(25), (1920, 1080)]
    with qtbot.waitSignal(page.begin):
        qtbot.keyClick(page.beginning.prompt.text, Qt.Key.Key_Return)


def test_the_rows_ask_for_lists_projects_and_empty_ones(qtbot: QtBot, page: StartPage) -> None:
    rows = {row.text(): row for row in page.findChildren(DeedRow)}
    with qtbot.waitSignal(page.list_asked) as told:
        rows["From a list"].click()
    assert told.args == [""]
    with qtbot.waitSignal(page.open_asked) as told:
        rows["Open a project"].click()
    assert told.args == [""]
    with qtbot.waitSignal(page.empty_asked) as told:
        rows["Empty project"].click()
    assert told.args == [Rate(25), (1920, 1080)]
    with qtbot.waitSignal(page.learn_asked) as told:
        rows["Keys"].click()
    assert told.args == ["keys"]
    rows["Chain two shots"].click()
    assert page.lessons["chain"].isVisible()
    page.lessons["chain"].close()
    rows["Words it understands"].click()
    page.lessons["words"].tried.emit("A fox runs")
    assert page.beginning.prompt.words == "A fox runs"
    page.lessons["words"].close()
    before = page.grab().toImage()
    page.set_keys("Meta+I", "Meta+O", "Meta+N")
    assert page.grab().toImage() != before


def test_a_format_that_no_film_can_have_is_said_in_the_page(qtbot: QtBot, page: StartPage) -> None:
    page.beginning.format.use(fps="999")
    page.beginning.prompt.text.write("A red fox")
    with qtbot.assertNotEmitted(page.begin):
        page.beginning.start.click()
    assert "999" in page.beginning.said.text()
    assert page.beginning.said.isVisible()
    page.say("")
    assert not page.beginning.said.isVisible()


def test_recent_projects_are_opened_forgotten_and_found(qtbot: QtBot, page: StartPage, recents: Recents) -> None:
    assert not page.projects.search.isVisible()
    for number in range(5):
        recents.remember(Recent(path=f"/films/Film {number}.storyreel"))
    page.refresh()
    assert page.projects.search.isVisible()
    page.projects.search.setText("film 3")
    assert [card.text() for card in page.projects.gallery.shown()] == ["Film 3"]
    page.projects.search.clear()
    page.projects.gallery.remove_asked.emit("/films/Film 3.storyreel")
    assert [one.name for one in recents.all()] == ["Film 4", "Film 2", "Film 1", "Film 0"]
    with qtbot.waitSignal(page.open_asked):
        page.projects.gallery.open_asked.emit("/films/Film 4.storyreel")
    with qtbot.waitSignal(page.sample_asked):
        page.projects.gallery.sample.click()


def test_what_is_dropped_is_opened_read_in_or_refused(qtbot: QtBot, page: StartPage, session: Session) -> None:
    with qtbot.waitSignal(page.open_asked) as told:
        page.take_in(what_is([str(session.opened.path)]))
    assert told.args == [str(session.opened.path)]
    with qtbot.waitSignal(page.list_asked):
        page.take_in(what_is(["/films/shots.csv"]))
    page.take_in(what_is(["/films/song.mp3"]))
    assert "song.mp3" in page.beginning.said.text()


@pytest.mark.parametrize("size", [(1024, 640), (1920, 1080), (2560, 1440)])
def test_it_fits_every_window(page: StartPage, size: tuple[int, int], theme: Theme) -> None:
    page.set_status("previs ready")
    page.resize(*size)
    assert page.minimumSizeHint().height() <= 640
    assert page.beginning.prompt.geometry().right() < size[0]
    assert page.grab().toImage().pixelColor(4, 4) == theme.color("well")
    theme.use("light")
    shown = page.grab().toImage()
    assert shown.pixelColor(4, 4) == theme.color("well")
    assert shown.pixelColor(size[0] - 12, 4) == theme.color("panel")


def test_coming_back_to_the_page_it_is_fresh(page: StartPage, recents: Recents) -> None:
    page.beginning.prompt.text.write("A red fox")
    page.say("Something went wrong.")
    page.hide()
    recents.remember(Recent(path="/films/New.storyreel"))
    page.show()
    assert page.beginning.prompt.words == ""
    assert not page.beginning.said.isVisible()
    assert next(card.text() for card in page.projects.gallery.shown()) == "New"
