"""Which job the worker is on, and what the editor says of it meanwhile; used by two threads."""

import threading
from collections.abc import Generator
from contextlib import contextmanager

from studio.backend.engine import Cancel, Request
from studio.errors import CancelledError
from studio.wire import messages as m
from studio.wire.capability import Value


class Duty:
    """The job in hand, and those that wait for their turn."""

    def __init__(self) -> None:
        self.job = ""
        """The job in hand; empty for none."""
        self.cancel = Cancel()
        """Its flag, or that of the last one."""
        self.keep_partial = False
        """Whether what is made of it so far is to become a take when it is stopped."""
        self._request: Request | None = None
        self._waiting: dict[str, bool] = {}
        self._switching = threading.Lock()

    # ---- the thread that hears the editor

    def expect(self, job: str) -> None:
        """A job came in and waits for its turn."""
        with self._switching:
            self._waiting[job] = False

    def withdraw(self, message: m.Cancel) -> None:
        """Stop the job in hand, or one that waits; any other is over already."""
        with self._switching:
            if message.job == self.job:
                self.keep_partial = message.keep_partial
                self.cancel.request()
            elif message.job in self._waiting:
                self._waiting[message.job] = True

    def change(self, message: m.Update) -> None:
        """Hand new parameters to the job in hand; what comes too late changes nothing."""
        with self._switching:
            if message.job == self.job and self._request is not None:
                self._request.changes.put(message.params)

    # ---- the thread that works

    @contextmanager
    def on(self, job: str) -> Generator[None]:
        """Have a job in hand; raises `CancelledError` if it was withdrawn before its turn came."""
        with self._switching:
            if self._waiting.pop(job, False):
                raise CancelledError("The job was withdrawn before its turn came.")
            self.job, self.cancel, self.keep_partial = job, Cancel(), False
        try:
            yield
        finally:
            with self._switching:
                self.job, self._request = "", None

    def take_changes(self, request: Request) -> None:
        """From here on changes of the job in hand go to this request."""
        with self._switching:
            self._request = request

    def changes_taken(self) -> tuple[dict[str, Value], ...]:
        """The changes of the job in hand that its engine took, in order."""
        return tuple(self._request.changes.taken) if self._request is not None else ()
