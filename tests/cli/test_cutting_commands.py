from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Storyreel


def rows(project: Path, storyreel: Storyreel) -> list[dict[str, Any]]:
    return storyreel("list", project, "--json").lines


def lengths(project: Path, storyreel: Storyreel) -> list[int]:
    return [row["frames"] for row in rows(project, storyreel)]


def test_copies_stand_behind(project: Path, storyreel: Storyreel) -> None:
    before = [row["prompt"] for row in rows(project, storyreel)]
    said = storyreel("duplicate", project, "1-2", "--json").lines[0]
    assert (said["label"], len(said["added"])) == ("Duplicate 2 shots", 2)
    assert [row["prompt"] for row in rows(project, storyreel)] == [*before[:2], *before[:2], *before[2:]]


def test_ends_and_cuts_are_moved(project: Path, storyreel: Storyreel) -> None:
    first, second, *_ = lengths(project, storyreel)
    assert storyreel("trim", project, 1, "out", "-4").status == 0
    assert storyreel("trim", project, 2, "in", "3").out == "Trim in of shot 2\n"
    assert lengths(project, storyreel)[:2] == [first - 4, second - 3]
    assert storyreel("roll", project, 1, "2").status == 0
    assert lengths(project, storyreel)[:2] == [first - 2, second - 5]
    assert storyreel("slip", project, 1, "2").status == 0
    assert storyreel("trim", project, 1, "out", "two").status == 1
    assert storyreel("trim", project, 1, "both", "2").status == 2
    last = len(rows(project, storyreel))
    assert "no cut behind it" in storyreel("roll", project, last, "2").err


def test_frames_are_marked(project: Path, storyreel: Storyreel) -> None:
    (marker,) = storyreel("mark", project, 3, "leap", "--notes", "Left foot.", "--json").lines[0]["added"]
    assert storyreel("mark", project, "00:00:00:10").status == 0
    found = storyreel("markers", project, "--json").lines
    assert [(row["frame"], row["name"], row["shot"]) for row in found] == [(3, "leap", 1), (10, "", 1)]
    assert found[0]["notes"] == "Left foot."
    assert "00:00:00:03 shot 1 leap" in storyreel("markers", project).out
    assert storyreel("unmark", project, marker).status == 0
    assert len(storyreel("markers", project, "--json").lines) == 1
    for frame in ("-1", "99999", "noon"):
        assert storyreel("mark", project, "--", frame).status == 1


@pytest.fixture
def made(project: Path, storyreel: Storyreel) -> Path:
    """The project after its first shot was generated twice."""
    for seed in (1, 2):
        assert storyreel("generate", project, "--shots", 1, "--engine", "test_pattern", "--seed", seed).status == 0
    return project


def test_takes_are_thrown_away_and_restored(made: Path, storyreel: Storyreel) -> None:
    assert storyreel("trash", made, 1, 2).out == "Throw away take 2\n"
    assert [(row["n"], row["chosen"]) for row in storyreel("takes", made, 1, "--json").lines] == [(1, True)]
    assert [row["n"] for row in storyreel("takes", made, 1, "--trash", "--json").lines] == [2]
    assert "no take '2'" in storyreel("choose", made, 1, 2).err
    assert storyreel("restore", made, 1, 2).status == 0
    assert len(storyreel("takes", made, 1, "--json").lines) == 2
    storyreel("trash", made, 1, 1, 2)
    file = Path(storyreel("takes", made, 1, "--trash", "--json").lines[0]["file"])
    assert file.is_file()
    assert storyreel("empty-trash", made).out == "2 takes deleted\n"
    assert not file.exists()
    assert rows(made, storyreel)[0]["state"] == "empty"
