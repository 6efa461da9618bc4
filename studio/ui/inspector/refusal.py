"""How a field says that it cannot take what was typed: where it happened, in a sentence."""

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

BUBBLE = "refusal"
WIDTH = 288
LONG_MS = 8000
"""A bubble that nobody answers goes by itself; the field's outline stays."""


def refuse(field: QWidget, sentence: str) -> None:
    """Turn a field's outline to the failed hue and say why below it, until it takes something."""
    accept(field)
    mark(field, "refused", True)
    field.setAccessibleDescription(sentence)
    if field.isWindow() or not field.isVisible():
        return
    host = _host(field)
    bubble = QLabel(sentence, host)
    bubble.setObjectName(BUBBLE)
    bubble.setProperty("field", field)
    bubble.setTextFormat(Qt.TextFormat.PlainText)
    bubble.setWordWrap(True)
    bubble.setFixedWidth(min(WIDTH, host.width() - 8))
    bubble.adjustSize()
    place = field.mapTo(host, QPoint(0, field.height() + 4))
    left = max(4, min(place.x(), host.width() - bubble.width() - 4))
    above = field.mapTo(host, QPoint(0, -4 - bubble.height()))
    bubble.move(left, place.y() if place.y() + bubble.height() <= host.height() else above.y())
    bubble.show()
    end = QTimer(bubble)
    end.setSingleShot(True)
    end.timeout.connect(bubble.deleteLater)
    end.start(LONG_MS)


def _host(field: QWidget) -> QWidget:
    """What a bubble lies on: the page that scrolls with the field, else the window."""
    host, over = field, field.parentWidget()
    while over is not None and not host.isWindow():
        if isinstance(over.parentWidget(), QScrollArea):
            return host
        host, over = over, over.parentWidget()
    return host


def accept(field: QWidget) -> None:
    """Have a field be as any other again."""
    for bubble in bubbles(field):
        bubble.hide()
        bubble.deleteLater()
    if field.property("refused"):
        field.setAccessibleDescription("")
        mark(field, "refused", False)


def bubbles(field: QWidget) -> list[QLabel]:
    """What a field says of itself at the moment."""
    return [
        bubble
        for bubble in field.window().findChildren(QLabel, BUBBLE)
        if bubble.property("field") is field and not bubble.isHidden()
    ]


def claims_escape(event: QEvent) -> bool:
    """Whether an event asks who wants Esc before a shortcut gets it; accepts it then, for the field."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
        return False
    if event.key() == Qt.Key.Key_Escape:
        event.accept()
        return True
    return False


def mark(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
