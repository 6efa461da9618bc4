"""Small pictures of shots: decoded elsewhere, kept here, drawn only from what is kept."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from studio.project import Opened
from studio.ui.session.making import Making


class Thumbnails(QObject):
    """Pictures of takes and of what is being made, by shot and frame. `arrived` bears a frozenset of shot ids."""

    arrived = Signal(object)

    def __init__(self, opened: Opened, making: Making, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self._making = making

    def of(self, shot: str, frame: int | None = None, *, height: int = 72) -> QPixmap | None:
        """A shot's picture at a frame of its own (default: its middle), `height` device pixels high.

        The nearest one that is kept; asks for the right one, and `arrived` tells when it is there. `None`: none yet.
        """
        return None

    def of_take(self, take: str, frame: int | None = None, *, height: int = 72) -> QPixmap | None:
        """A take's picture, as `of`; `arrived` bears the take's shot."""
        return None

    def close(self) -> None:
        """End all threads."""
