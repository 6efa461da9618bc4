"""The cascade: a parameter set on a shot beats the same on its scene, which beats the project's."""

from typing import Literal

import msgspec

from studio.model.board import Board
from studio.model.rows import Shot, Value

Ring = Literal["default", "project", "scene", "shot", "ask"]

DEFAULTS: dict[str, Value] = {"engine": "previs", "seed": 0, "negative": "", "model": ""}
"""What holds where nobody said otherwise, for parameters that belong to no engine in particular."""


class Resolved(msgspec.Struct, frozen=True):
    """A value and the ring of the cascade that it comes from."""

    value: Value
    source: Ring


def resolve_params(board: Board, shot: Shot) -> dict[str, Resolved]:
    """All parameters that are in force for a shot, each with where it comes from."""
    scene = board.scenes[shot.scene]
    rings: list[tuple[Ring, dict[str, Value]]] = [
        ("default", DEFAULTS),
        ("project", board.project.params),
        ("scene", scene.params),
        ("shot", shot.params),
    ]
    return {name: Resolved(value, ring) for ring, values in rings for name, value in values.items()}


def fold_params(board: Board, shot: Shot) -> dict[str, Value]:
    """The values of all parameters that are in force for a shot, without telling where they come from."""
    return {**DEFAULTS, **board.project.params, **board.scenes[shot.scene].params, **shot.params}
