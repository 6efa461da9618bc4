"""A field to search with: a line of text with a magnifying glass in front."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from studio.ui.theme import Theme
from studio.ui.theme.paint import smooth


class SearchField(QLineEdit):
    """`name` is what a screen reader says, `hint` stands in it while it is empty."""

    def __init__(self, theme: Theme, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setPlaceholderText(hint or name)
        self.setTextMargins(18, 0, 0, 0)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        smooth(painter)
        box = QRectF(6, 0, 20, self.height())
        self._theme.draw_glyph(painter, "magnifying-glass", box, self._theme.color("faint"), 14)
        painter.end()
