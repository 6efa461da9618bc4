"""What panels ask for that is not theirs to do: handed to the deeds, since panels never see one another."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, QPoint, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from studio.ui.session import Session
from studio.ui.window.commands import Commands

_PROMPT = "shot.prompt"
_LIBRARY = "models.library"


@runtime_checkable
class DraftsTyping(Protocol):
    """A panel whose typing is drafted, and that lets the user switch that off."""

    @property
    def drafting_changed(self) -> SignalInstance: ...

    def set_drafts(self, on: bool) -> None: ...


class Wiring(QObject):
    """Hears the panels of one workbench. `drafts_changed`: whether drafts are to follow the typing from now on."""

    drafts_changed = Signal(bool)

    def __init__(self, session: Session, commands: Commands, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._commands = commands
        self._window = window

    def connect_panel(self, panel: QWidget) -> None:
        """Hear what a panel asks, by the names that such signals have."""
        for name, deed in (
            ("edit_asked", self.edit_prompt),
            ("edit_prompt_asked", self.edit_prompt),
            ("menu_asked", self.open_shot_menu),
            ("library_asked", self.open_library),
        ):
            asked = getattr(panel, name, None)
            if asked is not None:
                asked.connect(deed)
        if isinstance(panel, DraftsTyping):
            panel.set_drafts(self._session.settings.draft_as_you_type)
            panel.drafting_changed.connect(self.drafts_changed)

    def edit_prompt(self, shot: str) -> None:
        """Have the inspector ask for a shot's prompt."""
        self._session.selection.only(shot)
        self._commands.run(_PROMPT)

    def open_library(self) -> None:
        """Lay the page of all models over the window."""
        self._commands.run(_LIBRARY)

    def open_shot_menu(self, at: QPoint) -> None:
        """Open the menu of what can be done with shots."""
        menu = self._commands.build_menu(self._commands.records[_PROMPT].menu, self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
