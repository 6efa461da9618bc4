"""Which shots have something to hear: a take with sound, or words for it in the shot list."""

from studio.edit.report import Changes
from studio.model.board import Board
from studio.ui.session import Session


class Hearing:
    """Kept up to date shot by shot, so that asking costs nothing in a long reel."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._sounding: set[str] = set()
        self.learn(session.board)

    def any(self) -> bool:
        """Whether the reel needs a row for sound."""
        return bool(self._sounding)

    def of(self, shot: str) -> bool:
        """Whether the take that a shot shows brings sound."""
        board = self._session.board
        row = board.shots.get(shot)
        take = board.chosen(row) if row else None
        return take is not None and take.sound

    def follow(self, changes: Changes) -> None:
        """The board changed."""
        board = self._session.board
        for shot in changes.ids("shots"):
            if self._is_sounding(board, shot):
                self._sounding.add(shot)
            else:
                self._sounding.discard(shot)

    def learn(self, board: Board) -> None:
        """Look at every shot."""
        self._sounding = {shot for shot in board.shots if self._is_sounding(board, shot)}

    def _is_sounding(self, board: Board, shot: str) -> bool:
        row = board.shots.get(shot)
        if row is None:
            return False
        take = board.chosen(row)
        return bool(row.sound) or (take is not None and take.sound)
