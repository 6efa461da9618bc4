from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.edit import deeds
from studio.ui.session import Notice, Session
from studio.ui.window.overlay import Question
from studio.ui.window.window import MainWindow
from tests.ui.window.conftest import OpenWindow


def session_of(window: MainWindow) -> Session:
    assert window.session is not None
    return window.session


def test_a_project_is_shown_with_its_panels(window: MainWindow) -> None:
    bench = window.front.workbench
    assert bench is not None
    assert window.stack.currentWidget() is bench
    assert {"board", "monitor", "inspector", "timeline"} <= bench.panels.keys()
    assert session_of(window).selection.current == session_of(window).board.reel[0].id
    assert "Film" in window.windowTitle()


def test_without_a_project_the_start_page_is_shown(open_window: OpenWindow) -> None:
    window = open_window(None)
    assert window.stack.currentWidget() is window.start
    assert window.session is None


def test_leaving_shows_the_start_page_and_gives_the_lock_back(window: MainWindow, tmp_path: Path) -> None:
    window.leave()
    assert window.stack.currentWidget() is window.start
    assert window.recents.all()[0].path == str(tmp_path / "film.storyreel")
    assert window.opener.open(tmp_path / "film.storyreel")
    assert session_of(window).board.reel


def test_closing_while_takes_are_made_asks_once(window: MainWindow, qtbot: QtBot) -> None:
    session = session_of(window)
    session.making.make([shot.id for shot in session.board.reel])
    assert session.making.busy
    assert not window.close()
    asked = window.findChildren(Question)
    assert len(asked) == 1
    assert asked[0].isVisible()
    qtbot.mouseClick(asked[0].answers[-1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.isVisible())
    assert window.session is None


def test_a_list_of_shots_is_added(window: MainWindow, tmp_path: Path) -> None:
    text = tmp_path / "more.txt"
    text.write_text("A gate\nA pier\n", encoding="utf-8")
    window.add_list(text)
    assert [shot.prompt for shot in session_of(window).board.reel][-2:] == ["A gate", "A pier"]


def test_a_list_that_is_none_is_a_notice(window: MainWindow, tmp_path: Path) -> None:
    window.add_list(tmp_path / "none.csv")
    assert window.pages.book.entries[-1].notice.level == "error"


def test_what_cannot_be_done_says_why(window: MainWindow) -> None:
    window.commands.run("make.stale")
    assert "nothing is stale" in window.pages.book.entries[-1].notice.sentence


def test_another_theme_dresses_the_window(window: MainWindow) -> None:
    window.use_theme("light")
    assert window.front.theme_name == "light"
    window.use_theme("nothing")
    assert window.front.theme_name == "light"
    assert window.pages.book.entries[-1].notice.level == "error"


def test_layouts_are_kept_from_window_to_window(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window()
    window.front.use_workspace("review")
    window.close_at_once()
    again = open_window(None)
    assert again.opener.open(tmp_path / "film.storyreel")
    assert again.front.workspace == "review"


def test_a_notice_of_a_session_comes_up(window: MainWindow) -> None:
    session_of(window).noticed.emit(Notice("The disk is full: free some space.", "error"))
    assert [toast.notice.sentence for toast in window.pages.toasts.shown] == ["The disk is full: free some space."]


def test_undo_and_redo_are_named_on_the_bar(window: MainWindow) -> None:
    session = session_of(window)
    bench = window.front.workbench
    assert bench is not None
    session.do(deeds.set_field, shot=session.board.reel[0].id, field="notes", value="Later")
    assert "Set notes of shot 1" in bench.topbar.undo.toolTip()
    window.commands.run("edit.undo")
    assert "Set notes of shot 1" in bench.topbar.redo.toolTip()
