"""The queue of jobs, kept in the project's store, so that it survives a crash."""

from typing import Any

from studio.errors import BadInputError
from studio.model.board import Board
from studio.model.rows import Ask, Job, JobState, new_id
from studio.project import Store
from studio.project.store import utc_now

MAX_TRIES = 2
"""How often a job is begun when workers die of it."""

OPEN = ("queued", "running")
_PAGE = 32


class JobQueue:
    """Jobs in the order in which they go: smaller `priority` first, then the older one."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def jobs(self, *states: JobState) -> list[Job]:
        """All jobs in these states (or in any), in order."""
        return self._store.jobs(*states)

    def get(self, job: str) -> Job:
        """The job with this id; raises `NotFoundError`."""
        return self._store.job(job)

    def add(self, shot: str, ask: Ask, *, priority: float = 0.0) -> Job:
        """Queue a job; the same ask for the same shot that waits already is returned instead."""
        for waiting in self._store.jobs_of(shot, *OPEN):
            if waiting.ask == ask:
                return waiting
        return self._store.put_job(Job(id=new_id(), shot=shot, ask=ask, priority=priority))

    def set_priority(self, job: str, priority: float) -> None:
        """Move a job that waits: the smaller, the sooner."""
        self._store.set_job(job, priority=priority)

    def first(self, job: str) -> None:
        """Have a job go before all others that wait."""
        waiting = self._store.jobs("queued", limit=1)
        if waiting and waiting[0].id != job:
            self._store.set_job(job, priority=waiting[0].priority - 1)

    def cancel(self, job: str) -> bool:
        """Take back a job that waits; False if it is not waiting (any more)."""
        if self.get(job).state != "queued":
            return False
        self.end(job, "cancelled")
        return True

    def retry(self, job: str) -> None:
        """Queue a job again that failed, was cancelled or interrupted; raises `BadInputError` for others."""
        state = self.get(job).state
        if state not in ("failed", "cancelled", "interrupted"):
            raise BadInputError(f"The job is {state}: only one that failed or was stopped can be tried again.")
        self._store.set_job(job, state="queued", tries=0, error="", started="", ended="")

    def start(self, job: Job) -> None:
        self._store.set_job(job.id, state="running", tries=job.tries + 1, started=utc_now(), ended="", error="")

    def end(self, job: str, state: JobState, **fields: Any) -> None:
        """Put down how a job ended."""
        self._store.set_job(job, state=state, ended=utc_now(), **fields)

    def next_ready(self, board: Board) -> Job | None:
        """The first job that can go now: one that starts from another shot's frame waits for those of that shot.

        To be called while none runs.
        """
        offset = 0
        while page := self._store.jobs("queued", limit=_PAGE, offset=offset):
            for job in page:
                shot = board.shots.get(job.shot)
                previous = board.previous(shot) if shot and shot.bridge and job.ask.takes_first_frame else None
                if previous is None or not self._store.jobs_of(previous.id, "queued"):
                    return job
            offset += _PAGE
        return None

    @property
    def empty(self) -> bool:
        """Whether no job waits."""
        return not self._store.jobs("queued", limit=1)
