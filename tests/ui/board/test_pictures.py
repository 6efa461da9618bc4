import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from studio.ui.board.faces import CardFace
from studio.ui.board.pictures import draw_picture, fitted, link_box
from studio.ui.theme import STATES, Theme
from studio.ui.theme.states import LookName

BOX = QRectF(0, 0, 128, 72)


def drawn(theme: Theme, face: CardFace, picture: QPixmap | None) -> QImage:
    image = QImage(128, 72, QImage.Format.Format_RGB32)
    image.fill(theme.color("panel"))
    painter = QPainter(image)
    draw_picture(painter, theme, BOX, face, picture)
    painter.end()
    return image


def blue() -> QPixmap:
    picture = QPixmap(256, 144)
    picture.fill(QColor(Qt.GlobalColor.blue))
    return picture


def test_a_picture_shows_whole_in_its_own_proportions(theme: Theme) -> None:
    assert fitted(BOX, blue()) == BOX
    upright = QPixmap(72, 128)
    assert fitted(BOX, upright).height() == 72
    assert fitted(BOX, upright).center() == BOX.center()


@pytest.mark.parametrize("look", list(STATES))
def test_every_state_has_a_face_with_and_without_a_picture(theme: Theme, look: LookName) -> None:
    face = CardFace("s", 1, look, part=0.5, bridge=True, star=True)
    assert drawn(theme, face, None) != drawn(theme, face._replace(look="draft"), blue())
    assert drawn(theme, face, blue()).size().width() == 128


def test_a_stale_picture_is_darker_and_hatched_and_a_fresh_one_is_not(theme: Theme) -> None:
    fresh = drawn(theme, CardFace("s", 1, "draft"), blue())
    stale = drawn(theme, CardFace("s", 1, "stale"), blue())
    assert fresh.pixelColor(64, 36) == QColor(Qt.GlobalColor.blue)
    assert len({stale.pixel(x, 36) for x in range(40, 90)}) > 1
    assert stale.pixelColor(64, 36).blue() < 255


def test_the_badge_of_the_link_is_where_it_is_clicked(theme: Theme) -> None:
    bare = drawn(theme, CardFace("s", 1, "draft"), blue())
    linked = drawn(theme, CardFace("s", 1, "draft", bridge=True), blue())
    at = link_box(BOX).center().toPoint()
    assert bare.pixel(at.x() - 7, at.y()) != linked.pixel(at.x() - 7, at.y())


def test_a_take_with_sound_bears_its_mark(theme: Theme) -> None:
    bare = drawn(theme, CardFace("s", 1, "draft"), blue())
    assert drawn(theme, CardFace("s", 1, "draft", sound=True), blue()) != bare
