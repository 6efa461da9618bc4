import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.edit import deeds
from studio.ui.session import Session
from studio.ui.timeline.editing import Editing
from studio.ui.timeline.gestures import Pointer
from studio.ui.timeline.hand import Hand, menu_place
from studio.ui.timeline.stage import Stage


@pytest.fixture
def hand(stage: Stage) -> Hand:
    return Hand(stage, Editing(stage.session), stage)


@pytest.fixture
def ids(session: Session) -> list[str]:
    return [shot.id for shot in session.board.reel]


def inside(stage: Stage, number: int, **keys: bool) -> Pointer:
    """The head of a strip."""
    return Pointer(stage.layout.box(number - 1).center().x(), stage.rows.strip_top + 8, **keys)


def click(hand: Hand, pointer: Pointer) -> None:
    hand.press(pointer)
    hand.release(pointer)


def drag(hand: Hand, start: Pointer, *places: float) -> None:
    hand.press(start)
    for x in places:
        hand.move(start._replace(x=x))


def test_clicks_select(hand: Hand, stage: Stage, ids: list[str]) -> None:
    selection = stage.session.selection
    click(hand, inside(stage, 2))
    assert selection.shots == (ids[1],)
    click(hand, inside(stage, 4, shift=True))
    assert selection.shots == (ids[1], ids[2], ids[3])
    click(hand, inside(stage, 3, ctrl=True))
    assert selection.shots == (ids[1], ids[3])
    click(hand, Pointer(300, 213))
    assert selection.shots == ()
    click(hand, Pointer(stage.lens.x(80), stage.rows.band_top + 8))
    assert selection.shots == tuple(ids[3:])


def test_a_press_on_one_of_many_keeps_them_until_the_release(hand: Hand, stage: Stage, ids: list[str]) -> None:
    stage.session.selection.become(ids[1:4])
    hand.press(inside(stage, 3))
    assert len(stage.session.selection) == 3
    hand.release(inside(stage, 3))
    assert stage.session.selection.shots == (ids[2],)


def test_a_drag_moves_and_esc_puts_it_back(hand: Hand, stage: Stage, ids: list[str]) -> None:
    drag(hand, inside(stage, 1), 300, 500)
    assert hand.busy
    assert stage.ghost is not None
    assert hand.cancel()
    assert not hand.cancel()
    assert [shot.id for shot in stage.session.board.reel] == ids
    drag(hand, inside(stage, 1), 300, 500)
    hand.release(Pointer(500, 70))
    assert [shot.id for shot in stage.session.board.reel] == [*ids[1:4], ids[0], *ids[4:]]


def test_a_click_that_strays_a_little_is_still_a_click(hand: Hand, stage: Stage, ids: list[str]) -> None:
    start = inside(stage, 2)
    drag(hand, start, start.x + 2)
    assert not hand.busy
    hand.release(start)
    assert stage.session.document.can_undo == "Add 6 shots"


@pytest.mark.parametrize(
    ("at", "label"),
    [(-5, "Trim out of shot 1"), (5, "Trim in of shot 2"), (0, "Roll the cut behind shot 1")],
)
def test_edges_are_trimmed_and_cuts_are_rolled(hand: Hand, stage: Stage, at: int, label: str) -> None:
    stage.turn(snap=False)
    start = Pointer(stage.lens.x(24) + at, stage.rows.strip_top + 8)
    drag(hand, start, start.x + 12)
    hand.release(start)
    assert stage.session.document.can_undo == label


def test_without_ripple_the_neighbour_gives(hand: Hand, stage: Stage) -> None:
    stage.turn(ripple=False, snap=False)
    start = Pointer(stage.lens.x(24) - 5, stage.rows.strip_top + 8)
    drag(hand, start, start.x - 20)
    hand.release(start)
    assert stage.session.document.can_undo == "Roll the cut behind shot 1"
    assert stage.session.board.length == 144


def test_the_retime_tool_asks_for_another_length(hand: Hand, stage: Stage) -> None:
    stage.use("retime")
    stage.turn(snap=False)
    start = Pointer(stage.lens.x(24) - 5, stage.rows.strip_top + 8)
    drag(hand, start, start.x + 20)
    hand.release(start)
    assert stage.session.document.can_undo == "Set length of shot 1"
    assert stage.session.board.reel[0].frames == 29


def test_the_blade_cuts_where_it_is_shown(hand: Hand, stage: Stage) -> None:
    stage.use("blade")
    at = Pointer(stage.lens.x(30) + 1, stage.rows.strip_top + 60)
    hand.move(at)
    assert stage.cutting == 30
    assert hand.cursor() == Qt.CursorShape.IBeamCursor
    click(hand, at)
    assert stage.session.board.starts[:4] == [0, 24, 30, 48]
    hand.leave()
    assert stage.cutting is None


def test_quick_clicks_of_the_blade_all_cut(hand: Hand, stage: Stage) -> None:
    stage.use("blade")
    click(hand, Pointer(stage.lens.x(30) + 1, stage.rows.strip_top + 60))
    again = Pointer(stage.lens.x(40) + 1, stage.rows.strip_top + 60)
    hand.double(again)
    hand.release(again)
    assert stage.session.board.starts[:5] == [0, 24, 30, 40, 48]


def test_a_link_is_made_and_cut_by_a_click(hand: Hand, stage: Stage) -> None:
    middle = stage.layout.disc(2)
    at = Pointer(middle.x(), middle.y())
    click(hand, at)
    assert stage.session.board.reel[2].bridge
    click(hand, at)
    assert not stage.session.board.reel[2].bridge


def test_the_card_at_the_end_adds_a_shot_to_write(hand: Hand, stage: Stage, qtbot: QtBot) -> None:
    box = stage.layout.tail()
    with qtbot.waitSignal(hand.prompt_asked) as asked:
        click(hand, Pointer(box.center().x(), box.center().y()))
    assert len(stage.session.board.reel) == 7
    assert asked.args == [stage.session.board.reel[6].id]


def test_an_empty_shot_invites_its_prompt(hand: Hand, stage: Stage, qtbot: QtBot) -> None:
    edit = stage.session.do(deeds.add_blank, after=stage.session.board.reel[0].id, frames=24)
    assert edit is not None
    box = stage.layout.box(1)
    with qtbot.waitSignal(hand.prompt_asked) as asked:
        click(hand, Pointer(box.center().x(), box.center().y() + 10))
    assert asked.args == edit.added("shots")


def test_double_clicks_ask_to_write(hand: Hand, stage: Stage, ids: list[str], qtbot: QtBot) -> None:
    stage.session.do(deeds.add_marker, frame=30)
    with qtbot.waitSignal(hand.prompt_asked) as shot:
        hand.double(inside(stage, 2))
    with qtbot.waitSignal(hand.marker_asked) as marker:
        hand.double(Pointer(stage.lens.x(30), 8))
    with qtbot.waitSignal(hand.name_asked) as scene:
        hand.double(Pointer(300, stage.rows.band_top + 10))
    assert shot.args == [ids[1]]
    assert marker.args == [stage.session.board.reel_markers[0][1].id]
    assert scene.args == [stage.session.board.scene_order[0].id]


def test_the_ruler_scrubs_at_once_and_draws_a_range_with_alt(hand: Hand, stage: Stage) -> None:
    playing = stage.session.playing
    hand.press(Pointer(stage.lens.x(50), 20))
    assert playing.frame == 50
    hand.move(Pointer(stage.lens.x(60), 20))
    hand.release(Pointer(stage.lens.x(60), 20))
    assert playing.frame == 60
    drag(hand, Pointer(stage.lens.x(10), 20, alt=True), stage.lens.x(30), stage.lens.x(40))
    hand.release(Pointer(stage.lens.x(40), 20))
    assert playing.range is not None
    first, last = playing.range
    assert hand.spot(stage.lens.x(first), 20).zone == "range_in"
    assert hand.spot(stage.lens.x(last), 20).zone == "range_out"
    hand.double(Pointer(stage.lens.x(first + 5), 20, ctrl=True))
    assert playing.range is None


def test_a_marker_is_gone_to_and_dragged(hand: Hand, stage: Stage) -> None:
    stage.session.do(deeds.add_marker, frame=30)
    click(hand, Pointer(stage.lens.x(30) + 2, 8))
    assert stage.session.playing.frame == 30
    drag(hand, Pointer(stage.lens.x(30) + 2, 8), stage.lens.x(90))
    hand.release(Pointer(stage.lens.x(90), 8))
    assert stage.session.board.reel_markers[0][0] == 90


def test_alt_slips_and_the_middle_button_pans(hand: Hand, stage: Stage, give_take: object, ids: list[str]) -> None:
    give_take(stage.session, ids[1], 48)  # type: ignore[operator]
    start = inside(stage, 2, alt=True)
    drag(hand, start, start.x - 20)
    hand.release(start)
    assert stage.session.document.can_undo == "Slip shot 2"
    stage.look(stage.lens._replace(per_frame=20.0, offset=200))
    hand.press(Pointer(400, 100), middle=True)
    hand.move(Pointer(380, 100))
    assert stage.lens.offset == 220
    hand.release(Pointer(380, 100))


def test_a_take_that_arrives_leaves_a_drag_alone(hand: Hand, stage: Stage, give_take: object, ids: list[str]) -> None:
    stage.turn(snap=False)
    start = Pointer(stage.lens.x(24) - 5, stage.rows.strip_top + 8)
    drag(hand, start, start.x - 20)
    give_take(stage.session, ids[3])  # type: ignore[operator]
    assert hand.busy
    assert stage.board.reel[0].length == 19
    hand.release(start)
    assert stage.session.board.reel[0].length == 19


def test_an_edit_from_elsewhere_ends_a_drag(hand: Hand, stage: Stage, ids: list[str]) -> None:
    start = Pointer(stage.lens.x(24) - 5, stage.rows.strip_top + 8)
    drag(hand, start, start.x - 20)
    stage.session.do(deeds.remove_shots, shots=[ids[0]])
    assert not hand.busy
    assert not stage.previewing


def test_the_pointer_shows_what_it_would_do(hand: Hand, stage: Stage) -> None:
    assert hand.cursor() == Qt.CursorShape.ArrowCursor
    hand.move(Pointer(stage.lens.x(24), stage.rows.strip_top + 8))
    assert hand.cursor() == Qt.CursorShape.SplitHCursor
    hand.move(Pointer(stage.lens.x(24) + 5, stage.rows.strip_top + 8))
    assert hand.cursor() == Qt.CursorShape.SizeHorCursor


def test_a_menu_of_the_keyboard_opens_at_the_shot(stage: Stage, ids: list[str]) -> None:
    assert menu_place(stage).x() == stage.lens.x(0)
    stage.session.selection.only(ids[1])
    assert menu_place(stage).x() == int(stage.layout.box(1).center().x())
