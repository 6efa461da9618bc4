"""The newest job wins, the one who gives jobs never waits, and the thread ends whatever happens."""

import threading
import time

import torch
from diffusion.previews.courier import Courier, Here


def test_the_newest_job_wins_and_nobody_waits() -> None:
    begun, go, done = threading.Event(), threading.Event(), list[int]()

    def work(job: int) -> None:
        begun.set()
        go.wait(30)
        done.append(job)

    courier = Courier(work, lambda older, newer: older + newer, faults=())
    courier.put(1)
    assert begun.wait(30)
    before = time.perf_counter()
    for job in (10, 100, 1000):
        courier.put(job)
    assert time.perf_counter() - before < 5
    go.set()
    deadline = time.monotonic() + 30
    while len(done) < 2 and time.monotonic() < deadline:
        time.sleep(0.001)
    assert courier.close()
    assert done == [1, 1110]
    assert courier.fault is None


def test_a_fault_is_kept_and_ends_the_thread() -> None:
    def work(job: int) -> None:
        raise RuntimeError(f"no {job}")

    courier = Courier(work, lambda older, newer: newer, faults=(RuntimeError,))
    courier.put(7)
    deadline = time.monotonic() + 30
    while courier.fault is None and time.monotonic() < deadline:
        time.sleep(0.001)
    courier.put(8)
    assert courier.close()
    assert str(courier.fault) == "no 7"


def test_here_everything_counts() -> None:
    route = Here()
    assert route.reached(route.mark()) == 0.0
    before = route.cost()
    with route.working():
        weight = torch.ones(2, requires_grad=True) * 2
        assert not weight.requires_grad
        picture = route.fetch(torch.zeros(1, 2, 2, 3, dtype=torch.uint8))
    assert picture.shape == (1, 2, 2, 3)
    assert route.cost() > before
