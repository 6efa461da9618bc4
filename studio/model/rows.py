"""The rows of a storyboard: frozen records, one table each, joined by ids.

Rows hold facts only. Where a shot starts, which number it bears and whether its take is stale are computed
(`board`, `recipe`), never stored. They are kept from the garbage collector (`gc=False`), since they hold nothing that
could lead back to them: walking through tens of thousands of them would hold the window up for a frame and more.
"""

import secrets
from typing import Literal

import msgspec

from studio.model.time import Rate

Value = str | int | float | bool
"""A parameter's value: what an artist can type, and JSON can carry."""

Quality = Literal["draft", "master"]

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def new_id() -> str:
    """A fresh row id: ten letters and digits, none of which look alike, never all digits (so no shot number)."""
    return "s" + "".join(secrets.choice(_ALPHABET) for _ in range(9))


class Project(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The one project row. `size` is in pixels; `params` is the outermost ring of the cascade."""

    id: str = "project"
    title: str = ""
    rate: Rate = Rate()
    width: int = 1280
    height: int = 720
    start_frame: int = 0
    """The frame number that timecode starts at (86,400 is 01:00:00:00 at 24)."""
    params: dict[str, Value] = {}
    notes: str = ""


class Scene(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A run of shots with shared parameters (place, time, look). `order` is a fractional key."""

    id: str
    order: str
    name: str = ""
    params: dict[str, Value] = {}
    notes: str = ""


class Shot(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One prompt-driven unit of the reel.

    `frames` is the length that is asked for (and generated). The reel shows source frames `take_in` up to, not
    including, `take_out` (`None`: the end). `bridge`: the shot starts from the last shown frame of the previous
    shot's chosen take. `chosen` is a take's id; it may be a take that another shot made (after a split).
    """

    id: str
    scene: str
    order: str
    prompt: str
    frames: int
    label: str = ""
    """The shot's own name on paper, such as `2A`; empty: its number in the reel."""
    take_in: int = 0
    take_out: int | None = None
    bridge: bool = False
    chosen: str | None = None
    params: dict[str, Value] = {}
    notes: str = ""
    dialogue: str = ""
    sound: str = ""
    extra: dict[str, str] = {}
    """Columns of an imported shot list that Storyreel has no field for, kept as they came."""

    @property
    def length(self) -> int:
        """Frames that the shot takes up in the reel."""
        return (self.frames if self.take_out is None else self.take_out) - self.take_in


class Ask(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a take was asked for beside what the board says: resolving the board with it again gives today's recipe."""

    engine: str
    revision: int = 1
    seed: int | None = None
    model: str = ""
    params: dict[str, Value] = {}
    grid: "Grid | None" = None
    takes_first_frame: bool = False
    accepts: tuple[str, ...] = ()
    """Names of the engine's own parameters: what else stands in the cascade does not influence its frames.

    `model` among them: where the ask names no weights, the cascade's count."""


class Grid(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Sizes and lengths that an engine can make: width and height are multiples of `multiple` within the limits,
    and frames are `frame_step` * n + `frame_offset`, at most `max_frames`."""

    multiple: int = 2
    min_side: int = 64
    max_side: int = 4096
    max_pixels: int = 4096 * 2304
    frame_step: int = 1
    frame_offset: int = 0
    min_frames: int = 1
    max_frames: int = 14_400


class Take(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One result of generating a shot: immutable but for label and star, and never deleted by undo.

    `media` is the SHA-256 (hex) of the file in the project's store. Times are in milliseconds.
    """

    id: str
    shot: str
    media: str
    recipe: str
    """The recipe's canonical JSON."""
    recipe_hash: str
    ask: Ask
    frames: int
    width: int
    height: int
    rate: Rate
    seed: int
    quality: Quality
    engine: str
    number: int = 1
    """Counts the takes of its shot from 1."""
    created: str = ""
    """UTC, ISO 8601."""
    first_frame_ms: float = 0.0
    total_ms: float = 0.0
    partial: bool = False
    label: str = ""
    star: bool = False
    trashed: bool = False
    """Thrown away, though still there: it is not listed with its shot's takes until it is restored."""
    coverage: float | None = None
    """The share of what the prompt asks for that is really to be seen, 0 to 1, where the engine measures it."""
    lacking: tuple[str, ...] = ()
    """What of the prompt is not to be seen, a few words each."""
    sound: bool = False
    """Whether its file has a sound track."""
    figures: dict[str, float] = {}
    """What the engine measured when it was made, by name: `step_ms`, `first_preview_ms`, `peak_bytes` ..."""
    notes: tuple[str, ...] = ()
    """What had to be said when it was made (a value that was snapped, a picture that was fitted), a sentence each."""


class Marker(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A place in the reel that somebody marked. It belongs to a shot and goes where that goes.

    `frame` counts from the first frame that the shot shows. It stays on what it marks when the shot is trimmed: one
    below 0 or beyond the shot's end marks what is trimmed away now, and does not show.
    """

    id: str
    shot: str
    frame: int
    name: str = ""
    notes: str = ""


JobState = Literal["queued", "running", "done", "failed", "cancelled", "interrupted"]


class Job(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One request to make one take, as it stands in the queue (smaller `priority` goes first)."""

    id: str
    shot: str
    ask: Ask
    state: JobState = "queued"
    priority: float = 0.0
    tries: int = 0
    created: str = ""
    started: str = ""
    ended: str = ""
    take: str | None = None
    error: str = ""
