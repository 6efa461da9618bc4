import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from studio.errors import ProjectError, ProjectLockedError
from studio.project import Opened, open_project
from studio.project.lock import Lock, is_held

HOLD = (
    "import sys; from pathlib import Path; from studio.project.lock import Lock\n"
    "lock = Lock(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
)


def test_a_second_writer_is_told_who_the_first_is(opened: Opened, path: Path) -> None:
    with pytest.raises(
        ProjectLockedError, match=rf"process {os.getpid()} on .* since 20.*open the project for reading"
    ):
        open_project(path)
    opened.close()
    open_project(path).close()


def test_a_lock_ends_with_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "project.lock"
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as owner:
        assert owner.stdout is not None
        assert owner.stdout.readline() == b"held\n"
        with pytest.raises(ProjectLockedError, match=f"process {owner.pid} on"):
            Lock(path, wait_s=0.05)
        owner.kill()
        owner.wait()
        Lock(path, wait_s=1.0).release()


def test_waiting_gets_a_lock_that_is_given_back(tmp_path: Path) -> None:
    path = tmp_path / "project.lock"
    first = Lock(path)
    timer = threading.Timer(0.05, first.release)
    timer.start()
    second = Lock(path, wait_s=5.0)
    timer.join()
    second.release()
    second.release()


def test_a_lock_needs_a_folder(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="could not be locked"):
        Lock(tmp_path / "none" / "project.lock")


def test_an_unknown_owner(tmp_path: Path) -> None:
    path = tmp_path / "project.lock"
    with path.open("wb"):
        lock = Lock(path)
    path.write_bytes(b"\xff\xfe")
    assert "\ufffd" in lock.owner()
    path.write_bytes(b"")
    assert lock.owner() == "its owner is not known"
    lock.release()


def test_asking_whether_it_is_held_leaves_it_free(tmp_path: Path) -> None:
    path = tmp_path / "project.lock"
    assert not is_held(path)
    lock = Lock(path)
    assert is_held(path)
    lock.release()
    assert not is_held(path)
    Lock(path).release()
