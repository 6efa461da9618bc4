"""The reel as cards."""

from studio.ui.board.board import Board

__all__ = ["Board"]
