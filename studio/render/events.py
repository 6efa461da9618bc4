"""What a generator tells: frozen records, each with the job and the shot it is about."""

from collections.abc import Sequence

import msgspec

from studio.model.rows import Take, Value
from studio.wire.messages import Phase
from studio.wire.ring import Frame


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """The root of all events: `job` and `shot` are ids."""

    job: str
    shot: str


class Started(Event, frozen=True, kw_only=True):
    """A worker has begun to make a take of `frames` frames; `notes` say what was changed to suit the engine."""

    engine: str
    recipe_hash: str
    frames: int
    width: int
    height: int
    tries: int = 1
    notes: tuple[str, ...] = ()


class FramesArrived(Event, frozen=True, kw_only=True):
    """Frames of the clip from `first` on, in arrays of their own (I420). `quality`: 0 latent to 3 final."""

    first: int
    pictures: Sequence[Frame]
    quality: int = 3
    pass_: int = 0
    heard_at: float = 0.0
    """When the worker's word of the first of them came, and `read_at`, when it lay in its own array (monotonic)."""
    read_at: float = 0.0

    @property
    def count(self) -> int:
        return len(self.pictures)


class Progressed(Event, frozen=True, kw_only=True):
    """How far the job is: `step` of `steps`; `eta_ms` is negative while unknown; `text` says what is being done."""

    step: int = 0
    steps: int = 0
    pass_: int = 0
    eta_ms: float = -1.0
    phase: Phase | None = None
    text: str = ""


class SoundArrived(Event, frozen=True, kw_only=True):
    """The take will have sound: `seconds` of it from its start on, `rate` samples a second."""

    rate: int
    channels: int
    seconds: float


class Finished(Event, frozen=True, kw_only=True):
    """The take is in the project, and the shot shows it. `cached`: it was there already, nothing was made.

    `live`: it is a draft that somebody who is writing waits for.
    """

    take: Take
    cached: bool = False
    live: bool = False
    dropped: int = 0
    notes: tuple[str, ...] = ()


class JobFailed(Event, frozen=True, kw_only=True):
    """No take was made; with `retrying` the job waits in the queue for another try. `detail` is for a log."""

    sentence: str
    kind: str = "internal"
    retrying: bool = False
    detail: str = ""
    remedy: dict[str, Value] = {}
    """Parameters with which it would have gone well, to be offered."""


class JobCancelled(Event, frozen=True, kw_only=True):
    """The job was stopped and kept nothing."""


class PutBack(Event, frozen=True, kw_only=True):
    """The job had to make way for a more urgent one, and waits again."""
