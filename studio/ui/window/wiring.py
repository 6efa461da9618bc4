"""What panels ask for that is not theirs to do: handed to the deeds, since panels never see one another."""

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from studio.ui.session import Session
from studio.ui.window.commands import Commands

_PROMPT = "shot.prompt"


class Wiring(QObject):
    """Hears the panels of one workbench."""

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
        ):
            asked = getattr(panel, name, None)
            if asked is not None:
                asked.connect(deed)

    def edit_prompt(self, shot: str) -> None:
        """Have the inspector ask for a shot's prompt."""
        self._session.selection.only(shot)
        self._commands.run(_PROMPT)

    def open_shot_menu(self, at: QPoint) -> None:
        """Open the menu of what can be done with shots."""
        menu = self._commands.build_menu(self._commands.records[_PROMPT].menu, self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
