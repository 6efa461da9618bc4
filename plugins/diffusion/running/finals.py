"""The take's frames on their way out: in order, each once, exactly as many and as large as the recipe says."""

import time
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from diffusion.running.colour import to_i420
from studio.extend.api import FINAL, EngineError, Recipe, Sink


class Finals:
    """Takes pictures as they come out of the decoder; those behind the recipe's last frame are left out."""

    def __init__(self, recipe: Recipe, sink: Sink, check: Callable[[], None]) -> None:
        self.count = 0
        self.surplus = 0
        self.seconds = 0.0
        """Time that went into converting and handing on."""
        self._recipe, self._sink, self._check = recipe, sink, check
        self._last: npt.NDArray[np.uint8] | None = None
        self._resized = False

    def take(self, pictures: Any) -> None:
        """The next frames: a tensor (count, 3, height, width), 0 to 1."""
        began = time.monotonic()
        room = self._recipe.frames - self.count
        self.surplus += max(0, len(pictures) - room)
        if room > 0 and len(pictures):
            for frame in to_i420(self._sized(pictures[:room])):
                self._check()
                self._sink.frame(self.count, frame, FINAL)
                self._last = frame
                self.count += 1
        self.seconds += time.monotonic() - began

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
        if self._last is None:
            raise EngineError("The model ended without a single picture: it has a defect, or does not make videos.")
        missing = self._recipe.frames - self.count
        if missing > 0:
            self._sink.note(f"The model made {self.count} of {self._recipe.frames} frames; its last one is held.")
        for _ in range(missing):
            self._check()
            self._sink.frame(self.count, self._last, FINAL)
            self.count += 1


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
