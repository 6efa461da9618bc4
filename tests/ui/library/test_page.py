from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.edit import deeds
from studio.ui.library.page import LibraryPage
from studio.ui.session import Session
from studio.ui.session.library import Library
from studio.ui.theme import Theme
from tests.ui.library.conftest import WAN, answer
from tests.ui.session.test_library import Desk

KEPT: list[tuple[str, ...]] = []


@pytest.fixture
def page(session: Session, theme: Theme, library: Library, librarian: Desk, qtbot: QtBot) -> Iterator[LibraryPage]:
    KEPT.clear()
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1200, 760)
    window.show()
    session.selection.only(session.board.reel[0].id)
    page = LibraryPage(window, session, theme, library, KEPT.append)
    page.open()
    answer(library, librarian, *library.cards)
    yield page
    window.close()


def spoken(page: LibraryPage) -> list[str]:
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(page.list.item(row).data(role)) for row in range(page.list.count())]


def test_cards_are_listed_and_found(page: LibraryPage) -> None:
    assert page.count.text() == "3 models, 1 can be used here"
    assert [words.partition(".")[0] for words in spoken(page)] == ["Wan 2", "LTX-2", "Half"]
    assert not page.grab().isNull()
    page.search.setText("ltx")
    assert len(spoken(page)) == 1
    page.search.setText("zorblax")
    assert page.middle.currentIndex() == 1
    assert page.empty_title.text() == "Nothing of that name"


def test_the_chosen_one_is_used_for_the_shot_and_the_page_goes(page: LibraryPage, session: Session) -> None:
    page.list.setCurrentRow(2)
    assert not page.uses["shots"].isEnabled()
    page.use("shots")
    assert page.isVisible()
    page.list.setCurrentRow(0)
    page.uses["shots"].click()  # type: ignore[attr-defined]
    assert session.board.reel[0].params["model"] == WAN.model
    assert not page.isVisible()


def test_the_one_in_use_is_chosen_first(
    page: LibraryPage, session: Session, theme: Theme, library: Library, librarian: Desk, qtbot: QtBot
) -> None:
    session.do(deeds.set_param, ring="project", name="model", value="/models/ltx")
    window = page.parentWidget()
    assert window is not None
    again = LibraryPage(window, session, theme, library, KEPT.append)
    again.open()
    assert again.current is not None
    assert again.current.model == "/models/ltx"
    answer(library, librarian, *library.cards)
    assert again.current.model == "/models/ltx"
    again.dismiss()


def test_keys_choose_while_a_name_is_typed(page: LibraryPage, session: Session, qtbot: QtBot) -> None:
    page.search.setFocus()
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    assert page.list.currentRow() == 1
    qtbot.keyClick(page.search, Qt.Key.Key_Up)
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert session.board.reel[0].params["model"] == WAN.model


def test_shots_with_a_model_of_their_own_are_counted(page: LibraryPage, session: Session) -> None:
    said: list[str] = []
    session.noticed.connect(lambda notice: said.append(notice.sentence))
    page.use("shots")
    page.show()
    page.use("film")
    assert said == ["1 shot keeps an engine or a model of their own."]


def test_folders_are_kept_and_looked_into(page: LibraryPage, session: Session, librarian: Desk) -> None:
    before = len(librarian.surveys)
    page.folders.give(("/models",))
    assert KEPT == [("/models",)]
    assert session.making.engines.model_folders == ("/models",)
    assert len(librarian.surveys) == before + 1
    page.folders.give(())
    assert page.folders.folders == ()
    dialog = page.folders.ask()
    dialog.close()


def test_a_download_is_asked_for_twice(page: LibraryPage, library: Library, librarian: Desk) -> None:
    assert not page.fetcher.go.isEnabled()
    page.fetcher.name.setText("Wan-AI/Wan2.1")
    question = page.ask_to_fetch(page.fetcher.asked)
    assert not librarian.fetches
    question.answers[-1].click()
    assert librarian.fetches[0][1] == "Wan-AI/Wan2.1"
    assert page.fetcher.go.text() == "Stop"
    page.fetcher.go.click()
    assert library.download.state == "stopped"
    assert page.fetcher.go.text() == "Resume…"


@pytest.mark.parametrize(
    ("problem", "title"), [("", "No models on this machine yet"), ("It broke.", "The models could not be looked for")]
)
def test_nothing_there_says_what_to_do(
    page: LibraryPage, library: Library, librarian: Desk, problem: str, title: str
) -> None:
    library.cards = ()
    page.again.click()
    assert page.empty_title.text() == "Looking for models…"
    answer(library, librarian, problem=problem)
    assert page.empty_title.text() == title
