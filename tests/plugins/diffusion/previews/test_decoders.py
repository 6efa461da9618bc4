"""Windows of latent frames through a decoder give the frames of the clip that they stand for."""

from typing import Any

import torch
from diffusion.previews.decoders import Own, decoded, own_decoder, window
from diffusion.previews.factors import scaling
from diffusion.previews.layout import Span, spans
from diffusion.record.record import Grid

from tests.plugins.diffusion.previews.conftest import model_of


def test_the_models_own_decoder_gives_what_the_pipeline_would(wan_vae: Any) -> None:
    latents = torch.randn(4, 16, 2, 2, generator=torch.Generator().manual_seed(0))
    scale = scaling(wan_vae, 16)
    mean, std = (torch.from_numpy(row)[None, :, None, None, None] for row in scale[:2])
    with torch.no_grad():
        whole = wan_vae.decode(latents.transpose(0, 1)[None] * std + mean).sample[0].transpose(0, 1)
        own = Own(wan_vae, Grid())
        assert torch.allclose(own.decode(latents, halvings=1), (whole / 2 + 0.5).clamp(0, 1), atol=1e-5)
        found = spans(4, Grid(), first=0, fresh=True, frames=12)
        start = decoded(own, latents, window(found, 0, 2), made=5, halvings=1)
        later = decoded(own, latents, window(found, 2, 2), made=8, halvings=1)
    made = torch.cat([start, later])
    assert len(made) == 12  # the thirteenth lies behind the clip's end
    assert torch.allclose(made, (whole[:12] / 2 + 0.5).clamp(0, 1), atol=1e-5)


def test_windows_end_with_the_clip() -> None:
    found = [Span(0, 1), Span(1, 5), Span(5, 7), Span(7, 7)]
    assert window(found, 1, 2).frames == [1, 2, 3, 4, 5, 6]
    assert window(found, 2, 9) == (2, 4, [5, 6])
    assert window(found, 3, 1).frames == []


def test_on_a_cpu_the_models_own_decoder_is_left_alone(wan_vae: Any) -> None:
    assert own_decoder(model_of(wan_vae)) is None
