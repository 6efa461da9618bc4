"""The deck: a body with its scrub bar and transport, told by the session what is to be seen."""

from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.edit import deeds
from studio.edit.report import Changes
from studio.model.rows import Shot
from studio.render.events import FramesArrived
from studio.ui.monitor.body import Body
from studio.ui.monitor.scrub import ScrubBar, Span
from studio.ui.monitor.terraces import Terraces
from studio.ui.monitor.transport import Transport
from studio.ui.monitor.view import Marks, View
from studio.ui.monitor.words import card, hud
from studio.ui.session import Session
from studio.ui.session.playing import Shown
from studio.ui.theme import Theme


class Deck(QWidget):
    """Shows what the player says is to be shown. The monitor has one, and full screen another.

    While it rests it follows nothing and costs nothing.
    """

    showed = Signal(object)
    """`Shown`: given to the body."""
    painted = Signal(object)
    """`Shown`: the body has painted it."""
    full_asked = Signal()

    def __init__(self, session: Session, theme: Theme, body: Body, *, terraces: Terraces | None = None) -> None:
        super().__init__()
        self._session = session
        self.terraces = terraces or Terraces()
        self._resting = False
        self.marks = Marks()
        self.shown = session.playing.shown
        self.body = body
        self.controls = QWidget()
        self.scrub = ScrubBar(theme)
        self.transport = Transport(session, theme)
        stack = QVBoxLayout(self.controls)
        self._column = QVBoxLayout(self)
        for box in (stack, self._column):
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(0)
        stack.addWidget(self.scrub)
        stack.addWidget(self.transport)
        self._column.addWidget(body, 1)
        self._column.addWidget(self.controls)
        self._listen()
        self._follow_body()
        self.show_frame(self.shown)

    def _listen(self) -> None:
        session = self._session
        session.playing.pictured.connect(self.show_frame)
        session.playing.changed.connect(self.refresh)
        session.changed.connect(self._follow)
        session.standings.changed.connect(self._follow_standings)
        session.making.frames_arrived.connect(self._arrived)
        session.making.finished.connect(self._finished)
        session.making.progressed.connect(self._progressed)
        session.making.queue_changed.connect(self._sweep)
        self.scrub.sought.connect(self._seek)
        self.scrub.stepped.connect(session.playing.step)
        self.scrub.trimmed.connect(self._trim)
        self.scrub.trims = not session.read_only

    def _follow_body(self) -> None:
        self.body.painted.connect(self.painted)
        self.body.full_asked.connect(self.full_asked)

    def take_body(self, body: Body) -> None:
        """Have another body show the picture; the old one is deleted."""
        old, self.body = self.body, body
        body.zoom = old.zoom
        self._column.replaceWidget(old, body)
        old.hide()
        old.deleteLater()
        self._follow_body()
        self.refresh()

    def rest(self, resting: bool) -> None:
        """Stop showing, or go on with what is to be seen by now."""
        self._resting = resting
        if not resting:
            self.show_frame(self._session.playing.shown)

    def set_marks(self, marks: Marks) -> None:
        """Lay this over the picture from now on."""
        self.marks = marks
        self.refresh()

    def show_frame(self, shown: Shown) -> None:
        """Have the body show a frame, and say where it is."""
        self.shown = shown
        if self._resting:
            return
        shot = self.shot
        self.body.show_view(self._view(shown))
        self.transport.show_position(shown.source, shot)
        self.scrub.set_span(self._span(shot))
        self.scrub.set_frame((shot.take_in if shot else 0) + shown.source)
        self._show_terraces()
        self.showed.emit(shown)

    def refresh(self) -> None:
        """Show the same picture, with what is said of it as it is now."""
        self.show_frame(self.shown)

    @property
    def shot(self) -> Shot | None:
        """The shot that is seen."""
        return self._session.board.shots.get(self.shown.shot or "")

    def _view(self, shown: Shown) -> View:
        project = self._session.board.project
        size = (project.width, project.height)
        if shown.picture is not None:
            rows, width = shown.picture.shape
            size = (width, rows * 2 // 3)
        if shown.kind == "making" and (progress := self._session.making.progress(shown.shot or "")) is not None:
            size = progress.size  # a preview may be a small picture, and stands for all of it
        return View(
            shown=shown,
            size=size,
            hud=hud(self._session, shown, self._session.playing.stats()),
            card=card(self._session, shown),
            marks=self.marks,
            dim=shown.kind == "offline",
        )

    def _span(self, shot: Shot | None) -> Span:
        if shot is None:
            return Span()
        take = self._session.board.chosen(shot)
        last = shot.take_in + shot.length
        return Span(max(shot.frames, last, take.frames if take else 0), shot.take_in, last)

    def _seek(self, frame: int) -> None:
        if shot := self.shot:
            self._session.playing.seek(self._session.board.start(shot) + frame - shot.take_in)

    def _trim(self, edge: Literal["in", "out"], by: int) -> None:
        if shot := self.shot:
            self._session.do(deeds.trim_edge, shot=shot.id, edge=edge, by=by)

    def _follow(self, changes: Changes) -> None:
        if self.shown.shot in changes.ids("shots") or changes.reordered or changes.ids("project"):
            self.refresh()

    def _follow_standings(self, shots: frozenset[str]) -> None:
        if self.shown.shot in shots:
            self.refresh()

    def _arrived(self, event: FramesArrived) -> None:
        self.terraces.follow(event)
        if event.shot == self.shown.shot and not self._resting:
            self._show_terraces()

    def _finished(self, shot: str, _take: object) -> None:
        self.terraces.drop(shot)
        if shot == self.shown.shot and not self._resting:
            self._show_terraces()

    def _progressed(self, shot: str) -> None:
        if shot == self.shown.shot and self.shown.kind == "making":
            self.refresh()

    def _sweep(self) -> None:
        """Jobs have ended: let go of what was kept of them."""
        for shot in self.terraces.shots:
            if self._session.making.progress(shot) is None:
                self.terraces.drop(shot)
        if not self._resting:
            self._show_terraces()

    def _show_terraces(self) -> None:
        steps = self.terraces.of(self.shown.shot or "")
        self.scrub.set_terraces(steps, making=bool(steps) and self.shown.kind == "making")
