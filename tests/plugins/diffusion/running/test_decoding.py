"""Final frames come piece by piece out of the decoder, and are those that it makes in one go."""

from typing import Any

import pytest
import torch
from diffusion.running.decoding import Decoding

from tests.plugins.diffusion.running.conftest import Open


def _latents(vae: Any, frames: int = 3) -> torch.Tensor:
    channels = getattr(vae.config, "z_dim", None) or vae.config.latent_channels
    return torch.randn(1, channels, frames, 4, 4, generator=torch.Generator().manual_seed(3))


@pytest.mark.parametrize(("name", "pieces"), [("wan", [1, 4, 4]), ("wan-5b", [1, 4, 4]), ("cogvideox", [9])])
def test_a_causal_decoder_hands_on_every_piece_bit_for_bit(opened: Open, name: str, pieces: list[int]) -> None:
    vae = opened(name).pipe.vae
    z, got = _latents(vae), list[torch.Tensor]()
    with torch.no_grad():
        whole = vae.decode(z, return_dict=False)[0]
        with Decoding(vae, got.append, lambda: None, begin=lambda _: None, end=lambda: None).watching():
            small = vae.decode(z, return_dict=False)[0]
        again = vae.decode(z, return_dict=False)[0]
    assert [len(piece) for piece in got] == pieces
    assert torch.equal(torch.cat(got), (whole[0].transpose(0, 1) * 0.5 + 0.5).clamp(0, 1))
    assert small.shape[:3] == whole.shape[:3]
    assert small.shape[-1] < whole.shape[-1]
    assert torch.equal(again, whole)


def test_a_decoder_that_tiles_its_pictures_hands_on_whole_ones(opened: Open) -> None:
    vae = opened("wan").pipe.vae
    z, got = _latents(vae, 2), list[torch.Tensor]()
    vae.enable_tiling(tile_sample_min_height=16, tile_sample_min_width=16, tile_sample_stride_height=8)
    vae.tile_sample_stride_width = 8
    try:
        with (
            torch.no_grad(),
            Decoding(vae, got.append, lambda: None, begin=lambda _: None, end=lambda: None).watching(),
        ):
            vae.decode(z, return_dict=False)
    finally:
        vae.disable_tiling()
    assert [tuple(piece.shape) for piece in got] == [(5, 3, 32, 32)]


def test_what_is_decoded_past_it_is_left_alone(opened: Open) -> None:
    vae = opened("wan").pipe.vae
    z, got = _latents(vae, 1), list[torch.Tensor]()
    with torch.no_grad(), Decoding(vae, got.append, _never, begin=_never, end=_never).watching():
        type(vae).decode(vae, z, return_dict=False)
    assert not got


def _never(*_given: Any) -> None:
    raise AssertionError
