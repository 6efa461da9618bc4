import pytest

from studio.edit import deeds
from studio.edit.change import Edit
from studio.errors import NotFoundError
from studio.ui.inspector.cascade import Aim
from studio.ui.inspector.edits import all_cleared, cleared, each, given, spread
from studio.ui.session import Session


def test_the_same_deed_on_many_shots_is_one_step_that_undo_takes_back(session: Session) -> None:
    ids = [shot.id for shot in session.board.reel]
    before = list(session.board.reel)

    def link(shot: str) -> Edit:
        return deeds.set_bridge(session.board, shot=shot, bridge=True)

    edit = each(session.board, [*ids, "gone"], "Link", link)
    session.apply(edit)
    assert edit.label == "Link 6 shots"
    assert all(shot.bridge for shot in session.board.reel)
    session.undo()
    assert session.board.reel == before
    assert each(session.board, ids[:1], "Link", link).label == "Link shot 1"
    assert not each(session.board, [], "Link", link).changes


@pytest.mark.parametrize("ring", ["project", "scene", "shot"])
def test_a_value_is_given_to_and_cleared_from_each_ring(ring: str, session: Session) -> None:
    shot = session.board.reel[0]
    aims = {"project": Aim("project"), "scene": Aim("scene", (shot.scene,)), "shot": Aim("shot", (shot.id,))}
    aim = aims[ring]
    session.apply(given(session.board, aim, "time", "night"))
    rows = {"project": session.board.project, "scene": session.board.scenes[shot.scene], "shot": session.board.reel[0]}
    assert rows[ring].params == {"time": "night"}
    session.apply(cleared(session.board, aim, "time"))
    assert session.board.reel[0].params == session.board.project.params == {}


def test_all_that_is_set_goes_as_one_step(session: Session) -> None:
    aim = Aim("shot", (session.board.reel[0].id,))
    for name in ("time", "weather"):
        session.apply(given(session.board, aim, name, "x"))
    edit = all_cleared(session.board, aim, ["time", "weather"])
    session.apply(edit)
    assert session.board.reel[0].params == {}
    session.undo()
    assert session.board.reel[0].params == {"time": "x", "weather": "x"}
    with pytest.raises(NotFoundError):
        cleared(session.board, Aim("project"), "time")


def test_shots_of_several_scenes_set_all_of_them(session: Session) -> None:
    aim = Aim("shot", tuple(shot.id for shot in session.board.reel))
    edit = spread(session.board, aim, "time", "night", "scene")
    session.apply(edit)
    assert edit.label == "Set time for 2 scenes"
    assert all(scene.params == {"time": "night"} for scene in session.board.scene_order)
