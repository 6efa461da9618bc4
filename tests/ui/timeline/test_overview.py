from itertools import pairwise

import numpy as np
from PySide6.QtGui import QImage, QPainter

from studio.edit import deeds
from studio.ui.theme import Theme
from studio.ui.timeline.layout import Layout
from studio.ui.timeline.lens import Lens
from studio.ui.timeline.overview import RANKS, URGENCY, Stretch, is_afar, paint_stretch, stretches
from studio.ui.timeline.stage import Stage


def afar(stage: Stage) -> Layout:
    """Sixty shots, two to a pixel."""
    for _ in range(4):
        stage.session.do(deeds.duplicate_shots, shots=[shot.id for shot in stage.session.board.reel[:30]])
    return Layout(stage.layout.assembly, Lens(0.02, 0, 900), stage.rows)


def test_narrow_strips_become_columns(stage: Stage) -> None:
    assert not is_afar(stage.layout, stage.layout.visible())
    layout = afar(stage)
    assert is_afar(layout, layout.visible())
    assert not is_afar(layout, range(0))


def test_the_most_urgent_state_of_a_column_is_shown(stage: Stage) -> None:
    layout = afar(stage)
    count = len(layout.assembly.reel)
    ranks = np.zeros(count, np.uint8)
    ranks[7] = RANKS["failed"]
    found = list(stretches(layout, (96, 900), ranks, None))
    assert found[0].left == layout.lens.x(0)
    assert found[-1].right == layout.lens.x(layout.assembly.length)
    assert all(one.right == other.left for one, other in pairwise(found))
    failed = [one for one in found if one.look == "failed"]
    assert len(failed) == 1
    assert failed[0].left <= layout.lens.x(layout.assembly.starts[7]) + 1 <= failed[0].right + 1


def test_selected_shots_are_told_apart(stage: Stage) -> None:
    layout = afar(stage)
    count = len(layout.assembly.reel)
    chosen = np.zeros(count, np.bool_)
    chosen[count // 2 :] = True
    found = list(stretches(layout, (96, 900), np.zeros(count, np.uint8), chosen))
    assert [one.selected for one in found] == [False, True]
    assert {one.look for one in found} == {URGENCY[0]}


def test_nothing_in_sight_is_nothing(stage: Stage) -> None:
    layout = afar(stage)
    assert list(stretches(layout, (800, 900), np.zeros(len(layout.assembly.reel), np.uint8), None)) == []


def test_columns_bear_their_hue(theme: Theme) -> None:
    image = QImage(20, 100, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_stretch(painter, theme, Stretch(0, 10, "master", selected=False), 0, 100)
    paint_stretch(painter, theme, Stretch(10, 20, "failed", selected=True), 0, 100)
    painter.end()
    assert image.pixel(5, 99) == theme.color("master").rgb()
    assert image.pixel(15, 99) == theme.color("failed").rgb()
    assert image.pixel(15, 0) == theme.color("accent").rgb()
