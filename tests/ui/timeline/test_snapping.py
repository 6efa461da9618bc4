from studio.edit import deeds
from studio.ui.session import Session
from studio.ui.timeline.snapping import near
from studio.ui.timeline.stage import Stage


def test_a_drag_is_drawn_to_what_is_near(session: Session, stage: Stage) -> None:
    session.do(deeds.add_marker, frame=50)
    layout = stage.layout
    assert near(layout, 49) == 50
    assert near(layout, 53) is None
    assert near(layout, 25) is None
    assert near(layout, 25, cuts=True) == 24
    assert near(layout, 30, playhead=31) == 31
    assert near(layout, 49, playhead=49) == 49


def test_where_the_drag_began_does_not_count(stage: Stage) -> None:
    assert near(stage.layout, 25, cuts=True, apart=24) is None
