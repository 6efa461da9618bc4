"""The export that runs, in the status bar: its file, a bar, the time left, and a button to stop it."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.actions.times import minutes
from studio.ui.controls import tool_button
from studio.ui.exporting.exports import Exports
from studio.ui.theme import Theme
from studio.ui.theme.paint import bar, smooth, text

_HEIGHT, _BAR = 24, 72


class _Words(QWidget):
    """What is exported, and how far it is."""

    def __init__(self, exports: Exports, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._exports = exports
        self._said = ""
        self.setFixedHeight(_HEIGHT)

    def follow(self) -> None:
        progress = self._exports.progress
        if progress is None:
            return
        left = self.tr("{time} left").format(time=minutes(progress.left_s)) if progress.left_s is not None else ""
        more = self.tr("then {count} more").format(count=progress.waiting) if progress.waiting else ""
        name = self.tr("Exporting {name}").format(name=progress.out.name)
        self._said = ", ".join(part for part in (name, left, more) if part)
        self.setAccessibleName(f"{self._said}, {progress.part:.0%}")
        self.setToolTip(str(progress.out))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._theme.font("label", tabular=True))
        return QSize(round(_BAR + 12 + metrics.horizontalAdvance(self._said) + 8), _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        progress = self._exports.progress
        if progress is None:
            return
        painter, theme = QPainter(self), self._theme
        smooth(painter)
        bar(painter, QRectF(4, 10, _BAR - 8, 4), progress.part, theme.color("accent"), theme.color("pressed"))
        font = theme.font("label", tabular=True)
        text(painter, QRectF(_BAR + 4, 0, self.width() - _BAR - 4, _HEIGHT), self._said, font, theme.color("soft"))
        painter.end()


class ExportMeter(QWidget):
    """In sight while something is exported."""

    def __init__(self, exports: Exports, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exports = exports
        self._words = _Words(exports, theme)
        self.stop = tool_button(theme, "x", self.tr("Stop the export; nothing is kept of it"), size=_HEIGHT, px=12)
        self.stop.clicked.connect(exports.cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._words)
        row.addWidget(self.stop)
        exports.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setVisible(self._exports.progress is not None)
        self._words.follow()
