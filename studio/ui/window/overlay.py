"""What lies over the window: a scrim that dims it, and one floating box. Esc, or a click beside the box, closes it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from studio.ui.controls import button, label
from studio.ui.controls.basic import ButtonKind
from studio.ui.theme import Theme
from studio.ui.theme.paint import fill, outline, smooth

RADIUS = 12
_SHADE = 0.5


class Box(QFrame):
    """A floating panel: overlay ground, an edge, round corners."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        smooth(painter)
        fill(painter, QRectF(self.rect()), self._theme.color("overlay"), RADIUS)
        outline(painter, QRectF(self.rect()), self._theme.color("edge"), radius=RADIUS)
        painter.end()


class Overlay(QWidget):
    """Covers its parent while it is shown. `box` holds what there is to see; `closed` tells that it went away."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget, *, width: int, top: int | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._over = parent
        self._top = top
        self._back: QWidget | None = None
        self.box = Box(theme, self)
        self.box.setFixedWidth(width)
        parent.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show it, over all else, with the focus inside."""
        if self.isVisible():
            return
        self._back = QApplication.focusWidget()
        self.place()
        self.show()
        self.raise_()
        first = self.first_field()
        (first or self.box).setFocus(Qt.FocusReason.PopupFocusReason)

    def first_field(self) -> QWidget | None:
        """What is to have the focus first."""
        return None

    def dismiss(self) -> None:
        """Close it; the focus goes back to where it was."""
        self.hide()

    def place(self) -> None:
        """Cover the parent; the box is centred, or hangs `top` pixels from above."""
        self.setGeometry(self._over.rect())
        self.box.setMaximumHeight(max(120, self.height() - 48))
        inside = self.box.layout()
        if inside is not None:
            inside.activate()
        self.box.adjustSize()
        left = (self.width() - self.box.width()) // 2
        centred = (self.height() - self.box.height()) // 2
        self.box.move(left, max(24, centred if self._top is None else min(self._top, centred + self._top // 2)))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._back is not None and not event.spontaneous():
            self._back.setFocus(Qt.FocusReason.PopupFocusReason)
            self._back = None
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return False

    def event(self, event: QEvent) -> bool:
        # no deed's key reaches the window below
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.box.geometry().contains(event.position().toPoint()):
            self.dismiss()
        event.accept()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab stays inside."""
        fields = [one for one in self.box.findChildren(QWidget) if _takes_tab(one)]
        if not fields:
            return True
        now = QApplication.focusWidget()
        at = fields.index(now) if now in fields else -1 if forwards else 0
        reason = Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason
        fields[(at + (1 if forwards else -1)) % len(fields)].setFocus(reason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("scrim", _SHADE))
        smooth(painter)
        shade = QRectF(self.box.geometry())
        for step in range(12):
            fill(
                painter,
                shade.adjusted(-step, 6 - step, step, 6 + step),
                self._theme.color("scrim", 0.035),
                RADIUS + step,
            )
        painter.end()


def let_through(area: QScrollArea, page: QWidget) -> None:
    """Put a page into a scroll area so that what is behind shows."""
    area.setWidget(page)
    page.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()


Answer = tuple[str, ButtonKind, Callable[[], object] | None]
"""A button of a question: its title, kind, and what it does (`None`: nothing)."""


class Question(Overlay):
    """A sentence and its answers; the last one is the suggestion, Esc is the first that does nothing."""

    def __init__(self, theme: Theme, parent: QWidget, title: str, words: str, answers: Sequence[Answer]) -> None:
        super().__init__(theme, parent, width=480)
        self.answers = [self._button(*answer) for answer in answers]
        head: QLabel = label(title, "heading")
        said: QLabel = label(words, "soft")
        said.setWordWrap(True)
        head.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for made in self.answers:
            row.addWidget(made)
        column = QVBoxLayout(self.box)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(head)
        column.addWidget(said)
        column.addSpacing(8)
        column.addLayout(row)
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.closed.connect(self.deleteLater)

    def _button(self, title: str, kind: ButtonKind, deed: Callable[[], object] | None) -> QPushButton:
        made = button(self._theme, title, kind)
        made.setMinimumHeight(32)

        def answer() -> None:
            self.dismiss()
            if deed:
                deed()

        made.clicked.connect(answer)
        return made

    def first_field(self) -> QWidget | None:
        return self.answers[-1]
