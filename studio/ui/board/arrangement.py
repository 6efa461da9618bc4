"""Where cards lie: geometry of a board in pixels, from its scenes alone: ten thousand cost no more than ten.

A card is known by its index: its place among the cards that are shown, folded scenes counted in.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal, NamedTuple

Shape = Literal["list", "grid", "rail"]
"""Rows with words beside the picture; tiles with words below it; pictures in a narrow column."""

INSET = 8
PICTURE_INSET = 8
WORDS_HEIGHT = 84
"""Of a tile in the grid, below its picture."""


class Group(NamedTuple):
    """A scene's run of cards: `size` of them from index `first` on. `frames` is the scene's length in the reel."""

    scene: str
    number: int
    name: str
    first: int
    size: int
    frames: int = 0
    folded: bool = False


class Box(NamedTuple):
    """A rectangle in whole pixels."""

    x: int
    y: int
    width: int
    height: int

    def holds(self, x: int, y: int) -> bool:
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


class Gap(NamedTuple):
    """A place between cards: in a group (its place in the list of groups), in front of its card `at`, or behind all."""

    group: int
    at: int


class Measure(NamedTuple):
    """Sizes of one shape of cards. `down`, `across`: from one card to the next."""

    columns: int
    width: int
    height: int
    down: int
    across: int
    heading: int


def measure(shape: Shape, width: int, tile: int = 240) -> Measure:
    """The sizes that fit a panel's width; `tile` is how wide a card of the grid would like to be."""
    inner = max(1, width - 2 * INSET)
    if shape == "list":
        return Measure(1, inner, 88, 92, inner, 28)
    if shape == "rail":
        picture = min(inner, 72)
        return Measure(1, picture, round(picture * 9 / 16) + 21, round(picture * 9 / 16) + 27, picture, 6)
    gap = 8
    columns = max(1, (inner + gap) // (tile + gap))
    card = (inner - gap * (columns - 1)) // columns
    height = PICTURE_INSET + (card - 2 * PICTURE_INSET) * 9 // 16 + WORDS_HEIGHT
    return Measure(columns, card, height, height + gap, card + gap, 32)


class Arrangement:
    """Places of cards and of the headings of their scenes, from the top of the board."""

    def __init__(self, groups: Sequence[Group], sizes: Measure) -> None:
        self.groups = list(groups)
        self.sizes = sizes
        self._tops: list[int] = []
        self._firsts = [group.first for group in self.groups]
        top = 0
        for group in self.groups:
            self._tops.append(top)
            top += self.sizes.heading + self._rows(group) * self.sizes.down
        self.height = top + INSET

    def _rows(self, group: Group) -> int:
        return 0 if group.folded else -(-group.size // self.sizes.columns)

    def heading(self, group: int) -> Box:
        """Where a group's heading is."""
        across = self.sizes.across * (self.sizes.columns - 1) + self.sizes.width
        return Box(INSET, self._tops[group], across, self.sizes.heading)

    def sticking(self, group: int, top: int) -> Box:
        """Where a heading shows in a view that begins at `top`: that of a scene which is cut off there sticks to it."""
        box = self.heading(group)
        if box.y >= top:
            return box
        end = self._tops[group + 1] if group + 1 < len(self._tops) else self.height
        return box._replace(y=max(box.y, min(top, end - box.height)))

    def group_of(self, index: int) -> int:
        """The group that a card belongs to."""
        found = bisect_right(self._firsts, index) - 1
        while found >= 0 and not self.groups[found].size:
            found -= 1
        return found

    def card(self, index: int) -> Box | None:
        """Where a card is; `None` for one that is folded away or not there."""
        place = self.group_of(index) if index >= 0 else -1
        if place < 0:
            return None
        group = self.groups[place]
        if group.folded or index >= group.first + group.size:
            return None
        row, column = divmod(index - group.first, self.sizes.columns)
        top = self._tops[place] + self.sizes.heading + row * self.sizes.down
        return Box(INSET + column * self.sizes.across, top, self.sizes.width, self.sizes.height)

    def group_at(self, y: int) -> int:
        """The group at a height; the first above the board, the last below it, -1 where there is none."""
        return max(0, bisect_right(self._tops, y) - 1) if self.groups else -1

    def card_at(self, x: int, y: int) -> int | None:
        """The card at a point, if any."""
        place = self.group_at(y)
        if place < 0:
            return None
        group = self.groups[place]
        row, below = divmod(y - self._tops[place] - self.sizes.heading, self.sizes.down)
        column, beside = divmod(x - INSET, self.sizes.across)
        on_card = 0 <= column < self.sizes.columns and below < self.sizes.height and beside < self.sizes.width
        index = row * self.sizes.columns + column
        return group.first + index if row >= 0 and on_card and index < group.size and not group.folded else None

    def heading_at(self, y: int, top: int = 0) -> int | None:
        """The group whose heading shows at a height, in a view that begins at `top`, if any does."""
        place = self.group_at(y)
        if place < 0 or not 0 <= y - self.sticking(place, top).y < self.sizes.heading:
            return None
        return place

    def between(self, top: int, bottom: int) -> list[tuple[int, range]]:
        """Groups that reach into a stretch of the board, each with the cards that do."""
        found: list[tuple[int, range]] = []
        for place in range(self.group_at(top), len(self.groups)):
            if place < 0 or self._tops[place] >= bottom:
                break
            group = self.groups[place]
            start = self._tops[place] + self.sizes.heading
            first = max(0, (top - start) // self.sizes.down) * self.sizes.columns
            last = max(0, -(-(bottom - start) // self.sizes.down)) * self.sizes.columns
            shown = 0 if group.folded else group.size
            found.append((place, range(group.first + min(first, shown), group.first + min(last, shown))))
        return found

    def gap_at(self, x: int, y: int) -> Gap | None:
        """The place between cards that is nearest to a point; on a heading, the start of its scene."""
        place = self.group_at(y)
        if place < 0:
            return None
        group = self.groups[place]
        below = y - self._tops[place] - self.sizes.heading
        if below < 0 or group.folded:
            return Gap(place, group.first if below < 0 and not group.folded else group.first + group.size)
        if self.sizes.columns == 1:
            at = (below + self.sizes.down // 2) // self.sizes.down
        else:
            row = below // self.sizes.down
            column = (x - INSET + self.sizes.across // 2) // self.sizes.across
            at = row * self.sizes.columns + max(0, min(self.sizes.columns, column))
        return Gap(place, group.first + max(0, min(group.size, at)))

    def gap_box(self, gap: Gap) -> Box:
        """The line that marks a place between cards, 2 pixels thick: across a list, upright in a grid."""
        group = self.groups[gap.group]
        last = gap.at == group.first + group.size
        top = self._tops[gap.group] + self.sizes.heading
        if group.folded or not group.size:
            return Box(INSET, top - 3, self.sizes.width, 2)
        card = self.card(gap.at - 1 if last else gap.at) or Box(INSET, top, self.sizes.width, self.sizes.height)
        if self.sizes.columns == 1:
            return Box(card.x, card.y + card.height + 1 if last else card.y - 3, card.width, 2)
        side = (self.sizes.across - self.sizes.width) // 2 + 1
        return Box(card.x + card.width + side - 2 if last else card.x - side, card.y, 2, card.height)
