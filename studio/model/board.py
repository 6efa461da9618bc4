"""A board: the rows of one moment as a whole, in reel order, with what follows from them (numbers and positions)."""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from itertools import accumulate

from studio.errors import NotFoundError
from studio.model.rows import Marker, Project, Scene, Shot, Take


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
        *,
        markers: Mapping[str, Marker] | None = None,
    ) -> None:
        self.project = project
        self.scenes = scenes
        self.shots = shots
        self.takes = takes
        self.markers = {} if markers is None else markers

    @cached_property
    def scene_order(self) -> list[Scene]:
        """Scenes in reel order."""
        return sorted(self.scenes.values(), key=_scene_key)

    @cached_property
    def reel(self) -> list[Shot]:
        """Shots in reel order: by scene, then by their own key."""
        return sorted(self.shots.values(), key=_reel_key(self.scene_order))

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

    @cached_property
    def _takes_by_shot(self) -> dict[str, list[Take]]:
        made: defaultdict[str, list[Take]] = defaultdict(list)
        for take in self.takes.values():
            made[take.shot].append(take)
        return dict(made)

    def takes_of(self, shot: Shot) -> list[Take]:
        """The shot's own takes, less those in the trash, and the one it shows, oldest first."""
        shown = self.chosen(shot)
        borrowed = [shown] if shown and shown.shot != shot.id else []
        own = [take for take in self._takes_by_shot.get(shot.id, []) if not take.trashed or take.id == shot.chosen]
        return sorted([*borrowed, *own], key=_age)

    def trashed_of(self, shot: Shot) -> list[Take]:
        """The shot's own takes that were thrown away, oldest first."""
        return sorted((take for take in self._takes_by_shot.get(shot.id, []) if take.trashed), key=_age)

    @cached_property
    def _markers_by_shot(self) -> dict[str, list[Marker]]:
        set_on: defaultdict[str, list[Marker]] = defaultdict(list)
        for marker in self.markers.values():
            set_on[marker.shot].append(marker)
        return dict(set_on)

    def markers_of(self, shot: Shot) -> list[Marker]:
        """All markers of a shot, also those on frames that are trimmed away, in the order of their frames."""
        return sorted(self._markers_by_shot.get(shot.id, []), key=lambda marker: (marker.frame, marker.id))

    @cached_property
    def reel_markers(self) -> list[tuple[int, Marker]]:
        """The markers that show, each with its reel frame, in reel order."""
        placed = [
            (self.start(self.shots[marker.shot]) + marker.frame, marker)
            for marker in self.markers.values()
            if marker.shot in self.shots and 0 <= marker.frame < self.shots[marker.shot].length
        ]
        return sorted(placed, key=lambda one: (one[0], one[1].id))

    def shots_in(self, scene: str) -> list[Shot]:
        """The shots of a scene (its id), in reel order."""
        row = self.scenes.get(scene)
        if row is None:
            return []
        place = _scene_key(row)
        first = bisect_left(self.reel, place, key=lambda shot: _scene_key(self.scenes[shot.scene]))
        last = bisect_right(self.reel, place, first, key=lambda shot: _scene_key(self.scenes[shot.scene]))
        return self.reel[first:last]

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

    def succeed(
        self,
        *,
        project: Project | None = None,
        scenes: Mapping[str, Scene] | None = None,
        shots: Mapping[str, Shot] | None = None,
        takes: Mapping[str, Take] | None = None,
        markers: Mapping[str, Marker] | None = None,
        touched: Collection[str] = (),
        touched_takes: Collection[str] | None = None,
    ) -> "Board":
        """The board after this one, with the given tables instead of its own.

        `touched` names the shots that differ, `touched_takes` the takes, where it is known which do. What still holds
        of the order and the positions computed here is handed on, so that changing one shot of thousands does not sort
        them all again.
        """
        board = Board(
            project or self.project,
            self.scenes if scenes is None else scenes,
            self.shots if shots is None else shots,
            self.takes if takes is None else takes,
            markers=self.markers if markers is None else markers,
        )
        for same, name in (
            (scenes is None, "scene_order"),
            (takes is None, "_takes_by_shot"),
            (markers is None, "_markers_by_shot"),
        ):
            if same and name in vars(self):
                vars(board)[name] = vars(self)[name]
        if takes is not None and touched_takes is not None and "_takes_by_shot" in vars(self):
            vars(board)["_takes_by_shot"] = _takes_after(self._takes_by_shot, self.takes, takes, touched_takes)
        if "reel" not in vars(self):
            return board
        if scenes is not None and [scene.id for scene in self.scene_order] != [scene.id for scene in board.scene_order]:
            return board
        _hand_on(self, board, touched)
        return board


_FEW = 64
"""Up to this many shots are put into their new places one by one; beyond, sorting is quicker."""


def _hand_on(old: Board, new: Board, touched: Collection[str]) -> None:
    """Give a board the order and the positions of the one before it, as far as they still hold."""
    touched = [name for name in touched if name in old.shots or name in new.shots]
    moved = [name for name in touched if _place(old.shots.get(name)) != _place(new.shots.get(name))]
    if len(moved) > _FEW:
        return
    caches = vars(new)
    if not moved:
        reel = old.reel.copy() if touched else old.reel
        for name in touched:
            reel[old.numbers[name] - 1] = new.shots[name]
        caches["numbers"] = old.numbers
    else:
        gone = set(touched)
        reel = [shot for shot in old.reel if shot.id not in gone]
        key = _reel_key(new.scene_order)
        for name in touched:
            if name in new.shots:
                insort(reel, new.shots[name], key=key)
    caches["reel"] = reel
    if "starts" in vars(old):
        caches["starts"] = _starts_after(old, new, reel) if moved else _shifted(old, new, touched)


def _takes_after(
    by_shot: Mapping[str, list[Take]], old: Mapping[str, Take], new: Mapping[str, Take], touched: Collection[str]
) -> dict[str, list[Take]]:
    """Takes by their shot, after some of them came, went or changed."""
    made = dict(by_shot)
    for name in touched:
        before, after = old.get(name), new.get(name)
        if before is not None:
            made[before.shot] = [take for take in made[before.shot] if take.id != name]
        if after is not None:
            made[after.shot] = [*made.get(after.shot, ()), after]
    return made


def _starts_after(old: Board, new: Board, reel: list[Shot]) -> list[int]:
    """The starts of a reel of other shots, counted from the first place at which it differs."""
    same = next((at for at, (one, other) in enumerate(zip(old.reel, reel, strict=False)) if one is not other), None)
    kept = min(len(old.reel), len(reel)) if same is None else same
    return [*old.starts[:kept], *accumulate((shot.length for shot in reel[kept:]), initial=old.starts[kept])]


def _shifted(old: Board, new: Board, touched: Collection[str]) -> list[int]:
    """The starts of a reel of the same shots, of which some may last longer or shorter than before."""
    by = {old.numbers[name]: new.shots[name].length - old.shots[name].length for name in touched}
    if not any(by.values()):
        return old.starts
    starts: list[int] = []
    shift = 0
    for number in sorted(by):
        starts += (
            old.starts[len(starts) : number] if not shift else [at + shift for at in old.starts[len(starts) : number]]
        )
        shift += by[number]
    return starts + [at + shift for at in old.starts[len(starts) :]]


def _reel_key(scene_order: Iterable[Scene]) -> Callable[[Shot], tuple[int, str, str]]:
    rank = {scene.id: number for number, scene in enumerate(scene_order)}
    return lambda shot: (rank[shot.scene], shot.order, shot.id)


def _scene_key(scene: Scene) -> tuple[str, str]:
    return (scene.order, scene.id)


def _age(take: Take) -> tuple[str, int]:
    return (take.created, take.number)


def _place(shot: Shot | None) -> tuple[str, str] | None:
    return (shot.scene, shot.order) if shot else None


def _how_many(reel: Iterable[Shot]) -> str:
    count = len(list(reel))
    if not count:
        return "the reel has no shots yet"
    return "the reel has one shot, number 1" if count == 1 else f"the reel has shots 1 to {count}"
