"""The recipe: everything that influences a take's frames, as one frozen record with a hash.

Canonical form: JSON with the fields in their declared order, parameter names sorted, whole floats written as integers,
no spaces, UTF-8; fields at their default are left out, so that a field added later changes no old hash. The hash is
SHA-256 of these bytes, in hex. The same hash gives the same frames and is never generated twice.
"""

import hashlib
import math
from fnmatch import fnmatchcase
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

import msgspec

from studio.errors import BadInputError
from studio.model.board import Board
from studio.model.cascade import DEFAULTS, fold_params
from studio.model.rows import Ask, Grid, Shot, Take, Value
from studio.model.time import Rate

MAX_SECONDS = 600
MEDIA = "media:"
"""How a parameter begins that names a file of the project by its hash; `@` and a number name one frame of a video."""
MAX_SEED = 2**63 - 1
SIDES = (16, 8192)


class Bridge(msgspec.Struct, frozen=True):
    """The frame that a shot starts from: media hash and frame number in that file."""

    media: str
    frame: int


class Recipe(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All that influences a take's frames. `model` names weights (path or repository), if the engine has any."""

    engine: str
    revision: int
    prompt: str
    width: int
    height: int
    frames: int
    rate: Rate
    seed: int
    negative: str = ""
    model: str = ""
    params: dict[str, Value] = {}
    bridge: Bridge | None = None

    def canonical(self) -> bytes:
        """The bytes that the hash is taken of."""
        params = {name: _plain(self.params[name]) for name in sorted(self.params)}
        return msgspec.json.encode(msgspec.structs.replace(self, params=params))

    @property
    def hash(self) -> str:
        return hashlib.sha256(self.canonical()).hexdigest()


class MediaName(NamedTuple):
    """What a parameter's value `media:HASH` or `media:HASH@FRAME` names."""

    sha256: str
    frame: int | None = None


def split_media(value: Value) -> MediaName | None:
    """What a value names among the project's files; `None` if it is no such value."""
    if not isinstance(value, str) or not value.startswith(MEDIA):
        return None
    sha256, _, frame = value.removeprefix(MEDIA).partition("@")
    return MediaName(sha256, int(frame) if frame.isdecimal() else None)


def media_of(recipe: Recipe) -> tuple[str, ...]:
    """The hashes of the project's files that a recipe needs, each once."""
    found = [name.sha256 for value in recipe.params.values() if (name := split_media(value))]
    return tuple(dict.fromkeys([recipe.bridge.media, *found] if recipe.bridge else found))


def _plain(value: Value) -> Value:
    """20.0 as 20: the same number must not give two hashes."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


class Resolution(msgspec.Struct, frozen=True):
    """A recipe and, in words, what had to be changed to suit the engine."""

    recipe: Recipe
    notes: tuple[str, ...] = ()


def decode_recipe(data: bytes | str) -> Recipe:
    """Read a recipe's canonical JSON; raises `msgspec.ValidationError` when it is none."""
    return msgspec.json.decode(data, type=Recipe)


@lru_cache(maxsize=256)
def snap_size(width: int, height: int, grid: Grid) -> tuple[int, int]:
    """The nearest size that the grid allows, keeping the aspect ratio where a limit makes it smaller."""
    scale = min(Fraction(1), Fraction(grid.max_side, max(width, height, 1)))
    pixels = width * height * scale * scale
    if pixels > grid.max_pixels:
        scale *= Fraction(math.isqrt(int((grid.max_pixels << 64) / pixels)), 1 << 32)
    low = -(-grid.min_side // grid.multiple) * grid.multiple
    high = grid.max_side // grid.multiple * grid.multiple

    def snapped(side: int, rounding: Fraction) -> int:
        return min(high, max(low, int(side * scale / grid.multiple + rounding) * grid.multiple))

    wide, tall = snapped(width, Fraction(1, 2)), snapped(height, Fraction(1, 2))
    if wide * tall > grid.max_pixels:
        wide, tall = snapped(width, Fraction(0)), snapped(height, Fraction(0))
    if wide * tall > grid.max_pixels:
        long = max(low, grid.max_pixels // min(wide, tall) // grid.multiple * grid.multiple)
        wide, tall = min(wide, long), min(tall, long)
    return wide, tall


def snap_frames(frames: int, grid: Grid) -> int:
    """The shortest length on the grid that is not shorter than asked, or the longest there is."""
    step, offset = grid.frame_step, grid.frame_offset
    wanted = max(frames, grid.min_frames)
    snapped = -(-(wanted - offset) // step) * step + offset
    longest = (grid.max_frames - offset) // step * step + offset
    return min(snapped, longest)


def resolve(board: Board, shot: Shot, ask: Ask, *, opening: Shot | None = None) -> Resolution:
    """What would be generated for a shot now: the cascade folded, the bridge resolved, size and length snapped.

    `opening` is the shot that shows the beginning of the frames, where that is another one (`stale_reason`).
    Raises `BadInputError` if the shot has no prompt yet, starts from a shot that has no take yet, or the seed is no
    seed.
    """
    if not shot.prompt:
        raise BadInputError(f"Shot {board.numbers[shot.id]} has no prompt yet: say in a few words what it shows.")
    grid = ask.grid or Grid()
    params = fold_params(board, shot) | ask.params
    asked = (board.project.width, board.project.height)
    size = snap_size(*asked, grid)
    frames = snap_frames(shot.frames, grid)
    notes: list[str] = []
    if size != asked:
        notes.append(f"{asked[0]}x{asked[1]} was snapped to {size[0]}x{size[1]}, a size that {ask.engine} can make.")
    if frames != shot.frames:
        notes.append(f"{shot.frames} frames were snapped to {frames}, a length that {ask.engine} can make.")
    opening = opening or shot
    bridge = resolve_bridge(board, opening) if opening.bridge and ask.takes_first_frame else None
    if opening.bridge and not ask.takes_first_frame:
        notes.append(f"{ask.engine} cannot start from a frame: the link to the shot before has no effect.")
    recipe = Recipe(
        engine=ask.engine,
        revision=ask.revision,
        prompt=shot.prompt,
        width=size[0],
        height=size[1],
        frames=frames,
        rate=board.project.rate,
        seed=_seed(params.get("seed", 0) if ask.seed is None else ask.seed),
        negative=str(params.get("negative", "")),
        model=ask.model or (str(params.get("model", "")) if "model" in ask.accepts else ""),
        params={name: value for name, value in params.items() if _accepted(name, ask) and name not in DEFAULTS},
        bridge=bridge,
    )
    return Resolution(recipe, tuple(notes))


def _accepted(name: str, ask: Ask) -> bool:
    """Whether a parameter influences the engine's frames: it is named, or belongs to a family (`subject.*`)."""
    return name in ask.accepts or any("*" in item and fnmatchcase(name, item) for item in ask.accepts)


def _seed(value: Value) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MAX_SEED:
        raise BadInputError(f"'{value}' is not a seed: give a whole number from 0 to {MAX_SEED}.")
    return value


def resolve_bridge(board: Board, shot: Shot) -> Bridge | None:
    """The frame that a bridged shot starts from; `None` for the first shot of the reel, which has none before it."""
    previous = board.previous(shot)
    if previous is None:
        return None
    take = board.chosen(previous)
    if take is None:
        number = board.numbers[previous.id]
        raise BadInputError(
            f"Shot {number + 1} starts from the last frame of shot {number}, which has no take yet: "
            f"generate shot {number} first."
        )
    out = take.frames if previous.take_out is None else min(previous.take_out, take.frames)
    out = min(out, previous.take_in + previous.length)
    return Bridge(take.media, max(0, out - 1))


def stale_reason(board: Board, shot: Shot, take: Take | None = None) -> str:
    """Why a shot's chosen take (or the one given) is not what would be made now, in words; empty when it still is."""
    take = take or board.chosen(shot)
    if take is None:
        return ""
    opening = _opening(board, shot, take)
    previous = board.previous(opening) if opening.bridge and take.ask.takes_first_frame else None
    if previous is not None and board.chosen(previous) is None:
        return "the shot before has no take"
    if not shot.prompt:
        return "it has no prompt"
    try:
        now = resolve(board, shot, take.ask, opening=opening).recipe
    except BadInputError as error:
        return str(error)
    if now.hash == take.recipe_hash:
        return ""
    try:
        then = decode_recipe(take.recipe)
    except msgspec.MsgspecError:
        return "its recipe cannot be read"
    return "; ".join(differences(then, now)) or "the recipe changed"


def _opening(board: Board, shot: Shot, take: Take) -> Shot:
    """The shot that shows the beginning of a take: after a split, the half that the take's bridge leads to.

    A half that is itself linked is to start from the shot before it, whatever it shows.
    """
    previous = board.previous(shot)
    while previous is not None and previous.chosen == take.id and not shot.bridge:
        shot, previous = previous, board.previous(previous)
    return shot


def differences(then: Recipe, now: Recipe) -> list[str]:
    """What changed between two recipes, a short phrase each."""
    phrases: list[str] = []
    if then.bridge != now.bridge:
        phrases.append("the frame it starts from changed")
    if (then.width, then.height) != (now.width, now.height):
        phrases.append(f"size changed from {then.width}x{then.height} to {now.width}x{now.height}")
    if then.frames != now.frames:
        phrases.append(f"length changed from {then.frames} to {now.frames} frames")
    phrases += [
        f"{name} changed"
        for name in ("prompt", "negative", "rate", "seed", "engine", "revision", "model")
        if getattr(then, name) != getattr(now, name)
    ]
    names = sorted(then.params.keys() | now.params.keys())
    phrases += [f"{name.replace('.', ' ')} changed" for name in names if then.params.get(name) != now.params.get(name)]
    return phrases
