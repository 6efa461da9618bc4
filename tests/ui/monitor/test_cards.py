import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from studio.ui.monitor.cards import paint_card
from studio.ui.monitor.view import Card, CardKind
from studio.ui.theme import Theme

CARD = Card(
    title="Shot 7",
    prompt="Over the shoulder, the fox waits at the edge of the light",
    dialogue="I won't hurt you.",
    scene="2  Hut",
    length="03:00",
    chain="Starts from shot 6, last frame",
)


def drawn(theme: Theme, card: Card, size: tuple[int, int] = (640, 360)) -> QImage:
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(theme.color("accent"))
    painter = QPainter(image)
    paint_card(painter, theme, QRectF(0, 0, *size), card)
    painter.end()
    return image


@pytest.mark.parametrize("kind", ["prompt", "blank", "failed", "offline", "nothing"])
def test_each_kind_looks_another_way_and_fills_its_box(kind: CardKind, theme: Theme) -> None:
    image = drawn(theme, CARD._replace(kind=kind, reason="Why"))
    assert image.pixelColor(2, 2).name() == theme.color("well" if kind == "nothing" else "panel").name()
    assert image.pixelColor(637, 357) != theme.color("accent")
    others = {"prompt", "blank", "failed", "offline", "nothing"} - {kind}
    assert all(drawn(theme, CARD._replace(kind=other, reason="Why")) != image for other in others)


@pytest.mark.parametrize("size", [(96, 54), (320, 180), (1280, 720), (720, 1280), (1920, 800)])
def test_a_long_prompt_stays_above_the_foot_at_every_size(size: tuple[int, int], theme: Theme) -> None:
    image = drawn(theme, CARD._replace(prompt="word " * 400), size)
    panel = theme.color("panel").rgb()
    left = [image.pixel(1, y) for y in range(size[1])]
    assert set(left) == {panel}


def test_what_an_artist_writes_is_plain_text(theme: Theme) -> None:
    assert drawn(theme, CARD._replace(prompt="<b>bold</b>")) != drawn(theme, CARD._replace(prompt="bold"))
