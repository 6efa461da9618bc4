"""The worker host: keeps one engine's worker process, talks to it, watches it, and starts it again when it dies.

No call waits for the worker. A supervisor thread, which lives as long as the host, starts the process, sends, and
watches; a reader thread takes what comes and copies frames out of the ring. Everything is told to `deliver`, which is
called in those threads and must be quick.
"""

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

import msgspec

from studio.errors import DiskFullError, WorkerError
from studio.render.process import Launch, Outcome, WorkerProcess
from studio.wire import messages as m
from studio.wire.capability import Capabilities, Value
from studio.wire.ring import Frame, FrameRing, Slot, job_number, slots_for, sweep

TICK_S = 0.1
SMALLEST_FRAME = 1280 * 720 * 3 // 2
"""Bytes that a ring's slot has at least, so that most jobs find room in the first one."""

_OWN_PAUSE_S = 2.0


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


class Pictures(NamedTuple):
    """Frames of a job in arrays of their own: `frames[i]` is frame `first + i` of the clip."""

    job: str
    first: int
    frames: tuple[Frame, ...]
    quality: int
    pass_: int


class Died(NamedTuple):
    """The worker has ended; `jobs` did not come to an end. `retryable`: another try may go better."""

    outcome: Outcome
    jobs: tuple[str, ...]
    sentence: str
    retryable: bool


Report = (
    m.Ready
    | m.Loaded
    | m.Understood
    | m.Started
    | m.PhaseChanged
    | m.Progress
    | m.Finished
    | m.Cancelled
    | m.Failed
    | Pictures
    | Died
)
"""What a host tells."""


class Order(NamedTuple):
    """A message to send; for a `Generate`, the bytes of its frames and what it makes, for people."""

    message: m.Message
    frame_bytes: int = 0
    what: str = ""


@dataclass
class _Life:
    """One worker process from start to end, as the host sees it."""

    process: WorkerProcess
    ring: FrameRing
    born: float
    reader: threading.Thread | None = None
    ready: bool = False
    loaded: bool = False
    heard: float = 0.0
    moved: float = 0.0
    cancelled_at: float = 0.0
    job: str = ""
    number: int = 0
    what: str = ""
    fault: str = ""
    retryable: bool = True
    over: bool = False
    window: float = 0.0
    count: int = 0
    stats: m.Stats | None = field(default=None)


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
        self._life: _Life | None = None
        self._failures = 0
        self._not_before = 0.0
        self._frame_bytes = SMALLEST_FRAME
        self._capabilities: Capabilities | None = None
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
        return self._capabilities

    @property
    def stats(self) -> m.Stats | None:
        """The worker's last heartbeat."""
        life = self._life
        return life.stats if life else None

    def start(self) -> None:
        """Have the worker running, without anything to do yet."""
        self._order(Order(m.Ping()))

    def load(self, model: str = "", options: dict[str, Value] | None = None) -> None:
        self._order(Order(m.Load(model=model, options=options or {})))

    def read(self, name: str, prompt: str) -> None:
        """Ask what the engine understands of a prompt; answered by `Understood` or `Failed` without a job."""
        self._order(Order(m.Read(id=name, prompt=prompt)))

    def generate(self, order: m.Generate, *, width: int, height: int, what: str = "") -> None:
        """Have a take made; `what` says for people what it is, such as `shot 3`."""
        self._order(Order(order, width * height * 3 // 2, what))

    def cancel(self, job: str, *, keep_partial: bool = False) -> None:
        self._order(Order(m.Cancel(job=job, keep_partial=keep_partial)))

    def _order(self, order: Order) -> None:
        self._orders.append(order)
        self._changed.set()

    def close(self) -> None:
        """End the worker and all threads; a second call does nothing."""
        self._closing = True
        self._changed.set()
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
                self._life.heard = self._life.moved = now  # it was us who slept
            last = now
            self._step(now)
            last = time.monotonic()
        if self._life:
            self._part(self._life)

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
            life.fault = self._overdue(life, now)
        if life.fault or life.over or life.process.code is not None:
            self._bury(life)

    def _begin(self) -> None:
        """Start a worker; where not even a ring can be made, what was ordered has failed."""
        wanted = [order.frame_bytes for order in list(self._orders)]
        self._frame_bytes = max(self._frame_bytes, *wanted)
        ring: FrameRing | None = None
        try:
            ring = self._new_ring()
            process = WorkerProcess(self.launch)
        except (DiskFullError, OSError) as error:
            if ring:
                ring.close()
            self._refuse(error)
            return
        now = time.monotonic()
        life = self._life = _Life(process, ring, now, heard=now, moved=now, window=now)
        process.channel.post(m.Hello(protocol=m.PROTOCOL, ring=str(ring.path), session=self.launch.engine))
        life.reader = threading.Thread(
            target=self._hear, args=(life,), name=f"{self.launch.engine}-reader", daemon=True
        )
        life.reader.start()

    def _new_ring(self) -> FrameRing:
        return FrameRing.create(self._limits.slots or slots_for(self._frame_bytes), self._frame_bytes)

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
        return [order.message.job for order in orders if isinstance(order.message, m.Generate)]

    def _send(self, life: _Life, order: Order) -> None:
        match order.message:
            case m.Generate():
                if not self._make_room(life, order):
                    return
                life.job, life.number, life.what = order.message.job, job_number(order.message.job), order.what
                life.moved, life.cancelled_at = time.monotonic(), 0.0
            case m.Cancel() if order.message.job == life.job:
                life.cancelled_at = time.monotonic()
            case _:
                pass
        life.process.channel.post(order.message)

    def _make_room(self, life: _Life, order: Order) -> bool:
        """Give the worker a ring with larger slots if this job needs them."""
        if order.frame_bytes <= life.ring.slot_bytes:
            return True
        self._frame_bytes = order.frame_bytes
        try:
            ring = self._new_ring()
        except (DiskFullError, OSError) as error:
            self._orders.appendleft(order)
            self._refuse(error)
            return False
        old, life.ring = life.ring, ring
        old.close()
        life.process.channel.post(m.Hello(protocol=m.PROTOCOL, ring=str(ring.path), session=self.launch.engine))
        return True

    def _overdue(self, life: _Life, now: float) -> str:
        """Why the worker has to be ended, in words; empty if all is well."""
        limits = self._limits
        if not life.ready:
            late = now - life.born > limits.start_s
            return f"it did not start within {limits.start_s:g} seconds" if late else ""
        silent = now - life.heard
        if silent > limits.silence_s:
            return f"it hung and gave no sign of life for {limits.silence_s:g} seconds"
        if silent > limits.silence_s / 2:
            life.process.channel.offer(m.Ping())
        if life.job and life.cancelled_at and now - life.cancelled_at > limits.cancel_s:
            return f"it did not stop within {limits.cancel_s:g} seconds when asked to"
        patience = limits.stall_s if life.loaded else limits.load_s
        if life.job and now - life.moved > patience:
            return f"it hung and made no progress for {patience:g} seconds"
        return ""

    def _bury(self, life: _Life) -> None:
        """The worker has ended or has to: end it for certain, tell how, and think about when to try again."""
        if life.over and not life.fault:
            life.process.wait(self._limits.close_s)
        killed = life.process.code is None
        job, what, cancelled = life.job, life.what, life.cancelled_at
        outcome = self._end(life, during=what if job else "", reason=life.fault if killed or life.fault else "")
        if life.job != job:
            job = ""  # its last word was read while it was ending
        dropped = self._drop_orders()
        self._failures += 1
        self.restarts += 1
        wait = min(self._limits.longest_back_off_s, self._limits.back_off_s * 2 ** (self._failures - 1))
        self._not_before = time.monotonic() + (0.0 if cancelled else wait)
        sentence = life.fault if not life.ready and life.fault and not life.retryable else outcome.sentence
        if job and cancelled:
            self._deliver(m.Cancelled(job=job))
            job = ""
        jobs = tuple(filter(None, [job, *dropped]))
        self._deliver(Died(outcome, jobs, sentence, life.retryable))

    def _part(self, life: _Life) -> None:
        """Say goodbye, and end the worker if it does not go."""
        life.process.channel.post(m.Shutdown())
        life.process.wait(self._limits.close_s)
        self._end(life, during="", reason="")

    def _end(self, life: _Life, *, during: str, reason: str) -> Outcome:
        life.process.stop()
        life.over = True
        if life.reader:
            life.reader.join()
        self._life = None
        outcome = life.process.outcome(during=during, reason=reason)
        life.process.channel.close()
        life.ring.close()
        return outcome

    # ---- the reader's thread

    def _hear(self, life: _Life) -> None:
        try:
            while True:
                try:
                    message = life.process.channel.receive(TICK_S)
                except TimeoutError:
                    if life.over:
                        break
                    continue
                if message is None:
                    break
                self._take(life, message)
        except WorkerError as error:
            life.fault = life.fault or str(error).rstrip(".")[:1].lower() + str(error).rstrip(".")[1:]
        life.over = True
        self._changed.set()

    def _take(self, life: _Life, message: m.ToEditor) -> None:
        now = time.monotonic()
        life.heard = now
        self._count(life, now)
        match message:
            case m.Frames():
                life.moved = now
                self._take_frames(life, message)
            case m.Stats():
                life.stats = message
            case m.Ready():
                self._take_ready(life, message)
            case m.Failed(job="") if not life.ready:
                life.fault, life.retryable = message.sentence, False
                self._changed.set()
            case m.Finished() | m.Cancelled() | m.Failed():
                if message.job == life.job:
                    life.job = ""
                if isinstance(message, m.Finished):
                    self._failures = 0
                self._deliver(message)
            case _:
                life.moved = now
                life.loaded = life.loaded or isinstance(message, m.Loaded)
                self._deliver(message)

    def _count(self, life: _Life, now: float) -> None:
        """Note a worker that says more than anybody can hear."""
        life.count += 1
        if now - life.window >= 1.0:
            life.window, life.count = now, 0
        elif life.count > self._limits.messages_per_s and not life.fault:
            life.fault = f"it sent more than {self._limits.messages_per_s} messages in a second"
            self._changed.set()

    def _take_ready(self, life: _Life, ready: m.Ready) -> None:
        life.ring.unlink()
        self._capabilities = ready.capabilities
        if not life.ready:
            life.ready = True
            self._deliver(ready)
        self._changed.set()

    def _take_frames(self, life: _Life, message: m.Frames) -> None:
        """Copy frames out; those that were written over meanwhile leave a gap between what is delivered."""
        ring, run, first = life.ring, list[Frame](), message.first
        for offset in range(min(message.count, ring.slots)):
            place = Slot((message.slot + offset) % ring.slots, message.seq + offset)
            picture = ring.read(place)
            if picture is not None and picture.label.job == life.number and message.job == life.job:
                run.append(picture.frame)
                continue
            if run:
                self._deliver(Pictures(message.job, first, tuple(run), message.quality, message.pass_))
            run, first = [], message.first + offset + 1
        if run:
            self._deliver(Pictures(message.job, first, tuple(run), message.quality, message.pass_))
