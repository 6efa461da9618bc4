import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from studio.codec.i420 import Frame, blank, i420_to_rgb, rgb_to_i420
from studio.ui.monitor.raster import RasterBody
from studio.ui.monitor.view import Card, Marks, View
from studio.ui.session.playing import Shown
from studio.ui.theme import Theme

BARE = Marks(safe=False, overlay=False, grid=False)


def quarters() -> Frame:
    """Red, green; blue, grey: 64x36."""
    rgb = np.empty((36, 64, 3), np.uint8)
    rgb[:18, :32], rgb[:18, 32:] = (255, 0, 0), (0, 255, 0)
    rgb[18:, :32], rgb[18:, 32:] = (0, 0, 255), (128, 128, 128)
    return rgb_to_i420(rgb)


def body_of(theme: Theme, qtbot: QtBot, frame: Frame | None, **more: object) -> RasterBody:
    body = RasterBody(theme)
    qtbot.addWidget(body)
    body.resize(500, 320)
    body.show()
    body.show_view(View(Shown(picture=frame), (64, 36), marks=BARE)._replace(**more))
    return body


def at(body: RasterBody, x: float, y: float) -> QColor:
    """The colour at parts of the picture's sides."""
    picture, image = body.picture_rect, body.grab().toImage()
    ratio = image.devicePixelRatio()
    place = picture.topLeft() + QPointF(picture.width() * x, picture.height() * y)
    return image.pixelColor((place * ratio).toPoint())


@pytest.mark.parametrize(("x", "y"), [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)])
def test_each_quarter_has_its_colour(x: float, y: float, theme: Theme, qtbot: QtBot) -> None:
    frame = quarters()
    found = at(body_of(theme, qtbot, frame), x, y)
    wanted = i420_to_rgb(frame)[int(36 * y), int(64 * x)]
    assert np.abs(np.array([found.red(), found.green(), found.blue()]) - wanted).max() <= 3


def test_around_the_picture_is_the_well(theme: Theme, qtbot: QtBot) -> None:
    body = body_of(theme, qtbot, quarters())
    assert body.grab().toImage().pixelColor(3, 3) == theme.color("well")
    theme.use("light")
    assert body.grab().toImage().pixelColor(3, 3) == theme.color("well")


def test_a_picture_that_is_gone_is_shown_darker(theme: Theme, qtbot: QtBot) -> None:
    bright = at(body_of(theme, qtbot, quarters()), 0.75, 0.75).lightness()
    assert at(body_of(theme, qtbot, quarters(), dim=True), 0.75, 0.75).lightness() < bright * 0.6


def test_a_card_stands_where_there_is_no_picture(theme: Theme, qtbot: QtBot) -> None:
    body = body_of(theme, qtbot, None, card=Card(title="Shot 1", prompt="A fox"))
    assert at(body, 0.02, 0.02) == theme.color("panel")


def test_at_one_to_one_a_pixel_is_a_pixel(theme: Theme, qtbot: QtBot) -> None:
    body = body_of(theme, qtbot, quarters())
    body.set_zoom("100")
    picture, image = body.picture_rect, body.grab().toImage()
    assert (picture.width(), picture.height()) == (64, 36)
    left = image.pixelColor((picture.topLeft() + QPointF(31, 10)).toPoint())
    right = image.pixelColor((picture.topLeft() + QPointF(33, 10)).toPoint())
    assert left.red() > left.green()
    assert right.green() > right.red()


def test_a_large_picture_is_dragged(theme: Theme, qtbot: QtBot) -> None:
    body = RasterBody(theme)
    qtbot.addWidget(body)
    body.resize(300, 200)
    body.show()
    body.show_view(View(Shown(picture=blank(1280, 720)), (1280, 720), marks=BARE))
    body.set_zoom("100")
    assert body.pannable
    assert body.cursor().shape() == Qt.CursorShape.OpenHandCursor
    before = body.picture_rect.topLeft()
    qtbot.mousePress(body, Qt.MouseButton.LeftButton, pos=QPoint(150, 100))
    qtbot.mouseMove(body, QPoint(190, 130))
    qtbot.mouseRelease(body, Qt.MouseButton.LeftButton, pos=QPoint(190, 130))
    assert body.picture_rect.topLeft() - before == QPointF(40, 30)
    body.set_zoom("fit")
    assert not body.pannable


def test_it_tells_what_it_has_painted(theme: Theme, qtbot: QtBot) -> None:
    body = body_of(theme, qtbot, quarters())
    shown = Shown(4, "s", 4, "take", quarters())
    with qtbot.waitSignal(body.painted, check_params_cb=lambda painted: painted is shown):
        body.show_view(View(shown, (64, 36)))


def test_a_double_click_asks_for_full_screen(theme: Theme, qtbot: QtBot) -> None:
    body = body_of(theme, qtbot, quarters())
    with qtbot.waitSignal(body.full_asked):
        qtbot.mouseDClick(body, Qt.MouseButton.LeftButton)
