from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from studio.ui.window.layouts import Layouts, as_bytes, as_text


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "window.json"
    Layouts(window="abc", spaces={"edit": "def"}, named={"Mine": "ghi"}, workspace="board").save(path)
    assert Layouts.load(path) == Layouts(window="abc", spaces={"edit": "def"}, named={"Mine": "ghi"}, workspace="board")
    assert [file.name for file in path.parent.iterdir()] == ["window.json"]


@pytest.mark.parametrize("text", [b"", b"no", b"[]", b'{"spaces": 3}', b"\xff\xfe"])
def test_a_bad_file_is_an_empty_record(tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "window.json"
    path.write_bytes(text)
    assert Layouts.load(path) == Layouts()


def test_a_place_that_cannot_be_written_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    Layouts().save(tmp_path / "file" / "window.json")


def test_states_are_text() -> None:
    assert as_bytes(as_text(QByteArray(b"\x00\xffstate"))) == b"\x00\xffstate"
    assert as_bytes("not base64!") == b""
