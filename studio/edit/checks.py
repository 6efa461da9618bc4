"""What a deed checks before it makes an edit: each failure is one sentence."""

import math
import re
from collections.abc import Iterable, Sequence

from studio.errors import BadInputError, NotFoundError
from studio.model.board import Board
from studio.model.recipe import MAX_SECONDS, MAX_SEED, SIDES
from studio.model.rows import Marker, Scene, Shot, Take, Value
from studio.model.text import clean_text
from studio.model.time import Rate

_NAME = re.compile(r"[a-z][a-z0-9_.-]{0,63}")


def shot_of(board: Board, name: str) -> Shot:
    """The shot with this id (or number in the reel)."""
    return board.find(name)


def scene_of(board: Board, name: str) -> Scene:
    """The scene with this id or name; raises `NotFoundError`."""
    scene = board.scenes.get(name) or board.scene_named(name)
    if scene is None:
        known = ", ".join(f"'{one.name}'" for one in board.scene_order if one.name)
        raise NotFoundError(f"There is no scene '{name}': the scenes are {known or 'unnamed'}.")
    return scene


def take_of(board: Board, name: str) -> Take:
    """The take with this id; raises `NotFoundError`."""
    take = board.takes.get(name)
    if take is None:
        raise NotFoundError(f"There is no take '{name}': list the shot's takes to see their ids.")
    return take


def marker_of(board: Board, name: str) -> Marker:
    """The marker with this id; raises `NotFoundError`."""
    marker = board.markers.get(name)
    if marker is None:
        raise NotFoundError(f"There is no marker '{name}' any more.")
    return marker


def shots_of(board: Board, names: Iterable[str]) -> list[Shot]:
    """The shots with these ids or numbers, each once, in reel order."""
    rows = {row.id: row for row in (shot_of(board, name) for name in names)}
    return sorted(rows.values(), key=lambda row: board.numbers[row.id])


def called(board: Board, shot: Shot) -> str:
    """How a label names a shot: by its number in the reel."""
    return f"shot {board.numbers[shot.id]}"


def called_all(board: Board, shots: Sequence[Shot]) -> str:
    """How a label names shots: one by its number, several by how many they are."""
    return called(board, shots[0]) if len(shots) == 1 else f"{len(shots)} shots"


def check_frames(frames: int, rate: Rate) -> int:
    """A length from one frame to `MAX_SECONDS`."""
    longest = rate.frames(MAX_SECONDS)
    if frames < 1:
        raise BadInputError(f"A shot of {frames} frames cannot be made: give a length of at least 1 frame.")
    if frames > longest:
        raise BadInputError(
            f"A shot of {frames:,} frames is too long: give at most {MAX_SECONDS} seconds, "
            f"which is {longest:,} frames at {rate} frames per second."
        )
    return frames


def check_size(width: int, height: int) -> tuple[int, int]:
    """Width and height within `SIDES`."""
    low, high = SIDES
    if not (low <= width <= high and low <= height <= high):
        raise BadInputError(f"{width}x{height} pixels cannot be used: give sides from {low} to {high}.")
    return width, height


def check_name(name: str) -> str:
    """A parameter's name."""
    if not _NAME.fullmatch(name):
        raise BadInputError(f"'{name}' is not a parameter: names are lower-case words such as 'seed' or 'fog.density'.")
    return name


def check_value(name: str, value: Value) -> Value:
    """A parameter's value: finite, within 64 bits, without control characters, and of the right kind if known."""
    if name == "seed" and (isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MAX_SEED):
        raise BadInputError(f"'{value}' is not a seed: give a whole number from 0 to {MAX_SEED}.")
    if name in ("engine", "model", "negative") and not isinstance(value, str):
        raise BadInputError(f"'{value}' cannot be the {name}: give text.")
    if isinstance(value, str):
        return clean_text(value, name)
    if isinstance(value, float) and not math.isfinite(value):
        raise BadInputError(f"{value} cannot be the {name}: give a finite number.")
    if not -(2**63) <= value < 2**63:
        raise BadInputError(f"{value} cannot be the {name}: the number is too large.")
    return value
