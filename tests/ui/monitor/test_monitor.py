from collections.abc import Callable

import numpy as np
from pytestqt.qtbot import QtBot

from studio.codec.i420 import Frame, blank
from studio.ui.monitor import Monitor
from studio.ui.session import Session
from studio.ui.session.playing import Shown
from studio.ui.theme import Theme

OpenSession = Callable[..., Session]


def grey(level: int, width: int = 128, height: int = 72) -> Frame:
    frame = blank(width, height)
    frame[:height] = level
    return frame


def test_a_picture_that_the_player_shows_is_painted(session: Session, theme: Theme, qtbot: QtBot) -> None:
    monitor = Monitor(session, theme)
    qtbot.addWidget(monitor)
    monitor.resize(900, 600)
    monitor.show()
    qtbot.waitExposed(monitor)
    shown = Shown(5, session.board.reel[0].id, 5, "making", grey(126))
    with qtbot.waitSignal(monitor.painted, check_params_cb=lambda painted: painted is shown):
        session.playing.pictured.emit(shown)
    image = monitor.body.grab().toImage()
    colour = image.pixelColor(image.width() // 4, image.height() // 2)
    assert np.ptp([colour.red(), colour.green(), colour.blue()]) == 0
    assert abs(colour.red() - round((126 - 16) * 255 / 219)) <= 1


def test_an_empty_reel_shows_an_invitation(open_session: OpenSession, theme: Theme, qtbot: QtBot) -> None:
    session = open_session(0)
    monitor = Monitor(session, theme)
    qtbot.addWidget(monitor)
    monitor.resize(600, 400)
    monitor.show()
    assert monitor.body.view.card is not None
    assert monitor.body.view.card.kind == "nothing"
    assert not monitor.grab().toImage().isNull()


def test_marks_are_switched_by_their_tools_and_by_name(session: Session, theme: Theme, qtbot: QtBot) -> None:
    monitor = Monitor(session, theme)
    qtbot.addWidget(monitor)
    monitor.toggle("grid")
    assert monitor.body.view.marks.grid
    monitor.toggle("grid")
    assert not monitor.body.view.marks.grid
