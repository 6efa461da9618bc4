"""Bench `transport`: pictures through the ring, across processes, against copying the same bytes twice in one."""

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence

import numpy as np

from studio.bench.figures import Figure, Report
from studio.errors import WorkerError
from studio.wire.channel import Channel, editor_side
from studio.wire.messages import Frames, Ping, ToEditor
from studio.wire.ring import FrameRing, Slot, slots_for

WIDTH, HEIGHT, COUNT, ROUNDS = 1280, 720, 2000, 7
BUDGET = 0.5


def bench_transport(report: Report, _prompts: Sequence[str]) -> Iterator[Figure]:
    """The best of `ROUNDS`, each beside its own limit, since other work on the machine disturbs both."""
    results: list[tuple[float, float]] = []
    for number in range(ROUNDS):
        report("transport", number, ROUNDS)
        results.append((ring_speed(COUNT), copy_speed(COUNT)))
    speed, limit = max(results, key=lambda pair: pair[0] / pair[1])
    yield Figure(
        bench="transport",
        name=f"{WIDTH}x{HEIGHT} I420 across processes",
        value=speed,
        unit="frames/s",
        limit=limit,
        ratio=speed / limit,
        budget=BUDGET,
        budget_of="ratio",
        ok=speed / limit >= BUDGET,
        note=f"{speed * WIDTH * HEIGHT * 1.5 / 1e9:.2f} GB/s",
    )


def copy_speed(count: int) -> float:
    """Frames a second when each is copied twice in this process: into one of as many slots as the ring has, and out."""
    size = WIDTH * HEIGHT * 3 // 2
    source = np.random.default_rng(1).integers(0, 255, size, np.uint8)
    slots = np.zeros((slots_for(size), size), np.uint8)
    start = time.perf_counter()
    for index in range(count):
        slot = slots[index % len(slots)]
        np.copyto(slot, source)
        np.copyto(np.empty(size, np.uint8), slot)
    return count / (time.perf_counter() - start)


def ring_speed(count: int) -> float:
    """Frames a second that arrive here from another process, each copied out of the ring."""
    size = WIDTH * HEIGHT * 3 // 2
    ring = FrameRing.create(slots_for(size), size)
    words = [sys.executable, "-m", "studio.bench.sender", str(ring.path), str(count), str(WIDTH), str(HEIGHT)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        channel = editor_side(process.stdout.fileno(), process.stdin.fileno())
        try:
            channel.send(Ping())
            return _drain(channel, ring, count)
        finally:
            ring.close()


def _drain(channel: Channel[ToEditor], ring: FrameRing, count: int) -> float:
    start, got = 0.0, 0
    while got < count:
        message = channel.receive()
        if not isinstance(message, Frames):
            raise WorkerError("The sending process of the bench ended early.")
        start = start or time.perf_counter()
        if ring.read(Slot(message.slot, message.seq)) is not None:
            got += 1
    return (count - 1) / (time.perf_counter() - start)
