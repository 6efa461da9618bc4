"""The listener: takes what a worker says, in a thread of its own, and copies its frames out of the ring."""

import threading
import time
from collections.abc import Callable

from studio.errors import WorkerError
from studio.render.life import Life, Limits
from studio.render.reports import Pictures, Report
from studio.wire import messages as m
from studio.wire.capability import Capabilities
from studio.wire.ring import Frame, Slot

POLL_S = 0.1


class Listener:
    """Hears one worker after another for a host; sets `changed` when the supervisor should look."""

    def __init__(self, deliver: Callable[[Report], None], limits: Limits, changed: threading.Event) -> None:
        self.capabilities: Capabilities | None = None
        """What the engine can do on this machine, once a worker has said so."""
        self._deliver = deliver
        self._limits = limits
        self._changed = changed

    def hear(self, life: Life) -> None:
        try:
            while True:
                try:
                    message = life.process.channel.receive(POLL_S)
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

    def _take(self, life: Life, message: m.ToEditor) -> None:
        now = time.monotonic()
        life.heard = now
        self._count(life, now)
        match message:
            case m.Frames():
                life.move(now)
                self._take_frames(life, message)
            case m.Stats():
                life.stats = message
                if life.ready:
                    self._deliver(message)
            case m.Ready():
                self._take_ready(life, message)
            case m.Failed(job="") if not life.ready:
                life.fault, life.retryable = message.sentence, False
                self._changed.set()
            case m.Finished() | m.Guided() | m.Fetched() | m.Cancelled() | m.Failed():
                if message.job == life.job:
                    life.job = ""
                if isinstance(message, m.Finished | m.Guided | m.Fetched):
                    life.finished = True
                self._deliver(message)
            case _:
                life.move(now)
                life.loaded = life.loaded or isinstance(message, m.Loaded)
                self._deliver(message)

    def _count(self, life: Life, now: float) -> None:
        """Note a worker that says more than anybody can hear."""
        life.count += 1
        if now - life.window >= 1.0:
            life.window, life.count = now, 0
        elif life.count > self._limits.messages_per_s and not life.fault:
            life.fault = f"it sent more than {self._limits.messages_per_s} messages in a second"
            self._changed.set()

    def _take_ready(self, life: Life, ready: m.Ready) -> None:
        life.ring.unlink()
        self.capabilities = ready.capabilities
        if not life.ready:
            life.ready = True
            self._deliver(ready)
        self._changed.set()

    def _take_frames(self, life: Life, message: m.Frames) -> None:
        """Copy frames out; those that were written over meanwhile leave a gap between what is delivered."""
        ring, run, first, heard = life.ring, list[Frame](), message.first, time.monotonic()

        def deliver() -> None:
            if run:
                quality, pass_ = message.quality, message.pass_
                self._deliver(Pictures(message.job, first, tuple(run), quality, pass_, heard, time.monotonic()))

        for offset in range(min(message.count, ring.slots)):
            place = Slot((message.slot + offset) % ring.slots, message.seq + offset)
            picture = ring.read(place)
            if picture is not None and picture.label.job == life.number and message.job == life.job:
                run.append(picture.frame)
                continue
            deliver()
            run, first = [], message.first + offset + 1
        deliver()
