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


def cells(board: Board, aim: Aim, defaults: Mapping[str, Value]) -> dict[str, Cell]:
    """A cell for each name of `defaults` (what holds where nobody says otherwise)."""
    match aim.ring:
        case "project":
            return {name: _outer(board, None, name, default) for name, default in defaults.items()}
        case "scene":
            return {name: _outer(board, aim.ids[0], name, default) for name, default in defaults.items()}
        case "shot":
            return _of_shots(board, [board.shots[shot] for shot in aim.ids if shot in board.shots], defaults)


def _outer(board: Board, scene: str | None, name: str, default: Value) -> Cell:
    """The cell of a scene (or, without one, of the project)."""
    row = board.scenes.get(scene) if scene else None
    if row is not None and name in row.params:
        return Cell(row.params[name], "scene", own=True)
    if name in board.project.params:
        return Cell(board.project.params[name], "project", own=row is None)
    return Cell(default, "engine")


def _of_shots(board: Board, shots: Sequence[Shot], defaults: Mapping[str, Value]) -> dict[str, Cell]:
    """One pass over the shots: most set nothing, so only the few that do, and the scenes, are looked at again."""
    setting = [shot for shot in shots if shot.params]
    plain = {shot.scene for shot in shots if not shot.params}
    return {name: _folded(_found(board, setting, plain, name, default)) for name, default in defaults.items()}


def _found(board: Board, setting: Iterable[Shot], plain: set[str], name: str, default: Value) -> list[Cell]:
    """The different cells of the shots; 1 and True are different, though Python has them equal."""
    found = [Cell(shot.params[name], "shot", own=True) for shot in setting if name in shot.params]
    scenes = plain | {shot.scene for shot in setting if name not in shot.params}
    found += [_outer(board, scene, name, default)._replace(own=False) for scene in scenes]
    return list({(type(cell.value), cell): cell for cell in found}.values())


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
