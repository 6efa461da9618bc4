"""The one protocol that an engine implements, and what it is given to do so."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple, Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

from studio.backend.pictures import read_picture, read_video
from studio.errors import CancelledError
from studio.model.recipe import Recipe
from studio.wire.capability import Capabilities, Value
from studio.wire.models import Estimate, ModelCard

Frame = npt.NDArray[np.uint8]
"""One picture as I420: shape (height * 3 // 2, width), the Y rows, then U, then V, each plane contiguous; BT.709,
limited range (ITU-R BT.709-6)."""

Phase = Literal["prepare", "encode", "denoise", "decode", "save"]

LATENT, TINY, DECODED, FINAL = 0, 1, 2, 3
"""Qualities of a frame, each of which replaces only a lower one."""


class Cancel:
    """A flag that the editor raises and the engine polls at least once a frame; lock-free."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def request(self) -> None:
        self._event.set()

    @property
    def requested(self) -> bool:
        return self._event.is_set()

    def check(self) -> None:
        """Raise `CancelledError` if the job is to stop."""
        if self._event.is_set():
            raise CancelledError("The job was cancelled.")


Samples = npt.NDArray[np.float32]
"""Sound: shape (samples, channels), -1 to 1."""


class Changes:
    """Parameters that the artist changed while a job runs: put in by the worker's listener, taken by the engine between
    two steps."""

    def __init__(self) -> None:
        self.taken: list[dict[str, Value]] = []
        """All that was taken, in order."""
        self._waiting: dict[str, Value] = {}
        self._lock = threading.Lock()

    def put(self, params: Mapping[str, Value]) -> None:
        """Newer values take the place of older ones that nobody has taken yet."""
        with self._lock:
            self._waiting.update(params)

    def take(self) -> dict[str, Value]:
        """What changed since it was asked last."""
        with self._lock:
            taken, self._waiting = self._waiting, {}
            if taken:
                self.taken.append(dict(taken))
            return taken


class Request:
    """One job as the engine sees it.

    `first_frame` is the picture to start from, RGB uint8 of shape (height, width, 3) at the recipe's size, or None;
    `files` are those that the recipe names, by hash; `picture` and `pictures` read them; `changes` come while it runs.
    """

    def __init__(
        self, recipe: Recipe, first_frame: Frame | None = None, files: Mapping[str, Path] | None = None
    ) -> None:
        self.recipe = recipe
        self.first_frame = first_frame
        self.files: Mapping[str, Path] = files or {}
        self.changes = Changes()

    def picture(self, name: str) -> Frame | None:
        """The picture that a parameter names, RGB uint8 (h, w, 3) at its own size; None if it names none.

        Raises `MediaError`.
        """
        value = self.recipe.params.get(name)
        return read_picture(name, value, self.files) if value else None

    def video(self, name: str) -> Iterator[Frame] | None:
        """As many frames of the video that a parameter names as the recipe has, the last one held where it ends early;
        RGB uint8 (h, w, 3) each; None if it names none. Raises `MediaError`."""
        value = self.recipe.params.get(name)
        return read_video(name, value, self.files, self.recipe.frames) if value else None


class Sink(Protocol):
    """Where an engine puts what it makes. All calls come from the thread that runs `generate`; frames below `FINAL` may
    come from another one too, which ends before `generate` does."""

    def frame(self, index: int, picture: Frame, quality: int = FINAL, pass_: int = 0) -> None:
        """Hand over one frame in clip time. Final frames come in order, each once; the array may be reused after."""
        ...

    def phase(self, phase: Phase, text: str = "") -> None: ...

    def progress(self, step: int, steps: int, pass_: int = 0) -> None: ...

    def note(self, sentence: str) -> None:
        """Something the artist should know about this take (a snapped value, a word not staged)."""
        ...

    def sound(self, samples: Samples, rate: int) -> None:
        """The clip's sound from its first frame on, `rate` samples a second; once, before `generate` returns, and where
        it can be before the last final frames, so that a take that is stopped early has it too."""
        ...

    def figure(self, name: str, value: float) -> None:
        """Something that was measured, for the take's record: `step_ms`, `first_preview_ms`, `peak_bytes` ..."""
        ...

    def score(self, coverage: float, lacking: Sequence[str]) -> None:
        """How much of what was asked for is really to be seen, 0 to 1, and what is not, a few words each."""
        ...


class Report(Protocol):
    """How `load` tells what it is doing (compiling, building, reading weights): `done` of `total`."""

    def __call__(self, text: str, done: int, total: int) -> None: ...


class Engine(Protocol):
    """What turns a recipe into frames. Made by its plugin's entry point with no arguments, in the worker process."""

    def describe(self) -> Capabilities: ...

    def load(self, model: str, options: Mapping[str, Value], report: Report) -> None:
        """Make ready; called before the first `generate` and again when the model changes. Raises `EngineError`."""
        ...

    def generate(self, request: Request, sink: Sink, cancel: Cancel) -> None:
        """Make all frames of the recipe; calls `cancel.check()` at least once a frame. Raises `EngineError`."""
        ...

    def unload(self) -> None: ...


class Guides(NamedTuple):
    """What steers other models, of one frame of height H and width W.

    depth (H, W) float32: metres along the view axis, inf where there is nothing; normals (H, W, 3) float32 in the
    camera's space: right, up, towards it, zero where there is nothing; identity (H, W) uint16: 0 nothing, 1 the ground,
    others by number; flow (H, W, 2) float32: pixels right and down to where the same point is in the next frame.
    """

    depth: npt.NDArray[np.float32]
    normals: npt.NDArray[np.float32]
    identity: npt.NDArray[np.uint16]
    flow: npt.NDArray[np.float32]


@runtime_checkable
class Guiding(Protocol):
    """An engine that knows the geometry of what it draws."""

    def guides(self, request: Request) -> tuple[Mapping[int, str], Iterator[Guides]]:
        """The names of the identities, and the guides of every frame in order. Raises `EngineError`."""
        ...


@runtime_checkable
class Modelled(Protocol):
    """An engine that needs weights. All but `fetch` are called in a thread of their own, also before `load` and beside
    `generate`, and answer within a second or two: they read configuration files, never weights."""

    def survey(self, folders: Sequence[Path]) -> Sequence[ModelCard]:
        """The models of this machine: in `folders`, and where the engine knows that models lie."""
        ...

    def describe_model(self, model: str) -> Capabilities:
        """What the engine can do with a model; raises `BadInputError` or `EngineError` if nothing."""
        ...

    def appraise(self, recipe: Recipe) -> Estimate:
        """What a take would cost on this machine; raises `BadInputError` or `EngineError` if it could not be made."""
        ...

    def fetch(self, model: str, folder: Path | None, report: Report, cancel: Cancel) -> str:
        """Download a model, resuming what was begun, and check it; returns its name for the parameter `model`.

        The only deed that uses the network. Raises `BadInputError`, `EngineError`, `CancelledError`.
        """
        ...


class Understanding:
    """What an engine made of a prompt: the plan as JSON text, (start, end, role) of the words used, words missed."""

    def __init__(self, plan: bytes, spans: tuple[tuple[int, int, str], ...], missed: tuple[str, ...]) -> None:
        self.plan = plan
        self.spans = spans
        self.missed = missed


@runtime_checkable
class Reader(Protocol):
    """An engine that understands words."""

    def read(self, prompt: str, params: Mapping[str, Value] | None = None) -> Understanding:
        """Understand a prompt, which parameters may correct; called in a thread of its own, also before `load` and
        beside `generate`."""
        ...
