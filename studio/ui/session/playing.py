"""What plays: the transport, as the window's buttons and keys know it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from studio.playback.player import LIVE_SHARE
from studio.playback.shown import Loop, Mode, PlayStats, Shown, ShownKind, Span, SpanKind
from studio.project import Opened
from studio.ui.session.making import Making
from studio.ui.session.playhead import Playhead
from studio.ui.session.standings import Standings

__all__ = ["Loop", "Mode", "PlayStats", "Playing", "Shown", "ShownKind", "Span", "SpanKind"]


class Playing(Playhead):
    """The transport. Frames are reel frames. Its attributes are for reading; its methods change them."""

    def __init__(
        self,
        opened: Opened,
        making: Making,
        parent: QObject | None = None,
        *,
        standings: Standings | None = None,
    ) -> None:
        super().__init__(opened, making, standings, parent)

    def play(self, speed: float = 1.0) -> None:
        """Play from the playhead (from the start, or the range's, where it stands at the end)."""
        self._player.play(speed)
        self._follow()

    def pause(self) -> None:
        self._player.pause()
        self._follow()

    def toggle(self) -> None:
        if self.playing:
            self.pause()
        else:
            self.play()

    def shuttle(self, direction: int) -> None:
        """J, K, L: -1 plays backwards, faster each time, 0 stops, 1 plays forwards, faster each time."""
        self._player.shuttle(direction)
        self._follow()

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
        self._plan_anew()

    def set_loop(self, loop: Loop) -> None:
        self._player.transport.loop = loop
        self._plan_anew()

    def mark(self, *, first: int | None = None, last: int | None = None) -> None:
        """Set the range's in (`first`) or out (`last`, not included)."""
        length = max(1, self._player.transport.length)
        now = self.range or (0, length)
        begin = max(0, min(now[0] if first is None else first, length - 1))
        end = max(1, min(now[1] if last is None else last, length))
        if begin >= end:
            # the mark that is being set holds, the other one gives way
            begin, end = (begin, length) if last is None else (0, end)
        self._player.transport.range = (begin, end)
        self._plan_anew()

    def unmark(self) -> None:
        """Take the range away."""
        self._player.transport.range = None
        self._plan_anew()

    def set_volume(self, volume: float) -> None:
        """Set the volume, 0 to 1."""
        self._set_loudness(max(0.0, min(volume, 1.0)), muted=self.muted)

    def set_muted(self, muted: bool) -> None:
        self._set_loudness(self.volume, muted=muted)

    def set_cache_limit(self, limit: int) -> None:
        """Let the frame cache take so many bytes at most, and what running jobs show a share of that."""
        self._player.cache.limit = limit
        self._player.live.limit = limit // LIVE_SHARE

    def retry_files(self) -> None:
        """Try again to read what is offline: the files may be back."""
        self._player.retry()
        self._projector.present()

    def spans(self, first: int = 0, last: int | None = None) -> Sequence[Span]:
        """The reel's cache, in order, without gaps; between two reel frames, if they are given."""
        return self._player.spans(first, last)

    def stats(self) -> PlayStats:
        return self._player.stats()
