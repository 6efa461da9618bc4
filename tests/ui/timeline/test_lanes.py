from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from studio.edit import deeds
from studio.ui.theme import Theme
from studio.ui.timeline.lanes import Lanes
from studio.ui.timeline.stage import Stage


def blank() -> tuple[QImage, QPainter]:
    image = QImage(900, 216, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.black)
    return image, QPainter(image)


def test_each_scene_has_its_band(stage: Stage, theme: Theme) -> None:
    image, painter = blank()
    Lanes(theme).bands(painter, stage.layout, QRectF(0, 0, 900, 216))
    painter.end()
    y, raised = stage.rows.band_top + 18, theme.color("raised").rgb()
    assert image.pixel(stage.lens.x(60), y) == raised
    assert image.pixel(stage.lens.x(100), y) == raised
    assert image.pixel(stage.lens.x(72), y) != raised


def test_links_are_discs_on_their_cuts(stage: Stage, theme: Theme) -> None:
    stage.session.do(deeds.set_bridge, shot=stage.session.board.reel[2].id, bridge=True)
    layout = stage.layout
    image, painter = blank()
    Lanes(theme).links(painter, layout, layout.visible(), [False, False, False, False, False, False])
    painter.end()
    middle = layout.disc(2).toPoint()
    assert image.pixel(middle.x() - 7, middle.y() - 3) == theme.color("hover").rgb()
    other = layout.disc(3).toPoint()
    assert image.pixel(other.x() - 7, other.y() - 3) == theme.color("scrim").rgb()


def test_a_broken_link_looks_so(stage: Stage, theme: Theme) -> None:
    lanes, middle = Lanes(theme), stage.layout.disc(2)
    drawn: list[QImage] = []
    for stale, offered in ((False, False), (True, False), (False, True)):
        image, painter = blank()
        lanes.disc(painter, middle, stale=stale, offered=offered)
        painter.end()
        drawn.append(image)
    assert drawn[0] != drawn[1] != drawn[2] != drawn[0]


def test_what_is_heard_has_a_row(stage: Stage, theme: Theme) -> None:
    stage.session.do(deeds.set_field, shot=stage.session.board.reel[1].id, field="sound", value="Wind")
    stage.resize(900, 216, sound=True)
    layout = stage.layout
    image, painter = blank()
    Lanes(theme).sound(painter, layout, layout.visible(), [False] * 6)
    painter.end()
    y, raised = stage.rows.sound_top + stage.rows.sound - 4, theme.color("raised").rgb()
    assert image.pixel(stage.lens.x(36), y) == raised
    assert image.pixel(stage.lens.x(10), y) != raised


def test_the_gutter_names_the_rows(stage: Stage, theme: Theme) -> None:
    image, painter = blank()
    Lanes(theme).gutter(painter, stage.layout)
    painter.end()
    assert image.pixel(2, 2) == theme.color("panel").rgb()
    assert image.pixel(95, 100) == theme.color("hair").rgb()
