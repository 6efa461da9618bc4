from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from studio.model.time import Rate
from studio.ui.board.arrangement import Box, Group, measure
from studio.ui.board.card_painter import CardPainter, Dress, last_line, picture_box, state_words, words_box
from studio.ui.board.faces import CardFace
from studio.ui.theme import Theme

FACE = CardFace("s", 4, "draft", prompt="Wide truck right with a red fox running", length="4:12", takes=4)


def painted(theme: Theme, cards: CardPainter, face: CardFace, dress: Dress, *, ratio: float = 1.0) -> QImage:
    image = QImage(round(380 * ratio), round(100 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(theme.color("panel"))
    painter = QPainter(image)
    cards.card(painter, Box(8, 4, 344, 88), face, dress, shape="list", picture=None)
    painter.end()
    return image


def test_a_card_that_is_kept_looks_like_a_fresh_one(theme: Theme) -> None:
    cards = CardPainter(theme)
    once = painted(theme, cards, FACE, Dress())
    assert painted(theme, cards, FACE, Dress()) == once
    assert painted(theme, CardPainter(theme), FACE, Dress()) == once


def test_selection_hover_theme_and_scale_are_seen(theme: Theme) -> None:
    cards = CardPainter(theme)
    plain = painted(theme, cards, FACE, Dress())
    assert painted(theme, cards, FACE, Dress(selected=True, current=True)) != plain
    assert painted(theme, cards, FACE, Dress(selected=True)) != painted(theme, cards, FACE, Dress(True, True))
    assert painted(theme, cards, FACE, Dress(hovered=True)) != plain
    assert painted(theme, cards, FACE, Dress(), ratio=2).width() == 2 * plain.width()
    theme.use("light")
    cards.forget()
    assert painted(theme, cards, FACE, Dress()) != plain


def test_words_and_pictures_lie_inside_the_card_and_apart() -> None:
    for shape, width in (("list", 360), ("grid", 700), ("rail", 88)):
        sizes = measure(shape, width)  # type: ignore[arg-type]
        box = Box(8, 40, sizes.width, sizes.height)
        picture, words = picture_box(box, shape), words_box(box, shape)  # type: ignore[arg-type]
        card = QRectF(*box).adjusted(-1, -1, 1, 1)
        assert card.contains(picture)
        assert card.contains(words)
        assert not picture.intersects(words)


def test_a_running_job_says_how_far_it_is() -> None:
    running = FACE._replace(look="generating", part=0.58)
    assert state_words(running) == "58%"
    assert state_words(running._replace(left="0:14")) == "58%, 0:14 left"
    assert state_words(FACE) == "Draft"


def test_the_last_line_says_what_matters_most() -> None:
    assert last_line(FACE) == ("4 takes", "faint")
    assert (
        last_line(FACE._replace(dialogue="Hello"))[0]
        == "\N{LEFT DOUBLE QUOTATION MARK}Hello\N{RIGHT DOUBLE QUOTATION MARK}"
    )
    assert last_line(FACE._replace(look="stale", why="Shot 3 changed", dialogue="Hello")) == ("Shot 3 changed", "stale")


def test_headings_differ_when_folded(theme: Theme) -> None:
    cards = CardPainter(theme)
    images: list[QImage] = []
    for folded in (False, True):
        image = QImage(360, 28, QImage.Format.Format_RGB32)
        image.fill(theme.color("panel"))
        painter = QPainter(image)
        group = Group("s", 1, "Pine forest", 0, 5, 408, folded)
        cards.heading(painter, Box(8, 0, 344, 28), group, rate=Rate(24), hovered=False)
        painter.end()
        images.append(image)
    assert images[0] != images[1]
