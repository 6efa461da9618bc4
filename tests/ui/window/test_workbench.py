from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.ui.window.window import MainWindow
from studio.ui.window.workbench import Workbench
from tests.ui.window.conftest import OpenWindow


def bench(window: MainWindow) -> Workbench:
    assert window.front.workbench is not None
    return window.front.workbench


def shown(window: MainWindow) -> set[str]:
    return {name for name in ("board", "inspector", "timeline", "scopes", "telemetry") if window.front.is_shown(name)}


def test_workspaces_show_their_panels_and_remember_them(window: MainWindow) -> None:
    assert shown(window) == {"board", "inspector", "timeline"}
    window.commands.run("workspace.review")
    assert shown(window) == {"timeline", "scopes"}
    window.commands.run("panel.telemetry")
    window.commands.run("workspace.board")
    assert shown(window) == {"board", "inspector"}
    window.commands.run("workspace.review")
    assert shown(window) == {"timeline", "scopes", "telemetry"}
    window.commands.run("layout.reset")
    assert shown(window) == {"timeline", "scopes"}


def test_a_named_layout_comes_back(window: MainWindow) -> None:
    text = bench(window).layout_text()
    window.commands.run("panel.board")
    assert "board" not in shown(window)
    bench(window).restore_layout(text)
    assert "board" in shown(window)


def test_a_layout_that_is_none_is_passed_over(window: MainWindow) -> None:
    bench(window).restore_layout("bm90IGEgc3RhdGU=")
    assert shown(window) == {"board", "inspector", "timeline"}


def test_where_it_is_narrow_the_inspector_is_a_drawer(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(size=(1100, 760))
    assert "inspector" not in shown(window)
    window.commands.run("panel.inspector")
    assert window.front.is_shown("inspector")
    qtbot.waitUntil(lambda: bench(window).panels["board"].width() == 88)
    window.resize(1700, 960)
    assert "inspector" in shown(window)


def test_f6_goes_from_panel_to_panel(window: MainWindow, qapp: QApplication, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(lambda: qapp.activeWindow() is window)
    window.commands.run("panel.home")
    seen: list[str] = []
    for _ in range(4):
        window.commands.run("panel.next")
        focus = qapp.focusWidget()
        assert focus
        seen += [name for name, panel in bench(window).panels.items() if panel is focus or panel.isAncestorOf(focus)]
    assert sorted(seen) == ["board", "inspector", "monitor", "timeline"]


def test_the_queue_hangs_from_the_status_bar(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(bench(window).status.queue, Qt.MouseButton.LeftButton)
    assert window.front.is_shown("queue")
    assert bench(window).status.queue.isChecked()
    window.commands.run("queue.show")
    assert not window.front.is_shown("queue")


def test_a_prompt_is_edited_where_it_is_asked_for(window: MainWindow) -> None:
    assert window.session is not None
    shot = window.session.board.reel[2].id
    bench(window).wiring.edit_prompt(shot)
    assert window.session.selection.current == shot


def test_the_queue_may_stay_as_a_panel(window: MainWindow) -> None:
    window.commands.run("panel.jobs")
    assert window.front.is_shown("jobs")
    assert not window.front.is_shown("queue")
    window.commands.run("panel.jobs")
    assert not window.front.is_shown("jobs")
