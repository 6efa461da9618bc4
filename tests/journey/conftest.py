from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.extend.registry import bundled_folder, find_plugins
from studio.settings import Settings
from studio.ui.theme import Theme
from studio.ui.window.window import MainWindow

OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def films(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that new films go to."""
    folder = tmp_path / "documents"
    folder.mkdir()
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(folder))
    monkeypatch.setenv("STORYREEL_CONFIG", str(tmp_path / "config" / "settings.json"))
    return folder


@pytest.fixture
def open_window(qapp: QApplication, qtbot: QtBot, films: Path) -> Iterator[OpenWindow]:
    """Opens the real main window, 1600x900; it is closed after the test, whatever runs."""
    windows: list[MainWindow] = []
    theme = Theme("dark", qapp)
    qapp.setStyle("Fusion")

    def make(settings: Settings | None = None) -> MainWindow:
        window = MainWindow(theme, find_plugins([bundled_folder()], installed=False), settings or Settings())
        windows.append(window)
        window.resize(1600, 900)
        window.show()
        qtbot.waitExposed(window)
        return window

    yield make
    for window in windows:
        session = window.session
        if session is not None:
            session.making.cancel_all()
            qtbot.waitUntil(lambda session=session: not session.making.busy, timeout=20_000)
        window.close()
        window.deleteLater()
    qapp.setStyleSheet("")
    theme.deleteLater()
