"""The record of a run: if Storyreel ends by a defect, what it did last is in a file, and the next start says so.

The record is a `.part` file while Storyreel runs, and gone when it ended well. What is left by a run that did not end
well gets the name `crash-*.txt` at the next start. The C side of a crash is written by `faulthandler`.
"""

import contextlib
import faulthandler
import os
import sys
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

import platformdirs
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler, qVersion

from studio import __version__

EDITS = 200
"""How many of the last edits a record names."""
_SLACK = 2 * EDITS
"""Lines after which a record is written anew with the last ones alone."""
_PROJECT, _EDIT = "project: ", "edit: "
_KEPT = 20
"""Crash reports that are kept; older ones go."""


class Left(NamedTuple):
    """What a run that did not end well left: its report, the project that was open, and its last edit."""

    report: Path
    project: str
    edit: str


def log_folder() -> Path:
    """Where reports lie."""
    return platformdirs.user_log_path("storyreel", appauthor=False)


class CrashRecord:
    """The record of this run. `failed` is called, on any thread, with a sentence about a defect that was met."""

    def __init__(self, folder: Path, failed: Callable[[str], None]) -> None:
        self._failed = failed
        self._edits: deque[str] = deque(maxlen=EDITS)
        self._project = ""
        self._lines = 0
        self._guard = threading.Lock()
        self.defects = 0
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / f"run-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.part"
        part = self.path
        self._file = part.open("a+", encoding="utf-8", buffering=1)
        self._begin()

    def watch(self) -> None:
        """From now on write down what goes wrong anywhere in this process."""
        faulthandler.enable(self._file, all_threads=True)
        sys.excepthook = self._excepted
        threading.excepthook = self._thread_excepted
        qInstallMessageHandler(self._qt_said)

    def close(self) -> None:
        """The run ends well: nothing is kept, unless a defect was met on the way."""
        faulthandler.disable()
        qInstallMessageHandler(None)
        sys.excepthook, threading.excepthook = sys.__excepthook__, threading.__excepthook__
        self._file.close()
        if self.defects:
            _as_report(self.path)
        else:
            self.path.unlink(missing_ok=True)

    def open_project(self, path: str) -> None:
        """This project is open now; none, if the path is empty."""
        self._project = path
        self._edits.clear()
        self._write(f"{_PROJECT}{path}")

    def edited(self, label: str) -> None:
        """An edit was kept under this label."""
        self._edits.append(label)
        self._write(f"{_EDIT}{label}")
        if self._lines > _SLACK:
            self._begin()

    def _begin(self) -> None:
        """Write the record anew: versions, the project, the last edits."""
        with self._guard, contextlib.suppress(OSError, ValueError):
            self._file.truncate(0)
            self._lines = 0
            python = ".".join(map(str, sys.version_info[:3]))
            self._file.write(f"Storyreel {__version__}, Python {python}, Qt {qVersion()}, {sys.platform}\n")
            self._file.write(f"{_PROJECT}{self._project}\n")
            self._file.writelines(f"{_EDIT}{label}\n" for label in self._edits)
            self._lines = len(self._edits)

    def _write(self, line: str) -> None:
        # a log that cannot be written is no reason to stop working
        with self._guard, contextlib.suppress(OSError, ValueError):
            self._file.write(line.replace("\n", " ") + "\n")
            self._lines += 1

    def _excepted(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self._defect("".join(traceback.format_exception(kind, error, trace)), f"{kind.__name__}: {error}")

    def _thread_excepted(self, args: threading.ExceptHookArgs) -> None:
        value = args.exc_value or args.exc_type()
        self._excepted(args.exc_type, value, args.exc_traceback)

    def _defect(self, report: str, what: str) -> None:
        self.defects += 1
        with self._guard, contextlib.suppress(OSError, ValueError):
            self._file.write(f"{report}\n")
        self._failed(
            f"Storyreel met a defect of its own ({what[:120]}). Your edits are kept; "
            f"a report will lie in {self.path.parent}."
        )

    def _qt_said(self, kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            self._write(f"Qt {kind.name}: {words[:500]}")


def collect(folder: Path) -> list[Left]:
    """Give what earlier runs left its lasting name, the newest last; reports beyond the newest few go."""
    found: list[Left] = []
    for part in sorted(folder.glob("run-*.part")):
        process = part.stem.rpartition("-")[2]
        if process.isdigit() and not _lives(int(process)):
            left = _read(part)
            report = _as_report(part)
            if report is not None:
                found.append(left._replace(report=report))
    for old in sorted(folder.glob("crash-*.txt"))[:-_KEPT]:
        with contextlib.suppress(OSError):
            old.unlink()
    return found


def _read(path: Path) -> Left:
    """The project and the last edit that a record names last."""
    project = edit = ""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        lines = []
    for line in lines:
        if line.startswith(_PROJECT):
            project, edit = line.removeprefix(_PROJECT), ""
        elif line.startswith(_EDIT):
            edit = line.removeprefix(_EDIT)
    return Left(path, project, edit)


def _as_report(part: Path) -> Path | None:
    report = part.with_name(part.name.replace("run-", "crash-", 1)).with_suffix(".txt")
    try:
        part.replace(report)
    except OSError:
        return None
    return report


def _lives(process: int) -> bool:
    """Whether a process lives; on Windows, where asking would end it, it is taken to."""
    if process == os.getpid() or sys.platform == "win32":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
