import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from studio.ui.monitor.overlay import SAFE_ACTION, bands_of, inset_of, paint_over
from studio.ui.monitor.view import Card, Hud, Marks, Pill, View
from studio.ui.theme import Theme

SIZE = (800, 450)
NOTHING = Marks(safe=False, overlay=False, grid=False)
WORDS = Hud(
    (Pill("Shot 4"), Pill("Draft, take 3", "circle-half-fill")),
    (Pill("previs, 640"),),
    (Pill("Frame 1 of 24"),),
    (Pill("24 fps, 0 dropped"), Pill("Cache 0.1 of 1.0 GB")),
)


def drawn(theme: Theme, view: View, size: tuple[int, int] = SIZE) -> QImage:
    image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_over(painter, theme, QRectF(0, 0, *size), view)
    painter.end()
    return image


def ink(image: QImage, box: QRectF) -> int:
    part = image.copy(box.toRect())
    return sum(part.pixelColor(x, y).alpha() > 0 for x in range(part.width()) for y in range(part.height()))


def test_nothing_is_laid_over_where_nothing_is_asked_for(theme: Theme) -> None:
    assert ink(drawn(theme, View(hud=WORDS, marks=NOTHING)), QRectF(0, 0, *SIZE)) == 0


def test_thirds_are_two_lines_each_way(theme: Theme) -> None:
    image = drawn(theme, View(marks=NOTHING._replace(grid=True)))
    row = [image.pixelColor(x, 20).alpha() > 0 for x in range(SIZE[0])]
    column = [image.pixelColor(20, y).alpha() > 0 for y in range(SIZE[1])]
    assert (sum(row), sum(column)) == (2, 2)
    assert row.index(True) == pytest.approx(SIZE[0] / 3, abs=1)


def test_safe_areas_are_corners_and_leave_the_middle_of_the_sides_free(theme: Theme) -> None:
    image = drawn(theme, View(marks=NOTHING._replace(safe=True)))
    edge = SIZE[0] * (1 - SAFE_ACTION) / 2
    assert ink(image, QRectF(edge - 2, SIZE[1] * (1 - SAFE_ACTION) / 2 - 2, 30, 30)) > 20
    assert ink(image, QRectF(0, SIZE[1] / 2 - 20, SIZE[0] / 2 - 20, 40)) == 0
    assert ink(image, QRectF(SIZE[0] / 2 - 10, SIZE[1] / 2 - 10, 20, 20)) > 10


def test_pills_stay_inside_title_safe(theme: Theme) -> None:
    image = drawn(theme, View(hud=WORDS, marks=NOTHING._replace(overlay=True)))
    across, down = inset_of(QRectF(0, 0, *SIZE))
    assert across >= SIZE[0] * 0.05
    assert ink(image, QRectF(0, 0, across - 1, SIZE[1])) == 0
    assert ink(image, QRectF(0, 0, SIZE[0], down - 1)) == 0
    assert ink(image, QRectF(SIZE[0] - across + 1, 0, across, SIZE[1])) == 0
    for x, y in ((across, down), (SIZE[0] - across - 60, down), (across, SIZE[1] - down - 20)):
        assert ink(image, QRectF(x, y, 60, 20)) > 600


def test_a_small_picture_has_fewer_words_that_do_not_lie_over_one_another(theme: Theme) -> None:
    size = (260, 146)
    image = drawn(theme, View(hud=WORDS, marks=NOTHING._replace(overlay=True)), size)
    assert ink(image, QRectF(0, 118, *size)) > 0
    assert ink(image, QRectF(100, 118, 30, 20)) < 600


def test_the_ladder_lights_the_passes_that_are_done(theme: Theme) -> None:
    ladders = [
        drawn(theme, View(hud=Hud(ladder=quality), marks=NOTHING._replace(overlay=True))) for quality in range(4)
    ]
    amber = theme.color("accent_hi").rgb()
    counts = [sum(image.pixel(x, y) == amber for x in range(SIZE[0]) for y in range(30, 60)) for image in ladders]
    assert counts == sorted(set(counts))


def test_dialogue_is_written_near_the_foot_and_not_over_a_card(theme: Theme) -> None:
    hud, marks = Hud(subtitle="I won't hurt you."), NOTHING._replace(overlay=True)
    foot = QRectF(SIZE[0] / 4, SIZE[1] * 0.75, SIZE[0] / 2, SIZE[1] / 4)
    assert ink(drawn(theme, View(hud=hud, marks=marks)), foot) > 200
    assert ink(drawn(theme, View(hud=hud, marks=marks, card=Card())), foot) == 0


def test_long_dialogue_makes_two_lines_above_the_pills(theme: Theme) -> None:
    hud = WORDS._replace(subtitle="a word and another one " * 12)
    image = drawn(theme, View(hud=hud, marks=NOTHING._replace(overlay=True)))
    _, down = inset_of(QRectF(0, 0, *SIZE))
    middle = QRectF(SIZE[0] / 2 - 60, SIZE[1] - down - 20, 120, 20)
    assert ink(image, middle) == 0
    assert ink(image, middle.translated(0, -40)) > 100


@pytest.mark.parametrize("size", [(260, 146), (640, 360), (800, 450), (1920, 1080), (600, 900)])
def test_all_that_is_said_lies_in_the_bands(size: tuple[int, int], theme: Theme) -> None:
    hud = WORDS._replace(subtitle="a word and another one " * 12, ladder=2)
    image = drawn(theme, View(hud=hud, marks=NOTHING._replace(overlay=True)), size)
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    for band in bands_of(QRectF(0, 0, *size)):
        painter.fillRect(band.toAlignedRect(), Qt.GlobalColor.transparent)
    painter.end()
    blank = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
    blank.fill(Qt.GlobalColor.transparent)
    assert image == blank
