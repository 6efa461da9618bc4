"""One life of a worker: what a host knows of it, when it is overdue, and its end."""

import threading
from dataclasses import dataclass, field

import msgspec

from studio.render.process import Outcome, WorkerProcess
from studio.wire import messages as m
from studio.wire.capability import Capabilities
from studio.wire.ring import FrameRing

STEP_S = 1800.0
"""The longest that one step of a large model may take: half an hour is one on a slow processor."""

LONGEST_CANCEL_S = 300.0


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How patient a host is, in seconds. `slots`: pictures in the ring, 0 for as many as suit their size.

    `silence_s`: without any sign of life; `stall_s`: alive, but nothing comes of the job (`load_s` until the engine has
    loaded, which may mean to compile or to read weights); `cancel_s`: asked to stop.
    """

    start_s: float = 120.0
    silence_s: float = 10.0
    stall_s: float = 120.0
    load_s: float = 900.0
    cancel_s: float = 5.0
    close_s: float = 2.0
    back_off_s: float = 0.25
    longest_back_off_s: float = 10.0
    messages_per_s: int = 5000
    slots: int = 0

    def suit(self, capabilities: Capabilities | None) -> "Limits":
        """The patience that an engine needs: one step of a large model may take longer than a whole draft."""
        if capabilities is None:
            return self
        stall_s = max(self.stall_s, STEP_S) if capabilities.models else self.stall_s
        return msgspec.structs.replace(
            self, stall_s=stall_s, cancel_s=max(self.cancel_s, capabilities.cancel_ms / 1000)
        )


@dataclass
class Life:
    """One worker process from start to end, as the host sees it."""

    process: WorkerProcess
    ring: FrameRing
    born: float
    reader: threading.Thread | None = None
    ready: bool = False
    loaded: bool = False
    heard: float = 0.0
    moved: float = 0.0
    step_s: float = 0.0
    """The longest time in which nothing came of a job that then went on: what it takes to hear of a cancel."""
    cancelled_at: float = 0.0
    job: str = ""
    number: int = 0
    what: str = ""
    fault: str = ""
    retryable: bool = True
    over: bool = False
    window: float = 0.0
    count: int = 0
    finished: bool = False
    stats: m.Stats | None = field(default=None)

    def move(self, now: float) -> None:
        """Something came of the work."""
        if self.job and self.loaded and not self.cancelled_at:
            self.step_s = max(self.step_s, now - self.moved)
        self.moved = now

    def forgive(self, pause_s: float) -> None:
        """Time in which nobody looked does not count against the worker."""
        self.born += pause_s
        self.heard += pause_s
        self.moved += pause_s
        if self.cancelled_at:
            self.cancelled_at += pause_s


def overdue(life: Life, limits: Limits, now: float) -> str:
    """Why the worker has to be ended, in words; empty if all is well."""
    if not life.ready:
        late = now - life.born > limits.start_s
        return f"it did not start within {limits.start_s:g} seconds" if late else ""
    silent = now - life.heard
    if silent > limits.silence_s:
        return f"it hung and gave no sign of life for {limits.silence_s:g} seconds"
    if silent > limits.silence_s / 2:
        life.process.channel.offer(m.Ping())
    # an engine that is being made ready hears nothing until then, and its work is not to be lost
    cancel_s = max(limits.cancel_s, min(2 * life.step_s, LONGEST_CANCEL_S))
    if life.job and life.loaded and life.cancelled_at and now - life.cancelled_at > cancel_s:
        return f"it did not stop within {cancel_s:.3g} seconds when asked to"
    patience = limits.stall_s if life.loaded else limits.load_s
    if life.job and now - life.moved > patience:
        return f"it hung and made no progress for {patience:g} seconds"
    return ""


def end(life: Life, *, during: str = "", reason: str = "") -> Outcome:
    """End a worker for certain, and let go of all that belongs to it."""
    life.process.stop()
    life.over = True
    if life.reader:
        life.reader.join()
    outcome = life.process.outcome(during=during, reason=reason)
    life.process.channel.close()
    life.ring.close()
    return outcome
