"""Painting that several widgets share. All lengths in logical pixels."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from studio.ui.theme.states import STATES, LookName
from studio.ui.theme.theme import Theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter

PILL_HEIGHT = 20
PILL_OPACITY = 0.72


def smooth(painter: QPainter) -> None:
    """Have a painter smooth edges, letters and scaled pictures."""
    hint = QPainter.RenderHint
    painter.setRenderHints(hint.Antialiasing | hint.TextAntialiasing | hint.SmoothPixmapTransform)


def rounded(rect: QRectF, radius: float) -> QPainterPath:
    """A rectangle with round corners, as a path."""
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    return path


def fill(painter: QPainter, rect: QRectF, color: QColor | QBrush, radius: float = 0.0) -> None:
    """Fill a rectangle, its corners round where `radius` is not 0."""
    if radius <= 0:
        painter.fillRect(rect, color)
        return
    painter.fillPath(rounded(rect, radius), color)


def outline(painter: QPainter, rect: QRectF, color: QColor, *, radius: float = 0.0, width: float = 1.0) -> None:
    """Draw a rectangle's outline on the inside of it, so that it stays crisp."""
    half = width / 2
    painter.setPen(QPen(color, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), max(0.0, radius - half), max(0.0, radius - half))


def text(
    painter: QPainter, rect: QRectF, words: str, font: QFont, color: QColor, *, align: Qt.AlignmentFlag = LEFT
) -> float:
    """One line of words in `rect`, cut with an ellipsis where it does not fit; returns the width it takes."""
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width() + 0.5)
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(rect, align, shown)
    return metrics.horizontalAdvance(shown)


def wrapped(words: str, font: QFont, width: float, count: int) -> list[str]:
    """Words as at most `count` lines no wider than `width`; the last is cut with an ellipsis if more would follow."""
    metrics = QFontMetricsF(font)
    rows: list[str] = []
    waiting = words.split()
    while waiting and len(rows) < count - 1:
        row = waiting.pop(0)
        while waiting and metrics.horizontalAdvance(f"{row} {waiting[0]}") <= width:
            row = f"{row} {waiting.pop(0)}"
        rows.append(metrics.elidedText(row, Qt.TextElideMode.ElideRight, width))
    if waiting:
        rows.append(metrics.elidedText(" ".join(waiting), Qt.TextElideMode.ElideRight, width))
    return rows


def hatch(painter: QPainter, rect: QRectF, color: QColor, *, step: float = 8.0, width: float = 1.5) -> None:
    """Hatch a rectangle at 45 degrees: the mark of a picture that is not to be trusted."""
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(color, width))
    x = rect.left() - rect.height()
    while x < rect.right():
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()))
        x += step
    painter.restore()


def bar(painter: QPainter, rect: QRectF, part: float, filling: QColor, bed: QColor) -> None:
    """A progress bar, `part` of 1 done."""
    radius = rect.height() / 2
    fill(painter, rect, bed, radius)
    if part > 0:
        done = QRectF(rect.x(), rect.y(), max(rect.height(), rect.width() * min(1.0, part)), rect.height())
        fill(painter, done, filling, radius)


def state_glyph(painter: QPainter, theme: Theme, state: LookName, box: QRectF, px: float = 14) -> None:
    """The glyph of a shot's state in its hue."""
    look = STATES[state]
    theme.draw_glyph(painter, look.glyph, box, theme.color(look.hue), px)


def pill(
    painter: QPainter, theme: Theme, at: QPointF, words: str, *, glyph: str = "", hue: str = "", right: bool = False
) -> QRectF:
    """A label that is readable on any picture, its top left (or, with `right`, top right) corner at `at`.

    White on black in both themes; `hue` names another colour for its glyph and words. Returns what it covers.
    """
    font = theme.font("label", tabular=True)
    inset = 18 if glyph else 0
    width = QFontMetricsF(font).horizontalAdvance(words) + 12 + inset
    box = QRectF(at.x() - width if right else at.x(), at.y(), width, PILL_HEIGHT)
    ink = theme.color(hue) if hue else QColor(Qt.GlobalColor.white)
    fill(painter, box, theme.color("scrim", PILL_OPACITY), 4)
    if glyph:
        theme.draw_glyph(painter, glyph, QRectF(box.x() + 5, box.y(), 14, PILL_HEIGHT), ink, 13)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(box.adjusted(6 + inset, 0, -6, 0), LEFT, words)
    return box
