"""A small light: green while an engine is ready to draft."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from studio.ui.theme import Theme
from studio.ui.theme.paint import fill, smooth


class StatusLight(QWidget):
    """Eight pixels wide; dark until it is told something."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ready: bool | None = None
        self.setFixedSize(8, 16)
        theme.changed.connect(self.update)

    def tell(self, ready: bool | None) -> None:
        """Whether an engine is ready; `None`: nobody knows."""
        self._ready = ready
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._ready is None:
            return
        painter = QPainter(self)
        smooth(painter)
        fill(painter, QRectF(0, 4, 8, 8), self._theme.color("master" if self._ready else "failed"), 4)
        painter.end()
