"""Clocks: what time it is for playback. A clock never goes back and does not know the time of day."""

import time
from typing import Protocol


class Clock(Protocol):
    """Tells seconds from some beginning."""

    def now(self) -> float: ...


class SteadyClock:
    """The machine's own steady clock."""

    def now(self) -> float:
        return time.perf_counter()
