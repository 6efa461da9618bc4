from pathlib import Path

import pytest

from studio.ui.session import Session
from studio.ui.start.dropped import what_is


def test_projects_are_opened_by_their_folder_or_their_database(session: Session) -> None:
    path = session.opened.path
    assert what_is([str(path)]) == ("project", str(path), "")
    assert what_is([str(path / "project.db")]).path == str(path)


def test_lists_are_read_in(tmp_path: Path) -> None:
    assert what_is([str(tmp_path / "shots.CSV")]).kind == "list"
    assert what_is([str(tmp_path / "shots.txt")]).kind == "list"


@pytest.mark.parametrize("name", ["film.fountain", "film.fdx", "song.mp3", "film"])
def test_all_else_is_refused_with_a_sentence_that_names_it(tmp_path: Path, name: str) -> None:
    found = what_is([str(tmp_path / name)])
    assert found.kind == "nothing"
    assert name in found.refusal


def test_a_folder_that_is_no_project_and_nothing_at_all(tmp_path: Path) -> None:
    assert "no Storyreel project" in what_is([str(tmp_path)]).refusal
    assert what_is([]).refusal
