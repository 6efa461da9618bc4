from pathlib import Path

import pytest

from studio.errors import IntakeError
from studio.intake import text
from studio.intake.text import read_text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_text_is_read_whatever_wrote_it(tmp_path: Path, encoding: str) -> None:
    words = "Eine Möwe über der Küste\r\nA café at night\r\n"
    (tmp_path / "list.txt").write_bytes(words.encode(encoding))
    assert read_text(tmp_path / "list.txt") == words


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", bytes(range(256)), b"\0" * 9, b"\xff\xfe\x00\xd8"])
def test_binary_files_are_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "list.txt").write_bytes(data)
    with pytest.raises(IntakeError, match="not a text file"):
        read_text(tmp_path / "list.txt")


def test_a_missing_file_a_folder_and_a_huge_file_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(IntakeError, match="no file"):
        read_text(tmp_path / "none.txt")
    with pytest.raises(IntakeError, match="folder"):
        read_text(tmp_path)
    monkeypatch.setattr(text, "MAX_BYTES", 10)
    (tmp_path / "list.txt").write_text("a" * 11)
    with pytest.raises(IntakeError, match="larger"):
        read_text(tmp_path / "list.txt")
