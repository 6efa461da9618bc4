"""Trial `startup`: from starting the process until the window is painted and answers, and what it takes in memory.

The process is the one that `storyreel open` starts; it says when it is ready, and ends. The very first start, for which
Python compiles every module, is not counted.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from studio.edit import deeds
from studio.errors import StudioError
from studio.project import create

ROUNDS = 5
BUDGET_MS, BUDGET_MB = 1500.0, 250.0
SHOTS = 12

CHILD = """
import resource, sys
from studio import app

def ready(window):
    sys.stdout.write(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}\\n")
    sys.stdout.flush()
    window.close_at_once()

sys.exit(app.run_window(*sys.argv[1:], shown=ready))
"""
"""What the process runs: the window as the command line opens it, which tells its resident memory (KiB) and goes."""


def measure(report: Callable[[int, int], object], rounds: int = ROUNDS) -> Iterator[dict[str, object]]:
    """Yield the figures: time and memory of the start page, and of a project of a few shots."""
    with tempfile.TemporaryDirectory(prefix="storyreel-") as folder:
        project = _project(Path(folder))
        for at, (name, words) in enumerate((("start page", []), ("project", [str(project)]))):
            times: list[float] = []
            sizes: list[float] = []
            start(words, Path(folder))
            for round_ in range(rounds):
                spent, size = start(words, Path(folder))
                times.append(spent)
                sizes.append(size)
                report(at * rounds + round_ + 1, 2 * rounds)
            yield _figure(f"{name}, window answers", times, "ms", BUDGET_MS)
            yield _figure(f"{name}, resident", sizes, "MB", BUDGET_MB)


def _project(folder: Path) -> Path:
    path = folder / "film.storyreel"
    with create(path, title="Film") as opened:
        drafts = [deeds.Draft(prompt=f"A red fox runs across deep snow, {number}") for number in range(SHOTS)]
        opened.document.apply(deeds.add_shots(opened.document.board, drafts=drafts))
    return path


def start(words: list[str], folder: Path) -> tuple[float, float]:
    """Start the window's process once: milliseconds until it answers, and its largest size in MB."""
    env = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "STORYREEL_CONFIG": str(folder / "settings.json")}
    env |= {"XDG_STATE_HOME": str(folder / "state"), "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", CHILD, *words], stdout=subprocess.PIPE, env=env) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        spent = (time.perf_counter() - begun) * 1000
    if process.returncode or not said.strip().isdigit():
        raise StudioError(f"The window did not start (exit {process.returncode}): run 'storyreel open' to see why.")
    return spent, int(said) / 1024


def _figure(name: str, values: list[float], unit: str, budget: float) -> dict[str, object]:
    middle = statistics.median(values)
    return {
        "bench": "startup",
        "name": name,
        "value": middle,
        "unit": unit,
        "p50": middle,
        "max": max(values),
        "budget": budget,
        "ok": middle <= budget,
    }
