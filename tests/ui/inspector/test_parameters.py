from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from studio.edit import deeds
from studio.ui.inspector.cascade import Aim
from studio.ui.inspector.fields import ChoiceField
from studio.ui.inspector.hand import Hand
from studio.ui.inspector.number_field import NumberField
from studio.ui.inspector.parameters import Parameters
from studio.ui.inspector.picture_field import PictureField
from studio.ui.inspector.source_mark import BARE
from studio.ui.session import Session
from studio.ui.session.making import Reading
from studio.ui.theme import Theme


@pytest.fixture
def parameters(session: Session, theme: Theme, hand: Hand, qtbot: QtBot) -> Parameters:
    section = Parameters(session, theme, hand)
    qtbot.addWidget(section)
    section.resize(332, 500)
    section.show()
    return section


def look_at(parameters: Parameters, aim: Aim) -> None:
    """Show these as the inspector does."""
    hand = parameters.hand
    hand.aim = aim
    parameters.show_aim(aim, [hand.board.shots[shot] for shot in aim.ids] if aim.ring == "shot" else [])


def first(session: Session) -> Aim:
    return Aim("shot", (session.board.reel[0].id,))


def test_rows_are_made_from_the_engines_record(parameters: Parameters, session: Session) -> None:
    look_at(parameters, first(session))
    offered = session.making.capabilities("previs").parameters
    names = [one.name for one in offered if "*" not in one.name]
    assert len(names) < len(offered)
    assert list(parameters.rows) == names
    kept = parameters.rows["time"]
    look_at(parameters, first(session))
    assert parameters.rows["time"] is kept
    session.do(deeds.set_params, shots=[session.board.reel[0].id], name="engine", value="test_pattern")
    look_at(parameters, first(session))
    assert "delay_ms" in parameters.rows
    look_at(parameters, Aim("shot", tuple(shot.id for shot in session.board.reel)))
    assert (list(parameters.rows), parameters.note.text()) == ([], "Different engines")


def test_a_value_is_set_reset_and_spread(parameters: Parameters, session: Session) -> None:
    aim = first(session)
    look_at(parameters, aim)
    row = parameters.rows["time"]
    row.given.emit("time", "night", "")
    look_at(parameters, aim)
    assert session.board.reel[0].params == {"time": "night"}
    assert (row.source.source, parameters.note.text()) == ("shot", "1 set here")
    assert parameters.set_names() == ["time"]
    menu = parameters.menu_for("time")
    next(one for one in menu.actions() if one.text() == "Set for the scene").trigger()
    look_at(parameters, aim)
    assert row.source.source == "scene"
    row.given.emit("time", "day", "")
    look_at(parameters, aim)
    row.reset.emit()
    look_at(parameters, aim)
    assert row.source.source == "scene"
    row.given.emit("time", "teatime", "")
    assert row.editor.property("refused")


def test_auto_shows_what_the_prompt_makes_of_it(parameters: Parameters, session: Session) -> None:
    aim = first(session)
    look_at(parameters, aim)
    reading = Reading("Wide at dusk", ((0, 4, "size"),), {"time": "dusk", "camera": {"size": "wide"}}, ())
    parameters.show_reading(reading, aim)
    size, time = parameters.rows["size"], parameters.rows["time"]
    assert isinstance(size.editor, ChoiceField)
    assert isinstance(time.editor, ChoiceField)
    assert (size.editor.shown, size.source.source) == ("Wide", "prompt")
    assert (time.editor.shown, time.source.source) == ("Dusk", "engine")
    parameters.show_reading(None, aim)
    assert size.editor.shown == "Auto"


def test_a_seed_is_locked_to_what_is_in_sight_and_unlocked(parameters: Parameters, session: Session) -> None:
    aim = first(session)
    look_at(parameters, aim)
    parameters.seed.lock.click()
    look_at(parameters, aim)
    assert session.board.reel[0].params == {"seed": 0}
    parameters.seed.lock.click()
    assert session.board.reel[0].params == {}


def test_many_shots_a_scene_and_the_project(parameters: Parameters, session: Session) -> None:
    ids = tuple(shot.id for shot in session.board.reel)
    look_at(parameters, Aim("shot", ids))
    parameters.length.given.emit(48, "key")
    assert {shot.frames for shot in session.board.reel} == {48}
    parameters.start.linked.emit(True)
    assert all(shot.bridge for shot in session.board.reel)
    look_at(parameters, Aim("project"))
    assert parameters.note.text() == "None set here"
    assert not parameters.length.isVisible()
    parameters.rows["look"].given.emit("look", "ink", "")
    assert session.board.project.params == {"look": "ink"}
    look_at(parameters, Aim("scene", (session.board.scene_order[0].id,)))
    assert parameters.rows["look"].source.source == "project"
    titles = [one.text() for one in parameters.menu_for("look").actions() if one.text()]
    assert titles == ["Reset", "Set for the project"]


def test_all_that_is_set_can_be_cleared_and_words_left_away(parameters: Parameters, session: Session) -> None:
    aim = first(session)
    look_at(parameters, aim)
    for name, value in (("time", "night"), ("weather", "fog")):
        parameters.rows[name].given.emit(name, value, "")
    look_at(parameters, aim)
    parameters.clear_all()
    assert session.board.reel[0].params == {}
    parameters.make_bare(True)
    assert parameters.rows["time"].source.width() == BARE


def test_an_engine_that_is_gone_leaves_the_general_rows(parameters: Parameters, session: Session) -> None:
    session.do(deeds.set_param, ring="project", name="engine", value="gone")
    look_at(parameters, first(session))
    assert list(parameters.rows) == []
    assert parameters.length.isVisible()


def test_an_engine_that_needs_weights_has_a_model_and_pictures(
    parameters: Parameters, session: Session, tmp_path: Path
) -> None:
    aim = first(session)
    parameters.hand.drafts = False
    session.do(deeds.set_params, shots=aim.ids, name="engine", value="diffusers")
    look_at(parameters, aim)
    assert parameters.model.isVisible()
    assert parameters.model.choice.text() == "Choose a model"
    assert "model" not in parameters.rows
    assert {"first_frame", "last_frame", "reference.1"} <= set(parameters.rows)
    assert not parameters.rows["memory"].isVisible()
    steps = parameters.rows["steps"].editor
    assert isinstance(steps, NumberField)
    assert steps.text() == "Model's own"
    parameters.more.click()
    assert parameters.rows["memory"].isVisible()
    Image.new("RGB", (32, 18)).save(tmp_path / "end.png")
    editor = parameters.rows["last_frame"].editor
    assert isinstance(editor, PictureField)
    editor.dropped.emit(tmp_path / "end.png")
    look_at(parameters, aim)
    assert editor.words == "Picture of yours"
    assert parameters.rows["last_frame"].source.source == "shot"
    editor.cleared.emit()
    assert "last_frame" not in session.board.reel[0].params
    parameters.model.given.emit("model", "/models/Wan", "")
    look_at(parameters, aim)
    assert parameters.model.choice.text() == "Wan"


def test_a_length_off_the_grid_is_said(parameters: Parameters, session: Session) -> None:
    aim = first(session)
    look_at(parameters, aim)
    assert not parameters.clip.isVisible()
    session.do(deeds.set_params, shots=aim.ids, name="engine", value="diffusers")
    look_at(parameters, aim)
    assert parameters.clip.isVisible()
    assert parameters.clip.words.text() == "25 frames"
    session.do(deeds.set_project, width=1280, height=720)
    session.do(deeds.set_params, shots=aim.ids, name="resolution", value="480p")
    look_at(parameters, aim)
    assert parameters.size_row.words.text() == "848 \N{MULTIPLICATION SIGN} 480"
