import pytest
from pytestqt.qtbot import QtBot

from studio.ui.board import Board
from studio.ui.session import Session
from studio.ui.theme import Theme


@pytest.fixture
def board(qtbot: QtBot, session: Session, theme: Theme) -> Board:
    """The board of six shots in two scenes, shown as a list."""
    board = Board(session, theme)
    qtbot.addWidget(board)
    board.resize(360, 700)
    board.show()
    qtbot.waitExposed(board)
    board.activateWindow()
    return board
