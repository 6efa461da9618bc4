"""The trials on a tiny model, on the processor."""

import json
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from diffusion.measure.cases import FIRST, Case, Trial
from diffusion.measure.results import Outcome, read_outcomes
from diffusion.measure.running import Work
from diffusion.measure.stage import Stage, parameters_of, staged
from diffusion.measure.trials import TRIALS, spoken_failure, trials
from diffusion.measure.work import perform

from studio.extend.api import EngineError

CASE = Case(model="wan-1.3b", size="tiny", preset="48 GB", frames=5, steps=2, full=False)


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    with staged(CASE) as made:
        yield made


def made(stage: Stage, *only: Trial) -> list[Outcome]:
    return list(trials(CASE, stage, "machine", only))


def test_a_stage_is_a_model_on_its_grid(stage: Stage) -> None:
    assert (stage.width, stage.height, stage.frames) == (32, 32, 5)
    assert stage.record.pipeline == "WanPipeline"
    assert set(parameters_of(stage.pipe)) == {"transformer", "text_encoder", "vae"}


def test_a_take_and_a_bare_call_are_timed(stage: Stage) -> None:
    engine, bare = made(stage, "engine", "bare")
    assert engine.problem == bare.problem == ""
    assert engine.figures["step_ms"] >= 0
    assert engine.figures["seconds"] > 0
    assert bare.figures["decode_latent_ms"] >= 0
    assert bare.figures["share"] > 0
    assert any("weights on" in note for note in engine.notes)


def test_previews_are_held_against_takes_without(stage: Stage) -> None:
    (outcome,) = made(stage, "previews")
    assert outcome.problem == ""
    assert {"overhead", "preview_ms", "step_ms"} <= outcome.figures.keys()


def test_a_take_is_cancelled(stage: Stage) -> None:
    (outcome,) = made(stage, "cancel")
    assert outcome.problem == ""
    assert outcome.figures["cancel_ms"] > 0


def test_backends_caches_and_compilers_are_tried_one_by_one(stage: Stage) -> None:
    found = made(stage, "attention", "cache", "compile")
    assert [each.problem for each in found] == [""] * len(found)
    by = {(each.trial, each.which): each for each in found}
    assert by["attention", "native"].figures["seconds"] > 0
    assert by["attention", "sage"].notes
    assert by["cache", "first block"].figures["seconds"] > 0
    assert by["compile", ""].figures["seconds"] > 0


def test_a_trial_that_fails_leaves_the_others(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_stage: Stage) -> Iterator[tuple[str, dict[str, float], tuple[str, ...]]]:
        raise RuntimeError("CUDA out of memory. Tried to allocate 9 GiB")
        yield

    monkeypatch.setitem(TRIALS, "bare", fails)
    bare, engine = made(stage, "bare", "engine")
    assert (bare.problem, bare.figures) == ("out of memory", {})
    assert engine.problem == ""
    assert spoken_failure(EngineError("Why.\nMore")) == "EngineError: Why."


def test_a_process_writes_down_what_it_did_and_why_it_could_not(tmp_path: Path) -> None:
    case = msgspec.structs.replace(CASE, model="no such")
    work = Work(case, FIRST, "machine", str(tmp_path / "out.jsonl"))
    perform(msgspec.json.encode(work).decode())
    outcomes = read_outcomes(tmp_path / "out.jsonl")
    assert [each.trial for each in outcomes] == list(FIRST)
    assert all("KeyError" in each.problem for each in outcomes)
    perform(json.dumps(msgspec.to_builtins(Work(CASE, ("engine",), "machine", str(tmp_path / "again.jsonl")))))
    (only,) = read_outcomes(tmp_path / "again.jsonl")
    assert only.figures["seconds"] > 0
