"""Notices that come up over the window: what happened, in a sentence, and one way on. They leave by themselves."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.ui.care.book import Entry
from studio.ui.controls import button, label, tool_button
from studio.ui.session.notices import Level
from studio.ui.theme import Theme
from studio.ui.theme.paint import fill, outline, smooth

_MOST = 3
_WIDTH = 560
_STAY_MS: dict[Level, int] = {"info": 6000, "warning": 12_000, "error": 20_000}
GLYPHS: dict[Level, tuple[str, str]] = {
    "info": ("info", "soft"),
    "warning": ("warning", "accent_text"),
    "error": ("warning-octagon-fill", "failed"),
}
"""A level's glyph and its colour."""


class Sign(QWidget):
    """A level's glyph."""

    def __init__(self, theme: Theme, level: Level, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._level: Level = level
        self.setFixedSize(20, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        glyph, hue = GLYPHS[self._level]
        painter = QPainter(self)
        self._theme.draw_glyph(painter, glyph, QRectF(self.rect()), self._theme.color(hue), 16)
        painter.end()


class Toast(QFrame):
    """One notice. It stays while the pointer is on it, or the focus in it."""

    def __init__(self, theme: Theme, entry: Entry, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.notice = entry.notice
        self.words: QLabel = label(_said(entry))
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName(entry.notice.sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 8, 10)
        row.setSpacing(10)
        row.addWidget(Sign(theme, entry.notice.level), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        remedy = entry.notice.remedy
        if remedy is not None:
            way = button(theme, remedy.title, "quiet")
            way.clicked.connect(self._go)
            row.addWidget(way)
        close = tool_button(theme, "x", self.tr("Close this notice"), px=14)
        close.clicked.connect(self.leave)
        row.addWidget(close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_STAY_MS[entry.notice.level])
        self._timer.timeout.connect(self.leave)
        self._timer.start()

    def say_again(self, entry: Entry) -> None:
        """The same was said once more."""
        self.words.setText(_said(entry))
        self._timer.start()

    def _go(self) -> None:
        remedy = self.notice.remedy
        self.leave()
        if remedy is not None:
            remedy.deed()

    def leave(self) -> None:
        """Go away."""
        self._timer.stop()
        self.hide()
        self.deleteLater()
        stack = self.parent()
        if isinstance(stack, Toasts):
            stack.forget(self)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        smooth(painter)
        fill(painter, QRectF(self.rect()), self._theme.color("overlay"), 8)
        outline(painter, QRectF(self.rect()), self._theme.color("edge"), radius=8)
        painter.end()


def _said(entry: Entry) -> str:
    return f"{entry.notice.sentence} (x{entry.times})" if entry.times > 1 else entry.notice.sentence


class Toasts(QWidget):
    """The notices in sight, over the head of the picture where they hide no shot, the newest lowest."""

    def __init__(self, theme: Theme, window: QWidget, *, top: int = 96) -> None:
        super().__init__(window)
        self._theme = theme
        self._over = window
        self._top = top
        self.shown: list[Toast] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        window.installEventFilter(self)
        self.hide()

    def add(self, entry: Entry) -> None:
        """Show a notice; one that is in sight already is not shown twice."""
        for toast in self.shown:
            if toast.notice.sentence == entry.notice.sentence:
                toast.say_again(entry)
                return
        while len(self.shown) >= _MOST:
            self.shown[0].leave()
        toast = Toast(self._theme, entry, self)
        self.shown.append(toast)
        self._column.addWidget(toast)
        self._place()

    def forget(self, toast: Toast) -> None:
        """A notice went away."""
        if toast in self.shown:
            self.shown.remove(toast)
            self._column.removeWidget(toast)
            self._place()

    def clear(self) -> None:
        """Take all away."""
        for toast in tuple(self.shown):
            toast.leave()

    def _place(self) -> None:
        if not self.shown:
            self.hide()
            return
        height = sum(
            toast.heightForWidth(_WIDTH) if toast.hasHeightForWidth() else toast.sizeHint().height()
            for toast in self.shown
        )
        height += 8 * (len(self.shown) - 1)
        left = (self._over.width() - _WIDTH) // 2
        self.setGeometry(left, self._top, _WIDTH, height)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.shown:
            self._place()
        return False
