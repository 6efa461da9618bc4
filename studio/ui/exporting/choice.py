"""What the dialog proposes and sums up, reckoned without a window: sizes, names, what is not at its best."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from studio.model.board import Board
from studio.model.rows import Project, Shot

_LEAST_SIDE = 64
_MOST_SIDE = 4096


class Rest(NamedTuple):
    """Shots that are not at their best yet, by why; ids in reel order."""

    drafts: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    making: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    offline: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """How many shots in all."""
        return sum(map(len, self))

    @property
    def makeable(self) -> tuple[str, ...]:
        """Those that making again would better: stale ones, those without a picture, those whose file is gone."""
        return (*self.stale, *self.cards, *self.offline)


def rest_of(shots: Iterable[Shot], look: Callable[[str], str], *, masters: bool) -> Rest:
    """Sort shots by what they lack; `look` names how one stands. Drafts count only where `masters` can be made."""
    kinds = {"stale": "stale", "generating": "making", "queued": "making", "empty": "cards", "offline": "offline"}
    kinds |= {"failed": "cards"} | ({"draft": "drafts"} if masters else {})
    found: dict[str, list[str]] = {name: [] for name in Rest._fields}
    for shot in shots:
        kind = kinds.get(look(shot.id))
        if kind == "cards" and shot.chosen:
            kind = "stale"
        if kind:
            found[kind].append(shot.id)
    return Rest(**{name: tuple(ids) for name, ids in found.items()})


def sizes_for(project: Project) -> list[tuple[int, int]]:
    """Sizes that a film of this project may have: its own first, then smaller and larger ones of the same shape."""
    own = (project.width, project.height)
    found = [own]
    for height in (2160, 1440, 1080, 720, 540, 360):
        width = round(project.width * height / project.height / 2) * 2
        size = (width, height)
        if size not in found and _LEAST_SIDE <= width <= _MOST_SIDE:
            found.append(size)
    return found


def shots_within(board: Board, first: int, last: int | None, shots: frozenset[str] | None) -> list[Shot]:
    """The shots that an export of this range, and of these ids, shows."""
    end = board.length if last is None else last
    rows = zip(board.reel, board.starts, strict=False)
    return [
        shot
        for shot, start in rows
        if start < end and start + shot.length > first and (shots is None or shot.id in shots)
    ]


def sounds(board: Board) -> bool:
    """Whether a take that is shown has sound."""
    return any(take is not None and take.sound for take in map(board.chosen, board.reel))


def next_version(folder: Path, title: str, suffix: str) -> Path:
    """A file name with the next free version number: `fox_v02.mp4` beside `fox_v01.mp4`."""
    stem = re.sub(r"[^\w-]+", "_", title.lower()).strip("_") or "film"
    number = 1
    while (folder / f"{stem}_v{number:02}{suffix}").exists():
        number += 1
    return folder / f"{stem}_v{number:02}{suffix}"


def short_path(path: Path) -> str:
    """A path as people read it, with `~` for their own folder."""
    try:
        return f"~/{path.relative_to(Path.home())}"
    except ValueError:
        return str(path)
