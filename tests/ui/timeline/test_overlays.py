from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from studio.edit import deeds
from studio.ui.theme import Theme
from studio.ui.timeline.editing import Editing
from studio.ui.timeline.gestures import Pointer
from studio.ui.timeline.hand import Hand
from studio.ui.timeline.overlays import Overlays, flag_width, playhead_rects
from studio.ui.timeline.page import Page
from studio.ui.timeline.stage import Ghost, Hint, Stage


def paint(stage: Stage, theme: Theme, hand: Hand | None = None) -> QImage:
    image = QImage(900, 216, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    overlays = Overlays(stage, theme, Page(stage, theme, stage))
    overlays.paint(painter, hand or Hand(stage, Editing(stage.session), stage))
    painter.end()
    return image


def dots(image: QImage) -> bytes:
    return bytes(image.constBits())


def test_the_playhead_stands_on_its_frame(stage: Stage, theme: Theme) -> None:
    stage.session.playing.seek(60)
    image, accent = paint(stage, theme), theme.color("accent").rgb()
    x = stage.lens.x(60)
    assert image.pixel(x, 100) == accent
    assert image.pixel(x - 20, 4) == accent
    flag, line = playhead_rects(stage.layout, 60, stage.board.project.rate, 0)
    assert flag.contains(x - 20, 4)
    assert line.contains(x, 100)
    assert flag_width("01:00:00:00") > flag_width("00:00:00")


def test_each_overlay_is_seen(stage: Stage, theme: Theme) -> None:
    bare = paint(stage, theme)
    ids = [shot.id for shot in stage.session.board.reel]
    stage.overlay(band=QRectF(300, 60, 100, 100))
    band = paint(stage, theme)
    stage.overlay(snapped=100)
    snapped = paint(stage, theme)
    stage.overlay(cutting=50)
    cutting = paint(stage, theme)
    stage.overlay(hint=Hint(400, 100, "+0:12"))
    hint = paint(stage, theme)
    stage.lift(frozenset(ids[:2]))
    stage.preview(deeds.move_shots, shots=ids[:2], to=5)
    stage.overlay(ghost=Ghost(ids[0], 2, 420.0))
    ghost = paint(stage, theme)
    drawn = [dots(image) for image in (bare, band, snapped, cutting, hint, ghost)]
    assert len(set(drawn)) == 6
    assert ghost.pixel(stage.layout.lens.x(stage.layout.assembly.starts[2]), 190) == theme.color("accent").rgb()


def test_what_a_press_would_take_is_lit(stage: Stage, theme: Theme) -> None:
    hand = Hand(stage, Editing(stage.session), stage)
    bare = paint(stage, theme, hand)
    seen = {dots(bare)}
    top = stage.rows.strip_top + 8
    for x, y in ((stage.lens.x(24), top), (stage.lens.x(24) + 5, top), (stage.lens.x(24) - 5, top)):
        hand.move(Pointer(x, y))
        seen.add(dots(paint(stage, theme, hand)))
    middle = stage.layout.disc(2)
    hand.move(Pointer(middle.x(), middle.y()))
    seen.add(dots(paint(stage, theme, hand)))
    assert len(seen) == 5
