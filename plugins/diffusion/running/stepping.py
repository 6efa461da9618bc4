"""The steps of a take: how far it is, how fast, whether its numbers are sound, and what is shown of it meanwhile."""

import time
from collections.abc import Callable
from typing import Any, Protocol

from diffusion.contracts import Clip
from diffusion.record.record import Record
from diffusion.running.calling import OVERLAP
from diffusion.running.schedulers import Seen
from studio.extend.api import EngineError, Sink


class Shows(Protocol):
    """Who shows the clip as it is predicted after a step."""

    def step(self, clean: Any, *, first: int = 0, step_s: float, fresh: bool | None = None) -> None:
        """`clean`: predicted latents in the pipeline's own layout, of the clip from frame `first` on; `fresh`: whether
        they begin a causal sequence, if that does not follow from the record."""
        ...


class Steps:
    """Counts the steps of one take. A clip in chunks starts again for each, and so does one in several sizes."""

    def __init__(self, record: Record, clip: Clip, sink: Sink, shows: Shows | None) -> None:
        self.done = 0
        self.planned = 0
        """How many there will be, as far as it can be told."""
        self.emitted: Callable[[], int] = int
        """How many final frames there are."""
        self.given = 0
        """Latent frames at the beginning that are given, and never denoised."""
        self._record, self._clip, self._sink, self._shows = record, clip, sink, shows
        self._guard = Guard()
        self._last = 0.0
        self._before: list[Any] = []
        self._chunk: Any = None
        self._in_chunk = 0
        self._of_chunk = 0
        self._decoded = 0
        self._working = self._first_s = 0.0

    def start(self) -> None:
        """Denoising begins, or goes on after something else was done."""
        self._last = time.monotonic()

    @property
    def step_s(self) -> float:
        """Seconds that a step takes, on the average so far; the first one, which warms up, counts only alone."""
        return (self._working - self._first_s) / (self.done - 1) if self.done > 1 else self._first_s

    def chunk_done(self) -> None:
        """What was denoised so far has been decoded: what comes next is another part of the clip."""
        self._of_chunk = self._of_chunk or self._in_chunk
        self._before, self._chunk, self._in_chunk = [], None, 0
        self._decoded += 1

    def see(self, seen: Seen, planned: int) -> None:
        """After each step; `planned`: how many the scheduler is wound up for. Raises `EngineError` for numbers that are
        none."""
        self._follow(seen)
        self._guard.look(seen.noisy)
        self.count(self._expected(planned))
        if self._shows is not None and self._chunk is not None:
            if self._record.backwards:
                clean, first = self._section()
                self._shows.step(clean, first=first, step_s=self.step_s, fresh=first == 0)
            else:
                self._shows.step(self._whole(), first=self.emitted(), step_s=self.step_s)
        self._last = time.monotonic()

    def count(self, planned: int) -> None:
        """After a step of which nothing was seen."""
        now = time.monotonic()
        self._working += now - self._last if self._last else 0.0
        self._last = now
        self.done += 1
        if self.done == 1:
            self._first_s = self._working
        self.planned = max(self.done, planned)
        self._sink.progress(self.done, self.planned)

    def finish(self) -> None:
        """The last check, once all steps are done; a card may still work on them. Raises `EngineError`."""
        began = time.monotonic()
        self._guard.settle()
        self._working += time.monotonic() - began

    def _follow(self, seen: Seen) -> None:
        """Keep what is known of the clip: chunks of one size are parts of it, and another size is the same part."""
        clean = seen.clean
        if seen.first and self._chunk is not None and clean is not None and _same_size(clean, self._chunk):
            self._before.append(self._chunk)
            self._of_chunk, self._in_chunk = self._of_chunk or self._in_chunk, 0
        self._in_chunk += 1
        self._chunk = clean

    def _whole(self) -> Any:
        """The predicted clip as far as there is any, with as many latent frames as it is made of."""
        clean = self._chunk
        if self._before:
            clean = _joined([*self._before, clean], self._axis(clean))
        if self._record.chunked or self._before:
            return evened(clean, self._axis(clean), clean.shape[self._axis(clean)] + self.given)
        if clean.ndim != 5:
            return clean
        return evened(clean, self._axis(clean), self._record.grid.latent_frames(self._clip.frames))

    def _section(self) -> tuple[Any, int]:
        """The predicted chunk of a clip that is made from its end to its start, and the frame that it begins with. The
        clip's first latent frame is the given picture, for which the one behind it stands in."""
        axis, length = self._axis(self._chunk), self._chunk.shape[self._axis(self._chunk)]
        later = max(self._chunks(length) - 1 - self._decoded, 0)
        if later:
            return self._chunk, later * length * self._record.grid.temporal + 1
        return evened(self._chunk, axis, length + 1), 0

    def _axis(self, clean: Any) -> int:
        return self.axis if clean.ndim == 5 else 1

    @property
    def axis(self) -> int:
        """Where latents of five dimensions have their frames."""
        return 2 if self._record.layout in ("channels_first", "packed") else 1

    def _expected(self, planned: int) -> int:
        """Steps of the whole take, as far as it can be told."""
        if self._record.partition or not (self._record.chunked or self._before) or self._chunk is None:
            return planned  # AnyFlow-FAR winds up for all of its chunks
        chunks = self._chunks(self._chunk.shape[self._axis(self._chunk)])
        return chunks * (self._of_chunk or max(planned, self._in_chunk))

    def _chunks(self, length: int) -> int:
        """Chunks of the whole take; `length`: latent frames of the one that is made."""
        lengths, grid = self._record.lengths, self._record.grid
        if self._before:
            there = sum(part.shape[self._axis(part)] for part in self._before) + length
            left = max(grid.latent_frames(self._clip.frames) - there, 0)
            return len(self._before) + 1 + -(-left // max(1, length))
        if lengths.asked:
            return lengths.argument(self._clip.frames) // lengths.asked
        frames = (length - 1) * grid.temporal + 1 if grid.causal else length * grid.temporal
        overlap = OVERLAP if "overlap_history" in self._record.arguments else 0
        return 1 + max(0, -((frames - self._clip.frames) // max(1, frames - overlap)))


def _same_size(one: Any, other: Any) -> bool:
    return one.ndim == other.ndim and one.shape[-2:] == other.shape[-2:]


def _joined(parts: list[Any], axis: int) -> Any:
    import torch

    return torch.cat([part.to(parts[-1].dtype) for part in parts], dim=axis)


def evened(clean: Any, axis: int, length: int) -> Any:
    """Latents with `length` frames along an axis. References lie in front of the clip and are left out; frames that are
    given are not denoised, and the first one that is stands in for them."""
    there = clean.shape[axis]
    if there > length:
        return clean.narrow(axis, there - length, length)
    return _joined([clean.narrow(axis, 0, 1)] * (length - there) + [clean], axis) if there < length else clean


def check_decodable(latents: Any) -> None:
    """Look whether what comes to the decoder is numbers: some pipelines still reckon with it after the last step.

    Raises `EngineError`.
    """
    if not bool(latents.isfinite().all()):
        raise EngineError(
            "What the model gave to its decoder were no numbers, so there is no picture: make the shot some frames "
            "longer, or set memory to 'auto' and attention to 'native'."
        )


class Guard:
    """Looks whether latents are numbers, without making the device wait: on CUDA the answer to one step is read after
    the next ones."""

    def __init__(self) -> None:
        self._asked: list[tuple[Any, Any]] = []
        self._step = 0

    def look(self, latents: Any) -> None:
        """Ask about the latents of one step, and raise `EngineError` if an earlier answer is bad."""
        self._step += 1
        sound = latents.isfinite().all()
        if not sound.is_cuda:
            self._judge(bool(sound))
            return
        import torch

        answer = torch.empty((), dtype=torch.bool, pin_memory=True)
        answer.copy_(sound, non_blocking=True)
        event = torch.cuda.Event()
        event.record()
        self._asked.append((answer, event))
        while self._asked and self._asked[0][1].query():
            self._judge(bool(self._asked.pop(0)[0]))

    def settle(self) -> None:
        """Wait for all answers."""
        while self._asked:
            answer, event = self._asked.pop(0)
            event.synchronize()
            self._judge(bool(answer))

    def _judge(self, sound: bool) -> None:
        if not sound:
            raise EngineError(
                f"After step {self._step} the model's numbers were no numbers any more, so there is no picture: set "
                f"memory to 'auto' and attention to 'native', or take less guidance or a weaker LoRA."
            )
