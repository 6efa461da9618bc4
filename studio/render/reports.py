"""What a worker host tells: the worker's own messages, frames as arrays, and how it ended."""

from typing import NamedTuple

from studio.errors import StudioError
from studio.render.process import Outcome
from studio.wire import messages as m
from studio.wire.ring import Frame


class Pictures(NamedTuple):
    """Frames of a job in arrays of their own: `frames[i]` is frame `first + i` of the clip."""

    job: str
    first: int
    frames: tuple[Frame, ...]
    quality: int
    pass_: int
    heard_at: float = 0.0
    """When the worker's word of them came, and `read_at`, when they lay in their own arrays; monotonic seconds."""
    read_at: float = 0.0


class Died(NamedTuple):
    """The worker has ended; `jobs` did not come to an end. `retryable`: another try may go better."""

    outcome: Outcome
    jobs: tuple[str, ...]
    sentence: str
    retryable: bool


class Fetching(NamedTuple):
    """What is told of the download `job`, which a worker of its own does."""

    report: m.PhaseChanged | m.Progress | m.Fetched | m.Cancelled | m.Failed


class TakenIn(NamedTuple):
    """The file of a job that came to an end lies in the project under its hash `media`, or could not be taken in."""

    job: str
    media: str = ""
    failure: StudioError | None = None


Report = (
    m.Ready
    | m.Loaded
    | m.Understood
    | m.Surveyed
    | m.Described
    | m.Appraised
    | m.Fetched
    | m.Started
    | m.PhaseChanged
    | m.Progress
    | m.Sound
    | m.Finished
    | m.Guided
    | m.Cancelled
    | m.Failed
    | m.Stats
    | Pictures
    | Fetching
    | TakenIn
    | Died
)
"""What a host tells, and what becomes of the files that its worker made."""
