from pytestqt.qtbot import QtBot

from studio.edit import deeds
from studio.ui.session import Session
from studio.ui.timeline.stage import Ghost, Stage


def test_a_preview_is_shown_but_not_kept(session: Session, stage: Stage, qtbot: QtBot) -> None:
    shot = session.board.reel[0].id
    before = session.board
    with qtbot.waitSignal(stage.staged):
        stage.preview(deeds.trim_edge, shot=shot, edge="out", by=-4)
    assert stage.previewing
    assert stage.layout.assembly.starts[1] == 20
    assert session.board is before
    stage.clear()
    assert stage.layout.assembly.starts[1] == 24
    assert session.document.can_undo == "Add 6 shots"


def test_committing_applies_what_was_shown_as_one_step(session: Session, stage: Stage) -> None:
    shot = session.board.reel[0].id
    for by in range(-1, -10, -1):
        stage.preview(deeds.trim_edge, shot=shot, edge="out", by=by)
    stage.commit()
    assert session.board.shots[shot].length == 15
    assert session.document.can_undo == "Trim out of shot 1"
    session.undo()
    assert session.board.shots[shot].length == 24
    assert session.document.can_undo == "Add 6 shots"


def test_a_refused_deed_leaves_the_last_preview(session: Session, stage: Stage) -> None:
    stage.preview(deeds.set_frames, shot=session.board.reel[0].id, frames=10)
    assert stage.preview(deeds.set_frames, shot=session.board.reel[0].id, frames=0) is None
    assert stage.layout.assembly.starts[1] == 10


def test_a_preview_that_changes_nothing_commits_nothing(session: Session, stage: Stage) -> None:
    stage.preview(deeds.trim_edge, shot=session.board.reel[0].id, edge="out", by=0)
    assert not stage.previewing
    assert stage.commit() is None
    assert session.document.can_undo == "Add 6 shots"


def test_an_edit_from_elsewhere_ends_the_preview(session: Session, stage: Stage) -> None:
    stage.preview(deeds.trim_edge, shot=session.board.reel[0].id, edge="out", by=-4)
    session.do(deeds.set_prompt, shot=session.board.reel[1].id, prompt="Another")
    assert not stage.previewing
    assert stage.board is session.board


def test_tool_and_switches_are_told_of(stage: Stage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(stage.switched):
        stage.use("blade")
    with qtbot.waitSignal(stage.switched):
        stage.turn(snap=False)
    assert (stage.tool, stage.snap, stage.ripple) == ("blade", False, True)


def test_overlays_replace_one_another(stage: Stage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(stage.overlaid):
        stage.overlay(ghost=Ghost("x", 1, 4.0))
    stage.overlay(snapped=3)
    assert stage.ghost is None
    assert stage.snapped == 3


def test_the_lens_stays_on_the_reel(session: Session, stage: Stage) -> None:
    stage.look(stage.lens._replace(per_frame=30.0, offset=10**9))
    assert stage.lens.offset == stage.lens.furthest(144)
    session.do(deeds.remove_shots, shots=[shot.id for shot in session.board.reel[1:]])
    assert stage.lens.offset == stage.lens.furthest(24)
    stage.shift(40)
    assert stage.layout.lens.offset == stage.lens.offset - 40
