"""What a model does when nothing is said: its call's defaults, its configuration, and what neither of them knows."""

import re
from math import isqrt
from typing import Any

from diffusion.record.configs import Config
from diffusion.record.record import Grid, Lengths, Native
from diffusion.record.signature import Signature

RATES = {"Hunyuan": 24.0, "Mochi": 30.0, "AnimateDiff": 8.0, "Latte": 8.0, "LTX": 24.0}
"""Frames a second that models were trained at, by the beginning of the class's name, where the example in diffusers has
none or another one."""

_FEW_STEPS = re.compile(r"distill|lightning|turbo|causvid|[-_. ]dmd|lcm|hyper[-_]", re.IGNORECASE)
DISTILLED_STEPS = 8


def is_distilled(index: dict[str, Any], name: str) -> bool:
    """Whether a model says that it does with few steps: in its index, or else in its name."""
    return index.get("is_distilled") is True or bool(_FEW_STEPS.search(name))


def native(
    signature: Signature, grid: Grid, lengths: Lengths, configs: tuple[Config, Config], *, distilled: bool
) -> Native:
    """The defaults of a pipeline. `configs`: of its VAE and of its transformer or UNet."""
    vae, denoiser = configs
    width, height, frames, rate = _clip(signature, grid, denoiser)
    if vae.number("z_dim", default=0) == 48 and signature.name.startswith("Wan"):
        # Wan 2.2 TI2V-5B shares its class with models of 480p and 16 frames a second
        width, height, frames, rate = 1280, 704, 121, 24.0
    steps, guidance = _steps(signature)
    stages = len(signature.defaults.get("pyramid_num_inference_steps_list", ()))
    return Native(
        width=_down(width, grid.multiple),
        height=_down(height, grid.multiple),
        frames=lengths.snapped(min(frames, lengths.most) if lengths.most else frames),
        rate=rate,
        steps=min(steps, 2 * stages or DISTILLED_STEPS) if distilled else steps,
        guidance=1.0 if distilled and guidance else guidance,
    )


def _clip(signature: Signature, grid: Grid, denoiser: Config) -> tuple[int, int, int, float]:
    said = signature.defaults
    side = denoiser.number("sample_size", default=0)
    width, height = (denoiser.number(f"sample_{word}", default=side) * grid.spatial for word in ("width", "height"))
    target = denoiser.number("target_size", default=0)
    if target and not width:
        height = isqrt(target * target * 9 // 16)
        width = height * 16 // 9
    # Allegro counts latent frames in its configuration, all others frames of the clip
    sample = denoiser.number("sample_frames", "num_frames", default=0) * (1 if grid.causal else grid.temporal)
    frames = next((said[word] for word in ("num_frames", "frames", "video_length") if word in said), 0)
    rate = next((said[word] for word in ("frame_rate", "fps") if word in said), 0) or next(
        (rate for word, rate in RATES.items() if signature.name.startswith(word) and "Framepack" not in signature.name),
        signature.rate or 16.0,
    )
    fallback = 121 if signature.name.startswith("LTX2") else 81
    width, height = int(said.get("width") or width or 848), int(said.get("height") or height or 480)
    return width, height, int(frames or sample or fallback), float(rate)


def _steps(signature: Signature) -> tuple[int, float]:
    said = signature.defaults
    stages = said.get("pyramid_num_inference_steps_list")
    fallback = 50 if "num_inference_steps" in signature.arguments else DISTILLED_STEPS
    steps = said.get("num_inference_steps") or (sum(stages) if stages else fallback)
    return int(steps), float(said.get("guidance_scale", said.get("max_guidance_scale", 0.0)))


def _down(pixels: int, multiple: int) -> int:
    return max(pixels // multiple, 1) * multiple
