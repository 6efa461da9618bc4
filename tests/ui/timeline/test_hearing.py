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


def test_a_take_is_heard_if_it_has_sound(session: Session, give_take: object) -> None:
    one, two = (row.id for row in session.board.reel[:2])
    hearing = Hearing(session)
    assert not hearing.of(one)
    give_take(session, one)  # type: ignore[operator]
    hearing.learn(session.board)
    assert not hearing.of(one)
    assert not hearing.any()
    give_take(session, two, sound=True)  # type: ignore[operator]
    hearing.learn(session.board)
    assert hearing.of(two)
    assert hearing.any()
    assert not Hearing(session).of("none")
