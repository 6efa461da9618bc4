"""Attention backends, step caches and compiled blocks on a tiny pipeline."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from diffusion.contracts import Settled
from diffusion.memory.parts import first_line, has_hook, tried
from diffusion.memory.planning import Plan
from diffusion.memory.tuning import (
    Wishes,
    backend_of,
    compiled,
    needs_compiler,
    spoken,
    tune,
    tuned,
    untune,
    unusable,
    wishes_of,
)

ON_PROCESSOR = Plan(preset="8 GB", device="cpu", dtype="float32")
Make = Callable[..., Any]


def set_(pipe: Any, *, plan: Plan = ON_PROCESSOR, **wishes: Any) -> Settled:
    settled = Settled(preset="8 GB", device="cpu")
    untune(pipe)
    tune(pipe, plan, Wishes(**wishes), settled)
    return settled


def active() -> str:
    """diffusers' backend for all models that have none of their own."""
    from diffusers.models import attention_dispatch

    registry: Any = vars(attention_dispatch)["_AttentionBackendRegistry"]
    return str(registry.get_active_backend()[0].value)


def test_wishes_are_read_from_parameters() -> None:
    assert wishes_of({}) == Wishes()
    asked = {"cache": "first block", "attention": "flash 3", "compile": True, "steps": 3}
    assert wishes_of(asked, 30) == Wishes(cache="first block", attention="flash 3", compile=True, steps=30)


def test_torchs_own_attention_is_taken_unasked(wan: Any) -> None:
    settled = set_(wan)
    assert settled.on == ["Attention by native (transformer)"]
    assert backend_of(wan.transformer) == "native"
    untune(wan)
    assert not tuned(wan)


@pytest.mark.parametrize("choice", ["cudnn", "flash", "flash 3", "xformers", "sage"])
def test_a_backend_that_is_not_there_is_reported_and_torchs_own_taken(wan: Any, choice: str) -> None:
    settled = set_(wan, attention=choice)
    assert settled.off[0].startswith(f"Attention by {choice}: cannot be used here")
    assert settled.on == ["Attention by native (transformer)"]


def test_a_models_backend_is_nobody_elses(wan: Any, latents: Make) -> None:
    before = active()
    settled = set_(wan, plan=msgspec.structs.replace(ON_PROCESSOR, attention=("_native_math",)))
    assert settled.on == ["Attention by _native_math (transformer)"]
    assert active() == before
    assert latents(wan).isfinite().all()


def test_a_model_that_brings_its_own_attention_keeps_it(own_wan: Any, latents: Make) -> None:
    from diffusers.models.attention_dispatch import AttentionBackendName

    for inner in own_wan.transformer.modules():
        if hasattr(inner, "processor"):
            inner.processor._attention_backend = AttentionBackendName("_native_math")
    settled = set_(own_wan, attention="native")
    assert settled.on == ["Attention as the model brings it (_native_math)"]
    untune(own_wan)
    assert backend_of(own_wan.transformer) == "_native_math"
    assert latents(own_wan).isfinite().all()


def test_backends_are_tried_with_masks_unless_one_was_asked_for() -> None:
    assert unusable("native", ON_PROCESSOR, masked=True) == ""
    assert unusable("_native_flash", ON_PROCESSOR, masked=False) == ""
    assert unusable("_native_flash", ON_PROCESSOR, masked=True)
    assert "cannot be used" in unusable("no such", ON_PROCESSOR, masked=False)
    assert spoken("_native_cudnn") == "cudnn"


@pytest.mark.parametrize("cache", ["first block", "taylorseer"])
def test_a_step_cache_is_set_and_taken_back(wan: Any, latents: Make, cache: str) -> None:
    before = latents(wan)
    settled = set_(wan, cache=cache, steps=20)
    assert any(line.startswith(f"Step cache '{cache}' (transformer)") for line in settled.on)
    assert wan.transformer.is_cache_enabled
    assert latents(wan).isfinite().all()
    assert set_(wan, cache=cache, steps=20).on == settled.on
    untune(wan)
    assert not tuned(wan)
    assert (latents(wan) == before).all()


@pytest.mark.parametrize(
    ("cache", "steps", "why"), [("first block", 4, "4"), ("magcache", 30, "ratios"), ("guess", 30, "not known")]
)
def test_a_cache_that_is_of_no_use_is_refused(wan: Any, cache: str, steps: int, why: str) -> None:
    settled = set_(wan, cache=cache, steps=steps)
    assert why in settled.off[0]
    assert not wan.transformer.is_cache_enabled


def test_a_pipeline_that_tells_caches_nothing_gets_none(wan: Any) -> None:
    class Plain:
        def __init__(self, components: dict[str, Any]) -> None:
            self.components = components

    settled = set_(Plain(wan.components), cache="first block", steps=30)
    assert "Plain does not support" in settled.off[0]


def test_a_cache_that_is_refused_leaves_nothing_behind(own_wan: Any, latents: Make) -> None:
    before = latents(own_wan)
    del own_wan.transformer.blocks[1:]
    alone = latents(own_wan)
    settled = set_(own_wan, cache="first block", steps=20)
    assert "Step cache 'first block' (transformer): not for this model" in settled.off[0]
    assert not has_hook(own_wan.transformer, "fbc")
    assert (latents(own_wan) == alone).all()
    assert (alone != before).any()


def test_blocks_are_compiled_and_taken_back(wan: Any, latents: Make) -> None:
    before = latents(wan)
    settled = set_(wan, compile=True, compiler="eager")
    assert any(line.startswith("Compiled blocks (transformer)") for line in settled.on)
    assert compiled(wan.transformer)
    untune(wan)
    assert not compiled(wan.transformer)
    assert (latents(wan) == before).all()


@pytest.mark.parametrize(
    ("fields", "wishes", "why"),
    [
        ({"offload": "model"}, {}, "wait outside"),
        ({"fp8": ("transformer",)}, {}, "8-bit"),
        ({}, {"cache": "first block", "steps": 20}, "step cache"),
        ({}, {"compiler": "no such compiler"}, "cannot be used"),
    ],
)
def test_what_compiling_does_not_go_with(wan: Any, fields: dict[str, Any], wishes: dict[str, Any], why: str) -> None:
    settled = set_(wan, plan=msgspec.structs.replace(ON_PROCESSOR, **fields), **({"compile": True} | wishes))
    assert any("Compiled blocks" in line and why in line for line in settled.off)
    assert not compiled(wan.transformer)


def test_blocks_whose_attention_needs_a_compiler_get_one_on_a_card(own_wan: Any) -> None:
    assert not needs_compiler(own_wan, ON_PROCESSOR)
    for inner in own_wan.transformer.modules():
        if hasattr(inner, "processor"):
            inner.processor._attention_backend = "flex"
    assert not needs_compiler(own_wan, ON_PROCESSOR)
    assert needs_compiler(own_wan, msgspec.structs.replace(ON_PROCESSOR, device="cuda:0"))


def test_a_deed_that_is_refused_is_reported_in_a_line() -> None:
    settled = Settled(preset="", device="cpu")

    def deed() -> None:
        raise ValueError("first\nsecond")

    assert not tried(settled, deed, "This")
    assert settled.off == ["This: not for this model or machine (first)"]
    assert len(first_line(ValueError("x" * 999))) == 160
    assert first_line(RuntimeError()) == "RuntimeError"
