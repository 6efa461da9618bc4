from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.edit import deeds
from studio.ui.board import Board
from studio.ui.board.card_painter import picture_box
from studio.ui.board.pictures import link_box
from studio.ui.session import Session

LEFT = Qt.MouseButton.LeftButton
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def at(board: Board, session: Session, number: int) -> QPoint:
    box = board.cards.box(session.board.reel[number - 1].id)
    assert box is not None
    return box.center()


def drag(qtbot: QtBot, board: Board, start: QPoint, end: QPoint) -> None:
    view = board.cards.viewport()
    qtbot.mousePress(view, LEFT, pos=start)
    for part in (0.3, 0.7, 1.0):
        qtbot.mouseMove(view, start + (end - start) * part)


def test_clicks_select_one_more_or_a_run(qtbot: QtBot, board: Board, session: Session) -> None:
    view, ids = board.cards.viewport(), [shot.id for shot in session.board.reel]
    qtbot.mouseClick(view, LEFT, pos=at(board, session, 2))
    assert session.selection.shots == (ids[1],)
    assert session.playing.shot == ids[1]
    qtbot.mouseClick(view, LEFT, SHIFT, at(board, session, 4))
    assert session.selection.shots == tuple(ids[1:4])
    qtbot.mouseClick(view, LEFT, CONTROL, at(board, session, 3))
    assert session.selection.shots == (ids[1], ids[3])
    qtbot.mouseClick(view, LEFT, pos=at(board, session, 4))
    assert session.selection.shots == (ids[3],)
    qtbot.mouseClick(view, LEFT, pos=QPoint(180, view.height() - 4))
    assert session.selection.shots == ()


def test_a_heading_folds_its_scene(qtbot: QtBot, board: Board, session: Session) -> None:
    qtbot.mouseClick(board.cards.viewport(), LEFT, pos=QPoint(60, 12))
    assert board.cards.deck.folded == {session.board.scene_order[0].id}


def test_dragging_moves_the_selected_cards_as_one_step(qtbot: QtBot, board: Board, session: Session) -> None:
    ids = [shot.id for shot in session.board.reel]
    session.selection.become(ids[:2])
    end = at(board, session, 5) - QPoint(0, 40)
    drag(qtbot, board, at(board, session, 1), end)
    assert board.pointer.dragging
    assert board.cards.gap is not None
    qtbot.mouseRelease(board.cards.viewport(), LEFT, pos=end)
    assert not board.pointer.dragging
    assert [shot.id for shot in session.board.reel] == [ids[2], ids[3], ids[0], ids[1], *ids[4:]]
    assert session.document.can_undo == "Move 2 shots to Hut"
    session.undo()
    assert [shot.id for shot in session.board.reel] == ids


def test_esc_ends_a_drag_without_a_step(qtbot: QtBot, board: Board, session: Session) -> None:
    ids, label = [shot.id for shot in session.board.reel], session.document.can_undo
    board.cards.setFocus()
    drag(qtbot, board, at(board, session, 1), at(board, session, 5))
    assert board.pointer.dragging
    qtbot.keyClick(board.cards, Qt.Key.Key_Escape)
    assert not board.pointer.dragging
    qtbot.mouseRelease(board.cards.viewport(), LEFT, pos=at(board, session, 5))
    assert [shot.id for shot in session.board.reel] == ids
    assert session.document.can_undo == label


def test_the_link_on_a_picture_is_cut_by_a_click(qtbot: QtBot, board: Board, session: Session) -> None:
    shot = session.board.reel[1].id
    session.do(deeds.set_bridge, shot=shot, bridge=True)
    place = board.cards.deck.place(shot)
    assert place is not None
    spot = link_box(picture_box(place, "list")).center().toPoint()
    qtbot.mouseClick(board.cards.viewport(), LEFT, pos=spot)
    assert not session.board.shots[shot].bridge


def test_a_double_click_opens_the_words(qtbot: QtBot, board: Board, session: Session) -> None:
    qtbot.mouseDClick(board.cards.viewport(), LEFT, pos=at(board, session, 3))
    assert board.editor.shot == session.board.reel[2].id


def test_a_menu_is_for_the_card_under_the_pointer(qtbot: QtBot, board: Board, session: Session) -> None:
    view, spot = board.cards.viewport(), at(board, session, 3)
    with qtbot.waitSignal(board.menu_asked):
        QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, view.mapToGlobal(spot)))
    assert session.selection.shots == (session.board.reel[2].id,)


def test_hovering_is_seen(qtbot: QtBot, board: Board, session: Session) -> None:
    qtbot.mouseMove(board.cards.viewport(), at(board, session, 2))
    qtbot.waitUntil(lambda: board.cards.hovered == session.board.reel[1].id)
    qtbot.mouseMove(board.cards.viewport(), QPoint(60, 12))
    qtbot.waitUntil(lambda: board.cards.hovered == 0)


def test_the_picture_of_an_unwritten_shot_asks_for_words(qtbot: QtBot, board: Board, session: Session) -> None:
    session.do(deeds.add_blank, after=session.board.reel[0].id)
    place = board.cards.deck.place(session.board.reel[1].id)
    assert place is not None
    spot = picture_box(place, "list").center().toPoint()
    qtbot.mouseClick(board.cards.viewport(), LEFT, pos=spot)
    assert board.editor.shot == session.board.reel[1].id


def test_a_drag_outlives_changes_of_the_board_but_not_the_end_of_its_card(
    qtbot: QtBot, board: Board, session: Session
) -> None:
    ids = [shot.id for shot in session.board.reel]
    end = at(board, session, 6) + QPoint(0, 30)
    drag(qtbot, board, at(board, session, 1), end)
    session.do(deeds.remove_shots, shots=ids[3:])
    assert board.pointer.dragging
    qtbot.mouseRelease(board.cards.viewport(), LEFT, pos=end)
    assert set(ids[:3]) == {shot.id for shot in session.board.reel}
    drag(qtbot, board, at(board, session, 1), at(board, session, 2) + QPoint(0, 30))
    session.do(deeds.remove_shots, shots=[session.board.reel[0].id])
    assert not board.pointer.dragging
    qtbot.mouseRelease(board.cards.viewport(), LEFT, pos=end)
    assert len(session.board.reel) == 2
