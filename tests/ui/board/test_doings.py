import pytest
from pytestqt.qtbot import QtBot

from studio.edit import deeds
from studio.ui.board import Board
from studio.ui.board.doings import Doings
from studio.ui.session import Notice, Session


@pytest.fixture
def doings(board: Board) -> Doings:
    return board.doings


def prompts(session: Session) -> list[str]:
    return [shot.prompt.split()[0] for shot in session.board.reel]


def test_going_to_a_shot_selects_it_and_takes_the_playhead_along(doings: Doings, session: Session) -> None:
    doings.go(session.board.reel[3].id)
    assert session.selection.shots == (session.board.reel[3].id,)
    assert session.playing.frame == session.board.starts[3]
    doings.go(session.board.reel[5].id, extend=True)
    assert len(session.selection) == 3


def test_a_block_is_nudged_over_neighbours_and_scenes(doings: Doings, session: Session) -> None:
    ids = [shot.id for shot in session.board.reel]
    session.selection.become(ids[1:3])
    doings.nudge(-1)
    assert [shot.id for shot in session.board.reel] == [ids[1], ids[2], ids[0], *ids[3:]]
    doings.nudge(-1)
    assert [shot.id for shot in session.board.reel][:3] == [ids[1], ids[2], ids[0]]
    session.undo()
    doings.nudge(1)
    assert [shot.id for shot in session.board.reel] == ids
    assert session.board.shots[ids[2]].scene == session.board.scene_order[1].id
    assert session.document.can_undo == "Move 2 shots to Hut"


def test_removing_selects_what_follows(doings: Doings, session: Session) -> None:
    ids = [shot.id for shot in session.board.reel]
    session.selection.become(ids[1:3])
    doings.remove()
    assert [shot.id for shot in session.board.reel] == [ids[0], *ids[3:]]
    assert session.selection.shots == (ids[3],)
    session.selection.only(ids[5])
    doings.remove()
    assert session.selection.shots == (ids[4],)
    session.selection.only(None)
    doings.remove()
    doings.nudge(1)
    assert len(session.board.reel) == 3


def test_a_link_is_made_and_cut(doings: Doings, session: Session) -> None:
    shot = session.board.reel[1].id
    doings.link(shot)
    assert session.board.shots[shot].bridge
    doings.link(shot)
    assert not session.board.shots[shot].bridge


def test_an_empty_prompt_keeps_the_old_one_and_says_so(doings: Doings, session: Session) -> None:
    shot = session.board.reel[1]
    heard: list[Notice] = []
    session.noticed.connect(heard.append)
    doings.write(shot.id, "   ", "")
    assert ["Shot 2 keeps its prompt" in notice.sentence for notice in heard] == [True]
    assert session.board.shots[shot.id] == shot


def test_words_too_long_become_a_notice(qtbot: QtBot, doings: Doings, session: Session) -> None:
    with qtbot.waitSignal(session.noticed):
        doings.write(session.board.reel[0].id, "x" * 20_000, "")
    doings.write("gone", "A fox", "")


def test_a_prompt_that_is_written_is_drafted(doings: Doings, session: Session) -> None:
    session.do(deeds.set_param, ring="project", name="engine", value="test_pattern")
    session.making.pause()
    shot = session.board.reel[0].id
    doings.write(shot, "A crow lands", "Caw.")
    assert session.board.shots[shot].dialogue == "Caw."
    assert [row.shot for row in session.making.rows()] == [shot]


def test_a_new_shot_follows_the_current_one(doings: Doings, session: Session) -> None:
    session.selection.only(session.board.reel[1].id)
    made = doings.add()
    assert made is not None
    assert session.board.numbers[made] == 3
    assert session.selection.current == made
