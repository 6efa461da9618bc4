"""The command `test`: every check as a step, all even if one fails; pytest last, so that its count closes the run."""

import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

import libraries
import venvs
from steps import ROOT, attempt, say


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


def static(python: Path) -> list[tuple[str, list[str]]]:
    """The checks that read the code without running it: a title and a command each."""
    tools = python.parent
    return [
        ("ruff: no lint", [str(tools / "ruff"), "check", "--quiet"]),
        ("ruff: formatted", [str(tools / "ruff"), "format", "--check", "--quiet"]),
        ("import contracts", [str(tools / "lint-imports"), "--no-cache"]),
        ("pyright: types", [str(tools / "pyright")]),
    ]


def run(pytest: Sequence[str]) -> int:
    """Run all checks; 0 if all passed. Arguments for pytest narrow the run to pytest. Raises `SetupError`."""
    start = time.monotonic()
    libraries.ensure(window=False)
    python = venvs.ensure("test")
    env = environment()
    failed: list[str] = []
    for title, command in [] if pytest else static(python):
        good, printed = attempt(title, command, env)
        if not good:
            failed.append(title)
            say(printed)
    say(f"  ..         pytest: house rules and tests ({len(failed)} of the checks above failed)")
    wanted = [argument for argument in pytest if argument != "--"]
    if subprocess.run([str(python), "-m", "pytest", *wanted], cwd=ROOT, env=env, check=False).returncode:
        failed.append("pytest")
    minutes, seconds = divmod(round(time.monotonic() - start), 60)
    say(f"{'Failed: ' + ', '.join(failed) if failed else 'Every check passed'} ({minutes}:{seconds:02d} min).")
    return 1 if failed else 0
