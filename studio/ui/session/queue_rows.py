"""The queue in rows, as its panel shows them, with the time that is left."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from studio.model.board import Board
from studio.model.rows import Job, JobState, Value
from studio.project import Opened
from studio.render.learning import Pace
from studio.render.queue import JobQueue
from studio.ui.session.progress import Progress, Track

LATELY = 50
"""Jobs that failed or were interrupted of which rows are shown, the newest."""

_NONE: Mapping[str, Value] = MappingProxyType({})

PAGE = 100
"""Waiting jobs whose time left follows what runs from moment to moment; further down, from job to job."""


class QueueRow(NamedTuple):
    """A job as the queue shows it. `left_s`: seconds until it is done, those before it included."""

    job: Job
    shot: str
    number: int
    prompt: str
    state: JobState
    progress: Progress | None = None
    takes_s: float | None = None
    left_s: float | None = None
    remedy: Mapping[str, Value] = MappingProxyType({})
    """Parameters with which what failed would have gone well."""


class _Laid(NamedTuple):
    """The rows of what waits and of what ended, and what they were made from."""

    revision: tuple[int, int]
    board: Board
    waiting: list[QueueRow]
    ended: list[QueueRow]


class QueueRows:
    """Rows and times of a queue; each engine works through its own jobs."""

    def __init__(
        self,
        opened: Opened,
        queue: JobQueue,
        pace: Pace,
        tracks: Mapping[str, Track],
        remedies: Mapping[str, Mapping[str, Value]],
    ) -> None:
        self._opened, self._queue, self._pace = opened, queue, pace
        self._tracks, self._remedies = tracks, remedies
        self._laid: _Laid | None = None
        self._times: dict[tuple[str, int], float | None] = {}

    def all(self) -> list[QueueRow]:
        """What runs, what waits in the order in which it goes, what failed or was interrupted lately."""
        laid = self._lay()
        left: defaultdict[str, float | None] = defaultdict(float)
        running = self._rows(self._queue.roster.running(), left)
        page = [row._replace(left_s=_sum(row.left_s, left[row.job.ask.engine])) for row in laid.waiting[:PAGE]]
        return [*running, *page, *laid.waiting[PAGE:], *laid.ended]

    def left_s(self) -> float | None:
        """Seconds until the last job is done; `None` if that of one is not known."""
        rows = self.all()
        ends = {row.job.ask.engine: row.left_s for row in rows if row.state in ("running", "queued")}
        known = [end for end in ends.values() if end is not None]
        return max(known) if known and len(known) == len(ends) else None

    def _lay(self) -> _Laid:
        """What waits and what ended, laid out anew only when the queue, the board or what was learned has changed."""
        board, roster = self._opened.document.board, self._queue.roster
        revision = (roster.revision, self._pace.revision)
        if self._laid is None or self._laid.revision != revision or self._laid.board is not board:
            ended = self._laid.ended if self._laid and self._laid.revision == revision else None
            self._times.clear()
            waiting = self._rows(roster.waiting(board.numbers), defaultdict(float))
            self._laid = _Laid(revision, board, waiting, self._rows(self._lately(), None) if ended is None else ended)
        return self._laid

    def _rows(self, jobs: Iterable[Job], left: defaultdict[str, float | None] | None) -> list[QueueRow]:
        """Rows of jobs that go one after another; `left` counts on the seconds of each engine."""
        board, rows = self._opened.document.board, list[QueueRow]()
        shots, numbers, tracks = board.shots, board.numbers, self._tracks
        for job in jobs:
            shot, track = shots.get(job.shot), tracks.get(job.id)
            takes_s, until = self._takes_s(job, shot.frames if shot else 0), None
            progress = track.look() if track else None
            if left is not None:
                own = progress.left_s if progress else takes_s
                until = left[job.ask.engine] = _sum(left[job.ask.engine], own)
            number, prompt = numbers.get(job.shot, 0), shot.prompt if shot else ""
            remedy = self._remedies.get(job.id, _NONE) if job.state == "failed" else _NONE
            rows.append(QueueRow(job, job.shot, number, prompt, job.state, progress, takes_s, until, remedy))
        return rows

    def _takes_s(self, job: Job, frames: int) -> float | None:
        key = (job.ask.engine, frames)
        if key not in self._times:
            project = self._opened.document.board.project
            self._times[key] = self._pace.take_s(job.ask.engine, project.width * project.height, frames)
        return self._times[key]

    def _lately(self) -> list[Job]:
        """What failed or was interrupted last of each shot, where it is there and nothing newer came of it."""
        shots = self._opened.document.board.shots
        ended = sorted(self._queue.jobs("failed", "interrupted"), key=lambda job: job.ended)
        last = {job.shot: job for job in ended if job.shot in shots}
        newest = sorted(last.values(), key=lambda job: job.ended, reverse=True)
        return [job for job in newest if not self._over(job)][:LATELY]

    def _over(self, job: Job) -> bool:
        """Whether a failure is of no interest any more, since the shot got a take later or is being made again."""
        board = self._opened.document.board
        take = board.chosen(board.shots[job.shot])
        return bool(self._queue.roster.of(job.shot)) or (take is not None and take.created > job.ended)


def _sum(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one + other
