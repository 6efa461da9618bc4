"""Every message between editor and worker, as tagged msgpack structs; nothing else crosses the pipe.

`job` names the job a message belongs to. Lengths are in frames, times in milliseconds unless a name says otherwise.
"""

from typing import Literal

import msgspec

from studio.wire.capability import Capabilities, Value
from studio.wire.models import Estimate, ModelCard

PROTOCOL = 1
"""Raised when a message changes its meaning; both sides refuse a stranger."""

Phase = Literal["prepare", "encode", "denoise", "decode", "save"]


class Message(msgspec.Struct, frozen=True, kw_only=True, tag_field="t", tag=True):
    """The root of all messages."""


# ---- editor to worker


class Hello(Message, frozen=True, kw_only=True):
    """First word: which ring to attach and who is speaking."""

    protocol: int
    ring: str
    session: str


class Load(Message, frozen=True, kw_only=True):
    """Make the engine ready (weights, kernels, meshes); answered by `Loaded` or `Failed` with an empty job."""

    model: str = ""
    options: dict[str, Value] = {}


class Unload(Message, frozen=True, kw_only=True):
    """Give memory back; the worker stays."""


class Read(Message, frozen=True, kw_only=True):
    """What does the engine understand of this prompt, and of what `params` correct? Answered by `Understood`."""

    id: str
    prompt: str
    params: dict[str, Value] = {}


class Survey(Message, frozen=True, kw_only=True):
    """Which models are there, in these folders beside those that the engine knows of? Answered by `Surveyed`."""

    id: str
    folders: tuple[str, ...] = ()


class Describe(Message, frozen=True, kw_only=True):
    """What can the engine do with this model? Answered by `Described`."""

    id: str
    model: str


class Appraise(Message, frozen=True, kw_only=True):
    """What would a take of this recipe (canonical JSON) cost on this machine? Answered by `Appraised`."""

    id: str
    recipe: bytes


class Fetch(Message, frozen=True, kw_only=True):
    """Download a model, which may need the network for hours; answered like a job, in the end by `Fetched`."""

    job: str
    model: str
    folder: str = ""


class Generate(Message, frozen=True, kw_only=True):
    """Make one take. `recipe` is canonical JSON; `media` maps hashes in it to files; `out` is where the take goes."""

    job: str
    recipe: bytes
    out: str
    media: dict[str, str] = {}


class Guide(Message, frozen=True, kw_only=True):
    """Write the passes of a take's frames (depth, normals, identity, flow) into the folder `out`, one OpenEXR file a
    frame; `only` names those wanted (all, if none). Answered like `Generate`, in the end by `Guided`."""

    job: str
    recipe: bytes
    out: str
    only: tuple[str, ...] = ()
    media: dict[str, str] = {}


class Update(Message, frozen=True, kw_only=True):
    """Change parameters of the running job from the next step or chunk, where the engine can."""

    job: str
    params: dict[str, Value]


class Cancel(Message, frozen=True, kw_only=True):
    """Stop a job; with `keep_partial` what is made so far becomes a take."""

    job: str
    keep_partial: bool = False


class Ping(Message, frozen=True, kw_only=True):
    """Are you alive? Answered by `Stats`."""


class Shutdown(Message, frozen=True, kw_only=True):
    """End cleanly, cancelling what runs."""


# ---- worker to editor


class Ready(Message, frozen=True, kw_only=True):
    """The answer to `Hello`."""

    protocol: int
    pid: int
    device: str
    memory: int
    capabilities: Capabilities


class Loaded(Message, frozen=True, kw_only=True):
    """The engine can generate now."""

    capabilities: Capabilities
    ms: float


class Understood(Message, frozen=True, kw_only=True):
    """What the engine made of a prompt: `plan` is JSON, `spans` mark the words used (start, end, role)."""

    id: str
    plan: bytes
    spans: tuple[tuple[int, int, str], ...] = ()
    missed: tuple[str, ...] = ()


class Surveyed(Message, frozen=True, kw_only=True):
    """The models that are there; `problem` is a sentence if they could not be looked for."""

    id: str
    cards: tuple[ModelCard, ...] = ()
    problem: str = ""


class Described(Message, frozen=True, kw_only=True):
    """What the engine can do with a model; nothing if it cannot be used, for which `problem` is the reason."""

    id: str
    model: str
    capabilities: Capabilities | None = None
    problem: str = ""


class Appraised(Message, frozen=True, kw_only=True):
    """What a take would cost; nothing if it could not be made at all, for which `problem` is the reason."""

    id: str
    estimate: Estimate | None = None
    problem: str = ""


class Fetched(Message, frozen=True, kw_only=True):
    """A model was downloaded whole and checked; `model` is what the parameter of that name is to be."""

    job: str
    model: str


class Started(Message, frozen=True, kw_only=True):
    """A job has begun."""

    job: str


class PhaseChanged(Message, frozen=True, kw_only=True):
    """A job has entered a phase; `text` says more where there is more to say."""

    job: str
    phase: Phase
    text: str = ""


class Progress(Message, frozen=True, kw_only=True):
    """How far a job is: `step` of `steps` in this pass; `eta_ms` is negative while unknown."""

    job: str
    step: int
    steps: int
    pass_: int = 0
    chunk: int = 0
    eta_ms: float = -1.0


class Frames(Message, frozen=True, kw_only=True):
    """`count` frames from clip index `first` lie in the ring from `slot` on (in ring order), stamped from `seq` on.

    `quality` grows from preview to final: 0 latent, 1 tiny decode, 2 real decode, 3 final.
    """

    job: str
    first: int
    count: int
    slot: int
    seq: int
    quality: int = 3
    pass_: int = 0


class Finished(Message, frozen=True, kw_only=True):
    """The take is whole on disk at `path` (a `.part` file, fsynced), hashed and counted."""

    job: str
    path: str
    sha256: str
    frames: int
    width: int
    height: int
    seed: int
    first_frame_ms: float
    total_ms: float
    partial: bool = False
    dropped: int = 0
    """Frames that a slow reader missed in the ring; the take has them all."""
    notes: tuple[str, ...] = ()
    coverage: float | None = None
    """The share of what was asked for that is to be seen, 0 to 1, if the engine measures it."""
    lacking: tuple[str, ...] = ()
    sound: bool = False
    """Whether the take has a sound track."""
    figures: dict[str, float] = {}
    """What was measured on the way, by name: `step_ms`, `first_preview_ms`, `decode_ms`, `peak_bytes` ..."""
    changes: tuple[dict[str, Value], ...] = ()
    """Parameters that were changed on the way, as the engine took them; `changed_at` among the figures says after how
    many steps it turned to the first of them, `changed_at.2` to the second."""


class Sound(Message, frozen=True, kw_only=True):
    """The job's clip has sound, which will be in its take; seconds of it, from the start."""

    job: str
    rate: int
    channels: int
    seconds: float


class Guided(Message, frozen=True, kw_only=True):
    """All passes are written; `names` says who is who in the identities."""

    job: str
    files: tuple[str, ...]
    names: dict[int, str]


class Cancelled(Message, frozen=True, kw_only=True):
    """The job has stopped and kept nothing."""

    job: str


class Failed(Message, frozen=True, kw_only=True):
    """The job (or, with an empty job, loading) failed; `sentence` is for the user."""

    job: str
    kind: Literal["bad_input", "missing", "out_of_memory", "disk_full", "internal", "protocol"]
    sentence: str
    retryable: bool = False
    remedy: dict[str, Value] = {}
    """Parameters with which it would have gone well, to be offered and never taken unasked."""


class Stats(Message, frozen=True, kw_only=True):
    """Heartbeat: sent about once a second and in answer to `Ping`. Memory in bytes."""

    rss: int
    job: str = ""
    frames_per_s: float = 0.0


ToWorker = (
    Hello
    | Load
    | Unload
    | Read
    | Survey
    | Describe
    | Appraise
    | Fetch
    | Generate
    | Guide
    | Update
    | Cancel
    | Ping
    | Shutdown
)
ToEditor = (
    Ready
    | Loaded
    | Understood
    | Surveyed
    | Described
    | Appraised
    | Fetched
    | Started
    | PhaseChanged
    | Progress
    | Frames
    | Sound
    | Finished
    | Guided
    | Cancelled
    | Failed
    | Stats
)
