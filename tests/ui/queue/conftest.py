from collections.abc import Callable

import pytest

from studio.model.rows import Ask, Job, JobState
from studio.ui.session import Session
from studio.ui.session.making import Progress, QueueRow

MakeRow = Callable[..., QueueRow]


@pytest.fixture
def row_of(session: Session) -> MakeRow:
    """Makes a row for the shot with a number."""

    def make(
        number: int,
        state: JobState = "queued",
        *,
        left_s: float | None = None,
        part: float | None = None,
        error: str = "",
    ) -> QueueRow:
        shot = session.board.reel[number - 1]
        job = Job(id=f"job{number}", shot=shot.id, ask=Ask(engine="previs"), state=state, error=error)
        progress = None
        if part is not None:
            progress = Progress(job.id, shot.id, part, round(part * 24), 24, 3, "denoise", left_s)
        return QueueRow(job, shot.id, number, shot.prompt, state, progress, None, left_s)

    return make
