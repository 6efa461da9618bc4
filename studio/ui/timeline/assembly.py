"""An assembly: a board's reel as the timeline lays it out, with what is worked out once for each board."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from studio.model.board import Board
from studio.model.rows import Scene, Shot


class Run(NamedTuple):
    """The shots of a scene, which stand side by side: indexes `first` up to `last` of the reel."""

    scene: Scene
    number: int
    first: int
    last: int


class Assembly:
    """A board's shots in order and where they start. Frames are reel frames.

    `before` is the assembly that this one follows: what holds of both is taken over.
    """

    def __init__(self, board: Board, before: "Assembly | None" = None) -> None:
        self.board = board
        if before is not None and board.numbers is before.board.numbers and board.scenes is before.board.scenes:
            vars(self)["runs"] = before.runs
        self.reel: list[Shot] = board.reel
        self.starts: list[int] = board.starts

    @property
    def length(self) -> int:
        return self.starts[-1]

    def index_at(self, frame: float) -> int | None:
        """The index of the shot that shows at a frame."""
        if not 0 <= frame < self.length:
            return None
        return bisect_right(self.starts, frame) - 1

    def between(self, first: float, last: float) -> range:
        """Indexes of the shots that show anywhere between two frames."""
        low = max(0, bisect_right(self.starts, first) - 1)
        high = min(len(self.reel), bisect_left(self.starts, last))
        return range(low, max(low, high))

    def index(self, shot: str) -> int | None:
        """The index of a shot by its id."""
        number = self.board.numbers.get(shot)
        return None if number is None else number - 1

    def nearest_cut(self, frame: float) -> int:
        """The number of shots before the cut that is nearest to a frame: 0 is the reel's start."""
        at = min(max(0, bisect_right(self.starts, frame) - 1), len(self.reel))
        if at + 1 < len(self.starts) and self.starts[at + 1] - frame < frame - self.starts[at]:
            return at + 1
        return at

    @cached_property
    def runs(self) -> list[Run]:
        """Scenes that have shots, in order."""
        rank = {scene.id: number for number, scene in enumerate(self.board.scene_order)}
        runs: list[Run] = []
        first = 0
        for number, scene in enumerate(self.board.scene_order, 1):
            last = bisect_right(self.reel, number - 1, lo=first, key=lambda shot: rank[shot.scene])
            if last > first:
                runs.append(Run(scene, number, first, last))
            first = last
        return runs

    def runs_between(self, first: float, last: float) -> list[Run]:
        """Scenes in sight between two frames."""
        low = bisect_right(self.runs, first, key=lambda run: self.starts[run.last])
        high = bisect_left(self.runs, last, key=lambda run: self.starts[run.first])
        return self.runs[low:high]

    @cached_property
    def marks(self) -> NDArray[np.int64]:
        """`starts` as an array, for what looks at the whole reel at once."""
        return np.asarray(self.starts, np.int64)

    def ranks(self, by_shot: Mapping[str, int]) -> NDArray[np.uint8]:
        """A small number for each shot, in reel order."""
        return np.fromiter((by_shot.get(shot.id, 0) for shot in self.reel), np.uint8, len(self.reel))
