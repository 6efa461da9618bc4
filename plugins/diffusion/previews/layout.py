"""Where latents lie: from a pipeline's own layout to latent frames, and which frames of the clip each stands for."""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from diffusion.contracts import Clip
from diffusion.record.record import Grid, Layout

if TYPE_CHECKING:
    from torch import Tensor

SHRINKS = (1, 2, 4, 8)
"""By how much a first pass may be smaller than the clip, in pipelines that enlarge their latents on the way."""


class Span(NamedTuple):
    """Frames of the clip, from `start` up to and without `stop`."""

    start: int
    stop: int

    @property
    def centre(self) -> float:
        return (self.start + self.stop - 1) / 2


class Between(NamedTuple):
    """For each frame of the clip from `start` on: the two latent frames that it lies between, and how near it is to the
    later one (0 to 1); int64, int64, float32 of one length."""

    start: int
    lower: npt.NDArray[np.int64]
    upper: npt.NDArray[np.int64]
    share: npt.NDArray[np.float32]

    @property
    def frames(self) -> range:
        return range(self.start, self.start + len(self.lower))


def spans(latents: int, grid: Grid, *, first: int, fresh: bool, frames: int) -> list[Span]:
    """What each latent frame of a chunk stands for, the chunk beginning at the clip's frame `first`.

    `fresh`: the chunk begins a sequence of its own, so that a causal VAE makes one frame of its first latent frame.
    What lies behind the clip's end is cut off: such spans are shorter, or empty.
    """
    found: list[Span] = []
    start = first
    for index in range(latents):
        length = 1 if index == 0 and fresh and grid.causal else grid.temporal
        found.append(Span(min(start, frames), min(start + length, frames)))
        start += length
    return found


def between(found: list[Span]) -> Between:
    """Every frame that the spans cover, placed between the centres of its neighbours; the ends are held."""
    covered = [span for span in found if span.stop > span.start]
    if not covered:
        return Between(0, np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.float32))
    centres = np.array([span.centre for span in covered])
    places = np.arange(covered[0].start, covered[-1].stop)
    where = np.clip(np.interp(places, centres, np.arange(len(centres))), 0, len(centres) - 1)
    lower = np.floor(where).astype(np.int64)
    upper = np.minimum(lower + 1, len(centres) - 1)
    return Between(covered[0].start, lower, upper, (where - lower).astype(np.float32))


def unfold(latents: "Tensor", layout: Layout, grid: Grid, clip: Clip, *, tokens_first: bool = False) -> "Tensor":
    """The first clip of a batch as (latent frames, channels, rows, columns), whatever the pipeline's layout.

    `tokens_first`: tokens that are no part of the clip (keyframes) lie before those that are, not behind them. Raises
    `ValueError` if the latents are no clip of this size.
    """
    if latents.ndim == 5:
        clean = latents[0]
        if layout == "frames_first" and clean.shape[1] == grid.channels:
            return clean
        if clean.shape[0] == grid.channels:
            return clean.transpose(0, 1)
        if clean.shape[1] == grid.channels:
            return clean
        if clean.shape[-1] == grid.channels:
            return clean.permute(0, 3, 1, 2)
    elif latents.ndim == 3:
        return _unpacked(latents[0], grid, clip, tokens_first)
    elif latents.ndim == 4 and latents.shape[1] == grid.channels:
        return latents[:1]
    raise ValueError(f"latents of shape {tuple(latents.shape)} are no clip of {grid.channels} channels")


def _unpacked(tokens: "Tensor", grid: Grid, clip: Clip, tokens_first: bool) -> "Tensor":
    """(tokens, channels * patch) as latent frames: tokens run along columns, rows, frames; in a token channels lie
    outside, then frames, rows and columns of the patch (`_pack_latents` of diffusers' LTX pipelines)."""
    (frames, rows, columns), (deep, tall, wide) = _token_grid(tokens.shape[0], grid, clip), grid.patch
    used = frames * rows * columns
    own = tokens[-used:] if tokens_first else tokens[:used]
    channels, left = divmod(tokens.shape[1], deep * tall * wide)
    if left:
        raise ValueError(f"tokens of {tokens.shape[1]} numbers do not divide into patches of {grid.patch}")
    blocks = own.reshape(frames, rows, columns, channels, deep, tall, wide)
    ordered = blocks.permute(0, 4, 3, 1, 5, 2, 6)
    return ordered.reshape(frames * deep, channels, rows * tall, columns * wide)


def _token_grid(tokens: int, grid: Grid, clip: Clip) -> tuple[int, int, int]:
    """Frames, rows and columns of the tokens of a clip, or of a chunk of it; more tokens than the clip has are a
    keyframe's."""
    deep, tall, wide = grid.patch
    whole = -(-grid.latent_frames(clip.frames) // deep)
    sizes = [
        (clip.height // (grid.spatial * tall * shrink), clip.width // (grid.spatial * wide * shrink))
        for shrink in SHRINKS
    ]
    sizes = [(rows, columns) for rows, columns in sizes if rows and columns]
    for rows, columns in sizes:
        if tokens == whole * rows * columns:
            return whole, rows, columns
    for rows, columns in sizes[:1]:
        if tokens < whole * rows * columns and tokens % (rows * columns) == 0:
            return tokens // (rows * columns), rows, columns
    for rows, columns in sizes[:2]:
        if tokens > whole * rows * columns:
            return whole, rows, columns
    raise ValueError(f"{tokens} tokens are no clip of {clip.width}x{clip.height} pixels")
