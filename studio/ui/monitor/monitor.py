"""The panel: head, body, scrub bar and transport, and what they are told."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QToolButton, QVBoxLayout, QWidget

from studio.edit.report import Changes
from studio.model.rows import Shot, Take
from studio.render.events import FramesArrived
from studio.ui.controls import PanelHead, rule, tool_button
from studio.ui.monitor.body import Body
from studio.ui.monitor.fitting import ZOOMS, Zoom
from studio.ui.monitor.raster import RasterBody
from studio.ui.monitor.scrub import ScrubBar, Span
from studio.ui.monitor.terraces import Terraces
from studio.ui.monitor.transport import Transport
from studio.ui.monitor.view import Marks, View
from studio.ui.monitor.words import card, heading, hud
from studio.ui.session import Session
from studio.ui.session.playing import Shown
from studio.ui.theme import Theme


class Monitor(QWidget):
    """Shows what the player says is to be shown, and plays and scrubs the shot that it belongs to."""

    painted = Signal(object)
    """`Shown`: the body has painted this."""
    full_asked = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._shown = session.playing.shown
        self.marks = Marks()
        self._terraces = Terraces()
        self.body: Body = RasterBody(theme)
        self.scrub = ScrubBar(theme)
        self.transport = Transport(session, theme)
        self._head = PanelHead(self.tr("Monitor"))
        self._tools = self._made_tools()
        self._lay_out()
        self._listen()
        self._show(self._shown)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(rule())
        column.addWidget(self.body, 1)
        column.addWidget(self.scrub)
        column.addWidget(self.transport)

    def _made_tools(self) -> dict[str, QToolButton]:
        named = {
            "safe": ("frame-corners", self.tr("Safe areas (S)")),
            "overlay": ("text-aa", self.tr("Overlay (H)")),
            "grid": ("grid-four", self.tr("Thirds (G)")),
        }
        tools: dict[str, QToolButton] = {}
        for name, (glyph, title) in named.items():
            tool = tool_button(self._theme, glyph, title, checkable=True)
            tool.setChecked(bool(getattr(self.marks, name)))
            tool.clicked.connect(lambda on, name=name: self.set_marks(self.marks._replace(**{name: on})))
            tools[name] = tool
        self._head.add(*tools.values())
        self._head.space()
        self._zoom = self._made_zoom()
        self._head.add(self._zoom)
        self._head.space(4)
        full = tool_button(self._theme, "corners-out", self.tr("Full screen (F)"))
        full.clicked.connect(self.full_asked)
        self._head.add(full)
        return tools

    def _made_zoom(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self.tr("Size of the picture"))
        for zoom, title in zip(ZOOMS, (self.tr("Fit"), "50 %", "1:1", "200 %"), strict=True):
            box.addItem(title, zoom)
        box.setFixedWidth(76)
        box.activated.connect(lambda row: self.set_zoom(box.itemData(row)))
        return box

    def _listen(self) -> None:
        session = self._session
        session.playing.pictured.connect(self._show)
        session.playing.changed.connect(self._again)
        session.changed.connect(self._follow)
        session.standings.changed.connect(self._follow_standings)
        session.making.frames_arrived.connect(self._arrived)
        session.making.finished.connect(self._finished)
        session.making.progressed.connect(self._progressed)
        session.making.queue_changed.connect(self._sweep)
        self.body.painted.connect(self.painted)
        self.body.full_asked.connect(self.full_asked)
        self.scrub.sought.connect(self._seek)
        self.scrub.stepped.connect(session.playing.step)

    def set_marks(self, marks: Marks) -> None:
        """Lay this over the picture from now on."""
        self.marks = marks
        for name, tool in self._tools.items():
            tool.setChecked(bool(getattr(marks, name)))
        self._again()

    def toggle(self, name: str) -> None:
        """Switch `safe`, `overlay` or `grid`."""
        self.set_marks(self.marks._replace(**{name: not getattr(self.marks, name)}))

    def set_zoom(self, zoom: Zoom) -> None:
        """Show the picture fitted, or at a part of its own size."""
        self._zoom.setCurrentIndex(self._zoom.findData(zoom))
        self.body.set_zoom(zoom)

    def _show(self, shown: Shown) -> None:
        self._shown = shown
        self.body.show_view(self._view(shown))
        shot = self._shot
        self._head.note.setText(heading(self._session, shown))
        self.transport.show_position(shown.source, shot)
        self.scrub.set_span(self._span(shot))
        self.scrub.set_frame((shot.take_in if shot else 0) + shown.source)
        self._show_terraces()

    def _again(self) -> None:
        """Show the same picture, with what is said of it as it is now."""
        self._show(self._shown)

    def _view(self, shown: Shown) -> View:
        project = self._session.board.project
        size = (project.width, project.height)
        if shown.picture is not None:
            rows, width = shown.picture.shape
            size = (width, rows * 2 // 3)
        return View(
            shown=shown,
            size=size,
            hud=hud(self._session, shown, self._session.playing.stats()),
            card=card(self._session, shown),
            marks=self.marks,
            dim=shown.kind == "offline",
        )

    @property
    def _shot(self) -> Shot | None:
        return self._session.board.shots.get(self._shown.shot or "")

    def _span(self, shot: Shot | None) -> Span:
        if shot is None:
            return Span()
        take: Take | None = self._session.board.chosen(shot)
        last = shot.take_in + shot.length
        return Span(max(shot.frames, last, take.frames if take else 0), shot.take_in, last)

    def _seek(self, frame: int) -> None:
        if shot := self._shot:
            self._session.playing.seek(self._session.board.start(shot) + frame - shot.take_in)

    def _follow(self, changes: Changes) -> None:
        if changes.rows and (self._shown.shot in changes.ids("shots") or changes.reordered or changes.ids("project")):
            self._again()

    def _follow_standings(self, shots: frozenset[str]) -> None:
        if self._shown.shot in shots:
            self._again()

    def _arrived(self, event: FramesArrived) -> None:
        self._terraces.follow(event)
        if event.shot == self._shown.shot:
            self._show_terraces()

    def _finished(self, shot: str, _take: object) -> None:
        self._terraces.drop(shot)
        if shot == self._shown.shot:
            self._show_terraces()

    def _progressed(self, shot: str) -> None:
        if shot == self._shown.shot and self._shown.kind == "making":
            self._again()

    def _sweep(self) -> None:
        """Jobs have ended: let go of what was kept of them."""
        for shot in self._terraces.shots:
            if self._session.making.progress(shot) is None:
                self._terraces.drop(shot)
        self._show_terraces()

    def _show_terraces(self) -> None:
        steps = self._terraces.of(self._shown.shot or "")
        self.scrub.set_terraces(steps, making=bool(steps) and self._shown.kind == "making")
