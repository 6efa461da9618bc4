"""Decoders that make sharper previews than a linear map: a tiny one that the artist has, and the model's own."""

from typing import Any, NamedTuple, Protocol

import torch
from torch import Tensor

from diffusion.contracts import LoadedModel
from diffusion.previews.factors import Scaling, scaling
from diffusion.previews.layout import Span
from diffusion.previews.taehv import WINDOW, TinyDecoder
from diffusion.record.record import Grid
from studio.extend.api import DECODED, TINY

LEAD = 2
"""Latent frames before a window that are decoded with it, so that the window begins with a past."""
SPARE_BYTES = 8 << 30
"""Memory that has to be free on the card before the model's own decoder is used for a preview."""


class Decoder(Protocol):
    """Makes pictures of consecutive latent frames."""

    quality: int
    name: str

    def decode(self, latents: Tensor, *, halvings: int) -> Tensor:
        """(L, C, h, w) to (n, 3, H, W) in 0 to 1; the last frames are those of the last latent frame."""
        ...


class Tiny:
    """TAEHV, a few latent frames at a time."""

    quality = TINY
    name = "tiny"

    def __init__(self, network: TinyDecoder, device: str) -> None:
        self._type = torch.float32 if device == "cpu" else torch.float16
        self._network = network.to(device, self._type)

    def decode(self, latents: Tensor, *, halvings: int) -> Tensor:
        """See `Decoder`; each latent frame gives as many frames as the network makes of it."""
        memory: dict[str, Tensor] = {}
        sound = torch.nan_to_num(latents.to(self._type))
        made = [self._network(some, memory, halvings=min(halvings, 3)) for some in sound.split(WINDOW)]
        return torch.cat(made)


class Own:
    """The model's VAE. It is called past whatever its `decode` was wrapped in."""

    quality = DECODED
    name = "own"

    def __init__(self, vae: Any, grid: Grid) -> None:
        self._vae = vae
        self._scaling: Scaling = scaling(vae, grid.channels)

    def decode(self, latents: Tensor, *, halvings: int) -> Tensor:
        """See `Decoder`; always at full size."""
        mean, std = (torch.from_numpy(row).to(latents.device)[:, None, None] for row in self._scaling[:2])
        raw = latents.float() * std / self._scaling.factor + mean + self._scaling.shift
        video = raw.transpose(0, 1)[None].to(self._vae.dtype)
        decoded: Tensor = type(self._vae).decode(self._vae, video, return_dict=False)[0]
        return decoded[0].transpose(0, 1).float().add(1).mul(0.5).clamp(0, 1)


def own_decoder(model: LoadedModel) -> Own | None:
    """The model's VAE, if it may be used while the model denoises: it lies whole on the card, which has room for it,
    and nobody else uses it before the end."""
    vae, record, device = getattr(model.pipe, "vae", None), model.record, model.settled.device
    if record.chunked or not device.startswith("cuda") or vae is None or vae.config.get("timestep_conditioning"):
        return None
    hooked = any(hasattr(module, "_hf_hook") or hasattr(module, "_diffusers_hook") for module in vae.modules())
    if hooked or vae.device.type != "cuda" or torch.cuda.mem_get_info()[0] < SPARE_BYTES:
        return None
    return Own(vae, record.grid)


class Window(NamedTuple):
    """Latent frames `start` up to `stop` of a chunk, and the frames of the clip that they stand for."""

    start: int
    stop: int
    frames: list[int]


def window(spans: list[Span], start: int, count: int) -> Window:
    """The next `count` latent frames from `start` on, up to the end."""
    stop = min(len(spans), start + max(1, count))
    frames = [frame for span in spans[start:stop] for frame in range(span.start, span.stop)]
    return Window(start, stop, frames)


def decoded(decoder: Decoder, latents: Tensor, wanted: Window, *, made: int, halvings: int) -> Tensor:
    """The pictures of a window, which `made` frames come of before those behind the clip's end are cut off."""
    lead = min(LEAD, wanted.start)
    pictures = decoder.decode(latents[wanted.start - lead : wanted.stop], halvings=halvings)
    return pictures[len(pictures) - made :][: len(wanted.frames)]
