"""Reels with takes on disk, without a project around them."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
import pytest

from studio.codec.cue import sample_at
from studio.codec.encoder import H264Writer
from studio.codec.i420 import Frame, blank
from studio.codec.sound import SAMPLE_RATE, Samples, SoundReader, silence
from studio.codec.soundtrack import lay_sound
from studio.export.source import Source
from studio.model.board import Board
from studio.model.order import keys_between
from studio.model.recipe import Recipe
from studio.model.rows import Ask, Project, Scene, Shot, Take
from studio.model.time import Rate


class Spec(NamedTuple):
    """A shot as a test wants it; `made` frames in its take, 0: no take."""

    prompt: str
    frames: int = 12
    made: int = 12
    take_in: int = 0
    take_out: int | None = None
    size: tuple[int, int] = (96, 64)
    extra: Mapping[str, str] = MappingProxyType({})
    scene: str = "Harbour"
    dialogue: str = ""
    notes: str = ""
    label: str = ""
    beeps: tuple[int, ...] = ()
    """Frames of the take in which a tone is heard; none: it has no sound."""
    heard: int = 0
    """How many frames of the take have sound; 0: all."""


def level(shot: int, frame: int) -> int:
    """The luma of a test take's frame: says which shot and frame it is."""
    return 30 + shot * 50 + frame


def flat(value: int, size: tuple[int, int]) -> Frame:
    frame = blank(*size)
    frame[: size[1]] = value
    return frame


def take_of(folder: Path, number: int, spec: Spec, rate: Rate) -> tuple[Take, Path]:
    path = folder / f"{number:064x}.mp4"
    with H264Writer(path, *spec.size, rate.fraction, crf=1) as writer:
        for index in range(spec.made):
            writer.write(flat(level(number, index), spec.size))
    if spec.beeps:
        lay_sound(path, beeping(spec, rate), SAMPLE_RATE)
    recipe = Recipe(
        engine="fake", revision=1, prompt=spec.prompt, width=96, height=64, frames=spec.made, rate=rate, seed=7
    )
    take = Take(
        id=f"t{number}",
        shot=f"s{number}",
        media=f"{number:064x}",
        recipe=recipe.canonical().decode(),
        recipe_hash=recipe.hash,
        ask=Ask(engine="fake"),
        frames=spec.made,
        width=spec.size[0],
        height=spec.size[1],
        rate=rate,
        seed=7,
        quality="draft",
        engine="fake",
        sound=bool(spec.beeps),
    )
    return take, path


def beeping(spec: Spec, rate: Rate) -> Samples:
    """Silence with a tone of 1 kHz in some frames of a take."""
    samples = silence(sample_at(spec.heard or spec.made, rate.fraction))
    for frame in spec.beeps:
        first, last = sample_at(frame, rate.fraction), sample_at(frame + 1, rate.fraction)
        tone = 0.5 * np.sin(2 * np.pi * 1000 / SAMPLE_RATE * np.arange(last - first))
        samples[first:last] = tone[: len(samples) - first, None]
    return samples


def beeps_of(path: Path) -> list[int]:
    """The samples of a file at which tones begin."""
    with SoundReader(path) as reader:
        loud = np.abs(reader.read(0, reader.length + SAMPLE_RATE)).max(axis=1) > 0.15
    places = np.flatnonzero(loud)
    return [int(at) for at, gap in zip(places, np.diff(places, prepend=-SAMPLE_RATE), strict=True) if gap > 1_000]


Build = Callable[..., Source]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Make a source of `Spec`s; project fields may be given by name."""

    def make(*specs: Spec, **fields: object) -> Source:
        project = Project(**({"title": "The Ferry", "width": 96, "height": 64} | fields))  # pyright: ignore[reportArgumentType]
        names = list(dict.fromkeys(spec.scene for spec in specs))
        scenes = {
            f"scene{n}": Scene(id=f"scene{n}", order=key, name=name)
            for n, (name, key) in enumerate(zip(names, keys_between(None, None, len(names)), strict=True))
        }
        shots: dict[str, Shot] = {}
        takes: dict[str, Take] = {}
        media: dict[str, Path] = {}
        for number, (spec, key) in enumerate(zip(specs, keys_between(None, None, len(specs)), strict=True)):
            shot = Shot(
                id=f"s{number}",
                scene=f"scene{names.index(spec.scene)}",
                order=key,
                prompt=spec.prompt,
                frames=spec.frames,
                take_in=spec.take_in,
                take_out=spec.take_out,
                chosen=f"t{number}" if spec.made else None,
                extra=dict(spec.extra),
                dialogue=spec.dialogue,
                notes=spec.notes,
                label=spec.label,
            )
            shots[shot.id] = shot
            if spec.made:
                take, path = take_of(tmp_path, number, spec, project.rate)
                takes[take.id], media[take.media] = take, path
        return Source(Board(project, scenes, shots, takes), media)

    return make
