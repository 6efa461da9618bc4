"""What makes steps quicker: attention backends, step caches, compiled blocks. All of it can be taken back."""

import inspect
from collections.abc import Mapping
from functools import partial
from typing import Any

import msgspec

from diffusion.contracts import Settled
from diffusion.memory.parts import REFUSALS, denoising, drop_hooks, first_line, has_hook, tried
from diffusion.memory.planning import Plan
from studio.extend.api import Value

BACKENDS = {
    "native": "native",
    "cudnn": "_native_cudnn",
    "flash": "flash",
    "flash 3": "_flash_3",
    "xformers": "xformers",
    "sage": "sage",
}
"""Choices of the parameter `attention` to diffusers' names. None of the kind that is fetched from a hub."""

CLOSE = 0.05
"""How far a backend's result may be from torch's own, of its greatest value."""

FEWEST_STEPS = 8
"""Below that nothing is cached: distilled models have no steps that resemble one another."""

HOOKS = {"first block": "fbc_", "taylorseer": "taylorseer"}
"""How the names of a step cache's hooks begin."""

FIRST_BLOCK_THRESHOLD = 0.08
TAYLOR_INTERVAL = 3
TAYLOR_WARM_UP = 4
OURS = "_storyreel_attention"
"""Where a model says which backend was set on it here; some bring one of their own, which nobody may change."""

COMPILED = "_compiled_call_impl"
"""Where torch keeps a module's compiled call."""


class Wishes(msgspec.Struct, frozen=True, kw_only=True):
    """The parameters `cache`, `attention` and `compile` of a take, and how many steps it has (0: not known).

    `compiler` is torch's backend for `compile`.
    """

    cache: str = "off"
    attention: str = "auto"
    compile: bool = False
    steps: int = 0
    compiler: str = "inductor"


def wishes_of(params: Mapping[str, Value], steps: int = 0) -> Wishes:
    """The wishes in a recipe's parameters."""
    return Wishes(
        cache=str(params.get("cache") or "off"),
        attention=str(params.get("attention") or "auto"),
        compile=bool(params.get("compile")),
        steps=steps,
    )


def tune(pipe: Any, plan: Plan, wishes: Wishes, settled: Settled) -> None:
    """Set what was wished for on a pipeline on which nothing of it is set, and report it."""
    _attention(pipe, plan, wishes, settled)
    cached = _cache(pipe, wishes, settled)
    if wishes.compile or needs_compiler(pipe, plan):
        _compile(pipe, plan, wishes, cached=cached, settled=settled)


def untune(pipe: Any) -> None:
    """Take all of it back; what is not set is no obstacle."""
    for part in denoising(pipe).values():
        if getattr(part, "is_cache_enabled", False):
            part.disable_cache()
        if getattr(part, OURS, None):
            part.reset_attention_backend()
            setattr(part, OURS, None)
        for inner in part.modules():
            if getattr(inner, COMPILED, None) is not None:
                setattr(inner, COMPILED, None)


# ---- attention


def backend_of(part: Any) -> str:
    """The attention backend that was set on a model, by diffusers' name; empty if none was."""
    for inner in part.modules():
        backend = getattr(getattr(inner, "processor", None), "_attention_backend", None)
        if backend is not None:
            return str(getattr(backend, "value", backend))
    return ""


def _attention(pipe: Any, plan: Plan, wishes: Wishes, settled: Settled) -> None:
    wanted = BACKENDS.get(wishes.attention, "")
    for name in (wanted, "native") if wanted else plan.attention:
        refusal = unusable(name, plan, masked=not wanted)
        if refusal:
            settled.off.append(f"Attention by {spoken(name)}: {refusal}")
            continue
        for title, part in denoising(pipe).items():
            _set_backend(part, name, f"Attention by {spoken(name)} ({title})", settled)
        return


def spoken(backend: str) -> str:
    """What the parameter calls it."""
    return next((choice for choice, name in BACKENDS.items() if name == backend), backend)


def _set_backend(part: Any, name: str, what: str, settled: Settled) -> None:
    """On one model; diffusers makes it everybody's too, which its own context takes back."""
    from diffusers.models.attention_dispatch import attention_backend

    own = backend_of(part)
    if own:
        settled.on.append(f"Attention as the model brings it ({own})")
        return

    def deed() -> None:
        with attention_backend(name):
            part.set_attention_backend(name)
        setattr(part, OURS, name)

    if not tried(settled, deed, what):
        return
    if backend_of(part) == name:
        settled.on.append(what)
    elif name != "native":
        settled.off.append(f"{what}: this model does its attention itself")


def unusable(name: str, plan: Plan, *, masked: bool) -> str:
    """Why a backend cannot be used here, from a small trial against torch's own; empty if it can.

    `masked`: whether it must take masks as well, which some models give and some backends refuse.
    """
    import torch
    from diffusers.models.attention_dispatch import AttentionBackendName, attention_backend, dispatch_attention_fn

    generator = torch.Generator().manual_seed(0)
    drawn = [torch.randn(1, 64, 2, 64, generator=generator) for _ in range(3)]
    dtype = getattr(torch, plan.dtype)
    try:
        query, key, value = (tensor.to(device=plan.device, dtype=dtype) for tensor in drawn)
        mask = torch.ones(1, 1, 64, 64, dtype=torch.bool, device=plan.device)
        for given in (None, mask) if masked else (None,):
            with attention_backend(name):
                got = dispatch_attention_fn(query, key, value, attn_mask=given).float().cpu()
            ours = dispatch_attention_fn(query, key, value, backend=AttentionBackendName.NATIVE).float().cpu()
            if not bool((got - ours).abs().max() <= CLOSE * ours.abs().max()):
                return "gives other results than torch's own here"
    except REFUSALS as refused:
        return f"cannot be used here ({first_line(refused)})"
    return ""


# ---- step caches


def _cache(pipe: Any, wishes: Wishes, settled: Settled) -> bool:
    """Whether a step cache is on."""
    if wishes.cache == "off":
        return False
    what = f"Step cache '{wishes.cache}'"
    refusal = _no_cache(pipe, wishes)
    if refusal:
        settled.off.append(f"{what}: {refusal}")
        return False
    parts = denoising(pipe)
    for name, part in parts.items():
        if not tried(settled, partial(part.enable_cache, _cache_config(wishes)), f"{what} ({name})"):
            drop_hooks(part, HOOKS[wishes.cache])
            continue
        if has_hook(part, HOOKS[wishes.cache]):
            settled.on.append(f"{what} ({name}): a little less faithful")
        else:
            part.disable_cache()
            settled.off.append(f"{what} ({name}): no layer of this model takes it")
    return any(getattr(part, "is_cache_enabled", False) for part in parts.values())


def _no_cache(pipe: Any, wishes: Wishes) -> str:
    """Why a step cache cannot be had; empty if it may be tried."""
    if wishes.cache == "magcache":
        return "needs ratios that were measured for these very weights, and there are none"
    if wishes.cache not in HOOKS:
        return "is not known"
    if 0 < wishes.steps < FEWEST_STEPS:
        return f"of use from {FEWEST_STEPS} steps on, this take has {wishes.steps}"
    if "cache_context" not in inspect.getsource(type(pipe)):
        return f"{type(pipe).__name__} does not support step caches"
    if not all(hasattr(part, "enable_cache") for part in denoising(pipe).values()):
        return "this model has none"
    return ""


def _cache_config(wishes: Wishes) -> Any:
    """TaylorSeer in its light mode, which keeps the last layer's outputs alone: those of all layers of a video are
    larger than any card."""
    from diffusers.hooks.first_block_cache import FirstBlockCacheConfig
    from diffusers.hooks.taylorseer_cache import TaylorSeerCacheConfig

    if wishes.cache == "first block":
        return FirstBlockCacheConfig(threshold=FIRST_BLOCK_THRESHOLD)
    return TaylorSeerCacheConfig(
        cache_interval=TAYLOR_INTERVAL, disable_cache_before_step=TAYLOR_WARM_UP, use_lite_mode=True
    )


# ---- compiled blocks


def _compile(pipe: Any, plan: Plan, wishes: Wishes, *, cached: bool, settled: Settled) -> None:
    """The blocks that a model repeats, compiled when the first step comes: a minute or so, once for each size."""
    refusal = _no_compile(plan, wishes, cached=cached)
    if refusal:
        settled.off.append(f"Compiled blocks: {refusal}")
        return
    for name, part in denoising(pipe).items():
        what = f"Compiled blocks ({name})"
        if not tried(settled, partial(part.compile_repeated_blocks, backend=wishes.compiler), what):
            continue
        if compiled(part):
            settled.on.append(f"{what}: the first step takes a minute longer")


def needs_compiler(pipe: Any, plan: Plan) -> bool:
    """Whether a model brings torch's flexible attention (AnyFlow-FAR): uncompiled, that keeps a number for every pair
    of tokens, which is more than any card has."""
    return plan.device.startswith("cuda") and any(backend_of(part) == "flex" for part in denoising(pipe).values())


def compiled(part: Any) -> bool:
    """Whether any block of a model is to be run compiled."""
    return any(getattr(inner, COMPILED, None) is not None for inner in part.modules())


def _no_compile(plan: Plan, wishes: Wishes, *, cached: bool) -> str:
    """Why nothing is compiled; empty if it may be tried. A small trial finds a compiler that is missing."""
    import torch

    if plan.offload not in ("none", "reader"):
        return f"not together with weights that wait outside of the card (preset {plan.preset})"
    if cached:
        return "not together with a step cache"
    if plan.fp8:
        return "not together with 8-bit weights"
    try:
        doubled: Any = torch.compile(_doubled, backend=wishes.compiler)
        doubled(torch.ones(8, device=plan.device))
    except REFUSALS as refused:
        return f"cannot be used here ({first_line(refused)})"
    return ""


def _doubled(numbers: Any) -> Any:
    return numbers * 2 + 1


def tuned(pipe: Any) -> bool:
    """Whether anything of it is set on any part."""
    return any(
        backend_of(part) or compiled(part) or getattr(part, "is_cache_enabled", False)
        for part in denoising(pipe).values()
    )
