"""The page: the timeline as it is without playhead and drags, painted into one pixmap, of which only what changed is
painted anew. Playing and dragging then cost a copy of a few pixels."""

from collections.abc import Iterable
from math import ceil

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPixmap

from studio.edit.report import Changes
from studio.model.rows import Shot
from studio.ui.theme import Theme, paint
from studio.ui.timeline.aside import Aside
from studio.ui.timeline.face import Face
from studio.ui.timeline.lanes import Lanes
from studio.ui.timeline.lens import GUTTER
from studio.ui.timeline.reel import ReelRow
from studio.ui.timeline.rows import RULER
from studio.ui.timeline.ruler import Ruler
from studio.ui.timeline.stage import Stage


class Page(QObject):
    """Paints the stage. `dirty` bears the rectangle that is no longer as it was."""

    dirty = Signal(QRect)

    def __init__(self, stage: Stage, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._theme = theme
        self._ruler = Ruler(theme)
        self._lanes = Lanes(theme)
        self.aside = Aside(self)
        if stage.session.settings.reduce_motion:
            self.aside.duration = 0
        self._reel = ReelRow(stage, theme, self._lanes, self.aside)
        self._pixmap = QPixmap()
        self._stale: list[QRect] = []
        self._size = QSize()
        self._listen(stage, theme)

    def _listen(self, stage: Stage, theme: Theme) -> None:
        session = stage.session
        theme.changed.connect(self._redress)
        stage.looked.connect(self._settle)
        stage.staged.connect(self._restage)
        self.aside.moved.connect(self.redraw)
        session.changed.connect(self._follow)
        session.selection.changed.connect(self._redraw_strips)
        session.standings.changed.connect(self._restand)
        session.thumbnails.arrived.connect(self._pictures_arrived)
        session.making.progressed.connect(self._progressed)
        session.playing.cached.connect(self._redraw_ruler)
        session.playing.changed.connect(self._redraw_ruler)

    def show(self, size: QSize, scale: float) -> QPixmap:
        """The page, `size` large, with what was out of date painted anew."""
        if size != self._size or scale != self._reel.strips.scale:
            if scale != self._reel.strips.scale:
                self._reel.strips.forget()
            self._size, self._reel.strips.scale = size, scale
            self._pixmap = QPixmap(ceil(size.width() * scale), ceil(size.height() * scale))
            self._pixmap.setDevicePixelRatio(scale)
            self._stale = [QRect(0, 0, size.width(), size.height())]
        if self._stale:
            painter = QPainter(self._pixmap)
            paint.smooth(painter)
            for rect in self._stale:
                painter.setClipRect(rect)
                self._paint(painter, QRectF(rect))
            painter.end()
            self._stale = []
        return self._pixmap

    def words_under(self, box: QRectF) -> list[QRectF]:
        """The times and names on the ruler that a box would cut into."""
        near = box.adjusted(-4, 0, 4, 0)
        return [near, *(words for words in self._ruler.words if words.intersects(near))]

    def strip(self, painter: QPainter, box: QRectF, shot: Shot) -> None:
        """A strip by itself, as the ghost of a drag is."""
        board = self._stage.session.board
        face = self._reel.faces.of(board, shot)
        self._reel.strips.draw(painter, box, face, box, selected=True)

    def has_sound(self) -> bool:
        """Whether any shot of the reel has something to hear."""
        return self._reel.hearing.any()

    def face(self, shot: Shot) -> Face:
        """What a shot shows now."""
        return self._reel.faces.of(self._stage.board, shot)

    def redraw(self, rect: QRect | None = None) -> None:
        """Have a rectangle, or all, painted anew when it is next shown."""
        rect = rect or QRect(0, 0, self._size.width(), self._size.height())
        if not rect.isEmpty():
            for other in [one for one in self._stale if one.intersects(rect)]:
                rect = rect.united(other)
                self._stale.remove(other)
            self._stale.append(rect)
            self.dirty.emit(rect)

    def _paint(self, painter: QPainter, area: QRectF) -> None:
        stage = self._stage
        layout = stage.layout
        painter.fillRect(area, self._theme.color("well"))
        bed = area & QRectF(GUTTER, 0, max(0, self._size.width() - GUTTER), self._size.height())
        if bed.isEmpty():
            self._lanes.gutter(painter, layout)
            return
        if bed.top() < RULER:
            frames = layout.lens.span(bed.left(), bed.right())
            spans = stage.session.playing.spans(max(0, int(frames[0])), max(0, int(frames[1]) + 1))
            self._ruler.paint(painter, layout, bed, spans)
            marked = stage.session.playing.range
            if marked is not None:
                self._ruler.range(painter, layout, marked)
        if bed.bottom() > RULER:
            self._lanes.bands(painter, layout, bed)
            self._reel.paint(painter, layout, bed)
        if area.left() < GUTTER:
            self._lanes.gutter(painter, layout)

    def _redress(self) -> None:
        self._reel.strips.forget()
        self.redraw()

    def _settle(self) -> None:
        self.aside.settle()
        self._reel.drawn.clear()
        self.redraw()

    def _restage(self) -> None:
        stage = self._stage
        if stage.lifted and stage.previewing:
            layout, before = stage.layout, self._reel.drawn
            reel = layout.assembly.reel
            seen = layout.visible(-self._size.width(), 2 * self._size.width())
            if len(seen) < 400:
                self.aside.go(before, {reel[index].id: layout.box(index).x() for index in seen})
        elif not stage.lifted:
            self.aside.settle()
        self._reel.drawn = {}
        self.redraw()

    def _follow(self, changes: Changes) -> None:
        self._reel.hearing.follow(changes)
        if changes.ids("shots"):
            self._reel.restand(None)
        if changes.ids("takes") or changes.ids("project"):
            self._reel.faces.forget()

    def _restand(self, shots: frozenset[str]) -> None:
        self._reel.restand(shots)
        self._reel.faces.forget(shots)
        self._redraw_shots(shots)

    def _pictures_arrived(self, shots: frozenset[str]) -> None:
        self._reel.faces.arrived(shots)
        self._redraw_shots(shots)

    def _progressed(self, shot: str) -> None:
        self._reel.faces.forget((shot,))
        self._redraw_shots((shot,))

    def _redraw_shots(self, shots: Iterable[str]) -> None:
        layout = self._stage.layout
        seen = layout.visible()
        for shot in shots:
            index = layout.assembly.index(shot)
            if index is not None and index in seen:
                box = layout.box(index).toAlignedRect()
                self.redraw(box.adjusted(-12, -1, 12, 1) & QRect(0, 0, self._size.width(), self._size.height()))

    def _redraw_strips(self) -> None:
        rows = self._stage.rows
        self.redraw(QRect(GUTTER, rows.strip_top - 1, self._size.width() - GUTTER, rows.strip + 2))

    def _redraw_ruler(self) -> None:
        self.redraw(QRect(GUTTER, 0, self._size.width() - GUTTER, RULER))
