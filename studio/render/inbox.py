"""The inbox: what hosts tell, waiting for the one thread that acts on it; pictures in it are bounded, latest wins."""

import threading
from collections import deque

from studio.render.host import Pictures, Report

MAX_BYTES = 96 << 20
"""Bytes of pictures that wait at most; the oldest give way."""


class Inbox:
    """A queue of reports. `put` never waits and may be called from any thread."""

    def __init__(self, max_bytes: int = MAX_BYTES) -> None:
        self.dropped = 0
        """Pictures that gave way to newer ones."""
        self._max_bytes = max_bytes
        self._bytes = 0
        self._reports: deque[Report] = deque()
        self._filled = threading.Condition()

    def put(self, report: Report) -> None:
        with self._filled:
            self._reports.append(report)
            self._bytes += _size(report)
            if self._bytes > self._max_bytes:
                self._make_room()
            self._filled.notify()

    def _make_room(self) -> None:
        kept: deque[Report] = deque()
        for place, report in enumerate(self._reports):
            last = place == len(self._reports) - 1
            if isinstance(report, Pictures) and self._bytes > self._max_bytes and not last:
                self._bytes -= _size(report)
                self.dropped += len(report.frames)
            else:
                kept.append(report)
        self._reports = kept

    def take(self, timeout: float) -> list[Report]:
        """All that waits; waits up to `timeout` seconds for the first."""
        with self._filled:
            if not self._reports and timeout > 0:
                self._filled.wait(timeout)
            taken, self._reports, self._bytes = list(self._reports), deque(), 0
        return taken


def _size(report: Report) -> int:
    return sum(frame.nbytes for frame in report.frames) if isinstance(report, Pictures) else 0
