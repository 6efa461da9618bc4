"""Cases one after another, each in a process of its own: one that runs out of memory, time or luck stops no other."""

import importlib.metadata
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from diffusion.measure.cases import Case, Trial
from diffusion.measure.results import Outcome, Results, read_outcomes
from diffusion.measure.table import Machine
from diffusion.memory.device import Facts

PACKAGES = ("torch", "diffusers", "transformers", "accelerate")


def machine_of(facts: Facts, date: str) -> Machine:
    """What is measured on."""
    versions = ", ".join(f"{name} {_version(name)}" for name in PACKAGES)
    return Machine(facts.spoken, facts.driver, f"{versions}, Python {sys.version.split()[0]}", date)


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "is not installed"


class Work(msgspec.Struct, frozen=True):
    """What one process is to do, and into which file the outcomes go."""

    case: Case
    trials: tuple[Trial, ...]
    machine: str
    out: str


Start = Callable[[Work, float], str]
"""Does a piece of work within so many seconds; returns why it ended early, or nothing."""


def start(work: Work, limit_s: float) -> str:
    """A piece of work in a process of its own, which is killed when its time is over."""
    command = [sys.executable, "-m", "diffusion.measure", "--work", msgspec.json.encode(work).decode()]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=said, stderr=said)
        try:
            status = process.wait(limit_s)
        except subprocess.TimeoutExpired:
            return f"not within {limit_s:.0f} s"
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
        if status == 0:
            return ""
        said.seek(0)
        lines = said.read()[-4000:].decode("utf-8", "replace").strip().splitlines() or ["no word"]
        return f"the process ended with {status}: {lines[-1][:200]}"


def measure(
    cases: Iterable[Case],
    results: Results,
    *,
    machine: Machine,
    limit_s: float,
    tell: Callable[[str], None],
    start: Start = start,
) -> None:
    """Make all trials that are not done yet. `limit_s`: seconds for one case, after which what it has counts and the
    rest is said to be missing; `tell` gets a line before each."""
    for case in cases:
        left: tuple[Trial, ...] = tuple(trial for trial in case.trials if not results.done(case.key, trial))
        if not left:
            continue
        tell(f"{case.key}: {', '.join(left)}")
        with tempfile.TemporaryDirectory(prefix="storyreel-measure-") as folder:
            out = Path(folder) / "outcomes.jsonl"
            problem = start(Work(case, left, machine.key, str(out)), limit_s)
            outcomes = read_outcomes(out)
        made = {outcome.trial for outcome in outcomes}
        missing = [trial for trial in left if trial not in made]
        outcomes += [
            Outcome(machine=machine.key, case=case.key, trial=trial, problem=problem or "no outcome")
            for trial in missing
        ]
        results.add(outcomes)
