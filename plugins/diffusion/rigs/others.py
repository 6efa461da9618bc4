"""Families that differ from the rest in one thing each: AnyFlow-FAR, CogVideoX, SANA-Video."""

from typing import Any

from diffusion.rigs import wan
from diffusion.rigs.packages import diffusers, transformers
from diffusion.rigs.words import t5, tokenizer

TEXT = 32
"""Width of the tiny models' text embeddings."""


def anyflow() -> Any:
    """`AnyFlowFARPipeline`: chunks of latent frames with a cache of keys and values, decoded at the end."""
    package = diffusers()
    decoder = wan.vae()
    denoiser = package.AnyFlowFARTransformer3DModel(
        num_attention_heads=2,
        attention_head_dim=12,
        text_dim=wan.TEXT,
        ffn_dim=32,
        num_layers=2,
        rope_max_seq_len=32,
        chunk_partition=(1, 2),
    )
    words = tokenizer()
    return package.AnyFlowFARPipeline(
        tokenizer=words,
        text_encoder=t5(wan.TEXT, len(words), multilingual=True),
        transformer=denoiser,
        vae=decoder,
        scheduler=package.FlowMapEulerDiscreteScheduler(shift=5.0),
    )


def cogvideox() -> Any:
    """`CogVideoXPipeline`: latents with frames before channels, and DDIM in place of flow matching."""
    package = diffusers()
    words = tokenizer()
    return package.CogVideoXPipeline(
        tokenizer=words,
        text_encoder=t5(TEXT, len(words)),
        vae=package.AutoencoderKLCogVideoX(
            block_out_channels=(8, 8, 8, 8), latent_channels=4, layers_per_block=1, norm_num_groups=2
        ),
        transformer=package.CogVideoXTransformer3DModel(
            num_attention_heads=2,
            attention_head_dim=16,
            in_channels=4,
            out_channels=4,
            time_embed_dim=8,
            text_embed_dim=TEXT,
            num_layers=1,
            sample_width=8,
            sample_height=8,
            sample_frames=9,
            use_rotary_positional_embeddings=True,
        ),
        scheduler=package.CogVideoXDDIMScheduler(prediction_type="v_prediction", rescale_betas_zero_snr=True),
    )


def sana() -> Any:
    """`SanaVideoPipeline`: its argument for the length is `frames`, its text encoder Gemma 2."""
    package = diffusers()
    decoder = wan.vae()
    words = tokenizer()
    config = transformers().Gemma2Config(
        vocab_size=len(words),
        hidden_size=8,
        intermediate_size=8,
        num_hidden_layers=1,
        num_attention_heads=2,
        num_key_value_heads=1,
        head_dim=4,
    )
    denoiser = package.SanaVideoTransformer3DModel(
        num_attention_heads=2,
        attention_head_dim=12,
        num_layers=2,
        num_cross_attention_heads=2,
        cross_attention_head_dim=12,
        cross_attention_dim=24,
        caption_channels=8,
        rope_max_seq_len=32,
    )
    return package.SanaVideoPipeline(
        tokenizer=words,
        text_encoder=transformers().Gemma2Model(config).eval(),
        vae=decoder,
        transformer=denoiser,
        scheduler=package.DPMSolverMultistepScheduler(
            prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=8.0
        ),
    )
