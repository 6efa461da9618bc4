from pytestqt.qtbot import QtBot

from studio.edit import deeds
from studio.edit.report import Changes
from studio.ui.session import Notice, Session


def test_a_deed_is_one_step_and_everybody_hears(session: Session, qtbot: QtBot) -> None:
    heard: list[Changes] = []
    session.changed.connect(heard.append)
    shot = session.board.reel[0].id
    edit = session.do(deeds.set_prompt, shot=shot, prompt="A wolf")
    assert edit is not None
    assert [changes.ids("shots") for changes in heard] == [[shot]]
    assert session.undo() == edit.label
    assert session.redo() == edit.label
    assert session.board.shots[shot].prompt == "A wolf"


def test_a_deed_that_cannot_be_done_becomes_a_notice(session: Session) -> None:
    notices: list[Notice] = []
    session.noticed.connect(notices.append)
    assert session.do(deeds.set_prompt, shot=session.board.reel[0].id, prompt="  ") is None
    assert session.do(deeds.remove_shots, shots=["nobody"]) is None
    assert [notice.level for notice in notices] == ["error", "error"]
    assert all(notice.sentence.endswith(".") for notice in notices)


def test_undo_at_the_start_does_nothing(session: Session) -> None:
    while session.undo():
        pass
    assert session.undo() is None
    assert session.board.reel == []


def test_what_is_removed_is_no_longer_selected(session: Session) -> None:
    first, second = (shot.id for shot in session.board.reel[:2])
    session.selection.become([first, second])
    session.do(deeds.remove_shots, shots=[first])
    assert session.selection.shots == (second,)
    assert session.selection.current == second


def test_words_to_the_user_are_notices(session: Session) -> None:
    notices: list[Notice] = []
    session.noticed.connect(notices.append)
    session.say("Exported.", about="s1")
    assert notices == [Notice("Exported.", "info", "s1")]
