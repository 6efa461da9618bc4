from studio.edit import deeds
from studio.ui.inspector.asking import SEEDS, ask_for_takes, is_locked, roll, seed_for
from studio.ui.inspector.cascade import Aim
from studio.ui.session import Session
from tests.ui.inspector.conftest import Asked, GiveTake


def test_seeds_are_rolled_short_enough_to_be_read_out() -> None:
    assert all(0 <= roll() < SEEDS for _ in range(50))


def test_a_seed_is_locked_wherever_it_is_set(session: Session) -> None:
    shot = session.board.reel[0]
    assert not is_locked(session.board, shot)
    session.do(deeds.set_param, ring="scene", name="seed", value=3, of=shot.scene)
    assert is_locked(session.board, session.board.reel[0])


def test_the_seed_of_a_new_take(session: Session, give_take: GiveTake) -> None:
    shot = session.board.reel[0]
    assert seed_for(session.board, shot, 5, stale=False) is None
    give_take(shot.id, seed=7)
    shot = session.board.reel[0]
    assert seed_for(session.board, shot, 5, stale=True) == 7
    assert seed_for(session.board, shot, 5, stale=False) == 5
    session.do(deeds.set_params, shots=[shot.id], name="seed", value=9)
    assert seed_for(session.board, session.board.reel[0], 5, stale=False) is None
    assert seed_for(session.board, session.board.reel[0], 5, stale=False, fresh=True) == 5


def test_shots_are_asked_for_with_the_seed_that_suits_them(session: Session, asked: Asked, give_take: GiveTake) -> None:
    ids = tuple(shot.id for shot in session.board.reel)
    give_take(ids[0], seed=7)
    give_take(ids[1], seed=8)
    session.do(deeds.set_prompt, shot=ids[0], prompt="A wolf")
    ask_for_takes(session, Aim("shot", ids[:1]))
    assert asked.takes == [((ids[0],), None, 7)]
    ask_for_takes(session, Aim("shot", (*ids, "gone")))
    changed, unchanged, empty = asked.takes[1:]
    assert changed == ((ids[0],), None, 7)
    assert unchanged[0] == (ids[1],)
    assert unchanged[2] not in (None, 8)
    assert empty == (ids[2:], None, None)
