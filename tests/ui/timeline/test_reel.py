from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from studio.edit import deeds
from studio.ui.theme import Theme
from studio.ui.timeline.aside import Aside
from studio.ui.timeline.lanes import Lanes
from studio.ui.timeline.reel import ReelRow
from studio.ui.timeline.stage import Stage


def paint(stage: Stage, theme: Theme, qapp: QApplication) -> tuple[ReelRow, QImage]:
    aside = Aside(qapp)
    row = ReelRow(stage, theme, Lanes(theme), aside)
    image = QImage(900, 216, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    row.paint(painter, stage.layout, QRectF(96, 0, 804, 216))
    painter.end()
    aside.deleteLater()
    return row, image


def test_strips_are_drawn_where_they_lie(stage: Stage, theme: Theme, qapp: QApplication) -> None:
    row, _ = paint(stage, theme, qapp)
    assert row.drawn == {shot.id: stage.layout.box(at).x() for at, shot in enumerate(stage.board.reel)}


def test_a_shot_on_its_way_leaves_a_gap(stage: Stage, theme: Theme, qapp: QApplication) -> None:
    ids = [shot.id for shot in stage.session.board.reel]
    stage.lift(frozenset({ids[0]}))
    stage.preview(deeds.move_shots, shots=[ids[0]], to=4)
    row, image = paint(stage, theme, qapp)
    assert ids[0] not in row.drawn
    assert row.drawn[ids[1]] == stage.lens.x(0) + 1
    assert image.pixel(stage.lens.x(60), 100) == theme.color("panel").rgb()


def test_from_afar_all_is_one_picture(stage: Stage, theme: Theme, qapp: QApplication) -> None:
    ids = [shot.id for shot in stage.session.board.reel]
    for _ in range(5):
        stage.session.do(deeds.duplicate_shots, shots=[shot.id for shot in stage.session.board.reel])
    stage.session.selection.become(ids)
    stage.look(stage.lens.fitting(stage.length))
    row, image = paint(stage, theme, qapp)
    assert row.drawn == {}
    assert image.pixel(stage.lens.x(60), 100) == theme.color("accent_wash").rgb()
    row.restand(None)
    row.restand(ids)
