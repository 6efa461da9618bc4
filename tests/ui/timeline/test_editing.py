import pytest
from pytestqt.qtbot import QtBot

from studio.ui.session import Session
from studio.ui.timeline.editing import Editing


@pytest.fixture
def editing(session: Session) -> Editing:
    return Editing(session)


@pytest.fixture
def ids(session: Session) -> list[str]:
    return [shot.id for shot in session.board.reel]


def test_the_shot_under_the_playhead_is_split_there(session: Session, editing: Editing) -> None:
    assert editing.split() is None
    session.playing.seek(30)
    assert editing.split() is not None
    assert session.board.starts[:4] == [0, 24, 30, 48]
    assert editing.split(10_000) is None


def test_links_are_made_and_cut(session: Session, editing: Editing, ids: list[str], qtbot: QtBot) -> None:
    assert editing.link() is None
    session.selection.only(ids[2])
    editing.link()
    assert session.board.shots[ids[2]].bridge
    editing.link()
    assert not session.board.shots[ids[2]].bridge
    with qtbot.waitSignal(session.noticed):
        assert editing.link(ids[0]) is None


def test_shots_are_added_behind_another(session: Session, editing: Editing, ids: list[str]) -> None:
    fresh = editing.add_after(ids[2], linked=True)
    assert fresh is not None
    assert session.board.reel[3].id == fresh
    assert session.board.reel[3].bridge
    assert session.selection.shots == (fresh,)
    assert session.playing.frame == session.board.start(session.board.shots[fresh])
    assert editing.add_after(None) == session.board.reel[-1].id


def test_markers_are_set_once(session: Session, editing: Editing) -> None:
    session.playing.seek(40)
    marker = editing.add_marker()
    assert marker is not None
    assert editing.add_marker() == marker
    session.playing.seek(100)
    assert editing.add_marker() not in (None, marker)
    assert [frame for frame, _ in session.board.reel_markers] == [40, 100]


def test_an_empty_reel_has_nothing_to_cut(open_session: object) -> None:
    session = open_session(0)  # type: ignore[operator]
    editing = Editing(session)
    assert editing.split() is None
    assert editing.add_marker() is None
    assert editing.add_after(None) == session.board.reel[0].id
