"""The playhead that all panels share: where it stands, what is seen there, and how it moves; for reading."""

from PySide6.QtCore import QObject, Signal

from studio.playback.shown import Loop, Mode, Shown
from studio.project import Opened
from studio.ui.session.making import Making
from studio.ui.session.notices import Notice
from studio.ui.session.projector import Projector
from studio.ui.session.standings import Standings


class Playhead(QObject):
    """What a projector does, as attributes that are true whenever a signal tells of them. Frames are reel frames."""

    moved = Signal(int)
    """The playhead stands on another frame."""
    pictured = Signal(object)
    """`Shown`: the monitor is to show this now."""
    changed = Signal()
    """Playing or not, speed, mode, loop, range, volume or mute are other than before."""
    cached = Signal()
    """`spans` may be other than before (a few times a second at most)."""
    rested = Signal()
    """The playhead has stood still for a moment."""
    noticed = Signal(object)
    """`Notice`: sound cannot be played."""

    def __init__(
        self, opened: Opened, making: Making, standings: Standings | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._opened = opened
        self._making = making
        self.frame = 0
        self.playing = False
        self.speed = 1.0
        """Times the reel's rate, negative backwards."""
        self.mode: Mode = "every"
        self.loop: Loop = "off"
        self.range: tuple[int, int] | None = None
        """In and out of the reel, the out not included."""
        self.volume = 1.0
        self.muted = False
        self._projector = Projector(opened, making, standings, self)
        self._player = self._projector.player
        self.shown = self._projector.shown
        self._projector.moved.connect(self._move)
        self._projector.pictured.connect(self._picture)
        self._projector.stopped.connect(self._tell)
        self._projector.cached.connect(self.cached)
        self._projector.silent.connect(lambda sentence: self.noticed.emit(Notice(sentence, "warning")))
        self._projector.rested.connect(self._rest)

    @property
    def shot(self) -> str | None:
        """The shot under the playhead."""
        found = self._opened.document.board.at(self.frame)
        return found.id if found else None

    def close(self) -> None:
        """End all threads and the sound."""
        self._projector.close()

    def _follow(self) -> None:
        """The transport was started, stopped or moved."""
        if self._player.transport.frame != self.frame:
            self._move(self._player.transport.frame)
        self._projector.present()
        self._tell()
        self._projector.run()

    def _plan_anew(self) -> None:
        """What is played next is something else than before."""
        self._player.settle()
        self._player.listen()
        self._tell()

    def _set_loudness(self, volume: float, *, muted: bool) -> None:
        if (volume, muted) != (self.volume, self.muted):
            self.volume, self.muted = volume, muted
            # loudness is heard by ratios, so that the middle of a slider should be about half as loud
            self._projector.sound.gain = 0.0 if muted else volume**2
            self.changed.emit()

    def _tell(self) -> None:
        transport = self._player.transport
        now = (transport.playing, transport.speed, transport.mode, transport.loop, transport.range)
        if now != (self.playing, self.speed, self.mode, self.loop, self.range):
            self.playing, self.speed, self.mode, self.loop, self.range = now
            self.changed.emit()

    def _move(self, frame: int) -> None:
        self.frame = frame
        self.moved.emit(frame)

    def _picture(self, shown: Shown) -> None:
        self.shown = shown
        self.pictured.emit(shown)

    def _rest(self) -> None:
        self._making.focus(self.shot)
        self.rested.emit()
