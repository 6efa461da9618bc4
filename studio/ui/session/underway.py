"""What is under way: acts on what workers tell, slice by slice, and tells the window how far everything is."""

import contextlib
from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from studio.edit.report import Changes
from studio.errors import StudioError
from studio.extend.registry import Registry
from studio.model.rows import Job, Value
from studio.project import Opened
from studio.render import events as e
from studio.render.drafting import Burst
from studio.render.learning import Pace
from studio.render.remembering import remember_paused, was_paused
from studio.settings import Settings
from studio.ui.session.crew import Crew
from studio.ui.session.notices import Notice, Remedy, try_words
from studio.ui.session.progress import Progress, Track
from studio.ui.session.queue_rows import QueueRow, QueueRows

SLICE_S = 0.004
"""How long the window's thread looks after workers in one go."""

PROGRESS_MS = 33
"""How often progress is told at most."""

_THERE = "This was made before and is shown again: to see another take, generate again with a new seed."


class Underway(Crew):
    """The queue as it goes on."""

    queue_changed = Signal()
    """Jobs came, went, moved or changed their state, or the queue was paused."""
    progressed = Signal(str)
    """A shot's running job got further (at most some 30 times a second), or came to its end."""
    frames_arrived = Signal(object)
    """`render.events.FramesArrived`: pictures of a running job, at most one for each job and turn of the event loop
    unless frames are missing between them."""
    finished = Signal(str, object)
    """A shot has a new take (shot id, `Take`)."""

    def __init__(self, opened: Opened, shelf: Registry, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(opened, shelf, settings, parent)
        self._queue = self._generator.queue
        self._pace = Pace(opened.document.board.takes.values())
        self._tracks: dict[str, Track] = {}
        self._burst = Burst()
        self._remedies: dict[str, Mapping[str, Value]] = {}
        self._rows = QueueRows(opened, self._queue, self._pace, self._tracks, self._remedies)
        self._dirty: set[str] = set()
        self._said = ""
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(PROGRESS_MS)
        self._clock.timeout.connect(self._tell_progress)
        self.resumed: list[Job] = []
        """What the end of the last session had interrupted, and waits again."""
        if not opened.document.read_only:
            self._generator.paused = was_paused(opened)
            with contextlib.suppress(StudioError):  # a full disk is said when something is asked for
                self.resumed = self._queue.resume()
        self._told_revision = self._queue.roster.revision
        self._unlisten = opened.document.listen(self._follow)
        if not self._queue.empty:
            self._wake()

    # ---- pausing

    @property
    def paused(self) -> bool:
        """Whether no further job is begun."""
        return self._generator.paused

    def pause(self) -> None:
        """Begin no further job; what runs goes on, and so do drafts of what is being written."""
        self._set_paused(True)

    def resume(self) -> None:
        """Go on with the queue."""
        self._set_paused(False)

    def _set_paused(self, paused: bool) -> None:
        self._generator.paused = paused
        if not paused:
            self._trying(self._generator.recover)
        remember_paused(self._opened, paused)
        self.queue_changed.emit()
        self._wake()

    # ---- how it stands

    def rows(self) -> list[QueueRow]:
        """The queue: what runs, what waits in order, then what failed or was interrupted lately."""
        return self._rows.all()

    def progress(self, shot: str) -> Progress | None:
        """How far the running job of a shot is; `None` if none runs."""
        track = next((track for track in self._tracks.values() if track.started.shot == shot), None)
        return track.look() if track else None

    def estimate(self, shots: Sequence[str], engine: str | None = None) -> float | None:
        """Seconds that making these shots will take, learned from takes made here; `None` while nothing is known."""
        board, project = self._opened.document.board, self._opened.document.board.project
        rows = [board.shots[shot] for shot in shots if shot in board.shots]
        pixels, total = project.width * project.height, 0.0
        for (name, frames), count in Counter((engine or self.engine_of(row.id), row.frames) for row in rows).items():
            takes_s = self._pace.take_s(name, pixels, frames)
            if takes_s is None:
                return None
            total += takes_s * count
        return total if rows else None

    def left_s(self) -> float | None:
        """Seconds until the queue is empty; `None` while not known."""
        return self._rows.left_s()

    @property
    def busy(self) -> bool:
        """Whether a job runs or waits."""
        return len(self._queue.roster) > 0

    # ---- moving on

    def _moved_on(self) -> None:
        """Tell of a queue that is other than before, and have it looked after."""
        if self._queue.roster.revision != self._told_revision:
            self._told_revision = self._queue.roster.revision
            self.queue_changed.emit()
        self._wake()

    def _answer_call(self) -> None:
        super()._answer_call()
        if self._closed:
            return
        try:
            events = self._generator.pump(slice_s=SLICE_S)
        except StudioError as error:
            events = []
            self._generator.paused = True
            resume = Remedy(self.tr("Resume the queue"), self.resume)
            self._say(self.tr("The queue is paused: {reason}").format(reason=error), remedy=resume)
            self.queue_changed.emit()
        for event in events:
            self._tell(event)
        if self._generator.behind:
            self._wake()
        if self._queue.roster.revision != self._told_revision:
            self._told_revision = self._queue.roster.revision
            self.queue_changed.emit()

    def _tell(self, event: e.Event) -> None:
        track = self._tracks.get(event.job)
        match event:
            case e.Started():
                row = self._opened.document.board.shots.get(event.shot)
                self._tracks[event.job] = Track(event, self._pace, row.prompt if row else "")
            case e.FramesArrived() if track:
                track.arrived(event)
                self.frames_arrived.emit(event)
            case e.Progressed() if track:
                track.progressed(event)
                if event.phase is not None:
                    self._doing[track.started.engine] = event.text
            case e.Finished() | e.JobFailed() | e.JobCancelled() | e.PutBack():
                self._end(event)
            case _:
                return
        self._dirty.add(event.shot)
        if not self._clock.isActive():
            self._tell_progress()

    def _end(self, event: e.Event) -> None:
        """A run came to its end, one way or another."""
        track = self._tracks.pop(event.job, None)
        if track is not None:
            self._doing.pop(track.started.engine, None)
        match event:
            case e.Finished():
                self._said = ""
                if not event.cached:
                    self._pace.learn(event.take)
                if event.live:
                    self._tidy(event)
                elif event.cached:
                    self.noticed.emit(Notice(self.tr(_THERE), "info", event.shot))
                self.finished.emit(event.shot, event.take)
            case e.JobFailed(retrying=False):
                job = event.job
                if event.remedy:
                    self._remedies[job] = event.remedy
                    self._say(event.sentence, event.shot, Remedy(try_words(event.remedy), lambda: self.try_with(job)))
                elif event.sentence != self._said:  # a full disk fails every job in the same words
                    self._say(event.sentence, event.shot, Remedy(self.tr("Retry"), lambda: self.retry(job)))
                self._said = event.sentence
            case _:
                pass

    def _tidy(self, event: e.Finished) -> None:
        """A live draft is there: the one before it, which nobody had time to look at, goes into the trash."""
        older = self._burst.finished(event.take, self._opened.document.board, cached=event.cached)
        if older is not None:
            self._trying(lambda: self._opened.store.trash([older]))

    def retry(self, job: str) -> None:
        """Queue a job again that failed, was stopped or interrupted."""
        self._trying(lambda: self._queue.retry(job))
        self._moved_on()

    def try_with(self, job: str) -> None:
        """Ask again for a take that failed, with the parameters that were offered for it."""

        def ask() -> None:
            failed, remedy = self._queue.get(job), self._remedies[job]
            shot = self._opened.document.board.shots.get(failed.shot)
            if shot is not None:
                again = self._generator.ask_again(shot, failed.ask, params=remedy)
                self._queue.first(self._generator.add_ask(shot, again).id)

        if job in self._remedies:
            self._trying(ask)
            self._moved_on()

    def _tell_progress(self) -> None:
        """Tell of every shot that got further since it was told last."""
        dirty, self._dirty = self._dirty, set()
        for shot in dirty:
            self.progressed.emit(shot)
        if dirty and not self._closed:
            self._clock.start()

    def _follow(self, changes: Changes) -> None:
        """What was to be made of shots that are gone is not made any more."""
        shots = self._opened.document.board.shots
        gone = [job.id for name in changes.ids("shots") if name not in shots for job in self._queue.roster.of(name)]
        if gone:
            self._trying(lambda: self._generator.cancel(*gone))
            self._moved_on()

    def close(self) -> None:
        """End all workers; what runs is put down as interrupted and resumes next time."""
        if not self._closed:
            self._closed = True
            self._clock.stop()
            self._unlisten()
            self._generator.close()
