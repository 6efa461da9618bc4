import pytest

from studio.edit import deeds
from studio.model.rows import Ask, Take
from studio.model.time import Rate
from studio.project import Opened
from studio.render.events import Started
from studio.render.learning import Pace
from studio.render.queue import JobQueue
from studio.ui.session.progress import Track
from studio.ui.session.queue_rows import PAGE, QueueRows
from tests.ui.session.conftest import OpenProject

ASK = Ask(engine="e")


class Desk:
    """A queue of a project, and its rows."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self.queue = JobQueue(opened.store)
        self.pace = Pace()
        self.tracks: dict[str, Track] = {}
        self.rows = QueueRows(opened, self.queue, self.pace, self.tracks, {})
        self.shots = [shot.id for shot in opened.document.board.reel]

    def learn(self, seconds: float) -> None:
        """Takes of this project's size and length take so long."""
        take = Take(
            id="t", shot="s", media="m", recipe="{}", recipe_hash="h", ask=ASK, frames=24, width=128, height=72,
            rate=Rate(), seed=0, quality="draft", engine="e", total_ms=seconds * 1000,
        )  # fmt: skip
        self.pace.learn(take)


def test_each_row_is_done_when_those_before_it_are(open_project_of: OpenProject) -> None:
    with open_project_of(3) as opened:
        desk = Desk(opened)
        desk.queue.add_all([(shot, ASK) for shot in desk.shots])
        assert [row.left_s for row in desk.rows.all()] == [None, None, None]
        assert desk.rows.left_s() is None
        desk.learn(2.0)
        rows = desk.rows.all()
        assert [row.number for row in rows] == [1, 2, 3]
        assert [row.prompt for row in rows] == [shot.prompt for shot in opened.document.board.reel]
        assert [row.left_s for row in rows] == pytest.approx([2.0, 4.0, 6.0])
        assert desk.rows.left_s() == pytest.approx(6.0)


def test_what_runs_comes_first_and_counts_with_what_is_left_of_it(open_project_of: OpenProject) -> None:
    with open_project_of(2) as opened:
        desk = Desk(opened)
        one, _ = desk.queue.add_all([(shot, ASK) for shot in desk.shots])
        desk.learn(2.0)
        desk.queue.start(one)
        started = Started(
            job=one.id, shot=one.shot, engine="e", recipe_hash="h", frames=24, width=128, height=72
        )  # fmt: skip
        desk.tracks[one.id] = Track(started, desk.pace, steps=4, step=3)
        rows = desk.rows.all()
        assert [row.state for row in rows] == ["running", "queued"]
        assert rows[0].progress is not None
        assert rows[0].progress.part == 0.75
        assert [row.left_s for row in rows] == pytest.approx([0.5, 2.5])


def test_engines_count_for_themselves(open_project_of: OpenProject) -> None:
    with open_project_of(2) as opened:
        desk = Desk(opened)
        desk.learn(2.0)
        desk.queue.add(desk.shots[0], ASK)
        desk.queue.add(desk.shots[1], Ask(engine="unknown"))
        assert [row.left_s for row in desk.rows.all()] == [pytest.approx(2.0), None]
        assert desk.rows.left_s() is None


def test_failures_show_until_something_newer_comes_of_the_shot(open_project_of: OpenProject) -> None:
    with open_project_of(2) as opened:
        desk = Desk(opened)
        one, two = desk.queue.add_all([(shot, ASK) for shot in desk.shots])
        desk.queue.end(one.id, "failed", error="No.")
        desk.queue.end(two.id, "interrupted")
        assert {row.state for row in desk.rows.all()} == {"failed", "interrupted"}
        desk.queue.add(one.shot, Ask(engine="other"))
        assert [row.state for row in desk.rows.all()] == ["queued", "interrupted"]
        desk.queue.retry(two.id)
        assert [row.state for row in desk.rows.all()] == ["queued", "queued"]


def test_of_each_shot_only_the_last_failure_shows(open_project_of: OpenProject) -> None:
    with open_project_of(1) as opened:
        desk = Desk(opened)
        for number in range(3):
            job = desk.queue.add(desk.shots[0], ASK)
            desk.queue.end(job.id, "failed", error=f"No. {number}", ended=f"2026-01-0{number + 1}")
        assert [row.job.error for row in desk.rows.all()] == ["No. 2"]


def test_rows_follow_the_board(open_project_of: OpenProject) -> None:
    with open_project_of(2) as opened:
        desk = Desk(opened)
        job = desk.queue.add(desk.shots[1], ASK)
        assert desk.rows.all()[0].number == 2
        opened.document.apply(deeds.remove_shots(opened.document.board, shots=[desk.shots[0]]))
        opened.document.apply(deeds.set_prompt(opened.document.board, shot=desk.shots[1], prompt="new words"))
        assert desk.rows.all()[0][:4] == (job, desk.shots[1], 1, "new words")


def test_a_long_queue_counts_through_to_its_end(open_project_of: OpenProject) -> None:
    count = PAGE + 20
    with open_project_of(count) as opened:
        desk = Desk(opened)
        desk.learn(1.0)
        desk.queue.add_all([(shot, ASK) for shot in desk.shots])
        rows = desk.rows.all()
        assert [row.left_s for row in rows] == pytest.approx([float(n + 1) for n in range(count)])
        assert rows == desk.rows.all()
