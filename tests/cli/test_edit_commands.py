from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Storyreel


def rows(project: Path, storyreel: Storyreel) -> list[dict[str, Any]]:
    return storyreel("list", project, "--json").lines


def prompts(project: Path, storyreel: Storyreel) -> list[str]:
    return [row["prompt"] for row in rows(project, storyreel)]


def test_add_prints_the_id(project: Path, storyreel: Storyreel) -> None:
    shot = storyreel("add", project, "A cat sits", "--scene", "Yard", "--seconds", "2").out.strip()
    last = rows(project, storyreel)[-1]
    assert (last["id"], last["scene"], last["frames"]) == (shot, "Yard", 48)
    added = storyreel("add", project, "A dog sits", "--at", "1", "--json").lines[0]
    assert added["n"] == 1
    assert rows(project, storyreel)[0]["id"] == added["id"]


def test_set_changes_all_pairs_in_one_step(project: Path, storyreel: Storyreel) -> None:
    said = storyreel(
        "set", project, 2, "prompt=A bear", "seconds=1", "in=2", "out=20", "notes=Hm", "seed=7", "bridge=yes"
    )
    assert said.status == 0
    row = rows(project, storyreel)[1]
    assert (row["prompt"], row["frames"], row["in"], row["out"]) == ("A bear", 18, 2, 20)
    assert (row["notes"], row["params"], row["bridge"]) == ("Hm", {"seed": 7}, True)
    storyreel("undo", project)
    assert rows(project, storyreel)[1]["prompt"] == "A wolf follows"


def test_set_is_all_or_nothing(project: Path, storyreel: Storyreel) -> None:
    assert storyreel("set", project, 2, "prompt=A bear", "seconds=-1").status == 1
    assert storyreel("set", project, 2, "prompt=A bear", "pace=9").status == 1
    assert rows(project, storyreel)[1]["prompt"] == "A wolf follows"


def test_a_parameter_is_cleared_by_an_empty_value(project: Path, storyreel: Storyreel) -> None:
    storyreel("set", project, 1, "seed=7")
    storyreel("set", project, 1, "seed=")
    assert rows(project, storyreel)[0]["params"] == {}


def test_the_project_and_scenes_are_set_too(project: Path, storyreel: Storyreel) -> None:
    assert storyreel("set", project, "project", "size=256x144", "fps=25", "title=Fox", "seed=3").status == 0
    assert storyreel("set", project, "scene:Scene 1", "name=Snow").status == 0
    assert rows(project, storyreel)[0]["scene"] == "Snow"
    assert storyreel("set", project, "scene:Nowhere", "name=Snow").status == 1
    assert storyreel("set", project, 1, "scene=Hut").status == 0
    assert {row["scene"] for row in rows(project, storyreel)} == {"Snow", "Hut"}


def test_move_remove_split_undo_redo(project: Path, storyreel: Storyreel) -> None:
    first, second, third = prompts(project, storyreel)
    storyreel("move", project, 3, 1)
    assert prompts(project, storyreel) == [third, first, second]
    storyreel("remove", project, "2-3")
    assert prompts(project, storyreel) == [third]
    storyreel("split", project, 1, 5)
    assert [row["frames"] for row in rows(project, storyreel)] == [5, 7]
    for _ in range(3):
        assert storyreel("undo", project).status == 0
    assert prompts(project, storyreel) == [first, second, third]
    for _ in range(3):
        assert storyreel("redo", project).status == 0
    assert len(prompts(project, storyreel)) == 2
    assert "nothing to redo" in storyreel("redo", project).err


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("add", ""), 1),
        (("add", " \t\n"), 1),
        (("add", "A fox", "--seconds", "0"), 1),
        (("add", "A fox", "--seconds", "-3"), 1),
        (("add", "A fox", "--seconds", "1e9"), 1),
        (("add", "A fox", "--at", "99"), 1),
        (("set", "9", "prompt=A fox"), 1),
        (("set", "1", "prompt"), 2),
        (("set", "1", "engine=nobody"), 1),
        (("set", "1", "colour=red"), 1),
        (("set", "1", "frames=0"), 1),
        (("set", "1", "out=999"), 1),
        (("move", "1", "9"), 1),
        (("move", "1", "x"), 1),
        (("split", "1", "0"), 1),
        (("split", "1", "99"), 1),
        (("remove", "0"), 1),
        (("choose", "1", "1"), 1),
    ],
)
def test_bad_edits_are_one_sentence(words: tuple[str, ...], status: int, project: Path, storyreel: Storyreel) -> None:
    before = rows(project, storyreel)
    verb, *rest = words
    said = storyreel(verb, project, *rest)
    assert said.status == status
    assert said.err.startswith("storyreel: ")
    assert said.err.count("\n") == 1
    assert rows(project, storyreel) == before


def test_control_characters_do_not_enter_a_prompt(project: Path, storyreel: Storyreel) -> None:
    storyreel("add", project, "A fox\x1b[2J\x00 runs\nfast")
    assert prompts(project, storyreel)[-1] == "A fox[2J runs fast"


def test_a_model_of_ones_own_is_copied_into_the_project(project: Path, tmp_path: Path, storyreel: Storyreel) -> None:
    (tmp_path / "Fox.glb").write_bytes(b"glTF of a fox")
    assert storyreel("set", project, "project", f"actor.fox={tmp_path / 'Fox.glb'}").status == 0
    assert [path.read_bytes() for path in (project / "media").rglob("*.glb")] == [b"glTF of a fox"]
    for name in ("gone.glb", "notes.txt"):
        said = storyreel("set", project, "1", f"actor.fox={tmp_path / name}")
        assert (said.status, said.err.count("\n")) == (1, 1)
        assert "give a .glb file" in said.err
