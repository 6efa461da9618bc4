"""The generator: makes takes of the jobs in a project's queue, and tells how it goes."""

import math
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from studio.errors import BadInputError
from studio.model.cascade import fold_params
from studio.model.rows import Ask, Job, Shot, Value
from studio.model.text import clean_prompt
from studio.project import Opened
from studio.render import events as e
from studio.render.asking import ask_for
from studio.render.changing import EARLIER, without_earlier
from studio.render.engines import Engines
from studio.render.floor import Floor
from studio.render.host import Limits
from studio.render.hosts import Hosts, Shelf
from studio.render.inbox import Inbox, Told
from studio.render.live import LiveDrafts
from studio.render.parameters import GENERAL, parameter_of
from studio.render.queue import JobQueue
from studio.render.records import records_path
from studio.wire import messages as m

_PUMP_S = 0.25


def _deaf(told: Told) -> None: ...


class Generator(Engines):
    """Runs a project's queue. To be used from the thread that uses the project; a context manager.

    `pump` (or `run`) moves things on and returns what happened. Jobs that wait stay in the queue when it is closed.
    Each engine makes one take at a time; several engines work side by side. `wake` is called from other threads when
    there is something to pump, `listen`, while pumping, with what a worker says that is about no job. `model_folders`
    are looked into for models; `records` is the file that keeps what is known of them (the user's, if none).
    """

    def __init__(
        self,
        opened: Opened,
        shelf: Shelf,
        limits: Limits | None = None,
        threads: int = 0,
        *,
        wake: Callable[[], None] | None = None,
        listen: Callable[[Told], None] = _deaf,
        model_folders: Iterable[str] = (),
        records: Path | None = None,
    ) -> None:
        self.queue = JobQueue(opened.store)
        self.paused = False
        """While paused no job is begun but live drafts."""
        self.behind = False
        """Whether the last `pump` left something to do, for want of time."""
        self._opened = opened
        self._inbox = Inbox(wake=wake)
        super().__init__(Hosts(shelf, self._inbox.put, limits, threads), records or records_path(), model_folders)
        self._floor = Floor(opened, self.queue, self._hosts, self._inbox, listen, models=self.models)
        self.live = LiveDrafts(opened, self.queue, self._floor)
        """Takes for somebody who waits for them while writing."""

    # ---- what is asked

    def ask(
        self,
        shot: Shot,
        *,
        engine: str | None = None,
        seed: int | None = None,
        model: str = "",
        params: Mapping[str, Value] | None = None,
    ) -> Ask:
        """What a take of a shot is asked for; the engine is the one given, else the one the cascade names.

        What is not known of a model yet is filled in when the job begins.
        Raises `NotFoundError` for an engine and `BadInputError` for parameters that there are not.
        """
        in_force = fold_params(self._opened.document.board, shot)
        name = engine or str(in_force["engine"])
        weights = model or str({**in_force, **(params or {})}.get("model", ""))
        known = self.capabilities(name, weights)
        return ask_for(known, seed=seed, model=model, params=params, in_force=in_force)

    def ask_again(
        self,
        shot: Shot,
        old: Ask,
        *,
        engine: str | None = None,
        seed: int | None = None,
        model: str = "",
        params: Mapping[str, Value] | None = None,
    ) -> Ask:
        """What a take of a shot is asked for that is to be like an older one, but for what is given here.

        Words that governed the older one's first steps are left out, and so is what today's model has no use for.
        """
        name = engine or old.engine
        weights = model or old.model or str(fold_params(self._opened.document.board, shot).get("model", ""))
        own = self.capabilities(name, weights).parameters
        kept = without_earlier(old.params) if name == old.engine else {}
        kept = {key: value for key, value in kept.items() if key in GENERAL or parameter_of(own, key)}
        again = old.seed if seed is None else seed
        return self.ask(shot, engine=name, seed=again, model=model or old.model, params={**kept, **(params or {})})

    def add(
        self,
        shot: Shot,
        *,
        engine: str | None = None,
        seed: int | None = None,
        model: str = "",
        params: Mapping[str, Value] | None = None,
        priority: float = 0.0,
    ) -> Job:
        """Queue a take of a shot, asked for as `ask` says."""
        return self.add_ask(
            shot, self.ask(shot, engine=engine, seed=seed, model=model, params=params), priority=priority
        )

    def add_ask(self, shot: Shot, ask: Ask, *, priority: float = 0.0) -> Job:
        """Queue a take that is asked for in so many words, such as one to be made again."""
        return self.queue.add(shot.id, ask, priority=priority)

    @property
    def at_work(self) -> Collection[str]:
        """The engines that have a job in hand."""
        return self._floor.running.keys()

    def update(self, job: str, params: Mapping[str, Value]) -> None:
        """Have the take that is being made go on with other words: `{"prompt": ...}`.

        What became of it shows in the take: its recipe has both, or a note says that it was too late. Raises
        `BadInputError` where that cannot be.
        """
        running = self._floor.find(job)
        if running is None:
            raise BadInputError("The take is not being made now: change the words of its shot instead.")
        known = self.capabilities(running.engine, running.recipe.model)
        if not known.updates or f"{EARLIER}*" not in running.job.ask.accepts:
            raise BadInputError(f"{known.title} cannot take other words while it makes a take: cancel it first.")
        if set(params) != {"prompt"}:
            raise BadInputError("While a take is made only its prompt can be changed: cancel it to change the rest.")
        running.words = clean_prompt(str(params["prompt"]))
        self._hosts.host(running.engine).say(m.Update(job=running.run, params={"prompt": running.words}))

    def recover(self) -> None:
        """Queue jobs again that were begun, and of which nothing more will come since their end could not be kept."""
        for job in self._floor.orphans():
            self.queue.put_back(job.id)

    def cancel(self, *jobs: str, keep_partial: bool = False) -> None:
        """Stop jobs. What runs ends with an event; with `keep_partial` what is made so far becomes a take."""
        for name in jobs:
            running = self._floor.find(name)
            if running and self._floor.stop(running, "keep" if keep_partial else "gone") == "gone":
                self.queue.end(name, "cancelled")
                self._floor.events.append(e.JobCancelled(job=name, shot=running.shot))
        self._floor.events += [e.JobCancelled(job=job.id, shot=job.shot) for job in self.queue.cancel(*jobs)]

    def cancel_all(self, *, keep_partial: bool = False) -> None:
        """Stop all jobs that wait or run."""
        self.cancel(*self.queue.roster, keep_partial=keep_partial)

    @property
    def idle(self) -> bool:
        """Whether there is nothing to do, nor anything left to tell."""
        return not self._floor.busy and not self._floor.events and self.queue.empty

    # ---- moving on

    def run(self) -> Iterator[e.Event]:
        """Work until the queue is empty, telling what happens."""
        while not self.idle:
            yield from self.pump(_PUMP_S)

    def pump(self, timeout: float = 0.0, *, slice_s: float = math.inf) -> list[e.Event]:
        """Begin jobs of idle engines, act on what workers told; waits up to `timeout` seconds for something.

        Ends after about `slice_s` seconds even if there is more to do, which `behind` tells.
        """
        end = time.monotonic() + slice_s
        self.models.give_up()
        self._begin(end)
        waiting = (self._floor.busy or self.models.waiting) and not self._floor.events
        told = self._inbox.next(timeout if waiting else 0.0)
        while told is not None:
            self._floor.act(told)
            told = self._inbox.next() if time.monotonic() < end else None
        self._begin(end)
        self.behind = time.monotonic() >= end
        events, self._floor.events = self._floor.events, []
        return events

    def _begin(self, end: float) -> None:
        board = self._opened.document
        while job := self.queue.next_ready(board.board, self._engaged(), urgent=self.paused):
            self._floor.begin(job)
            if time.monotonic() >= end:
                break

    def _engaged(self) -> Collection[str]:
        """The engines that can begin no job at the moment."""
        return {*self._floor.running, *self.models.waiting}

    # ---- the end

    def close(self) -> None:
        """End all workers; a job that runs is put down as interrupted, and its unfinished file removed."""
        self._hosts.close()
        self._floor.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
