"""The write lock: one running Storyreel writes to a project. The system releases it when its owner dies."""

import os
import socket
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from studio.errors import ProjectLockedError
from studio.project.disk import plain_file_errors

_POLL_S = 0.02
_LEAST_S = 0.05
"""Asking whether a lock is held takes it for an instant (`is_held`): even who does not want to wait outlasts that."""

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30  # the locked byte lies behind the text, which other processes must be able to read

    def _try_lock(file: BinaryIO) -> bool:
        file.seek(_FAR)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try_lock(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class Lock:
    """Holds the lock of a project from the moment it is made until `release`.

    The file names its owner (process, host, time) for the sentence that others read; what locks is the system, not the
    file's being there, so a lock left by a crash is free. Raises `ProjectLockedError` after `wait_s` seconds.
    """

    def __init__(self, path: Path, wait_s: float = 0.0) -> None:
        self.path = path
        with plain_file_errors(path, "locked for writing"):
            self._file = path.open("ab+")
        held = False
        try:
            self._await(wait_s)
            held = True
        finally:
            if not held:
                self._file.close()

    def _await(self, wait_s: float) -> None:
        deadline = time.monotonic() + max(wait_s, _LEAST_S)
        while not _try_lock(self._file):
            if time.monotonic() >= deadline:
                raise ProjectLockedError(
                    f"'{self.path.parent}' is open in another Storyreel ({self.owner()}): "
                    "close it there, or open the project for reading only."
                )
            time.sleep(_POLL_S)
        text = f"process {os.getpid()} on {socket.gethostname()} since {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC"
        with plain_file_errors(self.path, "written"):
            self._file.truncate(0)
            self._file.write(text.encode())
            self._file.flush()

    def owner(self) -> str:
        """Who holds the lock, in words."""
        with plain_file_errors(self.path, "read"):
            self._file.seek(0)
            text = self._file.read(200).decode("utf-8", "replace").strip()
        return text or "its owner is not known"

    def release(self) -> None:
        """Give the lock back; a second call does nothing."""
        if not self._file.closed:
            self._file.close()


def is_held(path: Path) -> bool:
    """Whether some process holds the lock at `path` now; a file left by a dead owner is not held."""
    try:
        file = path.open("rb+")
    except OSError:
        return False
    with file:
        return not _try_lock(file)
