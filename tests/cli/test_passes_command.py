from pathlib import Path

from tests.cli.conftest import Storyreel


def test_what_has_no_passes_is_one_sentence_and_leaves_nothing(
    project: Path, tmp_path: Path, storyreel: Storyreel
) -> None:
    out = tmp_path / "passes"
    said = storyreel("passes", project, "1", out)
    assert (said.status, said.err) == (1, "storyreel: Shot 1 has no take yet: generate it first.\n")
    storyreel("generate", project, "--shots", "1", "--engine", "test_pattern")
    said = storyreel("passes", project, "1", out)
    assert said.status == 1
    assert "knows no geometry" in said.err
    assert storyreel("passes", project, "1", out, "--take", "7").status == 1
    assert not out.exists()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "note.txt").write_text("mine", "utf-8")
    said = storyreel("passes", project, "1", tmp_path / "full")
    assert (said.status, said.err.count("\n")) == (1, 1)
    assert "new or empty" in said.err
