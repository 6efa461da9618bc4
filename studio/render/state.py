"""In which state each shot is, for lists and for the window."""

from collections.abc import Iterable
from typing import Literal

from studio.model.board import Board
from studio.model.rows import Job, Shot
from studio.project import MediaStore

ShotState = Literal["empty", "draft", "generating", "master", "failed", "offline"]


def shot_states(board: Board, jobs: Iterable[Job], media: MediaStore) -> dict[str, ShotState]:
    """Shot id to state. `failed`: no take, and the newest job failed; `offline`: the file of its take is gone."""
    newest: dict[str, Job] = {}
    for job in sorted(jobs, key=lambda job: job.created):
        newest[job.shot] = job
    return {shot.id: _state(board, shot, newest.get(shot.id), media) for shot in board.reel}


def _state(board: Board, shot: Shot, job: Job | None, media: MediaStore) -> ShotState:
    if job is not None and job.state in ("queued", "running"):
        return "generating"
    take = board.chosen(shot)
    if take is None:
        return "failed" if job is not None and job.state == "failed" else "empty"
    return "offline" if media.missing(take.media) else take.quality
