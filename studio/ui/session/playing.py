"""What plays: the transport, and the playhead that all panels share."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from studio.playback.shown import Loop, Mode, PlayStats, Shown, ShownKind, Span, SpanKind
from studio.project import Opened
from studio.ui.session.making import Making
from studio.ui.session.projector import Projector
from studio.ui.session.standings import Standings

__all__ = ["Loop", "Mode", "PlayStats", "Playing", "Shown", "ShownKind", "Span", "SpanKind"]


class Playing(QObject):
    """The transport. Frames are reel frames. Its attributes are for reading; its methods change them."""

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
        self,
        opened: Opened,
        making: Making,
        parent: QObject | None = None,
        *,
        standings: Standings | None = None,
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
        self.shown = Shown()
        self._projector = Projector(opened, making, standings, self)
        self._player = self._projector.player
        self.shown = self._projector.shown
        self._projector.moved.connect(self._move)
        self._projector.pictured.connect(self._picture)
        self._projector.stopped.connect(self._changed)
        self._projector.cached.connect(self.cached)
        self._projector.rested.connect(self._rest)

    @property
    def shot(self) -> str | None:
        """The shot under the playhead."""
        found = self._opened.document.board.at(self.frame)
        return found.id if found else None

    def play(self, speed: float = 1.0) -> None:
        """Play from the playhead (from the start, or the range's, where it stands at the end)."""
        self._player.play(speed)
        self._run()

    def pause(self) -> None:
        self._player.transport.pause()
        self._run()

    def toggle(self) -> None:
        self.pause() if self.playing else self.play()

    def shuttle(self, direction: int) -> None:
        """J, K, L: -1 plays backwards, faster each time, 0 stops, 1 plays forwards, faster each time."""
        self._player.shuttle(direction)
        self._run()

    def seek(self, frame: int) -> None:
        """Put the playhead on a frame, kept within the reel."""
        self._projector.go(frame)

    def step(self, frames: int) -> None:
        """Stop, and move the playhead by some frames."""
        if self.playing:
            self.pause()
        self.seek(self.frame + frames)

    def cut(self, direction: int) -> None:
        """Go to the next cut (1) or the one before (-1)."""
        self.seek(self._player.cut(direction))

    def set_mode(self, mode: Mode) -> None:
        self._player.transport.mode = mode
        self._restart()

    def set_loop(self, loop: Loop) -> None:
        self._player.transport.loop = loop
        self._restart()

    def mark(self, *, first: int | None = None, last: int | None = None) -> None:
        """Set the range's in (`first`) or out (`last`, not included)."""
        length = max(1, self._player.transport.length)
        now = self.range or (0, length)
        first = max(0, min(now[0] if first is None else first, length - 1))
        last = max(1, min(now[1] if last is None else last, length))
        if first >= last:
            # the mark that was set last holds, the other one gives way
            first, last = (first, length) if last == now[1] else (0, last)
        self._player.transport.range = (first, last)
        self._restart()

    def unmark(self) -> None:
        """Take the range away."""
        self._player.transport.range = None
        self._restart()

    def set_volume(self, volume: float) -> None:
        volume = max(0.0, min(volume, 1.0))
        if volume != self.volume:
            self.volume = volume
            self.changed.emit()

    def set_muted(self, muted: bool) -> None:
        if muted != self.muted:
            self.muted = muted
            self.changed.emit()

    def spans(self, first: int = 0, last: int | None = None) -> Sequence[Span]:
        """The reel's cache, in order, without gaps; between two reel frames, if they are given."""
        return self._player.spans(first, last)

    def stats(self) -> PlayStats:
        return self._player.stats()

    def close(self) -> None:
        """End all threads and the sound."""
        self._projector.close()

    def _run(self) -> None:
        """The transport may have been started, stopped or moved."""
        if self._player.transport.frame != self.frame:
            self._move(self._player.transport.frame)
        self._projector.present()
        self._changed()
        self._projector.run()

    def _restart(self) -> None:
        """What is to be played next may be something else."""
        self._player.settle()
        self._changed()

    def _move(self, frame: int) -> None:
        self.frame = frame
        self.moved.emit(frame)

    def _rest(self) -> None:
        self._making.focus(self.shot)
        self.rested.emit()

    def _picture(self, shown: Shown) -> None:
        self.shown = shown
        self.pictured.emit(shown)

    def _changed(self) -> None:
        transport = self._player.transport
        now = (transport.playing, transport.speed, transport.mode, transport.loop, transport.range)
        if now != (self.playing, self.speed, self.mode, self.loop, self.range):
            self.playing, self.speed, self.mode, self.loop, self.range = now
            self.changed.emit()
