from collections.abc import Callable

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox
from pytestqt.qtbot import QtBot

from studio.codec.i420 import Frame, blank
from studio.ui.monitor import Monitor
from studio.ui.monitor.choice import Choice
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


def test_the_head_says_what_is_shown_and_cuts_it_where_it_does_not_fit(
    session: Session, theme: Theme, qtbot: QtBot
) -> None:
    monitor = Monitor(session, theme)
    qtbot.addWidget(monitor)
    monitor.resize(1200, 600)
    monitor.show()
    session.playing.pictured.emit(Shown(0, session.board.reel[0].id, 0, "card"))
    note = monitor.head.note
    assert note.text() == session.board.reel[0].prompt
    monitor.resize(520, 400)
    assert note.text().endswith("\N{HORIZONTAL ELLIPSIS}")
    assert note.toolTip() == session.board.reel[0].prompt
    assert monitor.width() == 520


def test_the_zoom_is_picked(session: Session, theme: Theme, qtbot: QtBot) -> None:
    monitor = Monitor(session, theme)
    qtbot.addWidget(monitor)
    monitor.set_zoom("100")
    assert monitor.body.zoom == "100"
    assert monitor.head.zoom_pick.currentText() == "1:1"
    monitor.head.zoom_pick.activated.emit(0)
    assert monitor.body.zoom == "fit"


def test_full_screen_shows_the_same_and_comes_back(session: Session, theme: Theme, qtbot: QtBot) -> None:
    monitor = Monitor(session, theme)
    qtbot.addWidget(monitor)
    monitor.show()
    monitor.toggle("grid")
    monitor.full_screen()
    full = monitor.full
    assert full is not None
    assert full.deck.marks.grid
    shown = Shown(2, session.board.reel[0].id, 2, "take", grey(90))
    session.playing.shown = shown
    session.playing.pictured.emit(shown)
    assert full.deck.body.view.shown is shown
    assert monitor.body.view.shown is not shown
    monitor.toggle("safe")
    assert not full.deck.marks.safe
    with qtbot.waitSignal(full.destroyed):
        monitor.full_screen()
    assert monitor.body.view.shown is shown


def test_a_still_is_saved_and_told(session: Session, theme: Theme, qtbot: QtBot) -> None:
    monitor = Monitor(session, theme)
    qtbot.addWidget(monitor)
    session.playing.pictured.emit(Shown(2, session.board.reel[0].id, 2, "take", grey(90)))
    with qtbot.waitSignal(session.noticed) as told:
        monitor.grab_still()
    assert told.args is not None
    assert "stills" in told.args[0].sentence
    assert told.args[0].remedy is not None
    monitor.stills.close()


def test_there_is_always_a_reason_for_the_body(session: Session, theme: Theme, qtbot: QtBot) -> None:
    monitor = Monitor(session, theme)
    qtbot.addWidget(monitor)
    assert monitor.body_note
    monitor.try_opengl()
    assert monitor.body_note == "Raster: the platform 'offscreen' has no OpenGL windows."
    body = monitor.body
    monitor.use(Choice("raster", "Raster: asked for."))
    assert monitor.body is body


def test_playing_a_reel_of_cards_says_where_it_is(session: Session, theme: Theme, qtbot: QtBot) -> None:
    monitor = Monitor(session, theme)
    qtbot.addWidget(monitor)
    monitor.show()
    session.playing.seek(30)
    qtbot.waitUntil(lambda: monitor.deck.shown.frame == 30)
    assert monitor.deck.transport.clock.accessibleDescription().startswith("00:06")


def test_every_control_can_be_reached_and_has_a_name(session: Session, theme: Theme, qtbot: QtBot) -> None:
    monitor = Monitor(session, theme)
    qtbot.addWidget(monitor)
    controls = [*monitor.findChildren(QAbstractButton), *monitor.findChildren(QComboBox)]
    assert len(controls) > 10
    for control in controls:
        assert control.accessibleName()
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_it_follows_the_theme(session: Session, theme: Theme, qtbot: QtBot) -> None:
    monitor = Monitor(session, theme)
    qtbot.addWidget(monitor)
    monitor.resize(800, 500)
    monitor.show()
    dark = monitor.grab().toImage()
    theme.use("light")
    assert monitor.grab().toImage() != dark
