"""From latents to small pictures: a linear map to colours, blended between latent frames and enlarged."""

from typing import Any, NamedTuple, cast

import cv2
import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from diffusion.contracts import Clip
from diffusion.previews.factors import Factors
from diffusion.previews.layout import Between

Picture = npt.NDArray[np.uint8]
"""RGB of shape (h, w, 3)."""

LARGEST, SMALLEST = 1, 3
"""How often a clip's sides are halved for its previews."""
KNEE = 0.7
"""From here on (of 1) light and dark are compressed and not cut off, so that they keep their shapes."""

_cv: Any = cv2


class Pictures(NamedTuple):
    """Pictures of some frames of the clip: `rgb` uint8 (n, h, w, 3), where the model computes."""

    frames: list[int]
    rgb: Tensor


def preview_size(clip: Clip, halvings: int) -> tuple[int, int]:
    """Height and width of the previews of a clip: even, as I420 wants it."""
    height, width = (max(2, (side >> halvings) // 2 * 2) for side in (clip.height, clip.width))
    return height, width


class Colours:
    """The linear map on the device where the model computes."""

    def __init__(self, factors: Factors, device: str) -> None:
        self._map, self._bias, self._first, self._first_bias = (
            torch.from_numpy(np.ascontiguousarray(array.T)).to(device) for array in factors[:4]
        )

    def __call__(self, latents: Tensor, places: list[int], *, fresh: bool) -> Tensor:
        """The colours of some latent frames of (F, C, h, w): float32 (n, 3, h, w), 0 to 1.

        `fresh`: the first latent frame is the first of a causal sequence.
        """
        frames, _, rows, columns = latents.shape
        some = latents if len(places) == frames else latents[places]
        flat = some.float().flatten(2)
        colours = self._map @ flat + self._bias[:, None]
        if fresh and places and places[0] == 0:
            colours[0] = self._first @ flat[0] + self._first_bias[:, None]
        return _toned(colours).reshape(-1, 3, rows, columns)


def _toned(colours: Tensor) -> Tensor:
    """-1 to 1, and a little beyond, to 0 to 1."""
    sound = torch.nan_to_num(colours, nan=0.0, posinf=1.0, neginf=-1.0)
    beyond = (sound.abs() - KNEE).clamp_(min=0)
    inside = sound.clamp(-KNEE, KNEE)
    soft = inside + torch.sign(sound) * torch.tanh(beyond / (1 - KNEE)) * (1 - KNEE)
    return soft.add_(1).mul_(0.5)


def blended(colours: Colours, latents: Tensor, place: Between, frames: list[int], *, fresh: bool) -> Tensor:
    """The colours of some frames of the clip, each between those of its two latent frames: (n, 3, h, w), 0 to 1."""
    at = [frame - place.start for frame in frames]
    lower, upper = place.lower[at], place.upper[at]
    used = np.unique(np.concatenate([lower, upper]))
    small = colours(latents, used.tolist(), fresh=fresh)
    device = latents.device
    low, high = (torch.from_numpy(np.searchsorted(used, side)).to(device) for side in (lower, upper))
    share = torch.from_numpy(place.share[at]).to(device)[:, None, None, None]
    return torch.lerp(small[low], small[high], share)


def enlarged(small: Tensor, size: tuple[int, int]) -> Tensor:
    """Pictures (n, 3, h, w) in 0 to 1 at another size, cubic where they grow: uint8 (n, height, width, 3)."""
    if small.device.type == "cpu":
        return _enlarged_here(_bytes(small), size)
    if tuple(small.shape[2:]) != size:
        grows = size[0] > small.shape[2]
        mode = "bicubic" if grows else "area"
        small = functional.interpolate(small, size, mode=mode)
    return _bytes(small)


def _bytes(pictures: Tensor) -> Tensor:
    return (pictures.float() * 255).round_().clamp_(0, 255).to(torch.uint8).permute(0, 2, 3, 1).contiguous()


def _enlarged_here(pictures: Tensor, size: tuple[int, int]) -> Tensor:
    """OpenCV is thirty times as quick as torch at this on a CPU."""
    rows, columns = pictures.shape[1:3]
    if (rows, columns) == size:
        return pictures
    way = cv2.INTER_CUBIC if size[0] > rows else cv2.INTER_AREA
    grown = np.empty((len(pictures), *size, 3), np.uint8)
    for index, picture in enumerate(pictures.numpy()):
        _cv.resize(picture, (size[1], size[0]), dst=grown[index], interpolation=way)
    return torch.from_numpy(cast(Any, grown))
