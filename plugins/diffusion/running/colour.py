"""Pictures as the editor wants them: I420 of ITU-R BT.709-6 in limited range."""

from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

Frames = npt.NDArray[np.uint8]
"""I420 pictures: (count, height * 3 // 2, width)."""

_LUMA = (0.2126, 0.7152, 0.0722)
_BLUE, _RED = 1.8556, 1.5748
_Y = tuple(219.0 * part for part in _LUMA)
_U = tuple(224.0 * (own - part) / _BLUE for own, part in zip((0.0, 0.0, 1.0), _LUMA, strict=True))
_V = tuple(224.0 * (own - part) / _RED for own, part in zip((1.0, 0.0, 0.0), _LUMA, strict=True))

_OF_BYTES = np.array(
    [[part / 255.0 for part in row] + [offset] for row, offset in ((_Y, 16.0), (_U, 128.0), (_V, 128.0))], np.float32
)


def to_i420(rgb: Any) -> Frames:
    """Pictures (count, 3, height, width) with values 0 to 1 and even sides, a torch tensor of any device and type."""
    return coded(rgb).cpu().numpy()


def coded(rgb: Any) -> Any:
    """The same, still where the pictures are: a tensor of bytes (count, height * 3 // 2, width), of which an eighth as
    many have to travel."""
    import torch
    from torch.nn.functional import avg_pool2d

    rgb = rgb.float()
    count, _, height, width = rgb.shape
    rows = torch.tensor([_Y, _U, _V], device=rgb.device)
    luma = torch.einsum("c,nchw->nhw", rows[0], rgb).add_(16.0)
    chroma = torch.einsum("kc,nchw->nkhw", rows[1:], avg_pool2d(rgb, 2)).add_(128.0)
    flat = torch.cat([luma.reshape(count, -1), chroma.reshape(count, -1)], dim=1)
    return flat.round_().clamp_(0.0, 255.0).to(torch.uint8).reshape(count, height * 3 // 2, width)


def preview_i420(rgb: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """One picture (height, width, 3) of any size, as I420; an odd side loses its last line."""
    height, width = rgb.shape[0] // 2 * 2, rgb.shape[1] // 2 * 2
    coded = cv2.transform(rgb[:height, :width], _OF_BYTES)
    chroma = cv2.resize(coded[..., 1:], (width // 2, height // 2), interpolation=cv2.INTER_AREA)
    planes = (coded[..., 0].reshape(-1), chroma[..., 0].reshape(-1), chroma[..., 1].reshape(-1))
    return np.concatenate(planes).reshape(height * 3 // 2, width).astype(np.uint8, copy=False)
