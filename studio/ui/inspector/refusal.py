"""How a field says that it cannot take what was typed: where it happened, in a sentence."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QToolTip, QWidget


def refuse(field: QWidget, sentence: str) -> None:
    """Turn a field's outline to the failed hue and say why beside it, until it takes something."""
    mark(field, "refused", True)
    field.setAccessibleDescription(sentence)
    if field.isVisible():
        QToolTip.showText(field.mapToGlobal(QPoint(0, field.height())), sentence, field)


def accept(field: QWidget) -> None:
    """Have a field be as any other again."""
    if field.property("refused"):
        field.setAccessibleDescription("")
        mark(field, "refused", False)


def mark(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
