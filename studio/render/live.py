"""Live drafts: takes for somebody who waits for them while writing, before all else, one at a time."""

import msgspec

from studio.errors import StudioError
from studio.model.board import Board
from studio.model.recipe import resolve
from studio.model.rows import Ask, Job, Shot
from studio.project import Opened
from studio.render import events as e
from studio.render.floor import Floor, Running
from studio.render.queue import JobQueue


class LiveDrafts:
    """Has the floor make live drafts. Another that is asked for takes the place of the one that is being made; anything
    else that the engine has in hand goes back into the queue."""

    def __init__(self, opened: Opened, queue: JobQueue, floor: Floor) -> None:
        self._opened, self._queue, self._floor = opened, queue, floor

    def draft(self, shot: Shot, ask: Ask) -> Job:
        """Make a take of a shot as it is now; shots that it starts from and that have none are made first."""
        under_way = self.under_way(shot, ask)
        if under_way is not None:
            return under_way
        job = self._live_job(shot, ask)
        roots = roots_of(self._opened.document.board, shot, ask)
        asked = [(root.id, ask) for root in roots if not self._queue.roster.of(root.id)]
        if asked:
            self._queue.first(*(root.id for root in self._queue.add_all(asked)))
        running = self._floor.running.get(ask.engine)
        if running is None or running.shot in {root.id for root in roots}:
            return job
        if running.job.id == job.id:
            self._floor.stop(running, "again")
        elif not running.fate:
            self._make_way(running)
        return job

    def under_way(self, shot: Shot, ask: Ask) -> Job | None:
        """The job that makes just what would be made of a shot now, if one does."""
        running = self._floor.running.get(ask.engine)
        if running is None or running.shot != shot.id or running.fate:
            return None
        try:
            now = resolve(self._opened.document.board, shot, ask).recipe
        except StudioError:
            return None
        made = running.recipe
        if running.words:
            made = msgspec.structs.replace(made, prompt=running.words)
        return self._queue.get(running.job.id) if now.hash == made.hash else None

    def _live_job(self, shot: Shot, ask: Ask) -> Job:
        """The one live draft that waits or runs: the shot's own goes on, another's is forgotten."""
        roster = self._queue.roster
        for job in roster.urgent():
            if self._floor.is_made(job.id):
                continue
            if job.shot == shot.id and job.ask.engine == ask.engine:
                if job.ask != ask:
                    roster.set({job.id: {"ask": ask}})
                return self._queue.get(job.id)
            running = self._floor.find(job.id)
            if running is not None:
                self._floor.stop(running, "gone")
            self._queue.forget(job.id)
            self._floor.events.append(e.JobCancelled(job=job.id, shot=job.shot))
        return self._queue.add_urgent(shot.id, ask)

    def _make_way(self, running: Running) -> None:
        """Have an engine drop what it makes, to be made later."""
        self._floor.stop(running, "gone")
        self._queue.put_back(running.job.id)
        self._floor.events.append(e.PutBack(job=running.job.id, shot=running.shot))


def roots_of(board: Board, shot: Shot, ask: Ask) -> list[Shot]:
    """The shots before this one that need a take before it can start from theirs, the first of them first."""
    roots: list[Shot] = []
    while ask.takes_first_frame and shot.bridge and (before := board.previous(shot)) and not board.chosen(before):
        roots.insert(0, before)
        shot = before
    return roots
