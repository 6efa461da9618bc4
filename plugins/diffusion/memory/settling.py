"""A plan made true: where the parts of a pipeline lie and in what precision, each deed tried and reported."""

import gc
from functools import partial
from importlib import import_module
from typing import Any

from diffusion.contracts import Settled
from diffusion.memory.drivers import torch_facts
from diffusion.memory.parts import REFUSALS, drop_hooks, has_hook, modules, tried
from diffusion.memory.planning import QUANTISERS, Plan, plan
from diffusion.memory.tuning import Wishes, tune, untune
from diffusion.memory.weights import TEXT_ENCODERS, Weights
from diffusion.record.record import Record

GROUPED = "group_offloading"
"""diffusers' name of the hook that moves layers to the card and back."""

BLOCKS_AT_ONCE = 1
"""With streams the next block is fetched while one computes; diffusers allows one at a time then."""


def plan_here(preset: str, record: Record, weights: Weights, *, packed: bool = False) -> Plan:
    """The plan for what torch computes on, with a quantiser that was really loaded; imports torch. `packed`: the file
    has its weights in few bits already."""
    facts = torch_facts()
    store = usable_quantiser() if facts.kind == "cuda" else ""
    return plan(preset, record, facts=facts, weights=weights, packed=packed, quantiser=store)


def usable_quantiser() -> str:
    """The first package that stores weights in few bits and can be loaded, by diffusers' name; empty if none."""
    for package, name in QUANTISERS:
        try:
            import_module(package)
        except REFUSALS:
            continue
        return name
    return ""


def load_kwargs(plan: Plan) -> dict[str, Any]:
    """What `from_pretrained` is given: `dtype` by component, and how text encoders are read into few bits."""
    import torch

    dtype = getattr(torch, plan.dtype)
    given: dict[str, Any] = {"dtype": dtype}
    if plan.vae_dtype:
        given["dtype"] = {"vae": getattr(torch, plan.vae_dtype), "default": dtype}
    if plan.quantised:
        from diffusers.quantizers.pipe_quant_config import PipelineQuantizationConfig

        mapping: dict[str, Any] = {name: _few_bits(plan.quantiser, dtype) for name in plan.quantised}
        given["quantization_config"] = PipelineQuantizationConfig(quant_mapping=mapping)
    return given


def _few_bits(quantiser: str, dtype: Any) -> Any:
    """transformers' own record of how to read a text encoder."""
    kinds: Any = import_module("transformers")
    if quantiser == "bitsandbytes":
        return kinds.BitsAndBytesConfig(load_in_4bit=True, bnb_4bit_quant_type="nf4", bnb_4bit_compute_dtype=dtype)
    if quantiser == "torchao":
        return kinds.TorchAoConfig(import_module("torchao.quantization").Int8WeightOnlyConfig())
    return kinds.QuantoConfig(weights="int4")


def settle(pipe: Any, plan: Plan, wishes: Wishes | None = None) -> Settled:
    """Put a pipeline where the plan says, and set what was wished for; says what of it is really on.

    May be called again for the same plan with other wishes: what was set before is taken back first.
    """
    settled = Settled(preset=plan.preset, device=plan.device, off=list(plan.notes))
    _cast(pipe, plan, settled)
    _place(pipe, plan, settled)
    _quantised(plan, settled)
    _decoder(pipe, plan, settled)
    untune(pipe)
    tune(pipe, plan, wishes or Wishes(), settled)
    return settled


def _cast(pipe: Any, plan: Plan, settled: Settled) -> None:
    """fp8 in store, the plan's type in arithmetic. Cannot be taken back: another plan needs the model read again."""
    import torch

    parts = modules(pipe)
    for name in plan.fp8:
        part = parts.get(name)
        if part is None:
            continue
        what = f"8-bit weights ({name})"
        if getattr(part, "hf_quantizer", None) is not None:
            settled.off.append(f"{what}: its file has them in few bits already")
            continue
        if not in_eight_bits(part):
            compute = getattr(torch, plan.dtype)

            def deed(part: Any = part, compute: Any = compute) -> None:
                part.enable_layerwise_casting(storage_dtype=torch.float8_e4m3fn, compute_dtype=compute)

            if not tried(settled, deed, what):
                continue
        if in_eight_bits(part):
            settled.on.append(what)
        else:
            settled.off.append(f"{what}: no layer of this model takes them")


def in_eight_bits(part: Any) -> bool:
    """Whether any of a module's weights are kept as fp8."""
    import torch

    return any(weight.dtype == torch.float8_e4m3fn for weight in part.parameters())


def _place(pipe: Any, plan: Plan, settled: Settled) -> None:
    import torch

    if plan.offload == "model" and not offloaded(pipe):
        if not tried(settled, lambda: pipe.enable_model_cpu_offload(device=plan.device), "Parts in turn"):
            pipe.to(plan.device)
    elif plan.offload in ("reader", "block", "leaf"):
        _group(pipe, plan, settled)
    elif not offloaded(pipe) and not plan.quantised:
        pipe.to(torch.device(plan.device))
    settled.on.append(_where(pipe, plan))


def offloaded(pipe: Any) -> bool:
    """Whether the parts of a pipeline take turns in the card."""
    return bool(getattr(pipe, "_all_hooks", None))


def grouped(part: Any) -> bool:
    """Whether the layers of a module come and go."""
    return has_hook(part, GROUPED)


def _group(pipe: Any, plan: Plan, settled: Settled) -> None:
    """Layers come and go, of what reads the prompt (one by one: its blocks lie too deep for diffusers to find) and,
    but for `reader`, of the denoisers. All others lie in the card: decoders are called past the hooks, and traced
    wrongly where they are tiled."""
    for name, part in modules(pipe).items():
        reader = name in TEXT_ENCODERS
        comes = reader or (plan.offload != "reader" and name.startswith(("transformer", "unet")))
        if not comes:
            part.to(plan.device)
            continue
        deed = partial(_go, part, plan, blocks=plan.offload == "block" and not reader)
        if not grouped(part) and not tried(settled, deed, f"Layers of {name} in turn"):
            part.to(plan.device)


def _go(part: Any, plan: Plan, *, blocks: bool) -> None:
    """Group offload of one module; its own method asks whether it may, others have none."""
    import torch
    from diffusers.hooks.group_offloading import apply_group_offloading

    given: dict[str, Any] = {
        "onload_device": torch.device(plan.device),
        "offload_device": torch.device("cpu"),
        "offload_type": "block_level" if blocks else "leaf_level",
        "num_blocks_per_group": BLOCKS_AT_ONCE if blocks else None,
        "use_stream": plan.streams,
        "non_blocking": plan.streams,
        "record_stream": plan.streams,
        "low_cpu_mem_usage": plan.low_ram and plan.streams,
    }
    if hasattr(part, "enable_group_offload"):
        part.enable_group_offload(**given)
    else:
        apply_group_offloading(part, **given)


def _where(pipe: Any, plan: Plan) -> str:
    """Where things really lie, in words."""
    if offloaded(pipe):
        return f"Parts take turns on {plan.device}; the others wait in the machine's memory"
    coming = [name for name, part in modules(pipe).items() if grouped(part)]
    if coming:
        ahead = ", fetched ahead" if plan.streams else ""
        return f"Layers of {' and '.join(coming)} come to {plan.device} in turn{ahead}"
    return f"All weights on {plan.device}, {plan.dtype}"


def _quantised(plan: Plan, settled: Settled) -> None:
    if plan.quantised:
        settled.on.append(f"{' and '.join(plan.quantised)} in few bits ({plan.quantiser})")


def _decoder(pipe: Any, plan: Plan, settled: Settled) -> None:
    """Tiles change the picture a little at their seams, and rule out decoding latent by latent; slices do neither."""
    vae = modules(pipe).get("vae")
    for wanted, deed, flag, what in (
        (plan.tiling, "enable_tiling", "use_tiling", "Decoding in tiles"),
        (plan.slicing, "enable_slicing", "use_slicing", "Decoding picture by picture"),
    ):
        if not wanted or vae is None:
            continue
        if tried(settled, lambda deed=deed: getattr(vae, deed)(), what) and getattr(vae, flag, False):
            settled.on.append(what)


def release(pipe: Any) -> None:
    """Take a pipeline apart before it is dropped, so that nothing of it stays in the card."""
    untune(pipe)
    if offloaded(pipe):
        pipe.remove_all_hooks()
    for part in modules(pipe).values():
        for hook in (GROUPED, "layer_execution_tracker", "lazy_prefetch_group_offloading"):
            drop_hooks(part, hook)
    free()


def free() -> None:
    """Give back to the card what Python and torch still hold and nobody uses."""
    import torch

    gc.collect()
    if torch.cuda.is_available():
        torch.cuda.empty_cache()
    elif torch.backends.mps.is_available():
        torch.mps.empty_cache()
    elif torch.xpu.is_available():
        torch.xpu.empty_cache()
