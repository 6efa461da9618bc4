"""The model that lies ready between takes: opened once, set anew for what a take asks, opened again only if it must."""

from collections.abc import Mapping
from pathlib import Path

from diffusion.contracts import LoadedModel, Settled
from diffusion.library.checking import check, variant
from diffusion.library.digest import digest
from diffusion.library.resolving import base_of, locate
from diffusion.loading.adapters import Adapter, adapter_of, strip, wear
from diffusion.loading.opening import Source, open_pipeline
from diffusion.loading.quiet import library, offline, silenced
from diffusion.memory.device import Facts
from diffusion.memory.drivers import torch_facts
from diffusion.memory.estimating import model_at
from diffusion.memory.guessing import Model
from diffusion.memory.planning import Plan
from diffusion.memory.settling import free, load_kwargs, plan_here, release, settle
from diffusion.memory.tuning import Wishes, wishes_of
from diffusion.record.reading import read_record
from diffusion.running.words import Embeddings
from studio.extend.api import BadInputError, EngineError, Report, Value


class Files:
    """A model on disk, checked and read as far as that goes without its weights. Raises `BadInputError`."""

    def __init__(self, model: str) -> None:
        self.path = locate(model)
        problem = check(self.path)
        if problem:
            raise BadInputError(problem)
        single = not self.path.is_dir()
        folder = base_of(self.path) if single else self.path
        self.source = Source(folder, self.path if single else None, variant(folder))
        self.record = read_record(folder)
        self.digest = _digest(self.path)

    def weighed(self) -> Model:
        """What its costs depend on."""
        return model_at(self.path, self.record, self.source.folder)


def _digest(path: Path) -> str:
    try:
        return digest(path)
    except OSError as error:
        raise BadInputError(f"{path} cannot be read: {error.strerror or error}.") from error


class Kept:
    """An opened model and how it is set."""

    def __init__(self, files: Files, preset: str) -> None:
        self.files, self._asked = files, preset
        self.weighed = files.weighed()
        library("torch")
        self.facts: Facts = torch_facts()
        self.plan: Plan = plan_here(preset, files.record, self.weighed.weights, packed=self.weighed.packed)
        self.embeddings = Embeddings()
        self._wishes: Wishes | None = None
        self._worn = Adapter()
        self._model: LoadedModel | None = None

    @property
    def model(self) -> LoadedModel:
        """Raises `EngineError` if it is not open."""
        if self._model is None:
            raise EngineError("The model is not open.")
        return self._model

    @property
    def is_open(self) -> bool:
        """Whether its weights are there."""
        return self._model is not None

    def open(self, report: Report) -> None:
        """Read the weights. Raises `BadInputError`, `EngineError`, and whatever torch raises for lack of memory."""
        files = self.files
        pipe = open_pipeline(
            files.source,
            files.record,
            kwargs=load_kwargs(self.plan),
            weights=self.weighed.weights,
            report=report,
        )
        pipe.set_progress_bar_config(disable=True)
        settled = Settled(preset=self.plan.preset, device=self.plan.device)
        self._model = LoadedModel(pipe, files.record, files.path, files.digest, settled)

    def set(self, params: Mapping[str, Value], report: Report) -> None:
        """Set what a take asks for beside the preset: caches, attention, LoRA. Raises `BadInputError` for a LoRA."""
        wishes = wishes_of(params, _steps(params, self.files.record.native.steps))
        adapter = adapter_of(str(params.get("lora") or ""), _scale(params))
        pipe = self.model.pipe
        if adapter != self._worn:
            report("Putting in the LoRA", 0, 1)
            self.embeddings.forget()
            worn, self._worn = self._worn, Adapter()
            wear(pipe, adapter, worn)
            self._worn = adapter
        if wishes != self._wishes:
            report(f"Making ready on {self.facts.name}", 0, 1)
            with silenced(), offline():
                self.model.settled = settle(pipe, self.plan, wishes)
            self._wishes = wishes

    def suits(self, files: Files, preset: str) -> bool:
        """Whether it can be used for this model and preset as it is."""
        same = (files.path, files.digest) == (self.files.path, self.files.digest)
        if not same or self._model is None:
            return False
        return (
            preset == self._asked
            or plan_here(preset, files.record, self.weighed.weights, packed=self.weighed.packed).preset
            == self.plan.preset
        )

    def close(self) -> None:
        """Give all memory back."""
        model, self._model = self._model, None
        self.embeddings.forget()
        if model is None:
            return
        with silenced():
            if self._worn.path is not None:
                strip(model.pipe)
            release(model.pipe)
        del model
        free()


def _steps(params: Mapping[str, Value], usual: int) -> int:
    steps = params.get("steps") or 0
    return int(steps) if isinstance(steps, (int, float)) and steps > 0 else usual


def _scale(params: Mapping[str, Value]) -> float:
    scale = params.get("lora_scale", 1.0)
    return float(scale) if isinstance(scale, (int, float)) else 1.0


def opened(kept: Kept | None, model: str, params: Mapping[str, Value], report: Report) -> Kept:
    """The model that is kept, if it is the one that is wanted; else that one is closed, and another opened.

    Raises `BadInputError`, `EngineError`, and whatever torch raises for lack of memory; what was kept is closed then.
    """
    files, preset = Files(model), str(params.get("memory") or "auto")
    if kept is not None and not kept.suits(files, preset):
        kept.close()
        kept = None
    if kept is None:
        kept = Kept(files, preset)
        kept.open(report)
    kept.set(params, report)
    return kept
