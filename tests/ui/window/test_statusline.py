import pytest
from pytestqt.qtbot import QtBot

from studio.ui.session import Notice, Session
from studio.ui.session.making import WorkerLook
from studio.ui.theme import Theme
from studio.ui.window.statusline import StatusLine


def test_it_tells_what_waits(session: Session, theme: Theme, qtbot: QtBot) -> None:
    line = StatusLine(session, theme)
    qtbot.addWidget(line)
    assert line.queue.text() == "Nothing waits"
    session.making.pause()
    session.making.make([shot.id for shot in session.board.reel[:2]])
    assert line.queue.text() == "2 wait (paused)"
    line.resize(1000, 24)
    assert not line.grab().isNull()
    session.making.cancel_all()
    assert line.queue.text() == "Nothing waits (paused)"


def test_it_says_what_was_done(session: Session, theme: Theme, qtbot: QtBot) -> None:
    line = StatusLine(session, theme)
    qtbot.addWidget(line)
    line.say(Notice("Undone: Trim <b>shot</b> 4."))
    assert line.said.text() == "Undone: Trim <b>shot</b> 4."
    line.compact(True)
    assert line.cache.isHidden()
    with qtbot.waitSignal(line.notices_asked):
        line.bell.click()
    with qtbot.waitSignal(line.queue_asked):
        line.queue.click()


def test_it_tells_what_the_engine_does_and_on_what(
    session: Session, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = StatusLine(session, theme)
    qtbot.addWidget(line)
    look = WorkerLook("diffusers", "Diffusers", "busy", "NVIDIA RTX 4090, 24 GB, bf16")
    for doing, words in (("", "diffusers at work"), ("Reading weights", "diffusers: Reading weights")):
        monkeypatch.setattr(session.making, "workers", lambda doing=doing: [look._replace(doing=doing)])
        session.making.workers_changed.emit()
        assert line.worker.accessibleName() == words
        assert "RTX 4090" in line.worker.toolTip()
