"""The transport: where the playhead is and when it moves on. Arithmetic over time; it looks at no clock itself.

Frames are due on a grid: the n-th after the start at `origin + n / rate`, so that lateness never adds up. A step that
comes more than a frame late moves the grid ("every frame") or skips what was due in between ("real time").
"""

from collections.abc import Callable
from fractions import Fraction

from studio.playback.reel import Heading
from studio.playback.shown import Loop, Mode

FASTEST = 8.0
"""Times the reel's rate that shuttling reaches."""

_SKIPPING = 2.0
"""From this speed on frames are skipped in either mode: nobody counts them."""

Bounds = tuple[int, int]
"""Reel frames `first` up to, not including, `last`."""


class Transport:
    """Where the playhead is, in reel frames. `shot_at` tells the bounds of the shot at a frame."""

    def __init__(self, shot_at: Callable[[int], Bounds]) -> None:
        self.frame = 0
        self.length = 0
        """Frames in the reel."""
        self.rate = Fraction(24)
        self.playing = False
        self.speed = 1.0
        self.mode: Mode = "every"
        self.loop: Loop = "off"
        self.range: Bounds | None = None
        self.dropped = 0
        """Frames that were skipped since `play`, because they were due before the one that is shown."""
        self._shot_at = shot_at
        self._origin = 0.0
        self._count = 0

    @property
    def direction(self) -> int:
        return -1 if self.speed < 0 else 1

    @property
    def period(self) -> float:
        """Seconds from one frame to the next at this speed."""
        return float(1 / self.rate) / max(abs(self.speed), 1e-3)

    @property
    def due(self) -> float:
        """The time at which the next frame is due."""
        return self._origin + (self._count + 1) * self.period

    @property
    def bounds(self) -> Bounds:
        """What is played: the loop's stretch, or the whole reel."""
        if self.loop == "range" and self.range:
            first, last = self.range
            return (max(0, min(first, self.length - 1)), max(1, min(last, self.length)))
        if self.loop == "shot" and self.length:
            return self._shot_at(self.frame)
        return (0, self.length)

    @property
    def heading(self) -> Heading:
        return Heading(self.frame, self.direction, self.bounds, self.loop != "off")

    def play(self, speed: float, now: float) -> None:
        """Begin, or go on at another speed; from the other end where the playhead stands at the end."""
        if not self.length or not speed:
            return
        self.speed = speed
        first, last = self.bounds
        end = last - 1 if speed > 0 else first
        if not self.playing:
            self.dropped = 0
            if not first <= self.frame < last or (self.frame == end and last - first > 1):
                self.frame = first if speed > 0 else last - 1
        self.playing = True
        self.restart(now)

    def restart(self, now: float) -> None:
        """Let the grid begin now, with the frame under the playhead."""
        self._origin, self._count = now, 0

    def pause(self) -> None:
        self.playing = False
        self.speed = 1.0

    def shuttle(self, direction: int, now: float) -> None:
        """J, K, L: faster each time in a direction; 0 stops."""
        if not direction:
            self.pause()
        elif self.playing and (self.speed > 0) == (direction > 0):
            self.play(max(-FASTEST, min(FASTEST, self.speed * 2)), now)
        else:
            self.play(float(direction), now)

    def seek(self, frame: int, now: float) -> bool:
        """Put the playhead on a frame, kept within the reel; tells whether it moved."""
        frame = max(0, min(frame, self.length - 1))
        moved, self.frame = frame != self.frame, frame
        self.restart(now)
        return moved

    def wait(self, now: float) -> float:
        """Seconds until the next frame is due; 0 if it is."""
        return max(0.0, self.due - now)

    def upcoming(self) -> int | None:
        """The frame that comes after this one; `None` at the end."""
        return self._after(self.frame, 1)

    def advance(self, now: float) -> bool:
        """Go to the frame that is due; tells whether the playhead moved. Playing ends at the end of the reel."""
        if not self.playing or now < self.due:
            return False
        late = int((now - self._origin) / self.period + 1e-9) - self._count
        skipping = self.mode == "real" or abs(self.speed) >= _SKIPPING
        steps = late if skipping else 1
        target = self._after(self.frame, steps)
        if target is None:
            end = self.length - 1 if self.speed > 0 else 0
            moved, self.frame = end != self.frame, end
            self.pause()
            return moved
        if skipping:
            self.dropped += steps - 1 if self.mode == "real" and abs(self.speed) < _SKIPPING else 0
            self._count += steps
        elif late > 1:
            self.restart(now)
        else:
            self._count += 1
        moved, self.frame = target != self.frame, target
        return moved

    def _after(self, frame: int, steps: int) -> int | None:
        """The frame some steps on in playing direction; `None` beyond the end of what does not loop."""
        first, last = self.bounds
        target = frame + steps * self.direction
        if first <= target < last:
            return target
        if self.loop == "off" or last <= first:
            return None
        return first + (target - first) % (last - first)
