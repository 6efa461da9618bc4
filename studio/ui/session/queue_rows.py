"""The queue in rows, as its panel shows them, with the time that is left."""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from studio.model.rows import Job, JobState
from studio.project import Opened
from studio.render.learning import Pace
from studio.render.queue import JobQueue
from studio.ui.session.progress import Progress, Track

LATELY = 50
"""Jobs that failed or were interrupted of which rows are shown, the newest."""


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


class QueueRows:
    """Rows and times of a queue; each engine works through its own jobs."""

    def __init__(self, opened: Opened, queue: JobQueue, pace: Pace, tracks: Mapping[str, Track]) -> None:
        self._opened, self._queue, self._pace, self._tracks = opened, queue, pace, tracks
        self._ended: list[Job] = []
        self._ended_at = -1

    def all(self) -> list[QueueRow]:
        """What runs, what waits in the order in which it goes, what failed or was interrupted lately."""
        roster, board = self._queue.roster, self._opened.document.board
        left: defaultdict[str, float | None] = defaultdict(float)
        rows = [self._row(job, left) for job in (*roster.running(), *roster.waiting(board.numbers))]
        return rows + [self._row(job, None) for job in self._lately()]

    def _row(self, job: Job, left: defaultdict[str, float | None] | None) -> QueueRow:
        board = self._opened.document.board
        shot, track = board.shots.get(job.shot), self._tracks.get(job.id)
        progress = track.look() if track else None
        takes_s = self._takes_s(job)
        until: float | None = None
        if left is not None:
            own = progress.left_s if progress else takes_s
            before = left[job.ask.engine]
            until = left[job.ask.engine] = None if own is None or before is None else before + own
        return QueueRow(
            job=job,
            shot=job.shot,
            number=board.numbers.get(job.shot, 0),
            prompt=shot.prompt if shot else "",
            state=job.state,
            progress=progress,
            takes_s=takes_s,
            left_s=until,
        )

    def _takes_s(self, job: Job) -> float | None:
        board = self._opened.document.board
        shot, project = board.shots.get(job.shot), board.project
        return self._pace.take_s(job.ask.engine, project.width * project.height, shot.frames) if shot else None

    def left_s(self) -> float | None:
        """Seconds until the last job is done; `None` if that of one is not known."""
        roster, board = self._queue.roster, self._opened.document.board
        left: defaultdict[str, float] = defaultdict(float)
        for job in (*roster.running(), *roster.waiting(board.numbers)):
            track = self._tracks.get(job.id)
            own = track.left_s() if track else self._takes_s(job)
            if own is None:
                return None
            left[job.ask.engine] += own
        return max(left.values()) if left else None

    def _lately(self) -> list[Job]:
        """Those whose shot is there and has nothing newer; looked up again when the queue has changed."""
        roster, board = self._queue.roster, self._opened.document.board
        if self._ended_at != roster.revision:
            self._ended_at = roster.revision
            ended = self._queue.jobs("failed", "interrupted")
            self._ended = sorted(ended, key=lambda job: job.ended, reverse=True)[:LATELY]
        return [job for job in self._ended if (shot := board.shots.get(job.shot)) and not self._over(job, shot.chosen)]

    def _over(self, job: Job, chosen: str | None) -> bool:
        """Whether a failure is of no interest any more, since the shot got a take later or is being made again."""
        take = self._opened.document.board.takes.get(chosen) if chosen else None
        return bool(self._queue.roster.of(job.shot)) or (take is not None and take.created > job.ended)
