"""The window's process: the application, its theme and its main window, put together once."""

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from studio.extend.registry import Registry
from studio.settings import Settings
from studio.ui.care.interrupts import Interrupts
from studio.ui.theme import Theme
from studio.ui.window.judge import KeyJudge
from studio.ui.window.mark import mark_icon
from studio.ui.window.window import MainWindow
from studio.ui.window.witness import Witness

SWITCH_S = 0.0005
"""How long a thread may keep the interpreter while another waits for it."""


def make_application() -> QApplication:
    """Qt's application, named and styled; the one that is there already, if any."""
    # threads that work in Python would otherwise keep the window's waiting for 5 ms at a time
    sys.setswitchinterval(SWITCH_S)
    there = QApplication.instance()
    app = there if isinstance(there, QApplication) else QApplication(sys.argv[:1])
    QCoreApplication.setApplicationName("Storyreel")
    QCoreApplication.setOrganizationName("Storyreel")
    QApplication.setApplicationDisplayName("Storyreel")
    app.setStyle("Fusion")
    return app


def make_window(app: QApplication, shelf: Registry, settings: Settings) -> MainWindow:
    """The main window, dressed, on its start page."""
    theme = Theme(settings.theme, app)
    app.setWindowIcon(mark_icon(theme))
    judge = KeyJudge(app)
    app.installEventFilter(judge)
    return MainWindow(theme, shelf, settings)


def run(app: QApplication, window: MainWindow, folder: Path) -> int:
    """Stay until the window is closed, with a record of the run in `folder`; returns the exit status.

    What an earlier run left that did not end well is said in the window.
    """
    witness, interrupts = Witness(window, folder), Interrupts()
    interrupts.asked.connect(window.close_at_once)
    try:
        return app.exec()
    finally:
        interrupts.close()
        witness.close()
        # widgets go while the application is still there: afterwards their order is anybody's
        window.deleteLater()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
