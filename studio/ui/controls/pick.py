"""A field to pick one of a few from: a combo box with a glyph of ours for its arrow."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QWidget

from studio.ui.theme import Theme
from studio.ui.theme.paint import smooth


class Pick(QComboBox):
    """`name` is what a screen reader says."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        smooth(painter)
        color = self._theme.color("faint" if self.isEnabled() else "off")
        self._theme.draw_glyph(painter, "caret-down", QRectF(self.width() - 24, 0, 18, self.height()), color, 13)
        painter.end()
