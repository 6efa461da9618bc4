import pytest

from studio.edit import deeds
from studio.ui.inspector.cascade import Aim
from studio.ui.inspector.following import Following
from studio.ui.session import Session


@pytest.fixture
def told(session: Session) -> list[str]:
    """What a following on the selected first shot tells."""
    heard: list[str] = []
    following = Following(session, session)
    session.selection.only(session.board.reel[0].id)
    following.aim = Aim("shot", session.selection.shots)
    following.behind.connect(lambda: heard.append("behind"))
    following.pictured.connect(lambda: heard.append("pictured"))
    following.progressed.connect(heard.append)
    following.selected.connect(lambda: heard.append("selected"))
    return heard


def test_only_what_concerns_the_shot_is_told(session: Session, told: list[str]) -> None:
    first, second = (shot.id for shot in session.board.reel[:2])
    session.do(deeds.set_field, shot=second, field="notes", value="x")
    session.thumbnails.arrived.emit(frozenset({second}))
    session.making.progressed.emit(second)
    session.standings.changed.emit(frozenset({second}))
    assert told == []
    session.do(deeds.set_field, shot=first, field="notes", value="x")
    session.thumbnails.arrived.emit(frozenset({first}))
    session.making.progressed.emit(first)
    assert told == ["behind", "pictured", first]
    session.standings.changed.emit(frozenset({first}))
    session.making.queue_changed.emit()
    session.selection.only(second)
    assert told[3:] == ["behind", "behind", "selected"]


def test_what_bears_on_all_shots_is_told(session: Session, told: list[str]) -> None:
    session.do(deeds.set_param, ring="project", name="time", value="day")
    assert "behind" in told
    told.clear()
    session.do(deeds.move_shot, shot=session.board.reel[5].id, to=2)
    assert "behind" in told
