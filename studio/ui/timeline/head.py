"""The head of the timeline: tools, switches, what the cache bar means, and zoom."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSlider, QToolButton, QWidget

from studio.ui.controls import label, tool_button
from studio.ui.controls.head import HEIGHT
from studio.ui.theme import Theme, paint
from studio.ui.timeline.ruler import cache_bar
from studio.ui.timeline.stage import Stage, Tool

STEPS = 1000
"""Steps of the zoom slider."""

LEGEND_FROM = 1440
"""Widths below which the meaning of the cache bar is left out."""


class Head(QWidget):
    """Tools and switches of a stage; what acts on the reel is asked for by signals."""

    marker_asked = Signal()
    link_asked = Signal()
    zoom_asked = Signal(int)
    """One step closer (1) or wider (-1)."""
    fit_asked = Signal()
    closeness_asked = Signal(float)
    """0 is the whole reel, 1 as close as it goes."""

    def __init__(self, stage: Stage, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self.setProperty("kind", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(4)
        row.addWidget(label(self.tr("Timeline"), "title"))
        row.addSpacing(12)
        self._tools = self._add_tools(row, theme)
        self._add_switches(row, theme)
        row.addStretch(1)
        self._legend = _Legend(theme)
        row.addWidget(self._legend)
        self._add_zoom(row, theme)
        stage.switched.connect(self._show)
        self._show()

    def show_closeness(self, part: float) -> None:
        """Put the zoom slider where the lens is, without telling."""
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(part * STEPS))

    def fit_to(self, width: int) -> None:
        """Leave out what there is no room for."""
        self._legend.setVisible(width >= LEGEND_FROM)
        self.slider.setVisible(width >= 560)

    def _add_tools(self, row: QHBoxLayout, theme: Theme) -> dict[Tool, QToolButton]:
        group = QButtonGroup(self)
        names: dict[Tool, tuple[str, str]] = {
            "select": ("cursor", self.tr("Select (V)")),
            "blade": ("scissors", self.tr("Split (B)")),
            "retime": ("timer", self.tr("Retime (R): drag an end to ask for another length")),
        }
        made: dict[Tool, QToolButton] = {}
        for tool, (glyph, name) in names.items():
            made[tool] = tool_button(theme, glyph, name, checkable=True)
            made[tool].clicked.connect(partial(self._stage.use, tool))
            group.addButton(made[tool])
            row.addWidget(made[tool])
        return made

    def _add_switches(self, row: QHBoxLayout, theme: Theme) -> None:
        row.addWidget(_Upright(theme))
        self.ripple = tool_button(
            theme,
            "arrows-out-line-horizontal",
            self.tr("Ripple: what follows moves along. Off: the neighbour gives or takes"),
            checkable=True,
        )
        self.snap = tool_button(theme, "magnet-straight", self.tr("Snap (N)"), checkable=True)
        self.link = tool_button(theme, "link-simple-horizontal", self.tr("Start from the shot before, or not (Ctrl+L)"))
        self.marker = tool_button(theme, "bookmark-simple", self.tr("Mark the playhead's frame (M)"))
        self.ripple.clicked.connect(lambda on: self._stage.turn(ripple=on))
        self.snap.clicked.connect(lambda on: self._stage.turn(snap=on))
        self.link.clicked.connect(self.link_asked)
        self.marker.clicked.connect(self.marker_asked)
        for switch in (self.ripple, self.snap, self.link, self.marker):
            row.addWidget(switch)

    def _add_zoom(self, row: QHBoxLayout, theme: Theme) -> None:
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, STEPS)
        self.slider.setPageStep(STEPS // 10)
        self.slider.setFixedWidth(96)
        self.slider.setAccessibleName(self.tr("Zoom"))
        self.slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.slider.valueChanged.connect(lambda value: self.closeness_asked.emit(value / STEPS))
        out = tool_button(theme, "magnifying-glass-minus", self.tr("Zoom out (-)"))
        closer = tool_button(theme, "magnifying-glass-plus", self.tr("Zoom in (=)"))
        fit = tool_button(theme, "arrows-left-right", self.tr("Fit the reel (Shift+Z)"))
        out.clicked.connect(lambda: self.zoom_asked.emit(-1))
        closer.clicked.connect(lambda: self.zoom_asked.emit(1))
        fit.clicked.connect(self.fit_asked)
        for control in (out, self.slider, closer, fit):
            row.addWidget(control)

    def _show(self) -> None:
        stage = self._stage
        self._tools[stage.tool].setChecked(True)
        self.ripple.setChecked(stage.ripple)
        self.snap.setChecked(stage.snap)


class _Upright(QWidget):
    """A hairline between groups of tools."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(9, 16)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(4, 0, 1, self.height(), self._theme.color("edge"))
        painter.end()


class _Legend(QWidget):
    """What the cache bar's dresses mean."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(6)
        words = (
            ("cached", self.tr("Cached")),
            ("making", self.tr("Making")),
            ("held", self.tr("Held")),
            ("missing", self.tr("Missing")),
        )
        for kind, word in words:
            row.addWidget(label(word, "faint"))
            row.addWidget(_Sample(theme, kind))
            row.addSpacing(6)
        row.addWidget(_Upright(theme))


class _Sample(QWidget):
    """A piece of the cache bar."""

    def __init__(self, theme: Theme, kind: str) -> None:
        super().__init__()
        self._theme = theme
        self._kind = kind
        self.setFixedSize(24, 12)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        cache_bar(painter, self._theme, self.rect().toRectF().adjusted(0, 4, 0, -4), self._kind)
        painter.end()
