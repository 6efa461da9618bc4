"""The engine: neural video models through diffusers."""

import time
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from diffusion.contracts import Clip, Settled
from diffusion.library.cards import cards, describe
from diffusion.library.fetching import fetch
from diffusion.loading.keeping import Files, Kept, opened
from diffusion.loading.quiet import silenced
from diffusion.memory.device import facts
from diffusion.memory.drivers import peak_of
from diffusion.memory.estimating import estimate, learn
from diffusion.memory.history import History
from diffusion.memory.planning import plan
from diffusion.memory.shortage import is_shortage, out_of_memory
from diffusion.record.abilities import abilities
from diffusion.record.places import cache_folder, learned_folder
from diffusion.running.failing import RUNNING, device_lost, forget_frames, is_device_lost, refused
from diffusion.running.generate import MakePreviews, Previews, Show, Take
from studio.extend.api import (
    BadInputError,
    Cancel,
    CancelledError,
    Capabilities,
    EngineError,
    Estimate,
    ModelCard,
    Rate,
    Recipe,
    Report,
    Request,
    Sink,
    Value,
)

FAILURES = (MemoryError, *RUNNING)
"""What torch and diffusers raise; what artists can do about it is said in a sentence."""


class DiffusersEngine:
    """Implements `studio.extend.api.Engine` and `Modelled`. Nothing of torch is imported before a model is opened."""

    def __init__(self) -> None:
        self._declared = declared()
        self.kept: Kept | None = None
        """The model that is open."""
        self._about = self._declared
        self._told: Settled | None = None
        """What of a preset the artist was told of last: once is enough."""

    # ---- questions, answered at any time and in any thread

    def describe(self) -> Capabilities:
        """The engine's record: as declared, on what is there; once a model is open, that model's and what is on."""
        about = self._about
        return about if about.model else msgspec.structs.replace(about, device=facts().spoken)

    def survey(self, folders: Sequence[Path]) -> Sequence[ModelCard]:
        return cards(folders, self._declared)

    def describe_model(self, model: str) -> Capabilities:
        return describe(model, self._declared)

    def appraise(self, recipe: Recipe) -> Estimate:
        files = Files(recipe.model)
        return estimate(recipe, files.weighed(), facts=facts(), history=_history(), digest=files.digest)

    def fetch(self, model: str, folder: Path | None, report: Report, cancel: Cancel) -> str:
        return fetch(model, folder, report, cancel)

    # ---- work

    def load(self, model: str, options: Mapping[str, Value], report: Report) -> None:
        """Open a model as a take's parameters ask for (`memory`, `cache`, `attention`, `compile`, `lora` ...).

        Without a model there is nothing to do yet. Raises `BadInputError`, `OutOfMemoryError`, `EngineError`.
        """
        if model:
            self._open(model, options, report, None)

    def generate(self, request: Request, sink: Sink, cancel: Cancel) -> None:
        recipe, began = request.recipe, time.monotonic()
        kept = self._open(recipe.model, recipe.params, _Told(sink, cancel), recipe)
        if kept.model.settled is not self._told:
            self._told = kept.model.settled
            for sentence in self._told.off:
                sink.note(sentence)
        asked = recipe.params.get("model.digest")
        if asked and asked != kept.files.digest:
            sink.note("The model's weights are others than when this take was asked for.")
        device = kept.plan.device
        peak_of(device, reset=True)
        started = time.monotonic()
        figures = dict(self._make(kept, request, sink, cancel))
        figures |= {"seconds": time.monotonic() - started, "peak_bytes": peak_of(device)}
        if figures["peak_bytes"]:
            sink.figure("peak_bytes", figures["peak_bytes"])
        sink.figure("load_s", started - began)
        learn(
            recipe,
            kept.weighed,
            plan=kept.plan,
            facts=kept.facts,
            history=_history(),
            digest=kept.files.digest,
            figures=figures,
        )

    def unload(self) -> None:
        kept, self.kept = self.kept, None
        self._about = self._declared
        if kept is not None:
            kept.close()

    def _open(self, model: str, params: Mapping[str, Value], report: Report, recipe: Recipe | None) -> Kept:
        kept, self.kept = self.kept, None
        try:
            self.kept = opened(kept, model, params, report)
        except (BadInputError, CancelledError):
            # what is open has done nothing wrong, and may have taken minutes to open
            self.kept = kept if kept is not None and kept.is_open else None
            raise
        except FAILURES as error:
            raise self._failure(error, model, recipe) from None
        self._about = self._described(self.kept, model)
        return self.kept

    def _make(self, kept: Kept, request: Request, sink: Sink, cancel: Cancel) -> Mapping[str, float]:
        """One take with a model that is open."""
        previews = _previews(kept, request.recipe)
        try:
            with silenced():
                take = Take(kept.model, request, sink, cancel, embeddings=kept.embeddings, previews=previews)
                return take.run()
        except FAILURES as error:
            raise self._failure(error, request.recipe.model, request.recipe) from None

    def _failure(self, error: BaseException, model: str, recipe: Recipe | None) -> EngineError:
        """What torch or diffusers raised, as a sentence; what the failed functions held is let go of first."""
        forget_frames(error)
        kept = self.kept
        files = kept.files if kept is not None else Files(model)
        if is_shortage(error):
            weighed = files.weighed()
            preset = str(recipe.params.get("memory") or "auto") if recipe is not None else "auto"
            there = kept.facts if kept is not None else facts()
            made = (
                kept.plan
                if kept is not None
                else plan(preset, files.record, facts=there, weights=weighed.weights, packed=weighed.packed)
            )
            return out_of_memory(error, recipe or _usual(files, model), weighed, plan=made, facts=there)
        if is_device_lost(error):
            self.kept = None
            return device_lost(error, files.record.pipeline)
        return refused(error, files.record.pipeline)

    def _described(self, kept: Kept, model: str) -> Capabilities:
        """What the open model can do, and what of its preset is really on."""
        about = abilities(self._declared, kept.files.record, model=model, digest=kept.files.digest)
        where = f"{kept.facts.spoken}, preset {kept.model.settled.preset}"
        return msgspec.structs.replace(about, device=where)


class _Told:
    """A report to the sink of a take, which may be cancelled meanwhile."""

    def __init__(self, sink: Sink, cancel: Cancel) -> None:
        self._sink, self._cancel = sink, cancel

    def __call__(self, text: str, done: int, total: int) -> None:
        self._cancel.check()
        self._sink.phase("prepare", text)
        self._sink.progress(done, total)


def declared() -> Capabilities:
    """The record that the manifest declares, of the engine without a model: one place for it."""
    table: dict[str, Any] = tomllib.loads((Path(__file__).parent / "plugin.toml").read_text("utf-8"))
    record = {"engine": table["id"], "title": table["title"], "version": table["version"]}
    return msgspec.convert(record | table["engine"]["capabilities"], Capabilities)


def _history() -> History:
    return History(learned_folder())


def _previews(kept: Kept, recipe: Recipe) -> MakePreviews:
    """What shows a take while it is denoised."""
    tiny = str(recipe.params.get("tiny_decoder") or "")

    def make(clip: Clip, show: Show) -> Previews:
        from diffusion.previews.ladder import Ladder

        path = Path(tiny).expanduser() if tiny else None
        return Ladder(kept.model, clip, show, cache=cache_folder(), tiny=path, began=time.monotonic())

    return make


def _usual(files: Files, model: str) -> Recipe:
    """What a model makes if nothing is said, for what it would need where no take was asked for."""
    native = files.record.native
    return Recipe(
        engine="diffusers",
        revision=1,
        prompt="",
        width=native.width,
        height=native.height,
        frames=native.frames,
        rate=Rate(max(1, round(native.rate)), 1),
        seed=0,
        model=model,
    )
