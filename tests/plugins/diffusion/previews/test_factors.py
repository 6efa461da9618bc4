"""Known maps are used where they belong, and real latents come out as a picture that can be read."""

from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import torch
from diffusion.contracts import Clip
from diffusion.previews.factors import Factors, known_factors, scaling
from diffusion.previews.layout import between, spans, unfold
from diffusion.previews.pictures import Colours, blended, enlarged
from diffusion.record.record import Grid

from tests.plugins.diffusion.previews.conftest import WAN_MEAN, AutoencoderKLWan

GOLDEN = Path(__file__).parent / "wan21.png"
SHEET = (0, 1, 20, 60)
"""Frames of the clip that the stored picture shows, from left to right."""


def _wan() -> Factors:
    found = known_factors("AutoencoderKLWan", 16, {"latents_mean": WAN_MEAN})
    assert found is not None
    return found


def test_a_map_is_known_by_class_channels_and_mean() -> None:
    found = _wan()
    assert found.factors.shape == found.first_factors.shape == (16, 3)
    assert found.bias.shape == found.first_bias.shape == (3,)
    assert found.source
    assert known_factors("AutoencoderKLLTXVideo", 16, {"latents_mean": WAN_MEAN}) is None
    assert known_factors("AutoencoderKLWan", 48, {"latents_mean": WAN_MEAN * 3}) is None
    assert known_factors("AutoencoderKLWan", 16, {"latents_mean": [0.0] * 16}) is None
    assert known_factors("AutoencoderKLWan", 16, {}) is None


def test_the_scaling_comes_from_buffers_or_from_the_configuration() -> None:
    plain: Any = AutoencoderKLWan(latents_std=[2.0] * 16)
    assert np.allclose(scaling(plain, 16).mean, WAN_MEAN)
    assert (scaling(plain, 16).std == 2).all()
    assert scaling(plain, 16)[2:] == (1.0, 0.0)
    other: Any = AutoencoderKLWan(latents_mean=None, scaling_factor=0.5, shift_factor=0.25)
    assert (scaling(other, 4).mean == 0).all()
    assert scaling(other, 4)[2:] == (0.5, 0.25)
    buffered = torch.nn.Module()
    buffered.register_buffer("latents_mean", torch.arange(4.0))
    held: Any = buffered
    held.config = {"scaling_factor": 1.0}
    assert scaling(held, 4).mean.tolist() == [0, 1, 2, 3]


def test_real_latents_give_a_readable_picture(shared: Path) -> None:
    from safetensors.torch import load_file

    latents = load_file(shared / "latents" / "wan21_1x16x16x40x64.safetensors")["latents"]
    grid, clip = Grid(), Clip(61, 512, 320)
    clean = unfold(latents, "channels_first", grid, clip)
    place = between(spans(len(clean), grid, first=0, fresh=True, frames=clip.frames))
    small = blended(Colours(_wan(), "cpu"), clean, place, list(SHEET), fresh=True)
    sheet = np.concatenate(list(enlarged(small, (40, 64)).numpy()), axis=1)
    wanted = cv2.imread(str(GOLDEN))
    if wanted is None:
        pytest.fail(f"{GOLDEN} is missing")
    assert np.abs(sheet.astype(int) - wanted[..., ::-1]).mean() < 1.5
    assert np.abs(sheet.astype(int) - wanted[..., ::-1]).max() < 24
    white, dark = sheet[25:30, 135:150], sheet[:3, 192:210]
    assert white.mean() > 190
    assert dark.mean() < 90
