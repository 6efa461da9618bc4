"""Keys drawn as caps."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from studio.ui.theme import Theme
from studio.ui.theme.paint import CENTER, fill

_HEIGHT = 20
_GAP = 4


def split_keys(keys: str) -> list[str]:
    """The single keys of a combination such as `Ctrl+Shift+G` or `Ctrl++`."""
    if not keys:
        return []
    last = "+" if keys.endswith("+") else keys.rpartition("+")[2]
    held = keys[: len(keys) - len(last)].rstrip("+")
    return [*(held.split("+") if held else []), last]


def draw_keys(painter: QPainter, theme: Theme, keys: str, right: float, middle: float) -> float:
    """Draw a combination's caps, the last one ending at `right`, around the height `middle`; returns their left end."""
    font = theme.font("label")
    metrics = QFontMetricsF(font)
    for key in reversed(split_keys(keys)):
        width = max(22.0, metrics.horizontalAdvance(key) + 12)
        box = QRectF(right - width, middle - _HEIGHT / 2, width, _HEIGHT)
        fill(painter, box, theme.color("hover"), 4)
        painter.setFont(font)
        painter.setPen(theme.color("soft"))
        painter.drawText(box, CENTER, key)
        right -= width + _GAP
    return right
