"""What the window lays over itself: palette, keys, export, notices; and the start page behind the project."""

import msgspec
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio import settings
from studio.errors import StudioError
from studio.ui.actions.desk import Page
from studio.ui.controls import button, label
from studio.ui.session import Notice
from studio.ui.theme import Theme
from studio.ui.window.commands import Commands
from studio.ui.window.front import Front
from studio.ui.window.layouts import Layouts
from studio.ui.window.opening import Opener


class Pages(QObject):
    """Makes pages when they are first asked for."""

    def __init__(self, window: QWidget, theme: Theme, commands: Commands, front: Front) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._commands = commands
        self._front = front
        self.notices: list[Notice] = []

    def start_page(self, opener: Opener) -> QWidget:
        """The first page."""
        made = QWidget()
        column = QVBoxLayout(made)
        column.addWidget(label("Storyreel", "display"))
        begin = button(self._theme, "Open", "primary")
        begin.clicked.connect(opener.ask_for_project)
        column.addWidget(begin)
        return made

    def show(self, page: Page) -> None:
        """Lay a page over the window."""
        if page == "menu" and self._front.workbench:
            self._front.workbench.topbar.open_menu()

    def notify(self, notice: Notice) -> None:
        """Show a notice, and keep it."""
        self.notices.append(notice)
        if self._front.workbench:
            self._front.workbench.status.say(notice)

    def ask_layout_name(self, layouts: Layouts) -> None:
        """Ask under which name to keep the panels' places."""

    def keep_setting(self, **values: object) -> None:
        """Put down what the user set."""
        try:
            settings.save(msgspec.structs.replace(settings.load(), **values))
        except StudioError as error:
            self.notify(Notice(str(error), "warning"))
