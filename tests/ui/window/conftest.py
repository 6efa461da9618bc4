"""A real main window on small projects; its only engine is the test pattern, which needs no worker to be read."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from studio.edit import deeds
from studio.extend.registry import Registry
from studio.project import create
from studio.settings import Settings
from studio.ui.theme import Theme
from studio.ui.window.judge import KeyJudge
from studio.ui.window.window import MainWindow

SETTINGS = msgspec.structs.replace(Settings(), draft_at_once=False)
OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def pattern(shelf: Registry) -> Registry:
    """The test pattern alone."""
    return Registry([found for found in shelf.manifests if found.id == "test_pattern"])


def make_project(path: Path, count: int) -> Path:
    """A project of some shots of 24 frames, made by the test pattern."""
    with create(path, width=128, height=72, title="Film") as opened:
        document = opened.document
        document.apply(deeds.set_param(document.board, ring="project", name="engine", value="test_pattern"))
        drafts = [deeds.Draft(prompt=f"Bars number {number}", frames=24) for number in range(1, count + 1)]
        if drafts:
            document.apply(deeds.add_shots(document.board, drafts=drafts))
    return path


@pytest.fixture
def open_window(
    qapp: QApplication, theme: Theme, pattern: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[OpenWindow]:
    """Opens a window, on a project of `count` shots or, with `None`, on the start page."""
    monkeypatch.setenv("STORYREEL_CONFIG", str(tmp_path / "config" / "settings.json"))
    monkeypatch.setattr("studio.ui.window.opening.films_folder", lambda: tmp_path / "Films")
    judge = KeyJudge()
    qapp.installEventFilter(judge)
    windows: list[MainWindow] = []

    def make(count: int | None = 4, *, size: tuple[int, int] = (1700, 960)) -> MainWindow:
        window = MainWindow(theme, pattern, SETTINGS)
        windows.append(window)
        window.resize(*size)
        window.show()
        if count is not None:
            window.opener.open(make_project(tmp_path / "film.storyreel", count))
        qapp.processEvents()
        return window

    yield make
    for window in windows:
        window.close_at_once()
        window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.removeEventFilter(judge)


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    """A window on a project of four shots."""
    return open_window()
