import pytest
from pytestqt.qtbot import QtBot

from studio.extend.registry import Registry
from studio.model.rows import Ask, Job
from studio.ui.inspector.cascade import Aim
from studio.ui.inspector.footer import Footer, master_engine, time_left
from studio.ui.session import Session
from studio.ui.session.making import Progress, QueueRow
from studio.ui.theme import Theme
from tests.ui.inspector.conftest import Asked


@pytest.fixture
def footer(session: Session, theme: Theme, asked: Asked, qtbot: QtBot) -> Footer:
    del asked
    footer = Footer(session, theme)
    qtbot.addWidget(footer)
    footer.resize(360, 48)
    footer.show()
    return footer


def test_time_left_is_minutes_and_seconds() -> None:
    assert [time_left(seconds) for seconds in (-1, 0.6, 14, 72)] == ["0:00", "0:01", "0:14", "1:12"]


def test_without_an_engine_for_masters_the_button_says_so(
    session: Session, shelf: Registry, theme: Theme, qtbot: QtBot
) -> None:
    assert master_engine(session) == "diffusers"
    session.shelf = Registry([found for found in shelf.manifests if found.id == "test_pattern"])
    assert master_engine(session) == ""
    footer = Footer(session, theme)
    qtbot.addWidget(footer)
    assert not footer.master.isEnabled()
    assert "makes masters" in footer.master.toolTip()


def test_takes_are_asked_for_by_how_many_shots_there_are(footer: Footer, session: Session, qtbot: QtBot) -> None:
    ids = tuple(shot.id for shot in session.board.reel)
    footer.show_aim(Aim("shot", ids[:1]))
    assert footer.take.text() == "New take"
    footer.show_aim(Aim("shot", ids))
    assert footer.take.accessibleName() == "New takes (6)"
    with qtbot.waitSignal(footer.take_asked):
        footer.take.click()
    footer.show_aim(Aim("project"))
    assert not footer.isVisible()


def test_what_runs_can_be_stopped_keeping_its_frames(
    footer: Footer, session: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    shot = session.board.reel[0].id
    aim = Aim("shot", (shot,))
    running = Progress("job1", shot, 0.5, 12, 24, quality=0)
    monkeypatch.setattr(session.making, "progress", {shot: running}.get)
    footer.show_aim(aim)
    assert footer.stop.text() == "Stop"
    running = running._replace(quality=3)
    monkeypatch.setattr(session.making, "progress", {shot: running}.get)
    footer.show_aim(aim)
    assert footer.stop.isVisible()
    assert footer.stop.text() == "Stop, keep 12 frames"
    with qtbot.waitSignal(footer.stop_asked) as told:
        footer.stop.click()
    assert told.args == ["job1"]


def test_what_waits_can_be_taken_out_of_the_queue(
    footer: Footer, session: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    shot = session.board.reel[0].id
    job = Job(id="job1", shot=shot, ask=Ask(engine="test_pattern"))
    session.opened.store.put_job(job)
    monkeypatch.setattr(session.making, "rows", lambda: [QueueRow(job, shot, 1, "A fox", "queued")])
    footer.show_aim(Aim("shot", (shot,)))
    assert footer.stop.text() == "Take out of the queue"
    with qtbot.waitSignal(footer.stop_asked) as told:
        footer.stop.click()
    assert told.args == ["job1"]
