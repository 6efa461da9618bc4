"""Helios, which makes its clip in chunks of 33 frames, each decoded before the next one is begun."""

from typing import Any

from diffusion.rigs import wan
from diffusion.rigs.packages import diffusers
from diffusion.rigs.words import t5, tokenizer


def text_to_video() -> Any:
    """`HeliosPipeline`."""
    decoder = wan.vae()
    denoiser = diffusers().HeliosTransformer3DModel(
        num_attention_heads=2,
        attention_head_dim=12,
        text_dim=wan.TEXT,
        ffn_dim=32,
        num_layers=2,
        rope_dim=(4, 4, 4),
    )
    words = tokenizer()
    return diffusers().HeliosPipeline(
        tokenizer=words,
        text_encoder=t5(wan.TEXT, len(words), multilingual=True),
        vae=decoder,
        scheduler=diffusers().HeliosScheduler(stage_range=[0, 1], stages=1, use_dynamic_shifting=True),
        transformer=denoiser,
    )
