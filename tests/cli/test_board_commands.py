from pathlib import Path

import pytest

from studio.cli.board_commands import title_of
from tests.cli.conftest import Storyreel

KEYS = {"n", "id", "scene", "prompt", "frames", "start", "state", "stale", "why", "take"}


def test_a_new_project_is_empty(tmp_path: Path, storyreel: Storyreel) -> None:
    made = storyreel("new", tmp_path / "a.storyreel", "--fps", "23.976", "--size", "641x361", "--json")
    assert made.status == 0
    assert made.lines == [{"project": str(tmp_path / "a.storyreel"), "shots": 0, "frames": 0, "fps": "24000/1001"}]
    assert storyreel("list", tmp_path / "a.storyreel", "--json").out == ""


def test_a_list_has_a_line_a_shot(project: Path, storyreel: Storyreel) -> None:
    rows = storyreel("list", project, "--json").lines
    assert [(row["n"], row["start"], row["frames"], row["state"]) for row in rows] == [
        (1, 0, 12, "empty"),
        (2, 12, 12, "empty"),
        (3, 24, 12, "empty"),
    ]
    assert all(row.keys() >= KEYS for row in rows)
    assert not any(row["stale"] for row in rows)


def test_people_see_a_table(project: Path, storyreel: Storyreel) -> None:
    said = storyreel("list", project)
    assert "A fox runs" in said.out
    assert "empty" in said.out


def test_a_project_is_made_of_a_file(tmp_path: Path, storyreel: Storyreel) -> None:
    prompts = tmp_path / "prompts.txt"
    prompts.write_text("A fox runs\n\nEin Fuchs läuft\n狐が走る\n", encoding="utf-8")
    storyreel("new", tmp_path / "a.storyreel", "--from", prompts)
    rows = storyreel("list", tmp_path / "a.storyreel", "--json").lines
    assert [row["prompt"] for row in rows] == ["A fox runs", "Ein Fuchs läuft", "狐が走る"]


def test_a_bad_file_makes_no_project(tmp_path: Path, storyreel: Storyreel) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("\n")
    said = storyreel("new", tmp_path / "a.storyreel", "--from", empty)
    assert said.status == 1
    assert said.err.count("\n") == 1
    assert not (tmp_path / "a.storyreel").exists()


def test_import_adds_at_the_end(project: Path, tmp_path: Path, storyreel: Storyreel) -> None:
    (tmp_path / "more.txt").write_text("A horse gallops\n")
    assert storyreel("import", project, tmp_path / "more.txt").status == 0
    assert [row["prompt"] for row in storyreel("list", project, "--json").lines][-1] == "A horse gallops"
    storyreel("undo", project)
    assert len(storyreel("list", project, "--json").lines) == 3


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--fps", "0"), "frame"),
        (("--fps", "x"), "frame rate"),
        (("--size", "0x0"), "out of range"),
        (("--size", "99999x99999"), "out of range"),
        (("--size", "big"), "not a size"),
        (("--from", "nowhere.txt"), "nowhere.txt"),
        (("--from", "film.mov"), ".mov"),
    ],
)
def test_bad_projects_are_one_sentence(
    words: tuple[str, str], sentence: str, tmp_path: Path, storyreel: Storyreel
) -> None:
    said = storyreel("new", tmp_path / "a.storyreel", *words)
    assert said.status == 1
    assert sentence in said.err
    assert said.err.startswith("storyreel: ")
    assert said.err.count("\n") == 1
    assert not (tmp_path / "a.storyreel").exists()


def test_what_is_no_project_is_said(tmp_path: Path, storyreel: Storyreel) -> None:
    (tmp_path / "file").write_text("x")
    for path in (tmp_path / "nowhere", tmp_path / "file", tmp_path):
        said = storyreel("list", path)
        assert said.status == 1
        assert said.err.count("\n") == 1


def test_a_title_is_made_of_the_name() -> None:
    assert title_of(Path("films/the_red_fox.storyreel")) == "The red fox"
    assert title_of(Path("Dune.storyreel")) == "Dune"
