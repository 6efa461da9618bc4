import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from studio.ui.monitor.scrub import ScrubBar, Span
from studio.ui.monitor.terraces import Step
from studio.ui.theme import Theme


@pytest.fixture
def bar(theme: Theme, qtbot: QtBot) -> ScrubBar:
    bar = ScrubBar(theme)
    qtbot.addWidget(bar)
    bar.resize(532, 24)
    bar.set_span(Span(100, 10, 90))
    bar.show()
    return bar


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(frame=st.integers(10, 89))
def test_a_frame_is_found_where_it_is_drawn(bar: ScrubBar, frame: int) -> None:
    assert bar.frame_at(bar.x_of(frame + 0.5)) == frame


def test_a_click_seeks_and_stays_between_in_and_out(bar: ScrubBar, qtbot: QtBot) -> None:
    sought: list[int] = []
    bar.sought.connect(sought.append)
    for x in (bar.x_of(50.5), 17, 520):
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(round(x), 12))
    assert sought == [50, 10, 89]


def test_dragging_scrubs(bar: ScrubBar, qtbot: QtBot) -> None:
    sought: list[int] = []
    bar.sought.connect(sought.append)
    qtbot.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(round(bar.x_of(40.5)), 12))
    qtbot.mouseMove(bar, QPoint(round(bar.x_of(60.5)), 12))
    qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(round(bar.x_of(60.5)), 12))
    assert sought == [40, 60]


def drag(bar: ScrubBar, qtbot: QtBot, start: float, end: float) -> None:
    qtbot.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(round(bar.x_of(start)), 12))
    qtbot.mouseMove(bar, QPoint(round(bar.x_of(end)), 12))


@pytest.mark.parametrize(("start", "end", "told"), [(10, 20, ("in", 10)), (90, 95, ("out", 5)), (90, 0, ("out", -79))])
def test_a_bracket_is_dragged_to_trim(bar: ScrubBar, qtbot: QtBot, start: int, end: int, told: tuple[str, int]) -> None:
    bar.set_frame(50)
    trims: list[tuple[str, int]] = []
    bar.trimmed.connect(lambda edge, by: trims.append((edge, by)))
    drag(bar, qtbot, start, end)
    assert trims == []
    assert bar.span != Span(100, 10, 90)
    qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton)
    assert trims == [told]
    assert bar.span == Span(100, 10, 90)


def test_escape_leaves_the_shot_as_it_was(bar: ScrubBar, qtbot: QtBot) -> None:
    bar.set_frame(50)
    with qtbot.assertNotEmitted(bar.trimmed):
        drag(bar, qtbot, 10, 30)
        qtbot.keyClick(bar, Qt.Key.Key_Escape)
        assert bar.span == Span(100, 10, 90)
        qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton)


def test_the_brackets_of_what_can_only_be_read_are_not_dragged(bar: ScrubBar) -> None:
    bar.set_frame(50)
    assert bar.edge_at(bar.x_of(10)) == "in"
    bar.trims = False
    assert bar.edge_at(bar.x_of(10)) is None


def test_the_knob_goes_before_a_bracket_that_it_lies_on(bar: ScrubBar) -> None:
    bar.set_frame(10)
    assert bar.edge_at(bar.x_of(10.5)) is None


def test_keys_step_and_go_to_the_ends(bar: ScrubBar, qtbot: QtBot) -> None:
    steps: list[int] = []
    sought: list[int] = []
    bar.stepped.connect(steps.append)
    bar.sought.connect(sought.append)
    qtbot.keyClick(bar, Qt.Key.Key_Right)
    qtbot.keyClick(bar, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(bar, Qt.Key.Key_Home)
    qtbot.keyClick(bar, Qt.Key.Key_End)
    assert (steps, sought) == ([1, -10], [10, 89])


def test_without_a_shot_there_is_nothing_to_seek(bar: ScrubBar, qtbot: QtBot) -> None:
    bar.set_span(Span())
    with qtbot.assertNotEmitted(bar.sought):
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(100, 12))
        qtbot.keyClick(bar, Qt.Key.Key_Home)
    assert not bar.grab().toImage().isNull()


def test_terraces_are_as_tall_as_they_are_good(bar: ScrubBar, theme: Theme) -> None:
    bar.set_frame(85)
    bar.set_terraces((Step(10, 30, 0), Step(30, 50, 3)), making=True)
    image = bar.grab().toImage()
    panel = theme.color("panel")
    heights = [sum(image.pixelColor(round(bar.x_of(frame)), y) != panel for y in range(14)) for frame in (20, 40)]
    assert heights[0] < heights[1]


def test_it_says_where_it_is(bar: ScrubBar) -> None:
    bar.set_frame(42)
    assert bar.accessibleName()
    assert bar.accessibleDescription() == "Frame 43 of 100"
