"""Kandinsky 5, whose latents have their channels last."""

from typing import Any

from diffusion.rigs.hunyuan import old_vae
from diffusion.rigs.packages import diffusers, transformers
from diffusion.rigs.words import clip, tokenizer

TEXT = 16
"""Width of the language model's embeddings."""
POOLED = 8
"""Width of CLIP's embedding."""


def text_to_video() -> Any:
    """`Kandinsky5T2VPipeline`."""
    return _pipeline(diffusers().Kandinsky5T2VPipeline)


def image_to_video() -> Any:
    """`Kandinsky5I2VPipeline`, which takes the first frame's latents and a mask behind the noise."""
    return _pipeline(diffusers().Kandinsky5I2VPipeline)


def _pipeline(kind: Any) -> Any:
    short = tokenizer()
    parts: dict[str, Any] = {
        "transformer": _denoiser(),
        "vae": old_vae(),
        "text_encoder_2": clip(POOLED, len(short)),
        "tokenizer_2": short,
        "scheduler": diffusers().FlowMatchEulerDiscreteScheduler(shift=5.0),
    }
    template = kind(text_encoder=None, tokenizer=None, **parts).prompt_template
    words = tokenizer(phrase=template)
    return kind(text_encoder=_language_model(len(words)), tokenizer=words, **parts)


def _denoiser() -> Any:
    return diffusers().Kandinsky5Transformer3DModel(
        in_visual_dim=4,
        out_visual_dim=4,
        in_text_dim=TEXT,
        in_text_dim2=POOLED,
        time_dim=16,
        patch_size=(1, 2, 2),
        model_dim=16,
        ff_dim=16,
        num_text_blocks=1,
        num_visual_blocks=1,
        axes_dims=(4, 6, 6),
        visual_cond=True,
    )


def _language_model(words: int) -> Any:
    package = transformers()
    text = {
        "vocab_size": words,
        "hidden_size": TEXT,
        "intermediate_size": 16,
        "num_hidden_layers": 1,
        "num_attention_heads": 2,
        "num_key_value_heads": 2,
        "bos_token_id": 2,
        "eos_token_id": 1,
        "rope_parameters": {"rope_type": "default", "rope_theta": 1_000_000.0, "mrope_section": [1, 1, 2]},
    }
    vision = {"depth": 1, "hidden_size": 16, "intermediate_size": 16, "num_heads": 2, "out_hidden_size": TEXT}
    config = package.Qwen2_5_VLConfig(text_config=text, vision_config=vision)
    return package.Qwen2_5_VLForConditionalGeneration(config).eval()
