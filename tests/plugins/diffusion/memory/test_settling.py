"""Plans made true on a tiny pipeline, on the processor."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from diffusion.memory.planning import Offload, Plan
from diffusion.memory.settling import (
    free,
    grouped,
    in_eight_bits,
    load_kwargs,
    offloaded,
    plan_here,
    release,
    settle,
    usable_quantiser,
)
from diffusion.record.record import Record

ON_PROCESSOR = Plan(preset="8 GB", device="cpu", dtype="float32")
Make = Callable[[Any], Any]


def with_(**fields: Any) -> Plan:
    return msgspec.structs.replace(ON_PROCESSOR, **fields)


def test_types_are_given_to_the_loader(read: Callable[..., Any]) -> None:
    import torch

    pipe = read("wan", **load_kwargs(with_(dtype="bfloat16", vae_dtype="float32")))
    assert (pipe.transformer.dtype, pipe.text_encoder.dtype) == (torch.bfloat16, torch.bfloat16)
    assert pipe.vae.dtype == torch.float32
    assert load_kwargs(with_(dtype="float16")) == {"dtype": torch.float16}


def test_a_quantiser_is_one_that_can_be_loaded() -> None:
    assert usable_quantiser() in ("", "bitsandbytes", "torchao", "quanto")


def test_text_encoders_are_read_into_few_bits() -> None:
    given = load_kwargs(with_(quantised=("text_encoder",), quantiser="quanto"))
    assert given["quantization_config"].quant_mapping["text_encoder"].weights == "int4"
    given = load_kwargs(with_(quantised=("text_encoder",), quantiser="bitsandbytes"))
    assert given["quantization_config"].quant_mapping["text_encoder"].load_in_4bit


def test_the_plan_for_this_machine_is_made_of_what_torch_finds() -> None:
    import torch

    made = plan_here("auto", Record(pipeline="WanPipeline"), {"transformer": 10**6})
    assert made.device.startswith("cuda") == torch.cuda.is_available()
    assert made.fits == "yes"


def test_weights_lie_on_the_device(own_wan: Any) -> None:
    settled = settle(own_wan, ON_PROCESSOR)
    assert (settled.preset, settled.device) == ("8 GB", "cpu")
    assert settled.on[0] == "All weights on cpu, float32"
    assert settled.off == []


def test_notes_of_the_plan_are_passed_on(own_wan: Any) -> None:
    assert settle(own_wan, with_(notes=("The card is slow.",))).off == ["The card is slow."]


@pytest.mark.parametrize("offload", ["reader", "block", "leaf"])
def test_layers_that_come_and_go_change_no_picture(own_wan: Any, latents: Make, offload: Offload) -> None:
    before = latents(own_wan)
    settled = settle(own_wan, with_(offload=offload))
    assert grouped(own_wan.text_encoder)
    assert grouped(own_wan.transformer) == (offload != "reader")
    assert not grouped(own_wan.vae)
    assert "in turn" in settled.on[0]
    assert (latents(own_wan) == before).all()
    again = settle(own_wan, with_(offload=offload))
    assert again.on == settled.on
    release(own_wan)
    assert not grouped(own_wan.transformer)
    assert (latents(own_wan) == before).all()


def test_streams_that_a_device_does_not_have_are_reported(own_wan: Any, latents: Make) -> None:
    settled = settle(own_wan, with_(offload="leaf", streams=True))
    assert any("Layers of transformer in turn: not for" in line for line in settled.off)
    assert settled.on[0].startswith("All weights on cpu")
    assert latents(own_wan).isfinite().all()


def test_parts_take_turns(own_wan: Any, latents: Make) -> None:
    before = latents(own_wan)
    settled = settle(own_wan, with_(offload="model"))
    assert settled.on[0].startswith("Parts take turns on cpu")
    assert float((latents(own_wan) - before).abs().max()) < 1e-4  # weights that lie elsewhere are added up otherwise
    settle(own_wan, with_(offload="model"))
    release(own_wan)
    assert not offloaded(own_wan)
    assert latents(own_wan).isfinite().all()


def test_weights_in_eight_bits_are_nearly_the_same(own_wan: Any, latents: Make) -> None:
    before = latents(own_wan)
    settled = settle(own_wan, with_(fp8=("transformer", "transformer_2")))
    assert in_eight_bits(own_wan.transformer)
    assert "8-bit weights (transformer)" in settled.on
    after = latents(own_wan)
    assert after.dtype == before.dtype
    difference = float((after - before).abs().mean() / before.abs().mean())
    assert 0 < difference < 0.2
    assert settle(own_wan, with_(fp8=("transformer",))).on == settled.on


def test_weights_in_few_bits_stay_as_they_are(own_wan: Any) -> None:
    own_wan.transformer.hf_quantizer = "gguf"
    settled = settle(own_wan, with_(fp8=("transformer",)))
    assert settled.off == ["8-bit weights (transformer): its file has them in few bits already"]
    assert not in_eight_bits(own_wan.transformer)


def test_eight_bits_and_layers_in_turn_go_together(own_wan: Any, latents: Make) -> None:
    settled = settle(own_wan, with_(fp8=("transformer",), offload="leaf"))
    assert len(settled.on) >= 2
    assert in_eight_bits(own_wan.transformer)
    assert grouped(own_wan.transformer)
    assert latents(own_wan).isfinite().all()


def test_a_decoder_takes_tiles_and_slices(own_wan: Any) -> None:
    settled = settle(own_wan, with_(tiling=True, slicing=True))
    assert own_wan.vae.use_tiling
    assert {"Decoding in tiles", "Decoding picture by picture"} <= set(settled.on)


def test_what_nobody_uses_is_given_back() -> None:
    free()
