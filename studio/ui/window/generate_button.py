"""The one primary button of the top bar: makes the takes of what is selected, says how many and how long."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QWidget

from studio.ui.theme import Theme
from studio.ui.theme.paint import LEFT, rounded, smooth

HEIGHT = 32
_CARET = 28


class _Half(QAbstractButton):
    """One half of the button, its outer corners round."""

    def __init__(self, theme: Theme, parent: QWidget, *, caret: bool) -> None:
        super().__init__(parent)
        self._theme = theme
        self._caret = caret
        self.note = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        if self._caret:
            return QSize(_CARET, HEIGHT)
        width = 36 + QFontMetricsF(self._theme.font("strong")).horizontalAdvance(self.text()) + 12
        if self.note:
            width += 8 + QFontMetricsF(self._theme.font("ui", tabular=True)).horizontalAdvance(self.note)
        return QSize(round(width), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        smooth(painter)
        box = QRectF(self.rect())
        wide = box.adjusted(-8, 0, 0, 0) if self._caret else box.adjusted(0, 0, 8, 0)
        lit = self.underMouse() and self.isEnabled()
        ground = "accent_hi" if lit and not self.isDown() else "accent" if self.isEnabled() else "pressed"
        painter.setClipRect(box)
        painter.fillPath(rounded(wide, 6), theme.color(ground))
        ink = theme.color("accent_ink" if self.isEnabled() else "off")
        if self._caret:
            painter.fillRect(QRectF(0, 6, 1, HEIGHT - 12), theme.color("accent_ink", 0.25))
            theme.draw_glyph(painter, "caret-down", box, ink, 13)
        else:
            theme.draw_glyph(painter, "lightning-fill", QRectF(8, 0, 20, HEIGHT), ink, 16)
            self._letter(painter)
        if self.hasFocus():
            painter.setPen(theme.color("text"))
            painter.drawPath(rounded(wide.adjusted(0.5, 0.5, -0.5, -0.5), 5.5))
        painter.end()

    def _letter(self, painter: QPainter) -> None:
        theme = self._theme
        strong, small = theme.font("strong"), theme.font("ui", tabular=True)
        painter.setPen(theme.color("accent_ink" if self.isEnabled() else "off"))
        painter.setFont(strong)
        painter.drawText(QRectF(34, 0, self.width(), HEIGHT), LEFT, self.text())
        if self.note:
            at = 34 + QFontMetricsF(strong).horizontalAdvance(self.text()) + 8
            painter.setFont(small)
            painter.drawText(QRectF(at, 0.5, self.width() - at, HEIGHT), LEFT, self.note)


class GenerateButton(QWidget):
    """`press` makes, `more` opens the menu of what else can be made."""

    def __init__(self, theme: Theme, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.press = _Half(theme, self, caret=False)
        self.more = _Half(theme, self, caret=True)
        self.more.setAccessibleName(self.tr("More ways to generate"))
        self.more.setToolTip(self.tr("More ways to generate"))
        self._menu = menu
        self.more.clicked.connect(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.press)
        row.addWidget(self.more)
        self.say("", "")

    def say(self, title: str, note: str) -> None:
        """Show what a press does: `Generate` or `Add to queue`, and for how much."""
        title = title or self.tr("Generate")
        if (title, note) == (self.press.text(), self.press.note):
            return
        self.press.note = note
        self.press.setText(title)
        self.press.setAccessibleName(f"{title} {note}".strip())
        self.press.updateGeometry()
        self.press.update()

    def _open(self) -> None:
        self._menu.exec(self.mapToGlobal(self.rect().bottomLeft()))
