"""The four scopes as plots: waveform, parade, vectorscope, histogram. Axes are in percent of the signal's range."""

from collections.abc import Sequence
from math import cos, hypot, radians, sin
from typing import Protocol

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPen

from studio.ui.scopes.measures import COLUMNS, LEVELS, Measures, luma_percent
from studio.ui.theme import Theme

RED, GREEN, BLUE = "failed", "master", "camera"
"""The theme's hues that stand for the primaries."""

SKIN_DEGREES = 123.0
"""Where skin of any kind lies on a vectorscope: the I axis of NTSC, counted from +U."""

_TICKS = [(value, f"{value} %") for value in (0, 25, 50, 75, 100)]
_ROOM = (-8.0, 110.0)
_FULL = (0.0, 100.0)


class Scope(Protocol):
    """A plot that shows measures and follows the theme."""

    @property
    def widget(self) -> pg.PlotWidget: ...

    def show(self, measures: Measures) -> None: ...

    def dress(self, theme: Theme) -> None: ...


class Ago(pg.AxisItem):
    """Time before now, given in negative seconds, as `m:ss`."""

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        return [f"-{round(-value) // 60}:{round(-value) % 60:02}" if value < 0 else "0:00" for value in values]


def bare_plot(name: str, bottom: pg.AxisItem | None = None) -> pg.PlotWidget:
    """A plot that the pointer does not move; `name` is what a screen reader says."""
    plot = pg.PlotWidget(axisItems={"bottom": bottom} if bottom else None)
    plot.setAccessibleName(name)
    plot.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    plot.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
    plot.setMenuEnabled(False)
    plot.hideButtons()
    plot.setMouseEnabled(x=False, y=False)
    plot.setFrameShape(plot.Shape.NoFrame)
    item_of(plot).setContentsMargins(2, 4, 6, 2)
    return plot


def item_of(plot: pg.PlotWidget) -> pg.PlotItem:
    """The item inside a plot."""
    item = plot.getPlotItem()
    if item is None:
        raise RuntimeError("A plot of pyqtgraph is without its item.")
    return item


def view_of(plot: pg.PlotWidget) -> pg.ViewBox:
    """The part of a plot that has the curves."""
    return item_of(plot).getViewBox()


def dress_plot(plot: pg.PlotWidget, theme: Theme) -> None:
    """Give a plot the theme's colours and letters."""
    plot.setBackground(theme.color("well"))
    for side in ("left", "bottom"):
        axis = plot.getAxis(side)
        axis.setPen(pg.mkPen(theme.color("edge")))
        axis.setTextPen(theme.color("faint"))
        axis.setTickFont(theme.font("label", tabular=True))
        axis.setStyle(tickLength=-4)


def _image(box: QRectF) -> pg.ImageItem:
    """A picture of counts that fills `box`, in the plot's own units."""
    image = pg.ImageItem(np.zeros((COLUMNS, LEVELS), np.uint8), axisOrder="col-major", levels=(0, 255))
    image.setRect(box)
    return image


def table_of(color: QColor) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    """A colour from nothing (0) to all of it (255), shape (256, 4), RGBA."""
    table = np.empty((256, 4), np.uint8)
    table[:, :3] = (color.red(), color.green(), color.blue())
    table[:, 3] = np.minimum(255, np.arange(256) * 1.25)
    return table


def _lines(plot: pg.PlotWidget, levels: Sequence[float]) -> list[pg.InfiniteLine]:
    made = [pg.InfiniteLine(level, angle=0, movable=False) for level in levels]
    for line in made:
        view_of(plot).addItem(line, ignoreBounds=True)
    return made


class Waveform:
    """Luma by column: how bright the picture is from left to right."""

    def __init__(self, name: str) -> None:
        self.widget = bare_plot(name)
        self._image = _image(QRectF(0, luma_percent(0), COLUMNS, luma_percent(256) - luma_percent(0)))
        self._lines = _lines(self.widget, (0, 25, 50, 75, 100))
        view_of(self.widget).addItem(self._image)
        self.widget.hideAxis("bottom")
        self.widget.getAxis("left").setTicks([_TICKS])
        view_of(self.widget).setRange(xRange=(0, COLUMNS), yRange=_ROOM, padding=0)

    def show(self, measures: Measures) -> None:
        self._image.setImage(measures.waveform, autoLevels=False)

    def dress(self, theme: Theme) -> None:
        dress_plot(self.widget, theme)
        self._image.setLookupTable(table_of(theme.color("text")))
        for line in self._lines:
            line.setPen(pg.mkPen(theme.color("edge" if line.value() in _FULL else "hair")))


class Parade:
    """Red, green and blue by column, side by side."""

    def __init__(self, name: str) -> None:
        self.widget = bare_plot(name)
        self._lines = _lines(self.widget, (0, 25, 50, 75, 100))
        self._images = [_image(QRectF(place * 1.04, 0, 1, 100 * 256 / 255)) for place in range(3)]
        for image in self._images:
            view_of(self.widget).addItem(image)
        self.widget.getAxis("left").setTicks([_TICKS])
        self.widget.getAxis("bottom").setTicks([[(0.5, "R"), (1.54, "G"), (2.58, "B")]])
        view_of(self.widget).setRange(xRange=(0, 3.08), yRange=_ROOM, padding=0)

    def show(self, measures: Measures) -> None:
        for image, counts in zip(self._images, measures.parade, strict=True):
            image.setImage(counts, autoLevels=False)

    def dress(self, theme: Theme) -> None:
        dress_plot(self.widget, theme)
        for image, hue in zip(self._images, (RED, GREEN, BLUE), strict=True):
            image.setLookupTable(table_of(theme.color(hue)))
        for line in self._lines:
            line.setPen(pg.mkPen(theme.color("edge" if line.value() in _FULL else "hair")))


def chroma_of(red: float, green: float, blue: float) -> tuple[float, float]:
    """(U, V) in codes away from neutral of a colour whose parts are 0 to 1 (ITU-R BT.709-6, limited range)."""
    luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return 224 * (blue - luma) / 1.8556, 224 * (red - luma) / 1.5748


class Vectorscope:
    """Chroma: which hue (angle), how much of it (distance). Boxes are 75 % bars, the slanted line is skin."""

    BARS = (("R", 1, 0, 0), ("Yl", 1, 1, 0), ("G", 0, 1, 0), ("Cy", 0, 1, 1), ("B", 0, 0, 1), ("Mg", 1, 0, 1))

    def __init__(self, name: str) -> None:
        self.widget = bare_plot(name)
        self._image = _image(QRectF(-128, -128, 256, 256))
        self._curves = [pg.PlotCurveItem() for _ in range(3)]
        self._boxes = pg.ScatterPlotItem(symbol="s", size=12, pxMode=False)
        self._names = [pg.TextItem(bar[0], anchor=(0.5, 0.5)) for bar in self.BARS]
        self._skin = pg.PlotCurveItem()
        for item in (*self._curves, self._skin, self._boxes, *self._names, self._image):
            view_of(self.widget).addItem(item, ignoreBounds=True)
        self._draw()
        self.widget.hideAxis("left")
        self.widget.hideAxis("bottom")
        view_of(self.widget).setAspectLocked(True)
        view_of(self.widget).setRange(xRange=(-124, 124), yRange=(-124, 124), padding=0)

    def _draw(self) -> None:
        turn = np.linspace(0, 2 * np.pi, 121)
        self._curves[0].setData(112 * np.cos(turn), 112 * np.sin(turn))
        self._curves[1].setData([-112, 112], [0, 0])
        self._curves[2].setData([0, 0], [-112, 112])
        angle = radians(SKIN_DEGREES)
        self._skin.setData([0, 112 * cos(angle)], [0, 112 * sin(angle)])
        spots: list[dict[str, tuple[float, float]]] = []
        for item, (_, red, green, blue) in zip(self._names, self.BARS, strict=True):
            u, v = chroma_of(0.75 * red, 0.75 * green, 0.75 * blue)
            spots.append({"pos": (u, v)})
            away = 1 + 15 / max(1.0, hypot(u, v))
            item.setPos(u * away, v * away)
        self._boxes.setData(spots)

    def show(self, measures: Measures) -> None:
        self._image.setImage(measures.vectors, autoLevels=False)

    def dress(self, theme: Theme) -> None:
        dress_plot(self.widget, theme)
        self._image.setLookupTable(table_of(theme.color("text")))
        for curve in self._curves:
            curve.setPen(pg.mkPen(theme.color("edge")))
        self._skin.setPen(pg.mkPen(theme.color("accent"), width=1, style=Qt.PenStyle.DashLine))
        self._boxes.setPen(pg.mkPen(theme.color("faint")))
        self._boxes.setBrush(pg.mkBrush(None))
        for item in self._names:
            item.setColor(theme.color("faint"))
            item.setFont(theme.font("label"))


class Histogram:
    """How much of the picture is at each level: luma filled, the primaries as lines."""

    def __init__(self, name: str) -> None:
        self.widget = bare_plot(name)
        self._curves = [pg.PlotCurveItem() for _ in range(4)]
        self._codes = np.arange(256, dtype=np.float32)
        for curve in self._curves:
            view_of(self.widget).addItem(curve, ignoreBounds=True)
        self.widget.hideAxis("left")
        self.widget.getAxis("bottom").setTicks([_TICKS])
        view_of(self.widget).setRange(xRange=(-8, 110), yRange=(0, 1.04), padding=0)

    def show(self, measures: Measures) -> None:
        for place, (curve, heights) in enumerate(zip(self._curves, measures.histogram, strict=True)):
            levels = luma_percent(0) + self._codes * (100 / 219) if place == 0 else self._codes * (100 / 255)
            curve.setData(levels, heights)

    def dress(self, theme: Theme) -> None:
        dress_plot(self.widget, theme)
        luma, *primaries = self._curves
        luma.setPen(pg.mkPen(theme.color("faint")))
        luma.setBrush(pg.mkBrush(theme.color("faint", 0.35)))
        luma.setFillLevel(0)
        for curve, hue in zip(primaries, (RED, GREEN, BLUE), strict=True):
            pen: QPen = pg.mkPen(theme.color(hue))
            curve.setPen(pen)
