"""The panel of scopes: some of four plots, of the frame that is in the monitor."""

from time import monotonic

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QToolButton, QVBoxLayout, QWidget

from studio.ui.controls import PanelHead, tool_button
from studio.ui.scopes.analyst import Analyst
from studio.ui.scopes.measures import Measures
from studio.ui.scopes.plots import Histogram, Parade, Scope, Vectorscope, Waveform
from studio.ui.session import Session
from studio.ui.session.playing import Shown
from studio.ui.theme import Theme

EVERY_S = 0.08
"""Least time between two measurements: 12 a second."""
BETWEEN_MS = 8
"""Between the paintings of two plots."""

_NARROW, _LOW = 560, 130
"""Below this width scopes stand one above the other, unless each would be lower than this."""


class Scopes(QWidget):
    """Waveform, parade, vectorscope and histogram, each switched on and off in the head.

    Measuring is done in a thread, at most `1 / EVERY_S` times a second, and only while the panel is seen; a frame that
    comes too soon is left out, but the last one before a rest is always measured.
    """

    measured = Signal()
    """The plots show another frame."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._analyst = Analyst(self)
        self._last = 0.0
        self.newest: Measures | None = None
        """What was measured last."""
        self._waiting: list[tuple[Scope, Measures]] = []
        self._turn, self._late = QTimer(self), QTimer(self)
        for timer in (self._turn, self._late):
            timer.setSingleShot(True)
        self._turn.setInterval(BETWEEN_MS)
        self._turn.timeout.connect(self._show_next)
        self.scopes: dict[str, Scope] = {
            "waveform": Waveform(self.tr("Luma waveform")),
            "parade": Parade(self.tr("RGB parade")),
            "vectors": Vectorscope(self.tr("Vectorscope")),
            "histogram": Histogram(self.tr("Histogram")),
        }
        self.head = PanelHead(self.tr("Scopes"))
        self._tools = self._made_tools()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2)
        self.setProperty("kind", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(self._grid, 1)
        self._dress()
        self._lay_out()
        theme.changed.connect(self._dress)
        session.playing.pictured.connect(self._look)
        self._analyst.measured.connect(self._show)
        self._late.timeout.connect(lambda: self._look(session.playing.shown))
        analyst = self._analyst
        self.destroyed.connect(lambda: analyst.close())

    def _made_tools(self) -> dict[str, QToolButton]:
        glyphs = {"waveform": "activity", "parade": "columns", "vectors": "crosshair", "histogram": "chart-bar"}
        tools: dict[str, QToolButton] = {}
        for name, scope in self.scopes.items():
            tool = tool_button(self._theme, glyphs[name], scope.widget.accessibleName(), checkable=True)
            tool.setChecked(True)
            tool.clicked.connect(self._lay_out)
            tools[name] = tool
        self.head.add(*tools.values())
        return tools

    @property
    def chosen(self) -> list[str]:
        """Names of the scopes that are on: `waveform`, `parade`, `vectors`, `histogram`."""
        return [name for name, tool in self._tools.items() if tool.isChecked()]

    def choose(self, names: list[str]) -> None:
        """Have these scopes on, and no others."""
        for name, tool in self._tools.items():
            tool.setChecked(name in names)
        self._lay_out()

    def _lay_out(self) -> None:
        """Two side by side where there is room for it, or too little for all one above the other."""
        for scope in self.scopes.values():
            self._grid.removeWidget(scope.widget)
            scope.widget.setVisible(False)
        count = len(self.chosen)
        tall = self.height() - self.head.height() >= count * _LOW
        across = 1 if count < 2 or (self.width() < _NARROW and tall) else 2
        for place, name in enumerate(self.chosen):
            widget = self.scopes[name].widget
            self._grid.addWidget(widget, place // across, place % across)
            widget.setVisible(True)

    def _dress(self) -> None:
        for scope in self.scopes.values():
            scope.dress(self._theme)

    def _look(self, shown: Shown) -> None:
        if shown.picture is None or not self.isVisible() or not self.chosen:
            return
        wait = self._last + EVERY_S - monotonic()
        if wait > 0:
            self._late.start(round(wait * 1000) + 1)
            return
        self._last = monotonic()
        self._analyst.look_at(shown.picture)

    def _show(self, measures: Measures) -> None:
        """One plot at each turn of the event loop: painting all at once would hold up a frame of the reel."""
        self.newest = measures
        self._waiting = [(self.scopes[name], measures) for name in self.chosen]
        self._turn.start()

    def _show_next(self) -> None:
        scope, measures = self._waiting.pop(0)
        scope.show(measures)
        if self._waiting:
            self._turn.start()
        else:
            self.measured.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look(self._session.playing.shown)

    def hideEvent(self, event: QHideEvent) -> None:
        self._late.stop()
        self._turn.stop()
        self._analyst.close()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
