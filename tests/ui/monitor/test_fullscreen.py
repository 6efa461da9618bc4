import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from studio.ui.monitor.fullscreen import NO_MARGIN, FullScreen
from studio.ui.monitor.raster import RasterBody
from studio.ui.session import Session
from studio.ui.theme import Theme


@pytest.fixture
def full(session: Session, theme: Theme, qtbot: QtBot) -> FullScreen:
    full = FullScreen(session, theme, RasterBody(theme, around=NO_MARGIN))
    full.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(full)
    full.resize(800, 600)
    full.show()
    return full


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F])
def test_it_is_left_by_keys(full: FullScreen, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignal(full.left):
        qtbot.keyClick(full, key)
    assert not full.isVisible()


def test_it_is_left_by_a_double_click(full: FullScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(full.left):
        qtbot.mouseDClick(full.deck.body, Qt.MouseButton.LeftButton)


def test_the_players_keys_work(full: FullScreen, session: Session, qtbot: QtBot) -> None:
    qtbot.keyClick(full, Qt.Key.Key_Right)
    assert session.playing.frame == 1
    qtbot.keyClick(full, Qt.Key.Key_Down)
    assert session.playing.frame == 24
    qtbot.keyClick(full, Qt.Key.Key_Home)
    assert session.playing.frame == 0
    qtbot.keyClick(full, Qt.Key.Key_Space)
    assert session.playing.playing
    qtbot.keyClick(full, Qt.Key.Key_K)
    assert not session.playing.playing


def test_the_transport_goes_while_the_pointer_rests_and_comes_back(full: FullScreen, qtbot: QtBot) -> None:
    controls = full.deck.controls
    assert controls.isVisible()
    full.rest()
    assert not controls.isVisible()
    assert full.deck.body.cursor().shape() == Qt.CursorShape.BlankCursor
    qtbot.mouseMove(full.deck.body, QPoint(100, 100))
    qtbot.mouseMove(full.deck.body, QPoint(120, 100))
    assert controls.isVisible()


def test_the_picture_reaches_the_edges_on_a_dark_ground(full: FullScreen, theme: Theme) -> None:
    assert full.deck.body.picture_rect.width() == 800
    theme.use("light")
    colour = full.deck.body.grab().toImage().pixelColor(400, 5)
    assert colour.lightness() < 40
