"""The sign of the house: three frames on a reel, the middle one lit."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from studio.ui.theme import Theme
from studio.ui.theme.paint import fill, smooth

_FRAMES = ((2, 4, 12, "faint"), (8, 8, 16, "accent"), (18, 4, 12, "faint"))
"""Left, width, height and colour of each frame, in a square of 24."""


def draw_mark(painter: QPainter, theme: Theme, box: QRectF) -> None:
    """Draw the sign into a square."""
    unit = box.width() / 24
    for left, width, height, color in _FRAMES:
        top = box.y() + (24 - height) / 2 * unit
        fill(painter, QRectF(box.x() + left * unit, top, width * unit, height * unit), theme.color(color), 1.5 * unit)


class Mark(QWidget):
    """The sign as a widget, `side` pixels wide and high."""

    def __init__(self, theme: Theme, side: int = 24, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(side, side)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        smooth(painter)
        draw_mark(painter, self._theme, QRectF(self.rect()))
        painter.end()
