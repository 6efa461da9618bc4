"""The test stand: one engine in a real worker process, jobs for it, and all that is heard of them."""

import hashlib
import queue
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import msgspec

from studio.conformance.findings import UnfitError
from studio.extend.manifest import Manifest
from studio.model.recipe import MEDIA, Recipe, snap_frames, snap_size
from studio.model.rows import Grid
from studio.model.time import Rate
from studio.render.host import Limits, WorkerHost
from studio.render.process import Launch
from studio.render.reports import Died, Pictures, Report
from studio.wire import messages as m
from studio.wire.capability import Capabilities, Value

PROMPT = "a fox runs through a forest at dawn"
LIMITS = Limits(silence_s=120.0, stall_s=300.0, back_off_s=0.01, longest_back_off_s=0.1, messages_per_s=1_000_000)
"""More patient than the editor's, since a check may stop listening on purpose."""

LOAD_S = 900.0
"""How long an engine may take to be made ready: kernels are compiled, weights are read."""

_END = (m.Finished, m.Failed, m.Cancelled)
_SIDE, _WIDE = 64, 96


class Order(NamedTuple):
    """What is tested: an engine's manifest, the model that it is to use, parameters for every job.

    The value of a picture or a video is a file's path here.
    """

    manifest: Manifest
    model: str = ""
    params: Mapping[str, Value] = {}
    patience_s: float = 120.0
    limits: Limits = LIMITS


@dataclass
class Job:
    """All that was heard of one job. `end` is None while it runs."""

    name: str
    recipe: Recipe
    out: Path
    heard: list[Report] = field(default_factory=list[Report])
    end: Report | None = None

    @property
    def pictures(self) -> list[Pictures]:
        """Frames as they came, previews among them."""
        return [report for report in self.heard if isinstance(report, Pictures)]

    def finals(self) -> dict[int, bytes]:
        """Final frames by their place in the clip, those that the ring was too small for left out."""
        return {
            report.first + offset: frame.tobytes()
            for report in self.pictures
            if report.quality == 3
            for offset, frame in enumerate(report.frames)
        }


class Stand:
    """Hosts the engine's worker from the first order until `close`. `folder` gets the takes."""

    def __init__(self, order: Order, folder: Path) -> None:
        self.order, self.folder = order, folder
        self.manifest = order.manifest
        self.answers: list[Report] = []
        """What came that is about no job."""
        self.listening = threading.Event()
        """While it is not set, nobody reads what the worker says: neither its pipe nor its ring."""
        self.listening.set()
        self._told: queue.SimpleQueue[Report] = queue.SimpleQueue()
        self._jobs: dict[str, Job] = {}
        self._count = 0
        self._ready = False
        self._record: Capabilities | None = None
        engine = order.manifest.engine
        if engine is None:
            raise UnfitError(
                f"The plugin {order.manifest.id} offers no engine: write a table [engine] into plugin.toml."
            )
        self.declared = engine.capabilities
        self._media = {name: _hashed(path) for name, path in self._files().items()}
        self._launch = Launch(self.declared.engine, self.declared.title, engine.entry, order.manifest.import_root)
        self.host = WorkerHost(self._launch, self._deliver, order.limits)

    def close(self) -> None:
        """End the worker."""
        self.listening.set()
        self.host.close()

    def begin_anew(self) -> None:
        """Put a fresh worker in the place of one that failed a check, so that the next check is fair."""
        self.close()
        self._told = queue.SimpleQueue()
        self._jobs.clear()
        self.answers.clear()
        self._ready, self._record = False, None
        self.host = WorkerHost(self._launch, self._deliver, self.order.limits)

    def _deliver(self, report: Report) -> None:
        self._told.put(report)
        self.listening.wait()

    # ---- what the engine can do

    @property
    def record(self) -> Capabilities:
        """What the engine says that it can do with the model; asked once. Raises `UnfitError` where it does not say."""
        if self._record is None:
            self._record = self._ask_record()
        return self._record

    def _ask_record(self) -> Capabilities:
        if not self.order.model:
            self._make_ready()
            return self.host.capabilities or self.declared
        self.host.say(m.Describe(id="record", model=self.order.model))
        answer = self.answer("record")
        if isinstance(answer, m.Described) and answer.capabilities is not None:
            return answer.capabilities
        problem = answer.problem if isinstance(answer, m.Described) else str(answer)
        raise UnfitError(f"The engine should describe the model {self.order.model}, but it says: {problem}")

    @property
    def grid(self) -> Grid:
        """Sizes and lengths that the engine says it makes."""
        return msgspec.convert(msgspec.structs.asdict(self.record.sizes), Grid)

    # ---- jobs

    def recipe(self, *, frames: int = 0, size: tuple[int, int] | None = None, **changes: object) -> Recipe:
        """A small, short recipe on the engine's grid; `changes` are fields of `Recipe`."""
        width, height = size or snap_size(_WIDE, _SIDE, self.grid)
        params = {**self.order.params, **{name: f"{MEDIA}{sha256}" for name, sha256 in self._media.items()}}
        recipe = Recipe(
            engine=self.declared.engine,
            revision=self.record.revision,
            prompt=PROMPT,
            width=width,
            height=height,
            frames=frames or snap_frames(3, self.grid),
            rate=Rate(),
            seed=1,
            model=self.order.model,
            params=params,
        )
        return msgspec.structs.replace(recipe, **changes)

    def _files(self) -> dict[str, str]:
        """Parameters that are pictures or videos, and the files that are given for them."""
        kinds = {one.name: one.kind for one in self.declared.parameters}
        return {
            name: str(value) for name, value in self.order.params.items() if kinds.get(name) in ("picture", "video")
        }

    def begin(self, recipe: Recipe, *, data: bytes | None = None) -> Job:
        """Order a take; `data` goes in place of the recipe's own bytes."""
        self._make_ready()
        self._count += 1
        name = f"job-{self._count}"
        job = self._jobs[name] = Job(name, recipe, self.folder / f"{name}.part")
        files = {self._media[parameter]: path for parameter, path in self._files().items()}
        data = recipe.canonical() if data is None else data
        order = m.Generate(job=name, recipe=data, out=str(job.out), media=files)
        self.host.generate(order, width=recipe.width, height=recipe.height, what="a take")
        return job

    def _make_ready(self) -> None:
        """Load the engine before the first job: that may mean to compile or to read weights, and takes as long."""
        if self._ready:
            return
        self._ready = True
        self.host.load(self.order.model)
        self.wait_for(self._loading, "the end of load", LOAD_S)
        failure = next((one for one in self.answers if isinstance(one, m.Failed | Died)), None)
        if failure is not None:
            raise UnfitError(f"The engine should load, but it says: {failure.sentence}")

    def _loading(self) -> bool:
        return any(isinstance(report, m.Loaded | m.Failed | Died) for report in self.answers)

    def make(self, recipe: Recipe) -> Job:
        """Order a take and wait for its end."""
        job = self.begin(recipe)
        self.wait_for(lambda: job.end, f"the end of a take of {recipe.frames} frames")
        return job

    def end(self, job: Job, what: str) -> Report:
        """Wait for a job's end; raises `UnfitError` where there is none in time."""
        self.wait_for(lambda: job.end, what)
        assert job.end is not None
        return job.end

    def answer(self, name: str) -> Report:
        """Wait for the answer to the question of a name."""
        found: list[Report] = []

        def there() -> bool:
            found[:] = [report for report in self.answers if getattr(report, "id", "") == name]
            return bool(found)

        self.wait_for(there, f"an answer to the question '{name}'")
        return found[0]

    def wait_for(self, there: Callable[[], object], what: str, seconds: float = 0.0) -> None:
        """Take in what the worker says until something is there; raises `UnfitError` when patience ends."""
        patience = seconds or self.order.patience_s
        deadline = time.monotonic() + patience
        while not there():
            left = deadline - time.monotonic()
            if left <= 0:
                raise UnfitError(f"Within {patience:g} seconds the engine should have come to {what}; it has not.")
            try:
                self._take(self._told.get(timeout=min(left, 0.05)))
            except queue.Empty:
                continue

    def _take(self, report: Report) -> None:
        if isinstance(report, Died):
            self.answers.append(report)
            for name in report.jobs:
                if job := self._jobs.get(name):
                    job.end = report
            return
        job = self._jobs.get(getattr(report, "job", ""))
        if job is None:
            self.answers.append(report)
            return
        job.heard.append(report)
        if isinstance(report, _END) and job.end is None:
            job.end = report


def _hashed(path: str) -> str:
    try:
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()
    except OSError as error:
        raise UnfitError(f"{path} cannot be read: {error.strerror}.") from error
