"""Deeds on projects and files."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from studio.ui.actions.desk import Desk
from studio.ui.actions.record import Action
from studio.ui.actions.when import no_project, no_shots, tr, unless


def _show_folder(desk: Desk) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(desk.session.opened.path.parent)))


def file_actions() -> list[Action]:
    """The File menu."""
    menu = tr("File")
    return [
        Action("file.new", tr("New project…"), menu, lambda desk: desk.begin_project(), ("Ctrl+N",), "plus"),
        Action("file.open", tr("Open project…"), menu, lambda desk: desk.open_project(), ("Ctrl+O",), "folder-open"),
        Action(
            "file.start", tr("Start page"), menu, lambda desk: desk.show_start(), ("Ctrl+W",), "house", off=no_project
        ),
        Action(
            "file.intake",
            tr("Add shots from a list…"),
            menu,
            lambda desk: desk.take_in(),
            ("Ctrl+Shift+I",),
            "file-text",
            part=1,
        ),
        Action(
            "file.export",
            tr("Export…"),
            menu,
            lambda desk: desk.show_page("export"),
            ("Ctrl+E",),
            "export",
            off=unless(no_project, no_shots),
            part=1,
        ),
        Action(
            "file.folder", tr("Show project in its folder"), menu, _show_folder, (), "folder", off=no_project, part=1
        ),
        Action("file.quit", tr("Quit"), menu, lambda desk: desk.quit(), ("Ctrl+Q",), "power", part=2),
    ]
