import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from studio.codec.decoder import probe
from studio.edit.deeds import add_blank
from studio.project import open_project
from tests.cli.conftest import Said, Storyreel

PATTERN = ("--engine", "test_pattern")


def finished(said: Said) -> list[dict[str, Any]]:
    return [line for line in said.lines if line["event"] == "finished"]


def states(project: Path, storyreel: Storyreel) -> list[tuple[str, bool]]:
    return [(row["state"], row["stale"]) for row in storyreel("list", project, "--json").lines]


def test_generate_tells_what_happens(project: Path, storyreel: Storyreel) -> None:
    said = storyreel("generate", project, *PATTERN, "--json")
    assert said.status == 0
    events = {line["event"] for line in said.lines}
    assert events >= {"started", "frames", "finished"}
    done = finished(said)
    assert [line["n"] for line in done] == [1, 2, 3]
    assert all(line["frames"] == 12 and line["engine"] == "test_pattern" and line["seed"] == 0 for line in done)
    assert all(line["first_frame_ms"] > 0 and line["total_ms"] >= line["first_frame_ms"] for line in done)
    assert states(project, storyreel) == [("draft", False)] * 3


def test_a_take_keeps_its_sound_and_what_was_said_of_it(project: Path, storyreel: Storyreel) -> None:
    said = storyreel("generate", project, "--shots", "1", *PATTERN, "--set", "sound=beep", "--json")
    heard = [line for line in said.lines if line["event"] == "sound"]
    assert [(line["n"], line["rate"], line["channels"], line["seconds"]) for line in heard] == [(1, 48_000, 2, 0.5)]
    done = finished(said)[0]
    assert (done["sound"], done["figures"], done["notes"]) == (True, {}, [])
    (take,) = storyreel("takes", project, 1, "--json").lines
    assert (take["sound"], take["figures"], take["notes"]) == (True, {}, [])
    assert probe(Path(take["file"])).has_audio
    silent = finished(storyreel("generate", project, "--shots", "2", *PATTERN, "--json"))[0]
    assert silent["sound"] is False


def test_what_is_made_is_not_made_again(project: Path, storyreel: Storyreel) -> None:
    first = finished(storyreel("generate", project, *PATTERN, "--json"))
    for words in ((), PATTERN, ("--shots", "1-3", *PATTERN)):
        again = finished(storyreel("generate", project, *words, "--json"))
        assert [line["take"] for line in again] == [line["take"] for line in first]
        assert all(line["cached"] for line in again)


def test_stale_makes_exactly_what_depends_on_the_change(project: Path, storyreel: Storyreel) -> None:
    storyreel("set", project, 2, "bridge=yes")
    storyreel("generate", project, *PATTERN)
    storyreel("set", project, 1, "seed=5")
    assert [stale for _, stale in states(project, storyreel)] == [True, True, False]
    assert storyreel("list", project, "--json").lines[0]["why"] == "seed changed"
    made = finished(storyreel("generate", project, "--stale", "--json"))
    assert [line["n"] for line in made] == [1, 2]
    assert all(line["engine"] == "test_pattern" for line in made)
    assert not any(stale for _, stale in states(project, storyreel))
    assert finished(storyreel("generate", project, "--stale", "--json")) == []


def test_takes_can_be_looked_at_and_chosen(project: Path, storyreel: Storyreel) -> None:
    storyreel("generate", project, "--shots", "1", *PATTERN)
    storyreel("generate", project, "--shots", "1", *PATTERN, "--seed", "9")
    takes = storyreel("takes", project, 1, "--json").lines
    assert [(take["n"], take["seed"], take["chosen"]) for take in takes] == [(1, 0, False), (2, 9, True)]
    assert all(Path(take["file"]).is_file() for take in takes)
    assert storyreel("choose", project, 1, 1).status == 0
    assert storyreel("list", project, "--json").lines[0]["take"] == takes[0]["take"]
    assert states(project, storyreel)[0] == ("draft", False)


def test_a_failing_shot_fails_the_command_and_no_other(project: Path, storyreel: Storyreel) -> None:
    storyreel("set", project, 2, "fail_at=3")
    said = storyreel("generate", project, *PATTERN, "--json")
    assert said.status == 1
    assert [line["n"] for line in finished(said)] == [1, 3]
    assert [line["n"] for line in said.lines if line["event"] == "failed"] == [2]
    assert [state for state, _ in states(project, storyreel)] == ["draft", "failed", "draft"]


def test_bad_questions_are_one_sentence(project: Path, storyreel: Storyreel) -> None:
    for words, status in (
        (("--engine", "nobody"), 1),
        (("--shots", "9"), 1),
        (("--shots", "x-y"), 1),
        (("--seed", "blue"), 1),
        (("--seed", "-1"), 1),
        (("--set", "nothing=1"), 1),
        (("--set", "nothing"), 2),
    ):
        said = storyreel("generate", project, *words)
        assert (said.status, said.err.count("\n")) == (status, 1), said.err
    assert storyreel("list", project, "--json").lines[0]["state"] == "empty"


def test_plan_says_what_was_understood(storyreel: Storyreel) -> None:
    said = storyreel("plan", "A red fox runs across a snowy field at dusk, slow dolly in", "--json")
    assert said.status == 0
    plan = said.lines[0]
    assert plan["subjects"][0]["kind"] == "fox"
    assert plan["time"] == "dusk"
    assert plan["camera"]["move"] == "dolly_in"
    assert storyreel("plan", "").status == 1


def test_ctrl_c_ends_cleanly(project: Path, storyreel: Storyreel) -> None:
    storyreel("set", project, "project", "delay_ms=50")
    words = [sys.executable, "-m", "studio", "generate", str(project), *PATTERN, "--json"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if json.loads(line)["event"] == "frames":
                break
        process.send_signal(signal.SIGINT)
        start = time.monotonic()
        out, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert err == "storyreel: Stopped.\n"
    assert "Traceback" not in out
    assert time.monotonic() - start < 15
    assert [state for state, _ in states(project, storyreel)] == ["empty"] * 3
    assert not list((project / "media").rglob("*.part"))


def test_shots_without_a_prompt_are_left_out(project: Path, storyreel: Storyreel) -> None:
    with open_project(project) as opened:
        opened.document.apply(add_blank(opened.document.board, after=opened.document.board.reel[0].id))
    said = storyreel("generate", project, "--engine", "test_pattern")
    assert (said.status, "shot 2: left out, since it has no prompt yet" in said.err) == (0, True)
    assert [row["state"] for row in storyreel("list", project, "--json").lines] == ["draft", "empty", "draft", "draft"]
    asked = storyreel("generate", project, "--shots", 2, "--engine", "test_pattern")
    assert (asked.status, "Shot 2 has no prompt yet" in asked.err) == (1, True)


def test_what_would_have_fitted_is_said(tmp_path: Path, project: Path, storyreel: Storyreel, fakes: None) -> None:
    model = tmp_path / "tiny"
    model.mkdir()
    (model / "model.json").write_text("{}")
    words = ("generate", project, "--shots", 1, "--engine", "weights", "--model", model, "--set", "memory=none")
    said = storyreel(*words, "--json")
    assert said.status == 1
    assert said.lines[-1]["remedy"] == {"memory": "8 GB", "resolution": "240p"}
    assert "Try again with --set memory='8 GB' --set resolution=240p." in said.err
