"""What state each shot is in, as lists, boards and windows show it."""

from collections.abc import Iterable
from typing import Literal, Protocol

from studio.model.board import Board
from studio.model.rows import Job, JobState, Shot

ShotState = Literal["empty", "draft", "generating", "master", "failed", "offline"]


class Files(Protocol):
    """A media store, as far as a state depends on it."""

    def missing(self, sha256: str) -> bool:
        """Whether the file of this hash is not there."""
        ...


class Ended(Protocol):
    """A job, as far as a state depends on it."""

    @property
    def state(self) -> JobState: ...

    @property
    def ended(self) -> str: ...


def shot_states(board: Board, jobs: Iterable[Job], media: Files, *, live: bool = True) -> dict[str, ShotState]:
    """Shot id to its state.

    `jobs` in the order they were asked for: a shot's newest decides. `live`: whether some process has the project open
    for writing; without one, nothing is being generated whatever the queue says. A failure shows until a newer take is
    chosen; a take whose file is gone is offline.
    """
    newest = {job.shot: job for job in sorted(jobs, key=lambda job: (job.created, job.ended))}
    return {shot.id: state_of(board, shot, newest.get(shot.id), media, live) for shot in board.reel}


def state_of(board: Board, shot: Shot, job: Ended | None, media: Files, live: bool) -> ShotState:
    """A shot's state, as `shot_states` has it; `job` is its newest."""
    if job and job.state in ("queued", "running") and live:
        return "generating"
    take = board.chosen(shot)
    if job and job.state == "failed" and (take is None or take.created < job.ended):
        return "failed"
    if take is None:
        return "empty"
    return "offline" if media.missing(take.media) else take.quality
