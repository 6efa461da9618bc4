"""The models of a session's engines: what can be done with each, and what a job has to know before it begins."""

import time
from collections.abc import Collection
from typing import NamedTuple

from studio.errors import BadInputError
from studio.model.board import Board
from studio.model.cascade import fold_params
from studio.model.rows import Ask, Shot
from studio.render.asking import completed
from studio.render.hosts import Hosts
from studio.render.inbox import Told
from studio.render.records import Records
from studio.render.reports import Died, Fetching
from studio.wire import messages as m
from studio.wire.capability import Capabilities

PATIENCE_S = 180.0
"""How long a worker may take to start and to say what a model can do."""


class _Waiting(NamedTuple):
    """What a worker was asked about, and until when its answer counts (monotonic seconds)."""

    model: str
    until: float


class Models:
    """Completes what is asked for by what the model can do, which a worker is asked where nobody knows it yet."""

    def __init__(self, hosts: Hosts, records: Records) -> None:
        self.records = records
        self._hosts = hosts
        self._waiting: dict[str, _Waiting] = {}
        self._problems: dict[tuple[str, str], str] = {}

    @property
    def waiting(self) -> Collection[str]:
        """The engines that were asked about the model of a job, which waits for the answer."""
        return self._waiting.keys()

    def capabilities(self, engine: str, model: str = "") -> Capabilities:
        """What an engine can do with a model, as far as is known, else by its manifest; raises `NotFoundError`."""
        offer = self._hosts.offer(engine).capabilities
        return (self.records.last(engine, model) if model else None) or offer

    def complete(self, board: Board, shot: Shot, ask: Ask) -> Ask | None:
        """What a take is asked for, as its model can make it; `None` if that is to be waited for.

        Raises `BadInputError` where no model is named, or nothing can be done with it.
        """
        offer = self._hosts.offer(ask.engine).capabilities
        if not offer.models:
            return ask
        model = model_of(board, shot, ask)
        if not model:
            raise no_model(offer, board.numbers[shot.id])
        problem = self._problems.pop((ask.engine, model), "")
        if problem:
            raise BadInputError(problem)
        record = self.records.current(offer, model)
        if record is None:
            self._waiting[ask.engine] = _Waiting(model, time.monotonic() + PATIENCE_S)
            self._hosts.host(ask.engine).say(m.Describe(id="", model=model))
            return None
        return completed(ask, record, fold_params(board, shot))

    def hear(self, told: Told) -> None:
        """Keep what a worker says of models; what a job waits for and does not come is a problem of that job."""
        engine, report = told
        match report:
            case m.Surveyed(cards=cards, problem=""):
                self.records.learn_cards(self._hosts.offer(engine).capabilities, cards)
            case m.Described(model=model, capabilities=capabilities, problem=problem):
                if capabilities is not None:
                    self.records.learn(self._hosts.offer(engine).capabilities, model, capabilities)
                if engine in self._waiting and self._waiting[engine].model == model:
                    self._settle(engine, "" if capabilities else problem or f"Nothing can be done with '{model}'.")
            case Fetching(report=m.Fetched(model=model)):
                self.records.forget(engine, model)
            case Died(sentence=sentence) | m.Failed(job="", sentence=sentence) if engine in self._waiting:
                self._settle(engine, sentence)
            case _:
                pass

    def give_up(self, now: float | None = None) -> None:
        """Wait no more for answers that do not come; what waits for them fails."""
        late = [name for name, one in self._waiting.items() if (now or time.monotonic()) > one.until]
        for engine in late:
            title = self._hosts.offer(engine).capabilities.title
            self._settle(engine, f"{title} did not say within {PATIENCE_S:g} seconds what its model can do.")

    def _settle(self, engine: str, problem: str) -> None:
        model = self._waiting.pop(engine).model
        if problem:
            self._problems[engine, model] = problem


def no_model(offer: Capabilities, number: int) -> BadInputError:
    """A shot names no weights, and its engine needs some."""
    return BadInputError(
        f"{offer.title} needs a model, and shot {number} names none: 'storyreel models' lists those of this machine, "
        f"'storyreel set PROJECT {number} model=NAME' chooses one."
    )


def model_of(board: Board, shot: Shot, ask: Ask) -> str:
    """The weights that a take is asked for: the ask's own, else those that the cascade names."""
    return ask.model or str((fold_params(board, shot) | ask.params).get("model", ""))
