import json
from pathlib import Path

import pytest

from studio import settings
from studio.cli.models_command import spoken_size
from tests.cli.conftest import Storyreel

pytestmark = pytest.mark.usefixtures("fakes")


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    for name, told in (("tiny", {"name": "Tiny"}), ("torn", {"name": "Torn", "problem": "A shard is missing."})):
        (tmp_path / "shelf" / name).mkdir(parents=True)
        (tmp_path / "shelf" / name / "model.json").write_text(json.dumps(told))
    return tmp_path / "shelf"


def test_models_are_listed_from_the_folders_that_are_set(shelf: Path, storyreel: Storyreel) -> None:
    assert storyreel("models", "--add-folder", shelf, "--json").lines[0]["model_folders"] == [str(shelf)]
    cards = storyreel("models", "--engine", "weights", "--json").lines
    assert [(card["name"], card["engine"], card["problem"]) for card in cards] == [
        ("Tiny", "weights", ""),
        ("Torn", "weights", "A shard is missing."),
    ]
    told = storyreel("models", "--engine", "weights").out
    assert "Tiny" in told
    assert "2.6 GB" in told
    assert "apache-2.0" in told
    assert storyreel("models", "--remove-folder", shelf).status == 0
    assert settings.load().model_folders == ()
    none = storyreel("models", "--engine", "weights")
    assert (none.status, "found no models" in none.err) == (0, True)
    assert len(storyreel("models", "--engine", "weights", "--folder", shelf, "--json").lines) == 2


def test_folders_and_engines_that_there_are_not_are_said(tmp_path: Path, storyreel: Storyreel) -> None:
    for words, status, part in (
        (("--add-folder", tmp_path / "gone"), 1, "is no folder"),
        (("--remove-folder", tmp_path), 1, "is no folder of models"),
        (("--engine", "previs"), 1, "needs no models"),
        (("--engine", "nobody"), 1, "nobody"),
        (("--to", tmp_path), 2, "--download"),
    ):
        said = storyreel("models", *words)
        assert (said.status, said.err.count("\n")) == (status, 1)
        assert part in said.err


def test_a_model_is_downloaded(tmp_path: Path, storyreel: Storyreel) -> None:
    words = ("models", "--engine", "weights", "--download", "org/new", "--to", tmp_path / "shelf")
    said = storyreel(*words, "--json")
    assert said.status == 0
    assert "over the network" in said.err
    assert [line["event"] for line in said.lines] == ["progress"] * 3 + ["finished"]
    assert said.lines[-1]["model"] == str(tmp_path / "shelf" / "new")
    assert storyreel(*words[:-2]).err.count("no model 'org/new'") == 1


def test_a_take_is_made_of_a_model_by_its_name(shelf: Path, project: Path, storyreel: Storyreel) -> None:
    storyreel("models", "--add-folder", shelf)
    words = ("generate", project, "--shots", 1, "--engine", "weights", "--model")
    assert storyreel(*words, "tiny", "--json").lines[-1]["engine"] == "weights"
    none = storyreel(*words, "unknown")
    assert (none.status, "There is no model 'unknown'" in none.err) == (1, True)
    assert storyreel("set", project, 2, "model=Tiny", "engine=weights").status == 0
    assert storyreel("set", project, 2, "model=Org/Later").status == 0
    assert storyreel("undo", project).status == 0
    stranger = storyreel("set", project, 2, "model=unknown")
    assert (stranger.status, "There is no model 'unknown'" in stranger.err) == (1, True)
    assert storyreel("generate", project, "--shots", 2).status == 0
    unnamed = storyreel("generate", project, "--shots", 3, "--engine", "weights")
    assert (unnamed.status, "names none: 'storyreel models' lists" in unnamed.err) == (1, True)


def test_estimates_are_said_and_nothing_is_made(shelf: Path, project: Path, storyreel: Storyreel) -> None:
    words = ("generate", project, "--shots", "1-2", "--engine", "weights", "--estimate")
    line = storyreel(*words, "--model", shelf / "tiny", "--json").lines[0]
    assert line["event"] == "estimate"
    assert line.keys() > {"shot", "n", "memory", "seconds", "sure", "fits", "preset", "advice", "remedy"}
    storyreel("set", project, "project", "size=1280x720")
    told = storyreel(*words, "--model", shelf / "tiny").out
    assert "shot 1: about 1 s, 1.0 of 10.0 GB" in told
    assert "It does not fit. 240p would fit. Try --set resolution=240p." in told
    none = storyreel(*words, "--json")
    assert (none.status, "names none" in none.lines[0]["problem"]) == (1, True)
    assert storyreel("generate", project, "--estimate").out.count("nobody knows how long") == 3
    assert {row["state"] for row in storyreel("list", project, "--json").lines} == {"empty"}


def test_sizes_are_said_as_people_do() -> None:
    assert [spoken_size(count) for count in (2_640_000_000, 350_400_000, 3)] == ["2.6 GB", "350 MB", "1 MB"]
