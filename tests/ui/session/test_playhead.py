# pyright: reportPrivateUsage=false
import pytest
from pytestqt.qtbot import QtBot

from studio.ui.session import Notice, Session


def test_its_attributes_are_true_when_it_tells(session: Session) -> None:
    playing, seen = session.playing, list[tuple[int, int]]()
    playing.moved.connect(lambda frame: seen.append((frame, playing.frame)))
    playing.pictured.connect(lambda shown: seen.append((shown.frame, playing.shown.frame)))
    playing.seek(30)
    assert seen == [(30, 30), (30, 30)]
    assert playing.shot == session.board.reel[1].id


def test_volume_is_heard_by_ratios_and_muting_keeps_it(session: Session) -> None:
    playing, sound = session.playing, session.playing._projector.sound
    playing.set_volume(0.5)
    assert sound.gain == pytest.approx(0.25)
    playing.set_muted(True)
    assert sound.gain == 0.0
    playing.set_muted(False)
    assert sound.gain == pytest.approx(0.25)


def test_no_sound_becomes_a_notice(session: Session, qtbot: QtBot) -> None:
    notices: list[Notice] = []
    session.noticed.connect(notices.append)
    session.playing._projector.silent.emit("There is no sound.")
    assert notices == [Notice("There is no sound.", "warning")]


def test_resting_is_told(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.playing.rested):
        session.playing.seek(3)
