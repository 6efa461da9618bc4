import os
import subprocess
import sys

from studio.wire.liveness import lives, start_ticks


def test_a_process_lives_by_pid_and_start() -> None:
    ticks = start_ticks(os.getpid())
    assert lives(os.getpid(), ticks)
    assert lives(os.getpid(), 0)


def test_a_reused_pid_fools_nobody() -> None:
    if start_ticks(os.getpid()):
        assert not lives(os.getpid(), start_ticks(os.getpid()) + 1)


def test_a_dead_process_does_not_live() -> None:
    process = subprocess.Popen([sys.executable, "-c", ""])
    started = start_ticks(process.pid)
    process.wait()
    assert not lives(process.pid, started)
    assert start_ticks(process.pid) == 0
