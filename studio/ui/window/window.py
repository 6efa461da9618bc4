"""The main window: the start page, or the workbench of the project that is open."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget

from studio.edit import deeds
from studio.errors import StudioError
from studio.extend.registry import Registry
from studio.intake import read_shots
from studio.project import Opened
from studio.settings import Settings, settings_path
from studio.ui.actions import Action
from studio.ui.actions.desk import Page
from studio.ui.actions.every import every_action
from studio.ui.session import Notice, Session
from studio.ui.start import PageReader, Recents, StartPage, keep_poster, recent_of
from studio.ui.theme import Theme, dress
from studio.ui.window.casting import cast_model
from studio.ui.window.commands import Commands
from studio.ui.window.density import MIN_SIZE
from studio.ui.window.dropping import Dropping
from studio.ui.window.front import Front
from studio.ui.window.greeting import greet, tell_engines
from studio.ui.window.layouts import FILE, Layouts, as_bytes, as_text
from studio.ui.window.naming import NameQuestion
from studio.ui.window.opening import Opener
from studio.ui.window.overlay import Question
from studio.ui.window.pages import Pages
from studio.ui.window.sheet import palette, window_sheet
from studio.ui.window.submenus import layout_menu, recent_menu
from studio.ui.window.workbench import Workbench

_SIZE = (1600, 960)


class MainWindow(QMainWindow):
    """The window. `entered` bears a `Session`, or `None` when the start page is shown again."""

    entered = Signal(object)

    def __init__(self, theme: Theme, shelf: Registry, settings: Settings) -> None:
        super().__init__()
        self._theme = theme
        self._shelf = shelf
        self._layouts = Layouts.load(settings_path().with_name(FILE))
        self._sure = False
        self._dressed = ""
        self._dress()
        self.opener = Opener(self, theme, settings)
        self.opener.enter = self.enter
        self.opener.tell = self.notify
        self.front = Front(self, theme, self.opener)
        self.commands = Commands(every_action(), self.front, theme, self)
        self.commands.refused.connect(self._refuse)
        self.stack = QStackedWidget()
        self.stack.setProperty("kind", "window")
        self.setCentralWidget(self.stack)
        self.pages = Pages(self, theme, self.commands, self.front, settings)
        self.recents = Recents()
        self.reader = PageReader(shelf, threads=settings.previs_threads, parent=self)
        self.start = StartPage(theme, self.recents, settings=settings, reader=self.reader)
        self.stack.addWidget(self.start)
        greet(self.start, self.opener, self.show_page)
        tell_engines(self.start, [found.title for found in shelf.engines])
        self.start.list_asked.connect(lambda path: self.opener.from_list(Path(path)) if path else self.take_in())
        self.setMinimumSize(*MIN_SIZE)
        if not self.restoreGeometry(QByteArray(as_bytes(self._layouts.window))):
            self.resize(*_SIZE)
        self.dropping = Dropping(self, self.opener.open, self.add_list, partial(cast_model, self.front), self.notify)
        self._name_window()
        theme.changed.connect(self._dress)

    def _dress(self) -> None:
        """Put the theme's sheet on the application."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(palette(self._theme))
            dress(app, self._theme, window_sheet(self._theme))

    def use_theme(self, name: str) -> None:
        try:
            self._theme.use(name)
        except StudioError as error:
            self.notify(Notice(str(error), "error"))
            return
        self.pages.keep_setting(theme=name)

    @property
    def session(self) -> Session | None:
        """The open project's session; `None` on the start page."""
        return self.front.opened

    def enter(self, opened: Opened) -> None:
        """Show a project that was opened; the one before it is closed."""
        if self.front.opened is not None:
            self._shut()
        session = Session(opened, self._shelf, self.pages.settings, self)
        session.noticed.connect(self.notify)
        self.front.opened = session
        workbench = Workbench(session, self._theme, self.commands, self.front, self._layouts)
        workbench.wiring.drafts_changed.connect(self.pages.keep_drafts)
        workbench.status.notices_asked.connect(lambda: self.show_page("notices"))
        self.front.workbench = workbench
        self.stack.addWidget(workbench)
        self.stack.setCurrentWidget(workbench)
        workbench.topbar.add_menus(
            lambda menu: recent_menu(menu, self.recents, self.opener.open),
            lambda menu: layout_menu(menu, self._layouts, self._use_layout, self._layouts.forget),
        )
        workbench.restore_layout()
        if not session.selection.shots and session.board.reel:
            session.selection.only(session.board.reel[0].id)
        self._remember(opened)
        self._name_window()
        self.front.next_panel(0)
        if session.settings.draft_at_once:
            session.first_drafts.start()
        self.entered.emit(session)

    def _remember(self, opened: Opened) -> None:
        """Put a project first among the recent ones."""
        try:
            self.recents.remember(recent_of(opened))
        except StudioError as error:
            self.notify(Notice(str(error), "warning"))

    def _name_window(self) -> None:
        session = self.front.opened
        title = session.board.project.title or session.opened.path.stem if session else ""
        self.setWindowTitle(f"{title} - Storyreel" if title else "Storyreel")
        self.setWindowFilePath(str(session.opened.path) if session else "")

    def leave(self) -> None:
        """Close the project and show the start page; asks first while takes are being made."""
        self._ask_to_stop(self._shut)

    def _shut(self) -> None:
        """Close the project."""
        session, workbench = self.front.opened, self.front.workbench
        if session is None or workbench is None:
            return
        workbench.shut()
        self._keep_layouts()
        self._remember(session.opened)
        keep_poster(session.opened)
        self.front.opened = self.front.workbench = None
        self.start.refresh()
        self.stack.setCurrentWidget(self.start)
        self.stack.removeWidget(workbench)
        workbench.deleteLater()
        session.close()
        session.deleteLater()
        self._name_window()
        self.entered.emit(None)

    def _ask_to_stop(self, go_on: Callable[[], object]) -> None:
        session = self.front.opened
        if session is None or not session.making.busy:
            go_on()
            return
        waiting = sum(row.state in ("running", "queued") for row in session.making.rows())
        count = self.tr("One shot is") if waiting == 1 else self.tr("{count} shots are").format(count=waiting)
        Question(
            self._theme,
            self,
            self.tr("Close while takes are being made?"),
            self.tr("{count} still being made or waiting. They go on when the project is opened again.").format(
                count=count
            ),
            [(self.tr("Keep open"), "ghost", None), (self.tr("Close"), "primary", go_on)],
        ).open()

    def take_in(self) -> None:
        self.opener.ask_for_list(self.add_list)

    def add_list(self, path: Path) -> None:
        """Add the shots of a list to the reel, or make a project of it where none is open."""
        session = self.front.opened
        if session is None:
            self.opener.from_list(path)
            return
        try:
            drafts = read_shots(path, session.board.project.rate)
        except StudioError as error:
            session.fail(error)
            return
        session.do(deeds.add_shots, drafts=drafts)

    def show_page(self, page: Page) -> None:
        self.pages.show(page)

    def save_layout(self) -> None:
        workbench = self.front.workbench
        if workbench is None:
            return
        asked = NameQuestion(
            self._theme, self, self.tr("Save the layout as"), self.tr("My layout"), self.tr("Save layout")
        )

        def keep(name: str) -> None:
            self._layouts.named[name] = workbench.layout_text()
            self._keep_layouts()

        asked.named.connect(keep)
        asked.open()

    def _use_layout(self, name: str) -> None:
        if self.front.workbench:
            self.front.workbench.restore_layout(self._layouts.named.get(name, ""))

    def notify(self, notice: Notice) -> None:
        """Show a notice."""
        self.pages.notify(notice)

    def _refuse(self, record: Action, reason: str) -> None:
        self.notify(Notice(self.tr("{title}: {reason}.").format(title=record.title.rstrip("…"), reason=reason)))

    def _keep_layouts(self) -> None:
        self._layouts.window = as_text(self.saveGeometry())
        self._layouts.save(settings_path().with_name(FILE))

    def closeEvent(self, event: QCloseEvent) -> None:
        session = self.front.opened
        if session is not None and session.making.busy and not self._sure:
            event.ignore()
            self._ask_to_stop(self.close_at_once)
            return
        if session is not None:
            self._shut()
        else:
            self._keep_layouts()
        self.reader.close()
        event.accept()

    def close_at_once(self) -> None:
        """Close without asking; what is being made goes on when the project is opened again."""
        self._sure = True
        self.close()
