import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from studio.ui.board.deck import Deck
from studio.ui.board.keys import aim, wish
from studio.ui.session import Session

Key = Qt.Key
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, held)


@pytest.fixture
def deck(session: Session) -> Deck:
    deck = Deck(session)
    deck.sift()
    deck.lay(360)
    return deck


def test_what_keys_are_for(deck: Deck) -> None:
    assert wish(deck, press(Key.Key_Down)) == "go"
    assert wish(deck, press(Key.Key_Left)) == "none"
    assert wish(deck, press(Key.Key_Return)) == "edit"
    assert wish(deck, press(Key.Key_Delete)) == "remove"
    assert wish(deck, press(Key.Key_Up, ALT)) == "earlier"
    assert wish(deck, press(Key.Key_Down, ALT)) == "later"
    assert wish(deck, press(Key.Key_A, CONTROL)) == "all"
    assert wish(deck, press(Key.Key_D, CONTROL)) == "none"
    assert wish(deck, press(Key.Key_Asterisk)) == "fold"
    deck.shape = "grid"
    deck.lay(900)
    assert wish(deck, press(Key.Key_Left)) == "go"


def test_a_list_is_walked_up_and_down_from_end_to_end(session: Session, deck: Deck) -> None:
    ids = [shot.id for shot in session.board.reel]
    assert aim(deck, press(Key.Key_Down), None, 400) == ids[0]
    assert aim(deck, press(Key.Key_Down), ids[2], 400) == ids[3]
    assert aim(deck, press(Key.Key_Up), ids[3], 400) == ids[2]
    assert aim(deck, press(Key.Key_Up), ids[0], 400) == ids[0]
    assert aim(deck, press(Key.Key_End), ids[0], 400) == ids[5]
    assert aim(deck, press(Key.Key_Home), ids[5], 400) == ids[0]
    assert aim(deck, press(Key.Key_PageDown), ids[0], 200) == ids[2]
    assert aim(deck, press(Key.Key_PageDown), ids[4], 900) == ids[5]


def test_a_grid_is_walked_in_columns_across_scenes(session: Session, deck: Deck) -> None:
    ids = [shot.id for shot in session.board.reel]
    deck.shape = "grid"
    deck.lay(520)
    assert deck.arrangement.sizes.columns == 2
    assert aim(deck, press(Key.Key_Right), ids[0], 400) == ids[1]
    assert aim(deck, press(Key.Key_Down), ids[0], 400) == ids[2]
    assert aim(deck, press(Key.Key_Down), ids[1], 400) == ids[2]
    assert aim(deck, press(Key.Key_Down), ids[2], 400) == ids[3]
    assert aim(deck, press(Key.Key_Up), ids[4], 400) == ids[2]
    assert aim(deck, press(Key.Key_Down), ids[5], 400) == ids[5]


def test_folded_scenes_are_passed_over(session: Session, deck: Deck) -> None:
    ids = [shot.id for shot in session.board.reel]
    deck.folded = {session.board.scene_order[1].id}
    deck.lay()
    assert aim(deck, press(Key.Key_Down), ids[2], 400) == ids[2]
    assert aim(deck, press(Key.Key_End), ids[0], 400) == ids[2]
    deck.folded = {scene.id for scene in session.board.scene_order}
    deck.lay()
    assert aim(deck, press(Key.Key_Home), ids[0], 400) is None
