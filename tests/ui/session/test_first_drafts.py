from pytestqt.qtbot import QtBot

from studio.edit import deeds
from studio.ui.session import Session
from tests.ui.conftest import OpenSession

LONG_MS = 20_000


def _use_bars(session: Session) -> None:
    """Draft with the engine that is quickest."""
    session.do(deeds.set_param, ring="project", name="engine", value="test_pattern")


def _drafted(session: Session) -> list[bool]:
    return [shot.chosen is not None for shot in session.board.reel]


def test_every_shot_gets_a_picture_without_being_asked(open_session: OpenSession, qtbot: QtBot) -> None:
    session = open_session(3, frames=6)
    _use_bars(session)
    session.first_drafts.start()
    qtbot.waitUntil(lambda: all(_drafted(session)) and not session.making.busy, timeout=LONG_MS)
    assert len(session.board.takes) == 3


def test_a_shot_that_comes_later_gets_one_too_and_a_blank_one_does_not(open_session: OpenSession, qtbot: QtBot) -> None:
    session = open_session(0)
    session.first_drafts.start()
    session.do(deeds.add_shot, prompt="A fox runs", frames=6)
    _use_bars(session)
    session.do(deeds.add_blank, frames=6)
    qtbot.waitUntil(lambda: _drafted(session) == [True, False] and not session.making.busy, timeout=LONG_MS)


def test_nothing_is_drafted_twice_or_after_the_end(open_session: OpenSession, qtbot: QtBot) -> None:
    session = open_session(1, frames=6)
    _use_bars(session)
    session.first_drafts.start()
    session.first_drafts.start()
    assert len(session.opened.store.jobs()) == 1
    qtbot.waitUntil(lambda: all(_drafted(session)) and not session.making.busy, timeout=LONG_MS)
    session.first_drafts.close()
    session.do(deeds.set_prompt, shot=session.board.reel[0].id, prompt="A wolf")
    assert len(session.opened.store.jobs()) == 1


def test_what_an_artist_stopped_stays_stopped(open_session: OpenSession) -> None:
    session = open_session(2, frames=6)
    _use_bars(session)
    session.making.pause()
    session.first_drafts.start()
    session.making.cancel_all()
    session.first_drafts.close()
    session.first_drafts.start()
    assert [job.state for job in session.opened.store.jobs()] == ["cancelled", "cancelled"]
