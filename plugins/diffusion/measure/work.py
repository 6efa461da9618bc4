"""What the process of one case does: build the model, make the trials, write every outcome down at once."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from diffusion.measure.results import Outcome
from diffusion.measure.running import Work
from diffusion.measure.stage import staged
from diffusion.measure.trials import FAILURES, spoken_failure, trials


def perform(text: str) -> None:
    """Do the work that a JSON text describes."""
    work = msgspec.json.decode(text, type=Work)
    path = Path(work.out)
    part = path.with_name(f"{path.name}.part")
    lines: list[bytes] = []

    def keep(outcome: Outcome) -> None:
        lines.append(msgspec.json.encode(outcome) + b"\n")
        part.write_bytes(b"".join(lines))
        part.replace(path)

    try:
        _perform(work, keep)
    except FAILURES as failure:
        for trial in work.trials:
            problem = spoken_failure(failure)
            keep(Outcome(machine=work.machine, case=work.case.key, trial=trial, problem=problem))


def _perform(work: Work, keep: Callable[[Outcome], None]) -> None:
    with staged(work.case) as stage:
        for outcome in trials(work.case, stage, work.machine, work.trials):
            keep(outcome)
