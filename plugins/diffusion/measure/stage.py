"""A model with random weights, settled as a plan wants it, and takes run with it as the engine runs them."""

import tempfile
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt

from diffusion.contracts import Clip, LoadedModel, Settled
from diffusion.measure.cases import Case, on_grid
from diffusion.memory.device import Facts
from diffusion.memory.drivers import peak_of, torch_facts
from diffusion.memory.planning import Plan, plan
from diffusion.memory.settling import free, settle
from diffusion.memory.tuning import Wishes
from diffusion.memory.weights import Weights
from diffusion.previews.ladder import Ladder
from diffusion.record.reading import read_record
from diffusion.record.record import Record
from diffusion.rigs.building import TINY
from diffusion.rigs.full import build_on_device
from diffusion.running.generate import Take
from diffusion.running.words import Embeddings
from studio.extend.api import FINAL, Cancel, Rate, Recipe, Request

PROMPT = "A red fishing boat leaves the harbour at dawn, seen from the pier"

READERS = {"wan": 5_680_000_000, "wan-5b": 5_680_000_000, "helios": 5_680_000_000, "ltx": 4_760_000_000}
"""Parameters of the text encoders that the real models have, which a plan has to make room for."""


class Quiet:
    """A sink that counts, and calls `on_step` after every step."""

    def __init__(self) -> None:
        self.finals = 0
        self.shown = 0
        self.on_step: Callable[[int], None] = _nothing

    def frame(self, index: int, picture: npt.NDArray[np.uint8], quality: int = FINAL, pass_: int = 0) -> None:
        if quality == FINAL:
            self.finals += 1
        else:
            self.shown += 1

    def phase(self, phase: str, text: str = "") -> None: ...

    def progress(self, step: int, steps: int, pass_: int = 0) -> None:
        self.on_step(step)

    def note(self, sentence: str) -> None: ...

    def sound(self, samples: npt.NDArray[np.float32], rate: int) -> None: ...

    def figure(self, name: str, value: float) -> None: ...

    def score(self, coverage: float, lacking: Sequence[str]) -> None: ...


def _nothing(_step: int) -> None: ...


class Run(NamedTuple):
    """What one take took: seconds in all, the most bytes of the card, and the figures that it measured of itself."""

    seconds: float
    peak: int
    figures: dict[str, float]


class Stage:
    """A case's model, ready to run."""

    def __init__(self, case: Case, folder: Path) -> None:
        self.case, self.folder = case, folder
        self.facts = torch_facts()
        self.pipe = _pipe(case, self.facts.device)
        self.pipe.set_progress_bar_config(disable=True)
        self.record = record_of(self.pipe, folder)
        self.plan = _plan(case, self.record, self.pipe, self.facts)
        self.width, self.height, self.frames = on_grid(case, self.record)
        self.model = self.settled(Wishes())
        self._rest_s: float | None = None

    def rest_s(self) -> float:
        """Seconds of a take that are no steps: what it takes, less what more steps would add. Steps cannot be timed one
        by one, because a card works behind the program that asks it."""
        if self._rest_s is None:
            self.take(steps=2)
            few, many = self.take(steps=2).seconds, self.take(steps=2 + self.case.steps).seconds
            self._rest_s = min(0.9 * few, max(0.0, few - 2 * (many - few) / self.case.steps))
        return self._rest_s

    def step_ms(self, run: "Run", steps: int = 0) -> float:
        """Milliseconds of each step of a take."""
        return max(0.1 * run.seconds, run.seconds - self.rest_s()) * 1000 / (steps or self.case.steps)

    def settled(self, wishes: Wishes) -> LoadedModel:
        """The model with other wishes set; what was set before is taken back."""
        done = settle(self.pipe, self.plan, wishes)
        self.model = LoadedModel(self.pipe, self.record, self.folder, f"random {self.case.rig}", done)
        return self.model

    def tidy(self) -> None:
        """Give back to the card what nobody uses, so that one trial's memory is not another's."""
        if self.plan.device != "cpu":
            free()

    @property
    def said(self) -> Settled:
        """What is really on."""
        return self.model.settled

    def recipe(self, steps: int = 0) -> Recipe:
        """The case as a recipe."""
        return Recipe(
            engine="diffusers",
            revision=1,
            prompt=PROMPT,
            width=self.width,
            height=self.height,
            frames=self.frames,
            rate=Rate(16, 1),
            seed=1,
            params={"steps": steps or self.case.steps},
        )

    def take(
        self, *, previews: bool = False, steps: int = 0, sink: Quiet | None = None, cancel: Cancel | None = None
    ) -> Run:
        """One take by the engine's own way, with or without previews. Raises what a take raises."""
        ladders: list[Ladder] = []

        def ladder(clip: Clip, show: Callable[[int, npt.NDArray[np.uint8], int], None]) -> Ladder:
            ladders.append(Ladder(self.model, clip, show, cache=self.folder))
            return ladders[0]

        take = Take(
            self.model,
            Request(self.recipe(steps)),
            sink or Quiet(),
            cancel or Cancel(),
            embeddings=Embeddings(),
            previews=ladder if previews else None,
        )
        try:
            return self.timed(take.run)
        finally:
            for each in ladders:
                each.close()

    def bare(self, output: str = "pt") -> Run:
        """One call of the pipeline with the same settings and nothing around it, down to pictures as tensors, or to
        latents if they are the `output`."""
        import torch

        named: dict[str, Any] = {
            "prompt": PROMPT,
            "width": self.width,
            "height": self.height,
            self.record.frames_argument: self.frames,
            "num_inference_steps": self.case.steps,
            "guidance_scale": self.record.native.guidance,
            "generator": torch.Generator("cpu").manual_seed(1),
            "output_type": output,
        }
        given = {name: value for name, value in named.items() if name in self.record.arguments}
        return self.timed(lambda: self.pipe(**given) and {})

    def timed(self, work: Callable[[], Any]) -> Run:
        """A piece of work, with everything that it left to the card done."""
        device = self.plan.device
        self.tidy()
        peak_of(device, reset=True)
        synchronize(device)
        began = time.monotonic()
        figures = work()
        synchronize(device)
        seconds = time.monotonic() - began
        return Run(seconds, peak_of(device), dict(figures))


def synchronize(device: str) -> None:
    """Wait for what the card still has to do."""
    import torch

    if device.startswith("cuda"):
        torch.cuda.synchronize(torch.device(device))


def _pipe(case: Case, device: str) -> Any:
    """Built where it computes, because a processor takes minutes to draw so many numbers."""
    import torch

    if not case.full:
        torch.manual_seed(1)
        return TINY[case.rig]()
    made = build_on_device(case.rig, device, torch.bfloat16)
    if case.preset != "48 GB":
        made.to("cpu")
        free()
    return made


def record_of(pipe: Any, folder: Path) -> Record:
    """The record of a pipeline that is in no folder yet: its configurations are written, its weights are not."""
    pipe.save_config(folder)
    for name, part in pipe.components.items():
        if hasattr(part, "save_config"):
            part.save_config(folder / name)
    return read_record(folder)


def parameters_of(pipe: Any) -> Weights:
    """Parameters by component."""
    import torch

    parts: dict[str, Any] = pipe.components
    found = {name: part for name, part in parts.items() if isinstance(part, torch.nn.Module)}
    return {name: sum(weight.numel() for weight in part.parameters()) for name, part in found.items()}


def _plan(case: Case, record: Record, pipe: Any, facts: Facts) -> Plan:
    """As for the real model, whose text encoder is larger."""
    weights = parameters_of(pipe)
    if case.full:
        weights["text_encoder"] = READERS.get(case.rig, weights.get("text_encoder", 0))
    made = plan(case.preset, record, facts=facts, weights=weights, quantiser="")
    if made.vae_dtype and made.device != "cpu":
        import torch

        pipe.vae.to(getattr(torch, made.vae_dtype))
    return msgspec.structs.replace(made, dtype="float32") if not case.full else made


@contextmanager
def staged(case: Case) -> Generator[Stage]:
    """A case's model, with a folder for its configurations that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="storyreel-measure-") as folder:
        yield Stage(case, Path(folder))
