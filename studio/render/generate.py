"""The generator: makes takes of the jobs in a project's queue, one after another, and tells how it goes."""

import contextlib
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

import msgspec

from studio.errors import BadInputError, DiskFullError, MediaError, NotFoundError, StudioError
from studio.model.cascade import resolve_params
from studio.model.recipe import Recipe, Resolution, resolve
from studio.model.rows import Ask, Job, Shot, Take, Value, new_id
from studio.project import Opened, Store
from studio.render import events as e
from studio.render.asking import ask_for
from studio.render.host import Died, Limits, Pictures, Report
from studio.render.hosts import Hosts, Shelf
from studio.render.inbox import Inbox
from studio.render.parameters import check_params
from studio.render.queue import MAX_TRIES, JobQueue
from studio.wire import messages as m
from studio.wire.capability import Capabilities

_PUMP_S = 0.25


class _Running(NamedTuple):
    """The job that a worker has in hand."""

    job: Job
    shot: str
    engine: str
    recipe: Recipe
    notes: tuple[str, ...]
    part: Path
    began: float


class Generator:
    """Runs a project's queue. To be used from the thread that uses the project; a context manager.

    `pump` (or `run`) moves things on and returns what happened. Jobs that wait stay in the queue when it is closed.
    """

    def __init__(self, opened: Opened, shelf: Shelf, limits: Limits | None = None, threads: int = 0) -> None:
        self.queue = JobQueue(opened.store)
        self._opened = opened
        self._inbox = Inbox()
        self._hosts = Hosts(shelf, self._inbox.put, limits, threads)
        self._running: _Running | None = None
        self._first_frame_ms = 0.0
        self._cancelled = False
        self._events: list[e.Event] = []

    # ---- what is asked

    def capabilities(self, engine: str) -> Capabilities:
        """What an engine can do, by its manifest; raises `NotFoundError`."""
        return self._hosts.offer(engine).capabilities

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
        """Queue a take of a shot; the engine is the one given, else the one the cascade names.

        Raises `NotFoundError` for an engine and `BadInputError` for parameters that there are not.
        """
        name = engine or str(resolve_params(self._opened.document.board, shot)["engine"].value)
        ask = ask_for(self.capabilities(name), seed=seed, model=model, params=params)
        return self.add_ask(shot, ask, priority=priority)

    def add_ask(self, shot: Shot, ask: Ask, *, priority: float = 0.0) -> Job:
        """Queue a take that is asked for in so many words, such as one to be made again."""
        return self.queue.add(shot.id, ask, priority=priority)

    def warm(self, engine: str) -> None:
        """Have an engine's worker running and loaded before the first job comes."""
        self._hosts.host(engine).load()

    def worker_pid(self, engine: str) -> int | None:
        """The process id of an engine's worker, if one runs."""
        return self._hosts.pid(engine)

    def cancel(self, job: str, *, keep_partial: bool = False) -> None:
        """Stop a job. What runs ends with an event; with `keep_partial` what is made so far becomes a take."""
        running = self._running
        if running and running.job.id == job:
            self._cancelled = True
            self._hosts.host(running.engine).cancel(job, keep_partial=keep_partial)
        elif self.queue.cancel(job):
            self._events.append(e.JobCancelled(job=job, shot=self.queue.get(job).shot))

    def cancel_all(self) -> None:
        """Stop all jobs that wait or run."""
        for job in self.queue.jobs("queued"):
            self.cancel(job.id)
        if self._running:
            self.cancel(self._running.job.id)

    @property
    def idle(self) -> bool:
        """Whether there is nothing to do, nor anything left to tell."""
        return self._running is None and not self._events and self.queue.empty

    # ---- moving on

    def run(self) -> Iterator[e.Event]:
        """Work until the queue is empty, telling what happens."""
        while not self.idle:
            yield from self.pump(_PUMP_S)

    def pump(self, timeout: float = 0.0) -> list[e.Event]:
        """Begin the next job if none runs, act on what workers told; waits up to `timeout` seconds for something."""
        while self._running is None and (job := self.queue.next_ready(self._opened.document.board)):
            self._begin(job)
        waiting = self._running is not None and not self._events
        for report in self._inbox.take(timeout if waiting else 0.0):
            self._act(report)
        told, self._events = self._events, []
        return told

    def _begin(self, job: Job) -> None:
        """Resolve a job's recipe as the board is now, and have it made unless it was made before."""
        self._cancelled = False
        board = self._opened.document.board
        shot = board.shots.get(job.shot)
        self.queue.start(job)
        try:
            if shot is None:
                raise BadInputError("The shot was removed before its turn came.")
            resolution = resolve(board, shot, job.ask)
            check_params(self.capabilities(job.ask.engine), resolution.recipe.params)
            known = self._opened.store.take_with_recipe(resolution.recipe.hash)
            if known is not None and not self._opened.media.missing(known.media):
                take = _shown_again(self._opened.store, shot, job.ask, known)
                self.queue.end(job.id, "done", take=take.id)
                notes = resolution.notes
                self._events.append(e.Finished(job=job.id, shot=shot.id, take=take, cached=True, notes=notes))
            else:
                self._hand_over(job, shot, resolution)
        except StudioError as error:
            self._fail(job, str(error), kind=_kind(error))

    def _hand_over(self, job: Job, shot: Shot, resolution: Resolution) -> None:
        recipe, media = resolution.recipe, self._opened.media
        files = {recipe.bridge.media: str(media.path(recipe.bridge.media))} if recipe.bridge else {}
        part = media.new_part(".mp4")
        order = m.Generate(job=job.id, recipe=recipe.canonical(), out=str(part), media=files)
        host = self._hosts.host(recipe.engine)
        self._first_frame_ms = 0.0
        self._running = _Running(job, shot.id, recipe.engine, recipe, resolution.notes, part, time.monotonic())
        what = f"shot {self._opened.document.board.numbers[shot.id]}"
        host.generate(order, width=recipe.width, height=recipe.height, what=what)

    # ---- what workers tell

    def _act(self, report: Report) -> None:
        running = self._running
        if isinstance(report, Died):
            if running and running.job.id in report.jobs:
                self._drop(running)
                retry = report.retryable and not self._cancelled and running.job.tries + 1 < MAX_TRIES
                self._fail(running.job, report.sentence, kind="worker", retry=retry, detail=report.outcome.detail)
            return
        job = getattr(report, "job", "")
        if running is None or job != running.job.id:
            return
        match report:
            case Pictures():
                self._first_frame_ms = self._first_frame_ms or (time.monotonic() - running.began) * 1000
                self._events.append(_frames(running, report))
            case m.Started():
                self._events.append(_started(running))
            case m.Progress() | m.PhaseChanged():
                self._events.append(_progress(running, report))
            case m.Finished():
                self._finish(running, report)
            case m.Cancelled():
                self._drop(running)
                self.queue.end(job, "cancelled")
                self._events.append(e.JobCancelled(job=job, shot=running.shot))
            case m.Failed():
                self._drop(running)
                retry = report.retryable and not self._cancelled and running.job.tries + 1 < MAX_TRIES
                self._fail(running.job, report.sentence, kind=report.kind, retry=retry)
            case _:
                pass

    def _finish(self, running: _Running, done: m.Finished) -> None:
        """Take the file in and the take with it; the shot shows it from now on."""
        self._running = None
        recipe, job = running.recipe, running.job
        try:
            media = self._opened.media.adopt(running.part, done.sha256)
            take = Take(
                id=new_id(),
                shot=running.shot,
                media=media,
                recipe=recipe.canonical().decode(),
                recipe_hash=recipe.hash,
                ask=job.ask,
                frames=done.frames,
                width=done.width,
                height=done.height,
                rate=recipe.rate,
                seed=done.seed,
                quality=self.capabilities(recipe.engine).quality,
                engine=recipe.engine,
                first_frame_ms=self._first_frame_ms or done.first_frame_ms,
                total_ms=(time.monotonic() - running.began) * 1000,
                partial=done.partial,
            )
            kept = self._opened.store.add_take(take, choose=True)
        except StudioError as error:
            running.part.unlink(missing_ok=True)
            self._fail(job, str(error), kind=_kind(error))
            return
        self.queue.end(job.id, "done", take=kept.id)
        notes = running.notes + done.notes
        self._events.append(e.Finished(job=job.id, shot=running.shot, take=kept, dropped=done.dropped, notes=notes))

    def _drop(self, running: _Running) -> None:
        """No take comes of this: leave no file behind."""
        self._running = None
        running.part.unlink(missing_ok=True)

    def _fail(self, job: Job, sentence: str, *, kind: str, retry: bool = False, detail: str = "") -> None:
        if retry:
            self._opened.store.set_job(job.id, state="queued", error=sentence)
        else:
            self.queue.end(job.id, "failed", error=sentence)
        self._events.append(
            e.JobFailed(job=job.id, shot=job.shot, sentence=sentence, kind=kind, retrying=retry, detail=detail)
        )

    # ---- the end

    def close(self) -> None:
        """End all workers; a job that runs is put down as interrupted, and its unfinished file removed."""
        self._hosts.close()
        running = self._running
        if running:
            self._drop(running)
            with contextlib.suppress(StudioError):  # opening the project again will put it down
                self.queue.end(running.job.id, "interrupted")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _shown_again(store: Store, shot: Shot, ask: Ask, known: Take) -> Take:
    """The same recipe was made before: have the shot show that take, or a copy of its row where it is another's."""
    if known.shot == shot.id:
        store.show_take(shot.id, known.id)
        return known
    fresh = msgspec.structs.replace(
        known, id=new_id(), shot=shot.id, ask=ask, number=1, created="", label="", star=False
    )
    return store.add_take(fresh, choose=True)


def _kind(error: StudioError) -> str:
    if isinstance(error, DiskFullError):
        return "disk_full"
    if isinstance(error, NotFoundError | MediaError):
        return "missing"
    return "bad_input" if isinstance(error, BadInputError) else "internal"


def _started(running: _Running) -> e.Started:
    recipe = running.recipe
    return e.Started(
        job=running.job.id,
        shot=running.shot,
        engine=recipe.engine,
        recipe_hash=recipe.hash,
        frames=recipe.frames,
        width=recipe.width,
        height=recipe.height,
        tries=running.job.tries + 1,
        notes=running.notes,
    )


def _frames(running: _Running, report: Pictures) -> e.FramesArrived:
    return e.FramesArrived(
        job=running.job.id,
        shot=running.shot,
        first=report.first,
        pictures=report.frames,
        quality=report.quality,
        pass_=report.pass_,
    )


def _progress(running: _Running, report: m.Progress | m.PhaseChanged) -> e.Progressed:
    if isinstance(report, m.PhaseChanged):
        return e.Progressed(job=running.job.id, shot=running.shot, phase=report.phase, text=report.text)
    return e.Progressed(
        job=running.job.id,
        shot=running.shot,
        step=report.step,
        steps=report.steps,
        pass_=report.pass_,
        eta_ms=report.eta_ms,
    )
