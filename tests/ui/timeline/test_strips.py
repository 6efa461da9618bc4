import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from studio.ui.theme import Theme
from studio.ui.theme.states import STATES, LookName
from studio.ui.timeline.face import Face
from studio.ui.timeline.strips import CACHED_TO, KEPT_BYTES, Strips


class Drawer:
    """Counts how often a picture is asked for, which is how often a strip is painted."""

    def __init__(self) -> None:
        self.asked = 0

    def picture(self, _shot: str, _frame: int, _height: int) -> QPixmap | None:
        self.asked += 1
        return None


def face(look: LookName = "draft", number: int = 4) -> Face:
    return Face("s", number, look, "A red fox runs across a snowy field", "4:12", part=30, frames=96)


def draw(strips: Strips, width: int, of: Face, *, selected: bool = False) -> QImage:
    image = QImage(width + 20, 124, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    box = QRectF(10, 10, width, 104)
    strips.draw(painter, box, of, box, selected=selected)
    painter.end()
    return image


def test_a_strip_is_painted_once(theme: Theme) -> None:
    drawer = Drawer()
    strips = Strips(theme, drawer.picture)
    first = draw(strips, 200, face())
    asked = drawer.asked
    assert asked
    assert draw(strips, 200, face()) == first
    assert drawer.asked == asked
    draw(strips, 201, face())
    draw(strips, 200, face(number=5))
    assert drawer.asked > asked
    strips.forget()
    assert draw(strips, 200, face()) == first


def test_a_long_strip_is_painted_only_where_it_is_seen(theme: Theme) -> None:
    drawer = Drawer()
    strips = Strips(theme, drawer.picture)
    image = QImage(400, 104, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    strips.draw(painter, QRectF(-5000, 0, CACHED_TO * 10, 104), face(), QRectF(0, 0, 400, 104), selected=True)
    painter.end()
    assert 0 < drawer.asked < 8


def test_memory_is_bounded(theme: Theme) -> None:
    strips = Strips(theme, Drawer().picture)
    strips.scale = 3.0
    for width in range(1200, 1230):
        draw(strips, width, face())
    assert strips.kept_bytes <= KEPT_BYTES


@pytest.mark.parametrize("look", STATES)
def test_every_state_has_a_strip_at_every_width(theme: Theme, look: LookName) -> None:
    strips = Strips(theme, Drawer().picture)
    for width in (3, 10, 16, 24, 44, 60, 100, 300):
        assert draw(strips, width, face(look)) != draw(strips, width, face(look), selected=True)


def test_the_foot_tells_states_apart_without_hues(theme: Theme) -> None:
    strips = Strips(theme, Drawer().picture)
    feet: dict[str, tuple[bool, ...]] = {}
    for look in ("draft", "master", "stale", "failed"):
        image = draw(strips, 200, face(look))
        hue = theme.color(STATES[look].hue).rgb()
        feet[look] = tuple(image.pixel(x, 112) == hue for x in range(16, 204))
    assert all(feet["master"])
    assert len(set(feet.values())) == 4
