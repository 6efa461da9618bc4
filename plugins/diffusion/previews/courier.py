"""How previews get from where the model computes to where they are shown, without the model waiting for them."""

import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any, Generic, Protocol, TypeVar

import numpy as np
import torch
from torch import Tensor

from diffusion.previews.pictures import Picture

JOIN_S = 10.0
"""How long the thread may take to end: one batch of pictures, and what the card has to do before it."""

Job = TypeVar("Job")


class Route(Protocol):
    """Where previews are computed and how they are brought here. All but `mark` in the thread that makes previews."""

    def mark(self) -> Any:
        """A sign in the model's own order of work, which `reached` waits for; in the model's thread."""
        ...

    def reached(self, mark: Any) -> float:
        """Wait until the model has done what lies before a mark; seconds since the mark before, 0 if unknown."""
        ...

    def working(self) -> Any:
        """A context in which one batch of previews is computed beside the model's work, and fetched once."""
        ...

    def fetch(self, rgb: Tensor) -> Picture:
        """Pictures (n, h, w, 3) as bytes here; they hold until the next call."""
        ...

    def cost(self) -> float:
        """A clock of the seconds that the model loses by previews; ask after `fetch`."""
        ...


class Here:
    """On the CPU: the model waits while previews are made, and every second counts."""

    def mark(self) -> None:
        """Nothing to wait for."""

    def reached(self, mark: None) -> float:
        """See `Route`."""
        return 0.0

    @contextmanager
    def working(self) -> Generator[None]:
        """See `Route`."""
        with torch.no_grad():
            yield

    def fetch(self, rgb: Tensor) -> Picture:
        """See `Route`."""
        return np.asarray(rgb.numpy())

    def cost(self) -> float:
        """See `Route`."""
        return time.perf_counter()


class Beside:
    """On a CUDA card: a stream of its own, pinned memory, and events instead of waiting."""

    def __init__(self, device: str) -> None:
        self._device = torch.device(device)
        self._stream = torch.cuda.Stream(self._device)
        self._pinned = torch.empty(0, dtype=torch.uint8)
        self._last: Any = None
        self._begun: Any = None
        self._cost = 0.0

    def mark(self) -> Any:
        """See `Route`."""
        event = torch.cuda.Event(enable_timing=True, blocking=True)
        event.record(torch.cuda.current_stream(self._device))
        return event

    def reached(self, mark: Any) -> float:
        """See `Route`."""
        mark.synchronize()
        last, self._last = self._last, mark
        self._stream.wait_event(mark)
        return last.elapsed_time(mark) / 1000 if last is not None else 0.0

    @contextmanager
    def working(self) -> Generator[None]:
        """See `Route`."""
        with torch.no_grad(), torch.cuda.stream(self._stream):
            self._begun = torch.cuda.Event(enable_timing=True)
            self._begun.record(self._stream)
            yield

    def fetch(self, rgb: Tensor) -> Picture:
        """See `Route`."""
        if self._pinned.numel() < rgb.numel():
            self._pinned = torch.empty(rgb.numel(), dtype=torch.uint8, pin_memory=True)
        there = self._pinned[: rgb.numel()].view(rgb.shape)
        there.copy_(rgb, non_blocking=True)
        done = torch.cuda.Event(enable_timing=True, blocking=True)
        done.record(self._stream)
        done.synchronize()
        self._cost += self._begun.elapsed_time(done) / 1000
        return np.asarray(there.numpy())

    def cost(self) -> float:
        """See `Route`: the card's time, and that of this thread, which keeps the model's thread from its own."""
        return self._cost + time.thread_time()


class Courier(Generic[Job]):
    """A thread that does the newest job; one that waits is replaced by a newer one, which `joined` makes of both.

    What the work raises of `faults` ends it, and is kept as `fault`: the one who gives the jobs never sees it.
    """

    def __init__(
        self,
        work: Callable[[Job], None],
        joined: Callable[[Job, Job], Job],
        *,
        faults: tuple[type[Exception], ...],
    ) -> None:
        self.fault: Exception | None = None
        self._work, self._joined, self._faults = work, joined, faults
        self._waiting: Job | None = None
        self._closing = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="previews", daemon=True)
        self._thread.start()

    def put(self, job: Job) -> None:
        """Leave a job; never waits for the work."""
        with self._changed:
            self._waiting = job if self._waiting is None else self._joined(self._waiting, job)
            self._changed.notify()

    def close(self) -> bool:
        """Drop what waits, let the job in hand end, and end the thread; False if it did not end in time."""
        with self._changed:
            self._closing, self._waiting = True, None
            self._changed.notify()
        self._thread.join(JOIN_S)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (job := self._next()) is not None:
            try:
                self._work(job)
            except self._faults as error:
                self.fault = error
                return

    def _next(self) -> Job | None:
        with self._changed:
            while self._waiting is None and not self._closing:
                self._changed.wait()
            job, self._waiting = self._waiting, None
            return None if self._closing else job
