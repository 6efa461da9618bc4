"""The environment is known to be whole by a stamp that is written last."""

import json
import shutil
import sys
from pathlib import Path

import pytest
import venvs
from steps import SetupError


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with an environment of links in it, as if it had been installed."""
    root = Path(venvs.ROOT)
    (tmp_path / "packaging").mkdir()
    shutil.copy(root / "pyproject.toml", tmp_path)
    shutil.copy(venvs.CONSTRAINTS, tmp_path / "packaging")
    venv = tmp_path / ".venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").symlink_to(sys.executable)
    monkeypatch.setattr(venvs, "ROOT", tmp_path)
    monkeypatch.setattr(venvs, "VENV", venv)
    monkeypatch.setattr(venvs, "CONSTRAINTS", tmp_path / "packaging" / "constraints.txt")
    monkeypatch.setattr(venvs, "STAMP", venv / "storyreel.json")
    monkeypatch.setattr(venvs, "python", lambda: venv / "bin" / "python")
    return tmp_path


def test_without_a_stamp_it_is_not_whole(place: Path) -> None:
    assert not venvs.is_whole("run")


def test_what_tests_need_holds_what_running_needs(place: Path) -> None:
    venvs.put_stamp("test")
    assert venvs.is_whole("run")
    assert venvs.is_whole("test")
    venvs.put_stamp("run")
    assert venvs.is_whole("run")
    assert not venvs.is_whole("test")


def test_what_was_asked_for_once_is_kept_when_the_pins_change(place: Path) -> None:
    venvs.put_stamp("neural")
    assert venvs.is_whole("neural")
    assert not venvs.is_whole("test")
    assert venvs.earlier() == ["run", "neural"]
    venvs.STAMP.write_text("[]")
    assert venvs.earlier() == ["run"]


def test_other_pins_ask_for_another_install(place: Path) -> None:
    venvs.put_stamp("test")
    with (place / "packaging" / "constraints.txt").open("a") as pins:
        pins.write("another==1.0\n")
    assert not venvs.is_whole("test")


def test_a_rule_of_the_linter_asks_for_none(place: Path) -> None:
    venvs.put_stamp("test")
    text = (place / "pyproject.toml").read_text().replace("line-length = 120", "line-length = 119")
    (place / "pyproject.toml").write_text(text)
    assert venvs.is_whole("test")


@pytest.mark.parametrize("text", ["", "[]", "{", json.dumps({"fingerprint": "old", "purposes": ["run"]})])
def test_a_damaged_stamp_counts_for_nothing(place: Path, text: str) -> None:
    venvs.STAMP.write_text(text)
    assert not venvs.is_whole("run")


def test_a_python_that_is_gone_is_noticed(place: Path) -> None:
    venvs.put_stamp("run")
    (venvs.VENV / "bin" / "python").unlink()
    assert not venvs.is_whole("run")
    assert not venvs.starts()


def test_a_full_disk_is_said_before_anything_is_begun(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(venvs.VENV)
    monkeypatch.setitem(venvs.ROOM, "run", 1 << 60)
    with pytest.raises(SetupError, match="make room"):
        venvs.ensure("run")


def test_torch_has_its_pin() -> None:
    assert venvs.pin("torch").startswith("torch==")
    assert venvs.pin("nothing-of-ours") == "nothing-of-ours"
