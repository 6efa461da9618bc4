import threading

import pytest
from pytestqt.qtbot import QtBot

from studio.codec.i420 import blank
from studio.ui.scopes import Scopes
from studio.ui.session import Session
from studio.ui.session.playing import Shown
from studio.ui.theme import Theme


def shown(session: Session, frame: int = 0) -> Shown:
    return Shown(frame, session.board.reel[0].id, frame, "take", blank(64, 36))


def opened(session: Session, theme: Theme, qtbot: QtBot) -> Scopes:
    scopes = Scopes(session, theme)
    qtbot.addWidget(scopes)
    scopes.resize(700, 500)
    scopes.show()
    return scopes


def test_a_frame_of_the_monitor_is_measured_while_the_panel_is_seen(
    session: Session, theme: Theme, qtbot: QtBot
) -> None:
    scopes = opened(session, theme, qtbot)
    with qtbot.waitSignal(scopes.measured):
        session.playing.pictured.emit(shown(session))
    scopes.hide()
    assert not [thread for thread in threading.enumerate() if thread.name == "scopes"]
    session.playing.pictured.emit(shown(session, 1))
    assert not [thread for thread in threading.enumerate() if thread.name == "scopes"]


def test_of_frames_that_come_quickly_the_last_is_measured(session: Session, theme: Theme, qtbot: QtBot) -> None:
    scopes = opened(session, theme, qtbot)
    for level in range(20, 200, 20):
        last = shown(session)
        assert last.picture is not None
        last.picture[:36] = level
        session.playing.shown = last
        session.playing.pictured.emit(last)
    qtbot.waitUntil(lambda: scopes.newest is not None and int(scopes.newest.waveform[0].argmax()) == 180)
    scopes.hide()


def test_scopes_are_switched_on_and_off(session: Session, theme: Theme, qtbot: QtBot) -> None:
    scopes = opened(session, theme, qtbot)
    scopes.choose(["vectors"])
    assert scopes.chosen == ["vectors"]
    assert [name for name, scope in scopes.scopes.items() if scope.widget.isVisible()] == ["vectors"]
    scopes.choose([])
    session.playing.pictured.emit(shown(session))
    assert not [thread for thread in threading.enumerate() if thread.name == "scopes"]


def test_a_card_has_nothing_to_measure(session: Session, theme: Theme, qtbot: QtBot) -> None:
    opened(session, theme, qtbot)
    session.playing.pictured.emit(Shown(0, session.board.reel[0].id, 0, "card"))
    assert not [thread for thread in threading.enumerate() if thread.name == "scopes"]


@pytest.mark.parametrize(("size", "across"), [((800, 500), 2), ((400, 900), 1), ((360, 330), 2)])
def test_scopes_stand_so_that_none_is_too_low(
    session: Session, theme: Theme, qtbot: QtBot, size: tuple[int, int], across: int
) -> None:
    scopes = opened(session, theme, qtbot)
    scopes.resize(*size)
    qtbot.waitUntil(lambda: scopes.scopes["histogram"].widget.y() > scopes.scopes["waveform"].widget.y())
    lefts = {scope.widget.x() for scope in scopes.scopes.values()}
    assert len(lefts) == across
