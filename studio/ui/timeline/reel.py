"""The row of the reel: the shots in sight as strips, or, from afar, as columns; with the links on their cuts, what is
heard below them, and the card that adds a shot behind the last."""

from collections.abc import Iterable
from math import ceil

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from studio.ui.theme import Theme, paint
from studio.ui.timeline.aside import Aside
from studio.ui.timeline.assembly import Assembly
from studio.ui.timeline.face import Face, Faces
from studio.ui.timeline.hearing import Hearing
from studio.ui.timeline.lanes import Lanes
from studio.ui.timeline.layout import Layout
from studio.ui.timeline.overview import RANKS, is_afar, paint_stretch, stretches
from studio.ui.timeline.stage import Stage
from studio.ui.timeline.strips import Strips

SCENE_FROM = 8
"""Pixels from which, on average, scenes are kept apart from afar."""


class ReelRow:
    """Paints the stage's shots. `drawn` is where each strip was drawn last (its left edge, by shot)."""

    def __init__(self, stage: Stage, theme: Theme, lanes: Lanes, aside: Aside) -> None:
        self._stage = stage
        self._theme = theme
        self._lanes = lanes
        self._aside = aside
        self.faces = Faces(stage.session)
        self.strips = Strips(theme, self._picture)
        self.drawn: dict[str, float] = {}
        self._ranks: dict[str, int] = {}
        self._ranking: tuple[Assembly, NDArray[np.uint8]] | None = None
        self.hearing = Hearing(stage.session)

    def paint(self, painter: QPainter, layout: Layout, area: QRectF) -> None:
        """Paint the shots in an area."""
        slack = 0.0 if not self._stage.lifted else float(layout.lens.width)
        seen = layout.visible(area.left() - slack, area.right() + slack)
        if is_afar(layout, seen):
            self._afar(painter, layout, area)
        else:
            self._near(painter, layout, area, seen)
        tail = layout.tail()
        if tail.left() < area.right() and not self._stage.session.read_only:
            self._tail(painter, tail, first=not layout.assembly.reel)

    def restand(self, shots: Iterable[str] | None) -> None:
        """These shots (`None`: all) may look other than before, from afar."""
        known = self._stage.session.board.shots
        self._ranking = None
        if shots is None:
            self._ranks = {}
        elif self._ranks:
            look = self._stage.session.standings.look
            self._ranks |= {shot: RANKS[look(shot)] for shot in shots if shot in known}

    def _near(self, painter: QPainter, layout: Layout, area: QRectF, seen: range) -> None:
        stage, reel = self._stage, layout.assembly.reel
        selection, lifted = stage.session.selection, stage.lifted
        outlined: list[tuple[QRectF, Face]] = []
        stale: list[bool] = []
        self.strips.aspect = _aspect(layout)
        for index in seen:
            shot, box = reel[index], layout.box(index)
            face = self.faces.of(layout.assembly.board, shot)
            stale.append(face.look == "stale")
            if shot.id in lifted and stage.previewing:
                self._gap(painter, box)
                continue
            box.translate(round(self._aside.shift(shot.id)), 0)
            self.drawn[shot.id] = box.x()
            if shot.id in selection:
                outlined.append((box, face))
            else:
                self.strips.draw(painter, box, face, area, selected=False)
        for box, face in outlined:
            self.strips.draw(painter, box, face, area, selected=True)
        if layout.rows.sound:
            hears = self.hearing.of
            self._lanes.sound(painter, layout, seen, [hears(reel[index].id) for index in seen])
        if not lifted:
            self._lanes.links(painter, layout, seen, stale)

    def _afar(self, painter: QPainter, layout: Layout, area: QRectF) -> None:
        stage, assembly = self._stage, layout.assembly
        ranks = self._ranked(assembly)
        selection = stage.session.selection
        chosen = None
        if len(selection):
            chosen = np.zeros(len(assembly.reel), np.bool_)
            chosen[[assembly.board.numbers[shot] - 1 for shot in selection.shots if shot in assembly.board.shots]] = (
                True
            )
        top, height = layout.rows.strip_top, layout.rows.strip
        for stretch in stretches(layout, (int(area.left()), ceil(area.right())), ranks, chosen):
            paint_stretch(painter, self._theme, stretch, top, height)
        runs = assembly.runs_between(*layout.lens.span(area.left(), area.right()))
        for run in runs if len(runs) < area.width() / SCENE_FROM else ():
            x = layout.lens.x(assembly.starts[run.last])
            painter.fillRect(QRectF(x - 1, top, 2, height), self._theme.color("well"))

    def _ranked(self, assembly: Assembly) -> NDArray[np.uint8]:
        """The shots' ranks in reel order, made again only where the reel or a shot's standing is another."""
        if self._ranking is None or self._ranking[0] is not assembly:
            self._ranking = (assembly, assembly.ranks(self._all_ranks()))
        return self._ranking[1]

    def _all_ranks(self) -> dict[str, int]:
        if not self._ranks:
            look = self._stage.session.standings.look
            self._ranks = {shot: RANKS[look(shot)] for shot in self._stage.session.board.shots}
        return self._ranks

    def _gap(self, painter: QPainter, box: QRectF) -> None:
        """The place that a strip on its way will take."""
        paint.fill(painter, box, self._theme.color("panel"), 4)
        pen = QPen(self._theme.color("edge"), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _tail(self, painter: QPainter, box: QRectF, *, first: bool) -> None:
        pen = QPen(self._theme.color("edge"), 1, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        middle = box.center()
        if first:
            words = QCoreApplication.translate("Timeline", "Write the first shot")
            at = QRectF(box.x(), middle.y() + 4, box.width(), 20)
            paint.text(painter, at, words, self._theme.font("ui"), self._theme.color("soft"), align=paint.CENTER)
        plus = QRectF(middle.x() - 12, middle.y() - (24 if first else 12), 24, 24)
        self._theme.draw_glyph(painter, "plus", plus, self._theme.color("faint"), 18)

    def _picture(self, shot: str, frame: int, height: int) -> QPixmap | None:
        row = self._stage.session.board.shots.get(shot)
        return self._stage.session.thumbnails.of(shot, frame - row.take_in, height=height) if row else None


def _aspect(layout: Layout) -> float:
    project = layout.assembly.board.project
    return min(4.0, max(0.4, project.width / project.height))
