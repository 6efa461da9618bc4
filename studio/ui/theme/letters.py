"""Letters of real controls: the application's font in a kind's size and weight."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget

from studio.ui.theme.theme import FONTS, FontKind

_TABULAR = QFont.Tag("tnum")
_WEIGHT = QFont.Tag("wght")


def letters(widget: QWidget, kind: FontKind, *, tabular: bool = False) -> None:
    """Have a control write in a kind of lettering; `tabular` for numbers that must not jump."""
    px, weight = FONTS[kind]
    font = QFont(QApplication.font())
    font.setPixelSize(px)
    font.setWeight(QFont.Weight(weight))
    font.setVariableAxis(_WEIGHT, weight)
    if tabular:
        font.setFeature(_TABULAR, 1)
    widget.setFont(font)
