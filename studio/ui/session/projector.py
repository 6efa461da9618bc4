"""The projector: runs a player by Qt's timer and tells what is to be seen, on the GUI thread."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from studio.edit.report import Changes
from studio.playback.clock import SoundClock
from studio.playback.player import Player
from studio.playback.shown import Shown
from studio.playback.sound import Sound
from studio.project import Opened
from studio.render.events import FramesArrived
from studio.render.roster import OPEN
from studio.ui.session.making import Making
from studio.ui.session.standings import Standings

SETTLE_MS = 250
"""How long the playhead has to rest before the cache around it is filled."""

CACHED_MS = 250
"""The least time between two `cached`."""

_AWAIT_MS = 4
"""How often a frame is looked for that "every frame" waits for."""


class Projector(QObject):
    """Owns a `Player`. Everything here runs on the GUI thread; decoder threads reach it by a queued signal."""

    moved = Signal(int)
    pictured = Signal(object)
    stopped = Signal()
    """Playing ended by itself, at the end of the reel."""
    cached = Signal()
    rested = Signal()
    """The playhead has stood still for a moment."""
    silent = Signal(str)
    """Sound cannot be played: why."""
    _decoded = Signal()
    _silent = Signal(str)

    def __init__(
        self, opened: Opened, making: Making, standings: Standings | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._opened = opened
        self._making = making
        self._waking = False
        self.shown = Shown()
        clock = SoundClock()
        self.sound = Sound(opened.media.path, clock, self._silent.emit)
        self.player = Player(
            opened.document.board,
            opened.media.path,
            is_stale=lambda shot: standings is not None and standings.of(shot).stale,
            woken=self._wake,
            clock=clock,
            sound=self.sound,
        )
        self._timer = self._single_shot(self._tick)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._rest = self._single_shot(self._settle)
        self._tell_cached = self._single_shot(self.cached.emit)
        self._decoded.connect(self._look_again, Qt.ConnectionType.QueuedConnection)
        self._silent.connect(self.silent, Qt.ConnectionType.QueuedConnection)
        self._unlisten = opened.document.listen(self.follow)
        making.frames_arrived.connect(self._frames_arrived)
        making.finished.connect(lambda shot, take: self._done(shot, take.media))
        making.queue_changed.connect(self._sweep)
        if standings is not None:
            standings.changed.connect(self._restand)
        self.present()
        self.rest()

    def _single_shot(self, deed: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(deed)
        return timer

    # ---- what is seen

    def present(self) -> None:
        """Show what is to be seen now, if it is other than what is seen."""
        shown = self.player.look()
        if not shown.same_as(self.shown):
            self.shown = shown
            self.pictured.emit(shown)

    def go(self, frame: int) -> None:
        """Put the playhead on a frame and show it."""
        if self.player.seek(frame):
            self.moved.emit(self.player.transport.frame)
        self.present()
        if not self.player.transport.playing:
            self.player.near()
        self.rest()

    def run(self) -> None:
        """Let the timer follow the transport: start it, or stop it."""
        transport = self.player.transport
        if not transport.playing:
            self._timer.stop()
            self.rest()
            return
        self._rest.stop()
        wait = transport.wait(self.player.clock.now())
        self._timer.start(int(wait * 1000 + 0.999))

    def rest(self) -> None:
        """Fill the cache once the playhead has stood still for a moment."""
        if not self.player.transport.playing:
            self._rest.start(SETTLE_MS)

    def _tick(self) -> None:
        transport = self.player.transport
        before = transport.frame
        if self.player.advance():
            if transport.frame != before:
                self.moved.emit(transport.frame)
            self.present()
        if not transport.playing:
            self.stopped.emit()
            self.run()
        elif transport.wait(self.player.clock.now()) > 0:
            self.run()
        else:
            self._timer.start(_AWAIT_MS)

    def _settle(self) -> None:
        self.player.settle()
        self.present()
        self.rested.emit()

    # ---- what comes from elsewhere

    def _wake(self) -> None:
        """From a decoder thread: one signal for many pictures."""
        if not self._waking:
            self._waking = True
            self._decoded.emit()

    def _look_again(self) -> None:
        self._waking = False
        if self.shown.held or self.shown.picture is None:
            self.present()
        self._may_have_cached()

    def _may_have_cached(self) -> None:
        if not self._tell_cached.isActive():
            self._tell_cached.start(CACHED_MS)

    def follow(self, changes: Changes) -> None:
        """The board is another."""
        player = self.player
        before = player.transport.frame
        player.follow(self._opened.document.board)
        if changes.retimed or any("chosen" in changes.fields("shots", shot) for shot in changes.ids("shots")):
            player.listen()
        if player.transport.frame != before:
            self.moved.emit(player.transport.frame)
        self.present()
        self.rest()
        self._may_have_cached()

    def _restand(self, shots: frozenset[str]) -> None:
        if self.shown.shot in shots:
            self.present()
        self._may_have_cached()

    def _frames_arrived(self, event: FramesArrived) -> None:
        self.player.live_frames(event.shot, event.job, event.first, event.pictures, event.quality)
        if event.shot == self.shown.shot:
            self.present()
        self._may_have_cached()

    def _done(self, shot: str, media: str | None) -> None:
        self.player.live_done(shot, media)
        if shot == self.shown.shot:
            self.present()
        self._may_have_cached()

    def _sweep(self) -> None:
        """Let go of the pictures of jobs that have ended without a take and are not followed by another."""
        for shot in self.player.live.shots:
            if not self._opened.store.jobs_of(shot, *OPEN):
                self._done(shot, None)

    def close(self) -> None:
        """End all threads and timers."""
        self._unlisten()
        for timer in (self._timer, self._rest, self._tell_cached):
            timer.stop()
        self.player.close()
