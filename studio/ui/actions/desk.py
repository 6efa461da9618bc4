"""The main window, as far as a deed sees it."""

from typing import Literal, Protocol

from PySide6.QtWidgets import QWidget

from studio.ui.session import Session

PanelName = Literal["board", "monitor", "inspector", "timeline", "queue", "jobs", "scopes", "telemetry"]
"""`queue` is the queue above the status bar for a look, `jobs` the same as a panel that stays."""
Workspace = Literal["board", "edit", "review"]
Page = Literal["palette", "keys", "remap", "notices", "about", "export", "menu", "library"]
"""What the window can lay over itself."""


class Desk(Protocol):
    """What deeds ask of the window."""

    @property
    def session(self) -> Session:
        """The open project; raises `NotFoundError` on the start page."""
        ...

    @property
    def is_open(self) -> bool:
        """Whether a project is open."""
        ...

    @property
    def workspace(self) -> Workspace: ...

    @property
    def theme_name(self) -> str: ...

    def settle(self) -> None:
        """Commit what is being typed, so that a deed acts on what is in sight."""
        ...

    def panel(self, name: PanelName) -> QWidget | None:
        """A panel of the open project; `None` if it is not made yet, or there is no project."""
        ...

    def is_shown(self, name: PanelName) -> bool: ...

    def show_panel(self, name: PanelName, on: bool) -> None: ...

    def next_panel(self, step: int) -> None:
        """Give the focus to the next panel (1), the one before (-1), or the timeline (0)."""
        ...

    def use_workspace(self, name: Workspace) -> None: ...

    def reset_layout(self) -> None: ...

    def save_layout(self) -> None:
        """Ask for a name, and keep the panels' places under it."""
        ...

    def use_theme(self, name: str, /) -> None: ...

    def show_page(self, page: Page, /) -> None: ...

    def go_to_timecode(self) -> None:
        """Give the focus to the timecode."""
        ...

    def begin_project(self) -> None:
        """Ask for a place, and make an empty project there."""
        ...

    def open_project(self) -> None:
        """Ask for a project, and open it."""
        ...

    def take_in(self) -> None:
        """Ask for a list of prompts or shots, and add what it holds to the reel, or make a project of it."""
        ...

    def show_start(self) -> None:
        """Close the project, if it may be, and show the start page."""
        ...

    def quit(self) -> None: ...
