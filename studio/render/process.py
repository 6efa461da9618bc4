"""One worker process, and a record that can say how it ended."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections import deque
from pathlib import Path
from typing import NamedTuple

import msgspec

from studio.wire.channel import Channel, editor_side
from studio.wire.messages import ToEditor

KEPT_LINES = 120
"""Lines of a worker's stderr that are kept for the record."""

_LINE = 400
_TERM_S = 0.5
_ROOT = Path(__file__).resolve().parents[2]


class Launch(NamedTuple):
    """What to start: the engine's id and title, `entry` as module:Class, and the folder its package lies in.

    `threads`: how many the engine may compute with; 0 leaves it to the engine.
    """

    engine: str
    title: str
    entry: str
    folder: Path
    threads: int = 0


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """How a worker ended. `code` as `Popen.returncode` has it; `reason`: why we ended it, empty if it did so itself."""

    title: str
    pid: int
    code: int
    during: str = ""
    reason: str = ""
    lines: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """The end in words: how, and while doing what."""
        during = f" while making {self.during}" if self.during else ""
        if self.reason:
            return f"The {self.title} worker was stopped{during}: {self.reason}."
        if self.code < 0:
            return f"The {self.title} worker was killed by signal {-self.code} ({_signal_name(-self.code)}){during}."
        return f"The {self.title} worker ended{during} with exit code {self.code}."

    @property
    def detail(self) -> str:
        """The last lines that the worker wrote to stderr."""
        return "\n".join(self.lines)


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return "unknown"


class WorkerProcess:
    """A worker that runs `python -m studio.backend`, in a session of its own, with its stderr kept.

    To be started by a thread that outlives it: Linux ends the worker with the thread that started it.
    """

    def __init__(self, launch: Launch) -> None:
        self._launch = launch
        words = [sys.executable, "-P", "-m", "studio.backend", "--plugin-path", str(launch.folder)]
        words += ["--entry", launch.entry, "--parent", str(os.getpid()), "--threads", str(launch.threads)]
        paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        self._process = subprocess.Popen(
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
            start_new_session=True,
        )
        self.pid = self._process.pid
        self.channel: Channel[ToEditor] = self._take_channel()
        self._lines: deque[str] = deque(maxlen=KEPT_LINES)
        self._log = threading.Thread(target=self._keep_lines, name=f"{launch.engine}-stderr", daemon=True)
        self._log.start()

    def _take_channel(self) -> Channel[ToEditor]:
        """The channel over descriptors of its own, so that closing it closes them and nothing else."""
        read, write = self._process.stdout, self._process.stdin
        assert read is not None
        assert write is not None
        channel = editor_side(os.dup(read.fileno()), os.dup(write.fileno()))
        read.close()
        write.close()
        return channel

    def _keep_lines(self) -> None:
        stream = self._process.stderr
        assert stream
        while line := stream.readline(_LINE):
            self._lines.append(line.decode("utf-8", "replace").rstrip())

    @property
    def code(self) -> int | None:
        """The exit code; None while it runs."""
        return self._process.poll()

    def wait(self, seconds: float) -> bool:
        """Whether the process has ended within some seconds."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)
        return self._process.returncode is not None

    def stop(self) -> None:
        """End it and what it has started: SIGTERM, then SIGKILL."""
        self._signal(signal.SIGTERM)
        if not self.wait(_TERM_S):
            self._signal(signal.SIGKILL)
        self._process.wait()
        self._signal(signal.SIGKILL)

    def _signal(self, number: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, number)

    def outcome(self, *, during: str = "", reason: str = "") -> Outcome:
        """The record of a process that has ended; lets go of its stderr."""
        self._log.join(_TERM_S)
        if not self._log.is_alive() and self._process.stderr:
            self._process.stderr.close()
        return Outcome(
            title=self._launch.title,
            pid=self.pid,
            code=self._process.wait(),
            during=during,
            reason=reason,
            lines=tuple(self._lines),
        )
