"""The inbox: what hosts tell, waiting for the one thread that acts on it; pictures in it are bounded, latest wins."""

import threading
from collections import deque
from collections.abc import Callable
from typing import NamedTuple

from studio.render.reports import Pictures, Report

MAX_BYTES = 96 << 20
"""Bytes of pictures that wait at most; the oldest give way."""


class Told(NamedTuple):
    """A report and the engine whose worker it is about."""

    engine: str
    report: Report


class Inbox:
    """A queue of reports. `put` never waits and may be called from any thread.

    `wake` is called after each `put`, in the thread that calls it: for those who do not wait in `take`.
    """

    def __init__(self, max_bytes: int = MAX_BYTES, wake: Callable[[], None] | None = None) -> None:
        self.dropped = 0
        """Pictures that gave way to newer ones."""
        self._max_bytes = max_bytes
        self._wake = wake
        self._bytes = 0
        self._waiting: deque[Told] = deque()
        self._filled = threading.Condition()

    def put(self, engine: str, report: Report) -> None:
        with self._filled:
            self._waiting.append(Told(engine, report))
            self._bytes += _size(report)
            if self._bytes > self._max_bytes:
                self._make_room()
            self._filled.notify()
        if self._wake is not None:
            self._wake()

    def _make_room(self) -> None:
        kept: deque[Told] = deque()
        for place, told in enumerate(self._waiting):
            last = place == len(self._waiting) - 1
            if isinstance(told.report, Pictures) and self._bytes > self._max_bytes and not last:
                self._bytes -= _size(told.report)
                self.dropped += len(told.report.frames)
            else:
                kept.append(told)
        self._waiting = kept

    def take(self) -> list[Told]:
        """All that waits."""
        with self._filled:
            taken, self._waiting, self._bytes = list(self._waiting), deque(), 0
        return taken

    def next(self, timeout: float = 0.0) -> Told | None:
        """The one that has waited longest; waits up to `timeout` seconds for one."""
        with self._filled:
            if not self._waiting and timeout > 0:
                self._filled.wait(timeout)
            if not self._waiting:
                return None
            told = self._waiting.popleft()
            self._bytes -= _size(told.report)
        return told


def _size(report: Report) -> int:
    return sum(frame.nbytes for frame in report.frames) if isinstance(report, Pictures) else 0
