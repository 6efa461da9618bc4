"""The sink of one job: checks what the engine makes, shows it to the editor, and hands final frames to the take."""

import math
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from studio.backend.engine import FINAL, LATENT, Frame, Phase, Samples
from studio.backend.take_writer import TakeWriter
from studio.errors import EngineError
from studio.model.recipe import Recipe
from studio.wire.channel import Channel
from studio.wire.messages import Frames, PhaseChanged, Progress, Sound, ToWorker
from studio.wire.ring import FrameRing, Label, job_number

BATCH_S = 0.016
"""Frames that come faster than this travel under one message: each wakes the editor, and no screen shows more."""

CLOSING_S = 0.05
PROGRESS_S = 0.1
MAX_NOTES = 32
MAX_FIGURES = 64
MIN_RATE, MAX_RATE = 8_000, 192_000
"""Sample rates of sound that an engine may make (Hz)."""
MAX_TEXT = 500


class JobSink:
    """Implements `engine.Sink` for one job. `wake` is called when frames wait that `flush` should announce soon."""

    def __init__(
        self,
        job: str,
        recipe: Recipe,
        channel: Channel[ToWorker],
        ring: FrameRing,
        writer: TakeWriter,
        *,
        wake: Callable[[], None],
    ) -> None:
        self.job = job
        self.finals = 0
        """Final frames so far."""
        self.shown = 0
        """Final frames that the editor was shown, or missed because its ring is too small for them."""
        self.notes: list[str] = []
        self.coverage: float | None = None
        """The share of what was asked for that is to be seen, if the engine says."""
        self.lacking: tuple[str, ...] = ()
        self.figures: dict[str, float] = {}
        """What the engine measured."""
        self._recipe = recipe
        self._channel, self._ring, self._writer = channel, ring, writer
        self._wake = wake
        self._number = job_number(job)
        self._began = time.monotonic()
        self._first: float | None = None
        self._told = 0.0
        self._announced = 0.0
        self._announcing = threading.Lock()
        self._batch: Frames | None = None
        self._steps_known = False
        self._missed_before = ring.missed

    @property
    def dropped(self) -> int:
        """Frames that the editor did not get to see."""
        return self._ring.missed - self._missed_before

    @property
    def frames_per_s(self) -> float:
        """Final frames a second since the first one."""
        elapsed = time.monotonic() - self._first if self._first is not None else 0.0
        return (self.finals - 1) / elapsed if elapsed > 0 and self.finals > 1 else 0.0

    def first_frame_ms(self, began: float) -> float:
        """Milliseconds from a monotonic time to the first frame; 0 if there was none."""
        return (self._first - began) * 1000 if self._first is not None else 0.0

    def frame(self, index: int, picture: Frame, quality: int = FINAL, pass_: int = 0) -> None:
        """Show a frame and, if it is final, put it into the take; raises `EngineError` for a faulty one."""
        self._check(index, picture, quality)
        if self._first is None:
            self._first = time.monotonic()
        show = partial(self._show, Label(self._number, index, quality), pass_)
        if quality < FINAL:
            show(picture)
            return
        if self.finals:
            self._writer.put(picture, show)  # the writer's thread shows it, so that the engine goes on at once
        else:
            show(picture)
            self._writer.put(picture)
        self.finals += 1
        if not self._steps_known:
            self._tell(self.finals, self._recipe.frames, pass_)

    def _show(self, label: Label, pass_: int, picture: Frame) -> None:
        """Lay a picture into the ring and announce it, at once or with the next ones where they come fast."""
        with self._announcing:
            self.shown += label.quality == FINAL
            slot = self._ring.write(picture, label)
            if slot is None:
                return
            frames = Frames(
                job=self.job,
                first=label.place,
                count=1,
                slot=slot.slot,
                seq=slot.seq,
                quality=label.quality,
                pass_=pass_,
            )
            self._announce(frames)

    def _check(self, index: int, picture: Frame, quality: int) -> None:
        recipe, engine = self._recipe, self._recipe.engine
        if not 0 <= index < recipe.frames or not LATENT <= quality <= FINAL:
            raise EngineError(f"The engine {engine} made frame {index} of a clip of {recipe.frames}: it has a defect.")
        rows, width = picture.shape if picture.ndim == 2 else (0, 0)
        sound = picture.dtype == np.uint8 and picture.flags.c_contiguous and rows > 0 and not (rows % 3 or width % 2)
        if quality == FINAL:
            sound = sound and (rows, width) == (recipe.height * 3 // 2, recipe.width)
            if index != self.finals:
                raise EngineError(
                    f"The engine {engine} made frame {index} where frame {self.finals} was due: it has a defect."
                )
        if not sound:
            raise EngineError(
                f"The engine {engine} made a picture of shape {picture.shape} ({picture.dtype}) for a clip of "
                f"{recipe.width}x{recipe.height}: it has a defect."
            )

    def _announce(self, frames: Frames) -> None:
        """Tell of a frame at once, or with the next ones where they come fast or the editor does not listen."""
        batch = self._batch
        if batch is not None and not self._continues(batch, frames):
            self._channel.offer(batch)
            batch = None
        self._batch = frames if batch is None else _joined(batch, self._ring.slots)
        if time.monotonic() - self._announced < BATCH_S or not self._send_batch():
            self._wake()

    def _continues(self, batch: Frames, frames: Frames) -> bool:
        return (
            frames.first == batch.first + batch.count
            and frames.seq == batch.seq + batch.count
            and frames.slot == (batch.slot + batch.count) % self._ring.slots
            and (frames.quality, frames.pass_) == (batch.quality, batch.pass_)
        )

    def _send_batch(self) -> bool:
        """Send what waits; False if the pipe is full."""
        if self._batch is None:
            return True
        if not self._channel.offer(self._batch):
            return False
        self._batch = None
        self._announced = time.monotonic()
        return True

    def flush(self) -> None:
        """Announce the frames that wait for company; called from any thread."""
        with self._announcing:
            self._send_batch()

    def close(self) -> None:
        """Announce what is left, unless the editor does not listen."""
        deadline = time.monotonic() + CLOSING_S
        while self._batch is not None and time.monotonic() < deadline:
            self.flush()
            time.sleep(BATCH_S / 4)

    def phase(self, phase: Phase, text: str = "") -> None:
        self.flush()
        self._channel.offer(PhaseChanged(job=self.job, phase=phase, text=text[:MAX_TEXT]))

    def progress(self, step: int, steps: int, pass_: int = 0) -> None:
        self._steps_known = True
        self._tell(step, steps, pass_)

    def _tell(self, step: int, steps: int, pass_: int) -> None:
        now = time.monotonic()
        if now - self._told < PROGRESS_S and step < steps:
            return
        self._told = now
        eta = (now - self._began) / step * (steps - step) * 1000 if step else -1.0
        self._channel.offer(Progress(job=self.job, step=step, steps=steps, pass_=pass_, eta_ms=eta))

    def score(self, coverage: float, lacking: Sequence[str]) -> None:
        if not 0.0 <= coverage <= 1.0:
            raise EngineError(f"The engine {self._recipe.engine} gave a coverage of {coverage}: it has a defect.")
        self.coverage = coverage
        self.lacking = tuple(text[:MAX_TEXT] for text in lacking[:MAX_NOTES])

    def sound(self, samples: Samples, rate: int) -> None:
        """Keep the clip's sound for the take, no longer than its picture; raises `EngineError` for a faulty one."""
        sound = samples.ndim == 2 and samples.shape[1] in (1, 2) and samples.dtype == np.float32
        if not sound or not MIN_RATE <= rate <= MAX_RATE or not np.isfinite(samples).all():
            raise EngineError(
                f"The engine {self._recipe.engine} made sound of shape {samples.shape} ({samples.dtype}) at {rate} Hz: "
                f"it has a defect."
            )
        length = round(self._recipe.frames / self._recipe.rate.fraction * rate)
        kept = np.clip(samples[:length], -1.0, 1.0)
        if not len(kept):
            return
        self._writer.add_sound(kept, rate)
        self._channel.offer(Sound(job=self.job, rate=rate, channels=kept.shape[1], seconds=len(kept) / rate))

    def figure(self, name: str, value: float) -> None:
        if (name in self.figures or len(self.figures) < MAX_FIGURES) and math.isfinite(value):
            self.figures[name] = float(value)

    def note(self, sentence: str) -> None:
        if len(self.notes) < MAX_NOTES:
            self.notes.append(sentence[:MAX_TEXT])


def _joined(batch: Frames, slots: int) -> Frames:
    """A batch with one more frame; of more frames than there are slots only the newest remain."""
    if batch.count < slots:
        return _with(batch, count=batch.count + 1)
    return _with(batch, first=batch.first + 1, seq=batch.seq + 1, slot=(batch.slot + 1) % slots)


def _with(batch: Frames, **fields: int) -> Frames:
    values = {"first": batch.first, "count": batch.count, "slot": batch.slot, "seq": batch.seq} | fields
    return Frames(job=batch.job, quality=batch.quality, pass_=batch.pass_, **values)
