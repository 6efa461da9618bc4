"""The cards of the board in their order: what is shown, under which scenes, and where it lies."""

from bisect import bisect_left
from collections.abc import Sequence

from studio.model.board import Board
from studio.model.rows import Shot
from studio.ui.board.arrangement import Arrangement, Box, Gap, Group, Shape, measure
from studio.ui.board.sieve import Sieve
from studio.ui.session import Session


class Deck:
    """Shots as cards. Cheap to lay anew while nothing is searched for: it looks at scenes, not at shots."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.sieve = Sieve()
        self.folded: set[str] = set()
        """Ids of the scenes that are folded."""
        self.shape: Shape = "list"
        self.tile = 240
        self._width = 0
        self._shown: Sequence[int] = ()
        self._indexes: dict[int, int] | None = None
        self.arrangement = Arrangement((), measure("list", 0))

    @property
    def board(self) -> Board:
        return self._session.board

    def __len__(self) -> int:
        """How many cards there are, folded ones counted in."""
        return len(self._shown)

    def shot(self, index: int) -> Shot:
        """The shot of a card."""
        return self.board.reel[self._shown[index]]

    def index(self, shot: str) -> int | None:
        """The card of a shot; `None` where it is not shown."""
        number = self.board.numbers.get(shot)
        if number is None:
            return None
        return number - 1 if self._indexes is None else self._indexes.get(number - 1)

    def place(self, shot: str) -> Box | None:
        """Where the card of a shot lies, if it does."""
        index = self.index(shot)
        return None if index is None else self.arrangement.card(index)

    def sift(self) -> None:
        """See anew which shots are shown."""
        if self.sieve.is_open:
            self._shown, self._indexes = range(len(self.board.reel)), None
        else:
            self._shown = self.sieve.shown(self.board, self._session.standings)
            self._indexes = {place: index for index, place in enumerate(self._shown)}

    def lay(self, width: int | None = None) -> None:
        """Put the cards in their places, in a panel of this width (default: as before)."""
        self._width = self._width if width is None else width
        self.arrangement = Arrangement(self._groups(), measure(self.shape, self._width, self.tile))

    def _groups(self) -> list[Group]:
        board, everything = self.board, self.sieve.is_open
        ends = {shot.scene: place for place, shot in enumerate(board.reel, 1)}
        groups: list[Group] = []
        begin = first = 0
        for number, scene in enumerate(board.scene_order, 1):
            end = ends.get(scene.id, begin)
            last = end if everything else bisect_left(self._shown, end)
            if last > first or everything:
                frames = board.starts[end] - board.starts[begin]
                folded = scene.id in self.folded
                groups.append(Group(scene.id, number, scene.name, first, last - first, frames, folded))
            begin, first = end, last
        return groups

    def before(self, gap: Gap) -> str | None:
        """The shot that a place between cards is in front of, among all of its scene; `None`: it is the scene's end."""
        group = self.arrangement.groups[gap.group]
        if gap.at < group.first + group.size:
            return self.shot(gap.at).id
        if not group.size:
            return None
        behind = self._shown[gap.at - 1] + 1
        reel = self.board.reel
        return reel[behind].id if behind < len(reel) and reel[behind].scene == group.scene else None

    def hidden(self, shot: str) -> bool:
        """Whether a shot's card is folded away."""
        row = self.board.shots.get(shot)
        return row is not None and row.scene in self.folded
