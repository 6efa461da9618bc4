from PySide6.QtCore import QMargins, QRectF
from pytestqt.qtbot import QtBot

from studio.ui.monitor.body import Body
from studio.ui.monitor.view import View
from studio.ui.theme import Theme


def body_of(theme: Theme, qtbot: QtBot, around: QMargins | None = None) -> Body:
    body = Body(theme, around=around)
    qtbot.addWidget(body)
    body.resize(640, 360)
    body.view = View(size=(1280, 720))
    return body


def test_a_fitted_picture_has_a_margin_and_a_scaled_one_has_the_whole_room(theme: Theme, qtbot: QtBot) -> None:
    body = body_of(theme, qtbot)
    assert body.room == QRectF(16, 12, 608, 336)
    body.set_zoom("100")
    assert body.room == QRectF(0, 0, 640, 360)
    assert body.picture_rect.width() == 1280


def test_a_tiny_body_has_no_margin(theme: Theme, qtbot: QtBot) -> None:
    body = body_of(theme, qtbot)
    body.resize(180, 100)
    assert body.room == QRectF(0, 0, 180, 100)


def test_margins_are_taken_as_given(theme: Theme, qtbot: QtBot) -> None:
    assert body_of(theme, qtbot, QMargins(0, 0, 0, 0)).room == QRectF(0, 0, 640, 360)


def test_marks_lie_on_what_is_in_sight(theme: Theme, qtbot: QtBot) -> None:
    body = body_of(theme, qtbot)
    assert body.seen(body.picture_rect) == body.picture_rect
    body.set_zoom("100")
    assert body.seen(body.picture_rect) == QRectF(0, 0, 640, 360)


def test_its_own_dress_is_dark_in_either_theme(theme: Theme, qtbot: QtBot) -> None:
    theme.use("light")
    assert body_of(theme, qtbot).dress.is_dark
