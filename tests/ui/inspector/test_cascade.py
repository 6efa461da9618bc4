import pytest

from studio.edit import deeds
from studio.ui.inspector.cascade import Aim, Cell, cells, derived
from studio.ui.session import Session

DEFAULTS = {"time": "auto", "seed": 0}


def test_a_value_is_the_innermost_that_is_set(session: Session) -> None:
    shot = session.board.reel[0]
    aim = Aim("shot", (shot.id,))
    assert cells(session.board, aim, DEFAULTS)["time"] == Cell("auto", "engine")
    session.do(deeds.set_param, ring="project", name="time", value="day")
    assert cells(session.board, aim, DEFAULTS)["time"] == Cell("day", "project")
    session.do(deeds.set_param, ring="scene", name="time", value="dusk", of=shot.scene)
    assert cells(session.board, aim, DEFAULTS)["time"] == Cell("dusk", "scene")
    session.do(deeds.set_params, shots=[shot.id], name="time", value="night")
    assert cells(session.board, aim, DEFAULTS)["time"] == Cell("night", "shot", own=True)
    assert aim.only == shot.id
    assert not aim.many


def test_scene_and_project_see_what_is_set_on_them_as_their_own(session: Session) -> None:
    scene = session.board.scene_order[0].id
    session.do(deeds.set_param, ring="project", name="time", value="day")
    assert cells(session.board, Aim("project"), DEFAULTS)["time"] == Cell("day", "project", own=True)
    assert cells(session.board, Aim("scene", (scene,)), DEFAULTS)["time"] == Cell("day", "project")
    session.do(deeds.set_param, ring="scene", name="time", value="dusk", of=scene)
    assert cells(session.board, Aim("scene", (scene,)), DEFAULTS)["time"] == Cell("dusk", "scene", own=True)


def test_many_shots_show_what_they_share(session: Session) -> None:
    ids = tuple(shot.id for shot in session.board.reel)
    aim = Aim("shot", ids)
    assert cells(session.board, aim, DEFAULTS)["time"] == Cell("auto", "engine")
    session.do(deeds.set_params, shots=ids[:2], name="time", value="night")
    assert cells(session.board, aim, DEFAULTS)["time"] == Cell(None, "mixed", own=True)
    session.do(deeds.set_params, shots=ids, name="time", value="night")
    assert cells(session.board, aim, DEFAULTS)["time"] == Cell("night", "shot", own=True)
    session.do(deeds.clear_params, shots=ids[:1], name="time")
    session.do(deeds.set_param, ring="project", name="time", value="night")
    assert cells(session.board, aim, DEFAULTS)["time"] == Cell("night", "mixed", own=True)
    assert aim.many


def test_one_and_true_are_not_the_same_value(session: Session) -> None:
    ids = tuple(shot.id for shot in session.board.reel[:2])
    session.do(deeds.set_params, shots=ids[:1], name="grain", value=1)
    session.do(deeds.set_params, shots=ids[1:], name="grain", value=True)
    assert cells(session.board, Aim("shot", ids), {"grain": 0})["grain"].value is None


def test_no_shots_have_no_value(session: Session) -> None:
    assert cells(session.board, Aim("shot", ("gone",)), DEFAULTS)["time"] == Cell(None, "")


@pytest.mark.parametrize(
    ("cell", "source", "words"),
    [
        (Cell("auto", "engine"), "prompt", "wide"),
        (Cell("auto", "shot", own=True), "shot", ""),
        (Cell("full", "engine"), "engine", ""),
    ],
)
def test_auto_is_what_the_prompt_makes_of_it(cell: Cell, source: str, words: str) -> None:
    found = derived(cell, "size", {"camera": {"size": "wide"}}, {"size"})
    assert (found.source, found.derived) == (source, words)


def test_auto_that_the_prompt_does_not_say_is_the_engines() -> None:
    assert derived(Cell("auto", "engine"), "time", {"time": "day"}, ()) == Cell("auto", "engine", derived="day")
    assert derived(Cell("auto", "engine"), "time", {}, ()) == Cell("auto", "engine")
    assert derived(Cell("auto", "engine"), "time", {"time": 3}, ()) == Cell("auto", "engine")
