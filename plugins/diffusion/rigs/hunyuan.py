"""HunyuanVideo 1.5, whose pipeline has no callback after a step, and the VAE of 1.0, which other families use."""

from typing import Any

from diffusion.rigs.packages import diffusers, transformers
from diffusion.rigs.words import t5, tokenizer

TEXT = 16
"""Width of the embeddings of the language model."""
GLYPHS = 32
"""Width of the embeddings of what stands in quotation marks."""

_TURNS = "{% for message in messages %}{{ message['content'] }}{% endfor %}"


def text_to_video() -> Any:
    """`HunyuanVideo15Pipeline`: 16x16x4, latents of four channels, guidance by a component of its own."""
    package = diffusers()
    words = tokenizer()
    words.chat_template = _TURNS
    glyphs = transformers().ByT5Tokenizer()
    return package.HunyuanVideo15Pipeline(
        text_encoder=_language_model(len(words)),
        tokenizer=words,
        transformer=_denoiser(),
        vae=_vae(),
        scheduler=package.FlowMatchEulerDiscreteScheduler(shift=7.0),
        text_encoder_2=t5(GLYPHS, len(glyphs)),
        tokenizer_2=glyphs,
        guider=package.ClassifierFreeGuidance(guidance_scale=6.0),
    )


def old_vae() -> Any:
    """The VAE of HunyuanVideo 1.0: 8x8x4, latents of four channels."""
    return diffusers().AutoencoderKLHunyuanVideo(
        latent_channels=4,
        block_out_channels=(8, 8, 8, 8),
        layers_per_block=1,
        norm_num_groups=4,
        mid_block_add_attention=False,
    )


def _denoiser() -> Any:
    return diffusers().HunyuanVideo15Transformer3DModel(
        in_channels=9,
        out_channels=4,
        num_attention_heads=2,
        attention_head_dim=8,
        num_layers=1,
        num_refiner_layers=1,
        mlp_ratio=2.0,
        text_embed_dim=TEXT,
        text_embed_2_dim=GLYPHS,
        image_embed_dim=12,
        rope_axes_dim=(2, 2, 4),
        target_size=64,
        task_type="t2v",
    )


def _vae() -> Any:
    return diffusers().AutoencoderKLHunyuanVideo15(
        latent_channels=4,
        block_out_channels=(16, 16, 16, 16, 16),
        layers_per_block=1,
        downsample_match_channel=False,
        upsample_match_channel=False,
    )


def _language_model(words: int) -> Any:
    package = transformers()
    config = package.Qwen2_5_VLTextConfig(
        vocab_size=words,
        hidden_size=TEXT,
        intermediate_size=16,
        num_hidden_layers=3,
        num_attention_heads=2,
        num_key_value_heads=2,
        rope_parameters={"rope_type": "default", "rope_theta": 1_000_000.0, "mrope_section": [1, 1, 2]},
    )
    return package.Qwen2_5_VLTextModel(config).eval()
