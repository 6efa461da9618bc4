"""The reel as frames: which shot and which frame of it a reel frame is, and where a file's frames stand in the reel."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from studio.model.board import Board
from studio.model.rows import Shot, Take

Frames = npt.NDArray[np.int64]
"""Frame numbers."""

Distances = npt.NDArray[np.float64]
"""In frames; infinite for what is not shown."""


class Place(NamedTuple):
    """A frame of the reel: `source` is its number within the shot as shown, `at` its number in the take."""

    frame: int
    shot: Shot
    source: int
    take: Take | None

    @property
    def at(self) -> int:
        return self.shot.take_in + self.source

    @property
    def of_take(self) -> int:
        """The frame of the take that stands here: its last one where the take is shorter than the shot."""
        return self.at if self.take is None else max(0, min(self.at, self.take.frames - 1))

    @property
    def beyond(self) -> bool:
        """Whether the take has no frame of its own here."""
        return self.take is not None and self.at >= self.take.frames


class Stretch(NamedTuple):
    """A run of reel frames of one shot: `first` up to, not including, `last`."""

    shot: Shot
    start: int
    """Where the shot starts in the reel."""
    first: int
    last: int


def place_at(board: Board, frame: int) -> Place | None:
    """What stands at a frame of the reel; `None` outside of it."""
    shot = board.at(frame)
    return Place(frame, shot, frame - board.start(shot), board.chosen(shot)) if shot else None


def stretches(board: Board, first: int, last: int) -> Iterator[Stretch]:
    """The shots between two reel frames, in order, as far as they lie between them."""
    frame = max(0, first)
    while frame < min(last, board.length) and (shot := board.at(frame)):
        start = board.start(shot)
        end = min(start + shot.length, last)
        yield Stretch(shot, start, frame, end)
        frame = end


class Heading(NamedTuple):
    """Where playing is and where it goes: reel frame, 1 or -1, what is played, and whether that comes round."""

    frame: int
    direction: int
    bounds: tuple[int, int]
    loops: bool


class Whereabouts:
    """Where in the reel the frames of files are shown, as far as somebody asked for them. Knows no more than that."""

    def __init__(self) -> None:
        self._shots: dict[str, set[str]] = {}

    def note(self, media: str, shot: str) -> None:
        """A shot shows this file."""
        self._shots.setdefault(media, set()).add(shot)

    def forget(self, media: str) -> None:
        self._shots.pop(media, None)

    def __len__(self) -> int:
        return len(self._shots)

    @property
    def media(self) -> list[str]:
        return list(self._shots)

    def shots(self, board: Board, media: str) -> list[Shot]:
        """The shots that show a file now, of those that were noted."""
        found = [board.shots.get(name) for name in self._shots.get(media, ())]
        return [shot for shot in found if shot and (take := board.chosen(shot)) and take.media == media]

    def distances(self, board: Board, media: str, indices: Frames, heading: Heading) -> Distances:
        """For frames of a file, how many frames it takes until they are shown; behind the playhead counts twice.

        A loop comes round: there the frames behind are those that are shown after its end.
        """
        nearest = np.full(len(indices), np.inf)
        first, last = heading.bounds
        for shot in self.shots(board, media):
            source = indices - shot.take_in
            shown = board.start(shot) + np.clip(source, 0, shot.length)
            ahead = (shown - heading.frame) * heading.direction
            comes_round = (shown >= first) & (shown < last) & heading.loops
            behind = np.where(comes_round, ahead % max(1, last - first), -2 * ahead)
            outside = np.where((source >= 0) & (source < shot.length), 0, shot.length)
            nearest = np.minimum(nearest, np.where(ahead >= 0, ahead, behind) + outside)
        return nearest
