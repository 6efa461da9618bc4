"""A map is fitted against the model's own VAE, kept by what the VAE is, and fitted anew when the file is spoilt."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from diffusion.previews.factors import Factors, scaling
from diffusion.previews.fitting import UnfitError, drawn_clip, fingerprint, fit, fitted_factors
from diffusion.record.record import Grid

GRID = Grid(temporal=4, spatial=4, channels=6)


class Config(dict[str, Any]):
    """A VAE's configuration."""


class Average:
    """A causal VAE whose latents are a known linear map of averaged colours: the fit has to find its inverse."""

    def __init__(self, **config: Any) -> None:
        self.config = Config(latents_mean=[0.5] * 6, latents_std=[2.0] * 6) | config
        self.dtype = torch.float32
        self.encoder: Any = torch.nn.Identity()
        self.mix = torch.randn(6, 3, generator=torch.Generator().manual_seed(1))
        self.encoded = 0

    def state_dict(self) -> dict[str, torch.Tensor]:
        """What its fingerprint is of."""
        return {"mix": self.mix}

    def encode(self, video: torch.Tensor) -> tuple[torch.Tensor]:
        """(B, 3, F, H, W) to (B, 6, f, h, w), the first latent frame darker than the rest."""
        self.encoded += 1
        first, rest = video[:, :, :1], video[:, :, 1:]
        pooled = [torch.nn.functional.avg_pool3d(part, (step, 4, 4)) for part, step in ((first, 1), (rest, 4))]
        mixed = [torch.einsum("dc,bcfhw->bdfhw", self.mix, part) for part in pooled]
        return (torch.cat([mixed[0] * 0.5, mixed[1]], 2),)


def _explains(found: Factors, vae: Average) -> bool:
    """Whether the map takes a grey-blue picture back to itself, both in the first latent frame and in the rest."""
    colour = torch.tensor([-0.2, 0.1, 0.6])
    raw, scale = (vae.mix @ colour).numpy(), scaling(vae, 6)
    rest = (raw - scale.mean) / scale.std @ found.factors + found.bias
    first = (raw * 0.5 - scale.mean) / scale.std @ found.first_factors + found.first_bias
    return bool(np.abs(rest - colour.numpy()).max() < 0.03 and np.abs(first - colour.numpy()).max() < 0.03)


def test_the_fit_inverts_a_linear_vae_with_a_matrix_for_the_first_latent_frame() -> None:
    vae = Average()
    assert _explains(fit(vae, GRID, device="cpu"), vae)


def test_a_map_is_kept_by_what_the_vae_is_and_fitted_anew_when_spoilt(tmp_path: Path) -> None:
    vae = Average()
    found = fitted_factors(vae, GRID, device="cpu", folder=tmp_path / "maps")
    encoded = vae.encoded
    again = fitted_factors(vae, GRID, device="cpu", folder=tmp_path / "maps")
    assert vae.encoded == encoded
    assert all(np.array_equal(a, b) for a, b in zip(found[:4], again[:4], strict=True))
    (path,) = (tmp_path / "maps").iterdir()
    for spoilt in (b"", b"PK\x03\x04 half a file", path.read_bytes()[:200]):
        path.write_bytes(spoilt)
        assert _explains(fitted_factors(vae, GRID, device="cpu", folder=tmp_path / "maps"), vae)
    np.savez(path, factors=np.zeros((2, 3)), bias=np.zeros(3), first_factors=np.zeros((2, 3)), first_bias=np.zeros(3))
    assert _explains(fitted_factors(vae, GRID, device="cpu", folder=tmp_path / "maps"), vae)
    assert len(list((tmp_path / "maps").iterdir())) == 1


def test_where_nothing_can_be_kept_it_is_fitted_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "maps").write_text("no folder")
    assert _explains(fitted_factors(Average(), GRID, device="cpu", folder=tmp_path / "maps"), Average())


def test_other_weights_and_configurations_have_other_fingerprints() -> None:
    one, other = Average(), Average()
    other.mix = one.mix * 1.01
    prints = {fingerprint(one), fingerprint(other), fingerprint(Average(scaling_factor=2.0))}
    assert len(prints) == 3
    assert fingerprint(one) == fingerprint(Average())


def test_a_vae_that_does_not_encode_is_said_in_words(tmp_path: Path) -> None:
    blind = Average()
    blind.encoder = None
    with pytest.raises(UnfitError, match="no encoder"):
        fitted_factors(blind, GRID, device="cpu", folder=tmp_path)
    with pytest.raises(UnfitError, match="did not encode"):
        fit(Average(), Grid(temporal=4, spatial=4, channels=9), device="cpu")


def test_drawn_clips_are_the_same_for_the_same_seed_and_move() -> None:
    clip = drawn_clip(5, 32, seed=3)
    assert clip.shape == (5, 32, 32, 3)
    assert np.array_equal(clip, drawn_clip(5, 32, seed=3))
    assert not np.array_equal(clip, drawn_clip(5, 32, seed=4))
    assert np.abs(clip[0] - clip[4]).mean() > 0.01
    assert clip.std() > 0.2
    assert np.abs(clip).max() <= 1


def test_real_classes_with_random_weights_are_fitted() -> None:
    """What comes out of random weights means nothing; the shapes, the scaling and the calls are what is tried."""
    from diffusers.models.autoencoders.autoencoder_kl_ltx import AutoencoderKLLTXVideo

    vae = AutoencoderKLLTXVideo(
        latent_channels=8,
        block_out_channels=(8, 8, 8, 8),
        decoder_block_out_channels=(8, 8, 8, 8),
        layers_per_block=(1, 1, 1, 1, 1),
        decoder_layers_per_block=(1, 1, 1, 1, 1),
        spatio_temporal_scaling=(True, True, False, False),
        decoder_spatio_temporal_scaling=(True, True, False, False),
        decoder_inject_noise=(False,) * 5,
        upsample_residual=(False,) * 4,
        upsample_factor=(1,) * 4,
        patch_size=1,
        encoder_causal=True,
        decoder_causal=False,
    ).eval()
    found = fit(vae, Grid(temporal=4, spatial=4, channels=8), device="cpu", time_s=0.0)
    assert found.factors.shape == (8, 3)
    assert all(np.isfinite(array).all() for array in found[:4])


def test_a_real_wan_with_random_weights_is_fitted(wan_vae: Any) -> None:
    """See above."""
    found = fit(wan_vae, Grid(), device="cpu", time_s=0.0)
    assert found.first_factors.shape == (16, 3)
    assert all(np.isfinite(array).all() for array in found[:4])
