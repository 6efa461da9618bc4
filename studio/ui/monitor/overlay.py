"""What is laid over the picture: safe areas, thirds, centre mark, the HUD's pills and the dialogue.

Drawn with the dark theme's colours in either theme, since it lies on a picture and not on a panel.
"""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from studio.ui.monitor.view import Hud, Pill, View
from studio.ui.monitor.words import PASSES
from studio.ui.theme import Theme
from studio.ui.theme.paint import CENTER, LEFT, PILL_HEIGHT, PILL_OPACITY, fill, pill, smooth, wrapped

SAFE_ACTION, SAFE_TITLE = 0.93, 0.90
"""Parts of each side (SMPTE ST 2046-1, EBU R 95)."""

_SMALL = 420
"""A picture narrower than this gets the fewest words."""

_WHITE = QColor(Qt.GlobalColor.white)
_GAP = 4.0


def paint_over(painter: QPainter, theme: Theme, picture: QRectF, view: View) -> None:
    """Draw all that the view asks for over `picture`; `theme` is a dark one."""
    painter.save()
    smooth(painter)
    bare = view.card is not None and view.card.kind == "nothing"
    if view.marks.grid and not bare:
        _thirds(painter, picture)
    if view.marks.safe and not (view.card is not None and view.card.kind in ("nothing", "blank")):
        _safe_areas(painter, picture)
        if view.card is None:
            _cross(painter, picture)
    if view.marks.overlay and not bare:
        _hud(painter, theme, picture, view)
    painter.restore()


def _line(painter: QPainter, opacity: float) -> None:
    color = QColor(_WHITE)
    color.setAlphaF(opacity)
    painter.setPen(QPen(color, 1))


def _thirds(painter: QPainter, picture: QRectF) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    _line(painter, 0.38)
    for part in (1 / 3, 2 / 3):
        x, y = picture.x() + picture.width() * part, picture.y() + picture.height() * part
        painter.drawLine(QPointF(x, picture.top()), QPointF(x, picture.bottom()))
        painter.drawLine(QPointF(picture.left(), y), QPointF(picture.right(), y))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _safe_areas(painter: QPainter, picture: QRectF) -> None:
    """Corners only, so that the picture stays whole."""
    reach = min(1.0, picture.width() / 800)
    for part, opacity, arm in ((SAFE_ACTION, 0.6, 28 * reach), (SAFE_TITLE, 0.38, 16 * reach)):
        box = QRectF(0, 0, picture.width() * part, picture.height() * part)
        box.moveCenter(picture.center())
        _line(painter, opacity)
        for x, along in ((box.left(), arm), (box.right(), -arm)):
            for y, down in ((box.top(), arm), (box.bottom(), -arm)):
                corner = QPointF(round(x) + 0.5, round(y) + 0.5)
                painter.drawLine(corner, corner + QPointF(along, 0))
                painter.drawLine(corner, corner + QPointF(0, down))


def _cross(painter: QPainter, picture: QRectF) -> None:
    """The centre mark."""
    middle = QPointF(round(picture.center().x()) + 0.5, round(picture.center().y()) + 0.5)
    _line(painter, 0.5)
    painter.drawLine(middle - QPointF(8, 0), middle + QPointF(8, 0))
    painter.drawLine(middle - QPointF(0, 8), middle + QPointF(0, 8))


def inset_of(picture: QRectF) -> tuple[float, float]:
    """How far the pills stand from the picture's edge, across and down: inside title safe where there is room."""
    if picture.width() < _SMALL:
        return 8.0, 8.0
    return round(picture.width() * (1 - SAFE_TITLE) / 2) + 12.0, round(picture.height() * (1 - SAFE_TITLE) / 2) + 12.0


def bands_of(picture: QRectF) -> tuple[QRectF, QRectF]:
    """The two strips, at the head and the foot of the picture, that hold all pills and the dialogue."""
    _, down = inset_of(picture)
    foot = PILL_HEIGHT + 16 + 3.2 * max(13.0, picture.height() * 0.036)
    head = QRectF(picture.left(), picture.top() + down - 2, picture.width(), PILL_HEIGHT + 4)
    return head, QRectF(picture.left(), picture.bottom() - down - foot, picture.width(), foot + 4)


def _hud(painter: QPainter, theme: Theme, picture: QRectF, view: View) -> None:
    hud, small = view.hud, picture.width() < _SMALL
    across, down = inset_of(picture)
    left, right = picture.left() + across, picture.right() - across
    top, low = picture.top() + down, picture.bottom() - down - PILL_HEIGHT
    reached = _from_left(painter, theme, QPointF(left, top), hud.top_left)
    if hud.ladder is not None and right - reached > _LADDER_WIDTH:
        _ladder(painter, theme, QPointF(right, top), hud.ladder)
    elif hud.ladder is None:
        _from_right(painter, theme, QPointF(right, top), hud.top_right, reached)
    low_left = hud.low_left[:1] if small else hud.low_left
    reached = _from_left(painter, theme, QPointF(left, low), low_left)
    ends = _from_right(painter, theme, QPointF(right, low), hud.low_right[:1] if small else hud.low_right, reached)
    if hud.subtitle and view.card is None:
        _subtitle(painter, theme, picture, hud, QRectF(reached, low, ends - reached, PILL_HEIGHT))


def _from_left(painter: QPainter, theme: Theme, at: QPointF, pills: tuple[Pill, ...]) -> float:
    """Pills from a point on to the right; returns where they end."""
    for said in pills:
        box = pill(painter, theme, at, said.words, glyph=said.glyph, hue=said.hue)
        at = QPointF(box.right() + _GAP, at.y())
    return at.x()


def _from_right(painter: QPainter, theme: Theme, at: QPointF, pills: tuple[Pill, ...], least: float) -> float:
    """Pills from a point on to the left, as long as they stay right of `least`; returns where they end."""
    font = theme.font("label", tabular=True)
    for said in pills:
        width = QFontMetricsF(font).horizontalAdvance(said.words) + 12 + (18 if said.glyph else 0)
        if at.x() - width < least + _GAP:
            break
        box = pill(painter, theme, at, said.words, glyph=said.glyph, hue=said.hue, right=True)
        at = QPointF(box.left() - _GAP, at.y())
    return at.x()


_LADDER_WIDTH = 144.0


def _ladder(painter: QPainter, theme: Theme, at: QPointF, quality: int) -> None:
    """The passes as rising steps, their top right corner at `at`; those done are lit, the one on screen is named."""
    words = QCoreApplication.translate("Monitor", "Pass {0} of {1}, {2}")
    said = words.format(quality + 1, len(PASSES), PASSES[max(0, min(quality, len(PASSES) - 1))])
    font = theme.font("label", tabular=True)
    width = QFontMetricsF(font).horizontalAdvance(said) + 50
    box = QRectF(at.x() - width, at.y(), width, PILL_HEIGHT)
    fill(painter, box, theme.color("scrim", PILL_OPACITY), 4)
    unlit = QColor(_WHITE)
    unlit.setAlphaF(0.3)
    for step in range(len(PASSES)):
        tall = 4 + 3 * step
        lit = theme.color("accent_hi") if step <= quality else unlit
        painter.fillRect(QRectF(box.x() + 8 + step * 7, box.bottom() - 4 - tall, 5, tall), lit)
    painter.setFont(font)
    painter.setPen(_WHITE)
    painter.drawText(box.adjusted(42, 0, -4, 0), LEFT, said)


def _subtitle(painter: QPainter, theme: Theme, picture: QRectF, hud: Hud, gap: QRectF) -> None:
    """The dialogue, with a dark rim so that it is readable on snow; between the low pills, or above them."""
    size = max(13, round(picture.height() * 0.036))
    font = theme.font("body", px=size, weight=500)
    metrics = QFontMetricsF(font)
    rows = wrapped(hud.subtitle, font, picture.width() * 0.72, 2)
    tall = metrics.height()
    between = len(rows) == 1 and metrics.horizontalAdvance(rows[0]) + 32 <= 2 * min(
        gap.right() - picture.center().x(), picture.center().x() - gap.left()
    )
    y = gap.center().y() - tall / 2 if between else gap.top() - 8 - tall * len(rows)
    for row in rows:
        _rimmed(painter, theme, QRectF(picture.left(), y, picture.width(), tall), row, size)
        y += tall


def _rimmed(painter: QPainter, theme: Theme, box: QRectF, words: str, size: int) -> None:
    painter.setFont(theme.font("body", px=size, weight=500))
    painter.setPen(theme.color("scrim", 0.55))
    for across, down in ((-1, 0), (1, 0), (0, -1), (0, 1), (0, 2), (-1, 1), (1, 1)):
        painter.drawText(box.translated(across, down), CENTER, words)
    painter.setPen(_WHITE)
    painter.drawText(box, CENTER, words)
