import pytest

from studio.ui.library.choosing import Reach, use_model
from studio.ui.session import Session
from studio.ui.session.library import Library


@pytest.mark.parametrize(
    ("reach", "label"),
    [("film", "Use Wan 2.1 T2V 1.3B for the film"), ("scene", "Use Wan 2.1 T2V 1.3B for the scene")],
)
def test_engine_and_model_are_one_step(session: Session, library: Library, reach: Reach, label: str) -> None:
    del library
    session.selection.only(session.board.reel[0].id)
    assert use_model(session, "/models/wan", reach)
    board = session.board
    params = board.project.params if reach == "film" else board.scenes[board.reel[0].scene].params
    assert (params["engine"], params["model"]) == ("diffusers", "/models/wan")
    assert session.undo() == label
    assert "model" not in session.board.project.params


def test_for_shots_it_is_set_on_each(session: Session, library: Library) -> None:
    del library
    ids = [shot.id for shot in session.board.reel[:2]]
    session.selection.only(None)
    assert not use_model(session, "/models/wan", "shots")
    session.selection.become(ids)
    assert use_model(session, "/models/wan", "shots")
    assert [session.board.shots[shot].params["model"] for shot in ids] == ["/models/wan"] * 2
    assert session.undo() == "Use Wan 2.1 T2V 1.3B for the shots"
    session.selection.only(ids[0])
    assert use_model(session, "/models/wan", "shots")
    assert session.undo() == "Use Wan 2.1 T2V 1.3B for shot 1"
