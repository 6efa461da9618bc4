"""The window as deeds see it: each wish handed to the part of the window that grants it."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QWidget

from studio.errors import NotFoundError
from studio.ui.actions.desk import Page, PanelName, Workspace
from studio.ui.session import Session
from studio.ui.theme import Theme
from studio.ui.window.focus import give_focus
from studio.ui.window.opening import Opener
from studio.ui.window.workbench import Workbench


class Frame(Protocol):
    """What deeds ask of the window itself."""

    def show_page(self, page: Page) -> None:
        """Lay a page over the window."""
        ...

    def use_theme(self, name: str) -> None:
        """Dress the window in a theme."""
        ...

    def take_in(self) -> None:
        """Ask for a list of shots, and add what it holds."""
        ...

    def leave(self) -> None:
        """Close the project, if it may be, and show the start page."""
        ...

    def save_layout(self) -> None:
        """Ask for a name, and keep the panels' places under it."""
        ...

    def close(self) -> bool:
        """Close the window, if it may be."""
        ...


class Front:
    """A `studio.ui.actions.Desk`. The window sets `workbench` and `opened` when a project comes and goes."""

    def __init__(self, frame: Frame, theme: Theme, opener: Opener) -> None:
        self._frame = frame
        self._theme = theme
        self._opener = opener
        self.workbench: Workbench | None = None
        self.opened: Session | None = None
        self.show_page: Callable[[Page], None] = frame.show_page
        self.use_theme: Callable[[str], None] = frame.use_theme
        self.take_in: Callable[[], None] = frame.take_in
        self.save_layout: Callable[[], None] = frame.save_layout
        self.show_start: Callable[[], None] = frame.leave
        self.begin_project: Callable[[], None] = opener.ask_for_new
        self.open_project: Callable[[], None] = opener.ask_for_project

    @property
    def session(self) -> Session:
        if self.opened is None:
            raise NotFoundError("There is no project open: open one, or start a film.")
        return self.opened

    @property
    def is_open(self) -> bool:
        return self.opened is not None

    @property
    def workspace(self) -> Workspace:
        return self.workbench.workspace if self.workbench else "edit"

    @property
    def theme_name(self) -> str:
        return self._theme.name

    def settle(self) -> None:
        if self.workbench:
            self.workbench.settle()

    def panel(self, name: PanelName) -> QWidget | None:
        return self.workbench.panels.get(name) if self.workbench else None

    def is_shown(self, name: PanelName) -> bool:
        return bool(self.workbench and self.workbench.is_shown(name))

    def show_panel(self, name: PanelName, on: bool) -> None:
        if self.workbench:
            self.workbench.show_panel(name, on)

    def next_panel(self, step: int) -> None:
        if self.workbench:
            give_focus(self.workbench.panels, step)

    def use_workspace(self, name: Workspace) -> None:
        if self.workbench:
            self.workbench.use_workspace(name)

    def reset_layout(self) -> None:
        if self.workbench:
            self.workbench.reset_layout()

    def go_to_timecode(self) -> None:
        if self.workbench:
            self.workbench.topbar.transport.timecode.setFocus()

    def quit(self) -> None:
        self._frame.close()
