"""FramePack, which makes its clip in windows of latent frames, from the end of the clip to its start."""

from typing import Any

from diffusion.rigs.hunyuan import old_vae
from diffusion.rigs.packages import diffusers, transformers
from diffusion.rigs.words import clip, tokenizer

TEXT = 16
"""Width of the language model's embeddings."""
POOLED = 8
"""Width of CLIP's embedding."""
PICTURE = 16
"""Width of the embeddings of pictures."""
SIDE = 32
"""Pixels that the picture's encoder sees in each direction."""


def image_to_video() -> Any:
    """`HunyuanVideoFramepackPipeline`."""
    from diffusers.pipelines.hunyuan_video.pipeline_hunyuan_video_framepack import DEFAULT_PROMPT_TEMPLATE

    words, short, package = tokenizer(phrase=str(DEFAULT_PROMPT_TEMPLATE["template"])), tokenizer(), transformers()
    return diffusers().HunyuanVideoFramepackPipeline(
        text_encoder=_language_model(len(words)),
        tokenizer=words,
        transformer=_denoiser(),
        vae=old_vae(),
        scheduler=diffusers().FlowMatchEulerDiscreteScheduler(shift=7.0),
        text_encoder_2=clip(POOLED, len(short)),
        tokenizer_2=short,
        image_encoder=_picture_encoder(),
        feature_extractor=package.SiglipImageProcessorPil(size={"height": SIDE, "width": SIDE}),
    )


def _denoiser() -> Any:
    return diffusers().HunyuanVideoFramepackTransformer3DModel(
        in_channels=4,
        out_channels=4,
        num_attention_heads=2,
        attention_head_dim=8,
        num_layers=1,
        num_single_layers=1,
        num_refiner_layers=1,
        mlp_ratio=2.0,
        patch_size=2,
        patch_size_t=1,
        text_embed_dim=TEXT,
        pooled_projection_dim=POOLED,
        rope_axes_dim=(2, 2, 4),
        has_image_proj=True,
        image_proj_dim=PICTURE,
        has_clean_x_embedder=True,
    )


def _language_model(words: int) -> Any:
    package = transformers()
    config = package.LlamaConfig(
        vocab_size=words,
        hidden_size=TEXT,
        intermediate_size=16,
        num_hidden_layers=3,
        num_attention_heads=2,
        pad_token_id=0,
        eos_token_id=1,
    )
    return package.LlamaModel(config).eval()


def _picture_encoder() -> Any:
    package = transformers()
    config = package.SiglipVisionConfig(
        hidden_size=PICTURE,
        intermediate_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        image_size=SIDE,
        patch_size=16,
    )
    return package.SiglipVisionModel(config).eval()
