from itertools import combinations, pairwise

from PySide6.QtCore import QRectF

from studio.edit import deeds
from studio.ui.session import Session
from studio.ui.timeline.layout import HEAD, body_of, buttons_of
from studio.ui.timeline.lens import GUTTER
from studio.ui.timeline.rows import RULER
from studio.ui.timeline.stage import Stage

MIDDLE = 110
"""A height within the strips, off the discs."""


def test_strips_stand_side_by_side_with_two_pixels_between(stage: Stage) -> None:
    layout = stage.layout
    boxes = [layout.box(index) for index in layout.visible()]
    assert len(boxes) == 6
    for left, right in pairwise(boxes):
        assert right.left() - left.right() == 2
    assert boxes[0].left() == layout.lens.x(0) + 1


def test_places_are_told_apart(stage: Stage) -> None:
    spot = stage.layout.spot
    top = stage.rows.strip_top + 8
    assert spot(10, top).zone == "gutter"
    assert spot(300, 10).zone == "ruler"
    assert spot(150, RULER + 5).zone == "band"
    assert spot(150, top)[:3] == ("strip", (150 - 104) // 4, 0)
    assert spot(200, top)[0] == "cut"
    assert spot(200, top).place == 1
    assert spot(195, top)[0:3:2] == ("out", 0)
    assert spot(205, top)[0:3:2] == ("in", 1)
    assert spot(106, top)[0:3:2] == ("in", 0)
    assert spot(104 + 6 * 96 + 5, top)[0:3:2] == ("out", 5)
    assert spot(104 + 6 * 96 + 30, top).zone == "tail"
    assert spot(880, top).zone == "bed"
    assert spot(300, 214).zone == "bed"


def test_a_link_is_on_the_cut_at_the_middle_of_the_pictures(stage: Stage) -> None:
    layout = stage.layout
    middle = layout.disc(2)
    assert layout.spot(middle.x() + 3, middle.y())[0:3:2] == ("link", 2)
    assert layout.spot(middle.x(), middle.y() + 14).zone == "cut"
    assert layout.spot(layout.disc(0).x() + 3, layout.disc(0).y()).zone == "in"


def test_narrow_strips_can_still_be_selected(stage: Stage) -> None:
    stage.look(stage.lens._replace(per_frame=0.4, offset=0))
    layout = stage.layout
    assert {layout.spot(x, stage.rows.strip_top + 8).zone for x in range(106, 150)} >= {"strip"}


def test_markers_are_found_on_the_ruler(session: Session, stage: Stage) -> None:
    session.do(deeds.add_marker, frame=30, name="Here")
    x = stage.lens.x(30)
    assert stage.layout.spot(x + 4, 8).name == session.board.reel_markers[0][1].id
    assert stage.layout.spot(x + 4, 28).zone == "ruler"


def test_frames_are_kept_within_the_reel(stage: Stage) -> None:
    assert stage.layout.at_frame(GUTTER) == 0
    assert stage.layout.at_frame(5000) == 144


def test_buttons_stay_within_their_strip(stage: Stage) -> None:
    box = stage.layout.box(1)
    for look in ("failed", "offline", "stale", "empty"):
        for width in (30, 44, 80, 120, 160, 220, 400):
            strip = QRectF(box.x(), box.y(), width, box.height())
            buttons = list(buttons_of(strip, look).values())
            assert buttons or width == 30
            assert all(strip.contains(button) and button.top() >= box.top() + HEAD for button in buttons)
            assert not any(one.intersects(other) for one, other in combinations(buttons, 2))
    assert buttons_of(box, "draft") == {}
    assert set(buttons_of(QRectF(0, 0, 220, 104), "offline")) == {"find", "again"}
    assert body_of(box).height() == box.height() - 25
