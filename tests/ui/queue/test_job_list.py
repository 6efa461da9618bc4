import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from studio.ui.queue.job_list import PITCH, JobList
from studio.ui.queue.job_row import JobRow
from studio.ui.session.making import QueueRow
from studio.ui.theme import Theme
from tests.ui.queue.conftest import MakeRow

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def jobs(qtbot: QtBot, theme: Theme, row_of: MakeRow) -> JobList:
    """One job runs, three wait, one failed."""
    jobs = JobList(theme, lambda _row: None, lambda row: f"Shot {row.number}")
    qtbot.addWidget(jobs)
    jobs.resize(392, 5 * PITCH)
    rows = [row_of(1, "running", part=0.5), row_of(2), row_of(3), row_of(4), row_of(5, "failed", error="No memory")]
    jobs.tell(rows)
    jobs.show()
    qtbot.waitExposed(jobs)
    jobs.activateWindow()
    return jobs


def shown(jobs: JobList) -> list[JobRow]:
    return sorted((row for row in jobs.findChildren(JobRow) if row.isVisible()), key=lambda row: row.y())


def test_rows_are_there_for_what_is_in_sight_only(jobs: JobList, row_of: MakeRow) -> None:
    assert [row.row.number for row in shown(jobs)] == [1, 2, 3, 4, 5]
    first = row_of(1)
    many = [first._replace(job=type(first.job)(id=f"j{n}", shot=first.shot, ask=first.job.ask)) for n in range(3000)]
    jobs.tell(many)
    assert len(shown(jobs)) <= 7
    jobs.verticalScrollBar().setValue(1000 * PITCH)
    assert shown(jobs)[0].row.job.id == "j1000"


def test_keys_walk_stop_retry_and_move(qtbot: QtBot, jobs: JobList) -> None:
    jobs.go(0)
    rows = shown(jobs)
    qtbot.waitUntil(rows[0].hasFocus)
    qtbot.keyClick(rows[0], Key.Key_Down)
    assert rows[1].hasFocus()
    with qtbot.waitSignal(jobs.move_asked) as told:
        qtbot.keyClick(rows[1], Key.Key_Down, ALT)
    assert told.args == ["job2", "job4"]
    with qtbot.waitSignal(jobs.move_asked) as told:
        qtbot.keyClick(rows[3], Key.Key_Up, ALT)
    assert told.args == ["job4", "job3"]
    with qtbot.assertNotEmitted(jobs.move_asked):
        qtbot.keyClick(rows[1], Key.Key_Up, ALT)
    with qtbot.waitSignal(jobs.cancel_asked):
        qtbot.keyClick(rows[2], Key.Key_Delete)
    with qtbot.waitSignal(jobs.retry_asked):
        qtbot.keyClick(rows[4], Key.Key_Return)
    with qtbot.waitSignal(jobs.shot_asked):
        qtbot.keyClick(rows[0], Key.Key_Return)


def test_dragging_a_waiting_job_moves_it(qtbot: QtBot, jobs: JobList) -> None:
    row = shown(jobs)[1]
    left, start = Qt.MouseButton.LeftButton, QPoint(150, 20)
    with qtbot.waitSignal(jobs.move_asked) as told:
        qtbot.mousePress(row, left, pos=start)
        qtbot.mouseMove(row, start + QPoint(0, 2 * PITCH))
        qtbot.mouseRelease(row, left, pos=start)
    assert told.args == ["job2", None]
    assert [row.row.number for row in shown(jobs)] == [1, 2, 3, 4, 5]


def test_esc_puts_a_dragged_job_back(qtbot: QtBot, jobs: JobList) -> None:
    row = shown(jobs)[1]
    with qtbot.assertNotEmitted(jobs.move_asked):
        qtbot.mousePress(row, Qt.MouseButton.LeftButton, pos=QPoint(150, 20))
        qtbot.mouseMove(row, QPoint(150, 20 + 2 * PITCH))
        qtbot.keyClick(row, Key.Key_Escape)
        qtbot.mouseRelease(row, Qt.MouseButton.LeftButton, pos=QPoint(150, 20))
    assert row.y() == PITCH


def test_progress_changes_one_row(jobs: JobList, row_of: MakeRow) -> None:
    jobs.tell_one(row_of(1, "running", part=0.9))
    assert "frame 22 of 24" in shown(jobs)[0].accessibleName()
    stranger: QueueRow = row_of(6)
    jobs.tell_one(stranger)
    jobs.refresh(frozenset({stranger.shot}))
    assert len(shown(jobs)) == 5


def test_a_job_that_begins_while_it_is_dragged_stays(qtbot: QtBot, jobs: JobList, row_of: MakeRow) -> None:
    row, left = shown(jobs)[1], Qt.MouseButton.LeftButton
    with qtbot.assertNotEmitted(jobs.move_asked):
        qtbot.mousePress(row, left, pos=QPoint(150, 20))
        qtbot.mouseMove(row, QPoint(150, 20 + 2 * PITCH))
        jobs.tell([row_of(2, "running", part=0.1)])
        qtbot.mouseMove(row, QPoint(150, 20 + PITCH))
        qtbot.mouseRelease(row, left, pos=QPoint(150, 20))
    assert [found.row.state for found in shown(jobs)] == ["running"]
