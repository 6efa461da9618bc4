from studio.edit import deeds
from studio.ui.board.sieve import Sieve
from studio.ui.session import Session


def shown(session: Session, sieve: Sieve) -> list[int]:
    return [place + 1 for place in sieve.shown(session.board, session.standings)]


def test_an_open_sieve_lets_everything_through(session: Session) -> None:
    assert Sieve().is_open
    assert Sieve(text="  ").is_open
    assert shown(session, Sieve()) == [1, 2, 3, 4, 5, 6]


def test_words_are_looked_for_everywhere_a_shot_has_words(session: Session) -> None:
    assert shown(session, Sieve(text="FOX")) == [2, 4, 5]
    assert shown(session, Sieve(text="fox snow")) == [4]
    assert shown(session, Sieve(text="hut")) == [4, 5, 6]
    session.do(deeds.set_field, shot=session.board.reel[0].id, field="dialogue", value="A fox!")
    assert shown(session, Sieve(text="fox")) == [1, 2, 4, 5]


def test_a_number_is_a_shot(session: Session) -> None:
    assert shown(session, Sieve(text="#3")) == [3]
    session.do(deeds.set_field, shot=session.board.reel[0].id, field="label", value="2A")
    assert shown(session, Sieve(text="#2a")) == [1]


def test_states_and_scenes_narrow_it_down(session: Session) -> None:
    second = session.board.scene_order[1].id
    assert shown(session, Sieve(scenes=frozenset({second}))) == [4, 5, 6]
    assert shown(session, Sieve(looks=frozenset({"empty"}), scenes=frozenset({second}))) == [4, 5, 6]
    assert shown(session, Sieve(looks=frozenset({"failed"}))) == []
