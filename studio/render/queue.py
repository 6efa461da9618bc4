"""The queue of jobs: what may be done with them, each deed kept in the project's store, so that it survives a crash."""

from collections.abc import Collection, Iterable
from typing import Any

import msgspec

from studio.errors import BadInputError
from studio.model.board import Board
from studio.model.rows import Ask, Job, JobState, new_id
from studio.project import Store
from studio.project.store import utc_now
from studio.render.roster import Roster

MAX_TRIES = 2
"""How often a job is begun when workers die of it."""

AGAIN = ("failed", "cancelled", "interrupted")
"""States of which a job can be queued again."""


class JobQueue:
    """Jobs in the order in which they go (`Roster`). One queue for each store."""

    def __init__(self, store: Store) -> None:
        self.roster = Roster(store)
        self._store = store

    def jobs(self, *states: JobState) -> list[Job]:
        """All jobs in these states (or in any), by priority and age."""
        return self._store.jobs(*states)

    def get(self, job: str) -> Job:
        """The job with this id; raises `NotFoundError`."""
        return self.roster.get(job) or self._store.job(job)

    @property
    def empty(self) -> bool:
        """Whether no job waits."""
        return self.roster.empty

    def add(self, shot: str, ask: Ask, *, priority: float = 0.0) -> Job:
        """Queue a job, unless the same ask for the same shot waits already, which is returned instead."""
        return self.add_all([(shot, ask)], priority=priority)[0]

    def add_all(self, asks: Iterable[tuple[str, Ask]], *, priority: float = 0.0) -> list[Job]:
        """Queue jobs of shots, all in one go; those that wait already are returned as they are.

        Live drafts do not count: they may be given up any time.
        """
        jobs: list[Job] = []
        fresh: list[Job] = []
        now = utc_now()
        for shot, ask in asks:
            known = next((job for job in self.roster.of(shot) if self._stands_for(job, ask)), None)
            jobs.append(known or Job(id=new_id(), shot=shot, ask=ask, priority=priority, created=now))
            fresh += [] if known else jobs[-1:]
        self.roster.add(fresh)
        return jobs

    def _stands_for(self, job: Job, ask: Ask) -> bool:
        return job.state == "queued" and job.ask == ask and not self.roster.is_urgent(job.id)

    def add_urgent(self, shot: str, ask: Ask) -> Job:
        """Queue a job that goes before all others for as long as this process lives."""
        job = Job(id=new_id(), shot=shot, ask=ask, created=utc_now())
        self.roster.add([job])
        self.roster.hurry(job.id)
        return job

    def first(self, *jobs: str) -> None:
        """Have jobs go before all others that wait, in the order in which they are named."""
        others = [job.priority for job in self._store.jobs("queued", limit=len(jobs) + 1) if job.id not in jobs]
        if others:
            before = min(others) - len(jobs)
            self.roster.set({name: {"priority": before + place} for place, name in enumerate(jobs)})

    def move(self, job: str, before: str | None, board: Board) -> None:
        """Have a waiting job go in front of another, or last; what goes before it keeps its place from now on."""
        moved = self.get(job)
        if moved.state != "queued" or before == job:
            return
        order = [one for one in self.roster.waiting(board.numbers) if one.id != job]
        place = next((number for number, one in enumerate(order) if one.id == before), len(order))
        if place == len(order):
            last = max((one.priority for one in order), default=0.0)
            self.roster.set({job: {"priority": last + 1}})
            return
        ceiling, anew = order[place].priority, dict[str, dict[str, float]]()
        for one in (moved, *reversed(order[:place])):
            if one is not moved and one.priority < ceiling:
                break
            ceiling -= 1
            anew[one.id] = {"priority": ceiling}
        self.roster.set(anew)

    def cancel(self, *jobs: str) -> list[Job]:
        """Take back those of these jobs that still wait, all in one go; returns them."""
        waiting = [job for name in jobs if (job := self.roster.get(name)) and job.state == "queued"]
        self.roster.set({job.id: {"state": "cancelled", "ended": utc_now()} for job in waiting})
        return waiting

    def retry(self, job: str) -> None:
        """Queue a job again that failed, was cancelled or interrupted; raises `BadInputError` for others."""
        state = self.get(job).state
        if state not in AGAIN:
            raise BadInputError(f"The job is {state}: only one that failed or was stopped can be tried again.")
        self.roster.set({job: {"state": "queued", "tries": 0, "error": "", "started": "", "ended": ""}})

    def resume(self) -> list[Job]:
        """Queue what the end of the last session interrupted, which is returned, and forget what came to its end."""
        self._store.forget_jobs("done", "cancelled")
        broken = [job.id for job in self._store.jobs("interrupted")]
        self.roster.set({job: {"state": "queued", "tries": 0, "started": "", "ended": ""} for job in broken})
        return [self.get(job) for job in broken]

    def forget(self, job: str) -> None:
        """Remove a job of which nothing is to be told any more."""
        self._store.remove_job(job)
        self.roster.drop(job)

    def amend(self, job: Job, ask: Ask) -> Job:
        """Have a job ask for something else; returns it as it is then."""
        if ask == job.ask:
            return job
        self.roster.set({job.id: {"ask": ask}})
        return msgspec.structs.replace(job, ask=ask)

    def start(self, job: Job) -> None:
        began = {"state": "running", "tries": job.tries + 1, "started": utc_now(), "ended": "", "error": ""}
        self.roster.set({job.id: began})

    def put_back(self, job: str, *, error: str = "", tried: bool = False) -> None:
        """Have a job that was begun wait again; `tried`: the try counts, since it ended badly."""
        tries = self.get(job).tries
        self.roster.set({job: {"state": "queued", "error": error, "tries": tries if tried else max(0, tries - 1)}})

    def end(self, job: str, state: JobState, **fields: Any) -> None:
        """Put down how a job ended."""
        self.roster.set({job: {"ended": utc_now(), **fields, "state": state}})

    def next_ready(self, board: Board, busy: Collection[str] = (), *, urgent: bool = False) -> Job | None:
        """The first job that can go now while these engines are busy; with `urgent`, one that is so or none.

        One that starts from another shot's frame waits for the jobs of that shot; an urgent one only if there is no
        frame at all yet.
        """
        for job in self.roster.waiting(board.numbers):
            hurried = self.roster.is_urgent(job.id)
            if urgent and not hurried:
                return None
            if job.ask.engine in busy:
                continue
            shot = board.shots.get(job.shot)
            previous = board.previous(shot) if shot and shot.bridge and job.ask.takes_first_frame else None
            if previous is None or (hurried and board.chosen(previous)) or not self.roster.of(previous.id):
                return job
        return None
