"""What a pipeline hands to its denoiser beside the embeddings that a callback can change: masks and pooled words.

They follow from the words too, but stay in variables of the call. When the words change they are exchanged on their way
into the denoiser: whatever equals what the first words gave becomes what the new ones give.
"""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any


class Swaps:
    """Tensors to be exchanged, by name: those of the first words, and those that count."""

    def __init__(self) -> None:
        self._pairs: dict[str, tuple[Any, Any]] = {}

    def put(self, name: str, first: Any, new: Any) -> None:
        """From the next call of the denoiser on `new` takes the place of `first`, if it has its shape."""
        if getattr(first, "shape", None) is not None and first.shape == getattr(new, "shape", None):
            self._pairs[name] = (first, new)

    @contextmanager
    def watching(self, pipe: Any) -> Generator[None]:
        """While this lasts the denoisers of a pipeline get what was put in."""
        parts: list[Any] = [getattr(pipe, name, None) for name in ("transformer", "transformer_2", "unet")]
        handles = [
            part.register_forward_pre_hook(self._swap, with_kwargs=True)
            for part in parts
            if hasattr(part, "register_forward_pre_hook")
        ]
        try:
            yield
        finally:
            for handle in handles:
                handle.remove()

    def _swap(self, _module: Any, given: tuple[Any, ...], named: dict[str, Any]) -> Any:
        if not self._pairs:
            return None
        return given, {name: self._exchanged(value) for name, value in named.items()}

    def _exchanged(self, value: Any) -> Any:
        if getattr(value, "ndim", 0) < 2:
            return value
        for first, new in self._pairs.values():
            if value.shape[1:] == first.shape[1:] and len(value) in (len(first), 2 * len(first)):
                return _in_place(value, first, new)
        return value


def _in_place(value: Any, first: Any, new: Any) -> Any:
    """The same tensor with `new` where it has `first`: all of it, or behind what belongs to the negative prompt."""
    import torch

    before, words = value[: len(value) - len(first)], value[len(value) - len(first) :]
    if not torch.equal(words, first.to(value.device, value.dtype)):
        return value
    return torch.cat([before, new.to(value.device, value.dtype)])
