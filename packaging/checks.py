"""The command `test`: every check as a step, all even if one fails; pytest last, so that its count closes the run."""

import os
import subprocess
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import libraries
import venvs
from steps import ROOT, attempt, say

Step = tuple[str, list[str]]
"""A title and a command."""

KERNELS = "from previs.render.warm import warm; warm(lambda text, done, total: None)"
CAST = (
    "from previs.cast import build_all; from previs.engine import cache_folder, rehearse; folder = cache_folder();"
    "build_all(folder, lambda kind, done, total: None); rehearse(folder)"
)
CORES = os.cpu_count() or 1
SHARES = min(CORES, 4)
"""Processes that share the tests: a test of the window starts workers and threads of its own, so not too many."""


def environment() -> dict[str, str]:
    """What the checks run under: no display, no user's own files, compiled kernels kept between runs."""
    caches = venvs.VENV / "cache"
    return {
        **os.environ,
        # plugins are imported by their own names, as the worker does it
        "PYTHONPATH": str(ROOT / "plugins"),
        "QT_QPA_PLATFORM": "offscreen",
        "NUMBA_CACHE_DIR": str(caches / "numba"),
        "STORYREEL_CACHE": str(caches / "storyreel"),
        # pyright's wrapper: its own bundled program on the node of its wheel, nothing fetched, nothing looked up
        "PYRIGHT_PYTHON_CACHE_DIR": str(caches / "pyright"),
        "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1",
    }


def static(python: Path) -> list[Step]:
    """The checks that read the code without running it."""
    tools = python.parent
    return [
        ("pyright: types", [str(tools / "pyright")]),
        ("import contracts", [str(tools / "lint-imports"), "--no-cache"]),
        ("ruff: no lint", [str(tools / "ruff"), "check", "--quiet"]),
        ("ruff: formatted", [str(tools / "ruff"), "format", "--check", "--quiet"]),
    ]


def ready(python: Path) -> list[Step]:
    """What is compiled and built once and kept, so that no test waits for it; instant where it is kept already."""
    return [
        ("previs: kernels compiled", [str(python), "-c", KERNELS]),
        ("previs: cast built and rehearsed", [str(python), "-c", CAST]),
    ]


def run(pytest: Sequence[str]) -> int:
    """Run all checks; 0 if all passed. Arguments for pytest narrow it to pytest. Raises `SetupError`."""
    start = time.monotonic()
    libraries.ensure(window=False)
    python = venvs.ensure("test")
    env = environment()
    wanted = [argument for argument in pytest if argument != "--"]
    failed = together([*ready(python), *([] if pytest else static(python))], env)
    say(f"  ..         pytest: house rules and tests ({len(failed)} of the checks above failed)")
    command = [str(python), "-m", "pytest", *(wanted or ["-n", str(SHARES), "--dist", "loadfile"])]
    if subprocess.run(command, cwd=ROOT, env=env, check=False).returncode:
        failed.append("pytest")
    minutes, seconds = divmod(round(time.monotonic() - start), 60)
    say(f"{'Failed: ' + ', '.join(failed) if failed else 'Every check passed'} ({minutes}:{seconds:02d} min).")
    return 1 if failed else 0


def together(steps: Sequence[Step], env: dict[str, str]) -> list[str]:
    """Run steps side by side, as many as there are cores; the titles of those that failed, whose words are shown."""
    with ThreadPoolExecutor(CORES, "check") as pool:
        jobs = [(title, pool.submit(attempt, title, command, env, alone=False)) for title, command in steps]
        ended = [(title, *job.result()) for title, job in jobs]
    for title, good, printed in ended:
        if not good:
            say(f"{title}:\n{printed}")
    return [title for title, good, _ in ended if not good]
