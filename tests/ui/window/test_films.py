from pathlib import Path

import pytest

from studio.intake import read_shots
from studio.model.time import Rate
from studio.ui.window.films import films_folder, free_path, project_at, sample_list, title_of


@pytest.mark.parametrize(
    ("prompt", "title"),
    [
        ("a red fox, running across deep snow", "A red fox running across"),
        ("", "Untitled"),
        ("!!!", "Untitled"),
        ("../../etc/passwd", "Etc passwd"),
        ("x" * 200, "X" + "x" * 39),
    ],
)
def test_a_working_title_is_the_first_words(prompt: str, title: str) -> None:
    assert title_of(prompt) == title


def test_a_free_path_is_free(tmp_path: Path) -> None:
    first = free_path(tmp_path, "Fox")
    assert first == tmp_path / "Fox.storyreel"
    first.mkdir()
    assert free_path(tmp_path, "Fox") == tmp_path / "Fox 2.storyreel"
    assert free_path(tmp_path, "../x").parent == tmp_path


def test_a_file_in_a_project_means_the_project(tmp_path: Path) -> None:
    project = tmp_path / "Fox.storyreel"
    project.mkdir()
    (project / "project.db").touch()
    assert project_at(project) == project
    assert project_at(project / "project.db") == project
    assert project_at(tmp_path / "else.txt") == tmp_path / "else.txt"


def test_the_sample_comes_with_us() -> None:
    assert read_shots(sample_list(), Rate())
    assert films_folder().name == "Storyreel"
