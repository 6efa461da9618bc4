"""`run` makes the sample once and shows where it is."""

from pathlib import Path

import pytest
import sample
from steps import SetupError


class Studio:
    """Stands in for the command line: keeps what it was asked and makes the files that would come out."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, ...]] = []

    def __call__(self, python: Path, *words: str) -> None:
        self.asked.append(words)
        if words[0] == "new":
            Path(words[1]).mkdir()
            (Path(words[1]) / "project.db").touch()
        if words[0] == "export":
            Path(words[2]).touch()


@pytest.fixture
def studio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Studio:
    fake = Studio()
    monkeypatch.setattr(sample, "OUT", tmp_path)
    monkeypatch.setattr(sample, "PROJECT", tmp_path / "sample.storyreel")
    monkeypatch.setattr(sample, "SEEN", tmp_path / "sample.seen")
    monkeypatch.setattr(sample, "FILES", {"film": tmp_path / "sample.mp4", "sheet": tmp_path / "sample.png"})
    monkeypatch.setattr(sample, "_studio", fake)

    def shot_list(python: Path) -> str:
        return "the same"

    monkeypatch.setattr(sample, "_shot_list", shot_list)
    return fake


def test_the_sample_is_there() -> None:
    assert sample.source().exists()


def test_the_second_time_nothing_is_made(studio: Studio) -> None:
    for _ in range(2):
        sample.ensure_project(Path("python"))
        sample.render(Path("python"))
    assert [words[0] for words in studio.asked] == ["new", "generate", "export", "export"]


def test_a_file_that_was_deleted_is_made_again(studio: Studio) -> None:
    sample.ensure_project(Path("python"))
    sample.render(Path("python"))
    sample.FILES["film"].unlink()
    sample.render(Path("python"))
    assert studio.asked[-1][0] == "export"
    assert sample.FILES["film"].exists()


def test_a_project_that_was_cut_off_is_made_anew(studio: Studio) -> None:
    sample.PROJECT.mkdir()
    (sample.PROJECT / "half").touch()
    sample.ensure_project(Path("python"))
    assert not (sample.PROJECT / "half").exists()
    assert studio.asked[0][0] == "new"


def test_a_missing_sample_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sample, "ROOT", tmp_path)
    with pytest.raises(SetupError, match="sample storyboard is missing"):
        sample.source()
