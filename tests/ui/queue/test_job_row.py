from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from studio.ui.queue.job_row import JobRow
from studio.ui.session.making import QueueRow
from studio.ui.theme import Theme
from tests.ui.queue.conftest import MakeRow


def made(qtbot: QtBot, theme: Theme, row: QueueRow) -> JobRow:
    widget = JobRow(theme, row)
    qtbot.addWidget(widget)
    widget.resize(360, 56)
    widget.show()
    return widget


def pressable(row: JobRow) -> list[QToolButton]:
    return [button for button in row.findChildren(QToolButton) if button.isVisible()]


def test_a_running_job_can_be_stopped_and_a_failed_one_tried_again(qtbot: QtBot, theme: Theme, row_of: MakeRow) -> None:
    row = made(qtbot, theme, row_of(1, "running", part=0.4, left_s=14))
    (stop,) = pressable(row)
    assert stop.toolTip() == "Stop, keeping what is made"
    with qtbot.waitSignal(row.cancel_asked) as told:
        stop.click()
    assert told.args == ["job1"]
    row.tell(row_of(1, "failed", error="Out of memory"), note="", picture=None)
    (again,) = pressable(row)
    with qtbot.waitSignal(row.retry_asked):
        again.click()
    assert row.accessibleName().endswith("Out of memory")


def test_what_failed_for_want_of_memory_offers_what_would_fit(qtbot: QtBot, theme: Theme, row_of: MakeRow) -> None:
    failed = row_of(1, "failed", error="The card has too little memory for 720p.")
    row = made(qtbot, theme, failed._replace(remedy={"resolution": "480p", "memory": "8 GB", "steps": 4}))
    assert pressable(row) == []
    (way,) = [found for found in row.findChildren(QPushButton) if found.isVisible()]
    assert way.text() == "Try with 480p, 8 GB, steps 4"
    assert row.toolTip() == "The card has too little memory for 720p."
    assert not row.grab().isNull()
    with qtbot.waitSignal(row.remedy_asked) as told:
        way.click()
    assert told.args == ["job1"]


def test_states_look_different(qtbot: QtBot, theme: Theme, row_of: MakeRow) -> None:
    row = made(qtbot, theme, row_of(1, "running", part=0.4, left_s=14))
    running = row.grab().toImage()
    row.tell(row_of(1), note="Starts from shot 4", picture=None)
    waiting = row.grab().toImage()
    picture = QPixmap(64, 36)
    picture.fill(theme.color("place"))
    row.tell(row_of(1), note="Starts from shot 4", picture=picture)
    assert len({running.cacheKey(), waiting.cacheKey()}) == 2
    assert running != waiting
    assert row.grab().toImage() != waiting


def test_only_a_waiting_job_is_dragged(qtbot: QtBot, theme: Theme, row_of: MakeRow) -> None:
    row = made(qtbot, theme, row_of(1))
    left, far = Qt.MouseButton.LeftButton, QPoint(100, 60)
    with qtbot.waitSignal(row.dragged), qtbot.waitSignal(row.dropped):
        qtbot.mousePress(row, left, pos=QPoint(100, 20))
        qtbot.mouseMove(row, far)
        qtbot.mouseRelease(row, left, pos=far)
    row.tell(row_of(1, "running", part=0.4), note="", picture=None)
    with qtbot.assertNotEmitted(row.dragged):
        qtbot.mousePress(row, left, pos=QPoint(100, 20))
        qtbot.mouseMove(row, far)
        qtbot.mouseRelease(row, left, pos=far)
    with qtbot.waitSignal(row.shot_asked):
        qtbot.mouseClick(row, left, pos=QPoint(100, 20))
