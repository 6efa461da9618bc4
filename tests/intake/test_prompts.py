from pathlib import Path

import pytest

from studio.errors import IntakeError
from studio.intake import prompts
from studio.intake.prompts import read_prompts


def test_a_shot_a_line_without_comments_and_blanks(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_bytes("\ufeff# The fox\r\n\r\n A fox\truns \r\n#no\r\n東京の夜".encode())
    drafts = read_prompts(path)
    assert [draft.prompt for draft in drafts] == ["A fox runs", "東京の夜"]
    assert {draft.frames for draft in drafts} == {None}


@pytest.mark.parametrize("words", ["", "\n\n", "# only a comment\n"])
def test_a_file_without_shots_is_said(tmp_path: Path, words: str) -> None:
    (tmp_path / "list.txt").write_text(words)
    with pytest.raises(IntakeError, match="no shots"):
        read_prompts(tmp_path / "list.txt")


def test_a_bad_line_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "list.txt").write_text("A fox\n" + "x" * 10_001)
    with pytest.raises(IntakeError, match=r"list\.txt, line 2: .*shorten"):
        read_prompts(tmp_path / "list.txt")
    monkeypatch.setattr(prompts, "MAX_SHOTS", 1)
    (tmp_path / "list.txt").write_text("A fox\nA wolf\n")
    with pytest.raises(IntakeError, match="more than 1 shots"):
        read_prompts(tmp_path / "list.txt")
