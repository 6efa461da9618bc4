from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from studio.edit import deeds
from studio.model.time import Rate
from studio.ui.session.playing import Span
from studio.ui.theme import Theme
from studio.ui.timeline.layout import Layout
from studio.ui.timeline.lens import Lens
from studio.ui.timeline.ruler import ROOM, Ruler, cache_bar, ticks
from studio.ui.timeline.stage import Stage


@given(st.floats(0.001, 32))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_times_have_room_and_are_in_order(stage: Stage, per_frame: float) -> None:
    session = stage.session
    if session.board.length < 10_000:
        session.do(deeds.set_frames, shot=session.board.reel[0].id, frames=14_400)
    layout = Layout(stage.layout.assembly, Lens(per_frame, 0, 1200), stage.rows)
    found = ticks(layout, 96, 1200)
    assert [tick.frame for tick in found] == sorted({tick.frame for tick in found})
    labelled = [layout.lens.x(tick.frame) for tick in found if tick.words]
    assert all(right - left >= ROOM - 2 for left, right in pairwise(labelled))


def test_times_are_those_of_the_timecode(stage: Stage) -> None:
    assert [tick.words for tick in ticks(stage.layout, 96, 900) if tick.words] == [
        "00:00", "00:01", "00:02", "00:03", "00:04", "00:05", "00:06",
    ]  # fmt: skip
    stage.session.do(deeds.set_project, start_frame=86_400, rate=Rate(24))
    assert ticks(stage.layout, 96, 900)[0].words == "1:00:00"
    stage.look(stage.lens._replace(per_frame=30.0, offset=0))
    assert "00:00:08" in [tick.words for tick in ticks(stage.layout, 96, 900)]


def paint_ruler(stage: Stage, theme: Theme, spans: list[Span]) -> QImage:
    image = QImage(900, 32, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    Ruler(theme).paint(painter, stage.layout, QRectF(96, 0, 804, 32), spans)
    Ruler(theme).range(painter, stage.layout, (100, 120))
    painter.end()
    return image


def test_what_is_cached_is_seen(stage: Stage, theme: Theme) -> None:
    image = paint_ruler(stage, theme, [Span(0, 24, "cached"), Span(24, 48, "missing"), Span(48, 72, "making")])
    faint, accent = theme.color("faint").rgb(), theme.color("accent").rgb()
    assert image.pixel(150, 28) == faint
    assert image.pixel(240, 28) != faint
    assert image.pixel(stage.lens.x(72) - 1, 28) == accent


def test_markers_are_drawn_with_their_names(stage: Stage, theme: Theme) -> None:
    stage.session.do(deeds.add_marker, frame=40, name="Music in", notes="softly")
    image = paint_ruler(stage, theme, [])
    x = stage.lens.x(40)
    assert image.pixel(x, 6) == theme.color("text").rgb()
    panel = theme.color("panel").rgb()
    assert any(image.pixel(at, y) != panel for at in range(x + 9, x + 50) for y in range(6, 18))


def test_each_dress_of_the_cache_bar_is_another(theme: Theme) -> None:
    drawn: list[bytes] = []
    for kind in ("cached", "held", "making", "missing"):
        image = QImage(24, 12, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.black)
        painter = QPainter(image)
        cache_bar(painter, theme, QRectF(0, 4, 24, 4), kind)
        painter.end()
        drawn.append(bytes(image.constBits()))
    assert len(set(drawn)) == 4
