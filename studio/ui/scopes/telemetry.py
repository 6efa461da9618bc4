"""How generating goes, as curves: frames a second, milliseconds a frame, memory, of each engine's worker."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.controls import PanelHead, label
from studio.ui.scopes.plots import Ago, bare_plot, dress_plot, item_of, view_of
from studio.ui.session import Session
from studio.ui.session.crew import Sample
from studio.ui.theme import Theme

WINDOW_S = 300.0
"""Seconds that are seen."""

_HUES = ("accent", "camera", "subject", "place", "light", "action")
"""Colours of the engines, in the order they were first heard of."""
_GAP_S = 5.0
"""A worker that was silent for longer was not there: its curve is broken."""


class Telemetry(QWidget):
    """Three plots over time, drawn again whenever a worker tells how it does, while they are seen."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._making, self._theme = session.making, theme
        self._head = PanelHead(self.tr("Generation"))
        self._empty = label(self.tr("Nothing has been generated in this session yet."), "faint")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        titles = (self.tr("Frames a second"), self.tr("Milliseconds a frame"), self.tr("Memory, MB"))
        self.plots = [bare_plot(title, Ago("bottom")) for title in titles]
        self._curves: dict[tuple[int, str], pg.PlotCurveItem] = {}
        self.setProperty("kind", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._head)
        column.addWidget(self._empty, 1)
        for plot in self.plots:
            plot.getAxis("left").setWidth(44)
            plot.getAxis("bottom").setTickSpacing(60, 10)
            column.addWidget(plot, 1)
        for plot in self.plots[:-1]:
            plot.getAxis("bottom").setStyle(showValues=False)
        self._dress()
        theme.changed.connect(self._dress)
        session.making.workers_changed.connect(self.refresh)
        self.refresh()

    def _dress(self) -> None:
        for plot in self.plots:
            dress_plot(plot, self._theme)
            item_of(plot).setTitle(plot.accessibleName(), color=self._theme.color("soft"), size="11px")
            item_of(plot).showGrid(y=True, alpha=0.12)
        for (_, engine), curve in self._curves.items():
            curve.setPen(self._pen(engine))

    def _pen(self, engine: str) -> object:
        engines = list(dict.fromkeys(name for _, name in self._curves))
        return pg.mkPen(self._theme.color(_HUES[engines.index(engine) % len(_HUES)]), width=1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Draw what is known by now."""
        samples = self._making.telemetry()
        self._empty.setVisible(not samples)
        for plot in self.plots:
            plot.setVisible(bool(samples))
        if not (samples and self.isVisible()):
            return
        now = samples[-1].at_s
        by_engine: defaultdict[str, list[Sample]] = defaultdict(list)
        for sample in samples:
            if sample.at_s >= now - WINDOW_S:
                by_engine[sample.engine].append(sample)
        for engine, rows in by_engine.items():
            self._draw(engine, rows, now)
        for plot in self.plots:
            view_of(plot).setXRange(-min(WINDOW_S, max(30.0, now - samples[0].at_s)), 0, padding=0)
        self._head.note.setText(self._said(samples[-1]))

    def _draw(self, engine: str, rows: Sequence[Sample], now: float) -> None:
        times = [row.at_s - now for row in rows]
        whole = [later.at_s - earlier.at_s < _GAP_S for earlier, later in pairwise(rows)]
        connect = [*map(int, whole), 0]
        values = (
            [row.frames_per_s for row in rows],
            [row.step_ms for row in rows],
            [row.rss / 1e6 for row in rows],
        )
        for place, (plot, row) in enumerate(zip(self.plots, values, strict=True)):
            curve = self._curves.get((place, engine))
            if curve is None:
                curve = self._curves[place, engine] = pg.PlotCurveItem()
                curve.setPen(self._pen(engine))
                view_of(plot).addItem(curve)
            curve.setData(times, row, connect=np.array(connect, np.int32))
            view_of(plot).setYRange(0, max(1.0, *row) * 1.15, padding=0)

    def _said(self, sample: Sample) -> str:
        words = self.tr("{0}: {1} frames/s, {2} MB")
        return words.format(sample.engine, f"{sample.frames_per_s:.0f}", f"{sample.rss / 1e6:.0f}")
