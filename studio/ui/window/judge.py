"""Who gets a key: a text field what it can type, a button its space, and only then the deeds."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

TEXT_FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QKeySequenceEdit)
"""What is typed into: single letters belong to it."""

_LISTS = (QAbstractItemView, QComboBox, QAbstractSlider)
_PRESS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVE = (
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
    *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
)
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_FREE = {Qt.Key.Key_Escape, *(Qt.Key(Qt.Key.Key_F1 + number) for number in range(24))}

OWN_KEYS = "ownKeys"
"""A widget whose property of this name is true gets the keys that move and press, as lists do."""


def belongs_to(widget: QWidget | None, key: int, held: Qt.KeyboardModifier) -> bool:
    """Whether a key is for the widget that has the focus, and not for a deed."""
    if widget is None or held & _HELD:
        return False
    if isinstance(widget, TEXT_FIELDS):
        return key not in _FREE
    if isinstance(widget, QAbstractButton):
        return key in _PRESS
    if isinstance(widget, _LISTS) or widget.property(OWN_KEYS):
        return key in _MOVE or key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return False


class KeyJudge(QObject):
    """An event filter of the application: gives keys to the widget they belong to before a deed can have them."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            widget = watched if isinstance(watched, QWidget) else None
            if belongs_to(widget, event.key(), event.modifiers()):
                event.accept()
                return True
        return False
