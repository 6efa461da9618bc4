import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from studio.cli import board_commands, entry


def test_a_defect_becomes_a_sentence_and_a_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("inside")

    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr(board_commands, "list_rows", broken)
    monkeypatch.setattr(board_commands.app, "open_board", lambda *_, **__: contextlib.nullcontext())
    assert entry.main(["list", "film"]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "Traceback" not in said
    report = next(tmp_path.rglob("defect-*.txt")).read_text()
    assert "KeyError" in report


def test_the_module_is_the_command() -> None:
    words = [sys.executable, "-m", "studio", "--version"]
    assert subprocess.run(words, capture_output=True, check=True, timeout=30).stdout.startswith(b"storyreel ")


def test_sigterm_is_treated_as_ctrl_c(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    before = signal.getsignal(signal.SIGTERM)

    def ended(*_: object, **__: object) -> None:
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(board_commands.app, "open_board", ended)
    try:
        assert entry.main(["list", "film"]) == 130
    finally:
        signal.signal(signal.SIGTERM, before)
    assert capsys.readouterr().err == "storyreel: Stopped.\n"
