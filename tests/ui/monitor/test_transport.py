from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QSlider, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.monitor.transport import LOOPS, LoopButton, Transport
from studio.ui.session import Session
from studio.ui.session.playing import Loop
from studio.ui.theme import Theme


@pytest.fixture
def transport(session: Session, theme: Theme, qtbot: QtBot) -> Transport:
    transport = Transport(session, theme)
    qtbot.addWidget(transport)
    transport.resize(900, 44)
    transport.show()
    return transport


def press(transport: Transport, name: str, qtbot: QtBot) -> None:
    found = [tool for tool in transport.findChildren(QToolButton) if tool.accessibleName().startswith(name)]
    assert len(found) == 1
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def test_it_steps_and_goes_to_the_ends_of_the_shot(transport: Transport, session: Session, qtbot: QtBot) -> None:
    session.playing.seek(30)
    press(transport, "Last frame", qtbot)
    assert session.playing.frame == 47
    press(transport, "First frame", qtbot)
    assert session.playing.frame == 24
    press(transport, "On one frame", qtbot)
    assert session.playing.frame == 25
    press(transport, "Back one frame", qtbot)
    assert session.playing.frame == 24


def test_play_becomes_pause(transport: Transport, session: Session, qtbot: QtBot) -> None:
    press(transport, "Play", qtbot)
    assert session.playing.playing
    press(transport, "Pause", qtbot)
    assert not session.playing.playing


def test_sound_is_muted_and_turned_down(transport: Transport, session: Session, qtbot: QtBot) -> None:
    press(transport, "Mute", qtbot)
    assert session.playing.muted
    slider = transport.findChild(QSlider)
    assert isinstance(slider, QSlider)
    slider.setValue(25)
    assert session.playing.volume == 0.25
    session.playing.set_volume(0.5)
    assert slider.value() == 50


def test_the_mode_is_picked_and_followed(transport: Transport, session: Session, qtbot: QtBot) -> None:
    pick = transport.findChild(QComboBox)
    assert isinstance(pick, QComboBox)
    pick.setCurrentIndex(1)
    pick.activated.emit(1)
    assert session.playing.mode == "real"
    session.playing.set_mode("every")
    assert pick.currentText() == "Every frame"


def test_the_loop_button_switches_what_was_looped_last(session: Session, theme: Theme, qtbot: QtBot) -> None:
    button = LoopButton(session, theme)
    qtbot.addWidget(button)
    session.playing.changed.connect(button.refresh)
    button.click()
    assert session.playing.loop == "shot"
    session.playing.set_loop("reel")
    button.click()
    assert session.playing.loop == "off"
    button.click()
    assert session.playing.loop == "reel"
    assert button.accessibleName() == "Loop the reel"


@pytest.mark.parametrize("loop", LOOPS)
def test_its_menu_offers_each_loop(loop: Loop, session: Session, theme: Theme, qtbot: QtBot) -> None:
    button = LoopButton(session, theme)
    qtbot.addWidget(button)
    menu = button.menu_of_loops()
    action = next(action for action in menu.actions() if action.data() == loop)
    action.trigger()
    assert session.playing.loop == loop
    menu.deleteLater()


def test_the_clock_says_where_in_the_shot_we_are(transport: Transport, session: Session) -> None:
    transport.show_position(5, session.board.reel[0])
    clock = transport.clock
    assert clock.accessibleDescription() == "00:05 of 01:00 in this shot"
    transport.resize(600, 44)
    transport.show_position(6, session.board.reel[0])
    assert clock.accessibleDescription() == "00:06 of 01:00"
    transport.show_position(0, None)
    assert clock.accessibleDescription().strip() == "00:00"
    assert not clock.grab().toImage().isNull()


def test_where_it_is_narrow_play_stays(transport: Transport) -> None:
    transport.resize(400, 44)
    shown = [tool.accessibleName() for tool in transport.findChildren(QToolButton) if tool.isVisible()]
    assert any(name.startswith("Play") for name in shown)
    assert not any(slider.isVisible() for slider in transport.findChildren(QSlider))


def test_every_control_can_be_reached_and_has_a_name(transport: Transport) -> None:
    controls: list[QWidget] = []
    for kind in (QToolButton, QSlider, QComboBox):
        controls += transport.findChildren(kind)
    for control in controls:
        assert control.accessibleName()
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_an_empty_reel_has_no_ends_to_go_to(open_session: Callable[..., Session], theme: Theme, qtbot: QtBot) -> None:
    session = open_session(0)
    transport = Transport(session, theme)
    qtbot.addWidget(transport)
    transport.to_first()
    transport.to_last()
    assert session.playing.frame == 0
