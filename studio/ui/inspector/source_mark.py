"""The mark of where a value comes from: a shape and a word, a button that opens what else can be done with it."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from studio.ui.inspector.cascade import Source
from studio.ui.theme import Theme
from studio.ui.theme.paint import outline, smooth, text

WIDTH, BARE = 62, 20
"""Pixels with the word and without."""


def source_word(source: Source) -> str:
    """The word of a source."""
    words = {
        "project": QCoreApplication.translate("SourceMark", "Project"),
        "scene": QCoreApplication.translate("SourceMark", "Scene"),
        "shot": QCoreApplication.translate("SourceMark", "Shot"),
        "engine": QCoreApplication.translate("SourceMark", "Engine"),
        "prompt": QCoreApplication.translate("SourceMark", "Prompt"),
        "link": QCoreApplication.translate("SourceMark", "Link"),
        "mixed": QCoreApplication.translate("SourceMark", "Mixed"),
    }
    return words.get(source, "")


def draw_source(painter: QPainter, theme: Theme, source: Source, at: QPointF) -> None:
    """Draw a source's shape about a point: hollow square, half square, diamond, ring, amber disc or chain."""
    painter.save()
    painter.translate(at)
    painter.setPen(QPen(theme.color("faint"), 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    match source:
        case "shot":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(QPointF(0, 0), 4, 4)
        case "prompt":
            painter.rotate(45)
            painter.fillRect(QRectF(-3, -3, 6, 6), theme.color("soft"))
        case "engine":
            painter.drawEllipse(QPointF(0, 0), 3.5, 3.5)
        case "link":
            theme.draw_glyph(painter, "link-simple", QRectF(-8, -8, 16, 16), theme.color("soft"), 13)
        case "mixed":
            for step in (-4, 0, 4):
                painter.fillRect(QRectF(step - 1, -1, 2, 2), theme.color("faint"))
        case "project" | "scene":
            painter.drawRect(QRectF(-3.5, -3.5, 7, 7))
            if source == "scene":
                painter.fillRect(QRectF(-3.5, -3.5, 3.5, 7), theme.color("faint"))
        case _:
            pass
    painter.restore()


class SourceMark(QAbstractButton):
    """Shape and word; without the word where the panel is narrow."""

    def __init__(self, theme: Theme, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._about = about
        self._source: Source = ""
        self._bare = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedSize(WIDTH, 28)
        theme.changed.connect(self.update)

    @property
    def source(self) -> Source:
        return self._source

    def show_source(self, source: Source) -> None:
        """Show where the value comes from."""
        if source == self._source and self.accessibleName():
            return
        self._source = source
        word = source_word(source)
        self.setAccessibleName(self.tr("{0}: from {1}").format(self._about, word) if word else self._about)
        self.setToolTip(self.tr("Set by: {}").format(word) if word else "")
        self.update()

    def make_bare(self, bare: bool) -> None:
        """Leave the word away."""
        if bare != self._bare:
            self._bare = bare
            self.setFixedWidth(BARE if bare else WIDTH)

    def sizeHint(self) -> QSize:
        return QSize(BARE if self._bare else WIDTH, 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        smooth(painter)
        if self.hasFocus():
            outline(painter, QRectF(self.rect()).adjusted(0, 3, 0, -3), self._theme.color("accent"), radius=4)
        draw_source(painter, self._theme, self._source, QPointF(9, self.height() / 2))
        if not self._bare:
            lit = self._source == "shot" or (self.underMouse() and self.isEnabled())
            ink = self._theme.color("text" if lit else "faint")
            box = QRectF(20, 0, self.width() - 20, self.height())
            text(painter, box, source_word(self._source), self._theme.font("label"), ink)
        painter.end()
