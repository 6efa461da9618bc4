"""The top bar: the project, undo, the workspaces, the reel's transport, the engine, Generate, Export."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from studio.edit.report import Changes
from studio.ui.actions import Desk
from studio.ui.actions.costs import cost_words, sure_words, unfit_words
from studio.ui.actions.times import minutes
from studio.ui.actions.when import meant
from studio.ui.controls import Segments, button, label, tool_button
from studio.ui.session import Session
from studio.ui.theme import Theme, letters
from studio.ui.window.commands import Commands
from studio.ui.window.engine_pick import EnginePick
from studio.ui.window.generate_button import GenerateButton
from studio.ui.window.mark import Mark
from studio.ui.window.transport import ReelTransport

HEIGHT = 48


class TopBar(QWidget):
    """48 pixels high; the middle stays in the middle of the window."""

    def __init__(
        self, session: Session, theme: Theme, commands: Commands, desk: Desk, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._commands = commands
        self._desk = desk
        self._words = True
        self.setProperty("kind", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self.menu = self._build_menu()
        self.engine = EnginePick(session, theme)
        self.generate = GenerateButton(theme, commands.build_menu(self.tr("Generate"), self))
        self.generate.press.clicked.connect(lambda: commands.run("make.draft"))
        self.transport = ReelTransport(session, theme, commands)
        self.spaces = Segments(
            theme,
            [
                ("board", self.tr("Board"), "squares-four"),
                ("edit", self.tr("Edit"), "scissors"),
                ("review", self.tr("Review"), "columns"),
            ],
        )
        self.spaces.setFixedHeight(32)
        self.spaces.setProperty("kind", "segments")
        self.spaces.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.spaces.chosen.connect(lambda name: commands.run(f"workspace.{name}"))
        self.export = button(theme, self.tr("Export"), glyph="export")
        self.export.clicked.connect(lambda: commands.run("file.export"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(0)
        row.addLayout(self._left(), 1)
        row.addLayout(self._middle())
        row.addLayout(self._right(), 1)
        self._listen()
        self._show_project()
        self._show_history()
        self.show_making()

    def _build_menu(self) -> QMenu:
        menu = QMenu(self)
        for title in self._commands.menu_names():
            menu.addMenu(self._commands.build_menu(title, menu))
        return menu

    def add_menus(self, *build: Callable[[QMenu], QMenu]) -> None:
        """Put menus of things in front of the menus of deeds."""
        first = self.menu.actions()[0]
        for one in build:
            self.menu.insertMenu(first, one(self.menu))
        self.menu.insertSeparator(first)

    def _left(self) -> QHBoxLayout:
        self.title = QPushButton()
        self.title.setProperty("kind", "project")
        self.title.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.title.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        letters(self.title, "title")
        self.title.clicked.connect(self.open_menu)
        self.saved: QLabel = label("", "faint")
        self.undo = self._history_tool("edit.undo", "arrow-u-up-left", self.tr("Undo"))
        self.redo = self._history_tool("edit.redo", "arrow-u-up-right", self.tr("Redo"))
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(Mark(self._theme))
        row.addWidget(self.title)
        row.addWidget(self.saved)
        row.addSpacing(8)
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        row.addStretch(1)
        return row

    def _history_tool(self, name: str, glyph: str, title: str):
        made = tool_button(self._theme, glyph, title)
        made.clicked.connect(lambda: self._commands.run(name))
        return made

    def _middle(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.spaces)
        row.addWidget(self.transport)
        return row

    def _right(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for tool in (self.engine, self.generate, self.export):
            row.addWidget(tool)
        return row

    def _listen(self) -> None:
        session = self._session
        session.changed.connect(self._follow)
        session.selection.changed.connect(self.show_making)
        session.making.queue_changed.connect(self.show_making)
        session.appraisals.arrived.connect(self.show_making)
        session.playing.changed.connect(self.show_making)
        self._theme.changed.connect(self._show_project)

    def open_menu(self) -> None:
        """Open the menu of all deeds under the project's name."""
        self.menu.popup(self.title.mapToGlobal(self.title.rect().bottomLeft()))

    def _follow(self, changes: Changes) -> None:
        self._show_history()
        if changes.ids("project"):
            self._show_project()
        if changes.reordered:
            self.show_making()

    def _show_project(self) -> None:
        path = self._session.opened.path
        title = self._session.board.project.title or path.stem
        metrics = self.title.fontMetrics()
        self.title.setText(metrics.elidedText(title, Qt.TextElideMode.ElideRight, 240))
        self.title.setIcon(self._theme.icon("caret-down", "soft", 12))
        self.title.setToolTip(str(path))
        self.title.setAccessibleName(self.tr("Project {title}: open the menu").format(title=title))
        self.saved.setText(self.tr("Reading only") if self._session.read_only else self.tr("Saved"))
        self.saved.setToolTip(
            self.tr("Another Storyreel has the project, or it is from a newer one: nothing can be changed here.")
            if self._session.read_only
            else self.tr("Every edit is on the disk at once.")
        )

    def _show_history(self) -> None:
        document = self._session.document
        for tool, name, title, step in (
            (self.undo, "edit.undo", self.tr("Undo"), document.can_undo),
            (self.redo, "edit.redo", self.tr("Redo"), document.can_redo),
        ):
            tool.setEnabled(bool(step) and not self._session.read_only)
            keys = self._commands.keys_of(name)
            tool.setToolTip(f"{title}: {step} ({keys})" if step else f"{title} ({keys})")

    def show_making(self) -> None:
        """Say what Generate would make now, and how long that takes where it is known."""
        shots = meant(self._desk) if self._desk.is_open else ()
        title = self.tr("Add to queue") if self._session.making.busy else self.tr("Generate")
        seconds = self._session.appraisals.seconds(shots) if shots else None
        count = self.tr("1 shot") if len(shots) == 1 else self.tr("{count} shots").format(count=len(shots))
        parts = [count] if len(shots) != 1 and shots and self._words else []
        parts += [self.tr("about {time}").format(time=minutes(seconds))] if seconds is not None and self._words else []
        parts += [minutes(seconds)] if seconds is not None and not self._words else []
        self.generate.say(title, ", ".join(parts))
        tip = self.tr("Make a take of each selected shot ({keys})").format(keys=self._commands.keys_of("make.draft"))
        appraisal = self._session.appraisals.of(shots[0]) if len(shots) == 1 else None
        if appraisal is not None and (estimate := appraisal.estimate) is not None:
            cost = f"{cost_words(estimate)} ({sure_words(estimate)})"
            tip = f"{tip}\n{unfit_words(estimate) or cost}"
        self.generate.setToolTip(tip)

    def compact(self, small: bool) -> None:
        """Leave words away where the window is narrow."""
        self._words = not small
        self.spaces.compact(small)
        self.transport.compact(small)
        self.engine.compact(small)
        self.saved.setVisible(not small or self._session.read_only)
        self.export.setText("" if small else self.export.accessibleName())
        self.show_making()

    def show_workspace(self, name: str) -> None:
        """Mark a workspace as the one that is in use."""
        self.spaces.choose(name)
