"""Commands that have an engine work: plan and generate."""

import argparse
import time
from collections.abc import Callable
from typing import Any

import msgspec

from studio import app
from studio.cli.asking import Asked, wanted_shots
from studio.cli.engine_choice import launch_of, reading
from studio.cli.estimating import run_estimate
from studio.cli.output import Meter, Output
from studio.cli.parameters import as_arguments
from studio.model.rows import Shot, Take
from studio.model.staleness import stale_reasons
from studio.model.text import clean_prompt
from studio.project import Opened
from studio.render import events as e
from studio.render.generate import Generator
from studio.render.reading import read_prompt

WAIT_S = 3.0
"""After how long without a frame it is said that the engine is being made ready."""

CANCEL_S = 10.0
"""How long Ctrl-C waits for a running job to stop before the worker is ended by force."""


def run_plan(args: argparse.Namespace, output: Output) -> int:
    """Print what the draft engine understands, and the words that it could not stage."""
    prompt = clean_prompt(args.prompt)
    answer = read_prompt(launch_of(reading(app.registry())), prompt)
    plan: dict[str, Any] = msgspec.json.decode(answer.plan)
    output.record(plan)
    if not output.json:
        output.table(("", ""), [(key, _shown(value)) for key, value in plan.items()])
    return 0


def _shown(value: object) -> str:
    match value:
        case dict():
            return ", ".join(f"{key} {_shown(item)}" for key, item in value.items())  # pyright: ignore[reportUnknownVariableType]
        case list():
            return "; ".join(_shown(item) for item in value)  # pyright: ignore[reportUnknownVariableType]
        case _:
            return str(value)


def run_generate(args: argparse.Namespace, output: Output) -> int:
    """Make the takes that are asked for; exit 1 if one of them failed."""
    if args.estimate:
        return run_estimate(args, output)
    registry = app.registry()
    with app.open_board(args.project) as opened, app.generator(opened, registry) as generator, output.meter() as meter:
        board = opened.document.board
        shots = wanted_shots(board, args, output)
        asked = Asked(args, registry, opened)
        teller = _Teller(opened, output, meter)
        fresh = _fresh_takes(opened)
        for shot in shots:
            current = None if args.shots or args.stale or asked.explicit else fresh.get(shot.id)
            if current:
                teller.told_current(shot, current)
            else:
                teller.expect(shot)
                generator.add_ask(shot, asked.ask(generator, board, shot, again=args.stale))
        try:
            for event in generator.run():
                teller.tell(event)
        except KeyboardInterrupt:
            _stop(generator, teller.tell)
            raise
    return int(teller.failures > 0)


def _fresh_takes(opened: Opened) -> dict[str, Take]:
    """Shot id to its chosen take, where that still is what would be made now and its file is there."""
    board = opened.document.board
    stale = stale_reasons(board)
    chosen = {shot.id: take for shot in board.reel if (take := board.chosen(shot)) and shot.id not in stale}
    return {shot: take for shot, take in chosen.items() if not opened.media.missing(take.media)}


def _stop(generator: Generator, tell: Callable[[e.Event], None]) -> None:
    """Cancel what waits and runs, and see it end."""
    generator.cancel_all()
    deadline = time.monotonic() + CANCEL_S
    while not generator.idle and time.monotonic() < deadline:
        for event in generator.pump(0.1):
            tell(event)


class _Teller:
    """Turns events into JSON lines and a progress bar."""

    def __init__(self, opened: Opened, output: Output, meter: Meter) -> None:
        self.failures = 0
        self._opened = opened
        self._output = output
        self._meter = meter
        self._total = 0
        self._preparing = ""
        self._told_to_wait = False
        self._began = time.monotonic()

        self._frames: dict[str, int] = {}

    def expect(self, shot: Shot) -> None:
        """A shot whose frames count in the progress bar."""
        self._frames[shot.id] = 0
        self._total += shot.frames

    def told_current(self, shot: Shot, take: Take) -> None:
        """A shot whose take is what would be made now: nothing to do, and said so."""
        self._finished(shot.id, "", take, cached=True, notes=take.notes)

    def tell(self, event: e.Event) -> None:
        """Print an event."""
        match event:
            case e.Started():
                self._began = time.monotonic()
                self._record(event, "started", engine=event.engine, frames=event.frames, notes=list(event.notes))
            case e.FramesArrived():
                self._frames[event.shot] = max(self._frames.get(event.shot, 0), event.first + event.count)
                self._record(event, "frames", first=event.first, count=event.count, quality=event.quality)
                self._show(event.shot)
            case e.Progressed():
                self._progress(event)
            case e.SoundArrived():
                seconds = round(event.seconds, 3)
                self._record(event, "sound", rate=event.rate, channels=event.channels, seconds=seconds)
            case e.Finished():
                self._finished(event.shot, event.job, event.take, cached=event.cached, notes=event.notes)
            case e.JobFailed():
                self._failed(event)
            case e.JobCancelled():
                self._record(event, "cancelled")
            case _:
                pass

    def _show_preparing(self, event: e.Progressed) -> None:
        """Compiling kernels or reading weights may take minutes, once: let nobody think that it hangs."""
        if event.phase is not None:
            self._preparing = event.text if event.phase == "prepare" else ""
        if not self._preparing or self._frames.get(event.shot):
            return
        if event.steps:
            self._meter.show(self._preparing, event.step, event.steps)
        if not self._told_to_wait and time.monotonic() - self._began > WAIT_S:
            self._told_to_wait = True
            self._output.say("The engine is being made ready; the first time this takes a minute or two.")

    def _number(self, shot: str) -> int | None:
        return self._opened.document.board.numbers.get(shot)

    def _record(self, event: e.Event, name: str, text: str = "", **fields: Any) -> None:
        told = {"event": name, "shot": event.shot, "n": self._number(event.shot), "job": event.job, **fields}
        self._output.record(told, text)

    def _show(self, shot: str) -> None:
        self._meter.show(f"shot {self._number(shot)}", sum(self._frames.values()), max(1, self._total))

    def _finished(self, shot: str, job: str, take: Take, *, cached: bool, notes: tuple[str, ...] = ()) -> None:
        number = self._number(shot)
        if shot in self._frames:
            self._frames[shot] = take.frames
            self._show(shot)
        if not self._output.json:
            for note in notes:
                self._output.say(f"shot {number}: {note}")
        rate = take.frames / (take.total_ms / 1000) if take.total_ms else 0.0
        how = "as it was" if cached else f"first frame {take.first_frame_ms:.0f} ms, {rate:.0f} frames/s"
        fields = {
            "event": "finished",
            "shot": shot,
            "n": number,
            "job": job,
            "take": take.id,
            "frames": take.frames,
            "first_frame_ms": round(take.first_frame_ms, 1),
            "total_ms": round(take.total_ms, 1),
            "engine": take.engine,
            "seed": take.seed,
            "cached": cached,
            "partial": take.partial,
            "file": str(self._opened.media.path(take.media)),
            "notes": list(notes),
            "coverage": take.coverage,
            "lacking": list(take.lacking),
            "sound": take.sound,
            "figures": take.figures,
        }
        seen = "" if take.coverage is None else f", {take.coverage:.0%} of the prompt on screen"
        text = f"shot {number}: take {take.number}, {take.frames} frames, {take.engine}, {how}{seen}"
        self._output.record(fields, text)

    def _progress(self, event: e.Progressed) -> None:
        self._show_preparing(event)
        fields: dict[str, Any] = {"phase": event.phase, "what": event.text, "step": event.step, "steps": event.steps}
        self._record(event, "progress", eta_ms=event.eta_ms, **fields)

    def _failed(self, event: e.JobFailed) -> None:
        if event.retrying:
            self._record(event, "progress", retrying=True, error=event.sentence)
            self._output.say(f"shot {self._number(event.shot)}: {event.sentence} Trying again.")
            return
        self.failures += 1
        self._record(event, "failed", kind=event.kind, error=event.sentence, remedy=event.remedy)
        advice = f" Try again with {as_arguments(event.remedy)}." if event.remedy else ""
        self._output.say(f"shot {self._number(event.shot)}: {event.sentence}{advice}")
