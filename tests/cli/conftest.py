import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from weighing import FAKES

from studio.cli import main


class Said(NamedTuple):
    """What a command printed, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Its JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


"""Where previs keeps what it built for the tests."""

Storyreel = Callable[..., Said]


@pytest.fixture
def storyreel(capsys: pytest.CaptureFixture[str]) -> Storyreel:
    """Runs the command line in this process."""

    def run(*words: object) -> Said:
        status = main([str(word) for word in words])
        captured = capsys.readouterr()
        return Said(status, captured.out, captured.err)

    return run


@pytest.fixture
def project(tmp_path: Path, storyreel: Storyreel) -> Path:
    """A project of three short shots, small enough to generate in a blink."""
    path = tmp_path / "film.storyreel"
    assert storyreel("new", path, "--size", "128x72").status == 0
    for prompt in ("A fox runs", "A wolf follows", "The fox looks back"):
        assert storyreel("add", path, prompt, "--seconds", "0.5").status == 0
    return path


@pytest.fixture
def fakes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Engines that fail or need weights, beside the bundled ones; what is learned of them is forgotten."""
    monkeypatch.setenv("STORYREEL_PLUGINS", str(FAKES))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("STORYREEL_CONFIG", str(tmp_path / "settings.json"))
