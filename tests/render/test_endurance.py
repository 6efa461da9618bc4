"""What a long session must not do: pile things up, or lose anything when the disk is full."""

import gc
import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from studio.edit.deeds import add_shot, set_prompt
from studio.extend.registry import Registry
from studio.model.rows import Shot
from studio.project import Opened, create
from studio.render.events import Event, Finished, FramesArrived, JobFailed
from studio.render.generate import Generator
from studio.render.host import Limits

JOBS = 30
TEST = "test_pattern"


def held() -> tuple[int, int, int]:
    """Open descriptors, threads and rings of this process."""
    rings = len(list(Path("/dev/shm").glob(f"storyreel-{os.getpid()}-*")))
    return len(list(Path("/proc/self/fd").iterdir())), threading.active_count(), rings


def test_thirty_jobs_leave_everything_as_it_was(shots: Callable[..., list[Shot]], generator: Generator) -> None:
    board = shots(*range(20, 20 + JOBS))
    mine, worker_rss = psutil.Process(), list[int]()
    after: list[tuple[int, int, int]] = []
    rss: list[int] = []
    for shot in board:
        generator.add(shot, engine=TEST)
        assert isinstance(list(generator.run())[-1], Finished)
        gc.collect()
        after.append(held())
        rss.append(mine.memory_info().rss)
        worker = generator.worker_pid(TEST)
        assert worker
        worker_rss.append(psutil.Process(worker).memory_info().rss)
    # what the first ones leave for a moment may be gone, but nothing may come to it
    assert all(last <= first for last, first in zip(after[-1], after[2], strict=True)), after
    assert rss[-1] - rss[9] < 16 << 20
    assert worker_rss[-1] - worker_rss[9] < 16 << 20


def test_workers_that_die_leave_nothing_either(shots: Callable[..., list[Shot]], generator: Generator) -> None:
    after: list[tuple[int, int, int]] = []
    for shot in shots(*range(5, 10)):
        generator.add(shot, engine=TEST, params={"crash_at": 2})
        assert isinstance(list(generator.run())[-1], JobFailed)
        gc.collect()
        after.append(held())
    # what the first one leaves for a moment may be gone, but nothing may come to it
    assert all(last <= first for last, first in zip(after[-1], after[0], strict=True)), after


def test_an_hour_of_typing_leaves_everything_as_it_was(
    opened: Opened, shots: Callable[..., list[Shot]], generator: Generator
) -> None:
    shot = shots(200)[0]
    ask = generator.ask(shot, engine=TEST, params={"delay_ms": 2.0})
    after: list[tuple[int, int, int]] = []
    for number in range(JOBS):
        opened.document.apply(set_prompt(opened.document.board, shot=shot.id, prompt=f"a fox {number}"))
        generator.live.draft(opened.document.board.shots[shot.id], ask)
        events: list[Event] = []
        while not any(isinstance(event, FramesArrived) for event in events):
            events = generator.pump(0.2)
            assert not any(isinstance(event, JobFailed) for event in events), events
        gc.collect()
        after.append(held())
    assert max(after[3:]) <= max(after[:3])
    assert isinstance(list(generator.run())[-1], Finished)
    assert not generator.queue.jobs()
    assert not list(opened.media.folder.rglob("*.part"))


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if subprocess.run(words, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small tmpfs is not permitted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_costs_one_job_and_nothing_else(tiny_disk: Path, registry: Registry, limits: Limits) -> None:
    with create(tiny_disk / "fox.storyreel", width=1280, height=720) as opened:
        long, short = _two_shots(opened)
        with Generator(opened, registry, limits) as generator:
            generator.add(long, engine=TEST)
            generator.add(short, engine=TEST)
            ends = [event for event in generator.run() if isinstance(event, JobFailed | Finished)]
        failure, done = ends
        assert isinstance(failure, JobFailed)
        assert failure.kind == "disk_full"
        assert "no room left" in failure.sentence
        assert isinstance(done, Finished)
        assert not list(opened.media.folder.rglob("*.part"))
        assert not opened.media.missing(done.take.media)


def _two_shots(opened: Opened) -> list[Shot]:
    for frames in (3000, 3):
        opened.document.apply(add_shot(opened.document.board, prompt="bars", frames=frames))
    return opened.document.board.reel
