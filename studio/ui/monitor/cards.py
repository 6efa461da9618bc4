"""Title cards: what stands where a shot has no picture, drawn at the size of the picture it stands for."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from studio.ui.monitor.overlay import inset_of
from studio.ui.monitor.view import Card
from studio.ui.theme import STATES, Theme
from studio.ui.theme.paint import CENTER, LEFT, PILL_HEIGHT, RIGHT, fill, smooth, text, wrapped

_ROWS = 4


def paint_card(painter: QPainter, theme: Theme, box: QRectF, card: Card) -> None:
    """Draw a card into `box`; `theme` is a dark one.

    All measures are parts of the box (a sixteenth of its width, or a ninth of its height), so that a card looks the
    same at every size.
    """
    painter.save()
    smooth(painter)
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    fill(painter, box, theme.color("well" if card.kind == "nothing" else "panel"))
    unit = min(box.width() / 16, box.height() / 9)
    if card.kind == "nothing":
        _invitation(painter, theme, box, ("film-strip", card.title, card.prompt), unit)
    elif card.kind == "blank":
        _dashes(painter, theme, box, unit)
        _invitation(painter, theme, box, ("plus", card.title, card.reason), unit)
        _foot(painter, theme, box, card, unit)
    else:
        _words(painter, theme, box, card, unit)
        _foot(painter, theme, box, card, unit)
    painter.restore()


def _font(theme: Theme, px: float, weight: int) -> QFont:
    return theme.font("body", px=max(11, round(px)), weight=weight)


def _dashes(painter: QPainter, theme: Theme, box: QRectF, unit: float) -> None:
    """The outline that an empty shot has everywhere."""
    pen = QPen(theme.color("edge"), 1.5)
    pen.setDashPattern([4, 4])
    painter.setPen(pen)
    edge = unit * 0.4
    painter.drawRoundedRect(box.adjusted(edge, edge, -edge, -edge), 8, 8)


def _invitation(painter: QPainter, theme: Theme, box: QRectF, said: tuple[str, str, str], unit: float) -> None:
    """A glyph, a title and a line, in the middle of the box."""
    glyph, title, line = said
    px = max(22.0, unit * 0.9)
    y = box.center().y() - px
    theme.draw_glyph(painter, glyph, QRectF(box.center().x() - px, y - px / 2, px * 2, px), theme.color("faint"), px)
    row = QRectF(box.left(), y + px * 0.75, box.width(), max(18.0, unit * 0.62))
    text(painter, row, title, _font(theme, max(13.0, unit * 0.4), 600), theme.color("text"), align=CENTER)
    row.translate(0, row.height())
    text(painter, row, line, _font(theme, max(12.0, unit * 0.28), 400), theme.color("faint"), align=CENTER)


def _words(painter: QPainter, theme: Theme, box: QRectF, card: Card, unit: float) -> None:
    """Title, prompt, dialogue and what is wrong, as one block a little above the middle."""
    left, width = box.left() + unit * 1.5, box.width() - unit * 3
    name, prompt = _font(theme, unit * 0.4, 600), _font(theme, unit * 0.52, 400)
    speech = _font(theme, unit * 0.36, 400)
    rows = wrapped(card.prompt, prompt, width, _ROWS)
    said = wrapped(f"“{card.dialogue}”", speech, width, 2) if card.dialogue else []
    step, small = QFontMetricsF(prompt).height() * 1.16, QFontMetricsF(speech).height() * 1.2
    tall = unit * 0.8 + step * len(rows) + (unit * 0.3 + small * len(said) if said else 0)
    tall += unit * 0.9 if card.reason else 0
    y = max(box.top() + unit * 0.9, box.center().y() - unit * 0.35 - tall / 2)
    text(painter, QRectF(left, y, width, unit * 0.6), card.title, name, theme.color("faint"))
    y += unit * 0.8
    for row in rows:
        text(painter, QRectF(left, y, width, step), row, prompt, theme.color("text"))
        y += step
    y += unit * 0.3 if said else 0
    for row in said:
        text(painter, QRectF(left, y, width, small), row, speech, theme.color("soft"))
        y += small
    if card.reason:
        _reason(painter, theme, QRectF(left, y + unit * 0.35, width, max(18.0, unit * 0.5)), card, unit)


def _reason(painter: QPainter, theme: Theme, row: QRectF, card: Card, unit: float) -> None:
    look = STATES["offline" if card.kind == "offline" else "failed" if card.kind == "failed" else "queued"]
    px = max(13.0, unit * 0.34)
    theme.draw_glyph(painter, look.glyph, QRectF(row.left(), row.top(), px, row.height()), theme.color(look.hue), px)
    words = QRectF(row.left() + px * 1.5, row.top(), row.width() - px * 1.5, row.height())
    text(painter, words, card.reason, _font(theme, max(12.0, unit * 0.28), 500), theme.color(look.hue))


def _foot(painter: QPainter, theme: Theme, box: QRectF, card: Card, unit: float) -> None:
    """Under a hairline: scene, link to the shot before, length."""
    inset = unit * 1.5
    y = box.bottom() - inset_of(box)[1] - PILL_HEIGHT - 8 - max(20.0, unit * 0.7)
    painter.setPen(QPen(theme.color("edge"), 1))
    painter.drawLine(QPointF(box.left() + inset, y), QPointF(box.right() - inset, y))
    row = QRectF(box.left() + inset, y + unit * 0.12, box.width() - inset * 2, max(16.0, unit * 0.5))
    small, color = _font(theme, unit * 0.26, 500), theme.color("faint")
    taken = text(painter, row, card.length, small, color, align=RIGHT)
    width = row.width() - taken - unit
    used = text(painter, QRectF(row.left(), row.top(), width, row.height()), card.scene, small, color, align=LEFT)
    if not card.chain:
        return
    px = max(12.0, unit * 0.28)
    x = row.left() + used + unit * 0.6
    theme.draw_glyph(painter, "link-simple-bold", QRectF(x, row.top(), px, row.height()), color, px)
    x += px * 1.4
    text(painter, QRectF(x, row.top(), row.left() + width - x, row.height()), card.chain, small, color)
