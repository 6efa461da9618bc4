"""Which system libraries are absent, and the one line that brings them."""

import ctypes.util
from pathlib import Path

import libraries
import pytest
from steps import SetupError

ABSENT = [{"file": "libnone.so.9", "apt": "libnone9", "dnf": "none", "pacman": "none"}]


def test_the_table_has_what_drawing_and_a_window_need() -> None:
    assert len(libraries.table(window=True)) > len(libraries.table(window=False)) > 5


def test_the_loader_is_asked() -> None:
    assert not libraries.loads("libnone.so.9")
    assert libraries.loads(ctypes.util.find_library("c") or "libc.so.6")


@pytest.mark.parametrize(("program", "words"), [("apt-get", "libnone9"), ("dnf", "none"), ("pacman", "-S")])
def test_the_line_fits_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, words: str) -> None:
    tool = tmp_path / program
    tool.touch(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    line = libraries.line_to_type(ABSENT)
    assert line.startswith(program)
    assert words in line


def test_where_nothing_may_be_installed_the_line_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(libraries, "missing", lambda window: ABSENT)  # pyright: ignore[reportUnknownLambdaType]
    libraries.ensure(window=False)
    assert "libnone.so.9" in capsys.readouterr().out
    with pytest.raises(SetupError, match=r"libnone\.so\.9"):
        libraries.ensure(window=True)
