"""Clocks: what time it is for playback. A clock never goes back and does not know the time of day."""

import threading
import time
from typing import Protocol

_STEP_S = 0.001
_PULL = 0.1


class Clock(Protocol):
    """Tells seconds from some beginning."""

    def now(self) -> float: ...


class SteadyClock:
    """The machine's own steady clock."""

    def now(self) -> float:
        return time.perf_counter()


class SoundClock:
    """Runs by what a sound device has played, while one plays; by a steady clock else. It never jumps.

    A device asks for sound in gulps, so its count is a rough clock; and its crystal is another than the machine's, so
    its count is the right one in the long run. Each gulp pulls the steady clock a little towards the device's count.
    """

    def __init__(self, steady: Clock | None = None) -> None:
        self._steady: Clock = steady or SteadyClock()
        self._lock = threading.Lock()
        self._offset = 0.0
        self._origin = 0.0

    def now(self) -> float:
        return self._steady.now() + self._offset

    def begin(self) -> None:
        """The device starts to play now."""
        with self._lock:
            self._origin = self.now()

    def beat(self, played_s: float) -> None:
        """The device has played so many seconds since `begin`."""
        with self._lock:
            error = self._origin + played_s - self.now()
            self._offset += max(-_STEP_S, min(_STEP_S, error * _PULL))
