"""LTX-Video, and LTX-2, which makes sound along with its pictures."""

from typing import Any

from diffusion.rigs.packages import diffusers, transformers
from diffusion.rigs.words import t5, tokenizer

TEXT = 32
"""Width of the tiny models' text embeddings."""


def vae() -> Any:
    """The VAE of LTX-Video: 32x32x8, four of them in patches; eight channels wide, latents of eight."""
    wide = (8, 8, 8, 8)
    return diffusers().AutoencoderKLLTXVideo(
        latent_channels=8,
        block_out_channels=wide,
        decoder_block_out_channels=wide,
        layers_per_block=(1, 1, 1, 1, 1),
        decoder_layers_per_block=(1, 1, 1, 1, 1),
    )


def text_to_video() -> Any:
    """`LTXPipeline`, whose latents are packed into tokens."""
    return diffusers().LTXPipeline(**_parts())


def keyframed() -> Any:
    """`LTXConditionPipeline`: the same, from pictures and videos that stand at frames of the clip."""
    return diffusers().LTXConditionPipeline(**_parts())


def _parts() -> dict[str, Any]:
    denoiser = diffusers().LTXVideoTransformer3DModel(
        in_channels=8,
        out_channels=8,
        num_attention_heads=4,
        attention_head_dim=8,
        cross_attention_dim=32,
        num_layers=1,
        caption_channels=TEXT,
    )
    words = tokenizer()
    return {
        "scheduler": diffusers().FlowMatchEulerDiscreteScheduler(),
        "vae": vae(),
        "text_encoder": t5(TEXT, len(words)),
        "tokenizer": words,
        "transformer": denoiser,
    }


def with_sound() -> Any:
    """`LTX2Pipeline`: 32x32x8 pictures and 16 kHz stereo."""
    from diffusers.pipelines.ltx2.connectors import LTX2TextConnectors

    words = tokenizer(("<image>", "<boi>", "<eoi>"))
    text_encoder = _gemma(len(words))
    connectors = LTX2TextConnectors(
        caption_channels=TEXT,
        text_proj_in_factor=text_encoder.config.text_config.num_hidden_layers + 1,
        **_connector("video"),
        **_connector("audio"),
        connector_rope_base_seq_len=32,
        rope_double_precision=False,
        rope_type="split",
    )
    return diffusers().LTX2Pipeline(
        scheduler=diffusers().FlowMatchEulerDiscreteScheduler(),
        vae=_second_vae(),
        audio_vae=_audio_vae(),
        text_encoder=text_encoder,
        tokenizer=words,
        connectors=connectors,
        transformer=_second_denoiser(),
        vocoder=_vocoder(),
    )


def _connector(kind: str) -> dict[str, Any]:
    sizes = {"num_attention_heads": 4, "attention_head_dim": 8, "num_layers": 1, "num_learnable_registers": None}
    return {f"{kind}_connector_{name}": value for name, value in sizes.items()}


def _second_denoiser() -> Any:
    return diffusers().LTX2VideoTransformer3DModel(
        in_channels=8,
        out_channels=8,
        num_attention_heads=2,
        attention_head_dim=8,
        cross_attention_dim=16,
        audio_in_channels=4,
        audio_out_channels=4,
        audio_num_attention_heads=2,
        audio_attention_head_dim=4,
        audio_cross_attention_dim=8,
        num_layers=2,
        caption_channels=TEXT,
        rope_double_precision=False,
        rope_type="split",
    )


def _second_vae() -> Any:
    return diffusers().AutoencoderKLLTX2Video(
        latent_channels=8,
        block_out_channels=(8, 8, 8, 8),
        decoder_block_out_channels=(8, 8, 8),
        upsample_factor=(1, 1, 1),
        upsample_residual=(False, False, False),
        decoder_spatial_padding_mode="zeros",
        layers_per_block=(1, 1, 1, 1, 1),
        decoder_layers_per_block=(1, 1, 1, 1),
        spatial_compression_ratio=32,
        temporal_compression_ratio=8,
        decoder_causal=False,
    )


def _audio_vae() -> Any:
    """Latents of 25 a second, two channels by two bands, from 100 mel frames a second of 8 bands."""
    return diffusers().AutoencoderKLLTX2Audio(
        base_channels=4,
        ch_mult=(1, 1, 1),
        num_res_blocks=1,
        resolution=32,
        latent_channels=2,
        mel_bins=8,
    )


def _vocoder() -> Any:
    """From 100 mel frames a second to 16,000 samples: 160 for each."""
    from diffusers.pipelines.ltx2.vocoder import LTX2Vocoder

    return LTX2Vocoder(
        in_channels=16,
        hidden_channels=8,
        upsample_kernel_sizes=[20, 32],
        upsample_factors=[10, 16],
        resnet_kernel_sizes=[3],
        resnet_dilations=[[1, 3, 5]],
        output_sampling_rate=16_000,
    )


def _gemma(words: int) -> Any:
    package = transformers()
    text = package.Gemma3TextConfig(
        vocab_size=words,
        hidden_size=TEXT,
        intermediate_size=37,
        num_hidden_layers=2,
        num_attention_heads=2,
        num_key_value_heads=1,
        head_dim=16,
    )
    vision = package.SiglipVisionConfig(
        hidden_size=16, intermediate_size=16, num_hidden_layers=1, num_attention_heads=2, image_size=28, patch_size=14
    )
    config = package.Gemma3Config(text_config=text, vision_config=vision, mm_tokens_per_image=4)
    return package.Gemma3ForConditionalGeneration(config).eval()
