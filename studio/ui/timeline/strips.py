"""Strips: head, body and foot of a shot, painted once into a pixmap and kept until the face or the size is another."""

from collections import OrderedDict
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPixmap

from studio.ui.theme import STATES, Theme, paint
from studio.ui.theme.theme import RADIUS
from studio.ui.timeline.bodies import Picture, Sheet, paint_body
from studio.ui.timeline.face import Face
from studio.ui.timeline.layout import FOOT, HEAD, body_of

PROMPT_FROM, NUMBER_FROM, STATE_FROM, PICTURE_FROM = 56, 40, 20, 12
"""Widths below which the prompt goes, then the glyph, then the number, then the picture (theme, section 5)."""

CACHED_TO = 1600
"""Strips wider than this are painted where they are, since only a part of them is in sight."""

KEPT_BYTES = 48 << 20
EDGE = 1
"""Room around a kept strip for the outline of a selected one."""

TURN = 45
"""Degrees that the glyph of a running job turns for each part in a hundred."""

DASHES: dict[str, list[float]] = {"dashes": [4, 2], "dash_dot": [3, 1, 1, 1], "dots": [1, 1.4]}
"""Patterns of the foot's rule, in units of its height."""


class _Key(NamedTuple):
    face: Face
    width: int
    height: int
    selected: bool


class Strips:
    """Paints strips. `aspect` is width by height of the project's pictures."""

    def __init__(self, theme: Theme, picture: Picture) -> None:
        self._theme = theme
        self._picture = picture
        self._kept: OrderedDict[_Key, QPixmap] = OrderedDict()
        self.kept_bytes = 0
        self.aspect = 16 / 9
        self.scale = 1.0

    def forget(self) -> None:
        """All that is kept is out of date: the theme or the scale changed."""
        self._kept.clear()
        self.kept_bytes = 0

    def draw(self, painter: QPainter, box: QRectF, face: Face, visible: QRectF, *, selected: bool) -> None:
        """Draw a strip into its box, from what is kept where that can be."""
        if box.width() > CACHED_TO:
            self._paint(painter, box, face, visible, selected=selected)
            return
        key = _Key(face, int(box.width()), int(box.height()), selected)
        pixmap = self._kept.get(key)
        if pixmap is None:
            pixmap = self._keep(key)
        else:
            self._kept.move_to_end(key)
        painter.drawPixmap(QPoint(int(box.x()) - EDGE, int(box.y()) - EDGE), pixmap)

    def _keep(self, key: _Key) -> QPixmap:
        scale = self.scale
        pixmap = QPixmap(ceil((key.width + 2 * EDGE) * scale), ceil((key.height + 2 * EDGE) * scale))
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(self._theme.color("well"))
        painter = QPainter(pixmap)
        paint.smooth(painter)
        box = QRectF(EDGE, EDGE, key.width, key.height)
        self._paint(painter, box, key.face, box, selected=key.selected)
        painter.end()
        self._kept[key] = pixmap
        self.kept_bytes += _size(pixmap)
        while self.kept_bytes > KEPT_BYTES and len(self._kept) > 1:
            self.kept_bytes -= _size(self._kept.popitem(last=False)[1])
        return pixmap

    def _paint(self, painter: QPainter, box: QRectF, face: Face, visible: QRectF, *, selected: bool) -> None:
        theme = self._theme
        seen = box & visible.adjusted(-8, 0, 8, 0)
        painter.save()
        painter.setClipPath(
            paint.rounded(box, RADIUS["strip"] if box.width() > 8 else 1), Qt.ClipOperation.IntersectClip
        )
        if face.look != "empty":
            painter.fillRect(seen, theme.color("strip"))
        if box.width() >= PICTURE_FROM:
            body = body_of(box)
            paint_body(Sheet(painter, theme, face, box, body, seen, self.aspect, self._picture, self.scale))
        if selected:
            painter.fillRect(QRectF(box.x(), box.y(), box.width(), HEAD) & seen, theme.color("accent_wash"))
        self._foot(painter, QRectF(box.x(), box.bottom() - FOOT, box.width(), FOOT), face, seen)
        painter.restore()
        if box.width() >= STATE_FROM:
            self._head(painter, QRectF(box.x(), box.y(), box.width(), HEAD), face, selected=selected)
        self._outline(painter, box, face, selected=selected)

    def _outline(self, painter: QPainter, box: QRectF, face: Face, *, selected: bool) -> None:
        if selected:
            width = 2.0 if box.width() > 8 else 1.0
            around = box.adjusted(-1, -1, 1, 1)
            paint.outline(painter, around, self._theme.color("accent"), radius=RADIUS["strip"] + 1, width=width)
        elif face.look == "empty" and box.width() > 4:
            pen = QPen(self._theme.color("faint"), 1, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([3, 3])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _head(self, painter: QPainter, box: QRectF, face: Face, *, selected: bool) -> None:
        theme, left, right = self._theme, box.x() + 4, box.right() - 6
        if box.width() >= NUMBER_FROM:
            self._glyph(painter, QRectF(left, box.y(), 16, HEAD), face)
            left += 19
        number = theme.font("ui", tabular=True, weight=600)
        if box.width() < NUMBER_FROM:
            hue = STATES[face.look].hue if face.look != "empty" else "faint"
            at = QRectF(box.x() + 1, box.y(), box.width() - 2, HEAD)
            paint.text(painter, at, str(face.number), number, theme.color(hue), align=paint.CENTER)
            return
        at = QRectF(left, box.y(), right - left, HEAD)
        left += paint.text(painter, at, str(face.number), number, theme.color("text")) + 6
        if face.label:
            named = theme.font("label", weight=600)
            if right - left > QFontMetricsF(named).horizontalAdvance(face.label):
                at = QRectF(left, box.y(), right - left, HEAD)
                left += paint.text(painter, at, face.label, named, theme.color("soft")) + 6
        label = theme.font("label", tabular=True)
        taken = QFontMetricsF(label).horizontalAdvance(face.tail)
        making = face.look == "generating"
        if (box.width() >= 90 and right - left - taken > 20) or (making and right - left >= taken):
            hue = "accent_text" if making else "soft" if selected else "faint"
            at = QRectF(right - taken - 1, box.y(), taken + 1, HEAD)
            paint.text(painter, at, face.tail, label, theme.color(hue), align=paint.RIGHT)
            right -= taken + 8
        if face.starred and right - left > 18:
            theme.draw_glyph(painter, "star-fill", QRectF(right - 13, box.y(), 14, HEAD), theme.color("soft"), 12)
            right -= 18
        if face.sound and right - left > 18:
            theme.draw_glyph(
                painter, "speaker-high-fill", QRectF(right - 13, box.y(), 14, HEAD), theme.color("soft"), 12
            )
            right -= 18
        if box.width() >= PROMPT_FROM and right - left > 24:
            at = QRectF(left, box.y(), right - left, HEAD)
            paint.text(painter, at, face.prompt, theme.font("label"), theme.color("text" if selected else "soft"))

    def _glyph(self, painter: QPainter, box: QRectF, face: Face) -> None:
        """The state's glyph; that of a running job turns as the job gets on."""
        if face.look != "generating":
            paint.state_glyph(painter, self._theme, face.look, box, 13)
            return
        painter.save()
        painter.translate(box.center())
        painter.rotate(TURN * face.part)
        paint.state_glyph(painter, self._theme, face.look, box.translated(-box.center()), 13)
        painter.restore()

    def _foot(self, painter: QPainter, box: QRectF, face: Face, seen: QRectF) -> None:
        """The rule along the foot, which tells the state to who sees no hues."""
        theme, look = self._theme, STATES[face.look]
        if look.foot == "solid":
            painter.fillRect(box & seen, theme.color(look.hue))
        elif look.foot == "fill":
            painter.fillRect(box & seen, theme.color("pressed"))
            painter.fillRect(QRectF(box.x(), box.y(), box.width() * face.part / 100, FOOT), theme.color("accent"))
        elif look.foot in DASHES:
            pen = QPen(theme.color(look.hue), FOOT, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
            pen.setDashPattern(DASHES[look.foot])
            painter.setPen(pen)
            painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()))


def _size(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
