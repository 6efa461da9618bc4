"""Which shots the board shows: all, or those of some scenes and states whose words hold what was searched for."""

from collections.abc import Sequence
from typing import NamedTuple

from studio.model.board import Board
from studio.model.rows import Shot
from studio.ui.session.standings import Standings


class Sieve(NamedTuple):
    """What is let through. Empty `looks` (names of `theme.STATES`) or `scenes` (ids): all of them."""

    text: str = ""
    looks: frozenset[str] = frozenset()
    scenes: frozenset[str] = frozenset()

    @property
    def is_open(self) -> bool:
        """Whether it lets everything through."""
        return not (self.text.strip() or self.looks or self.scenes)

    def shown(self, board: Board, standings: Standings) -> list[int]:
        """Places in the reel, from 0, of the shots let through."""
        words = self.text.casefold().split()
        return [
            place
            for place, shot in enumerate(board.reel)
            if (not self.scenes or shot.scene in self.scenes)
            and (not self.looks or standings.look(shot.id) in self.looks)
            and (not words or _says(board, shot, place + 1, words))
        ]


def _says(board: Board, shot: Shot, number: int, words: Sequence[str]) -> bool:
    """Whether a shot's words hold all of these; `#12` asks for the number alone."""
    written = " ".join(
        (shot.prompt, shot.dialogue, shot.notes, shot.label, shot.sound, board.scenes[shot.scene].name)
    ).casefold()
    return all(
        word[1:] in (str(number), shot.label.casefold())
        if word.startswith("#")
        else word in written or word == str(number)
        for word in words
    )
