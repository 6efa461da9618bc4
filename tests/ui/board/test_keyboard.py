from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.ui.board import Board
from studio.ui.session import Session

Key = Qt.Key


def test_cards_are_walked_chosen_moved_and_removed_by_keys(qtbot: QtBot, board: Board, session: Session) -> None:
    ids, cards = [shot.id for shot in session.board.reel], board.cards
    cards.setFocus()
    qtbot.keyClick(cards, Key.Key_Down)
    assert session.selection.current == ids[0]
    qtbot.keyClick(cards, Key.Key_Down)
    qtbot.keyClick(cards, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert session.selection.shots == (ids[1], ids[2])
    qtbot.keyClick(cards, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [shot.id for shot in session.board.reel][:3] == [ids[1], ids[2], ids[0]]
    qtbot.keyClick(cards, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [shot.id for shot in session.board.reel] == ids
    qtbot.keyClick(cards, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(session.selection) == 6
    qtbot.keyClick(cards, Key.Key_Home)
    qtbot.keyClick(cards, Key.Key_Delete)
    assert [shot.id for shot in session.board.reel] == ids[1:]


def test_enter_edits_and_a_star_folds(qtbot: QtBot, board: Board, session: Session) -> None:
    session.selection.only(session.board.reel[0].id)
    board.cards.setFocus()
    qtbot.keyClick(board.cards, Key.Key_Return)
    assert board.editor.shot == session.board.reel[0].id
    qtbot.keyClick(board.editor.prompt, Key.Key_Escape)
    qtbot.keyClick(board.cards, Key.Key_Asterisk)
    assert board.cards.deck.folded == {session.board.scene_order[0].id}


def test_keys_of_others_are_left_to_them(qtbot: QtBot, board: Board, session: Session) -> None:
    board.cards.setFocus()
    qtbot.keyClick(board.cards, Key.Key_Space)
    qtbot.keyClick(board.cards, Key.Key_Left)
    assert session.selection.current is None
