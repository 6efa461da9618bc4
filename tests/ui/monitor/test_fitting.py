import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from studio.ui.monitor.fitting import ZOOMS, Zoom, clamped, placed

SIDES = st.integers(2, 5000)
RATIOS = st.sampled_from([1.0, 1.25, 1.5, 2.0, 3.0])


@given(SIDES, SIDES, SIDES, SIDES, RATIOS)
def test_a_fitted_picture_lies_within_its_room_and_keeps_its_shape(
    across: int, down: int, width: int, height: int, ratio: float
) -> None:
    room = QRectF(7, 11, across, down)
    found = placed(room, (width, height), "fit", ratio=ratio)
    slack = 2 / ratio
    assert found.width() <= max(across, slack) + 1e-6
    assert found.height() <= max(down, slack) + 1e-6
    wide, tall = found.width() * ratio, found.height() * ratio
    assert abs(wide * height - tall * width) <= 2 * max(width, height) + 2


@given(SIDES, SIDES, st.sampled_from(ZOOMS), RATIOS, st.floats(-900, 900), st.floats(-900, 900))
def test_pictures_take_an_even_number_of_device_pixels(
    width: int, height: int, zoom: Zoom, ratio: float, x: float, y: float
) -> None:
    found = placed(QRectF(0, 0, 901, 507), (width, height), zoom, ratio=ratio, pan=QPointF(x, y))
    for side in (found.width() * ratio, found.height() * ratio):
        assert round(side) % 2 == 0
        assert side == pytest.approx(round(side), abs=1e-6)
    for edge in (found.left() * ratio, found.top() * ratio):
        assert edge == pytest.approx(round(edge), abs=1e-6)


@pytest.mark.parametrize(("zoom", "width"), [("50", 640), ("100", 1280), ("200", 2560)])
def test_at_a_fixed_scale_the_pixels_are_counted(zoom: Zoom, width: int) -> None:
    assert placed(QRectF(0, 0, 300, 200), (1280, 720), zoom).width() == width
    assert placed(QRectF(0, 0, 300, 200), (1280, 720), zoom, ratio=2.0).width() == width / 2


def test_a_large_picture_is_moved_no_further_than_its_edge() -> None:
    room = QRectF(0, 0, 400, 300)
    found = placed(room, (1280, 720), "100", pan=QPointF(5000, -5000))
    assert found.left() == pytest.approx(0, abs=1)
    assert found.bottom() == pytest.approx(300, abs=1)
    assert clamped(QPointF(5000, -5000), room, found) == QPointF(440, -210)


def test_a_small_picture_is_not_moved() -> None:
    room = QRectF(0, 0, 400, 300)
    assert placed(room, (100, 80), "100", pan=QPointF(50, 50)) == placed(room, (100, 80), "100")
