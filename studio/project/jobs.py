"""The queue's jobs in a project's database: outside the history, so that a crash finds them again."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec

from studio.errors import NotFoundError
from studio.model.rows import Job
from studio.project.database import Database
from studio.project.table import JOBS


class Jobs:
    """The jobs of a project. Each call that writes is one transaction."""

    def __init__(self, database: Database) -> None:
        self.database = database

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

    def put_job(self, job: Job) -> Job:
        """Keep a job, new or changed; returns it as kept."""
        kept = job if job.created else msgspec.structs.replace(job, created=utc_now())
        with self.database.writing() as connection:
            JOBS.write(connection, kept)
        return kept

    def put_jobs(self, jobs: Iterable[Job]) -> None:
        """Keep jobs, new or changed, all in one transaction."""
        kept = list(jobs)
        if kept:
            with self.database.writing() as connection:
                for job in kept:
                    JOBS.write(connection, job)

    def set_job(self, job: str, **fields: Any) -> None:
        """Set fields of a job; raises `NotFoundError` if there is none with this id."""
        self.set_jobs({job: fields})

    def set_jobs(self, jobs: Mapping[str, Mapping[str, Any]]) -> None:
        """Set fields of jobs, by id, all in one transaction; raises `NotFoundError` for an id that there is not."""
        if not jobs:
            return
        with self.database.writing() as connection:
            for job, fields in jobs.items():
                for field, value in fields.items():
                    if not JOBS.set(connection, job, field, value):
                        raise NotFoundError(f"There is no job '{job}' in the queue.")

    def remove_job(self, job: str) -> None:
        """Remove a job; does nothing if there is none with this id."""
        with self.database.writing() as connection:
            JOBS.remove(connection, job)

    def forget_jobs(self, *states: str) -> None:
        """Remove the jobs in these states."""
        with self.database.writing() as connection:
            connection.execute(f"DELETE FROM jobs WHERE state IN ({', '.join('?' * len(states))})", states)

    def interrupt_jobs(self) -> int:
        """Mark the jobs that a crash left running as interrupted; returns how many."""
        running = [job.id for job in self.jobs("running")]
        if running:
            with self.database.writing() as connection:
                done = "UPDATE jobs SET state = 'interrupted', ended = ? WHERE state = 'running'"
                connection.execute(done, (utc_now(),))
        return len(running)


def utc_now() -> str:
    """This moment in UTC, ISO 8601 with milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
