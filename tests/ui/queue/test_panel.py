import pytest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from studio.edit import deeds
from studio.ui.queue import QueuePanel
from studio.ui.queue.job_row import JobRow
from studio.ui.session import Session
from studio.ui.theme import Theme


@pytest.fixture
def panel(qtbot: QtBot, session: Session, theme: Theme) -> QueuePanel:
    """The queue, paused, so that nothing starts."""
    session.do(deeds.set_param, ring="project", name="engine", value="test_pattern")
    session.making.pause()
    panel = QueuePanel(session, theme)
    qtbot.addWidget(panel)
    panel.resize(392, 480)
    panel.show()
    return panel


def jobs(panel: QueuePanel) -> list[int]:
    rows = sorted((row for row in panel.findChildren(JobRow) if row.isVisible()), key=lambda row: row.y())
    return [row.row.number for row in rows]


def test_it_follows_the_queue(qtbot: QtBot, panel: QueuePanel, session: Session) -> None:
    assert jobs(panel) == []
    assert not panel.cancel_button.isEnabled()
    session.making.make([shot.id for shot in session.board.reel[:3]])
    qtbot.waitUntil(lambda: jobs(panel) == [1, 2, 3])
    assert panel.head.note.text() == "3 jobs, paused"
    panel.cancel_button.click()
    qtbot.waitUntil(lambda: jobs(panel) == [])


def test_jobs_are_moved_and_stopped_by_it(qtbot: QtBot, panel: QueuePanel, session: Session) -> None:
    made = session.making.make([shot.id for shot in session.board.reel[:3]])
    qtbot.waitUntil(lambda: jobs(panel) == [1, 2, 3])
    panel.jobs.move_asked.emit(made[2].id, made[0].id)
    qtbot.waitUntil(lambda: jobs(panel) == [3, 1, 2])
    panel.jobs.cancel_asked.emit(made[0].id)
    qtbot.waitUntil(lambda: jobs(panel) == [3, 2])
    panel.jobs.shot_asked.emit(made[1].shot)
    assert session.selection.current == made[1].shot


def test_pausing_is_one_switch_in_two_places(qtbot: QtBot, panel: QueuePanel, session: Session) -> None:
    assert session.making.paused
    assert panel.stop_button.text() == "Go on"
    panel.stop_button.click()
    assert not session.making.paused
    qtbot.waitUntil(panel.pause_button.isVisible)
    panel.pause_button.click()
    assert session.making.paused
    qtbot.waitUntil(lambda: not panel.pause_button.isVisible())


def test_a_waiting_job_says_what_it_is_for(qtbot: QtBot, panel: QueuePanel, session: Session) -> None:
    shot = session.board.reel[1].id
    session.do(deeds.set_bridge, shot=shot, bridge=True)
    session.making.make([session.board.reel[0].id, shot])
    qtbot.waitUntil(lambda: jobs(panel) == [1, 2])
    said = {row.row.number: row.accessibleName() for row in panel.findChildren(JobRow)}
    assert "Starts from shot 1" in said[2]
    assert "Waits" not in said[1]


def test_floating_it_has_round_corners_and_can_be_closed(qtbot: QtBot, session: Session, theme: Theme) -> None:
    panel = QueuePanel(session, theme, floating=True)
    qtbot.addWidget(panel)
    panel.resize(panel.sizeHint())
    panel.show()
    image = panel.grab().toImage()
    assert image.pixelColor(0, 0) != image.pixelColor(20, 20)
    close = next(tool for tool in panel.findChildren(QToolButton) if tool.accessibleName() == "Close the queue")
    with qtbot.waitSignal(panel.closed):
        close.click()
