"""Final frames out of the decoder while it works.

`vae.decode` is called by the pipeline itself, with latents as the decoder wants them. Causal decoders (Wan, CogVideoX,
Mochi) call their `decoder` once for a latent frame or two and put the pieces in a row; so each piece is final as soon
as it is there. Others give all frames at once. What goes back to the pipeline is a thumbnail of the right length, since
nobody looks at it, which spares the memory of the whole clip and its way through the pipeline's converter.
"""

import inspect
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any

THUMBNAIL = 8
"""Side of what the pipeline gets instead of pictures (pixels)."""

BATCH_PIXELS = 1 << 23
"""Pixels that are converted at a time."""

Emit = Callable[[Any], None]
"""Takes the next frames of the clip: (count, 3, height, width), 0 to 1, in the decoder's own type."""


class Decoding:
    """Watches the decoder of a pipeline: `emit` gets its frames in order, or if it is None the pipeline does. `check`
    is called between pieces and between the decoder's blocks and may raise, `begin`, which gets the latents, and `end`
    around each clip or chunk. What others decode past the `decode` that is watched here goes unseen."""

    def __init__(
        self,
        vae: Any,
        emit: Emit | None,
        check: Callable[[], None],
        *,
        begin: Callable[[Any], None],
        end: Callable[[], None],
    ) -> None:
        self._vae = vae
        self._emit, self._check, self._begin, self._end = emit, check, begin, end
        self._decode = vae.decode
        self._size: tuple[int, int] | None = None
        self._pieces = 0
        self._inside = False

    @contextmanager
    def watching(self) -> Generator[None]:
        """While this lasts the decoder's frames go to `emit`."""
        decoder = getattr(self._vae, "decoder", None)
        handles = [block.register_forward_pre_hook(self._between) for block in _blocks(decoder)]
        if self._emit is not None and decoder is not None and _goes_by_pieces(self._vae):
            handles.append(decoder.register_forward_hook(self._piece))
        self._vae.decode = self._watched
        try:
            yield
        finally:
            del self._vae.decode
            for handle in handles:
                handle.remove()
            if hasattr(self._vae, "clear_cache"):
                self._vae.clear_cache()

    def _watched(self, z: Any, *args: Any, **named: Any) -> Any:
        self._check()
        self._begin(z)
        self._size, self._pieces = (z.shape[-2], z.shape[-1]), 0
        self._inside = True
        try:
            outcome = self._decode(z, *args, **named)
        finally:
            self._inside = False
        if not self._pieces and self._emit is not None:
            outcome = self._whole(outcome)
        self._end()
        return outcome

    def _whole(self, outcome: Any) -> Any:
        """Hand on a clip that was decoded in one go."""
        pixels = outcome[0] if isinstance(outcome, tuple) else outcome.sample
        self._hand_on(pixels)
        small = pixels[..., :THUMBNAIL, :THUMBNAIL].clone()
        return (small,) if isinstance(outcome, tuple) else type(outcome)(sample=small)

    def _between(self, _module: Any, _given: Any) -> None:
        if self._inside:
            self._check()

    def _piece(self, _decoder: Any, given: tuple[Any, ...], outcome: Any) -> Any:
        """Hand on what the decoder made of some latent frames; a tile of a picture is none of those."""
        if not self._inside or self._size != tuple(given[0].shape[-2:]):
            return outcome
        raw, *rest = outcome if isinstance(outcome, tuple) else (outcome,)
        pixels = raw
        patch = getattr(self._vae.config, "patch_size", None)
        if patch is not None:
            pixels = sys.modules[type(self._vae).__module__].unpatchify(raw, patch_size=patch)
        if self._pieces == 0 and getattr(self._vae, "drop_last_temporal_frames", False):
            pixels = pixels[:, :, self._vae.temporal_compression_ratio - 1 :]
        self._pieces += 1
        self._hand_on(pixels.clamp(min=-1.0, max=1.0))
        self._check()
        small = raw[..., :THUMBNAIL, :THUMBNAIL].clone()
        return (small, *rest) if isinstance(outcome, tuple) else small

    def _hand_on(self, pixels: Any) -> None:
        """(1, 3, frames, height, width), -1 to 1, in batches; diffusers' own way from there to 0 and 1."""
        if self._emit is None:
            return
        frames = pixels[0].permute(1, 0, 2, 3)
        count = max(1, BATCH_PIXELS // (frames.shape[-1] * frames.shape[-2]))
        for first in range(0, len(frames), count):
            self._emit((frames[first : first + count] * 0.5 + 0.5).clamp(0, 1))


def _goes_by_pieces(vae: Any) -> bool:
    """Whether the decoder is called for pieces that follow one another in time, with a cache of what was before."""
    named = inspect.signature(vae.decoder.forward).parameters
    return hasattr(vae, "_feat_map") or (hasattr(vae, "num_latent_frames_batch_size") and "conv_cache" in named)


def _blocks(decoder: Any) -> list[Any]:
    """The decoder's blocks one level down: often enough to stop between them."""
    if decoder is None:
        return []
    return [block for child in decoder.children() for block in (list(child.children()) or [child])]
