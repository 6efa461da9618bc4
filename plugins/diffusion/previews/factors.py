"""Linear maps from latents to colours: the known ones, and how a VAE's latents are scaled for its denoiser."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

TOLERANCE = 1e-3
"""How near the mean of a VAE's latents has to be to a table's; configurations are rounded to four places."""


class Factors(NamedTuple):
    """RGB in -1 to 1 is `latents @ factors + bias`, of latents as the denoiser sees them.

    `factors` (C, 3) and `bias` (3,) float32; `first_factors` and `first_bias` are those of a causal VAE's first latent
    frame, which stands for one frame alone; `source` says where they come from.
    """

    factors: Floats
    bias: Floats
    first_factors: Floats
    first_bias: Floats
    source: str


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of `tables.toml`."""

    name: str
    source: str
    vae: str
    channels: int
    latents_mean: list[float]
    factors: list[tuple[float, float, float]]
    bias: tuple[float, float, float]
    later_gain: float = 1.0
    """What the figures are multiplied by for all latent frames but the first."""
    first_factors: list[tuple[float, float, float]] = []
    first_bias: tuple[float, float, float] | None = None


class _Tables(msgspec.Struct, frozen=True):
    table: list[_Table]


class Scaling(NamedTuple):
    """How a VAE's own latents become the denoiser's: `(raw - mean - shift) * factor / std`, channel by channel.

    As the pipelines of diffusers do it: `latents_mean` and `latents_std` (Wan, LTX, Mochi), `scaling_factor` and
    `shift_factor` (Hunyuan, CogVideoX), or both.
    """

    mean: Floats
    std: Floats
    factor: float
    shift: float


def scaling(vae: Any, channels: int) -> Scaling:
    """The scaling that a VAE's buffers or its configuration name."""
    config: Mapping[str, Any] = vae.config
    mean = _row(vae, "latents_mean", channels, 0.0)
    std = _row(vae, "latents_std", channels, 1.0)
    return Scaling(mean, std, float(config.get("scaling_factor") or 1.0), float(config.get("shift_factor") or 0.0))


def _row(vae: Any, name: str, channels: int, default: float) -> Floats:
    held = vars(vae).get("_buffers", {}).get(name)
    values = vae.config.get(name) if held is None else held.detach().float().cpu().numpy()
    row = np.asarray(values if values is not None else default, np.float32).reshape(-1)
    return row if len(row) == channels else np.full(channels, default, np.float32)


def known_factors(vae: str, channels: int, config: Mapping[str, Any]) -> Factors | None:
    """The published map of a VAE by its class and configuration, or None if there is no table of it."""
    mean = config.get("latents_mean")
    for table in _tables():
        if (table.vae, table.channels) != (vae, channels) or mean is None or len(mean) != channels:
            continue
        if np.allclose(np.asarray(mean, np.float64), table.latents_mean, atol=TOLERANCE):
            return _factors(table)
    return None


def _factors(table: _Table) -> Factors:
    factors, bias = np.asarray(table.factors, np.float32), np.asarray(table.bias, np.float32)
    first = np.asarray(table.first_factors, np.float32) if table.first_factors else factors
    first_bias = np.asarray(table.first_bias, np.float32) if table.first_bias else bias
    gain = np.float32(table.later_gain)
    return Factors(factors * gain, bias * gain, first, first_bias, table.source)


@cache
def _tables() -> tuple[_Table, ...]:
    data = tomllib.loads((Path(__file__).parent / "tables.toml").read_text("utf-8"))
    return tuple(msgspec.convert(data, _Tables).table)
