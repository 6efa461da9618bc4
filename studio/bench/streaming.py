"""Bench `stream`: drafts made by a warm worker, as they arrive in the receiving process."""

import queue
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Self

import msgspec
import numpy as np

from studio import app
from studio.bench.figures import Figure, Report
from studio.errors import WorkerError
from studio.extend.manifest import Manifest
from studio.model.recipe import Recipe
from studio.model.time import Rate
from studio.render.host import Died, Pictures, WorkerHost
from studio.render.host import Report as Told
from studio.render.process import Launch
from studio.wire import messages as m
from studio.wire.capability import Capabilities

ENGINE, WIDTH, HEIGHT, FRAMES = "previs", 640, 360, 120
MEDIAN, HEAVIEST, INK, LARGE, SHARE = 80.0, 40.0, 50.0, 24.0, 0.9
PATIENCE_S = 900.0


class Run(NamedTuple):
    """One job: milliseconds from request to first frame, frames a second from the first frame to the last, and how
    much of the prompt is to be seen, if the engine says."""

    first_ms: float
    frames_per_s: float
    coverage: float | None = None
    lacking: tuple[str, ...] = ()


class Bench:
    """A warm worker and what it says; a context manager."""

    def __init__(self, manifest: Manifest) -> None:
        if manifest.engine is None:
            raise WorkerError(f"The plugin {manifest.id} offers no engine.")
        self._told: queue.SimpleQueue[tuple[float, Told]] = queue.SimpleQueue()
        launch = Launch(ENGINE, manifest.title, manifest.engine.entry, manifest.import_root)
        self._host = WorkerHost(launch, lambda word: self._told.put((time.perf_counter(), word)))
        self._folder = tempfile.TemporaryDirectory(prefix="storyreel-bench-")
        self._count = 0

    def __enter__(self) -> Self:
        self._host.load()
        self._await(m.Loaded)
        return self

    def __exit__(self, *_: object) -> None:
        self._host.close()
        self._folder.cleanup()

    @property
    def capabilities(self) -> Capabilities:
        """What the engine says of itself on this machine."""
        known = self._host.capabilities
        if known is None:
            raise WorkerError("The worker has not said what it can do.")
        return known

    def run(self, recipe: Recipe, *, keep: Path | None = None) -> Run:
        """Make one take, at `keep` if it is to stay, and time it."""
        self._count += 1
        job, out = f"bench{self._count}", keep or Path(self._folder.name) / f"{self._count}.part"
        start = time.perf_counter()
        order = m.Generate(job=job, recipe=recipe.canonical(), out=str(out))
        self._host.generate(order, width=recipe.width, height=recipe.height)
        first, _ = self._await(Pictures)
        last, word = first, None
        while not isinstance(word, m.Finished):
            moment, word = self._await(Pictures, m.Finished)
            last = moment if isinstance(word, Pictures) else last
        if keep is None:
            out.unlink(missing_ok=True)
        speed = (recipe.frames - 1) / (last - first) if last > first else 0.0
        return Run((first - start) * 1000, speed, word.coverage, word.lacking)

    def _await(self, *kinds: type) -> tuple[float, Told]:
        deadline = time.monotonic() + PATIENCE_S
        while True:
            try:
                moment, word = self._told.get(timeout=max(0.0, deadline - time.monotonic()))
            except queue.Empty:
                raise WorkerError("The worker did not answer the bench in time.") from None
            if isinstance(word, kinds):
                return moment, word
            if isinstance(word, m.Failed | Died):
                raise WorkerError(f"The bench failed: {word.sentence}")


def recipe_of(
    prompt: str, *, width: int = WIDTH, height: int = HEIGHT, frames: int = FRAMES, look: str = "auto"
) -> Recipe:
    """A draft of a prompt, at the size that the budgets are for."""
    return Recipe(
        engine=ENGINE, revision=1, prompt=prompt, width=width, height=height, frames=frames, rate=Rate(), seed=0,
        params={"look": look} if look != "auto" else {},
    )  # fmt: skip


def bench_stream(report: Report, prompts: Sequence[str]) -> Iterator[Figure]:
    """Each prompt once through the worker and once through the engine alone; the median, the heaviest, the share;
    then as ink, and larger."""
    manifest = app.registry().engine(ENGINE)
    orders = [recipe_of(prompt) for prompt in prompts]
    streamed: list[float] = []
    with Bench(manifest) as bench, Alone(manifest) as alone:
        limits: list[float] = []
        for number, recipe in enumerate(orders):
            report("stream", number, len(orders))
            streamed.append(bench.run(recipe).frames_per_s)
            limits.append(alone.frames_per_s(recipe))
        inked = [bench.run(recipe_of(prompt, look="ink", frames=FRAMES // 2)).frames_per_s for prompt in prompts]
        wide = [bench.run(recipe_of(prompt, width=1280, height=720, frames=FRAMES // 3)) for prompt in prompts]
        large = [run.frames_per_s for run in wide]
    median, heaviest = float(np.median(streamed)), min(streamed)
    share = float(np.median([ours / limit for ours, limit in zip(streamed, limits, strict=True)]))
    size = f"{WIDTH}x{HEIGHT}"
    yield Figure(
        bench="stream", name=f"{size}, median of {len(orders)} shots", value=median, unit="frames/s", budget=MEDIAN,
        ok=median >= MEDIAN, limit=float(np.median(limits)), ratio=median / float(np.median(limits)),
    )  # fmt: skip
    yield Figure(
        bench="stream", name=f"{size}, heaviest shot", value=heaviest, unit="frames/s", budget=HEAVIEST,
        ok=heaviest >= HEAVIEST, note=prompts[streamed.index(heaviest)][:60],
    )  # fmt: skip
    for name, speeds, budget in ((f"{size}, ink", inked, INK), ("1280x720", large, LARGE)):
        middle = float(np.median(speeds))
        yield Figure(
            bench="stream", name=f"{name}, median", value=middle, unit="frames/s", budget=budget, ok=middle >= budget,
            note=f"slowest {min(speeds):.0f}",
        )  # fmt: skip
    yield Figure(
        bench="stream", name="share of the engine alone", value=share, unit="ratio", ratio=share, limit=1.0,
        budget=SHARE, budget_of="ratio", ok=share >= SHARE,
    )  # fmt: skip


class Alone:
    """The engine in a process of its own, with nothing around it: the limit of streaming. A context manager."""

    def __init__(self, manifest: Manifest) -> None:
        entry = manifest.engine.entry if manifest.engine else ""
        words = [sys.executable, "-m", "studio.backend.alone", "--folder", str(manifest.import_root), "--entry", entry]
        self._process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()
        self._process.wait()

    def frames_per_s(self, recipe: Recipe) -> float:
        """Frames a second that the engine makes of a recipe."""
        process = self._process
        if process.stdin is None or process.stdout is None:
            raise WorkerError("The engine could not be started by itself.")
        process.stdin.write(recipe.canonical() + b"\n")
        process.stdin.flush()
        line = process.stdout.readline()
        if not line:
            raise WorkerError("The engine by itself ended early.")
        answer = msgspec.json.decode(line, type=dict[str, float])
        return (answer["frames"] - 1) / answer["seconds"]
