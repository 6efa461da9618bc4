"""What the rooms of this engine hand to one another."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from diffusion.record.record import Record


class Clip(NamedTuple):
    """The clip that is being made: frames, and pixels of a frame."""

    frames: int
    width: int
    height: int


@dataclass
class Settled:
    """What of a memory preset is really on, after everything was tried.

    `device` is torch's name of where the model computes; `on` and `off` are sentences for the artist.
    """

    preset: str
    device: str
    on: list[str] = field(default_factory=list)
    off: list[str] = field(default_factory=list)


@dataclass
class LoadedModel:
    """A pipeline that is ready to run. `pipe` is diffusers' own object, of no type that it would be useful to name."""

    pipe: Any
    record: Record
    path: Path
    digest: str
    settled: Settled
