from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.edit import deeds
from studio.project import open_project
from studio.ui.board import Board
from studio.ui.board.sieve import Sieve
from studio.ui.session import Session
from studio.ui.theme import Theme
from tests.ui.conftest import OpenSession


def note(board: Board) -> str:
    return board.head.note.text()


def test_an_empty_board_invites_and_takes_the_first_prompt(
    qtbot: QtBot, open_session: OpenSession, theme: Theme
) -> None:
    session = open_session(0)
    session.do(deeds.set_param, ring="project", name="engine", value="test_pattern")
    session.making.pause()
    board = Board(session, theme)
    qtbot.addWidget(board)
    board.resize(360, 600)
    board.show()
    assert board.invitation.isVisible()
    board.invitation.field.setText("A red fox runs")
    qtbot.keyClick(board.invitation.field, Qt.Key.Key_Return)
    assert [shot.prompt for shot in session.board.reel] == ["A red fox runs"]
    assert board.cards.isVisible()
    assert session.selection.current == session.board.reel[0].id


def test_it_follows_edits(board: Board, session: Session) -> None:
    assert note(board) == "6 shots"
    session.do(deeds.remove_shots, shots=[session.board.reel[0].id])
    assert note(board) == "5 shots"
    assert len(board.cards.deck) == 5
    session.undo()
    assert len(board.cards.deck) == 6


def test_narrow_it_is_a_rail_and_wide_it_can_be_a_grid(board: Board) -> None:
    board.resize(88, 600)
    assert board.cards.deck.shape == "rail"
    board.resize(1100, 700)
    assert board.cards.deck.shape == "list"
    board.use_grid(True)
    assert board.cards.deck.shape == "grid"
    assert board.size_slider.isVisible()
    before = board.cards.deck.arrangement.sizes.columns
    board.size_slider.setValue(480)
    assert board.cards.deck.arrangement.sizes.columns < before


def test_in_a_rail_others_edit_the_words(qtbot: QtBot, board: Board, session: Session) -> None:
    board.resize(88, 600)
    with qtbot.waitSignal(board.edit_asked) as told:
        board.edit(session.board.reel[0].id)
    assert told.args == [session.board.reel[0].id]
    assert board.editor.shot is None


def test_what_is_typed_into_a_card_is_the_shots(qtbot: QtBot, board: Board, session: Session) -> None:
    shot = session.board.reel[0].id
    session.selection.only(shot)
    board.edit()
    assert board.cards.viewport().rect().contains(board.editor.geometry())
    board.editor.dialogue.setText("Who is there?")
    qtbot.keyClick(board.editor.dialogue, Qt.Key.Key_Return)
    assert session.board.shots[shot].dialogue == "Who is there?"


def test_the_editor_closes_when_its_shot_goes(board: Board, session: Session) -> None:
    board.edit(session.board.reel[0].id)
    session.do(deeds.remove_shots, shots=[session.board.reel[0].id])
    assert board.editor.shot is None


def test_a_new_shot_is_there_to_be_written(board: Board, session: Session) -> None:
    session.selection.only(session.board.reel[0].id)
    board.add_shot()
    assert board.editor.shot == session.board.reel[1].id


def test_searching_counts_what_it_finds_and_offers_the_way_back(board: Board, session: Session) -> None:
    board.filter_bar.use(Sieve(text="fox"))
    assert note(board) == "3 of 6 shots"
    board.filter_bar.use(Sieve(text="walrus"))
    assert board.nothing_found.isVisible()
    board.nothing_found.all_asked.emit()
    assert board.cards.isVisible()
    assert note(board) == "6 shots"
    board.filter_bar.use(Sieve(looks=frozenset({"empty"})))
    session.do(deeds.remove_shots, shots=[session.board.reel[0].id])
    assert len(board.cards.deck) == 5


def test_the_selection_of_others_is_revealed_and_said(board: Board, session: Session) -> None:
    board.resize(360, 260)
    session.selection.only(session.board.reel[5].id)
    assert board.cards.verticalScrollBar().value() > 0
    assert board.cards.accessibleDescription().startswith("Shot 6, Empty")


def test_reading_only_nothing_can_be_typed(qtbot: QtBot, session: Session, theme: Theme) -> None:
    path = session.opened.path
    reader = Session(open_project(path, write=False), session.shelf)
    board = Board(reader, theme)
    qtbot.addWidget(board)
    board.resize(360, 600)
    board.show()
    with qtbot.waitSignal(reader.noticed):
        board.edit(reader.board.reel[0].id)
    assert board.editor.shot is None
    reader.close()


def test_ten_thousand_shots_are_painted_by_the_page(qtbot: QtBot, open_session: OpenSession, theme: Theme) -> None:
    session = open_session(10_000)
    board = Board(session, theme)
    qtbot.addWidget(board)
    board.resize(360, 900)
    board.show()
    session.selection.only(session.board.reel[-1].id)
    assert board.cards.box(session.board.reel[-1].id) is not None
    top = board.cards.verticalScrollBar().value()
    seen = [indexes for _, indexes in board.cards.deck.arrangement.between(top, top + 900)]
    assert sum(len(indexes) for indexes in seen) < 14
