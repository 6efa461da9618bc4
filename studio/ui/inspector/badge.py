"""A state as the head and the counts show it: glyph and word."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from studio.ui.theme import STATES, Theme
from studio.ui.theme.paint import smooth, state_glyph, text
from studio.ui.theme.states import LookName


class Badge(QWidget):
    """A state's glyph and word."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._state: LookName = "empty"
        self._words = ""
        self.setFixedHeight(24)
        theme.changed.connect(self.update)

    def show_state(self, state: LookName, words: str = "", why: str = "") -> None:
        """Show a state, in `words` of its own where given; `why` is its tooltip."""
        self.setToolTip(why)
        shown = (state, words or STATES[state].word)
        if shown == (self._state, self._words):
            return
        self._state, self._words = shown
        self.setAccessibleName(self._words)
        self.updateGeometry()
        self.update()

    @property
    def words(self) -> str:
        return self._words

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(self._theme.font("ui", tabular=True)).horizontalAdvance(self._words)
        return QSize(round(width) + 22, 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(16, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        smooth(painter)
        state_glyph(painter, self._theme, self._state, QRectF(0, 4, 16, 16))
        ink = self._theme.color(STATES[self._state].hue)
        box = QRectF(20, 0, self.width() - 20, self.height())
        text(painter, box, self._words, self._theme.font("ui", tabular=True), ink)
        painter.end()


def look_named(name: str) -> LookName:
    """The look of this name; `empty` for one that there is not."""
    for look in STATES:
        if look == name:
            return look
    return "empty"
