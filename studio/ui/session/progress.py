"""How far running jobs are, from what is told of them."""

import time
from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from studio.render import events as e
from studio.render.learning import Pace

FINAL = 3
"""The quality of frames that go into the take."""

OWN_PACE_S = 1.0
"""After so long a job's own pace counts more than what was learned from others."""


STEPS_SHARE = 0.95
"""How much is done when all steps are, where an engine tells them and nobody knows how long decoding takes."""


class Progress(NamedTuple):
    """How far a running job is. `part` is 0 to 1, `left_s` the learned seconds left (`None`: not known yet)."""

    job: str
    shot: str
    part: float = 0.0
    frames: int = 0
    """Frames that have arrived in their best quality so far."""
    of: int = 0
    quality: int = 3
    """Of the newest frame: 0 latent, 1 tiny, 2 real, 3 final."""
    phase: str = ""
    left_s: float | None = None
    step: int = 0
    """Steps done of `steps`, where the engine tells them: of denoising, for one that denoises."""
    steps: int = 0
    size: tuple[int, int] = (0, 0)
    """Of the take that is made, in pixels: previews may be smaller."""


@dataclass
class Track:
    """One running job, as far as it is known."""

    started: e.Started
    pace: Pace
    prompt: str = ""
    """The words that it is made of."""
    began: float = field(default_factory=time.monotonic)
    first: float = 0.0
    frames: int = 0
    quality: int = 0
    step: int = 0
    steps: int = 0
    phase: str = ""
    stepped: tuple[int, float] | None = None
    """The first step that was told, and when; with `newest`, when the last one was, its pace."""
    newest: float = 0.0
    ready: bool = True
    """Whether what is told last was not about getting ready."""
    readying: bool = False
    """Whether what is told next is how far the engine is with getting ready."""

    def arrived(self, event: e.FramesArrived) -> None:
        """Frames have come; of a better quality they count from the beginning."""
        self.first = self.first or time.monotonic()
        if event.quality != self.quality:
            self.quality, self.frames = event.quality, 0
        self.frames = max(self.frames, event.first + event.count)

    def progressed(self, event: e.Progressed) -> None:
        if event.phase is not None:
            self.phase, self.readying = event.text or event.phase, event.phase == "prepare"
            self.ready = not self.readying
        elif self.readying:
            self.readying = False  # how far the engine is with getting ready, said with each of its phases
        elif event.steps:
            self.phase, self.ready = self.phase if self.ready else "", True
            self.newest = time.monotonic()
            if self.stepped is None or (event.steps, event.step) < (self.steps, self.step):
                self.stepped = (event.step, self.newest)
            self.step, self.steps = event.step, event.steps

    @property
    def part(self) -> float:
        """How much is done, 0 to 1. Previews do not count where the engine tells its steps."""
        frames = self._final_part
        if not self.steps:
            return min(1.0, frames)
        stepped, learned = self.step / self.steps, self._steps_share()
        share = STEPS_SHARE if learned is None else learned
        if stepped >= 1.0:  # what the steps made is still to be decoded
            return min(1.0, share + (1.0 - share) * frames)
        return min(1.0, max(frames, min(stepped, share) if learned is None else share * stepped))

    @property
    def _final_part(self) -> float:
        return self.frames / self.started.frames if self.quality == FINAL else 0.0

    def left_s(self) -> float | None:
        """Seconds left: by this job's own pace once it has one, before that by what was learned."""
        part, now, started = self.part, time.monotonic(), self.started
        if (stepping := self._by_steps(now)) is not None:
            return stepping
        if self.steps and self.step >= self.steps:
            return self._decoding_s(now)
        elapsed = now - self.first if self.first else 0.0
        if part > 0 and elapsed > OWN_PACE_S:
            return elapsed * (1 - part) / part
        learned = self.pace.take_s(started.engine, started.width * started.height, started.frames)
        if learned is not None:
            return max(0.0, learned * (1 - part))
        return elapsed * (1 - part) / part if part > 0 and elapsed > OWN_PACE_S / 4 else None

    def _step_s(self) -> float | None:
        """Seconds for a step, at the pace since the first one was told, which also waited for the model."""
        if self.stepped is None or self.step <= self.stepped[0]:
            return None
        first, since = self.stepped
        return (self.newest - since) / (self.step - first)

    def _learned_decoding_s(self) -> float | None:
        started = self.started
        return self.pace.decode_s(started.engine, started.width * started.height, started.frames)

    def _steps_share(self) -> float | None:
        """How much of the work the steps are; `None` while not known."""
        step_s, decode_s = self._step_s(), self._learned_decoding_s()
        if not step_s or decode_s is None:
            return None
        return step_s * self.steps / (step_s * self.steps + decode_s)

    def _by_steps(self, now: float) -> float | None:
        """Seconds that the steps left take, and decoding what they make."""
        step_s = self._step_s()
        if step_s is None or self.step >= self.steps:
            return None
        decode_s = self._learned_decoding_s() or 0.0
        return max(0.0, step_s * (self.steps - self.step) - (now - self.newest)) + decode_s

    def _decoding_s(self, now: float) -> float | None:
        """Seconds left of decoding: by its own pace once there are frames, before that as learned."""
        elapsed, frames = now - self.newest, self._final_part
        if frames and elapsed > OWN_PACE_S / 4:
            return elapsed * (1 - frames) / frames
        decode_s = self._learned_decoding_s()
        return None if decode_s is None else max(0.0, decode_s - elapsed)

    def look(self) -> Progress:
        """As panels are told."""
        return Progress(
            job=self.started.job,
            shot=self.started.shot,
            part=self.part,
            frames=self.frames,
            of=self.started.frames,
            quality=self.quality,
            phase=self.phase,
            left_s=self.left_s(),
            step=self.step,
            steps=self.steps,
            size=(self.started.width, self.started.height),
        )


def phase_words(progress: Progress) -> str:
    """What a running job is at: `Denoising, step 3 of 20`, `Decoding, frame 9 of 81`."""
    phase = _phase(progress.phase)
    stepping = progress.step < progress.steps
    if stepping and (progress.quality < FINAL or not progress.frames):
        return _tr("{phase}, step {step} of {steps}").format(phase=phase, step=progress.step, steps=progress.steps)
    if not progress.of or not progress.frames or (progress.steps and progress.quality < FINAL):
        return phase
    return _tr("{phase}, frame {frame} of {of}").format(phase=phase, frame=progress.frames, of=progress.of)


def _phase(name: str) -> str:
    match name:
        case "prepare":
            return _tr("Getting ready")
        case "encode":
            return _tr("Reading the prompt")
        case "denoise":
            return _tr("Denoising")
        case "decode":
            return _tr("Decoding")
        case "save":
            return _tr("Saving")
        case _:
            return name[:1].upper() + name[1:] if name else _tr("Drawing")


def _tr(words: str) -> str:
    return QCoreApplication.translate("Queue", words)
