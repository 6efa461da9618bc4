"""A board: the rows of one moment as a whole, in reel order, with what follows from them (numbers and positions)."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import accumulate

from studio.errors import NotFoundError
from studio.model.rows import Project, Scene, Shot, Take


class Board:
    """A read-only view of a project's rows at one moment.

    The mappings given are kept, not copied: whoever changes rows makes a new board (`edit.Document` does).
    """

    def __init__(
        self,
        project: Project,
        scenes: Mapping[str, Scene],
        shots: Mapping[str, Shot],
        takes: Mapping[str, Take],
    ) -> None:
        self.project = project
        self.scenes = scenes
        self.shots = shots
        self.takes = takes

    @cached_property
    def scene_order(self) -> list[Scene]:
        """Scenes in reel order."""
        return sorted(self.scenes.values(), key=lambda scene: (scene.order, scene.id))

    @cached_property
    def reel(self) -> list[Shot]:
        """Shots in reel order: by scene, then by their own key."""
        rank = {scene.id: number for number, scene in enumerate(self.scene_order)}
        return sorted(self.shots.values(), key=lambda shot: (rank[shot.scene], shot.order, shot.id))

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Shot id to its number in the reel, from 1."""
        return {shot.id: number for number, shot in enumerate(self.reel, 1)}

    @cached_property
    def starts(self) -> list[int]:
        """The reel frame at which each shot starts, and behind them the reel's length (`len(reel) + 1` entries)."""
        return list(accumulate((shot.length for shot in self.reel), initial=0))

    @property
    def length(self) -> int:
        """Frames in the reel."""
        return self.starts[-1]

    def start(self, shot: Shot) -> int:
        return self.starts[self.numbers[shot.id] - 1]

    def at(self, frame: int) -> Shot | None:
        """The shot that shows at a reel frame, if any."""
        if not 0 <= frame < self.length:
            return None
        return self.reel[bisect_right(self.starts, frame) - 1]

    def previous(self, shot: Shot) -> Shot | None:
        """The shot before this one in the reel."""
        number = self.numbers[shot.id]
        return self.reel[number - 2] if number > 1 else None

    def chosen(self, shot: Shot) -> Take | None:
        return self.takes.get(shot.chosen) if shot.chosen else None

    def takes_of(self, shot: Shot) -> list[Take]:
        """The shot's own takes and the one it shows, oldest first."""
        own = [take for take in self.takes.values() if take.shot == shot.id or take.id == shot.chosen]
        return sorted(own, key=lambda take: (take.created, take.number))

    def find(self, name: str | int) -> Shot:
        """The shot with this id or this number in the reel; raises `NotFoundError`."""
        text = str(name).strip()
        if text in self.shots:
            return self.shots[text]
        if text.isascii() and text.isdigit() and 1 <= int(text) <= len(self.reel):
            return self.reel[int(text) - 1]
        raise NotFoundError(f"There is no shot '{text}': {_how_many(self.reel)}.")

    def scene_named(self, name: str) -> Scene | None:
        """The first scene with this name (or id), if any."""
        return next((scene for scene in self.scene_order if name in (scene.name, scene.id)), None)


def _how_many(reel: Iterable[Shot]) -> str:
    count = len(list(reel))
    if not count:
        return "the reel has no shots yet"
    return "the reel has one shot, number 1" if count == 1 else f"the reel has shots 1 to {count}"
