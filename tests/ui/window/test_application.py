from PySide6.QtWidgets import QApplication

from studio.extend.registry import Registry
from studio.ui.window.application import make_application, make_window, run
from tests.ui.window.conftest import SETTINGS, OpenWindow


def test_there_is_one_application(qapp: QApplication) -> None:
    assert make_application() is qapp


def test_a_window_is_made_and_dressed(qapp: QApplication, pattern: Registry, open_window: OpenWindow) -> None:
    window = make_window(qapp, pattern, SETTINGS)
    assert "QPushButton" in qapp.styleSheet()
    assert not qapp.windowIcon().isNull()
    assert callable(run)
    window.close_at_once()
    window.deleteLater()
