"""Models of their real sizes with random weights, made where they compute, to measure what a machine does with them.

The denoisers and VAEs have the configurations of the published models. The text encoders have not: two small layers
give embeddings of the right width, so that nobody needs 11 GB of UMT5 for a measurement; what encoding a prompt costs
is thus not measured. Pictures are noise, and the means and deviations of 48-channel latents are 0 and 1.
"""

from collections.abc import Callable
from typing import Any

from diffusion.rigs.packages import diffusers
from diffusion.rigs.words import t5, tokenizer

TEXT = 4096
"""Width of the embeddings of UMT5-XXL and T5-XXL."""


def build_on_device(name: str, device: str, dtype: Any) -> Any:
    """The pipeline of a name in `FULL`, all of it on `device` (torch's name) and of `dtype`; no file is read.

    Raises `KeyError`, and what torch raises where the memory is too small.
    """
    import torch

    from diffusion.rigs.building import SEED

    before = torch.get_default_dtype()
    pipeline, parts, scheduler = FULL[name]
    try:
        torch.set_default_dtype(dtype)
        torch.manual_seed(SEED)
        with torch.device(device):
            made = parts()
    finally:
        torch.set_default_dtype(before)
    return getattr(diffusers(), pipeline)(**made, scheduler=scheduler())


def _wan() -> dict[str, Any]:
    """Wan 2.1 T2V 1.3B."""
    package = diffusers()
    transformer = package.WanTransformer3DModel(num_attention_heads=12, ffn_dim=8960, num_layers=30)
    return {"vae": package.AutoencoderKLWan(), "transformer": transformer, **_words(multilingual=True)}


def _wan_5b() -> dict[str, Any]:
    """Wan 2.2 TI2V 5B."""
    package = diffusers()
    vae = package.AutoencoderKLWan(
        base_dim=160,
        decoder_base_dim=256,
        z_dim=48,
        latents_mean=[0.0] * 48,
        latents_std=[1.0] * 48,
        is_residual=True,
        in_channels=12,
        out_channels=12,
        patch_size=2,
        scale_factor_spatial=16,
    )
    transformer = package.WanTransformer3DModel(
        num_attention_heads=24, in_channels=48, out_channels=48, ffn_dim=14_336, num_layers=30
    )
    return {"vae": vae, "transformer": transformer, "expand_timesteps": True, **_words(multilingual=True)}


def _helios() -> dict[str, Any]:
    """Helios, 14B: the defaults of its class."""
    package = diffusers()
    transformer = package.HeliosTransformer3DModel()
    return {"vae": package.AutoencoderKLWan(), "transformer": transformer, **_words(multilingual=True)}


def _ltx() -> dict[str, Any]:
    """LTX-Video 2B: the defaults of its classes."""
    package = diffusers()
    transformer = package.LTXVideoTransformer3DModel()
    return {"vae": package.AutoencoderKLLTXVideo(), "transformer": transformer, **_words(multilingual=False)}


def _words(*, multilingual: bool) -> dict[str, Any]:
    words = tokenizer()
    return {"tokenizer": words, "text_encoder": t5(TEXT, len(words), multilingual=multilingual)}


def _unipc() -> Any:
    return diffusers().UniPCMultistepScheduler(prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=5.0)


def _euler() -> Any:
    return diffusers().FlowMatchEulerDiscreteScheduler(use_dynamic_shifting=True, shift_terminal=0.1)


def _staged() -> Any:
    return diffusers().HeliosScheduler(stage_range=[0, 1], stages=1, use_dynamic_shifting=True)


FULL: dict[str, tuple[str, Callable[[], dict[str, Any]], Callable[[], Any]]] = {
    "helios": ("HeliosPipeline", _helios, _staged),
    "ltx": ("LTXPipeline", _ltx, _euler),
    "wan": ("WanPipeline", _wan, _unipc),
    "wan-5b": ("WanPipeline", _wan_5b, _unipc),
}
"""Name to the pipeline's class, what makes its parts, and what makes its scheduler."""
