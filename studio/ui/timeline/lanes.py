"""The rows beside the strips: scene bands, links on the cuts, what is heard, and the rows' names."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from studio.model.rows import Shot
from studio.ui.theme import Theme, paint
from studio.ui.timeline.layout import DISC, Layout
from studio.ui.timeline.lens import GUTTER
from studio.ui.timeline.lettering import length_text
from studio.ui.timeline.rows import RULER


class Lanes:
    """Paints the rows of a layout that are not strips."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def bands(self, painter: QPainter, layout: Layout, area: QRectF) -> None:
        """The scenes, with their names and lengths; the words stay in sight while the band is."""
        rows, lens, starts, theme = layout.rows, layout.lens, layout.assembly.starts, self._theme
        if not rows.band:
            return
        rate = layout.assembly.board.project.rate
        bold, plain = theme.font("label", weight=600), theme.font("label", tabular=True)
        for run in layout.assembly.runs_between(*lens.span(area.left(), area.right())):
            left, right = lens.x(starts[run.first]) + 1, lens.x(starts[run.last]) - 1
            box = QRectF(left, rows.band_top + 4, right - left, rows.band - 4)
            if box.width() < 12:
                painter.fillRect(QRectF(left, box.y(), max(1, box.width()), box.height()), theme.color("raised"))
                continue
            paint.fill(painter, box, theme.color("raised"), 3)
            words = QRectF(max(box.left(), GUTTER) + 8, box.y(), 0, box.height())
            words.setRight(box.right() - 6)
            if words.width() < 12:
                continue
            name = run.scene.name or str(run.number)
            if not name.startswith(str(run.number)):
                name = f"{run.number}  {name}"
            taken = paint.text(painter, words, name, bold, theme.color("soft"))
            length = length_text(starts[run.last] - starts[run.first], rate)
            if words.width() - taken - 14 > QFontMetricsF(plain).horizontalAdvance(length):
                paint.text(painter, words.adjusted(taken + 12, 0, 0, 0), length, plain, theme.color("faint"))

    def links(self, painter: QPainter, layout: Layout, seen: range, stale: Sequence[bool]) -> None:
        """A disc on each cut over which a shot starts from the frame before it; broken-looking where that is stale."""
        reel = layout.assembly.reel
        for number, index in enumerate(seen):
            if reel[index].bridge and index > 0:
                if layout.linkable(index):
                    self.disc(painter, layout.disc(index), stale=stale[number])
                elif layout.box(index).width() >= 8:
                    middle = layout.disc(index)
                    painter.fillRect(QRectF(middle.x() - 3, middle.y() - 1, 6, 2), self._theme.color("text"))

    def disc(self, painter: QPainter, middle: QPointF, *, stale: bool = False, offered: bool = False) -> None:
        """A link disc; `offered`: there is none yet, a click would make it."""
        theme = self._theme
        painter.setPen(QPen(theme.color("well"), 2))
        painter.setBrush(theme.color("stale" if stale else "raised" if offered else "hover"))
        painter.drawEllipse(middle, DISC, DISC)
        glyph = "link-simple-horizontal-break-bold" if stale else "link-simple-bold"
        hue = "well" if stale else "faint" if offered else "text"
        box = QRectF(middle.x() - 8, middle.y() - 8, 16, 16)
        theme.draw_glyph(painter, glyph, box, theme.color(hue), 13)

    def sound(self, painter: QPainter, layout: Layout, seen: range, heard: Sequence[bool]) -> None:
        """What each shot sounds like: the words of its shot list, and whether its take brings sound."""
        rows, theme = layout.rows, self._theme
        if not rows.sound:
            return
        for number, index in enumerate(seen):
            shot = layout.assembly.reel[index]
            words = _sound_of(shot)
            if not words and not heard[number]:
                continue
            strip = layout.box(index)
            box = QRectF(strip.x(), rows.sound_top, strip.width(), rows.sound)
            paint.fill(painter, box, theme.color("raised"), 4)
            if heard[number] and box.width() > 24:
                glyph = QRectF(box.x() + 4, box.y() + 2, 16, 16)
                theme.draw_glyph(painter, "speaker-high", glyph, theme.color("soft"), 13)
            inset = 22 if heard[number] else 8
            if box.width() > inset + 16:
                at = QRectF(box.x() + inset, box.y() + 2, box.width() - inset - 6, 16)
                paint.text(painter, at, words, theme.font("label"), theme.color("soft"))

    def gutter(self, painter: QPainter, layout: Layout) -> None:
        """The rows' names, at the left."""
        rows, theme, assembly = layout.rows, self._theme, layout.assembly
        painter.fillRect(QRectF(0, 0, GUTTER, rows.height), theme.color("panel"))
        painter.fillRect(QRectF(GUTTER - 1, 0, 1, rows.height), theme.color("hair"))
        painter.fillRect(QRectF(0, RULER - 1, GUTTER, 1), theme.color("hair"))
        label, bold = theme.font("label", tabular=True), theme.font("ui", weight=600)
        if rows.band:
            words = QCoreApplication.translate("Timeline", "Scenes")
            paint.text(painter, QRectF(12, rows.band_top + 3, 76, 18), words, label, theme.color("faint"))
        top = rows.strip_top
        words = QCoreApplication.translate("Timeline", "Reel")
        paint.text(painter, QRectF(12, top + 2, 76, 20), words, bold, theme.color("text"))
        count = len(assembly.reel)
        words = QCoreApplication.translate("Timeline", "{count} shots").format(count=f"{count:,}")
        words = QCoreApplication.translate("Timeline", "1 shot") if count == 1 else words
        paint.text(painter, QRectF(12, top + 24, 78, 18), words, label, theme.color("faint"))
        words = length_text(assembly.length, assembly.board.project.rate)
        paint.text(painter, QRectF(12, top + 42, 78, 18), words, label, theme.color("faint"))
        if rows.sound:
            words = QCoreApplication.translate("Timeline", "Sound")
            paint.text(painter, QRectF(12, rows.sound_top + 2, 76, 20), words, bold, theme.color("text"))


def _sound_of(shot: Shot) -> str:
    return " ".join(shot.sound.split())
