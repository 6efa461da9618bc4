"""What is being made: the project's queue and its workers, as the window sees them. Nothing here ever waits."""

from collections.abc import Mapping, Sequence

from studio.errors import StudioError
from studio.model.cascade import fold_params
from studio.model.recipe import Recipe, resolve
from studio.model.rows import Ask, Job, Shot, Value
from studio.model.staleness import stale_reasons
from studio.render.asking import accepted
from studio.render.live import roots_of
from studio.ui.session.crew import Reading, Sample, WorkerLook
from studio.ui.session.notices import Notice
from studio.ui.session.progress import Progress
from studio.ui.session.queue_rows import QueueRow
from studio.ui.session.underway import Underway


class Making(Underway):
    """The queue in the window. All calls return at once; what comes of them is told by signals.

    Those of `Underway` and `Crew` are this one's too.
    """

    # ---- reading

    def corrections(self, shot: str) -> dict[str, Value]:
        """The parameters in force for a shot that the reading engine takes: what is to correct its reading."""
        engine, board = self.reader(), self._opened.document.board
        if engine is None or shot not in board.shots:
            return {}
        return accepted(self.capabilities(engine), fold_params(board, board.shots[shot]))

    # ---- asking for takes

    def make(
        self,
        shots: Sequence[str],
        *,
        engine: str | None = None,
        seed: int | None = None,
        params: Mapping[str, Value] | None = None,
        first: bool = False,
    ) -> list[Job]:
        """Queue a take of each shot; `first`: before all that waits. What cannot be queued becomes a notice.

        A shot from whose last frame one of these starts is made too, where it has no take yet. Of several, those that
        nobody has written yet are left out.
        """
        board = self._opened.document.board
        asked: dict[str, Ask] = {}
        asks: dict[tuple[str, str], Ask] = {}
        under_way: list[Job] = []

        def ask(row: Shot) -> None:
            name = engine or self.engine_of(row.id)
            # what a model can make is asked of each shot, which may name one of its own
            key = (name, row.id if self._generator.capabilities(name).models else "")
            if key not in asks:
                asks[key] = self._generator.ask(row, engine=name, seed=seed, params=params)
            own = asks[key]
            making = self._generator.live.under_way(row, own)
            if making is not None:
                under_way.append(making)
                return
            asked.update(
                {
                    root.id: own
                    for root in roots_of(board, row, own)
                    if root.id not in asked and not self._queue.roster.of(root.id)
                }
            )
            asked[row.id] = own

        for shot in shots:
            if shot in board.shots and (board.shots[shot].prompt or len(shots) == 1):
                self._trying(lambda row=board.shots[shot]: ask(row), shot)
        return under_way + self._add(asked, first=first)

    def make_stale(self) -> list[Job]:
        """Queue a take of every stale shot, as its chosen take was asked for, those that others start from first."""
        board = self._opened.document.board
        asked: dict[str, Ask] = {}

        def ask(row: Shot) -> None:
            take = board.chosen(row)
            if take is not None:
                asked[row.id] = self._generator.ask_again(row, take.ask)

        for shot in stale_reasons(board):
            self._trying(lambda row=board.shots[shot]: ask(row), shot)
        return self._add(asked)

    def _add(self, asked: dict[str, Ask], *, first: bool = False) -> list[Job]:
        jobs: list[Job] = []

        def add() -> None:
            jobs.extend(self._queue.add_all(asked.items()))
            if first:
                self._queue.first(*(job.id for job in jobs))

        self._trying(add)
        self._moved_on()
        return jobs

    def draft(self, shot: str) -> None:
        """Draft a shot as it is written now, before all else; a draft of it that is under way is given up for this."""
        row = self._opened.document.board.shots.get(shot)
        if row is None:
            return
        self._burst.asked(shot)
        self._trying(
            lambda: self._generator.live.draft(row, self._generator.ask(row, engine=self.drafting_engine(shot))), shot
        )
        self._moved_on()

    # ---- what is being made

    def newer_words(self, shot: str) -> str:
        """The running job of a shot, if the shot's words are other than those that it is made of, and its engine can
        take new ones on the way; else nothing."""
        board = self._opened.document.board
        row = board.shots.get(shot)
        track = next((one for one in self._tracks.values() if one.started.shot == shot), None)
        if row is None or track is None or row.prompt in ("", track.prompt) or 0 < track.steps <= track.step:
            return ""
        model = fold_params(board, row).get("model", "")
        return track.started.job if self.capabilities(track.started.engine, str(model)).updates else ""

    def use_words(self, shot: str) -> None:
        """Have the running job of a shot go on with the words that the shot has now."""
        job = self.newer_words(shot)
        if not job:
            return
        prompt = self._opened.document.board.shots[shot].prompt

        def change() -> None:
            self._generator.update(job, {"prompt": prompt})
            self._tracks[job].prompt = prompt
            self.noticed.emit(Notice(self.tr("The new words count from the next step on."), "info", shot))

        self._trying(change, shot)
        self.progressed.emit(shot)

    def recipe(self, shot: str, engine: str | None = None) -> Recipe | None:
        """What a take of a shot would be made of now; `None` where none can be made."""
        board = self._opened.document.board
        row = board.shots.get(shot)
        if row is None or not row.prompt:
            return None
        try:
            return resolve(board, row, self._generator.ask(row, engine=engine)).recipe
        except StudioError:
            return None

    # ---- the queue

    def cancel(self, job: str, *, keep: bool = True) -> None:
        """Stop a job at once; what is made so far becomes a take if `keep`."""
        self._trying(lambda: self._generator.cancel(job, keep_partial=keep))
        self._moved_on()

    def cancel_all(self) -> None:
        """Stop what runs, keeping what is made, and take back what waits."""
        self._trying(lambda: self._generator.cancel_all(keep_partial=True))
        self._moved_on()

    def move(self, job: str, before: str | None) -> None:
        """Have a waiting job go in front of another, or last."""
        self._trying(lambda: self._queue.move(job, before, self._opened.document.board))
        self._moved_on()

    def focus(self, shot: str | None) -> None:
        """The playhead is on this shot: its job goes first."""
        self._queue.roster.focus(shot)
        if self._queue.empty:
            self._told_revision = self._queue.roster.revision
        else:
            self._moved_on()


__all__ = ["Making", "Progress", "QueueRow", "Reading", "Sample", "WorkerLook"]
