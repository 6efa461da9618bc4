"""Asking an engine about models, and waiting for the answer: each question by a worker of its own."""

import queue
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from studio.errors import BadInputError, CancelledError, EngineError, WorkerError
from studio.model.recipe import Recipe
from studio.render.host import Died, Report, WorkerHost
from studio.render.process import Launch
from studio.wire import messages as m
from studio.wire.capability import Capabilities
from studio.wire.models import Estimate, ModelCard

PATIENCE_S = 120.0
CANCEL_S = 10.0
"""How long a download that was stopped may take to put down what it has."""
JOB = "download"
_LOOK_S = 0.5

Kind = TypeVar("Kind", m.Surveyed, m.Described, m.Appraised)
Known = TypeVar("Known", Capabilities, Estimate)


class Librarian:
    """One worker that is asked questions about models, one after another; a context manager. Each raises
    `BadInputError` for what the engine refuses, `EngineError`, and `WorkerError` if the worker dies or is silent."""

    def __init__(self, launch: Launch, *, patience_s: float = PATIENCE_S) -> None:
        self._launch, self._patience_s = launch, patience_s
        self._told: queue.SimpleQueue[Report] = queue.SimpleQueue()
        self._host = WorkerHost(launch, self._told.put)

    def __enter__(self) -> "Librarian":
        return self

    def __exit__(self, *_: object) -> None:
        self._host.close()

    def survey(self, folders: Iterable[str | Path] = ()) -> Sequence[ModelCard]:
        """The models that are there: in these folders, and where the engine knows that models lie."""
        self._host.say(m.Survey(id="survey", folders=tuple(map(str, folders))))
        return self._answer(m.Surveyed).cards

    def describe(self, model: str) -> Capabilities:
        """What the engine can do with a model."""
        self._host.say(m.Describe(id="describe", model=model))
        return _given(self._answer(m.Described).capabilities)

    def appraise(self, recipe: Recipe) -> Estimate:
        """What a take of a recipe would cost on this machine."""
        self._host.say(m.Appraise(id="appraise", recipe=recipe.canonical()))
        return _given(self._answer(m.Appraised).estimate)

    def fetch(self, model: str, folder: str, progress: Callable[[str, int, int], None]) -> str:
        """Download a model into a folder (the engine's own place, if empty), which may take hours; returns its name
        for the parameter `model`. `progress` is told what is done, how much of how much.

        Ctrl-C stops it; what is there stays, to be gone on from. Raises `CancelledError` if it was stopped.
        """
        self._host.generate(m.Fetch(job=JOB, model=model, folder=folder), what=f"download {model}")
        try:
            return self._follow(progress)
        except KeyboardInterrupt:
            self._host.cancel(JOB)
            self._see_it_stop()
            raise

    def _follow(self, progress: Callable[[str, int, int], None]) -> str:
        doing = ""
        while True:
            match self._next():
                case m.Fetched(model=model):
                    return model
                case m.PhaseChanged(text=text):
                    doing = text
                case m.Progress(step=step, steps=steps):
                    progress(doing, step, steps)
                case m.Cancelled():
                    raise CancelledError("The download was stopped: ask for it again to go on from there.")
                case m.Failed() | Died() as failure:
                    raise _failure(failure)
                case _:
                    continue

    def _next(self) -> Report:
        """What is told next; looks up now and then, since Ctrl-C is not heard everywhere while waiting."""
        while True:
            try:
                return self._told.get(timeout=_LOOK_S)
            except queue.Empty:
                continue

    def _see_it_stop(self) -> None:
        deadline = time.monotonic() + CANCEL_S
        try:
            report = self._told.get(timeout=CANCEL_S)
            while not isinstance(report, m.Cancelled | m.Fetched | m.Failed | Died):
                report = self._told.get(timeout=max(0.0, deadline - time.monotonic()))
        except queue.Empty:
            return

    def _answer(self, kind: type[Kind]) -> Kind:
        deadline = time.monotonic() + self._patience_s
        try:
            while True:
                report = self._told.get(timeout=max(0.0, deadline - time.monotonic()))
                if isinstance(report, kind):
                    if report.problem:
                        raise BadInputError(report.problem)
                    return report
                if isinstance(report, m.Failed | Died):
                    raise _failure(report)
        except queue.Empty:
            title, patience = self._launch.title, self._patience_s
            raise WorkerError(f"{title} did not say within {patience:g} seconds what it can do.") from None


def _failure(report: m.Failed | Died) -> EngineError | BadInputError:
    match report:
        case m.Failed(kind="bad_input", sentence=sentence):
            return BadInputError(sentence)
        case m.Failed(sentence=sentence):
            return EngineError(sentence)
        case Died(sentence=sentence):
            return WorkerError(sentence)


def _given(told: Known | None) -> Known:
    if told is None:
        raise EngineError("The engine answered without saying anything: it has a defect.")
    return told


def model_named(cards: Iterable[ModelCard], text: str) -> str:
    """The value of the parameter `model` for what somebody typed: a path, or a model's name as it is listed.

    What is neither is taken as it is: an engine may know it, such as a repository. Raises `BadInputError` for a name
    that several models have.
    """
    path = Path(text).expanduser()
    if path.exists():
        return str(path.absolute())
    found = {card.model for card in cards if text.casefold() in (card.name.casefold(), card.model.casefold())}
    if len(found) > 1:
        raise BadInputError(f"Several models are called '{text}': name one by its path: {', '.join(sorted(found))}.")
    return found.pop() if found else text
