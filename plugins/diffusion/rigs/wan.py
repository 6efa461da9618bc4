"""Wan: text to video, first and last frame, VACE control, and the 5B kind with a VAE of 16x16x4."""

from typing import Any

from diffusion.rigs.packages import diffusers
from diffusion.rigs.words import t5, tokenizer

TEXT = 32
"""Width of the tiny models' text embeddings."""


def vae() -> Any:
    """The VAE of Wan 2.1: 8x8x4, 16 channels, causal; three channels wide."""
    return diffusers().AutoencoderKLWan(
        base_dim=3, z_dim=16, dim_mult=[1, 1, 1, 1], num_res_blocks=1, temperal_downsample=[False, True, True]
    )


def denoiser(**others: Any) -> Any:
    """Wan's transformer, two blocks of two heads."""
    sizes: dict[str, Any] = {"in_channels": 16, "out_channels": 16, "num_layers": 2, "rope_max_seq_len": 32}
    return diffusers().WanTransformer3DModel(**(_BLOCKS | sizes | others))


def text_to_video() -> Any:
    """`WanPipeline`."""
    return diffusers().WanPipeline(vae=vae(), transformer=denoiser(), transformer_2=None, **_words())


def two_experts() -> Any:
    """`WanPipeline` of the A14B kind: one denoiser for the first steps and another for the rest."""
    return diffusers().WanPipeline(
        vae=vae(), transformer=denoiser(), transformer_2=denoiser(), boundary_ratio=0.875, **_words()
    )


def image_to_video() -> Any:
    """`WanImageToVideoPipeline`, from a first frame and, if there is one, to a last; of the kind without CLIP."""
    return diffusers().WanImageToVideoPipeline(
        vae=vae(), transformer=denoiser(in_channels=36), transformer_2=None, **_words()
    )


def controlled() -> Any:
    """`WanVACEPipeline`: control video, masks and references. VACE takes 2 x 16 latent channels and 64 of mask."""
    decoder = vae()
    denoiser = diffusers().WanVACETransformer3DModel(
        num_layers=2, rope_max_seq_len=32, vace_layers=[0], vace_in_channels=96, **_BLOCKS
    )
    return diffusers().WanVACEPipeline(vae=decoder, transformer=denoiser, transformer_2=None, **_words())


def compact() -> Any:
    """`WanPipeline` of the 5B kind: a VAE of 16x16x4 with 48 channels that folds 2x2 pixels into channels, and a
    timestep for each token."""
    decoder = diffusers().AutoencoderKLWan(
        base_dim=4,
        z_dim=48,
        dim_mult=[1, 1, 1, 1],
        num_res_blocks=1,
        latents_mean=[0.0] * 48,
        latents_std=[1.0] * 48,
        is_residual=True,
        in_channels=12,
        out_channels=12,
        patch_size=2,
        scale_factor_spatial=16,
    )
    transformer = denoiser(in_channels=48, out_channels=48)
    return diffusers().WanPipeline(
        vae=decoder, transformer=transformer, transformer_2=None, expand_timesteps=True, **_words()
    )


_BLOCKS: dict[str, Any] = {
    "patch_size": (1, 2, 2),
    "num_attention_heads": 2,
    "attention_head_dim": 12,
    "text_dim": TEXT,
    "freq_dim": 256,
    "ffn_dim": 32,
    "cross_attn_norm": True,
    "qk_norm": "rms_norm_across_heads",
}


def _words() -> dict[str, Any]:
    words = tokenizer()
    return {
        "tokenizer": words,
        "text_encoder": t5(TEXT, len(words), multilingual=True),
        "scheduler": diffusers().FlowMatchEulerDiscreteScheduler(shift=3.0),
    }
