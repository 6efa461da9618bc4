import pytest

from studio.edit import deeds
from studio.ui.board.arrangement import Gap
from studio.ui.board.deck import Deck
from studio.ui.board.sieve import Sieve
from studio.ui.session import Session


@pytest.fixture
def deck(session: Session) -> Deck:
    deck = Deck(session)
    deck.sift()
    deck.lay(360)
    return deck


def test_cards_are_the_shots_of_the_reel_under_their_scenes(session: Session, deck: Deck) -> None:
    assert [deck.shot(index).id for index in range(len(deck))] == [shot.id for shot in session.board.reel]
    assert [(group.name, group.first, group.size, group.frames) for group in deck.arrangement.groups] == [
        ("Forest", 0, 3, 72),
        ("Hut", 3, 3, 72),
    ]
    assert [deck.index(shot.id) for shot in session.board.reel] == [0, 1, 2, 3, 4, 5]
    assert deck.index("nobody") is None


def test_a_sieve_leaves_out_shots_and_scenes_that_are_empty_then(session: Session, deck: Deck) -> None:
    deck.sieve = Sieve(text="low angle")
    deck.sift()
    deck.lay()
    assert [deck.shot(index).id for index in range(len(deck))] == [session.board.reel[1].id]
    assert [group.name for group in deck.arrangement.groups] == ["Forest"]
    assert deck.index(session.board.reel[0].id) is None
    assert deck.place(session.board.reel[1].id) is not None


def test_a_scene_without_shots_is_there_to_drop_into(session: Session, deck: Deck) -> None:
    session.do(deeds.add_scene, name="Lake")
    deck.sift()
    deck.lay()
    assert [(group.name, group.size) for group in deck.arrangement.groups][-1] == ("Lake", 0)
    assert deck.before(Gap(2, 6)) is None


def test_a_place_between_cards_is_one_in_the_whole_reel(session: Session, deck: Deck) -> None:
    reel = session.board.reel
    assert deck.before(Gap(0, 1)) == reel[1].id
    assert deck.before(Gap(0, 3)) is None
    deck.sieve = Sieve(text="low angle")
    deck.sift()
    deck.lay()
    assert deck.before(Gap(0, 1)) == reel[2].id


def test_folded_cards_have_no_place(session: Session, deck: Deck) -> None:
    deck.folded = {session.board.scene_order[0].id}
    deck.lay()
    assert deck.place(session.board.reel[0].id) is None
    assert deck.hidden(session.board.reel[0].id)
    assert not deck.hidden(session.board.reel[5].id)
