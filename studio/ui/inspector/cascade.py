"""Values with where they come from, for one shot, for many, for a scene or the project: what a row shows."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from studio.model.board import Board
from studio.model.rows import Shot, Value

Source = Literal["project", "scene", "shot", "engine", "prompt", "link", "mixed", ""]
Ring = Literal["project", "scene", "shot"]


class Cell(NamedTuple):
    """A parameter's value (`None`: several), where it comes from, and whether it is set on what is being edited."""

    value: Value | None
    source: Source
    own: bool = False
    derived: str = ""
    """What the engine makes of `auto` by the prompt, in words."""


class Aim(NamedTuple):
    """What the inspector is about: shots (one or many), a scene, or the project."""

    ring: Ring
    ids: tuple[str, ...] = ()

    @property
    def only(self) -> str | None:
        """The one shot, if it is just one."""
        return self.ids[0] if self.ring == "shot" and len(self.ids) == 1 else None

    @property
    def many(self) -> bool:
        return self.ring == "shot" and len(self.ids) > 1


def cells(
    board: Board, aim: Aim, defaults: Mapping[str, Value], shots: Sequence[Shot] | None = None
) -> dict[str, Cell]:
    """A cell for each name of `defaults` (what holds where nobody says otherwise).

    `shots`: `distinct` ones of an aim at shots, where they are known already.
    """
    match aim.ring:
        case "project":
            return {name: _outer(board, None, name, default) for name, default in defaults.items()}
        case "scene":
            return {name: _outer(board, aim.ids[0], name, default) for name, default in defaults.items()}
        case "shot":
            if shots is None:
                shots = distinct(board.shots[shot] for shot in aim.ids if shot in board.shots)
            return {name: _folded(_found(board, shots, name, default)) for name, default in defaults.items()}


def distinct(shots: Iterable[Shot]) -> list[Shot]:
    """One shot of all that have the same scene and parameters: of thousands, mostly a few. 1 and True differ."""
    found: dict[tuple[object, ...], Shot] = {}
    for shot in shots:
        params = shot.params
        if params:
            key = (shot.scene, tuple(params.items()), tuple(map(type, params.values())))
            found.setdefault(key, shot)
        else:
            found.setdefault((shot.scene,), shot)
    return list(found.values())


def _outer(board: Board, scene: str | None, name: str, default: Value) -> Cell:
    """The cell of a scene (or, without one, of the project)."""
    row = board.scenes.get(scene) if scene else None
    if row is not None and name in row.params:
        return Cell(row.params[name], "scene", own=True)
    if name in board.project.params:
        return Cell(board.project.params[name], "project", own=row is None)
    return Cell(default, "engine")


def _found(board: Board, shots: Iterable[Shot], name: str, default: Value) -> list[Cell]:
    return [
        Cell(shot.params[name], "shot", own=True)
        if name in shot.params
        else _outer(board, shot.scene, name, default)._replace(own=False)
        for shot in shots
    ]


def _folded(found: Sequence[Cell]) -> Cell:
    """Several cells as one: what they do not share is mixed."""
    if not found:
        return Cell(None, "")
    first = found[0]
    if len(found) == 1:
        return first
    shared = all((type(cell.value), cell.value) == (type(first.value), first.value) for cell in found)
    source: Source = first.source if all(cell.source == first.source for cell in found) else "mixed"
    return Cell(first.value if shared else None, source, any(cell.own for cell in found))


def derived(cell: Cell, name: str, plan: Mapping[str, object], roles: Iterable[str]) -> Cell:
    """A cell that says `auto`, with what the reading's plan made of it; its source is the prompt if that said so."""
    if cell.value != "auto" or cell.source != "engine":
        return cell
    camera = plan.get("camera")
    found = plan.get(name, camera.get(name) if isinstance(camera, dict) else None)
    if not isinstance(found, str) or not found:
        return cell
    return cell._replace(source="prompt" if name in roles else "engine", derived=found)
