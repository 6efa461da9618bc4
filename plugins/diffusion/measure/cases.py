"""What is measured: models, sizes and presets, and of each case the trials that are made with it."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from diffusion.record.record import Record

Trial = Literal["engine", "bare", "previews", "cancel", "attention", "compile", "cache"]

FIRST: tuple[Trial, ...] = ("engine", "bare", "previews", "cancel", "attention", "compile", "cache")
"""All trials, for a case whose weights all lie in the card; what may fail worst comes last."""
OTHERS: tuple[Trial, ...] = ("engine",)
"""For the other presets: how slow each is, and how much memory it takes."""

SIZES = {"tiny": (32, 32), "240p": (416, 240), "480p": (832, 480), "720p": (1280, 704), "helios": (640, 384)}
"""Pixels of a frame; those of Helios are the only ones that it was made for."""

NAMES = {"wan-1.3b": "wan"}
"""What models are called by people, where the rigs call them otherwise."""

PRESETS = ("48 GB", "24 GB", "16 GB", "8 GB")
"""The first one is the one that everything else is measured with."""


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One model at one size under one preset. `full`: of its real size; else a tiny one, for trying the script."""

    model: str
    size: str
    preset: str
    frames: int
    steps: int
    full: bool = True
    trials: tuple[Trial, ...] = FIRST

    @property
    def rig(self) -> str:
        """The model's name among the rigs."""
        return NAMES.get(self.model, self.model)

    @property
    def key(self) -> str:
        """What results are kept under."""
        name = self.model if self.full else f"{self.model} (tiny)"
        return f"{name}, {self.size}, {self.frames} frames, {self.steps} steps, preset {self.preset}"


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What the command line asks for."""

    models: Sequence[str]
    sizes: Sequence[str]
    presets: Sequence[str]
    frames: int
    steps: int
    full: bool = True
    trials: Sequence[str] = ()
    """Which trials; all of a case if none is named."""


def cases(asked: Asked) -> list[Case]:
    """All cases in the order in which they are worth having: every model at its first size and preset comes first."""
    found: list[Case] = []
    for at, preset in enumerate(asked.presets):
        for size in asked.sizes:
            for model in asked.models:
                wanted = OTHERS if at else FIRST
                own = "helios" if model == "helios" and asked.full else size
                case = Case(
                    model=model,
                    size=own,
                    preset=preset,
                    frames=asked.frames,
                    steps=asked.steps,
                    full=asked.full,
                    trials=tuple(trial for trial in wanted if not asked.trials or trial in asked.trials),
                )
                if case.trials and case not in found:
                    found.append(case)
    return found


def on_grid(case: Case, record: Record) -> tuple[int, int, int]:
    """Width, height and frames as near to a case as the model's grid allows."""
    multiple, grid = record.grid.multiple, record.grid
    width, height = (max(multiple, round(side / multiple) * multiple) for side in SIZES[case.size])
    steps = max(1, round((case.frames - 1) / grid.temporal))
    frames = steps * grid.temporal + (1 if grid.causal else 0)
    return width, height, frames
