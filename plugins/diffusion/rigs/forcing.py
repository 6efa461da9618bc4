"""SkyReels-V2 with diffusion forcing, where each latent frame has a scheduler of its own."""

from typing import Any

from diffusion.rigs import wan
from diffusion.rigs.packages import diffusers
from diffusion.rigs.words import t5, tokenizer


def text_to_video() -> Any:
    """`SkyReelsV2DiffusionForcingPipeline`."""
    package = diffusers()
    decoder = wan.vae()
    denoiser = package.SkyReelsV2Transformer3DModel(
        patch_size=(1, 2, 2),
        num_attention_heads=2,
        attention_head_dim=12,
        text_dim=wan.TEXT,
        ffn_dim=32,
        num_layers=1,
        rope_max_seq_len=32,
    )
    words = tokenizer()
    return package.SkyReelsV2DiffusionForcingPipeline(
        tokenizer=words,
        text_encoder=t5(wan.TEXT, len(words), multilingual=True),
        transformer=denoiser,
        vae=decoder,
        scheduler=package.UniPCMultistepScheduler(
            prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=8.0
        ),
    )
