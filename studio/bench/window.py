"""Benches of the window: each runs as a trial of `studio.ui` in a process of its own, since this room knows no Qt."""

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from typing import IO

import msgspec

from studio.bench.figures import Bench, Figure, Report
from studio.errors import StudioError

_PROGRESS = re.compile(r"(\d+(?:\.\d+)?)/(\d+(?:\.\d+)?)")
_LAST_LINES = 5


def window_bench(bench: str) -> Bench:
    """The bench that runs the trial of this name (`-` for `_`)."""

    def run(report: Report, _prompts: Sequence[str]) -> Iterator[Figure]:
        return figures_of([sys.executable, "-m", "studio.ui.trials", bench.replace("-", "_")], bench, report)

    return run


def figures_of(command: Sequence[str], bench: str, report: Report) -> Iterator[Figure]:
    """Run a trial and read its figures, a line of JSON each; its lines `DONE/TOTAL` on stderr are progress.

    Without a screen of the caller's choice it is drawn offscreen. Raises `StudioError` for a trial that fails.
    """
    env = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        said: list[str] = []
        hearing = threading.Thread(target=_hear, args=(process.stderr, bench, report, said), name=f"{bench}-stderr")
        hearing.start()
        try:
            for line in process.stdout:
                yield msgspec.json.decode(line, type=Figure)
        finally:
            if process.poll() is None and sys.exc_info()[0] is not None:
                process.kill()
            hearing.join()
    if process.returncode:
        raise StudioError(f"The bench '{bench}' failed: {' '.join(said[-_LAST_LINES:]) or 'it said nothing'}.")


def _hear(stream: IO[bytes], bench: str, report: Report, said: list[str]) -> None:
    for raw in stream:
        line = raw.decode("utf-8", "replace").strip()
        progress = _PROGRESS.fullmatch(line)
        if progress:
            report(bench, float(progress[1]), float(progress[2]))
        elif line:
            said.append(line)
