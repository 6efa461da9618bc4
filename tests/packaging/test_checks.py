"""The checks: each a command of the environment, run under its own caches and without a display."""

import sys

import checks
import pytest
import venvs


def test_every_tool_is_in_the_environment() -> None:
    commands = checks.static(venvs.python())
    assert {command[0].rpartition("/")[2] for _, command in commands} == {"ruff", "lint-imports", "pyright"}


def test_nothing_of_the_users_is_used() -> None:
    env = checks.environment()
    assert env["QT_QPA_PLATFORM"] == "offscreen"
    for name in ("NUMBA_CACHE_DIR", "STORYREEL_CACHE", "PYRIGHT_PYTHON_CACHE_DIR"):
        assert env[name].startswith(str(venvs.VENV))


def test_steps_side_by_side_all_run_and_those_that_fail_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    ends = {"a": None, "b": "b broke", "c": None}
    steps = [(name, [sys.executable, "-c", f"raise SystemExit({end!r})"]) for name, end in ends.items()]
    assert checks.together(steps, checks.environment()) == ["b"]
    printed = capsys.readouterr().out
    assert "b broke" in printed
    assert printed.count("ok ") == 2
