"""Choosing a model: engine and weights set as one step, for the film, the scene or the shots."""

from collections.abc import Callable
from typing import Literal

from studio.edit import deeds
from studio.edit.change import Edit
from studio.model.board import Board
from studio.ui.inspector.model_row import model_name
from studio.ui.session import Session

Reach = Literal["film", "scene", "shots"]


def chosen(board: Board, engine: str, model: str, *, reach: Reach, shots: tuple[str, ...], name: str) -> Edit:
    """Engine and model set together; the scene is that of the first shot."""
    where = {"film": "the film", "scene": "the scene", "shots": "the shots"}[reach]
    if reach == "shots" and len(shots) == 1:
        where = f"shot {board.numbers[shots[0]]}"

    def setting(key: str, value: str) -> Callable[[Board], Edit]:
        if reach == "shots":
            return lambda now: deeds.set_params(now, shots=shots, name=key, value=value)
        if reach == "scene":
            return lambda now: deeds.set_param(now, ring="scene", name=key, value=value, of=now.shots[shots[0]].scene)
        return lambda now: deeds.set_param(now, ring="project", name=key, value=value)

    return deeds.chain(board, f"Use {name} for {where}", [setting("engine", engine), setting("model", model)])


def use_model(session: Session, model: str, reach: Reach) -> bool:
    """Have a model make the film, the scene of the selected shots, or these; tells whether that was done."""
    library, shots = session.library, session.selection.shots
    if library is None or session.read_only or (reach != "film" and not shots):
        return False
    name = model_name(model, library)
    edit = chosen(session.board, library.engine, model, reach=reach, shots=shots, name=name)
    return session.apply(edit) is not None
