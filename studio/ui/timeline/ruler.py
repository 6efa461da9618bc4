"""The ruler: ticks and times, the frame cache as a bar, the range, and markers."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from studio.model.rows import Marker
from studio.model.time import Rate, timecode
from studio.ui.session.playing import Span
from studio.ui.theme import Theme, paint
from studio.ui.timeline.layout import FLAG, Layout
from studio.ui.timeline.lettering import Counting
from studio.ui.timeline.rows import RULER

ROOM = 92
"""Least pixels between two times."""

SECONDS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 86_400)
CACHE_TOP, CACHE = 26, 4
LINE_TOP, MAJOR, MINOR, LINE_END = 4, 12, 18, 23


class Tick(NamedTuple):
    """A line of the ruler, at a reel frame; `words` are empty for a minor one."""

    frame: int
    words: str = ""


def ticks(layout: Layout, left: float, right: float) -> list[Tick]:
    """The ticks between two places, times as timecode has them: a second begins at its frame 0."""
    board, lens = layout.assembly.board, layout.lens
    rate, start = board.project.rate, board.project.start_frame
    first, last = (max(0, int(frame)) for frame in lens.span(left - ROOM, right + 1))
    last = min(last, max(board.length, 1))
    counting = Counting.of(rate)
    second_px = counting.nominal * lens.per_frame
    step = next((one for one in SECONDS if one * second_px >= ROOM), SECONDS[-1])
    if second_px >= 2.5 * ROOM:
        return list(_fine(range(first, last + 1), rate, start, lens.per_frame))
    minor = _minor(step)
    found: list[Tick] = []
    second = counting.second(start + first) // minor * minor
    while (frame := counting.frame(second) - start) <= last:
        if frame >= 0:
            found.append(Tick(frame, _time(second) if second % step == 0 else ""))
        second += minor
    return found


def _minor(step: int) -> int:
    """Seconds between two lines, where `step` is between two times."""
    return next((step // part for part in (5, 6, 4, 3, 2) if step % part == 0), step)


def _fine(frames: range, rate: Rate, start: int, per_frame: float) -> Iterator[Tick]:
    """Ticks of single frames, with times at whole parts of a second."""
    parts = [part for part in range(1, rate.nominal + 1) if rate.nominal % part == 0]
    step = next((part for part in parts if part * per_frame >= ROOM), rate.nominal)
    line = next((part for part in parts if part * per_frame >= 8), rate.nominal)
    for frame in frames:
        code = timecode(start + frame, rate)
        part = int(code[9:])
        if part % step == 0:
            yield Tick(frame, code[3:])
        elif part % line == 0:
            yield Tick(frame)


def _time(second: int) -> str:
    minutes, seconds = divmod(second, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours % 24}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"


class Ruler:
    """Paints the ruler of a layout between two places."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.words: list[QRectF] = []
        """Where times stand, and markers with their names."""

    def paint(self, painter: QPainter, layout: Layout, area: QRectF, spans: Sequence[Span]) -> None:
        """Paint the part of the ruler in `area`."""
        theme = self._theme
        painter.fillRect(QRectF(area.x(), 0, area.width(), RULER), theme.color("panel"))
        painter.fillRect(QRectF(area.x(), RULER - 1, area.width(), 1), theme.color("hair"))
        markers = self._markers(layout, area)
        self.words = [box.adjusted(2 * FLAG + 2, 0, 0, 0) for box, _, _ in markers]
        self.words += [QRectF(x - FLAG, 3, 2 * FLAG, 15) for _, x, _ in markers]
        font = theme.font("label", tabular=True)
        metrics = QFontMetricsF(font)
        for tick in ticks(layout, area.left(), area.right()):
            x = layout.lens.x(tick.frame) + 0.5
            major = bool(tick.words)
            taken = QRectF(x + 5, LINE_TOP, metrics.horizontalAdvance(tick.words) if major else 0, 16)
            major = major and not any(box.adjusted(-6, 0, 6, 0).intersects(taken) for box, _, _ in markers)
            painter.setPen(QPen(theme.color("faint" if major else "edge"), 1))
            painter.drawLine(QPointF(x, MAJOR if major else MINOR), QPointF(x, LINE_END))
            if major:
                self.words.append(taken.adjusted(0, 0, 2, 0))
                paint.text(painter, taken.adjusted(0, 0, 4, 0), tick.words, font, theme.color("faint"))
        self._cache(painter, layout, area, spans)
        for box, at, marker in markers:
            self._flag(painter, box, at, marker)

    def range(self, painter: QPainter, layout: Layout, marked: tuple[int, int]) -> None:
        """The reel's range: a wash over the ruler, and a bracket at each end."""
        theme = self._theme
        left, right = (layout.lens.x(frame) for frame in marked)
        painter.fillRect(QRectF(left, 20, right - left, RULER - 21), theme.color("text", 0.1))
        painter.setPen(QPen(theme.color("text"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        for x, inwards in ((left + 1, 5), (right - 1, -5)):
            painter.drawPolyline([QPointF(x + inwards, 14), QPointF(x, 14), QPointF(x, 30), QPointF(x + inwards, 30)])

    def _markers(self, layout: Layout, area: QRectF) -> list[tuple[QRectF, int, Marker]]:
        """Markers in sight: the box of the name, the flag's place; a name goes where the next flag stands."""
        metrics = QFontMetricsF(self._theme.font("label"))
        found: list[tuple[QRectF, int, Marker]] = []
        places = [(layout.lens.x(at), marker) for at, marker in layout.assembly.board.reel_markers]
        for number, (x, marker) in enumerate(places):
            if not area.left() - 240 <= x <= area.right() + FLAG:
                continue
            room = places[number + 1][0] - x - 2 * FLAG - 12 if number + 1 < len(places) else 240
            width = min(metrics.horizontalAdvance(marker.name) + 2, room, 220) if marker.name else 0
            found.append((QRectF(x - FLAG, LINE_TOP, 2 * FLAG + 4 + max(0, width), 16), x, marker))
        return found

    def _flag(self, painter: QPainter, box: QRectF, x: int, marker: Marker) -> None:
        theme = self._theme
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("text"))
        corners = ((x - 4, 4), (x + 4, 4), (x + 4, 12), (x, 17), (x - 4, 12))
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
        if marker.notes:
            painter.setBrush(theme.color("panel"))
            painter.drawEllipse(QPointF(x, 9), 1.6, 1.6)
        if box.width() > 2 * FLAG + 24:
            paint.text(
                painter, box.adjusted(2 * FLAG + 3, 0, 0, 0), marker.name, theme.font("label"), theme.color("text")
            )

    def _cache(self, painter: QPainter, layout: Layout, area: QRectF, spans: Sequence[Span]) -> None:
        lens, right = layout.lens, layout.lens.x(layout.assembly.length)
        left = max(area.left(), lens.x(0))
        if right > left:
            bed = QRectF(left, CACHE_TOP + 1.5, min(right, area.right()) - left, 1)
            painter.fillRect(bed, self._theme.color("edge"))
        for span in spans:
            box = QRectF(lens.x(span.first), CACHE_TOP, lens.x(span.last) - lens.x(span.first), CACHE)
            if span.kind != "missing" and box.right() >= area.left() and box.left() <= area.right():
                cache_bar(painter, self._theme, box, span.kind)


def cache_bar(painter: QPainter, theme: Theme, box: QRectF, kind: str) -> None:
    """A piece of the cache bar: solid is cached, dashes are held, slants with an end are being made, a hairline is
    missing."""
    if kind == "cached":
        painter.fillRect(box, theme.color("faint"))
    elif kind == "held":
        pen = QPen(theme.color("faint"), box.height(), Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([1.5, 1])
        painter.setPen(pen)
        painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()))
    elif kind == "making":
        painter.fillRect(box, theme.color("accent", 0.45))
        paint.hatch(painter, box, theme.color("accent"), step=6, width=2.5)
        painter.fillRect(QRectF(box.right() - 2, box.y() - 2, 2, box.height() + 2), theme.color("accent"))
    else:
        painter.fillRect(QRectF(box.x(), box.center().y() - 0.5, box.width(), 1), theme.color("faint"))
