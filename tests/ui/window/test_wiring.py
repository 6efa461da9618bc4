import pytest
from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from studio import settings
from studio.ui.inspector import Inspector
from studio.ui.window.window import MainWindow
from studio.ui.window.wiring import Wiring


class Asking(QWidget):
    """A panel that asks."""

    edit_asked = Signal(str)
    menu_asked = Signal(QPoint)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_what_a_panel_asks_is_done(window: MainWindow, qtbot: QtBot) -> None:
    assert window.session is not None
    panel = Asking()
    qtbot.addWidget(panel)
    Wiring(window.session, window.commands, window).connect_panel(panel)
    shot = window.session.board.reel[2].id
    panel.edit_asked.emit(shot)
    assert window.session.selection.current == shot
    panel.menu_asked.emit(window.mapToGlobal(QPoint(10, 10)))
    menus = [menu for menu in window.findChildren(QMenu) if menu.isVisible()]
    assert [menu.title() for menu in menus] == ["Shot"]
    menus[0].close()


def test_whether_drafts_follow_the_typing_is_remembered(window: MainWindow) -> None:
    inspector = window.front.panel("inspector")
    assert isinstance(inspector, Inspector)
    inspector.page.prompt.live.click()
    assert not window.pages.settings.draft_as_you_type
    assert not settings.load().draft_as_you_type
    inspector.page.prompt.live.click()
    assert settings.load().draft_as_you_type
