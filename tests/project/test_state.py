from studio.model.board import Board
from studio.model.rows import Ask, Job, Project, Scene, Shot, Take
from studio.model.time import Rate
from studio.project.state import shot_states

ASK = Ask(engine="previs")


class Files:
    """A media store that lacks what it is told to."""

    def __init__(self, *lost: str) -> None:
        self._lost = lost

    def missing(self, sha256: str) -> bool:
        return sha256 in self._lost


def board(chosen: str | None = None) -> Board:
    take = Take(
        id="take", shot="one", media="m" * 64, recipe="{}", recipe_hash="h", ask=ASK, frames=24, width=64, height=64,
        rate=Rate(), seed=0, quality="draft", engine="previs", created="2026-01-01T12:00:00",
    )  # fmt: skip
    shot = Shot(id="one", scene="s", order="V", prompt="A fox", frames=24, chosen=chosen)
    return Board(Project(), {"s": Scene(id="s", order="V")}, {"one": shot}, {"take": take})


def job(state: str, ended: str = "", created: str = "2026-01-01T11:00:00") -> Job:
    return Job(id=f"{state}{created}", shot="one", ask=ASK, state=state, created=created, ended=ended)  # type: ignore[arg-type]


def state(rows: Board, *jobs: Job, files: Files | None = None, live: bool = True) -> str:
    return shot_states(rows, jobs, files or Files(), live=live)["one"]


def test_a_shot_without_a_take_is_empty() -> None:
    assert state(board()) == "empty"


def test_the_chosen_take_says_draft_or_offline() -> None:
    assert state(board("take")) == "draft"
    assert state(board("take"), files=Files("m" * 64)) == "offline"


def test_a_waiting_or_running_job_shows_only_while_somebody_works() -> None:
    for word in ("queued", "running"):
        assert state(board(), job(word)) == "generating"
        assert state(board(), job(word), live=False) == "empty"


def test_a_failure_shows_until_a_newer_take_is_chosen() -> None:
    assert state(board(), job("failed", "2026-01-01T11:30:00")) == "failed"
    assert state(board("take"), job("failed", "2026-01-01T11:30:00")) == "draft"
    assert state(board("take"), job("failed", "2026-01-01T12:30:00")) == "failed"


def test_the_newest_job_decides() -> None:
    old, new = job("failed", "2026-01-01T12:30:00"), job("cancelled", "2026-01-01T13:00:00", "2026-01-01T12:45:00")
    assert state(board("take"), new, old) == "draft"
