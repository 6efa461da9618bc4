"""Fitting a model into a card."""

import pytest
from diffusion.memory.device import GIB, Facts, Kind
from diffusion.memory.planning import BUDGETS, Plan, fit, held_bytes, plan, preset_for, quantiser, waiting_bytes
from diffusion.memory.weights import Weights
from diffusion.record.record import Grid, Record
from hypothesis import given
from hypothesis import strategies as st

WAN = Record(pipeline="WanPipeline")
BILLION = 10**9
SMALL: Weights = {"transformer": 1_400_000_000, "text_encoder": 5_700_000_000, "vae": 130_000_000}
LARGE: Weights = SMALL | {"transformer": 14 * BILLION}
TWO: Weights = LARGE | {"transformer_2": 14 * BILLION}


def card(gigabytes: float, *, capability: tuple[int, int] = (8, 9), ram: int = 64, kind: Kind = "cuda") -> Facts:
    size = int(gigabytes * GIB)
    return Facts(
        kind=kind,
        device=kind,
        name="Card",
        total=size,
        free=size,
        ram=ram * GIB,
        ram_free=ram * GIB,
        capability=capability,
    )


def planned(facts: Facts, weights: Weights, preset: str = "auto", store: str = "") -> Plan:
    return plan(preset, WAN, facts=facts, weights=weights, quantiser=store)


@pytest.mark.parametrize(
    ("gigabytes", "preset"),
    [(6, "8 GB"), (8, "8 GB"), (12, "16 GB"), (16, "16 GB"), (24, "24 GB"), (32, "32 GB"), (80, "48 GB")],
)
def test_a_card_gets_the_preset_of_its_size(gigabytes: float, preset: str) -> None:
    assert preset_for(card(gigabytes)) == preset


def test_nobody_knows_a_card_without_figures_so_it_is_taken_for_a_small_one() -> None:
    assert preset_for(Facts(kind="cuda", device="cuda", name="Card")) == "8 GB"


def test_everything_lies_in_a_large_card() -> None:
    made = planned(card(80, capability=(9, 0)), LARGE)
    assert (made.offload, made.fp8, made.fits) == ("none", (), "yes")
    assert made.dtype == "bfloat16"
    assert made.attention == ("_native_cudnn", "native")


def test_fourteen_billion_are_kept_in_eight_bits_on_a_card_of_24_gb() -> None:
    made = planned(card(24), LARGE)
    assert made.fp8 == ("transformer",)
    assert made.offload == "reader"
    assert made.fits == "offload"


def test_of_two_experts_only_the_working_one_lies_in_the_card() -> None:
    made = planned(card(32), TWO)
    assert made.offload == "model"
    assert made.fp8 == ("transformer", "transformer_2")


def test_layers_come_and_go_on_a_small_card() -> None:
    made = planned(card(8), LARGE)
    assert made.offload in ("block", "leaf")
    assert made.streams
    assert made.tiling
    assert made.vae_dtype == ""


def test_a_small_machine_pins_layer_by_layer() -> None:
    made = planned(card(8, ram=24), LARGE | {"text_encoder": BILLION})
    assert made.low_ram
    assert made.offload == "leaf"


def test_a_machine_whose_memory_is_too_small_is_told() -> None:
    assert planned(card(8, ram=8), LARGE).fits == "no"


def test_what_reads_the_prompt_is_quantised_where_that_is_what_helps() -> None:
    weights = TWO | {"text_encoder": 40 * BILLION}
    made = planned(card(32, ram=200), weights, store="bitsandbytes")
    assert (made.quantised, made.quantiser, made.offload) == (("text_encoder",), "bitsandbytes", "model")
    assert planned(card(32, ram=200), weights).offload == "block"


def test_the_decoder_of_wan_computes_in_32_bits_where_there_is_room() -> None:
    assert planned(card(24), SMALL).vae_dtype == "float32"
    assert plan("auto", Record(pipeline="LTXPipeline"), facts=card(24), weights=SMALL).vae_dtype == ""


def test_weights_that_are_in_few_bits_already_are_not_cast() -> None:
    assert planned(card(24), LARGE).fp8
    made = plan("auto", WAN, facts=card(24), weights=LARGE, packed=True, quantiser="bitsandbytes")
    assert (made.fp8, made.offload) == ((), "block")


def test_old_cards_have_no_bfloat16_and_that_is_said() -> None:
    made = planned(card(16, capability=(7, 5)), SMALL)
    assert made.dtype == "float16"
    assert any("float16" in note for note in made.notes)


def test_a_processor_is_slow_and_that_is_said() -> None:
    made = planned(Facts(ram=64 * GIB, ram_free=60 * GIB), SMALL)
    assert (made.preset, made.device, made.dtype, made.offload) == ("cpu", "cpu", "float32", "none")
    assert "processor" in made.notes[0]


def test_a_processor_computes_in_16_bits_what_would_not_fit_in_32() -> None:
    made = planned(Facts(ram=32 * GIB, ram_free=24 * GIB), SMALL)
    assert (made.dtype, made.fits) == ("bfloat16", "yes")
    assert planned(Facts(ram=16 * GIB, ram_free=12 * GIB), LARGE).fits == "no"


def test_the_processor_can_be_asked_for() -> None:
    assert planned(card(24), SMALL, "cpu").device == "cpu"


def test_a_preset_for_a_larger_card_is_taken_as_far_as_the_card_goes() -> None:
    made = planned(card(12), LARGE, "32 GB")
    assert made.held < 12 * GIB
    assert any("32 GB" in note for note in made.notes)


def test_apples_memory_is_one() -> None:
    made = planned(card(36, kind="mps"), LARGE)
    assert (made.offload, made.fp8, made.attention) == ("none", (), ("native",))


def test_decoders_that_are_not_causal_are_tiled_earlier() -> None:
    record = Record(pipeline="LTXPipeline", grid=Grid(causal=False))
    assert plan("16 GB", record, facts=card(16), weights=SMALL).tiling
    assert not planned(card(16), SMALL).tiling


def test_weights_of_unknown_size_wait_outside_to_be_safe() -> None:
    made = planned(card(24), {})
    assert (made.offload, made.fits) == ("model", "unknown")


def test_which_quantiser_is_there_is_looked_up_without_importing_it() -> None:
    assert quantiser() in ("", "bitsandbytes", "torchao", "quanto")


def test_a_card_in_the_library_says_whether_a_model_fits() -> None:
    assert fit(0, facts=card(24)) == ("unknown", "24 GB")
    assert fit(3 * BILLION, facts=card(24)) == ("yes", "24 GB")
    assert fit(40 * BILLION, 11 * BILLION, facts=card(24)) == ("offload", "24 GB")
    assert fit(400 * BILLION, facts=card(24)) == ("no", "24 GB")


sizes = st.integers(min_value=10**6, max_value=40 * BILLION)
models = st.fixed_dictionaries({"transformer": sizes, "text_encoder": sizes, "vae": st.integers(10**6, BILLION)})
RANK = {"no": 0, "offload": 1, "yes": 2}


@given(weights=models, gigabytes=st.floats(6, 96), more=st.floats(0, 96))
def test_a_larger_card_never_fits_less(weights: Weights, gigabytes: float, more: float) -> None:
    small, large = (planned(card(size, ram=256), weights, "48 GB") for size in (gigabytes, gigabytes + more))
    assert RANK[large.fits] >= RANK[small.fits]


@given(
    weights=models,
    gigabytes=st.floats(6, 96),
    preset=st.sampled_from(["auto", *BUDGETS]),
    store=st.sampled_from(["", "bitsandbytes"]),
)
def test_what_fits_lies_within_the_card(weights: Weights, gigabytes: float, preset: str, store: str) -> None:
    facts = card(gigabytes, ram=128)
    made = planned(facts, weights, preset, store)
    assert made.held == held_bytes(made, weights)
    if made.fits != "no":
        assert made.held <= min(
            facts.total, BUDGETS.get(made.preset, 0) * GIB if made.preset != "48 GB" else facts.total
        )
        assert waiting_bytes(made, weights) <= facts.ram
