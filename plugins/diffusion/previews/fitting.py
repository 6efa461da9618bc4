"""A map from latents to colours for any VAE: fitted once against the VAE itself, and kept.

After the observation that RGB is close to linear in latents (keturn, discuss.huggingface.co/t/23204): pictures are
encoded, averaged over each latent pixel, and regressed on the latents. What is drawn does not resemble films; a linear
map has so few numbers that smooth colours, edges and moving shapes determine them.
"""

import hashlib
import json
import os
import time
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import cv2
import numpy as np

from diffusion.previews.factors import Factors, Floats, Scaling, scaling
from diffusion.record.record import Grid

if TYPE_CHECKING:
    from torch import Tensor

TIME_S = {"cuda": 1.5, "cpu": 0.4}
"""How long fitting may go on; the clip that is under way then is finished. A model on a CPU is one that is tried."""
CLIPS = 8
RIDGE = 1e-3
"""Of the mean variance of a latent channel, so that channels that say nothing get no weight."""
MAX_SIDE: dict[str, float] = {"cuda": 512, "cpu": 128}
LATENT_SIDE = 16
"""Latent pixels along a picture's side, where that is no more than `MAX_SIDE` pixels."""
SAMPLED = 64
SHAPES, FIELD_SIDE = 6, 32
VERSION = 1
SOURCE = "fitted to the model's own VAE"

_cv: Any = cv2

ENOUGH_FIRST, ENOUGH_REST = 16, 32
"""Latent pixels per channel after which more would change nothing that an eye sees."""
TOO_FEW = 2

ENCODING_FAULTS = (RuntimeError, ValueError, TypeError, AttributeError, LookupError, AssertionError)
"""What an encoder may raise that does not take such a clip (torch's out of memory is a RuntimeError)."""

Samples = tuple[Floats, Floats]
"""Latents (n, C) and the colours (n, 3) that they stand for."""


class UnfitError(Exception):
    """A VAE to which no map can be fitted; says why in words."""


class _Kept(NamedTuple):
    """What is gathered of each clip: of the first latent frame, and of the rest."""

    first: list[Samples]
    rest: list[Samples]


def fingerprint(vae: Any) -> str:
    """A VAE's hash: its class and configuration, and of each weight the name, the shape and some of the numbers."""
    state = hashlib.sha256(f"{VERSION} {type(vae).__name__}".encode())
    config = {key: value for key, value in dict(vae.config).items() if not key.startswith("_")}
    state.update(json.dumps(config, sort_keys=True, default=str).encode())
    for name, tensor in vae.state_dict().items():
        state.update(f"{name} {tuple(tensor.shape)}".encode())
        flat = tensor.detach().reshape(-1)
        if not flat.is_meta:
            state.update(flat[:: max(1, flat.numel() // SAMPLED)].float().cpu().numpy().tobytes())
    return state.hexdigest()


def fitted_factors(vae: Any, grid: Grid, *, device: str, folder: Path) -> Factors:
    """The map that was fitted to this VAE before, or one that is fitted and kept in `folder` now.

    Raises `UnfitError` where the VAE has no encoder, or one that takes no such clip.
    """
    if getattr(vae, "encoder", None) is None or not hasattr(vae, "encode"):
        raise UnfitError("The model's VAE has no encoder, so its latents cannot be shown as pictures.")
    path = folder / f"{fingerprint(vae)}.npz"
    kept = _read(path, grid.channels)
    if kept is not None:
        return kept
    fresh = fit(vae, grid, device=device)
    _write(path, fresh)
    return fresh


def fit(vae: Any, grid: Grid, *, device: str, time_s: float | None = None) -> Factors:
    """Fit a map by least squares, within about `time_s` seconds; raises `UnfitError`."""
    scale, allowed = scaling(vae, grid.channels), _of(TIME_S, device) if time_s is None else time_s
    kept, began = _Kept([], []), time.monotonic()
    for number in range(CLIPS):
        before = time.monotonic()
        try:
            _gather(vae, grid, scale, number=number, device=device, kept=kept)
        except ENCODING_FAULTS as error:
            if kept.rest:
                break
            words = str(error).partition("\n")[0][:200]
            raise UnfitError(
                f"The model's VAE did not encode a test picture, so there are no previews: {words}."
            ) from error
        now = time.monotonic()
        if now - began + (now - before) > allowed or _enough(kept, grid.channels):
            break
    rest, rest_bias = _regress(kept.rest)
    lonely = _count(kept.first) < TOO_FEW * grid.channels
    first, first_bias = _regress([*kept.first, *kept.rest] if lonely else kept.first)
    return Factors(rest, rest_bias, first, first_bias, SOURCE)


def _of(by_device: dict[str, float], device: str) -> float:
    return by_device.get(device.partition(":")[0], by_device["cpu"])


def _count(samples: list[Samples]) -> int:
    return sum(len(colours) for _, colours in samples)


def _enough(kept: _Kept, channels: int) -> bool:
    first = _count(kept.first) >= ENOUGH_FIRST * channels or not kept.first
    return first and _count(kept.rest) >= ENOUGH_REST * channels


def _gather(vae: Any, grid: Grid, scale: Scaling, *, number: int, device: str, kept: _Kept) -> None:
    """Encode one clip of drawn pictures in the VAE's own way and keep latents and colours side by side."""
    import torch

    side = max(2, min(LATENT_SIDE, int(_of(MAX_SIDE, device)) // grid.spatial)) * grid.spatial
    length = 1 + 2 * grid.temporal if grid.causal else 2 * grid.temporal
    clip = drawn_clip(length, side, seed=number)
    with torch.no_grad():
        video = torch.from_numpy(clip).permute(3, 0, 1, 2)[None].to(device, vae.dtype)
        raw = _mode(vae.encode(video))[0].float().cpu().numpy()
    column = (-1, 1, 1, 1)
    scaled = (raw - scale.mean.reshape(column) - scale.shift) * (scale.factor / scale.std.reshape(column))
    latents: Floats = scaled.astype(np.float32)
    if latents.shape[0] != grid.channels or not np.isfinite(latents).all():
        raise ValueError(f"it gave latents of shape {latents.shape}")
    pooled = _pooled(clip, grid, latents.shape)
    first = 1 if grid.causal else 0
    if first:
        kept.first.append(_pairs(latents[:, :first], pooled[:first]))
    kept.rest.append(_pairs(latents[:, first:], pooled[first:]))


def _mode(encoded: Any) -> "Tensor":
    """The likeliest latents of whatever an encoder returns: a distribution, or the latents themselves."""
    if hasattr(encoded, "latent_dist"):
        return encoded.latent_dist.mode()
    return encoded.latent if hasattr(encoded, "latent") else encoded[0]


def _pooled(clip: Floats, grid: Grid, shape: tuple[int, ...]) -> Floats:
    """Colours averaged over what each latent pixel stands for: (F, h, w, 3) for latents of shape (C, F, h, w)."""
    _, frames, rows, columns = shape
    cells = np.stack([_cv.resize(frame, (columns, rows), interpolation=cv2.INTER_AREA) for frame in clip])
    step = grid.temporal
    starts = [max(0, 1 + (index - 1) * step) if grid.causal else index * step for index in range(frames)]
    stops = [*starts[1:], len(clip)]
    return np.stack([cells[start:stop].mean(0) for start, stop in zip(starts, stops, strict=True)])


def _pairs(latents: Floats, colours: Floats) -> Samples:
    channels = latents.shape[0]
    return latents.transpose(1, 2, 3, 0).reshape(-1, channels), colours.reshape(-1, 3)


def _regress(samples: list[Samples]) -> Samples:
    """Ridge regression of colours on latents, bias unpenalised; float32 (C, 3) and (3,)."""
    latents = np.concatenate([pair[0] for pair in samples]).astype(np.float64)
    colours = np.concatenate([pair[1] for pair in samples]).astype(np.float64)
    middle, mean = latents.mean(0), colours.mean(0)
    spread = latents - middle
    products = spread.T @ spread
    penalty = RIDGE * max(float(np.trace(products)) / len(products), 1e-9)
    factors = np.linalg.solve(products + penalty * np.eye(len(products)), spread.T @ (colours - mean))
    return factors.astype(np.float32), (mean - middle @ factors).astype(np.float32)


def drawn_clip(frames: int, side: int, *, seed: int) -> Floats:
    """A short film of moving colour fields, edges and shapes: (frames, side, side, 3) float32 in -1 to 1; the same for
    the same seed."""
    random = np.random.default_rng(seed)
    film = np.empty((frames, side, side, 3), np.float32)
    field, shapes = _field(random), [_shape(random) for _ in range(SHAPES)]
    for index in range(frames):
        _cv.resize(field(index), (side, side), dst=film[index], interpolation=cv2.INTER_CUBIC)
        for shape in shapes:
            shape.draw(film[index], index)
    return np.clip(film, -1, 1, out=film)


def _field(random: np.random.Generator) -> Callable[[int], Floats]:
    """Waves in every colour, small: a function of the frame that gives (`FIELD_SIDE`, `FIELD_SIDE`, 3)."""
    rows, columns = (axis[..., None, None] for axis in np.mgrid[0:FIELD_SIDE, 0:FIELD_SIDE] / FIELD_SIDE)
    down, across = random.uniform(-19, 19, (2, 3, 2))
    phases, speeds = random.uniform(0, 6.28, (3, 2)), random.uniform(-0.3, 0.3, (3, 2))
    level, strength = random.uniform(-0.5, 0.5, 3), random.uniform(0.2, 0.6, 3)
    angles = rows * down + columns * across + phases

    def at(frame: int) -> Floats:
        return (level + strength * np.sin(angles + speeds * frame).mean(-1)).astype(np.float32)

    return at


class _Shape(NamedTuple):
    """A disc or a box that drifts; lengths in sides of the picture."""

    round: bool
    middle: tuple[float, float]
    size: float
    drift: tuple[float, float]
    colour: tuple[float, float, float]

    def draw(self, picture: Floats, frame: int) -> None:
        side = len(picture)
        x, y = (round((at + step * frame) * side) for at, step in zip(self.middle, self.drift, strict=True))
        reach = max(1, round(self.size * side))
        if self.round:
            _cv.circle(picture, (x, y), reach, self.colour, cv2.FILLED)
        else:
            _cv.rectangle(picture, (x - reach, y - reach), (x + reach, y + reach), self.colour, cv2.FILLED)


def _shape(random: np.random.Generator) -> _Shape:
    x, y, right, down, size, red, green, blue = random.uniform(-1, 1, 8).tolist()
    middle, drift = ((x + 1) / 2, (y + 1) / 2), (right * 0.02, down * 0.02)
    return _Shape(bool(random.integers(2)), middle, 0.12 + 0.07 * size, drift, (red, green, blue))


def _read(path: Path, channels: int) -> Factors | None:
    """A kept map; None if there is none, or what lies there is none."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as kept:
            found = [np.asarray(kept[name], np.float32) for name in Factors._fields[:4]]
    except (OSError, ValueError, KeyError, EOFError, TypeError, AttributeError, zipfile.BadZipFile, zlib.error):
        return None
    sound = [array.shape for array in found] == [(channels, 3), (3,)] * 2 and all(np.isfinite(a).all() for a in found)
    return Factors(found[0], found[1], found[2], found[3], SOURCE) if sound else None


def _write(path: Path, fitted: Factors) -> None:
    """Keep a map, whole or not at all; where nothing can be written it is fitted again the next time."""
    part = path.with_suffix(f".{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            np.savez(file, **{name: getattr(fitted, name) for name in Factors._fields[:4]})
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink()
