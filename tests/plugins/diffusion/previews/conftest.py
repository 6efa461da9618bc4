"""A model as previews see it, without weights, and a place that remembers what was shown."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from diffusion.contracts import LoadedModel, Settled
from diffusion.previews.pictures import Picture
from diffusion.record.record import Grid, Record

WAN_MEAN = [
    -0.7571, -0.7089, -0.9113, 0.1075, -0.1745, 0.9653, -0.1517, 1.5508,
    0.4134, -0.0715, 0.5517, -0.3632, -0.1922, -0.9497, 0.2503, -0.2921,
]  # fmt: skip


class AutoencoderKLWan:
    """All that is asked of a VAE whose map to colours is known: its class's name and its configuration."""

    def __init__(self, **config: Any) -> None:
        self.config = {"latents_mean": WAN_MEAN} | config


@dataclass
class Pipe:
    """A pipeline of which only the VAE matters."""

    vae: Any = field(default_factory=AutoencoderKLWan)


def model_of(vae: Any = None, *, grid: Grid | None = None, chunked: bool = False) -> LoadedModel:
    """A model on the CPU with this VAE, or with Wan's."""
    record = Record(pipeline="WanPipeline", grid=grid or Grid(), chunked=chunked)
    pipe = Pipe(vae) if vae is not None else Pipe()
    return LoadedModel(pipe, record, Path("model"), "digest", Settled("cpu", "cpu"))


@dataclass
class Wall:
    """Where previews are shown: (frame, quality) in order, and the newest picture of each frame."""

    shown: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    pictures: dict[int, Picture] = field(default_factory=dict[int, Picture])

    def show(self, index: int, rgb: Picture, quality: int) -> None:
        """Remember a picture."""
        assert rgb.dtype == np.uint8
        assert rgb.ndim == 3
        assert rgb.shape[2] == 3
        assert rgb.flags.c_contiguous
        assert not rgb.shape[0] % 2
        assert not rgb.shape[1] % 2
        self.shown.append((index, quality))
        self.pictures[index] = rgb.copy()


@pytest.fixture
def wall() -> Wall:
    """An empty one."""
    return Wall()


@pytest.fixture
def wan() -> LoadedModel:
    """A model with Wan 2.1's latents."""
    return model_of()


@pytest.fixture(scope="session")
def wan_vae() -> Any:
    """A tiny Wan VAE with random weights."""
    from diffusers.models.autoencoders.autoencoder_kl_wan import AutoencoderKLWan as Real

    return Real(
        base_dim=3, z_dim=16, dim_mult=[1] * 4, num_res_blocks=1, temperal_downsample=[False, True, True]
    ).eval()
