from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.ui.window.transport import ReelTransport
from studio.ui.window.window import MainWindow


def transport(window: MainWindow) -> ReelTransport:
    assert window.front.workbench is not None
    return window.front.workbench.topbar.transport


def test_the_timecode_follows_and_can_be_typed(window: MainWindow, qtbot: QtBot) -> None:
    assert window.session is not None
    made = transport(window)
    window.session.playing.seek(25)
    assert made.timecode.text() == "00:00:01:01"
    made.timecode.setFocus()
    made.timecode.setText("2:00")
    qtbot.keyClick(made.timecode, Qt.Key.Key_Return)
    assert window.session.playing.frame == 48
    made.timecode.setText("soon")
    qtbot.keyClick(made.timecode, Qt.Key.Key_Return)
    assert window.session.playing.frame == 48
    assert "no place in the reel" in window.pages.book.entries[-1].notice.sentence


def test_buttons_play_and_jump(window: MainWindow, qtbot: QtBot) -> None:
    assert window.session is not None
    made, playing = transport(window), window.session.playing
    qtbot.mouseClick(made.end, Qt.MouseButton.LeftButton)
    assert playing.frame == 95
    qtbot.mouseClick(made.start, Qt.MouseButton.LeftButton)
    assert playing.frame == 0
    qtbot.mouseClick(made.play, Qt.MouseButton.LeftButton)
    assert playing.playing
    assert made.play.accessibleName() == "Pause"
    qtbot.mouseClick(made.play, Qt.MouseButton.LeftButton)
    assert not playing.playing


def test_the_length_follows_edits_and_goes_where_it_is_narrow(window: MainWindow) -> None:
    made = transport(window)
    assert made.length.text() == "00:00:04:00"
    window.commands.run("edit.remove")
    assert made.length.text() == "00:00:03:00"
    made.compact(True)
    assert made.length.isHidden()
