"""One sweep of previews over the clip after a step: as many, as large and as good ones as the time allows."""

import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import torch
from torch import Tensor

from diffusion.contracts import Clip
from diffusion.previews.budget import SHARE, Budget, chosen, middle
from diffusion.previews.courier import Route
from diffusion.previews.decoders import LEAD, Decoder, Window, decoded, window
from diffusion.previews.layout import Between, Span, between, spans, unfold
from diffusion.previews.pictures import LARGEST, SMALLEST, Colours, Picture, blended, enlarged, preview_size
from diffusion.record.record import Record
from studio.extend.api import DECODED, LATENT

BATCH = 16
"""Pictures that are made at once: more takes memory and makes the first one later."""
PATIENCE = 6
"""Steps that a decoder may take for the whole clip; one that would take longer is left out."""
COLOURS_SHARE = 0.5
"""Of what may be spent, that goes to colours where a decoder is used too."""
TRIAL_S = 0.5
"""What must have been saved up before the model's own decoder is tried, whose cost nobody knows."""
DECODER_FAULTS = (RuntimeError, ValueError, TypeError, AttributeError, LookupError)
"""What a decoder that does not suit may raise (torch's out of memory is a RuntimeError): it is not used again."""
REHEARSED = {"cpu": 8}
"""Latent pixels along the sides of what a decoder's cost is measured with; elsewhere `REHEARSED_SIDE`."""
REHEARSED_SIDE = 32

QUICK_S = 0.02
"""A corner that takes less says little of the whole."""

LEADING = frozenset({"LTXConditionPipeline"})
"""Pipelines that put the tokens of keyframes before those of the clip; others put them behind."""

Show = Callable[[int, Picture, int], None]
"""Takes a frame's number, its picture (RGB, even sides, reused afterwards) and the quality."""


class Job(NamedTuple):
    """What a step left: clean latents, the clip's frame they begin with, whether there a causal sequence begins, and
    how long the `steps` since the job before took."""

    clean: Tensor
    first: int
    fresh: bool
    step_s: float
    steps: int
    mark: Any


def newest(older: Job, newer: Job) -> Job:
    """The newer one, which has the time of both."""
    return newer._replace(step_s=older.step_s + newer.step_s, steps=older.steps + newer.steps)


class _Chunk(NamedTuple):
    """The latents of a job in order, and where they lie in the clip."""

    latents: Tensor
    spans: list[Span]
    between: Between
    fresh: bool


class Sweeper:
    """Makes the previews of a take; `sweep` in one thread, all else in any."""

    def __init__(
        self,
        record: Record,
        clip: Clip,
        show: Show,
        *,
        route: Route,
        colours: Colours | None,
        decoders: list[Decoder],
        began: float,
    ) -> None:
        self.odd = ""
        """What could not be shown as it was meant to, in words."""
        self.stopping = threading.Event()
        self._record, self._clip, self._show, self._route = record, clip, show, route
        self._colours, self._decoders = colours, decoders
        self._began = began
        self._budget = Budget()
        self._best: dict[int, int] = {}
        self._seen: dict[int, int] = {}
        self._turn: dict[str, int] = {}
        self._sweeps, self._count, self._chunk = 0, 0, -1
        self._first_ms = 0.0
        self._delays: list[float] = []

    def settle(self, frames: range, quality: int) -> None:
        """Show no preview of these frames at a lower quality."""
        for frame in frames:
            self._best[frame] = max(quality, self._best.get(frame, LATENT))

    @property
    def figures(self) -> dict[str, float]:
        """See `Ladder.figures`."""
        if not self._count:
            return {"previews": 0.0}
        return {
            "previews": float(self._count),
            "first_preview_ms": self._first_ms,
            "preview_ms": middle(self._delays) * 1000,
            "preview_share": self._budget.share,
        }

    def sweep(self, job: Job) -> None:
        """Show what can be shown of a job."""
        between_marks = self._route.reached(job.mark)
        there = time.perf_counter()
        if job.first != self._chunk:
            self._chunk, between_marks = job.first, 0.0
            self._turn.clear()
        step_s = max(job.step_s, between_marks)
        self._budget.earn(step_s)
        try:
            chunk = self._chunk_of(job)
        except ValueError as error:
            self.odd = str(error)
            return
        self._sweeps += 1
        before = self._count
        self._sweep_chunk(chunk, step_s / job.steps)
        if self._count > before:
            self._delays.append(time.perf_counter() - there)

    def _sweep_chunk(self, chunk: _Chunk, step_s: float) -> None:
        """Colours first, which are there at once; the best decoder that is within the budget has what they leave."""
        count = len(chunk.latents)
        levels = ((decoder, self._affordable_level(decoder, count, step_s)) for decoder in self._decoders)
        decoder, halvings = next((found for found in levels if found[1] is not None), (None, None))
        self._show_colours(chunk, 1.0 if decoder is None else COLOURS_SHARE)
        if decoder is not None and halvings is not None:
            self._show_decoded(decoder, chunk, halvings)

    def _chunk_of(self, job: Job) -> _Chunk:
        record, frames = self._record, self._clip.frames
        leading = record.pipeline in LEADING
        latents = unfold(job.clean, record.layout, record.grid, self._clip, tokens_first=leading)
        found = spans(len(latents), record.grid, first=job.first, fresh=job.fresh, frames=frames)
        return _Chunk(latents, found, between(found), job.fresh)

    # ---- latents as colours

    def _show_colours(self, chunk: _Chunk, share: float) -> None:
        """The frames that have nothing better: all of them if they can be had, smaller if that helps, else some."""
        colours = self._colours
        pending = [frame for frame in chunk.between.frames if self._best.get(frame, LATENT) == LATENT]
        if colours is None or not pending:
            return
        credit = max(0.0, self._budget.credit) * share
        halvings, count = LARGEST, 0
        for halvings in range(LARGEST, SMALLEST + 1):
            count = self._budget.affordable(f"colours {halvings}", len(pending), credit)
            if count == len(pending):
                break
        if not count and not self._count:
            count = 1  # something is to be seen after the first step, whatever it costs
        frames = chosen(pending, self._seen, count)
        size = preview_size(self._clip, halvings)
        for start in range(0, len(frames), BATCH):
            some = frames[start : start + BATCH]
            made = self._made(
                f"colours {halvings}",
                some,
                lambda some=some: enlarged(
                    blended(colours, chunk.latents, chunk.between, some, fresh=chunk.fresh), size
                ),
                LATENT,
            )
            if not made:
                return

    # ---- latents through a decoder

    def _show_decoded(self, decoder: Decoder, chunk: _Chunk, halvings: int) -> None:
        """The next latent frames in turn, as many as can be had."""
        kind, latents = f"{decoder.name} {halvings}", len(chunk.latents)
        start = self._turn.get(decoder.name, 0) % latents
        count = self._affordable_length(kind, latents, start)
        if count:
            wanted = window(chunk.spans, start, count)
            self._turn[decoder.name] = wanted.stop
            self._decode(decoder, chunk, wanted, kind=kind, halvings=halvings)

    def _affordable_level(self, decoder: Decoder, latents: int, step_s: float) -> int | None:
        """How often to halve so that the whole clip is decoded within some steps; None if that is too much anyhow."""
        for halvings in (LARGEST,) if decoder.quality == DECODED else range(LARGEST, SMALLEST + 1):
            cost = self._budget.cost(f"{decoder.name} {halvings}")
            tried = cost > 0 or self._budget.credit >= TRIAL_S
            if tried and cost * latents <= PATIENCE * SHARE * step_s:
                return halvings
        return None

    def _affordable_length(self, kind: str, latents: int, start: int) -> int:
        """How many latent frames can be decoded from one on, beside those before it; one of an unknown cost."""
        if not self._budget.cost(kind):
            return 1
        lead = min(LEAD, start)
        return max(0, self._budget.affordable(kind, latents - start + lead, max(0.0, self._budget.credit)) - lead)

    def _decode(self, decoder: Decoder, chunk: _Chunk, wanted: Window, *, kind: str, halvings: int) -> None:
        grid, number = self._record.grid, wanted.stop - wanted.start
        lone = wanted.start == 0 and chunk.fresh and grid.causal
        made = number * grid.temporal - (grid.temporal - 1 if lone else 0)
        size = preview_size(self._clip, halvings)

        def pictures() -> Tensor:
            return enlarged(decoded(decoder, chunk.latents, wanted, made=made, halvings=halvings), size)

        try:
            self._made(kind, wanted.frames, pictures, decoder.quality, units=number + min(LEAD, wanted.start))
        except DECODER_FAULTS as error:
            self._decoders.remove(decoder)
            self.odd = f"the {decoder.name} decoder failed ({str(error).partition(chr(10))[0][:200]})"

    # ---- making and showing

    def _made(
        self, kind: str, frames: list[int], make: Callable[[], Tensor], quality: int, *, units: int | None = None
    ) -> bool:
        """Make pictures, show them, and count what it cost; False if there is an end to it."""
        if self.stopping.is_set():
            return False
        before = self._route.cost()
        with self._route.working():
            pictures = self._route.fetch(make())
        for frame, picture in zip(frames, pictures, strict=True):
            self._put(frame, picture, quality)
        cost = self._route.cost() - before
        self._budget.spend(cost)
        self._budget.measured(kind, units or len(frames), cost)
        return True

    def _put(self, frame: int, picture: Picture, quality: int) -> None:
        self._seen[frame] = self._sweeps
        if quality < self._best.get(frame, LATENT):
            return
        self._best[frame] = quality
        self._show(frame, picture, quality)
        self._count += 1
        if self._count == 1:
            self._first_ms = (time.monotonic() - self._began) * 1000

    def rehearse(self, device: str) -> None:
        """Measure with nothing to see what pictures cost here, and have the card load what it needs for them."""
        grid, clip = self._record.grid, self._clip
        rows, columns = max(1, clip.height // grid.spatial), max(1, clip.width // grid.spatial)
        blank = torch.zeros(2, grid.channels, rows, columns, device=device)
        side = REHEARSED.get(device, REHEARSED_SIDE)
        for halvings in range(LARGEST, SMALLEST + 1):
            if self._colours is not None:
                self._rehearse_colours(self._colours, blank, halvings)
            for decoder in self._decoders:
                if decoder.quality < DECODED:
                    self._budget.guess(f"{decoder.name} {halvings}", self._decoder_s(decoder, blank, side, halvings))

    def _decoder_s(self, decoder: Decoder, blank: Tensor, side: int, halvings: int) -> float:
        """Seconds that a latent frame may take, judged by a corner of it; where that is quick, by two corners, because
        much of a short time is the same for any size."""

        def corner(length: int) -> tuple[float, int]:
            part = blank[:1, :, :length, :length]
            decode = partial(decoder.decode, part, halvings=halvings)
            return self._timed(partial(_decoded_small, decode, self._clip, halvings)), part[0, 0].numel()

        whole = blank[0, 0].numel()
        seconds, pixels = corner(side)
        if seconds > QUICK_S or pixels == whole:
            return seconds * whole / pixels
        longer, more = corner(2 * side)
        return max(seconds, longer) + max(0.0, longer - seconds) * (whole - more) / (more - pixels)

    def _rehearse_colours(self, colours: Colours, blank: Tensor, halvings: int) -> None:
        place = between(spans(len(blank), self._record.grid, first=0, fresh=True, frames=self._clip.frames))
        frames, size = list(place.frames)[:2], preview_size(self._clip, halvings)
        seconds = self._timed(lambda: enlarged(blended(colours, blank, place, frames, fresh=True), size))
        self._budget.guess(f"colours {halvings}", seconds / len(frames))

    def _timed(self, make: Callable[[], Tensor]) -> float:
        """Seconds of the second time; the first one loads."""
        taken = 0.0
        for _ in range(2):
            before = self._route.cost()
            with self._route.working():
                self._route.fetch(make())
            taken = self._route.cost() - before
        return taken


def _decoded_small(decode: Callable[[], Tensor], clip: Clip, halvings: int) -> Tensor:
    return enlarged(decode(), preview_size(clip, halvings))
