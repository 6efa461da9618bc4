"""The decoder of TAEHV: a tiny network that makes pictures of video latents, from a weight file the artist has.

The architecture, sizes and names of the weights are those of madebyollin/taehv (MIT), where the files come from. A
decoder has 23 layers in a row, numbered as in the file: a soft clamp, a convolution, and three stages of three memory
blocks, an enlargement, a layer that makes one frame into several, and a convolution; then the picture.
"""

import math
import re
from pathlib import Path
from typing import Any, NamedTuple, cast

import torch
from safetensors import SafetensorError, safe_open
from torch import Tensor, nn
from torch.nn import functional

from diffusion.record.record import Grid

STAGES = (3, 9, 15)
"""Where the memory blocks of each stage begin; then follow enlarging, growing and a convolution."""
LAST = 22
WINDOW = 4
"""Latent frames that are decoded at once: more is hardly quicker and takes more memory."""
LIMIT = 3.0


class UnsuitableError(Exception):
    """A weight file that is no decoder for this model; says so in words."""


class _Shape(NamedTuple):
    """What the weights say of the network: channels of latents and stages, frames per latent, pixels per output."""

    latents: int
    widths: tuple[int, int, int, int]
    grows: tuple[int, int, int]
    patch: int


class _MemoryBlock(nn.Module):
    """Three convolutions over a frame and the one before it, around a shortcut."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        sizes = ((channels * 2, channels), (channels, channels), (channels, channels))
        layers: list[nn.Module] = []
        for wide, narrow in sizes:
            layers += [nn.Conv2d(wide, narrow, 3, padding=1), nn.ReLU()]
        self.conv = nn.Sequential(*layers[:-1])

    def forward(self, frames: Tensor, before: Tensor) -> Tensor:
        """Frames (T, C, h, w), and for each of them the one before."""
        return functional.relu(self.conv(torch.cat([frames, before], 1)) + frames)


class _Grow(nn.Module):
    """One frame becomes `times` frames, one after the other."""

    def __init__(self, channels: int, times: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(channels, channels * times, 1, bias=False)
        self.channels = channels

    def forward(self, frames: Tensor) -> Tensor:
        """(T, C, h, w) to (T * times, C, h, w)."""
        grown = self.conv(frames)
        return grown.reshape(-1, self.channels, *grown.shape[2:])


class TinyDecoder(nn.Module):
    """Makes RGB in 0 to 1 of latents as the denoiser sees them, in order, remembering what it has seen."""

    def __init__(self, shape: _Shape) -> None:
        super().__init__()
        widths = shape.widths
        layers: dict[str, nn.Module] = {"1": nn.Conv2d(shape.latents, widths[0], 3, padding=1)}
        for stage, start in enumerate(STAGES):
            for block in range(3):
                layers[str(start + block)] = _MemoryBlock(widths[stage])
            layers[str(start + 4)] = _Grow(widths[stage], shape.grows[stage])
            layers[str(start + 5)] = nn.Conv2d(widths[stage], widths[stage + 1], 3, padding=1, bias=False)
        layers[str(LAST)] = nn.Conv2d(widths[3], 3 * shape.patch**2, 3, padding=1)
        self.decoder = nn.ModuleDict(layers)
        self.shape = shape

    @property
    def frames_per_latent(self) -> int:
        """Frames made of each latent frame."""
        first, second, third = self.shape.grows
        return first * second * third

    @property
    def enlargement(self) -> int:
        """Pixels along the side of a latent pixel."""
        return 2 ** len(STAGES) * self.shape.patch

    def forward(self, latents: Tensor, memory: dict[str, Tensor], *, halvings: int = 0) -> Tensor:
        """Decode latent frames (T, C, h, w) that follow those `memory` has seen; it is empty before a clip's first.

        Gives (T * frames_per_latent, 3, H, W); each of `halvings` leaves out an enlargement, from the last one on, for
        a picture of half the size at about a quarter of the cost.
        """
        frames = functional.relu(self.decoder["1"](torch.tanh(latents / LIMIT) * LIMIT))
        for stage, start in enumerate(STAGES):
            for block in range(start, start + 3):
                frames = self._remembering(str(block), frames, memory)
            if stage < len(STAGES) - halvings:
                frames = functional.interpolate(frames, scale_factor=2)
            frames = self.decoder[str(start + 5)](self.decoder[str(start + 4)](frames))
        picture = self.decoder[str(LAST)](functional.relu(frames))
        return functional.pixel_shuffle(picture, self.shape.patch).clamp(0, 1)

    def _remembering(self, name: str, frames: Tensor, memory: dict[str, Tensor]) -> Tensor:
        past = memory.get(name)
        first = torch.zeros_like(frames[:1]) if past is None else past
        memory[name] = frames[-1:]
        return self.decoder[name](frames, torch.cat([first, frames[:-1]]))


def read_decoder(path: Path, grid: Grid) -> TinyDecoder:
    """The decoder of a safetensors file, on the CPU; raises `UnsuitableError` if it is none, or of another model."""
    weights = _weights(path)
    shape = _shape_of(weights, path)
    shape = _trimmed(weights, shape, grid.temporal)
    decoder = TinyDecoder(shape)
    try:
        decoder.load_state_dict(weights)
    except RuntimeError as error:
        raise UnsuitableError(f"The preview decoder {path.name} has other weights than TAEHV: leave it out.") from error
    _check(decoder, path, grid)
    return decoder.eval().requires_grad_(False)


def _weights(path: Path) -> dict[str, Tensor]:
    """The decoder's tensors in float32; those of an encoder are passed over."""
    if path.suffix.lower() != ".safetensors":
        raise UnsuitableError(f"The preview decoder {path.name} is no .safetensors file: choose one that is.")
    try:
        with cast(Any, safe_open(str(path), framework="pt")) as file:
            names = [name for name in file.keys() if name.startswith("decoder.")]  # noqa: SIM118 - it is no mapping
            return {name: file.get_tensor(name).float() for name in names}
    except (OSError, SafetensorError) as error:
        raise UnsuitableError(f"The preview decoder {path.name} cannot be read: fetch it again.") from error


def _shape_of(weights: dict[str, Tensor], path: Path) -> _Shape:
    numbers = {int(found[1]) for name in weights if (found := re.match(r"decoder\.(\d+)\.", name))}
    sizes = {name: tuple(tensor.shape) for name, tensor in weights.items()}
    entrance, exit_ = "decoder.1.weight", f"decoder.{LAST}.weight"
    growing = [f"decoder.{start + 4}.conv.weight" for start in STAGES]
    if any(len(sizes.get(name, ())) != 4 for name in (entrance, exit_, *growing)) or max(numbers) != LAST:
        raise UnsuitableError(f"The preview decoder {path.name} is no TAEHV decoder: leave it out.")
    first, second, third = (sizes[name] for name in growing)
    widths = (first[1], second[1], third[1], sizes[exit_][1])
    grows = (first[0] // first[1], second[0] // second[1], third[0] // third[1])
    return _Shape(sizes[entrance][1], widths, grows, max(1, math.isqrt(sizes[exit_][0] // 3)))


def _trimmed(weights: dict[str, Tensor], shape: _Shape, temporal: int) -> _Shape:
    """The network with as many frames a latent as the model's VAE makes.

    A file may hold more: then its earliest stages make fewer frames, each the last of those that it could make, which
    is what the file's own authors do with it.
    """
    grows = list(shape.grows)
    for stage, start in enumerate(STAGES):
        while math.prod(grows) > temporal and grows[stage] % 2 == 0:
            grows[stage] //= 2
        name, channels = f"decoder.{start + 4}.conv.weight", shape.widths[stage]
        weights[name] = weights[name][-channels * grows[stage] :]
    first, second, third = grows
    return shape._replace(grows=(first, second, third))


def _check(decoder: TinyDecoder, path: Path, grid: Grid) -> None:
    has = (decoder.shape.latents, decoder.frames_per_latent, decoder.enlargement)
    wants = (grid.channels, grid.temporal, grid.spatial)
    if has != wants:
        raise UnsuitableError(
            f"The preview decoder {path.name} is for latents of {has[0]} channels, {has[1]} frames, {has[2]} pixels, "
            f"not {wants[0]}, {wants[1]}, {wants[2]}: choose the one of this model's family."
        )
