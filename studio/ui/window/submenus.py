"""Menus whose entries are not deeds but things: recent projects, layouts that were saved."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from studio.ui.start import Recents
from studio.ui.window.layouts import Layouts

_MOST = 12


def tr(words: str) -> str:
    """Words in the user's language."""
    return QCoreApplication.translate("Submenus", words)


def recent_menu(parent: QMenu, recents: Recents, open_path: Callable[[Path], object]) -> QMenu:
    """Projects that were open lately; filled when it is opened. Those that are gone are grey."""
    menu = QMenu(tr("Open recent"), parent)

    def fill() -> None:
        menu.clear()
        for recent in recents.all()[:_MOST]:
            made = menu.addAction(recent.name.replace("&", "&&"))
            made.setToolTip(recent.path)
            made.setEnabled(not recent.missing)
            made.triggered.connect(partial(open_path, Path(recent.path)))
        if menu.isEmpty():
            menu.addAction(tr("None yet")).setEnabled(False)

    menu.setToolTipsVisible(True)
    menu.aboutToShow.connect(fill)
    return menu


def layout_menu(
    parent: QMenu, layouts: Layouts, use: Callable[[str], object], forget: Callable[[str], object]
) -> QMenu:
    """Layouts that were saved, to be used or forgotten; filled when it is opened."""
    menu = QMenu(tr("Layouts"), parent)

    def fill() -> None:
        menu.clear()
        for name in sorted(layouts.named):
            menu.addAction(name.replace("&", "&&")).triggered.connect(partial(use, name))
        if menu.isEmpty():
            menu.addAction(tr("None saved yet")).setEnabled(False)
            return
        gone = menu.addMenu(tr("Forget"))
        for name in sorted(layouts.named):
            gone.addAction(name.replace("&", "&&")).triggered.connect(partial(forget, name))

    menu.aboutToShow.connect(fill)
    return menu
