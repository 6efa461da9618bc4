"""The reel as frames: which shot and which frame of it a reel frame is, and where a file's frames stand in the reel."""

import math
from collections.abc import Iterator
from typing import NamedTuple

from studio.model.board import Board
from studio.model.rows import Shot, Take


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

    def distance(self, board: Board, media: str, index: int, playhead: tuple[int, int]) -> float:
        """Frames from the playhead (reel frame, direction) to where a file's frame shows; behind it counts twice."""
        frame, direction = playhead
        nearest = math.inf
        for shot in self.shots(board, media):
            offset = board.start(shot) + max(0, min(index - shot.take_in, shot.length)) - frame
            outside = 0 if shot.take_in <= index < shot.take_in + shot.length else shot.length
            ahead = offset * direction
            nearest = min(nearest, (ahead if ahead >= 0 else -2 * ahead) + outside)
        return nearest
