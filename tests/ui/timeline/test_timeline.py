import pytest
from pytestqt.qtbot import QtBot

from studio.edit import deeds
from studio.project import open_project
from studio.ui.session import Session
from studio.ui.theme import Theme
from studio.ui.timeline import Timeline
from studio.ui.timeline.lens import GUTTER


def test_zoom_goes_closer_wider_and_to_what_is_asked(timeline: Timeline, session: Session) -> None:
    stage = timeline.stage
    per_frame = stage.lens.per_frame
    timeline.zoom_in()
    assert stage.lens.per_frame == pytest.approx(per_frame * 1.5)
    timeline.zoom_out()
    assert stage.lens.per_frame == pytest.approx(per_frame)
    session.selection.only(session.board.reel[2].id)
    timeline.zoom_selection()
    assert stage.lens.x(48) >= GUTTER
    assert stage.lens.x(72) - stage.lens.x(48) > 500
    timeline.show_shot(session.board.reel[5].id)
    assert GUTTER <= stage.lens.x(120) <= stage.lens.width
    session.selection.only(None)
    timeline.zoom_selection()
    assert stage.lens == stage.lens.fitting(144)


def test_the_slider_and_the_bar_follow_and_lead(timeline: Timeline) -> None:
    stage = timeline.stage
    timeline.head.slider.setValue(900)
    assert stage.lens.closeness(144) == pytest.approx(0.9, abs=0.01)
    timeline.zoom_out()
    assert timeline.head.slider.value() == round(stage.lens.closeness(144) * 1000)


def test_a_reel_that_is_fitted_stays_so_as_it_grows(timeline: Timeline, session: Session) -> None:
    timeline.zoom_fit()
    session.do(deeds.duplicate_shots, shots=[shot.id for shot in session.board.reel])
    assert timeline.stage.lens == timeline.stage.lens.fitting(288)


def test_switches_are_public(timeline: Timeline) -> None:
    timeline.toggle_snap()
    timeline.toggle_ripple()
    timeline.set_tool("retime")
    stage = timeline.stage
    assert (stage.snap, stage.ripple, stage.tool) == (False, False, "retime")


def test_a_marker_is_set_and_named(timeline: Timeline, session: Session) -> None:
    session.playing.seek(30)
    timeline.add_marker()
    assert len(session.board.reel_markers) == 1
    note = timeline.edit_marker(session.board.reel_markers[0][1].id)
    assert note is not None
    note.name.setText("Music in")
    note.close()
    assert session.board.reel_markers[0][1].name == "Music in"
    session.undo()
    assert session.board.reel_markers == []
    assert timeline.edit_marker("gone") is None


def test_a_scene_is_renamed_in_its_band(timeline: Timeline, session: Session, qtbot: QtBot) -> None:
    field = timeline.rename_scene(session.board.scene_order[1].id)
    assert field is not None
    assert field.geometry().left() == timeline.stage.lens.x(72)
    assert timeline.rename_scene("gone") is None


def test_what_is_selected_is_said(timeline: Timeline, session: Session) -> None:
    assert timeline.view.accessibleName() == "Timeline"
    assert "none selected" in timeline.view.accessibleDescription()
    session.selection.only(session.board.reel[1].id)
    assert timeline.view.accessibleDescription().startswith("Shot 2 of 6, Empty")


def test_words_for_sound_open_a_row(timeline: Timeline, session: Session) -> None:
    assert timeline.stage.rows.sound == 0
    session.do(deeds.set_field, shot=session.board.reel[0].id, field="sound", value="Wind")
    assert timeline.stage.rows.sound > 0


def test_an_empty_reel_is_shown(open_session: object, theme: Theme, qtbot: QtBot) -> None:
    session = open_session(0)  # type: ignore[operator]
    timeline = Timeline(session, theme)
    qtbot.addWidget(timeline)
    timeline.resize(1000, 253)
    timeline.show()
    assert not timeline.grab().isNull()
    timeline.zoom_in()
    timeline.zoom_selection()
    timeline.add_marker()
    assert session.board.reel_markers == []


def test_a_project_that_is_only_read_can_be_looked_at(
    session: Session, open_session: object, theme: Theme, qtbot: QtBot, shelf: object
) -> None:
    path = session.opened.path
    reader = Session(open_project(path, write=False), shelf)  # type: ignore[arg-type]
    timeline = Timeline(reader, theme)
    qtbot.addWidget(timeline)
    timeline.resize(1000, 253)
    timeline.show()
    assert not timeline.grab().isNull()
    assert timeline.rename_scene(reader.board.scene_order[0].id) is None
    reader.close()
