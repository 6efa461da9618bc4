"""Storyreel's mark: three frames of a strip, the middle one lit."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from studio.ui.theme import Theme
from studio.ui.theme.paint import fill, smooth

_BARS = ((0.0, 4.0, 5.0, 12.0), (7.0, 1.0, 8.0, 18.0), (17.0, 4.0, 5.0, 12.0))
"""Left, top, width and height of each, in a box of 22 by 20."""


def draw_mark(painter: QPainter, theme: Theme, box: QRectF) -> None:
    """Draw the mark centred in a box, as large as fits."""
    scale = min(box.width() / 22, box.height() / 20)
    left, top = box.center().x() - 11 * scale, box.center().y() - 10 * scale
    hues: list[QColor] = [theme.color("faint"), theme.color("accent"), theme.color("faint")]
    for (x, y, width, height), hue in zip(_BARS, hues, strict=True):
        bar = QRectF(left + x * scale, top + y * scale, width * scale, height * scale)
        fill(painter, bar, hue, 1.5 * scale)


def mark_icon(theme: Theme) -> QIcon:
    """The mark as the window's icon."""
    icon = QIcon()
    for side in (16, 32, 64, 128, 256):
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        smooth(painter)
        draw_mark(painter, theme, QRectF(0, 0, side, side).adjusted(side / 16, 0, -side / 16, 0))
        painter.end()
        icon.addPixmap(pixmap)
    return icon


class Mark(QWidget):
    """The mark on the top bar."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(QSize(22, 32))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        smooth(painter)
        draw_mark(painter, self._theme, QRectF(0, 6, 22, 20))
        painter.end()
