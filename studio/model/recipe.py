"""The recipe: everything that influences a take's frames, as one frozen record with a hash.

Canonical form: JSON with the fields in their declared order, parameter names sorted, no spaces, UTF-8. The hash is
SHA-256 of these bytes, in hex. The same hash gives the same frames and is never generated twice.
"""

import hashlib
from fractions import Fraction

import msgspec

from studio.errors import BadInputError
from studio.model.board import Board
from studio.model.cascade import resolve_params
from studio.model.rows import Ask, Grid, Shot, Take, Value
from studio.model.time import Rate

MAX_SECONDS = 600
SIDES = (16, 8192)


class Bridge(msgspec.Struct, frozen=True):
    """The frame that a shot starts from: media hash and frame number in that file."""

    media: str
    frame: int


class Recipe(msgspec.Struct, frozen=True, kw_only=True):
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
        return msgspec.json.encode(msgspec.structs.replace(self, params=dict(sorted(self.params.items()))))

    @property
    def hash(self) -> str:
        return hashlib.sha256(self.canonical()).hexdigest()


class Resolution(msgspec.Struct, frozen=True):
    """A recipe and, in words, what had to be changed to suit the engine."""

    recipe: Recipe
    notes: tuple[str, ...] = ()


def decode_recipe(data: bytes | str) -> Recipe:
    """Read a recipe's canonical JSON; raises `msgspec.ValidationError` when it is none."""
    return msgspec.json.decode(data, type=Recipe)


def snap_size(width: int, height: int, grid: Grid) -> tuple[int, int]:
    """The nearest size that the grid allows, keeping the aspect ratio where a limit makes it smaller."""
    scale = Fraction(1)
    longest = max(width, height)
    if longest > grid.max_side:
        scale = Fraction(grid.max_side, longest)
    while width * height * scale * scale > grid.max_pixels:
        scale *= Fraction(99, 100)
    step = grid.multiple
    low, high = -(-grid.min_side // step) * step, grid.max_side // step * step
    wide, tall = (min(high, max(low, int(side * scale / step + Fraction(1, 2)) * step)) for side in (width, height))
    return wide, tall


def snap_frames(frames: int, grid: Grid) -> int:
    """The shortest length on the grid that is not shorter than asked, or the longest there is."""
    step, offset = grid.frame_step, grid.frame_offset
    wanted = max(frames, grid.min_frames)
    snapped = -(-(wanted - offset) // step) * step + offset
    longest = (grid.max_frames - offset) // step * step + offset
    return min(snapped, longest)


def resolve(board: Board, shot: Shot, ask: Ask) -> Resolution:
    """What would be generated for a shot now: the cascade folded, the bridge resolved, size and length snapped.

    Raises `BadInputError` if the shot starts from a shot that has no take yet.
    """
    grid = ask.grid or Grid()
    params = {name: item.value for name, item in resolve_params(board, shot).items()} | ask.params
    seed = ask.seed if ask.seed is not None else int(params.get("seed", 0))
    asked = (board.project.width, board.project.height)
    width, height = snap_size(*asked, grid)
    frames = snap_frames(shot.frames, grid)
    notes: list[str] = []
    if (width, height) != asked:
        notes.append(f"{asked[0]}x{asked[1]} was snapped to {width}x{height}, a size that {ask.engine} can make.")
    if frames != shot.frames:
        notes.append(f"{shot.frames} frames were snapped to {frames}, a length that {ask.engine} can make.")
    bridge = resolve_bridge(board, shot) if shot.bridge else None
    if bridge and not ask.takes_first_frame:
        notes.append(f"{ask.engine} cannot start from a frame: the link to the shot before has no effect.")
        bridge = None
    recipe = Recipe(
        engine=ask.engine,
        revision=ask.revision,
        prompt=shot.prompt,
        width=width,
        height=height,
        frames=frames,
        rate=board.project.rate,
        seed=seed,
        negative=str(params.get("negative", "")),
        model=ask.model,
        params={name: value for name, value in params.items() if name in ask.accepts},
        bridge=bridge,
    )
    return Resolution(recipe, tuple(notes))


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
    try:
        now = resolve(board, shot, take.ask).recipe
    except BadInputError as error:
        return str(error)
    if now.hash == take.recipe_hash:
        return ""
    return "; ".join(differences(decode_recipe(take.recipe), now))


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
    phrases += [f"{name} changed" for name in names if then.params.get(name) != now.params.get(name)]
    return phrases
