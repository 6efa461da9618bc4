"""The queue's jobs in a project's database: outside the history, so that a crash finds them again."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

import msgspec

from studio.errors import NotFoundError
from studio.model.rows import Job, JobState
from studio.project.database import Database
from studio.project.table import JOBS


class LastJob(NamedTuple):
    """What a shot's newest job tells of the shot."""

    state: JobState
    ended: str = ""
    error: str = ""


class Jobs:
    """The jobs of a project. Each call that writes is one transaction, not forced to disk: the window writes many, and
    a power cut may cost a place in the queue."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._job_followers: list[Callable[[frozenset[str]], None]] = []

    def follow_jobs(self, tell: Callable[[frozenset[str]], None]) -> None:
        """Call `tell` with the ids of shots whose jobs came, went or are in another state."""
        self._job_followers.append(tell)

    def _tell_jobs(self, shots: Iterable[str]) -> None:
        about = frozenset(shots)
        if about:
            for tell in self._job_followers:
                tell(about)

    def jobs(self, *states: str, limit: int = -1, offset: int = 0) -> list[Job]:
        """Jobs in the order of the queue; with `states`, those only; at most `limit` of them from `offset` on."""
        where = f"WHERE state IN ({', '.join('?' * len(states))})" if states else ""
        order = f"{where} ORDER BY priority, created, rowid LIMIT ? OFFSET ?"
        with self.database.reading() as connection:
            return list(JOBS.read(connection, order, (*states, limit, offset)))

    def job(self, job: str) -> Job:
        """The job with this id; raises `NotFoundError`."""
        with self.database.reading() as connection:
            for found in JOBS.read(connection, "WHERE id = ?", (job,)):
                return found
        raise NotFoundError(f"There is no job '{job}' in the queue.")

    def jobs_of(self, shot: str, *states: str) -> list[Job]:
        """A shot's jobs in these states."""
        where = f"WHERE shot = ? AND state IN ({', '.join('?' * len(states))}) ORDER BY priority, created, rowid"
        with self.database.reading() as connection:
            return list(JOBS.read(connection, where, (shot, *states)))

    def newest_jobs(self, shots: Iterable[str] | None = None) -> dict[str, LastJob]:
        """Shot id to what its newest job tells; for all shots that have jobs, or these."""
        ask = "SELECT shot, state, ended, error FROM jobs {} ORDER BY created, ended, priority, rowid"
        with self.database.reading() as connection:
            if shots is None:
                rows = connection.execute(ask.format("")).fetchall()
            else:
                rows = [row for shot in shots for row in connection.execute(ask.format("WHERE shot = ?"), (shot,))]
        return {shot: LastJob(state, ended, error) for shot, state, ended, error in rows}

    def put_job(self, job: Job) -> Job:
        """Keep a job, new or changed; returns it as kept."""
        kept = job if job.created else msgspec.structs.replace(job, created=utc_now())
        with self.database.writing(forced=False) as connection:
            JOBS.write(connection, kept)
        self._tell_jobs([kept.shot])
        return kept

    def put_jobs(self, jobs: Iterable[Job]) -> None:
        """Keep jobs, new or changed, all in one transaction."""
        kept = list(jobs)
        if kept:
            with self.database.writing(forced=False) as connection:
                for job in kept:
                    JOBS.write(connection, job)
            self._tell_jobs(job.shot for job in kept)

    def set_job(self, job: str, **fields: Any) -> None:
        """Set fields of a job; raises `NotFoundError` if there is none with this id."""
        self.set_jobs({job: fields})

    def set_jobs(self, jobs: Mapping[str, Mapping[str, Any]]) -> None:
        """Set fields of jobs, by id, all in one transaction; raises `NotFoundError` for an id that there is not."""
        if not jobs:
            return
        with self.database.writing(forced=False) as connection:
            for job, fields in jobs.items():
                for field, value in fields.items():
                    if not JOBS.set(connection, job, field, value):
                        raise NotFoundError(f"There is no job '{job}' in the queue.")
            turned = [job for job, fields in jobs.items() if fields.keys() & _TELLING]
            shots = [_shot_of(connection, job) for job in turned]
        self._tell_jobs(shots)

    def remove_job(self, job: str) -> None:
        """Remove a job; does nothing if there is none with this id."""
        with self.database.writing(forced=False) as connection:
            shot = _shot_of(connection, job)
            JOBS.remove(connection, job)
        self._tell_jobs([shot] if shot else [])

    def forget_jobs(self, *states: str) -> None:
        """Remove the jobs in these states."""
        where = f"WHERE state IN ({', '.join('?' * len(states))})"
        with self.database.writing(forced=False) as connection:
            shots = [row[0] for row in connection.execute(f"SELECT DISTINCT shot FROM jobs {where}", states)]
            connection.execute(f"DELETE FROM jobs {where}", states)
        self._tell_jobs(shots)

    def interrupt_jobs(self) -> int:
        """Mark the jobs that a crash left running as interrupted; returns how many."""
        running = [job.id for job in self.jobs("running")]
        if running:
            with self.database.writing(forced=False) as connection:
                done = "UPDATE jobs SET state = 'interrupted', ended = ? WHERE state = 'running'"
                connection.execute(done, (utc_now(),))
        return len(running)


_TELLING = frozenset({"state", "shot", "ended", "error"})
"""Fields of a job that its shot's standing depends on."""


def _shot_of(database: sqlite3.Connection, job: str) -> str:
    row = database.execute("SELECT shot FROM jobs WHERE id = ?", (job,)).fetchone()
    return row[0] if row else ""


def utc_now() -> str:
    """This moment in UTC, ISO 8601 with milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
