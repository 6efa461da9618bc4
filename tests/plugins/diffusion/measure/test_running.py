"""Cases, what is kept of them, and the table; no model is run here."""

import sys
from pathlib import Path

import msgspec
import pytest
from diffusion.measure import running
from diffusion.measure.__main__ import main, write
from diffusion.measure.cases import FIRST, OTHERS, Asked, Case, cases, on_grid
from diffusion.measure.results import Outcome, Results, read_outcomes
from diffusion.measure.running import Work, machine_of, measure
from diffusion.measure.table import Machine, table
from diffusion.memory.device import GIB, Facts, look
from diffusion.record.record import Grid, Record

MACHINE = Machine("Card (24 GB)", "550.54", "torch 2.13.0", "2026-11-22")
CASE = Case(model="wan-1.3b", size="480p", preset="48 GB", frames=81, steps=4, trials=("engine", "cancel"))


def outcome(trial: str, problem: str = "", machine: str = MACHINE.key, which: str = "", **figures: float) -> Outcome:
    return Outcome(machine=machine, case=CASE.key, trial=trial, which=which, figures=figures, problem=problem)


def test_every_model_comes_first_at_its_first_size_and_preset() -> None:
    asked = Asked(models=("wan-1.3b", "helios"), sizes=("480p", "720p"), presets=("48 GB", "8 GB"), frames=81, steps=4)
    found = cases(asked)
    assert [(case.model, case.size, case.preset) for case in found[:3]] == [
        ("wan-1.3b", "480p", "48 GB"),
        ("helios", "helios", "48 GB"),
        ("wan-1.3b", "720p", "48 GB"),
    ]
    assert [case.trials for case in found] == [FIRST] * 3 + [OTHERS] * 3
    assert (found[0].rig, found[1].rig) == ("wan", "helios")
    assert len({case.key for case in found}) == len(found)
    few = cases(msgspec.structs.replace(asked, trials=("bare", "cancel")))
    assert [case.trials for case in few] == [("bare", "cancel")] * 3


def test_cases_lie_on_the_models_grid() -> None:
    assert on_grid(CASE, Record(pipeline="WanPipeline")) == (832, 480, 81)
    eight = Record(pipeline="LTXPipeline", grid=Grid(temporal=8, spatial=32, patch=(1, 1, 1)))
    assert on_grid(CASE, eight) == (832, 480, 81)
    assert on_grid(CASE, Record(pipeline="X", grid=Grid(causal=False, temporal=6)))[2] % 6 == 0


def test_results_are_kept_and_gone_on_with(tmp_path: Path) -> None:
    results = Results(tmp_path / "deep" / "gpu.jsonl", MACHINE.key)
    results.add([outcome("engine", step_ms=5), outcome("engine", machine="other")])
    again = Results(tmp_path / "deep" / "gpu.jsonl", MACHINE.key)
    assert again.done(CASE.key, "engine")
    assert not again.done(CASE.key, "cancel")
    again.add([outcome("engine", step_ms=4)])
    assert [each.figures for each in again.here] == [{"step_ms": 4}]
    path = tmp_path / "deep" / "gpu.jsonl"
    assert len(read_outcomes(path)) == 3
    path.write_bytes(path.read_bytes()[:-20])
    assert len(read_outcomes(path)) == 2


def test_what_is_missing_is_said_and_what_is_done_is_left_alone(tmp_path: Path) -> None:
    results = Results(tmp_path / "gpu.jsonl", MACHINE.key)
    told: list[str] = []
    started: list[Work] = []

    def cut_off(work: Work, limit_s: float) -> str:
        started.append(work)
        other = Results(Path(work.out), work.machine)
        other.add([outcome("engine", step_ms=5.0)])
        return f"not within {limit_s:.0f} s"

    for _ in range(2):
        measure([CASE], results, machine=MACHINE, limit_s=9, tell=told.append, start=cut_off)
    assert len(started) == len(told) == 1
    assert [(each.trial, each.problem) for each in results.here] == [("engine", ""), ("cancel", "not within 9 s")]


def test_a_process_that_takes_too_long_or_fails_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "python"
    work = Work(CASE, ("engine",), MACHINE.key, str(tmp_path / "out"))
    monkeypatch.setattr(sys, "executable", str(script))
    for body, problem in (
        ("exec sleep 9", "not within 0 s"),
        ("echo Oh no >&2; exit 3", "the process ended with 3: Oh no"),
        ("exit 0", ""),
    ):
        script.write_text(f"#!/bin/sh\n{body}\n")
        script.chmod(0o755)
        assert running.start(work, 0.3 if "sleep" in body else 20) == problem


def test_the_table_has_machine_figures_goals_and_reasons() -> None:
    page = table(
        MACHINE,
        [
            outcome("engine", step_ms=1234.4, seconds=9.87, peak_gb=12.34),
            outcome("bare", share=0.97, seconds=9.6),
            outcome("previews", preview_ms=40, overhead=0.034, step_ms=1240),
            outcome("attention", problem="out of memory", which="sage"),
        ],
    )
    assert "Card (24 GB), driver 550.54; torch 2.13.0; 2026-11-22." in page
    assert "| engine | 1234 | 9.9 | 12.3 |" in page
    assert "| attention sage |" in page
    assert "out of memory |" in page
    assert "| A preview within 230 ms after its step | 40 | yes |" in page
    assert "| Previews cost at most 10 % of a step | 3.4% | yes |" in page
    assert f"bare diffusers call | 0.970 ({CASE.key}) | no |" in page
    assert "| A cancel takes no longer than a step | not measured | not measured |" in page


def test_a_cancel_is_held_against_its_step() -> None:
    page = table(MACHINE, [outcome("cancel", cancel_ms=30.0, step_ms=50.0)])
    assert "| 30 of 50 | yes |" in page


def test_the_machine_is_described() -> None:
    made = machine_of(Facts(kind="cuda", name="Card", total=24 * GIB, driver="1.2"), "2026-11-22")
    assert (made.card, made.driver, made.date) == ("Card (24 GB)", "1.2", "2026-11-22")
    assert "torch 2." in made.versions


def test_nothing_is_measured_in_full_without_a_card(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("diffusion.measure.__main__.look", lambda: Facts(problem="No card."))
    assert main(["--out", str(tmp_path / "gpu.md")]) == 1
    assert "No card. Nothing was measured" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_everything_that_is_done_makes_the_table_alone(tmp_path: Path) -> None:
    machine = machine_of(look(), "2026-11-22")
    case = Case(model="wan", size="tiny", preset="48 GB", frames=5, steps=2, full=False)
    done = [Outcome(machine=machine.key, case=case.key, trial=trial, problem="x") for trial in FIRST]
    Results(tmp_path / "gpu.jsonl", machine.key).add(done)
    assert main(["--out", str(tmp_path / "gpu.md"), "--size", "tiny", "--date", "2026-11-22"]) == 0
    assert "wan (tiny), tiny" in (tmp_path / "gpu.md").read_text()
    write(tmp_path / "deep" / "page.md", "x")
    assert (tmp_path / "deep" / "page.md").read_text() == "x"
