"""The floor: what workers have in hand. Begins jobs, one for each engine at a time, and does what workers' reports ask.

Files that are finished are hashed and taken into the project by threads of their own, which may take long; what
becomes of a job is put down by the one thread that calls.
"""

import contextlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import msgspec

from studio.errors import BadInputError, DiskFullError, MediaError, NotFoundError, StudioError
from studio.model.recipe import Recipe, Resolution, media_of, resolve
from studio.model.rows import Ask, Job, Shot, Take, Value, new_id
from studio.project import Opened, Store
from studio.render import events as e
from studio.render.changing import as_made
from studio.render.hosts import Hosts
from studio.render.inbox import Inbox, Told
from studio.render.models import Models
from studio.render.parameters import check_params
from studio.render.queue import MAX_TRIES, JobQueue
from studio.render.reports import Died, Pictures, TakenIn
from studio.wire import messages as m

LATE = "The new words came too late for this take: it was made with those before."
_BACK = 16
"""How many events back frames are looked for that new ones continue."""

Fate = Literal["", "keep", "gone", "again"]
"""What is to come of a run that was told to stop: a take of what there is; nothing, its job is settled; another run."""


@dataclass
class Running:
    """A job that a worker has in hand. `run` is its name there, since a job may be begun more than once."""

    job: Job
    shot: str
    engine: str
    recipe: Recipe
    notes: tuple[str, ...]
    part: Path
    run: str
    began: float = field(default_factory=time.monotonic)
    first_frame_ms: float = 0.0
    total_ms: float = 0.0
    fate: Fate = ""
    words: str = ""
    """The prompt that it was told to go on with, if it was."""
    done: m.Finished | None = None


class Floor:
    """Runs jobs of a queue. `listen` hears what workers say that is about no job."""

    def __init__(
        self,
        opened: Opened,
        queue: JobQueue,
        hosts: Hosts,
        inbox: Inbox,
        listen: Callable[[Told], None],
        *,
        models: Models,
    ) -> None:
        self.events: list[e.Event] = []
        """What happened and nobody was told yet."""
        self.running: dict[str, Running] = {}
        """What each engine makes."""
        self._opened, self._queue, self._hosts, self._inbox = opened, queue, hosts, inbox
        self._listen, self._models = listen, models
        self._runs = 0
        self._taking: dict[str, tuple[Running, threading.Thread]] = {}
        self._held: list[Job] = []
        """Jobs whose recipe is that of a file that is just being taken in."""

    @property
    def busy(self) -> bool:
        """Whether a worker has a job in hand, or a file is being taken in."""
        return bool(self.running or self._taking)

    def find(self, job: str) -> Running | None:
        """The run of a job, if a worker has it in hand and was not told to stop it for good."""
        return next((run for run in self.running.values() if run.job.id == job and run.fate != "gone"), None)

    def orphans(self) -> list[Job]:
        """Jobs that are down as running, and that nobody has in hand."""
        runs = [*self.running.values(), *(run for run, _ in self._taking.values())]
        known = {run.job.id for run in runs if run.fate != "gone"} | {job.id for job in self._held}
        return [job for job in self._queue.roster.running() if job.id not in known]

    def is_made(self, job: str) -> bool:
        """Whether all frames of a job are there and its file is being taken in: nothing can be changed any more."""
        return any(run.job.id == job for run, _ in self._taking.values())

    # ---- beginning

    def begin(self, job: Job, *, again: bool = False) -> None:
        """Resolve a job's recipe as the board is now, and have it made unless it was made before.

        Where its model has to be asked for first, or another shot's job goes first, it waits on in the queue.
        """
        board = self._opened.document.board
        shot = board.shots.get(job.shot)
        try:
            if shot is None:
                raise BadInputError("The shot was removed before its turn came.")
            ask = self._models.complete(board, shot, job.ask)
            if ask is None or ask.takes_first_frame != job.ask.takes_first_frame:
                self._queue.amend(job, ask or job.ask)
                if again:
                    self._queue.put_back(job.id)
                return
            job = self._queue.amend(job, ask)
            if not again:
                self._queue.start(job)
            resolution = resolve(board, shot, ask)
            known = self._models.capabilities(ask.engine, resolution.recipe.model)
            check_params(known, resolution.recipe.params)
            if any(run.recipe.hash == resolution.recipe.hash for run, _ in self._taking.values()):
                self._held.append(job)
                return
            known = self._opened.store.take_with_recipe(resolution.recipe.hash)
            if known is not None and not self._opened.media.missing(known.media):
                take = _shown_again(self._opened.store, shot, job.ask, known)
                self._done(job, take, _together(resolution.notes, take.notes), cached=True)
            else:
                self._hand_over(job, shot, resolution)
        except StudioError as error:
            self._fail(job, str(error), kind=_kind(error))

    def _hand_over(self, job: Job, shot: Shot, resolution: Resolution) -> None:
        recipe, media = resolution.recipe, self._opened.media
        files = {sha256: str(media.path(sha256)) for sha256 in media_of(recipe)}
        part = media.new_part(".mp4")
        self._runs += 1
        run = f"{job.id}-{self._runs}"
        host = self._hosts.host(recipe.engine)
        self.running[recipe.engine] = Running(job, shot.id, recipe.engine, recipe, resolution.notes, part, run)
        what = f"shot {self._opened.document.board.numbers[shot.id]}"
        order = m.Generate(job=run, recipe=recipe.canonical(), out=str(part), media=files)
        host.generate(order, width=recipe.width, height=recipe.height, what=what)

    # ---- stopping

    def stop(self, running: Running, fate: Fate) -> Fate:
        """Have a worker stop what it has in hand; the engine is free once it has said that it did.

        Returns what will come of it: where there are no frames to keep, the job is `gone`, to be settled by the caller.
        """
        if fate == "keep" and (not running.first_frame_ms or running.fate == "again"):
            fate = "gone"
        if running.fate in ("", "again"):
            if not running.fate:
                self._hosts.host(running.engine).cancel(running.run, keep_partial=fate == "keep")
            running.fate = fate
        return running.fate

    # ---- what workers tell

    def act(self, told: Told) -> None:
        """Do what a report asks for."""
        report = told.report
        self._models.hear(told)
        if isinstance(report, TakenIn):
            self._taken_in(report)
            return
        running = self.running.get(told.engine)
        if isinstance(report, Died):
            self._listen(told)
            if running and running.run in report.jobs:
                self._ended(running, report.sentence, "worker", report.retryable, report.outcome.detail)
            return
        job = getattr(report, "job", "")
        if not job or isinstance(report, m.Stats):
            self._listen(told)
        elif running is not None and job == running.run:
            self._act_on(running, report)

    def _act_on(self, running: Running, report: object) -> None:
        match report:
            case Pictures():
                self._arrived(running, report)
            case m.Started() if not running.fate:
                self.events.append(_started(running))
            case m.Progress() | m.PhaseChanged() if not running.fate:
                self.events.append(_progress(running, report))
            case m.Sound() if not running.fate:
                self.events.append(_sound(running, report))
            case m.Finished():
                self._finish(running, report)
            case m.Cancelled():
                self._ended(running, "", "", False)
            case m.Failed():
                self._ended(running, report.sentence, report.kind, report.retryable, remedy=report.remedy)
            case _:
                pass

    def _arrived(self, running: Running, pictures: Pictures) -> None:
        """Tell of frames, those of one run together."""
        running.first_frame_ms = running.first_frame_ms or (time.monotonic() - running.began) * 1000
        if running.fate not in ("", "keep"):
            return
        for place in range(len(self.events) - 1, max(-1, len(self.events) - _BACK), -1):
            last = self.events[place]
            if isinstance(last, e.FramesArrived) and last.job == running.job.id:
                if _continues(last, pictures):
                    joined = [*last.pictures, *pictures.frames]
                    self.events[place] = msgspec.structs.replace(last, pictures=joined)
                    return
                break
        self.events.append(_frames(running, pictures))

    def _ended(
        self,
        running: Running,
        sentence: str,
        kind: str,
        retryable: bool,
        detail: str = "",
        *,
        remedy: dict[str, Value] | None = None,
    ) -> None:
        """A run came to its end without a take."""
        self._drop(running)
        job = running.job
        if running.fate == "again":
            self.begin(self._queue.get(job.id), again=True)
        elif running.fate == "gone":
            pass
        elif not sentence:
            self._queue.end(job.id, "cancelled")
            self.events.append(e.JobCancelled(job=job.id, shot=running.shot))
        else:
            retry = retryable and not running.fate and job.tries + 1 < MAX_TRIES
            self._fail(job, sentence, kind=kind, retry=retry, detail=detail, remedy=remedy)

    def _finish(self, running: Running, done: m.Finished) -> None:
        """Take the file in, beside everything else; the engine can go on."""
        if running.fate in ("again", "gone"):
            self._ended(running, "", "", False)
            return
        del self.running[running.engine]
        running.done, running.total_ms = done, (time.monotonic() - running.began) * 1000
        thread = threading.Thread(target=self._take_in, args=(running, done), name="taking-in", daemon=True)
        self._taking[running.run] = (running, thread)
        thread.start()

    def _take_in(self, running: Running, done: m.Finished) -> None:
        """Hash, verify and rename a file; runs in a thread of its own."""
        try:
            report = TakenIn(running.run, self._opened.media.adopt(running.part, done.sha256))
        except StudioError as error:
            report = TakenIn(running.run, failure=error)
        self._inbox.put(running.engine, report)

    def _taken_in(self, report: TakenIn) -> None:
        """The file is in the project; what waited for it can go on."""
        running, _ = self._taking.pop(report.job)
        self._keep(running, report)
        held, self._held = self._held, []
        for job in held:
            self.begin(job, again=True)

    def _keep(self, running: Running, report: TakenIn) -> None:
        """Put down the take; the shot shows it from now on."""
        done, job = running.done, running.job
        try:
            if report.failure is not None:
                raise report.failure
            if done is None:
                raise MediaError("The worker did not say what it made: make it again.")
            row = self._opened.document.board.shots.get(running.shot)
            quality = self._hosts.offer(running.engine).capabilities.quality
            take = _take(running, done, report.media, quality)
            # what was stopped halfway does not take the place of something whole
            kept = self._opened.store.add_take(take, choose=not done.partial or row is None or row.chosen is None)
        except StudioError as error:
            running.part.unlink(missing_ok=True)
            self._fail(job, str(error), kind=_kind(error))
            return
        self._done(job, kept, kept.notes, dropped=done.dropped)

    # ---- what becomes of a job

    def _done(self, job: Job, take: Take, notes: tuple[str, ...], *, cached: bool = False, dropped: int = 0) -> None:
        live = self._queue.roster.is_urgent(job.id)
        if live:
            self._queue.forget(job.id)
        else:
            self._queue.end(job.id, "done", take=take.id)
        self.events.append(
            e.Finished(job=job.id, shot=job.shot, take=take, cached=cached, live=live, dropped=dropped, notes=notes)
        )

    def _fail(
        self,
        job: Job,
        sentence: str,
        *,
        kind: str,
        retry: bool = False,
        detail: str = "",
        remedy: dict[str, Value] | None = None,
    ) -> None:
        if retry:
            self._queue.put_back(job.id, error=sentence, tried=True)
        else:
            self._queue.end(job.id, "failed", error=sentence)
        self.events.append(
            e.JobFailed(
                job=job.id,
                shot=job.shot,
                sentence=sentence,
                kind=kind,
                retrying=retry,
                detail=detail,
                remedy=remedy or {},
            )
        )

    def _drop(self, running: Running) -> None:
        """No take comes of this run: leave no file behind."""
        self.running.pop(running.engine, None)
        running.part.unlink(missing_ok=True)

    def close(self) -> None:
        """Keep what is finished, put down what runs as interrupted; to be called when all hosts are closed."""
        for _, thread in self._taking.values():
            thread.join()
        held, self._held = self._held, []
        with contextlib.suppress(StudioError):  # opening the project again will put them down
            for told in self._inbox.take():
                if isinstance(told.report, TakenIn):
                    self._taken_in(told.report)
        left = [job.id for job in held]
        for running in list(self.running.values()):
            self._drop(running)
            left += [running.job.id] if running.fate != "gone" else []
        for job in left:
            with contextlib.suppress(StudioError):
                self._queue.end(job, "interrupted")


def _shown_again(store: Store, shot: Shot, ask: Ask, known: Take) -> Take:
    """The same recipe was made before: have the shot show that take, or a copy of its row where it is another's."""
    if known.shot == shot.id:
        store.show_take(shot.id, known.id)
        return known
    fresh = msgspec.structs.replace(
        known, id=new_id(), shot=shot.id, ask=ask, number=1, created="", label="", star=False, trashed=False
    )
    return store.add_take(fresh, choose=True)


def _take(running: Running, done: m.Finished, media: str, quality: Literal["draft", "master"]) -> Take:
    recipe, ask = as_made(running.recipe, running.job.ask, done)
    late = (LATE,) if running.words and running.words != recipe.prompt else ()
    return Take(
        id=new_id(),
        shot=running.shot,
        media=media,
        recipe=recipe.canonical().decode(),
        recipe_hash=recipe.hash,
        ask=ask,
        frames=done.frames,
        width=done.width,
        height=done.height,
        rate=recipe.rate,
        seed=done.seed,
        quality=quality,
        engine=recipe.engine,
        first_frame_ms=running.first_frame_ms or done.first_frame_ms,
        total_ms=running.total_ms,
        partial=done.partial,
        coverage=done.coverage,
        lacking=done.lacking,
        sound=done.sound,
        figures=done.figures,
        notes=_together(running.notes, done.notes + late),
    )


def _together(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    """Notes one after another, each once."""
    return tuple(dict.fromkeys((*first, *second)))


def _kind(error: StudioError) -> str:
    if isinstance(error, DiskFullError):
        return "disk_full"
    if isinstance(error, NotFoundError | MediaError):
        return "missing"
    return "bad_input" if isinstance(error, BadInputError) else "internal"


def _started(running: Running) -> e.Started:
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


def _frames(running: Running, report: Pictures) -> e.FramesArrived:
    return e.FramesArrived(
        job=running.job.id,
        shot=running.shot,
        first=report.first,
        pictures=report.frames,
        quality=report.quality,
        pass_=report.pass_,
        heard_at=report.heard_at,
        read_at=report.read_at,
    )


def _progress(running: Running, report: m.Progress | m.PhaseChanged) -> e.Progressed:
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


def _sound(running: Running, report: m.Sound) -> e.SoundArrived:
    return e.SoundArrived(
        job=running.job.id,
        shot=running.shot,
        rate=report.rate,
        channels=report.channels,
        seconds=report.seconds,
    )


def _continues(last: e.FramesArrived, pictures: Pictures) -> bool:
    ends = last.first + last.count == pictures.first
    return ends and (last.quality, last.pass_) == (pictures.quality, pictures.pass_)
