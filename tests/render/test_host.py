import ctypes
import os
import queue
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import psutil
import pytest
from test_pattern.bars import read_number

from studio.model.recipe import Recipe
from studio.model.time import Rate
from studio.render.host import Died, Limits, Pictures, Report, WorkerHost
from studio.render.process import Launch
from studio.wire import messages as m

PATIENCE_S = 20.0


class Desk:
    """A host and what it has told."""

    def __init__(self, launch: Launch, limits: Limits) -> None:
        self.told: queue.SimpleQueue[Report] = queue.SimpleQueue()
        self.host = WorkerHost(launch, self.told.put, limits)

    def until(self, *kinds: type) -> list[Report]:
        heard: list[Report] = []
        deadline = time.monotonic() + PATIENCE_S
        while not heard or not isinstance(heard[-1], kinds):
            heard.append(self.told.get(timeout=max(0.0, deadline - time.monotonic())))
        return heard

    def order(
        self, out: Path, job: str = "j", size: tuple[int, int] = (320, 180), frames: int = 12, **params: Any
    ) -> None:
        recipe = Recipe(
            engine="test_pattern",
            revision=1,
            prompt="",
            width=size[0],
            height=size[1],
            frames=frames,
            rate=Rate(),
            seed=0,
            params=params,
        )
        order = m.Generate(job=job, recipe=recipe.canonical(), out=str(out))
        self.host.generate(order, width=size[0], height=size[1], what="shot 1")


@pytest.fixture
def desk(launch: Launch, limits: Limits) -> Iterator[Callable[..., Desk]]:
    desks: list[Desk] = []

    def open_desk(**changes: Any) -> Desk:
        entry = changes.pop("entry", launch.entry)
        desks.append(Desk(launch._replace(entry=entry), msgspec.structs.replace(limits, **changes)))
        return desks[-1]

    yield open_desk
    for one in desks:
        one.host.close()


Desks = Callable[..., Desk]


def test_frames_arrive_in_arrays_of_their_own(desk: Desks, tmp_path: Path) -> None:
    one = desk()
    one.order(tmp_path / "a", frames=40, delay_ms=5.0)
    heard = one.until(m.Finished)
    numbers = [
        (report.first + n, read_number(frame))
        for report in heard
        if isinstance(report, Pictures)
        for n, frame in enumerate(report.frames)
    ]
    assert numbers[0] == (0, 0)
    assert numbers[-1] == (39, 39)
    assert all(place == read for place, read in numbers)
    assert isinstance(heard[0], m.Ready)
    assert one.host.capabilities
    assert one.host.pid


def test_no_call_waits_and_the_first_order_starts_the_worker(desk: Desks, tmp_path: Path) -> None:
    one = desk()
    assert one.host.pid is None
    one.host.load()
    one.host.say(m.Read(id="r", prompt="a fox"))
    heard = one.until(m.Loaded, m.Failed)  # a prompt is read beside whatever the engine does
    heard += one.until(m.Failed if isinstance(heard[-1], m.Loaded) else m.Loaded)
    assert any("does not read prompts" in report.sentence for report in heard if isinstance(report, m.Failed))


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"crash_at": 3}, "killed by signal 11 (SIGSEGV) while making shot 1"),
        ({"crash_at": 0, "crash_kind": "exit"}, "with exit code 7"),
        ({"hang_at": 2}, "made no progress for 1 seconds"),
        ({"hang_at": 2, "hang_kind": "spin"}, "made no progress for 1 seconds"),
        ({"flood": "messages"}, "it sent more than"),
        ({"flood": "garbage"}, "does not speak our protocol"),
    ],
)
def test_a_worker_that_misbehaves_is_ended_and_told_of(
    desk: Desks, tmp_path: Path, params: dict[str, Any], words: str
) -> None:
    one = desk()
    one.order(tmp_path / "a", **params)
    death = one.until(Died)[-1]
    assert isinstance(death, Died)
    assert words in death.sentence
    assert death.jobs == ("j",)
    assert not psutil.pid_exists(death.outcome.pid)
    one.order(tmp_path / "b", job="again", frames=3)
    assert any(isinstance(report, m.Finished) for report in one.until(m.Finished, Died))
    assert one.host.restarts == 1


def test_a_worker_that_lets_no_thread_run_is_found_out(desk: Desks, tmp_path: Path) -> None:
    one = desk(silence_s=1.0, stall_s=60.0)
    one.order(tmp_path / "a", hang_at=2, hang_kind="seize")
    death = one.until(Died)[-1]
    assert isinstance(death, Died)
    assert "no sign of life for 1 seconds" in death.sentence


def test_a_worker_that_is_killed_is_told_of(desk: Desks, tmp_path: Path) -> None:
    one = desk()
    one.order(tmp_path / "a", frames=5000, delay_ms=10.0)
    one.until(Pictures)
    assert one.host.pid
    os.kill(one.host.pid, signal.SIGKILL)
    death = one.until(Died)[-1]
    assert isinstance(death, Died)
    assert death.sentence == "The Test pattern worker was killed by signal 9 (SIGKILL) while making shot 1."


def test_a_job_is_cancelled_at_once(desk: Desks, tmp_path: Path) -> None:
    one = desk()
    one.order(tmp_path / "a", frames=5000, delay_ms=1000.0)
    one.until(m.Started)
    one.host.cancel("j")
    assert isinstance(one.until(m.Cancelled, m.Finished)[-1], m.Cancelled)


def test_a_pause_of_our_own_is_not_held_against_the_worker(desk: Desks, tmp_path: Path) -> None:
    one = desk()
    one.order(tmp_path / "a", frames=60, delay_ms=5.0)
    one.until(Pictures)
    ctypes.PyDLL(None).usleep(1_500_000)  # longer than it may go without progress, with the interpreter in hand
    assert isinstance(one.until(m.Finished, Died)[-1], m.Finished)


def test_a_job_that_does_not_stop_when_asked_is_ended(desk: Desks, tmp_path: Path) -> None:
    one = desk(cancel_s=0.3, stall_s=60.0)
    one.order(tmp_path / "a", frames=50, hang_at=1)
    one.until(Pictures)
    time.sleep(0.2)  # let it begin to hang
    one.host.cancel("j")
    heard = one.until(Died)
    assert any(isinstance(report, m.Cancelled) for report in heard)
    death = heard[-1]
    assert isinstance(death, Died)
    assert death.jobs == ()
    assert "did not stop within 0.3 seconds" in death.sentence


def test_a_plugin_that_cannot_be_loaded_is_no_reason_to_try_again(desk: Desks, tmp_path: Path) -> None:
    one = desk(entry="test_pattern.engine:Missing")
    one.order(tmp_path / "a")
    death = one.until(Died)[-1]
    assert isinstance(death, Died)
    assert not death.retryable
    assert death.sentence == "The plugin's module test_pattern.engine has no class Missing."
    assert death.jobs == ("j",)


def test_a_larger_job_gets_a_larger_ring(desk: Desks, tmp_path: Path) -> None:
    one = desk()
    one.order(tmp_path / "a", frames=2)
    one.until(m.Finished)
    one.order(tmp_path / "b", job="k", size=(1920, 1088), frames=2)
    heard = one.until(m.Finished)
    pictures = [report for report in heard if isinstance(report, Pictures)]
    assert pictures[0].frames[0].shape == (1632, 1920)
    assert not list(Path("/dev/shm").glob(f"storyreel-{os.getpid()}-*")), "both rings are nameless"


def test_closing_leaves_nothing(desk: Desks, tmp_path: Path) -> None:
    one = desk()
    one.order(tmp_path / "a", frames=5000, delay_ms=10.0)
    one.until(Pictures)
    pid = one.host.pid
    one.host.close()
    one.host.close()
    assert pid
    assert not psutil.pid_exists(pid)
    assert not list(tmp_path.iterdir())


def test_closing_an_idle_host_and_one_that_hangs(desk: Desks, tmp_path: Path) -> None:
    desk().host.close()
    one = desk(stall_s=60.0, silence_s=60.0, close_s=0.3)
    one.order(tmp_path / "a", hang_at=1, hang_kind="seize")
    one.until(Pictures)
    one.host.close()


EDITOR = """
import sys, time
from pathlib import Path
from studio.extend.registry import bundled_folder
from studio.model.recipe import Recipe
from studio.model.time import Rate
from studio.render.host import Pictures, WorkerHost
from studio.render.process import Launch
from studio.wire import messages as m

def told(report):
    if isinstance(report, Pictures):
        sys.stdout.write(f"{host.pid}\\n")
        sys.stdout.flush()

host = WorkerHost(Launch("t", "T", "test_pattern.engine:TestPattern", bundled_folder()), told)
kind = sys.argv[2]
params = {"delay_ms": 10.0} if kind == "works" else {"hang_at": 1, "hang_kind": kind}
recipe = Recipe(engine="t", revision=1, prompt="", width=64, height=48, frames=5000, rate=Rate(), seed=0, params=params)
host.generate(m.Generate(job="j", recipe=recipe.canonical(), out=sys.argv[1]), width=64, height=48)
time.sleep(60)
"""


@pytest.mark.parametrize("kind", ["works", "seize"])
def test_the_worker_does_not_outlive_an_editor_that_is_killed(tmp_path: Path, kind: str) -> None:
    words = [sys.executable, "-c", EDITOR, str(tmp_path / "a"), kind]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as editor:
        assert editor.stdout
        worker = int(editor.stdout.readline())
        assert psutil.pid_exists(worker)
        editor.kill()
    deadline = time.monotonic() + 5
    while psutil.pid_exists(worker) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not psutil.pid_exists(worker)
    assert not list(Path("/dev/shm").glob(f"storyreel-{editor.pid}-*"))
