from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication

from studio.ui.theme import STATES, Theme, paint

SIZE = 64


class Canvas:
    """A white picture and its painter."""

    def __init__(self) -> None:
        self.image = QImage(SIZE * 4, SIZE, QImage.Format.Format_RGB32)
        self.image.fill(Qt.GlobalColor.white)
        self.painter = QPainter(self.image)
        paint.smooth(self.painter)

    def at(self, x: int, y: int) -> str:
        return self.image.pixelColor(x, y).name()


@pytest.fixture
def canvas(qapp: QApplication) -> Iterator[Canvas]:
    canvas = Canvas()
    yield canvas
    canvas.painter.end()


def test_a_filled_rectangle_has_square_or_round_corners(canvas: Canvas) -> None:
    paint.fill(canvas.painter, QRectF(0, 0, 20, 20), QColor("red"))
    paint.fill(canvas.painter, QRectF(40, 0, 20, 20), QColor("red"), 8)
    assert canvas.at(0, 0) == "#ff0000"
    assert canvas.at(40, 0) == "#ffffff"
    assert canvas.at(50, 10) == "#ff0000"


def test_an_outline_lies_inside(canvas: Canvas) -> None:
    paint.outline(canvas.painter, QRectF(10, 10, 20, 20), QColor("red"))
    assert canvas.at(10, 20) == "#ff0000"
    assert canvas.at(9, 20) == "#ffffff"
    assert canvas.at(11, 20) == "#ffffff"


@pytest.mark.parametrize(("part", "filled"), [(0.0, 0), (0.5, 50), (1.0, 100), (7.0, 100)])
def test_a_bar_is_as_long_as_its_part(canvas: Canvas, part: float, filled: int) -> None:
    paint.bar(canvas.painter, QRectF(0, 10, 100, 4), part, QColor("red"), QColor("blue"))
    reds = sum(canvas.at(x, 12) == "#ff0000" for x in range(100))
    assert abs(reds - filled) <= 3


def test_hatching_stays_within_its_rectangle(canvas: Canvas) -> None:
    paint.hatch(canvas.painter, QRectF(10, 10, 30, 30), QColor("red"))
    inside = [canvas.at(x, y) != "#ffffff" for x in range(12, 38) for y in range(12, 38)]
    outside = [canvas.at(x, y) != "#ffffff" for x in range(42, 60) for y in range(64)]
    assert any(inside)
    assert not any(outside)


def test_every_state_draws_something(canvas: Canvas, theme: Theme) -> None:
    for number, state in enumerate(STATES):
        paint.state_glyph(canvas.painter, theme, state, QRectF(number * 24, 0, 24, 24), 18)
        assert any(canvas.at(number * 24 + x, y) != "#ffffff" for x in range(24) for y in range(24)), state


def test_a_pill_hangs_from_its_corner(canvas: Canvas, theme: Theme) -> None:
    left = paint.pill(canvas.painter, theme, QPointF(10, 10), "Shot 4")
    right = paint.pill(canvas.painter, theme, QPointF(250, 10), "Held", glyph="clock", hue="accent", right=True)
    assert left.left() == 10
    assert right.right() == pytest.approx(250)
    assert left.height() == right.height() == paint.PILL_HEIGHT


def test_words_that_do_not_fit_are_cut(canvas: Canvas, theme: Theme) -> None:
    width = paint.text(canvas.painter, QRectF(0, 0, 60, 20), "a very long prompt", theme.font(), QColor("black"))
    assert width <= 61


@given(
    words=st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=200), count=st.integers(1, 4)
)
def test_wrapped_words_fit_and_none_is_lost_but_the_last(qapp: QApplication, words: str, count: int) -> None:
    font = qapp.font()
    rows = paint.wrapped(words, font, 120.0, count)
    metrics = QFontMetricsF(font)
    assert len(rows) <= count
    assert all(metrics.horizontalAdvance(row) <= 121 for row in rows)
    if metrics.horizontalAdvance(" ".join(words.split())) <= 110:
        assert " ".join(rows) == " ".join(words.split())
