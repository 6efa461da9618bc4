from PySide6.QtCore import QRect

from studio.edit import deeds
from studio.ui.board import Board
from studio.ui.board.arrangement import Gap
from studio.ui.session import Session
from studio.ui.theme import Theme


def centre(board: Board, session: Session, number: int) -> QRect:
    box = board.cards.box(session.board.reel[number - 1].id)
    assert box is not None
    return box


def test_all_that_is_painted_is_in_sight(board: Board, session: Session) -> None:
    before = board.cards.grab().toImage()
    session.do(deeds.set_prompt, shot=session.board.reel[0].id, prompt="Something else entirely")
    assert board.cards.grab().toImage() != before


def test_revealing_scrolls_no_more_than_is_needed(board: Board, session: Session) -> None:
    board.resize(360, 300)
    bar, last = board.cards.verticalScrollBar(), session.board.reel[-1].id
    board.cards.reveal(last)
    assert bar.value() > 0
    view = board.cards.viewport().rect()
    assert view.contains(centre(board, session, 6))
    kept = bar.value()
    board.cards.reveal(last)
    assert bar.value() == kept
    board.cards.reveal(session.board.reel[0].id)
    assert bar.value() == 0


def test_folding_takes_cards_away_and_brings_them_back(board: Board, session: Session) -> None:
    scene = session.board.scene_order[0].id
    tall = board.cards.deck.arrangement.height
    board.cards.fold(scene)
    assert board.cards.deck.arrangement.height < tall
    assert board.cards.box(session.board.reel[0].id) is None
    board.cards.fold(scene)
    assert board.cards.deck.arrangement.height == tall


def test_the_card_under_the_playhead_is_marked(board: Board, session: Session) -> None:
    before = board.cards.grab().toImage()
    session.playing.seek(session.board.starts[2])
    assert board.cards.grab().toImage() != before


def test_an_aim_is_shown_between_cards(board: Board) -> None:
    before = board.cards.grab().toImage()
    board.cards.aim(Gap(0, 2))
    assert board.cards.grab().toImage() != before
    board.cards.aim(None)
    assert board.cards.grab().toImage() == before


def test_the_theme_and_the_shape_can_change(board: Board, theme: Theme) -> None:
    dark = board.cards.grab().toImage()
    theme.use("light")
    assert board.cards.grab().toImage() != dark
    board.cards.use(shape="grid", tile=200)
    assert board.cards.deck.arrangement.sizes.columns == 1
    assert board.cards.deck.shape == "grid"


def test_refreshing_a_few_or_many_harms_nothing(board: Board, session: Session) -> None:
    board.cards.refresh(["nobody", session.board.reel[0].id])
    board.cards.refresh([shot.id for shot in session.board.reel] * 20)
    assert not board.cards.grab().isNull()
