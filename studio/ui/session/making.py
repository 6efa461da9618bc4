"""What is being made: the project's queue and its workers, as the window sees them. Nothing here ever waits."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from PySide6.QtCore import QObject, Signal

from studio.extend.registry import Registry
from studio.model.rows import Job, JobState
from studio.project import Opened
from studio.settings import Settings
from studio.wire.capability import Capabilities


class Progress(NamedTuple):
    """How far a running job is. `part` is 0 to 1, `left_s` the learned seconds left (`None`: not known yet)."""

    job: str
    shot: str
    part: float = 0.0
    frames: int = 0
    """Frames that have arrived in their best quality so far."""
    of: int = 0
    quality: int = 3
    """Of the newest frame: 0 latent, 1 tiny, 2 real, 3 final."""
    phase: str = ""
    left_s: float | None = None


class QueueRow(NamedTuple):
    """A job as the queue shows it. `left_s`: seconds until it is done, those before it included."""

    job: Job
    shot: str
    number: int
    prompt: str
    state: JobState
    progress: Progress | None = None
    takes_s: float | None = None
    left_s: float | None = None


class WorkerLook(NamedTuple):
    """An engine's worker as the status bar shows it. `rss` in bytes."""

    engine: str
    title: str
    state: Literal["off", "starting", "ready", "busy", "died"] = "off"
    device: str = ""
    rss: int = 0
    frames_per_s: float = 0.0


class Reading(NamedTuple):
    """What an engine understood of a prompt: `spans` are (start, end, role) into it, `plan` is what `storyreel plan`
    prints."""

    prompt: str
    spans: tuple[tuple[int, int, str], ...]
    plan: dict[str, object]
    missed: tuple[str, ...]


class Making(QObject):
    """The queue in the window. All calls return at once; what comes of them is told by signals."""

    queue_changed = Signal()
    """Jobs came, went, moved or changed their state, or the queue was paused."""
    progressed = Signal(str)
    """A shot's running job got further (at most some 30 times a second)."""
    frames_arrived = Signal(object)
    """`render.events.FramesArrived`: pictures of a running job."""
    finished = Signal(str, object)
    """A shot has a new take (shot id, `Take`)."""
    understood = Signal(object)
    """`Reading`."""
    workers_changed = Signal()

    noticed = Signal(object)
    """`Notice`: a job failed, or could not be queued."""

    def __init__(self, opened: Opened, shelf: Registry, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self._shelf = shelf
        self._settings = settings
        self.paused = False

    def engine_of(self, shot: str) -> str:
        """The engine that the cascade names for a shot."""
        return "previs"

    def capabilities(self, engine: str) -> Capabilities:
        """What an engine can do; raises `NotFoundError`."""
        return self._shelf.engine(engine).engine.capabilities  # type: ignore[union-attr]

    def make(
        self, shots: Sequence[str], *, engine: str | None = None, seed: int | None = None, first: bool = False
    ) -> list[Job]:
        """Queue a take of each shot; `first`: before all that waits. What cannot be queued becomes a notice."""
        return []

    def make_stale(self) -> list[Job]:
        """Queue a take of every stale shot, as its chosen take was asked for, those that others start from first."""
        return []

    def draft(self, shot: str) -> None:
        """Draft a shot as it is written now, before all else; a draft of it that is under way is given up for this."""

    def read(self, prompt: str) -> None:
        """Ask what the reading engine understands of a prompt; answered by `understood`, the newest question only."""

    def cancel(self, job: str, *, keep: bool = True) -> None:
        """Stop a job at once; what is made so far becomes a take if `keep`."""

    def cancel_all(self) -> None:
        """Stop what runs, keeping what is made, and take back what waits."""

    def pause(self) -> None:
        """Begin no further job; what runs goes on."""

    def resume(self) -> None:
        """Go on with the queue."""

    def retry(self, job: str) -> None:
        """Queue a job again that failed, was stopped or interrupted."""

    def move(self, job: str, before: str | None) -> None:
        """Have a waiting job go in front of another, or last."""

    def focus(self, shot: str | None) -> None:
        """The playhead is on this shot: its job goes first."""

    def rows(self) -> list[QueueRow]:
        """The queue: what runs, what waits in order, then what failed or was interrupted lately."""
        return []

    def progress(self, shot: str) -> Progress | None:
        """How far the running job of a shot is; `None` if none runs."""
        return None

    def estimate(self, shots: Sequence[str], engine: str | None = None) -> float | None:
        """Seconds that making these shots will take, learned from takes made here; `None` while nothing is known."""
        return None

    def left_s(self) -> float | None:
        """Seconds until the queue is empty; `None` while not known."""
        return None

    def workers(self) -> list[WorkerLook]:
        """The workers of this session, those of engines in use first."""
        return []

    @property
    def busy(self) -> bool:
        """Whether a job runs or waits."""
        return False

    def close(self) -> None:
        """End all workers; what runs is put down as interrupted and resumes next time."""
