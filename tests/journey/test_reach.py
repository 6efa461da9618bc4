"""Everything can be reached by keys and has a name that a screen reader can say."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QSlider,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from studio.settings import Settings
from tests.journey.conftest import OpenWindow
from tests.journey.test_faults import film_of

CONTROLS = (QAbstractButton, QLineEdit, QTextEdit, QComboBox, QSlider)
ROUNDS = 400


def _name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def _nameless(top: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} '{widget.objectName()}' in {type(widget.parent()).__name__}"
        for widget in top.findChildren(QWidget)
        if widget.isVisible()
        and not isinstance(widget, QScrollBar)
        and (isinstance(widget, CONTROLS) or widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and not isinstance(widget.parent(), QComboBox)
        and type(widget) is not QScrollArea
        and not _name(widget)
    ]


@pytest.mark.parametrize("page", ["", "palette", "keys", "remap", "export", "notices"])
def test_every_control_has_a_name(open_window: OpenWindow, films: Path, page: str) -> None:
    window = open_window(Settings(draft_at_once=False))
    assert not _nameless(window.start)
    assert window.opener.open(film_of(films))
    session = window.session
    assert session is not None
    session.selection.only(session.board.reel[0].id)
    for panel in ("queue", "jobs", "scopes", "telemetry"):
        window.front.show_panel(panel, True)
    QApplication.processEvents()
    if page:
        window.show_page(page)  # pyright: ignore[reportArgumentType]
        QApplication.processEvents()
    assert not _nameless(window)


def test_tab_and_f6_lead_round_the_window(open_window: OpenWindow, films: Path, qtbot: QtBot) -> None:
    window = open_window(Settings(draft_at_once=False))
    assert window.opener.open(film_of(films))
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    seen: set[str] = set()
    for _ in range(8):
        window.commands.run("panel.next")
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.add(str(id(focus)))
    assert len(seen) >= 4
    stops: list[QWidget] = []
    for _ in range(ROUNDS):
        focus = QApplication.focusWidget()
        if focus is None or focus in stops:
            break
        stops.append(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert len(stops) >= 5
    assert not [widget for widget in stops if isinstance(widget, QAbstractScrollArea) and not _name(widget)]
