"""What lies over the page and changes with every move: playhead, ghost, insertion line, rubber band, hints."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from studio.model.time import Rate
from studio.ui.theme import Theme, paint
from studio.ui.timeline.hand import Hand
from studio.ui.timeline.lanes import Lanes
from studio.ui.timeline.layout import Layout
from studio.ui.timeline.lens import GUTTER
from studio.ui.timeline.lettering import flag_text
from studio.ui.timeline.page import Page
from studio.ui.timeline.rows import RULER
from studio.ui.timeline.stage import Ghost, Hint, Stage

FLAG_WIDTH, FLAG_HEIGHT = 76, 18
YIELDING = 240
"""Pixels beside the flag within which a name may begin or end that gives way to it."""


class Overlays:
    """Paints over the page."""

    def __init__(self, stage: Stage, theme: Theme, page: Page) -> None:
        self._stage = stage
        self._theme = theme
        self._page = page
        self._lanes = Lanes(theme)

    def paint(self, painter: QPainter, hand: Hand) -> None:
        """Paint all that lies over the page, but for the rows' names, which nothing covers."""
        stage, layout = self._stage, self._stage.layout
        rows = layout.rows
        painter.setClipRect(QRectF(GUTTER, 0, layout.lens.width - GUTTER, rows.height))
        self._hovered(painter, layout, hand)
        if stage.band is not None:
            painter.fillRect(stage.band, self._theme.color("accent", 0.12))
            paint.outline(painter, stage.band, self._theme.color("accent", 0.8))
        if stage.snapped is not None:
            x = layout.lens.x(stage.snapped)
            painter.fillRect(QRectF(x - 0.5, RULER - 9, 1, rows.height), self._theme.color("text", 0.7))
        self.playhead(painter, layout, stage.playhead)
        if stage.cutting is not None:
            self._blade(painter, layout, stage.cutting)
        if stage.ghost is not None:
            self._ghost(painter, layout, stage.ghost)
        if stage.hint is not None:
            self._hint(painter, layout, stage.hint)

    def playhead(self, painter: QPainter, layout: Layout, frame: int) -> None:
        """The playhead: a line through all rows, and a flag with its timecode on the ruler."""
        theme, x, project = self._theme, layout.lens.x(frame), layout.assembly.board.project
        if not GUTTER <= x <= layout.lens.width or not layout.assembly.reel:
            return
        painter.fillRect(
            QRectF(x - 2, RULER, 4.5, layout.rows.height), theme.color("scrim", 0.3 if theme.is_dark else 0.12)
        )
        painter.fillRect(QRectF(x - 0.5, 20, 1.5, layout.rows.height), theme.color("accent"))
        words = flag_text(frame, project.start_frame, project.rate)
        box = flag_box(layout, x, words)
        for covered in self._page.words_under(box):
            painter.fillRect(covered, theme.color("panel"))
        paint.fill(painter, box, theme.color("accent"), 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawPolygon(QPolygonF([QPointF(x - 5, 19), QPointF(x + 5, 19), QPointF(x, 25)]))
        font = theme.font("label", tabular=True, weight=600)
        paint.text(painter, box, words, font, theme.color("accent_ink"), align=paint.CENTER)

    def _hovered(self, painter: QPainter, layout: Layout, hand: Hand) -> None:
        """What a press would take hold of: an edge, a cut, a link that could be made."""
        spot, stage = hand.hovered, self._stage
        if spot is None or spot.place is None or hand.busy or stage.tool == "blade" or stage.session.read_only:
            return
        if spot.place >= len(layout.assembly.reel):
            return
        box, accent = layout.box(spot.place), self._theme.color("accent")
        if spot.zone in ("in", "out"):
            x = box.left() if spot.zone == "in" else box.right()
            self._bracket(painter, layout, x, 4 if spot.zone == "in" else -4)
        elif spot.zone == "cut":
            painter.fillRect(QRectF(box.left() - 2, box.y(), 2, box.height()), accent)
        elif spot.zone == "link" and not layout.assembly.reel[spot.place].bridge:
            self._lanes.disc(painter, layout.disc(spot.place), offered=True)

    def _bracket(self, painter: QPainter, layout: Layout, x: float, inwards: float) -> None:
        top, bottom = layout.rows.strip_top + 1, layout.rows.strip_bottom - 1
        pen = QPen(self._theme.color("accent"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        corners = [(x + inwards, top), (x, top), (x, bottom), (x + inwards, bottom)]
        painter.drawPolyline([QPointF(*corner) for corner in corners])

    def _blade(self, painter: QPainter, layout: Layout, frame: int) -> None:
        x, rows = layout.lens.x(frame), layout.rows
        painter.fillRect(QRectF(x - 0.5, rows.strip_top - 3, 1, rows.strip + 6), self._theme.color("text"))
        self._theme.draw_glyph(
            painter, "scissors", QRectF(x - 8, rows.strip_top - 16, 16, 14), self._theme.color("text"), 13
        )

    def _ghost(self, painter: QPainter, layout: Layout, ghost: Ghost) -> None:
        """The strip that was taken hold of, under the pointer, and a line where it would go."""
        stage, theme = self._stage, self._theme
        if stage.previewing:
            index = min((layout.assembly.index(shot) or 0 for shot in stage.lifted), default=0)
            x = layout.lens.x(layout.assembly.starts[index])
            painter.fillRect(QRectF(x - 1, layout.rows.strip_top - 3, 2, layout.rows.strip + 6), theme.color("accent"))
        shot = stage.session.board.shots.get(ghost.shot)
        if shot is None:
            return
        width = max(8, round(shot.length * layout.lens.per_frame) - 2)
        box = QRectF(round(ghost.x), layout.rows.strip_top + 6, width, layout.rows.strip)
        painter.setOpacity(0.8)
        if ghost.many > 1:
            paint.fill(painter, box.translated(5, 5), theme.color("pressed"), 4)
        self._page.strip(painter, box, shot)
        painter.setOpacity(1.0)
        if ghost.many > 1:
            badge = QRectF(box.left() - 8, box.top() - 8, 0, 20)
            font = theme.font("label", tabular=True, weight=600)
            badge.setWidth(max(20.0, QFontMetricsF(font).horizontalAdvance(str(ghost.many)) + 12))
            paint.fill(painter, badge, theme.color("accent"), 10)
            paint.text(painter, badge, str(ghost.many), font, theme.color("accent_ink"), align=paint.CENTER)

    def _hint(self, painter: QPainter, layout: Layout, hint: Hint) -> None:
        width = QFontMetricsF(self._theme.font("label", tabular=True)).horizontalAdvance(hint.words) + 12
        x = min(max(hint.x + 12, GUTTER + 4), layout.lens.width - width - 4)
        y = min(max(hint.y - 28, 2), layout.rows.height - 24)
        paint.pill(painter, self._theme, QPointF(x, y), hint.words)


def flag_width(words: str) -> int:
    """Pixels that the playhead's flag takes for a timecode."""
    return FLAG_WIDTH if len(words) <= 9 else FLAG_WIDTH + 18


def flag_box(layout: Layout, x: float, words: str) -> QRectF:
    """Where the flag is of a playhead at a place: over it, but within the ruler."""
    width = flag_width(words)
    left = min(max(x - width / 2, GUTTER + 2), layout.lens.width - width - 4)
    return QRectF(round(left), 2, width, FLAG_HEIGHT)


def playhead_rects(layout: Layout, frame: int, rate: Rate, start: int) -> tuple[QRect, QRect]:
    """What the playhead covers on a frame: its flag with the words that give way to it, and its line."""
    x = layout.lens.x(frame)
    flag = flag_box(layout, x, flag_text(frame, start, rate)).toAlignedRect()
    return flag.adjusted(-YIELDING, -2, YIELDING, RULER), QRect(x - 3, RULER, 7, layout.rows.height)
