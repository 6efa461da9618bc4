import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from studio.ui.session.pixmaps import PixmapKey, PixmapShelf, Scaled

pytestmark = pytest.mark.usefixtures("qapp")


def test_the_nearest_of_the_same_height_stands_in() -> None:
    shelf = PixmapShelf()
    for frame, height in ((0, 10), (24, 10), (12, 20)):
        shelf.put(PixmapKey("m", frame, height), QPixmap(height * 2, height))
    assert shelf.nearest(PixmapKey("m", 10, 10)) is shelf.get(PixmapKey("m", 0, 10))
    assert shelf.nearest(PixmapKey("m", 99, 10)) is shelf.get(PixmapKey("m", 24, 10))
    assert shelf.nearest(PixmapKey("m", 0, 30)) is shelf.get(PixmapKey("m", 12, 20))
    assert shelf.nearest(PixmapKey("n", 0, 10)) is None


def test_what_was_not_looked_at_goes_first() -> None:
    shelf = PixmapShelf(most=2)
    a, b, c = (PixmapKey("m", frame, 10) for frame in range(3))
    shelf.put(a, QPixmap(4, 4))
    shelf.put(b, QPixmap(4, 4))
    assert shelf.get(a) is not None
    shelf.put(c, QPixmap(4, 4))
    assert shelf.get(b) is None
    assert shelf.get(a) is not None
    assert len(shelf) == 2


def test_bytes_are_bounded_but_for_the_newest() -> None:
    shelf = PixmapShelf(most_bytes=1000)
    for frame in range(5):
        shelf.put(PixmapKey("m", frame, 10), QPixmap(10, 10))
    assert len(shelf) == 2
    assert shelf.bytes == 800
    shelf.put(PixmapKey("m", 9, 100), QPixmap(100, 100))
    assert len(shelf) == 1


def test_a_clip_can_be_renamed_and_forgotten() -> None:
    shelf = PixmapShelf()
    for frame in range(3):
        shelf.put(PixmapKey("live", frame, 10), QPixmap(4, 4))
    shelf.rename("live", "m")
    assert shelf.get(PixmapKey("live", 1, 10)) is None
    assert shelf.get(PixmapKey("m", 1, 10)) is not None
    shelf.forget("m")
    shelf.forget("m")
    assert len(shelf) == 0
    assert shelf.bytes == 0


def test_what_is_scaled_is_kept_for_the_next_time() -> None:
    scaled = Scaled(most=2)
    pixmap = QPixmap(40, 20)
    half = scaled.get(pixmap, 10)
    assert (half.width(), half.height()) == (20, 10)
    assert scaled.get(pixmap, 10) is half
    assert scaled.get(pixmap, 20) is pixmap
    for height in (5, 6, 7):
        scaled.get(pixmap, height)
    assert len(scaled) == 2


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 6), st.sampled_from([2, 4])), max_size=40))
def test_the_books_are_right(puts: list[tuple[str, int, int]]) -> None:
    assert QApplication.instance() is not None
    shelf = PixmapShelf(most=5)
    for clip, frame, height in puts:
        shelf.put(PixmapKey(clip, frame, height), QPixmap(height, height))
        assert shelf.nearest(PixmapKey(clip, frame, height)) is shelf.get(PixmapKey(clip, frame, height))
    held = [p for c in "ab" for f in range(7) for h in (2, 4) if (p := shelf.get(PixmapKey(c, f, h))) is not None]
    assert len(held) == len(shelf) <= 5
    assert shelf.bytes == sum(pixmap.width() * pixmap.height() * 4 for pixmap in held)
