from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.edit import deeds
from studio.model.board import Board
from studio.ui.timeline.gestures import (
    MANY,
    Band,
    Gesture,
    Mark,
    Move,
    Pan,
    Pointer,
    Range,
    Retime,
    Roll,
    Scrub,
    Slip,
    Trim,
)
from studio.ui.timeline.stage import Stage

TOP = 80.0

Begin = Callable[[Stage, Pointer], Gesture]


def shot(stage: Stage, number: int) -> str:
    return stage.session.board.reel[number - 1].id


GESTURES: dict[str, Begin] = {
    "move": lambda stage, at: Move(stage, shot(stage, 2), at),
    "trim in": lambda stage, at: Trim(stage, shot(stage, 2), "in", at),
    "trim out": lambda stage, at: Trim(stage, shot(stage, 2), "out", at),
    "roll": lambda stage, at: Roll(stage, shot(stage, 2), at),
    "slip": lambda stage, at: Slip(stage, shot(stage, 2), at),
    "retime": lambda stage, at: Retime(stage, shot(stage, 2), at),
}


def rows(board: Board) -> tuple[object, ...]:
    return (board.project, dict(board.scenes), dict(board.shots), dict(board.markers))


@pytest.mark.parametrize("name", GESTURES)
@given(places=st.lists(st.floats(-200, 1200), min_size=1, max_size=12))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_drag_that_is_given_up_leaves_all_as_it_was(
    stage: Stage, give_take: Callable[..., object], name: str, places: list[float]
) -> None:
    session = stage.session
    if session.board.chosen(session.board.reel[1]) is None:
        give_take(session, shot(stage, 2), 40)
    before, undo, lens = rows(session.board), session.document.can_undo, stage.lens
    gesture = GESTURES[name](stage, Pointer(250, TOP))
    for x in places:
        gesture.move(Pointer(x, TOP))
    gesture.cancel()
    assert rows(session.board) == before
    assert rows(stage.board) == before
    assert session.document.can_undo == undo
    assert stage.lens == lens
    assert (stage.ghost, stage.hint, stage.snapped, stage.lifted) == (None, None, None, frozenset())


@pytest.mark.parametrize("name", GESTURES)
@given(places=st.lists(st.floats(-200, 1200), min_size=1, max_size=12))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_drag_is_one_step_at_most_and_does_what_it_showed(
    stage: Stage, give_take: Callable[..., object], name: str, places: list[float]
) -> None:
    session = stage.session
    if session.board.chosen(session.board.reel[1]) is None:
        give_take(session, shot(stage, 2), 40)
    before, undo = rows(session.board), session.document.can_undo
    gesture = GESTURES[name](stage, Pointer(250, TOP))
    for x in places:
        gesture.move(Pointer(x, TOP))
    shown = rows(stage.board)
    gesture.finish()
    assert rows(session.board) == shown
    if shown != before:
        assert session.document.can_undo != undo or shown == before
        session.undo()
    assert rows(session.board) == before
    assert session.document.can_undo == undo


def test_the_playhead_follows_and_snaps_with_shift(stage: Stage) -> None:
    scrub = Scrub(stage)
    scrub.move(Pointer(104 + 4 * 50, 10))
    assert stage.session.playing.frame == 50
    scrub.move(Pointer(104 + 4 * 49, 10, shift=True))
    assert stage.session.playing.frame == 48
    scrub.cancel()
    assert stage.session.playing.frame == 0


def test_a_trim_snaps_to_the_playhead(stage: Stage) -> None:
    stage.session.playing.seek(40)
    trim = Trim(stage, shot(stage, 2), "out", Pointer(stage.lens.x(48), TOP))
    trim.move(Pointer(stage.lens.x(41), TOP))
    assert stage.board.reel[1].length == 16
    assert stage.snapped == 40
    stage.turn(snap=False)
    trim.move(Pointer(stage.lens.x(41), TOP))
    assert stage.board.reel[1].length == 17
    assert stage.snapped is None
    trim.cancel()


def test_a_head_that_is_trimmed_stays_under_the_pointer(stage: Stage, give_take: Callable[..., object]) -> None:
    give_take(stage.session, shot(stage, 2))
    trim = Trim(stage, shot(stage, 2), "in", Pointer(stage.lens.x(24), TOP))
    trim.move(Pointer(stage.lens.x(24) + 40, TOP))
    assert stage.board.reel[1].take_in == 10
    assert stage.layout.box(1).left() == stage.lens.x(24) + 41
    trim.finish()
    assert stage.session.board.reel[1].take_in == 10
    assert stage.layout.box(1).left() == stage.lens.x(24) + 1


def test_the_monitor_shows_the_edge_while_it_is_trimmed(stage: Stage, give_take: Callable[..., object]) -> None:
    playing = stage.session.playing
    give_take(stage.session, shot(stage, 2))
    stage.turn(snap=False)
    playing.seek(100)
    trim = Trim(stage, shot(stage, 2), "out", Pointer(stage.lens.x(48), TOP))
    trim.move(Pointer(stage.lens.x(40), TOP))
    assert (playing.frame, stage.playhead) == (39, 100)
    trim.move(Pointer(stage.lens.x(60), TOP))
    assert playing.frame == 47
    trim.finish()
    assert (playing.frame, stage.playhead) == (100, 100)
    roll = Roll(stage, shot(stage, 1), Pointer(stage.lens.x(24), TOP))
    roll.move(Pointer(stage.lens.x(20), TOP))
    assert playing.frame == stage.session.board.starts[1] + stage.board.reel[0].length - 24
    roll.cancel()
    assert playing.frame == 100


def test_moving_takes_all_that_is_selected_along(stage: Stage) -> None:
    session = stage.session
    ids = [row.id for row in session.board.reel]
    session.selection.become([ids[1], ids[3]])
    move = Move(stage, ids[1], Pointer(250, TOP))
    move.move(Pointer(104 + 6 * 96 - 10, TOP))
    assert stage.ghost is not None
    assert stage.ghost.many == 2
    move.finish()
    assert [row.id for row in session.board.reel] == [ids[0], ids[2], ids[4], ids[5], ids[1], ids[3]]
    assert session.document.can_undo == "Move 2 shots"


def test_very_many_move_when_they_are_let_go(stage: Stage) -> None:
    session = stage.session
    for _ in range(6):
        session.do(deeds.duplicate_shots, shots=[row.id for row in session.board.reel])
    ids = [row.id for row in session.board.reel]
    session.selection.become(ids[: MANY + 1])
    move = Move(stage, ids[0], Pointer(110, TOP))
    move.move(Pointer(stage.lens.x(session.board.length) - 2, TOP))
    assert not stage.previewing
    assert stage.snapped == session.board.length
    move.finish()
    assert [row.id for row in session.board.reel] == [*ids[MANY + 1 :], *ids[: MANY + 1]]


def test_slipping_shows_another_part_of_the_take(stage: Stage, give_take: Callable[..., object]) -> None:
    session = stage.session
    give_take(session, shot(stage, 2), 24)
    session.do(deeds.trim_shot, shot=shot(stage, 2), take_in=4, take_out=16)
    slip = Slip(stage, shot(stage, 2), Pointer(250, TOP))
    slip.move(Pointer(250 - 8, TOP))
    assert (stage.board.reel[1].take_in, stage.board.reel[1].take_out) == (6, 18)
    slip.move(Pointer(250 - 800, TOP))
    slip.finish()
    assert (session.board.reel[1].take_in, session.board.reel[1].length) == (12, 12)


def test_retiming_asks_for_another_length(stage: Stage, give_take: Callable[..., object]) -> None:
    give_take(stage.session, shot(stage, 2))
    retime = Retime(stage, shot(stage, 2), Pointer(stage.lens.x(48), TOP))
    retime.move(Pointer(stage.lens.x(60), TOP))
    retime.finish()
    assert stage.session.board.reel[1].frames == 36
    assert stage.session.document.can_undo == "Set length of shot 2"


def test_a_band_selects_what_it_touches(stage: Stage) -> None:
    session = stage.session
    ids = [row.id for row in session.board.reel]
    session.selection.only(ids[5])
    band = Band(stage, Pointer(320, 210, ctrl=True))
    band.move(Pointer(210, 100))
    assert session.selection.shots == (ids[1], ids[2], ids[5])
    assert stage.band is not None
    band.cancel()
    assert session.selection.shots == (ids[5],)
    band = Band(stage, Pointer(320, 210))
    band.move(Pointer(330, 214))
    band.finish()
    assert session.selection.shots == ()


def test_a_range_is_drawn_and_its_ends_can_be_dragged(stage: Stage) -> None:
    playing = stage.session.playing
    drawn = Range(stage, 10, None)
    drawn.move(Pointer(stage.lens.x(40), 10))
    drawn.finish()
    assert playing.range == (10, 40)
    end = Range(stage, 40, "out")
    end.move(Pointer(stage.lens.x(60), 10))
    assert playing.range == (10, 60)
    end.cancel()
    assert playing.range == (10, 40)
    fresh = Range(stage, 70, None)
    fresh.move(Pointer(stage.lens.x(90), 10))
    fresh.cancel()
    assert playing.range == (10, 40)


def test_a_marker_is_dragged_to_another_frame(stage: Stage) -> None:
    session = stage.session
    edit = session.do(deeds.add_marker, frame=10)
    assert edit is not None
    mark = Mark(stage, edit.added("markers")[0])
    mark.move(Pointer(stage.lens.x(73), 8))
    assert stage.board.reel_markers[0][0] == 72
    mark.finish()
    assert session.board.reel_markers[0][0] == 72


def test_panning_moves_the_reel(stage: Stage) -> None:
    stage.look(stage.lens._replace(per_frame=20.0, offset=300))
    pan = Pan(stage, Pointer(500, TOP))
    pan.move(Pointer(450, TOP))
    assert stage.lens.offset == 350
    pan.cancel()
    assert stage.lens.offset == 300
    pan.finish()
