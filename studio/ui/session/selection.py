"""What is selected: shots by id, in reel order, and the one that the inspector and the keys are about."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from studio.model.board import Board


class Selection(QObject):
    """The selected shots. `changed` is emitted once for each change, never for none."""

    changed = Signal()

    def __init__(self, board: Board, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self._shots: tuple[str, ...] = ()
        self._members: frozenset[str] = frozenset()
        self._current: str | None = None
        self._anchor: str | None = None

    @property
    def shots(self) -> tuple[str, ...]:
        """Ids in reel order."""
        return self._shots

    @property
    def current(self) -> str | None:
        """The shot that was chosen last; one of `shots`, or `None` when nothing is selected."""
        return self._current

    def __contains__(self, shot: object) -> bool:
        return shot in self._members

    def __len__(self) -> int:
        return len(self._shots)

    def only(self, shot: str | None) -> None:
        """Select one shot alone, or nothing."""
        self.become([shot] if shot else [])

    def toggle(self, shot: str) -> None:
        """Add a shot to the selection, or take it out; the next `extend_to` begins here."""
        if shot not in self._board.shots:
            return
        members = self._members ^ {shot}
        self._anchor = shot
        kept = next((name for name in reversed(self._shots) if name in members), None)
        self._become(members, shot if shot in members else kept)

    def extend_to(self, shot: str) -> None:
        """Select all from where the selection was begun up to a shot."""
        numbers = self._board.numbers
        if self._anchor not in numbers or shot not in numbers:
            self.only(shot)
            return
        first, last = sorted((numbers[self._anchor], numbers[shot]))
        self._become(frozenset(row.id for row in self._board.reel[first - 1 : last]), shot)

    def become(self, shots: Iterable[str], current: str | None = None) -> None:
        """Select these shots, of which those that are not there are left out.

        `current` is the first of them in the reel where it is not given.
        """
        members = frozenset(shot for shot in shots if shot in self._board.shots)
        self._become(members, current if current in members else None)
        self._anchor = self._current

    def all(self) -> None:
        """Select every shot of the reel."""
        self._become(frozenset(self._board.shots), self._current)

    def follow(self, board: Board) -> None:
        """The board changed: what is gone is no longer selected, and the order may be another."""
        before, self._board = self._board, board
        if not self._members or board.numbers is before.numbers:
            return
        members = self._members & board.shots.keys()
        self._become(members, self._current if self._current in members else None)

    def _become(self, members: frozenset[str], current: str | None) -> None:
        shots = self._in_order(members)
        current = current or (shots[0] if shots else None)
        if (shots, current) == (self._shots, self._current):
            return
        self._shots, self._members, self._current = shots, members, current
        self.changed.emit()

    def _in_order(self, members: frozenset[str]) -> tuple[str, ...]:
        """Ids in reel order: of a few by sorting them, of many by going through the reel."""
        if len(members) < len(self._board.reel) // _MANY:
            return tuple(sorted(members, key=self._board.numbers.__getitem__))
        return tuple(shot.id for shot in self._board.reel if shot.id in members)


_MANY = 8
"""One in so many shots of the reel is many."""
