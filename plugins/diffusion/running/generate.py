"""One take: everything that watches the pipeline is put around one call of it, and taken away afterwards."""

import time
from collections.abc import Callable, Generator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from diffusion.contracts import Clip, LoadedModel
from diffusion.running.calling import arguments
from diffusion.running.colour import preview_i420
from diffusion.running.conditions import conditions
from diffusion.running.decoding import Decoding
from diffusion.running.finals import Finals, frames_of
from diffusion.running.schedulers import Row, Seen, watched
from diffusion.running.sounding import sound_of
from diffusion.running.stepping import Steps, check_decodable
from diffusion.running.swapping import Swaps
from diffusion.running.tracing import flow_of
from diffusion.running.words import Embeddings, Script, can_change, changed, cut_words
from studio.extend.api import Cancel, Request, Sink


class Previews(Protocol):
    """Shows a clip while it is denoised: see `diffusion.previews.ladder.Ladder`."""

    notes: list[str]

    def step(self, clean: Any, *, first: int = 0, step_s: float, fresh: bool | None = None) -> None: ...

    def settle(self, frames: range) -> None: ...

    def close(self) -> None: ...

    @property
    def figures(self) -> Mapping[str, float]: ...


Show = Callable[[int, npt.NDArray[np.uint8], int], None]
"""Index in the clip, RGB (height, width, 3) of any size, quality."""

MakePreviews = Callable[[Clip, Show], Previews]


class Take:
    """One take of a request with a loaded model."""

    def __init__(
        self,
        model: LoadedModel,
        request: Request,
        sink: Sink,
        cancel: Cancel,
        *,
        embeddings: Embeddings,
        previews: MakePreviews | None = None,
    ) -> None:
        recipe = request.recipe
        self._model, self._request, self._sink, self._cancel = model, request, sink, cancel
        self._embeddings = embeddings
        self._flow = flow_of(type(model.pipe))
        self._script = Script(recipe, request.changes)
        self._changes_words = model.record.callback and can_change(model.pipe, model.record.callback_tensors)
        self._changed = 0
        self._swaps = Swaps()
        self._seen = False
        self._row = Row()
        clip = Clip(recipe.frames, recipe.width, recipe.height)
        self._previews = previews(clip, self._show) if previews is not None else None
        self._steps = Steps(model.record, clip, sink, self._previews)
        self._finals = Finals(recipe, sink, cancel.check)
        self._steps.emitted = lambda: self._finals.count
        self._decode_began = 0.0
        self._decoding_s = 0.0

    def run(self) -> Mapping[str, float]:
        """Make all frames; returns what was measured. Raises `CancelledError`, `EngineError` and its kind, and whatever
        the pipeline raises."""
        pipe, sink = self._model.pipe, self._sink
        call = self._call()
        self._say_words(self._script.first)
        try:
            with self._watching():
                outcome = pipe(**call)
            self._decoding_s += time.monotonic() - self._decode_began if self._decode_began else 0.0
            self._cancel.check()
            self._steps.finish()
            if not self._flow.direct:
                self._finals.take(frames_of(outcome))
            self._finals.close()
            sink.phase("save")
            sound_of(outcome, pipe, sink)
        finally:
            if self._previews is not None:
                self._previews.close()
            pipe.maybe_free_model_hooks()
        self._say_last()
        return self._figures()

    def _call(self) -> dict[str, Any]:
        record, pipe, note = self._model.record, self._model.pipe, self._sink.note
        self._sink.phase("prepare")
        call = arguments(self._request.recipe, record, prompt=self._script.first, note=note)
        call |= conditions(self._request, record, pipe, note)
        self._steps.given = int(bool(record.partition) and record.video in call)
        if record.callback:
            tensors = [name for name in self._flow.embeddings if name in record.callback_tensors]
            call |= {
                "callback_on_step_end": self._after_step,
                "callback_on_step_end_tensor_inputs": tensors if self._changes_words else [],
            }
        if self._script.planned and not self._changes_words:
            note(f"{record.pipeline} cannot change its words on the way: the first ones were used for all steps.")
        return call

    @contextmanager
    def _watching(self) -> Generator[None]:
        pipe = self._model.pipe
        emit = self._finals.take if self._flow.direct else None
        with ExitStack() as stack:
            stack.enter_context(self._embeddings.serving(pipe, self._encode, self._denoise))
            stack.enter_context(self._swaps.watching(pipe))
            self._row = stack.enter_context(watched(pipe.scheduler, self._cancel.check, self._see))
            if getattr(pipe, "vae", None) is not None:
                decoding = Decoding(pipe.vae, emit, self._cancel.check, begin=self._decode, end=self._decoded)
                stack.enter_context(decoding.watching())
            yield

    def _encode(self) -> None:
        self._cancel.check()
        self._sink.phase("encode")

    def _denoise(self) -> None:
        """Words are encoded, or a chunk is decoded, and steps follow."""
        if self._decode_began:
            self._decoding_s += time.monotonic() - self._decode_began
            self._decode_began = 0.0
        self._steps.start()
        self._sink.phase("denoise")

    def _see(self, seen: Seen) -> None:
        pipe = self._model.pipe
        planned = getattr(pipe, "_num_timesteps", None) or len(pipe.scheduler.timesteps)
        self._seen = True
        self._steps.see(seen, planned * int(pipe.scheduler.config.get("stages") or 1))

    def _decode(self, latents: Any) -> None:
        """A clip, or a chunk of it, is about to be decoded."""
        self._steps.finish()
        check_decodable(latents)
        self._steps.chunk_done()
        if self._previews is not None and not self._model.record.chunked:
            self._previews.close()
        self._sink.phase("decode")
        self._decode_began = time.monotonic()

    def _decoded(self) -> None:
        self._finals.flush()
        if self._previews is not None:
            self._previews.settle(range(self._finals.count))
        more = self._finals.count < self._request.recipe.frames and self._steps.done < self._steps.planned
        if self._model.record.chunked and more:
            self._denoise()

    def _after_step(self, pipe: Any, _index: int, _timestep: Any, tensors: dict[str, Any]) -> dict[str, Any]:
        """The callback of diffusers: other words, if there are any. Where each latent frame has a scheduler of its own
        (SkyReels-V2 with diffusion forcing) a step is whole only here."""
        if not self._seen:
            seen = self._row.take(self._steps.axis)
            if seen is not None:
                self._see(seen)
            else:
                self._steps.count(getattr(pipe, "_num_timesteps", 0))
        self._seen = False
        if not self._changes_words:
            return tensors
        prompt = self._script.due(self._steps.done)
        if prompt is None:
            return tensors
        if self._script.came:
            self._changed += 1
            name = "changed_at" if self._changed == 1 else f"changed_at.{self._changed}"
            self._sink.figure(name, self._steps.done)
            self._sink.note(f"The words were changed after step {self._steps.done}.")
        self._say_words(prompt)
        return changed(pipe, self._embeddings, prompt, tensors, self._swaps)

    def _say_words(self, prompt: str) -> None:
        said = cut_words(self._model.pipe, prompt)
        if said is not None:
            self._sink.note(said)

    def _show(self, index: int, rgb: npt.NDArray[np.uint8], quality: int) -> None:
        self._sink.frame(index, preview_i420(rgb), quality)

    def _say_last(self) -> None:
        """What is known only at the end."""
        for sentence in self._previews.notes if self._previews is not None else ():
            self._sink.note(sentence)
        self._script.due(-1)
        late = self._script.refused
        if late:
            self._sink.note(
                f"While a take is made only its words can be changed: {', '.join(sorted(set(late)))} stayed."
            )

    def _figures(self) -> Mapping[str, float]:
        figures = dict(self._previews.figures) if self._previews is not None else {}
        figures |= {
            "steps": self._steps.done,
            "step_ms": self._steps.step_s * 1000,
            "decode_ms": self._decoding_s * 1000,
        }
        for name, value in figures.items():
            self._sink.figure(name, float(value))
        return figures
