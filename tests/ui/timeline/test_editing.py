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


def test_duplicating_selects_the_copies(session: Session, editing: Editing, ids: list[str]) -> None:
    assert editing.duplicate() is None
    session.selection.become(ids[:2])
    edit = editing.duplicate()
    assert edit is not None
    assert session.selection.shots == tuple(edit.added("shots"))
    assert len(session.board.reel) == 8


def test_removing_selects_what_takes_the_place(session: Session, editing: Editing, ids: list[str]) -> None:
    assert editing.remove() is None
    session.selection.become(ids[1:3])
    editing.remove()
    assert session.selection.shots == (ids[3],)
    session.selection.all()
    editing.remove()
    assert session.board.reel == []
    assert session.selection.shots == ()


def test_nudging_moves_by_one_place(session: Session, editing: Editing, ids: list[str]) -> None:
    assert editing.nudge(1) is None
    session.selection.only(ids[0])
    assert editing.nudge(-1) is None
    editing.nudge(1)
    assert [shot.id for shot in session.board.reel[:2]] == [ids[1], ids[0]]
    editing.nudge(-1)
    assert [shot.id for shot in session.board.reel] == ids
    session.selection.only(ids[5])
    assert editing.nudge(1) is None


def test_head_and_tail_are_trimmed_to_the_playhead(session: Session, editing: Editing, give_take: object) -> None:
    shot = session.board.reel[1].id
    give_take(session, shot)  # type: ignore[operator]
    session.playing.seek(30)
    editing.trim_head()
    assert session.board.shots[shot].take_in == 6
    assert session.playing.frame == 24
    session.playing.seek(33)
    editing.trim_tail()
    assert session.board.shots[shot].length == 10


def test_fine_steps_in_a_row_are_one_step(session: Session, editing: Editing, ids: list[str]) -> None:
    assert editing.roll(1) is None
    assert editing.slip(1) is None
    session.selection.only(ids[0])
    for _ in range(3):
        editing.roll(1)
    assert session.board.starts[1] == 27
    session.undo()
    assert session.board.starts[1] == 24
    session.selection.only(ids[5])
    assert editing.roll(1) is None


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
    session.playing.seek(50)
    fresh = editing.add_here(linked=True)
    assert fresh is not None
    assert session.board.reel[3].id == fresh
    assert session.board.reel[3].bridge
    assert session.selection.shots == (fresh,)
    assert session.playing.frame == session.board.start(session.board.shots[fresh])
    assert editing.add_after(None) == session.board.reel[-1].id


def test_markers_are_set_once_and_gone_to(session: Session, editing: Editing) -> None:
    session.playing.seek(40)
    marker = editing.add_marker()
    assert marker is not None
    assert editing.add_marker() == marker
    session.playing.seek(100)
    editing.add_marker()
    assert editing.to_marker(-1)
    assert session.playing.frame == 40
    assert not editing.to_marker(-1)
    assert editing.to_marker(1)
    assert session.playing.frame == 100


def test_an_empty_reel_has_nothing_to_cut(open_session: object) -> None:
    session = open_session(0)  # type: ignore[operator]
    editing = Editing(session)
    assert editing.split() is None
    assert editing.trim_head() is None
    assert editing.trim_tail() is None
    assert editing.add_here() == session.board.reel[0].id
