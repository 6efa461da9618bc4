"""The ladder of previews: after every step of the denoiser, pictures of the whole clip, better and better."""

import time
from collections.abc import Callable
from pathlib import Path

import cv2
from torch import Tensor

from diffusion.contracts import Clip, LoadedModel
from diffusion.previews.courier import Beside, Courier, Here
from diffusion.previews.decoders import Decoder, Tiny, own_decoder
from diffusion.previews.factors import known_factors
from diffusion.previews.fitting import UnfitError, fitted_factors
from diffusion.previews.pictures import Colours
from diffusion.previews.sweep import Job, Show, Sweeper, newest
from diffusion.previews.taehv import UnsuitableError, read_decoder
from studio.extend.api import FINAL, EngineError

FAULTS: tuple[type[Exception], ...] = (
    EngineError,
    RuntimeError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    MemoryError,
    OSError,
    cv2.error,
)
"""What making previews may raise: it ends the previews and never a take."""


class Ladder:
    """Shows previews of one take within a tenth of the time of its steps.

    On a CUDA card pictures are made in a thread and a stream of their own, and `show` is called from that thread; on
    the CPU both happen inside `step`. `show` gets no frame at a lower quality than it had before.

    `cache` is a folder for fitted maps; `tiny` a TAEHV file; `began` a monotonic time that `first_preview_ms` counts
    from; `beside` says whether to use a thread where it does not follow from the device. `notes` are sentences for the
    artist, complete after `close`.
    """

    def __init__(
        self,
        model: LoadedModel,
        clip: Clip,
        show: Show,
        *,
        cache: Path,
        tiny: Path | None = None,
        began: float | None = None,
        beside: bool | None = None,
    ) -> None:
        self.notes: list[str] = []
        self._record, self._device = model.record, model.settled.device
        self._courier: Courier[Job] | None = None
        cuda = self._device.startswith("cuda")
        self._route = Beside(self._device) if cuda else Here()
        colours, decoders = self._find_colours(model, cache), self._find_decoders(model, tiny)
        self._open = colours is not None or bool(decoders)
        self._sweeper = Sweeper(
            model.record,
            clip,
            show,
            route=self._route,
            colours=colours,
            decoders=decoders,
            began=time.monotonic() if began is None else began,
        )
        self._guarded(lambda: self._sweeper.rehearse(self._device))
        if self._open and (cuda if beside is None else beside):
            self._courier = Courier(self._sweeper.sweep, newest, faults=FAULTS)

    # ---- for the one who denoises

    def step(self, clean: Tensor, *, first: int = 0, step_s: float, fresh: bool | None = None) -> None:
        """A step was made in `step_s` seconds; `clean` are the clean latents it predicts, in the pipeline's own layout,
        which nobody may write to afterwards.

        `first` is the clip's frame that a chunk begins with; `fresh` whether its first latent frame begins a causal
        sequence: by default it does at the clip's start, and in every chunk of a pipeline that decodes them one by one.
        """
        if not self._open:
            return
        begins = fresh if fresh is not None else first == 0 or self._record.chunked
        job = Job(clean.detach(), first, begins, step_s, 1, self._route.mark())
        if self._courier is None:
            self._guarded(lambda: self._sweeper.sweep(job))
        else:
            self._courier.put(job)

    def settle(self, frames: range, quality: int = FINAL) -> None:
        """These frames were shown at this quality by somebody else: no preview of a lower one comes after."""
        self._sweeper.settle(frames, quality)

    def close(self) -> None:
        """No more previews, from here on for certain: before the model's own decoder is used, and at the end."""
        self._open = False
        self._sweeper.stopping.set()
        courier, self._courier = self._courier, None
        if courier is not None:
            if not courier.close():
                self.notes.append("The previews did not come to an end in time.")
            if courier.fault is not None:
                self._give_up(courier.fault)
        odd, self._sweeper.odd = self._sweeper.odd, ""
        if odd:
            self.notes.append(f"Not all previews could be shown: {odd}.")

    @property
    def figures(self) -> dict[str, float]:
        """`previews` (how many), `first_preview_ms` (since the beginning), `preview_ms` (from a step's latents to the
        last of its pictures, median) and `preview_share` (of the time of the steps)."""
        return self._sweeper.figures

    def _guarded(self, work: Callable[[], None]) -> None:
        """Do what is only for the eye: if it fails there are no more previews, and the take goes on."""
        if not self._open:
            return
        try:
            work()
        except FAULTS as error:
            self._give_up(error)

    def _give_up(self, error: Exception) -> None:
        self._open = False
        words = str(error).partition("\n")[0][:200] or type(error).__name__
        self.notes.append(f"The previews were given up: {words}.")

    # ---- making ready

    def _find_colours(self, model: LoadedModel, cache: Path) -> Colours | None:
        vae, grid = getattr(model.pipe, "vae", None), self._record.grid
        if vae is None:
            self.notes.append("The model has no VAE of its own, so its latents cannot be shown as pictures.")
            return None
        try:
            known = known_factors(type(vae).__name__, grid.channels, vae.config)
            factors = known or fitted_factors(vae, grid, device=self._device, folder=cache / "previews")
            if known is None and hasattr(model.pipe, "maybe_free_model_hooks"):
                model.pipe.maybe_free_model_hooks()  # where it is offloaded the VAE leaves the card again
        except UnfitError as error:
            self.notes.append(str(error))
            return None
        return Colours(factors, self._device)

    def _find_decoders(self, model: LoadedModel, tiny: Path | None) -> list[Decoder]:
        """The best first."""
        own = own_decoder(model)
        found: list[Decoder] = [own] if own is not None else []
        if tiny is not None:
            try:
                found.append(Tiny(read_decoder(tiny, self._record.grid), self._device))
            except UnsuitableError as error:
                self.notes.append(str(error))
        return found
