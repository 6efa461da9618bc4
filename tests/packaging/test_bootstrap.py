"""The two commands: their grammar, and that any Python can read the file far enough to be told."""

import ast
import subprocess
import sys
from pathlib import Path

import bootstrap
import pytest

FILE = Path(bootstrap.__file__)


def test_help_names_both_commands() -> None:
    answer = subprocess.run([sys.executable, str(FILE), "--help"], capture_output=True, text=True, check=True)
    assert "run" in answer.stdout
    assert "neural" in answer.stdout
    assert "test" in answer.stdout


def test_an_unknown_command_is_bad_usage() -> None:
    answer = subprocess.run([sys.executable, str(FILE), "dance"], capture_output=True, text=True, check=False)
    assert answer.returncode == 2


def test_what_follows_test_goes_to_pytest() -> None:
    assert bootstrap.parser().parse_args(["test", "tests/house", "-x"]).pytest == ["tests/house", "-x"]


def test_an_old_python_can_read_it() -> None:
    ast.parse(FILE.read_text(encoding="utf-8"), feature_version=(3, 7))


def test_an_old_python_without_a_newer_one_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(bootstrap, "OLDEST", (4, 0))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer"):
        bootstrap.ensure_python()


def test_ci_runs_the_same_command() -> None:
    text = (FILE.parent.parent / ".ci" / "run").read_text(encoding="utf-8")
    assert "python3 packaging/bootstrap.py test" in text
