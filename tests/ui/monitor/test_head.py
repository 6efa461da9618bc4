from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from studio.ui.monitor.head import MonitorHead
from studio.ui.monitor.view import Marks
from studio.ui.theme import Theme


@pytest.fixture
def head(theme: Theme, qtbot: QtBot) -> MonitorHead:
    head = MonitorHead(theme, Marks())
    qtbot.addWidget(head)
    head.resize(900, 36)
    head.show()
    return head


def tool(head: MonitorHead, name: str) -> QToolButton:
    return next(found for found in head.findChildren(QToolButton) if found.accessibleName().startswith(name))


@pytest.mark.parametrize(("title", "name"), [("Safe", "safe"), ("Overlay", "overlay"), ("Thirds", "grid")])
def test_its_tools_ask_for_marks_and_show_them(head: MonitorHead, qtbot: QtBot, title: str, name: str) -> None:
    with qtbot.waitSignal(head.toggled, check_params_cb=lambda asked: asked == name):
        qtbot.mouseClick(tool(head, title), Qt.MouseButton.LeftButton)
    head.show_marks(Marks(safe=name == "safe", overlay=name == "overlay", grid=name == "grid"))
    assert tool(head, title).isChecked()


def test_still_and_full_screen_are_asked_for(head: MonitorHead, qtbot: QtBot) -> None:
    with qtbot.waitSignal(head.full_asked):
        qtbot.mouseClick(tool(head, "Full screen"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(head.still_asked, check_params_cb=lambda folder: folder == ""):
        qtbot.mouseClick(tool(head, "Save a still"), Qt.MouseButton.LeftButton)


def test_a_folder_for_stills_is_picked_without_waiting(head: MonitorHead, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = head.pick_folder()
    with qtbot.waitSignal(head.still_asked, check_params_cb=lambda folder: folder == str(tmp_path)):
        dialog.fileSelected.emit(str(tmp_path))
    dialog.close()


def test_words_that_do_not_fit_are_cut_and_stand_in_the_tooltip(head: MonitorHead) -> None:
    head.say("A red fox runs across a snowy field at dusk, slow dolly in")
    assert head.note.text().endswith("in")
    head.resize(460, 36)
    assert head.note.text().endswith("\N{HORIZONTAL ELLIPSIS}")
    assert head.note.toolTip().endswith("in")
    assert head.width() == 460


def test_the_size_of_the_picture_is_picked_and_shown(head: MonitorHead, qtbot: QtBot) -> None:
    with qtbot.waitSignal(head.zoomed, check_params_cb=lambda zoom: zoom == "100"):
        head.zoom_pick.activated.emit(2)
    head.show_zoom("200")
    assert head.zoom_pick.currentText() == "200 %"
