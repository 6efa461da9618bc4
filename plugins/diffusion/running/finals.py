"""The take's frames on their way out: in order, each once, exactly as many and as large as the recipe says."""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from diffusion.running.colour import coded
from studio.extend.api import FINAL, EngineError, Recipe, Sink


class _Sent(NamedTuple):
    """Coded frames on their way into the machine's memory, and when they are there: an event of CUDA, or at once."""

    frames: Any
    arrived: Any


class Finals:
    """Takes pictures as they come out of the decoder; those behind the recipe's last frame are left out.

    From a card they are fetched one piece late, so that it decodes the next piece while one is handed on.
    """

    def __init__(self, recipe: Recipe, sink: Sink, check: Callable[[], None]) -> None:
        self.count = 0
        """Frames that were handed on."""
        self._recipe, self._sink, self._check = recipe, sink, check
        self._taken = 0
        self._sent: list[_Sent] = []
        self._last: npt.NDArray[np.uint8] | None = None
        self._resized = False

    def take(self, pictures: Any) -> None:
        """The next frames: a tensor (count, 3, height, width), 0 to 1."""
        room = self._recipe.frames - self._taken
        if room > 0 and len(pictures):
            sent = _send(coded(self._sized(pictures[:room])))
            self._taken += len(sent.frames)
            self._sent.append(sent)
        self._hand_on(leave=1 if pictures.is_cuda else 0)

    def flush(self) -> None:
        """Hand on all that was taken."""
        self._hand_on(leave=0)

    def _hand_on(self, *, leave: int) -> None:
        while len(self._sent) > leave:
            sent = self._sent.pop(0)
            if sent.arrived is not None:
                sent.arrived.synchronize()
            for frame in sent.frames.numpy():
                self._check()
                self._sink.frame(self.count, frame, FINAL)
                self._last = frame
                self.count += 1

    def _sized(self, pictures: Any) -> Any:
        """At the recipe's size, which they have unless the model's grid is another than its record says."""
        height, width = self._recipe.height, self._recipe.width
        if tuple(pictures.shape[-2:]) == (height, width):
            return pictures
        from torch.nn.functional import interpolate

        if not self._resized:
            self._resized = True
            tall, wide = pictures.shape[-2:]
            self._sink.note(f"The model made pictures of {wide}x{tall}; they were scaled to {width}x{height}.")
        return interpolate(pictures.float(), (height, width), mode="bilinear", antialias=True, align_corners=False)

    def close(self) -> None:
        """Hold the last frame where the model made too few, and say so. Raises `EngineError` if there is none."""
        self.flush()
        if self._last is None:
            raise EngineError("The model ended without a single picture: it has a defect, or does not make videos.")
        missing = self._recipe.frames - self.count
        if missing > 0:
            self._sink.note(f"The model made {self.count} of {self._recipe.frames} frames; its last one is held.")
        for _ in range(missing):
            self._check()
            self._sink.frame(self.count, self._last, FINAL)
            self.count += 1


def _send(frames: Any) -> _Sent:
    """Begin to fetch frames from where they were made, without waiting for it."""
    if not frames.is_cuda:
        return _Sent(frames.cpu(), None)
    import torch

    host = torch.empty(frames.shape, dtype=frames.dtype, pin_memory=True)
    host.copy_(frames, non_blocking=True)
    arrived = torch.cuda.Event()
    arrived.record()
    return _Sent(host, arrived)


def frames_of(outcome: Any) -> Any:
    """The pictures that a pipeline returned, as a tensor (count, 3, height, width), 0 to 1."""
    import torch

    named = (getattr(outcome, name, None) for name in ("frames", "videos", "images"))
    found = next((value for value in named if value is not None), None)
    if found is None:
        raise EngineError("The model returned nothing that is a video.")
    clip = found[0]
    if isinstance(clip, torch.Tensor):
        return clip
    if isinstance(clip, list):
        clip = np.stack([np.asarray(picture.convert("RGB"), np.float32) / 255.0 for picture in clip])
    return torch.from_numpy(np.ascontiguousarray(clip)).permute(0, 3, 1, 2)
