"""What plays: the player with a timer of Qt's, and the playhead that all panels share."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from PySide6.QtCore import QObject, Signal

from studio.model.rows import Take
from studio.project import Opened
from studio.ui.session.making import Making
from studio.wire.ring import Frame

Mode = Literal["every", "real"]
Loop = Literal["off", "reel", "range", "shot"]
SpanKind = Literal["cached", "making", "held", "missing"]
ShownKind = Literal["take", "making", "stale", "card", "offline", "none"]


class Span(NamedTuple):
    """Reel frames `first` up to, not including, `last` are in this state in the cache."""

    first: int
    last: int
    kind: SpanKind


class Shown(NamedTuple):
    """What the monitor is to show. `picture` is I420 (see `codec.i420`), `None` for a title card or nothing at all."""

    frame: int = 0
    """Frame of the reel."""
    shot: str | None = None
    source: int = 0
    """Frame within the shot, from 0."""
    kind: ShownKind = "none"
    picture: Frame | None = None
    held: bool = False
    """The picture is the last one shown, since this frame's own is not there yet."""
    quality: int = 3
    take: Take | None = None


class PlayStats(NamedTuple):
    """For the HUD. Bytes of the frame cache, frames a second as shown lately, frames dropped and held since play."""

    fps: float = 0.0
    dropped: int = 0
    held: int = 0
    cache_bytes: int = 0
    cache_limit: int = 0


class Playing(QObject):
    """The transport. Frames are reel frames."""

    moved = Signal(int)
    """The playhead stands on another frame."""
    pictured = Signal(object)
    """`Shown`: the monitor is to show this now."""
    changed = Signal()
    """Playing or not, speed, mode, loop, range, volume or mute are other than before."""
    cached = Signal()
    """`spans` may be other than before (a few times a second at most)."""

    def __init__(self, opened: Opened, making: Making, parent: QObject | None = None) -> None:
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

    @property
    def shot(self) -> str | None:
        """The shot under the playhead."""
        found = self._opened.document.board.at(self.frame)
        return found.id if found else None

    def play(self, speed: float = 1.0) -> None:
        """Play from the playhead (from the start, or the range's, where it stands at the end)."""

    def pause(self) -> None: ...

    def toggle(self) -> None: ...

    def shuttle(self, direction: int) -> None:
        """J, K, L: -1 plays backwards, faster each time, 0 stops, 1 plays forwards, faster each time."""

    def seek(self, frame: int) -> None:
        """Put the playhead on a frame, kept within the reel."""
        frame = max(0, min(frame, max(0, self._opened.document.board.length - 1)))
        if frame != self.frame:
            self.frame = frame
            self.moved.emit(frame)

    def step(self, frames: int) -> None:
        """Stop, and move the playhead by some frames."""
        self.seek(self.frame + frames)

    def cut(self, direction: int) -> None:
        """Go to the next cut (1) or the one before (-1)."""

    def set_mode(self, mode: Mode) -> None: ...

    def set_loop(self, loop: Loop) -> None: ...

    def mark(self, *, first: int | None = None, last: int | None = None) -> None:
        """Set the range's in (`first`) or out (`last`, not included)."""

    def unmark(self) -> None:
        """Take the range away."""

    def set_volume(self, volume: float) -> None: ...

    def set_muted(self, muted: bool) -> None: ...

    def spans(self) -> Sequence[Span]:
        """The reel's cache, in order, without gaps."""
        return ()

    def stats(self) -> PlayStats:
        return PlayStats()

    def close(self) -> None:
        """End all threads and the sound."""
