"""The edits of the inspector: parameters in the ring that it is about, or the same deed on many shots as one step."""

from collections.abc import Callable, Iterable

from studio.edit import deeds
from studio.edit.change import Edit, merge
from studio.model.board import Board
from studio.model.rows import Value
from studio.ui.inspector.cascade import Aim, Ring


def given(board: Board, aim: Aim, name: str, value: Value) -> Edit:
    """A parameter set on what the inspector is about."""
    ring, ids = aim
    if ring == "shot":
        return deeds.set_params(board, shots=ids, name=name, value=value)
    return deeds.set_param(board, ring=ring, name=name, value=value, of=ids[0] if ids else None)


def cleared(board: Board, aim: Aim, name: str) -> Edit:
    """A parameter that comes from outside again."""
    ring, ids = aim
    if ring == "shot":
        return deeds.clear_params(board, shots=ids, name=name)
    return deeds.clear_param(board, ring=ring, name=name, of=ids[0] if ids else None)


def all_cleared(board: Board, aim: Aim, names: Iterable[str]) -> Edit:
    """All these parameters coming from outside again."""

    def clearing(name: str) -> Callable[[Board], Edit]:
        return lambda now: cleared(now, aim, name)

    return deeds.chain(board, "Clear what is set", [clearing(name) for name in names])


def spread(board: Board, aim: Aim, name: str, value: Value, ring: Ring) -> Edit:
    """A parameter set for the whole scene or project, which the shots (or the scene) then follow."""
    where = "the project"
    targets: list[str | None] = [None]
    if ring == "scene":
        targets = list(dict.fromkeys(board.shots[shot].scene for shot in aim.ids if shot in board.shots))
        where = "the scene" if len(targets) == 1 else f"{len(targets)} scenes"

    def setting(of: str | None) -> Callable[[Board], Edit]:
        return lambda now: deeds.set_param(now, ring=ring, name=name, value=value, of=of)

    steps = [setting(of) for of in targets]
    if aim.ring == "shot" or (aim.ring == "scene" and name in board.scenes[aim.ids[0]].params):
        steps.append(lambda now: cleared(now, aim, name))
    return deeds.chain(board, f"Set {name} for {where}", steps)


def each(board: Board, shots: Iterable[str], verb: str, deed: Callable[[str], Edit]) -> Edit:
    """The same deed on every shot; each touches a row of its own, so none needs the board that the one before left."""
    edits = [deed(shot) for shot in shots if shot in board.shots]
    return edits[0] if len(edits) == 1 else merge(edits, f"{verb} {len(edits):,} shots")
