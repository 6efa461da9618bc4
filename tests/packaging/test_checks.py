"""The checks: each a command of the environment, run under its own caches and without a display."""

import checks
import venvs


def test_every_tool_is_in_the_environment() -> None:
    commands = checks.static(venvs.python())
    assert {command[0].rpartition("/")[2] for _, command in commands} == {"ruff", "lint-imports", "pyright"}


def test_nothing_of_the_users_is_used() -> None:
    env = checks.environment()
    assert env["QT_QPA_PLATFORM"] == "offscreen"
    for name in ("NUMBA_CACHE_DIR", "STORYREEL_CACHE", "PYRIGHT_PYTHON_CACHE_DIR"):
        assert env[name].startswith(str(venvs.VENV))
