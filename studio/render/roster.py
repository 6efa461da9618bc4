"""The roster: the jobs that wait or run, in memory and in the order in which they go, in step with the store.

Only the process that holds the project's lock changes jobs, so what is here is always what is there.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from studio.model.rows import Job
from studio.project import Store

OPEN = ("queued", "running")


class Roster:
    """Jobs that wait or run.

    Those that are urgent go before all others; then smaller `priority` first; then, with a focus, those of the shots
    from there on, in reel order, and then the rest; without one, the older first.
    """

    def __init__(self, store: Store) -> None:
        self.revision = 0
        """Grows whenever a job comes, goes, moves or changes its state."""
        self._store = store
        self._jobs = {job.id: job for job in store.jobs(*OPEN)}
        self._by_shot: defaultdict[str, set[str]] = defaultdict(set)
        for job in self._jobs.values():
            self._by_shot[job.shot].add(job.id)
        self._urgent: set[str] = set()
        self._focus: str | None = None
        self._order: list[Job] | None = None
        self._numbers: Mapping[str, int] | None = None

    def __len__(self) -> int:
        return len(self._jobs)

    def __iter__(self) -> Iterator[str]:
        return iter(list(self._jobs))

    def urgent(self) -> list[Job]:
        """The jobs that go before all others."""
        return [self._jobs[job] for job in self._urgent if job in self._jobs]

    def get(self, job: str) -> Job | None:
        """The job with this id, if it waits or runs."""
        return self._jobs.get(job)

    def of(self, shot: str) -> list[Job]:
        """A shot's jobs that wait or run."""
        return [self._jobs[job] for job in self._by_shot.get(shot, ())]

    def running(self) -> list[Job]:
        """What is being made, in the order in which it was asked for."""
        return [job for job in self._jobs.values() if job.state == "running"]

    def waiting(self, numbers: Mapping[str, int]) -> Sequence[Job]:
        """What waits, in the order in which it goes; `numbers` are those of the shots in the reel."""
        if self._order is None or (self._focus is not None and self._numbers is not numbers):
            self._numbers = numbers
            queued = (job for job in self._jobs.values() if job.state == "queued")
            self._order = sorted(queued, key=self._key(numbers))
        return self._order

    def _key(self, numbers: Mapping[str, int]) -> Callable[[Job], tuple[bool, float, int, str]]:
        here, count, urgent = numbers.get(self._focus or "", 0), len(numbers), self._urgent

        def key(job: Job) -> tuple[bool, float, int, str]:
            number = numbers.get(job.shot, 0)
            distance = 0 if not here else number - here if number >= here else number + count
            return job.id not in urgent, job.priority, distance, job.created

        return key

    @property
    def empty(self) -> bool:
        """Whether no job waits."""
        return not any(job.state == "queued" for job in self._jobs.values())

    def is_urgent(self, job: str) -> bool:
        return job in self._urgent

    def hurry(self, job: str) -> None:
        """Have a job go before all others for as long as this process lives."""
        self._urgent.add(job)
        self._anew()

    def focus(self, shot: str | None) -> None:
        """Have the jobs of this shot, and of those behind it, go first among those of equal priority."""
        if shot != self._focus:
            self._focus = shot
            self._anew()

    def add(self, jobs: Sequence[Job]) -> None:
        """Keep new jobs, all in one transaction."""
        self._store.put_jobs(jobs)
        for job in jobs:
            self._keep(job)

    def set(self, fields: Mapping[str, Mapping[str, Any]]) -> None:
        """Set fields of jobs, by id, all in one transaction."""
        self._store.set_jobs(fields)
        for name, values in fields.items():
            before = self._jobs.get(name)
            after = msgspec.structs.replace(before, **values) if before else self._store.job(name)
            if after.state in OPEN:
                self._keep(after)
            else:
                self.drop(name)

    def _keep(self, job: Job) -> None:
        before = self._jobs.get(job.id)
        self._jobs[job.id] = job
        self._by_shot[job.shot].add(job.id)
        if job.state == "running" and before is not None:
            self._leave_order(before)
        else:
            self._anew()

    def drop(self, name: str) -> None:
        """Forget a job that neither waits nor runs any more."""
        self._urgent.discard(name)
        job = self._jobs.pop(name, None)
        if job is None:
            return
        self._by_shot[job.shot].discard(name)
        if not self._by_shot[job.shot]:
            del self._by_shot[job.shot]
        self._leave_order(job)

    def _leave_order(self, job: Job) -> None:
        """Take a job out of the order, which holds on for the others."""
        self.revision += 1
        if self._order is not None and job.state == "queued":
            self._order.remove(job)

    def _anew(self) -> None:
        self._order = None
        self.revision += 1
