from studio.edit import deeds
from studio.edit.report import Changes
from studio.ui.session import Session
from studio.ui.timeline.hearing import Hearing


def test_words_for_sound_ask_for_a_row(session: Session) -> None:
    hearing = Hearing(session)
    assert not hearing.any()
    edit = session.do(deeds.set_field, shot=session.board.reel[0].id, field="sound", value="Wind")
    assert edit is not None
    hearing.follow(Changes.of("", edit.changes))
    assert hearing.any()
    edit = session.do(deeds.remove_shots, shots=[session.board.reel[0].id])
    assert edit is not None
    hearing.follow(Changes.of("", edit.changes))
    assert not hearing.any()


def test_takes_of_silent_or_unknown_engines_are_not_heard(session: Session, give_take: object) -> None:
    shot = session.board.reel[0].id
    assert not Hearing(session).of(shot)
    give_take(session, shot)  # type: ignore[operator]
    assert not Hearing(session).of(shot)
    assert not Hearing(session).of("none")
