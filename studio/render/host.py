"""The worker host: keeps one engine's worker process, talks to it, watches it, and starts it again when it dies.

No call waits for the worker. A supervisor thread, which lives as long as the host, starts the process, sends, and
watches; a reader thread takes what comes and copies frames out of the ring. Everything is told to `deliver`, which is
called in those threads and must be quick.
"""

import threading
import time
from collections import deque
from collections.abc import Callable
from typing import NamedTuple

from studio.errors import DiskFullError
from studio.render.life import Life, Limits, end, overdue
from studio.render.listener import Listener
from studio.render.process import Launch, WorkerProcess
from studio.render.reports import Died, Pictures, Report
from studio.wire import messages as m
from studio.wire.capability import Capabilities, Value
from studio.wire.ring import FrameRing, job_number, slots_for, sweep

TICK_S = 0.1
SMALLEST_FRAME = 1280 * 720 * 3 // 2
"""Bytes that a ring's slot has at least, so that most jobs find room in the first one."""

_OWN_PAUSE_S = 0.25
"""A pause of this process, beyond a tick, for which no worker is blamed (a suspended machine, a long collection)."""


class Order(NamedTuple):
    """A message to send; for a `Generate`, the bytes of its frames and what it makes, for people."""

    message: m.Message
    frame_bytes: int = 0
    what: str = ""


class WorkerHost:
    """Hosts one engine. The process starts with the first order and lives until `close`, or until it dies."""

    def __init__(self, launch: Launch, deliver: Callable[[Report], None], limits: Limits | None = None) -> None:
        self.launch = launch
        self.restarts = 0
        self._deliver = deliver
        self._limits = limits or Limits()
        self._orders: deque[Order] = deque()
        self._changed = threading.Event()
        self._closing = False
        self._life: Life | None = None
        self._failures = 0
        self._not_before = 0.0
        self._frame_bytes = SMALLEST_FRAME
        self._listener = Listener(deliver, self._limits, self._changed)
        self._supervisor = threading.Thread(target=self._supervise, name=f"{launch.engine}-host", daemon=True)
        self._supervisor.start()

    # ---- asked from outside, from any thread

    @property
    def pid(self) -> int | None:
        """The worker's process id, if it runs."""
        life = self._life
        return life.process.pid if life else None

    @property
    def capabilities(self) -> Capabilities | None:
        """What the engine can do on this machine, once its worker has said so."""
        return self._listener.capabilities

    @property
    def stats(self) -> m.Stats | None:
        """The worker's last heartbeat."""
        life = self._life
        return life.stats if life else None

    def load(self, model: str = "", options: dict[str, Value] | None = None) -> None:
        self._order(Order(m.Load(model=model, options=options or {})))

    def say(self, message: m.Read | m.Survey | m.Describe | m.Appraise | m.Update | m.Ping | m.Unload) -> None:
        """Ask something, or change a running job. An answer bears the question's name; `Failed` without a job if the
        engine broke over it."""
        self._order(Order(message))

    def generate(
        self, order: m.Generate | m.Guide | m.Fetch, *, width: int = 0, height: int = 0, what: str = ""
    ) -> None:
        """Have a take made, or its passes, or a model downloaded; `what` says for people what it is: `shot 3`."""
        self._order(Order(order, width * height * 3 // 2, what))

    def cancel(self, job: str, *, keep_partial: bool = False) -> None:
        self._order(Order(m.Cancel(job=job, keep_partial=keep_partial)))

    def _order(self, order: Order) -> None:
        self._orders.append(order)
        self._changed.set()

    def leave(self) -> None:
        """Have the worker end soon, without waiting for it."""
        self._closing = True
        self._changed.set()

    def close(self) -> None:
        """End the worker and all threads; a second call does nothing."""
        self.leave()
        self._supervisor.join()

    # ---- the supervisor's thread

    def _supervise(self) -> None:
        sweep()
        last = time.monotonic()
        while not self._closing:
            self._changed.wait(self._pause())
            self._changed.clear()
            now = time.monotonic()
            if self._life and now - last > _OWN_PAUSE_S + TICK_S:
                self._life.forgive(now - last)  # it was us who slept
            last = now
            self._step(now)
            last = time.monotonic()
        if self._life:
            self._life.process.channel.post(m.Shutdown())
            self._life.process.wait(self._limits.close_s)
            end(self._life)
            self._life = None

    def _pause(self) -> float | None:
        if self._life:
            return TICK_S
        return max(0.0, self._not_before - time.monotonic()) if self._orders else None

    def _step(self, now: float) -> None:
        if self._life is None:
            if self._orders and now >= self._not_before:
                self._begin()
            return
        life = self._life
        while life.ready and self._orders:
            self._send(life, self._orders.popleft())
        life.process.channel.flush()
        if not life.fault:
            life.fault = overdue(life, self._limits.suit(self.capabilities), now)
        if life.fault or life.over or life.process.code is not None:
            self._bury(life)

    def _begin(self) -> None:
        """Start a worker; where not even a ring can be made, what was ordered has failed."""
        wanted = [order.frame_bytes for order in list(self._orders)]
        self._frame_bytes = max(self._frame_bytes, *wanted)
        ring: FrameRing | None = None
        try:
            ring = _new_ring(self._limits, self._frame_bytes)
            process = WorkerProcess(self.launch)
        except (DiskFullError, OSError) as error:
            if ring:
                ring.close()
            self._refuse(error)
            return
        now = time.monotonic()
        life = self._life = Life(process, ring, now, heard=now, moved=now, window=now)
        process.channel.post(m.Hello(protocol=m.PROTOCOL, ring=str(ring.path), session=self.launch.engine))
        life.reader = threading.Thread(
            target=self._listener.hear, args=(life,), name=f"{self.launch.engine}-reader", daemon=True
        )
        life.reader.start()

    def _refuse(self, error: DiskFullError | OSError) -> None:
        """What was ordered has failed, since there is nothing to do it with."""
        if isinstance(error, DiskFullError):
            kind, sentence = "disk_full", str(error)
        else:
            kind, sentence = "internal", f"The {self.launch.title} worker cannot be started: {error.strerror}."
        for job in self._drop_orders() or [""]:
            self._deliver(m.Failed(job=job, kind=kind, sentence=sentence))

    def _drop_orders(self) -> list[str]:
        """Forget what was not sent; returns the jobs among it."""
        orders = [self._orders.popleft() for _ in range(len(self._orders))]
        return [order.message.job for order in orders if isinstance(order.message, m.Generate | m.Guide | m.Fetch)]

    def _send(self, life: Life, order: Order) -> None:
        match order.message:
            case m.Generate() | m.Guide() | m.Fetch():
                if not self._make_room(life, order):
                    return
                life.job, life.number, life.what = order.message.job, job_number(order.message.job), order.what
                life.moved, life.cancelled_at = time.monotonic(), 0.0
            case m.Cancel() if order.message.job == life.job:
                life.cancelled_at = time.monotonic()
            case _:
                pass
        life.process.channel.post(order.message)

    def _make_room(self, life: Life, order: Order) -> bool:
        """Give the worker a ring with larger slots if this job needs them."""
        if order.frame_bytes <= life.ring.slot_bytes:
            return True
        self._frame_bytes = order.frame_bytes
        try:
            ring = _new_ring(self._limits, self._frame_bytes)
        except (DiskFullError, OSError) as error:
            self._orders.appendleft(order)
            self._refuse(error)
            return False
        old, life.ring = life.ring, ring
        old.close()
        life.process.channel.post(m.Hello(protocol=m.PROTOCOL, ring=str(ring.path), session=self.launch.engine))
        return True

    def _bury(self, life: Life) -> None:
        """The worker has ended or has to: end it for certain, tell how, and think about when to try again."""
        if life.over and not life.fault:
            life.process.wait(self._limits.close_s)
        killed = life.process.code is None
        job, what, cancelled = life.job, life.what, life.cancelled_at
        outcome = end(life, during=what if job else "", reason=life.fault if killed or life.fault else "")
        self._life = None
        if life.job != job:
            job = ""  # its last word was read while it was ending
        dropped = self._drop_orders()
        self._failures = 1 if life.finished else self._failures + 1
        self.restarts += 1
        wait = min(self._limits.longest_back_off_s, self._limits.back_off_s * 2 ** (self._failures - 1))
        self._not_before = time.monotonic() + (0.0 if cancelled else wait)
        sentence = life.fault if not life.ready and life.fault and not life.retryable else outcome.sentence
        if job and cancelled:
            self._deliver(m.Cancelled(job=job))
            job = ""
        jobs = tuple(filter(None, [job, *dropped]))
        self._deliver(Died(outcome, jobs, sentence, life.retryable))


def _new_ring(limits: Limits, frame_bytes: int) -> FrameRing:
    return FrameRing.create(limits.slots or slots_for(frame_bytes), frame_bytes)


__all__ = ["Died", "Limits", "Order", "Pictures", "Report", "WorkerHost"]
