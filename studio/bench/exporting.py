"""Bench `export`: an MP4 of chosen takes against encoding the same raw frames in a bare PyAV loop."""

import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt

from studio import app
from studio.bench.figures import Figure, Report
from studio.bench.streaming import ENGINE, Bench, recipe_of
from studio.codec.decoder import FrameReader
from studio.codec.encoder import GOP
from studio.export.mp4 import PRESETS, export_mp4
from studio.export.source import ExportOptions, Source
from studio.model.board import Board
from studio.model.recipe import Recipe
from studio.model.rows import Ask, Project, Scene, Shot, Take

WIDTH, HEIGHT, SHOTS, FRAMES, ROUNDS = 1280, 720, 4, 72, 3
BUDGET = 0.9

Frame = npt.NDArray[np.uint8]


def bench_export(report: Report, prompts: Sequence[str]) -> Iterator[Figure]:
    """The median of `ROUNDS` pairs, taken in turn so that what else the machine does meets both alike."""
    with tempfile.TemporaryDirectory(prefix="storyreel-bench-") as folder:
        recipes = [recipe_of(prompt, width=WIDTH, height=HEIGHT, frames=FRAMES) for prompt in prompts[:SHOTS]]
        with Bench(app.registry().engine(ENGINE)) as bench:
            source = reel_of(Path(folder), bench, recipes)
        frames = decoded(source)
        pairs: list[tuple[float, float]] = []
        for number in range(ROUNDS):
            report("export", number, ROUNDS)
            pairs.append((bare(frames, Path(folder) / "bare.mp4"), exported(source, Path(folder) / "film.mp4")))
    best, ours = sorted(pairs, key=lambda pair: pair[0] / pair[1])[len(pairs) // 2]
    ratio = best / ours
    yield Figure(
        bench="export",
        name=f"{WIDTH}x{HEIGHT} MP4 of {SHOTS} takes",
        value=len(frames) / ours,
        unit="frames/s",
        limit=len(frames) / best,
        ratio=ratio,
        budget=BUDGET,
        budget_of="ratio",
        ok=ratio >= BUDGET,
    )


def reel_of(folder: Path, bench: Bench, recipes: Sequence[Recipe]) -> Source:
    """A take of each recipe, made by a worker, and the board that shows them."""
    shots, takes, media = dict[str, Shot](), dict[str, Take](), dict[str, Path]()
    for number, recipe in enumerate(recipes):
        name, frames = f"shot{number}", recipe.frames
        media[name] = folder / f"{name}.mp4"
        bench.run(recipe, keep=media[name])
        shots[name] = Shot(
            id=name, scene="one", order=f"a{number}", prompt=recipe.prompt, frames=frames, chosen=name
        )  # fmt: skip
        takes[name] = Take(
            id=name, shot=name, media=name, recipe="{}", recipe_hash="", ask=Ask(engine=recipe.engine), frames=frames,
            width=recipe.width, height=recipe.height, rate=recipe.rate, seed=0, quality="draft", engine=recipe.engine,
        )  # fmt: skip
    project = Project(width=recipes[0].width, height=recipes[0].height)
    return Source(Board(project, {"one": Scene(id="one", order="V")}, shots, takes), media)


def decoded(source: Source) -> list[Frame]:
    """All frames of a reel, raw."""
    frames: list[Frame] = []
    for shot in source.board.reel:
        with FrameReader(source.media[shot.id]) as reader:
            frames += reader.frames(0, shot.frames)
    return frames


def exported(source: Source, out: Path) -> float:
    """Seconds that our export takes."""
    start = time.perf_counter()
    export_mp4(source, out, options=ExportOptions())
    return time.perf_counter() - start


def bare(frames: Sequence[Frame], out: Path) -> float:
    """Seconds that PyAV's own loop takes for the same frames with the same settings."""
    start = time.perf_counter()
    preset, crf = PRESETS["good"]
    options = {"preset": preset, "crf": str(crf), "bf": "0", "threads": str(os.cpu_count() or 1)}
    with av.open(str(out), "w", format="mp4", container_options={"movflags": "faststart"}) as container:
        stream = container.add_stream("libx264", rate=24, options=options)
        height, width = frames[0].shape[0] * 2 // 3, frames[0].shape[1]
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.codec_context.gop_size = GOP
        for frame in frames:
            container.mux(stream.encode(av.VideoFrame.from_ndarray(frame, format="yuv420p")))
        container.mux(stream.encode(None))
    return time.perf_counter() - start
