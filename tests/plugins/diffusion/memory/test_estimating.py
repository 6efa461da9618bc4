"""What a take would cost: guesses, what they are corrected by, and what is advised where it does not fit."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from diffusion.memory.device import GIB, Facts
from diffusion.memory.estimating import at, card_of, estimate, learn, model_at, setting_of, way_of
from diffusion.memory.guessing import Job, Model, guess, job_of, runs, tokens
from diffusion.memory.history import History
from diffusion.memory.planning import Plan
from diffusion.memory.weights import Shape, shape_by_parameters, shape_of
from diffusion.record.record import Grid, Native, Record
from hypothesis import given
from hypothesis import strategies as st

from studio.extend.api import Rate, Recipe

BILLION = 10**9
WAN = Record(pipeline="WanPipeline", native=Native(steps=50, guidance=5.0))
LARGE = Model(
    record=WAN,
    weights={"transformer": 14 * BILLION, "text_encoder": 6 * BILLION, "vae": BILLION // 8},
    shape=Shape(5120, 40),
)


def card(gigabytes: int, name: str = "Card") -> Facts:
    return Facts(
        kind="cuda",
        device="cuda",
        name=name,
        total=gigabytes * GIB,
        free=gigabytes * GIB,
        ram=64 * GIB,
        ram_free=60 * GIB,
        capability=(8, 9),
    )


def recipe(width: int = 832, height: int = 480, frames: int = 81, **params: Any) -> Recipe:
    return Recipe(
        engine="diffusers",
        revision=1,
        prompt="a cat",
        width=width,
        height=height,
        frames=frames,
        rate=Rate(16, 1),
        seed=1,
        params=params,
    )


def test_a_recipe_asks_what_the_model_would_do_where_it_is_silent() -> None:
    assert job_of(recipe(), WAN) == Job(width=832, height=480, frames=81, steps=50, passes=2)
    assert job_of(recipe(steps=4, guidance=1.0), WAN).passes == 1
    assert job_of(recipe(steps=4), WAN).steps == 4


def test_tokens_are_those_of_the_grid() -> None:
    assert tokens(job_of(recipe(), WAN), WAN) == 21 * 30 * 52


def test_models_that_work_in_chunks_attend_to_one_at_a_time() -> None:
    helios = msgspec.structs.replace(WAN, chunked=True)
    short, long = (Job(width=640, height=384, frames=frames, steps=4) for frames in (33, 330))
    assert tokens(long, helios) == tokens(short, helios)
    assert runs(long, helios) > 5 * runs(short, helios)


def test_the_published_time_of_the_large_wan_is_met_to_a_factor_of_two() -> None:
    """1676 s on an RTX 5090 (TurboDiffusion's table of baselines)."""
    facts = msgspec.structs.replace(card(32), capability=(12, 0))
    setting = setting_of(recipe(), LARGE, facts)
    assert 838 < guess(setting.job, LARGE, plan=setting.plan, facts=facts).seconds < 3352


jobs = st.builds(
    Job,
    width=st.integers(4, 120).map(lambda n: n * 16),
    height=st.integers(4, 120).map(lambda n: n * 16),
    frames=st.integers(1, 60).map(lambda n: 4 * n + 1),
    steps=st.integers(1, 60),
    passes=st.integers(1, 2),
)
plans = st.builds(
    Plan,
    preset=st.just("24 GB"),
    device=st.sampled_from(["cuda", "cpu"]),
    offload=st.sampled_from(["none", "reader", "model", "block", "leaf"]),
    streams=st.booleans(),
    tiling=st.booleans(),
)


@given(
    job=jobs,
    plan=plans,
    more=st.integers(1, 50),
    causal=st.booleans(),
    chunked=st.booleans(),
    what=st.sampled_from(["frames", "steps", "width"]),
)
def test_more_is_never_cheaper(job: Job, plan: Plan, more: int, causal: bool, chunked: bool, what: str) -> None:
    model = msgspec.structs.replace(LARGE, record=Record(pipeline="X", chunked=chunked, grid=Grid(causal=causal)))
    step = {"frames": 4, "steps": 1, "width": 16}[what]
    larger = msgspec.structs.replace(job, **{what: getattr(job, what) + more * step})
    small, large = (guess(each, model, plan=plan, facts=card(24)) for each in (job, larger))
    assert large.seconds >= small.seconds > 0
    assert large.memory >= small.memory > 0


def test_a_decoder_that_has_the_card_for_itself_needs_less() -> None:
    job = Job(width=1920, height=1088, frames=81, steps=4)
    in_turn, at_once = (Plan(preset="24 GB", device="cuda", offload=way) for way in ("model", "none"))
    turn, once = (guess(job, LARGE, plan=plan, facts=card(24)).memory for plan in (in_turn, at_once))
    assert once - turn >= 2 * LARGE.weights["text_encoder"]


def test_a_denoisers_shape_is_in_its_configuration(tmp_path: Path) -> None:
    assert shape_of(tmp_path, {"transformer": 14 * BILLION}) == shape_by_parameters(14 * BILLION)
    assert abs(shape_by_parameters(14 * BILLION).width - 5120) < 600
    config = tmp_path / "transformer" / "config.json"
    config.parent.mkdir()
    config.write_text('{"num_attention_heads": 12, "attention_head_dim": 128, "num_layers": 30}')
    assert shape_of(tmp_path, {}) == Shape(1536, 30)
    config.write_text('{"num_layers": "many"}')
    assert shape_of(tmp_path, {}) == shape_by_parameters(BILLION)


def test_a_models_files_say_what_it_costs(rig: Callable[[str], Path]) -> None:
    model = model_at(rig("wan"), WAN)
    assert model.shape == Shape(24, 2)
    assert set(model.weights) == {"transformer", "text_encoder", "vae"}
    file = rig("wan") / "transformer" / "diffusion_pytorch_model.safetensors"
    assert model_at(file, WAN, rig("wan")) == model
    assert set(model_at(file, WAN).weights) == {"transformer"}


def test_an_estimate_is_a_guess_at_first(tmp_path: Path) -> None:
    made = estimate(recipe(), LARGE, facts=card(24), history=History(tmp_path), digest="d")
    assert (made.sure, made.takes, made.fits, made.preset) == ("guess", 0, True, "24 GB")
    assert 0 < made.memory <= made.available < 24 * GIB
    assert made.advice == ""


def seen(history: History, asked: Recipe, facts: Facts, **figures: float) -> None:
    plan = setting_of(asked, LARGE, facts).plan
    learn(asked, LARGE, plan=plan, facts=facts, history=history, digest="d", figures=figures)


def test_it_is_learned_from_takes_like_it(tmp_path: Path) -> None:
    history, facts = History(tmp_path), card(24)
    for _ in range(3):
        seen(history, recipe(), facts, seconds=500.0, peak_bytes=20 * GIB, step_ms=9000)
    made = estimate(recipe(), LARGE, facts=facts, history=history, digest="d")
    assert (made.sure, made.takes) == ("learned", 3)
    assert made.seconds == pytest.approx(500.0)
    assert made.memory == pytest.approx(20 * GIB, rel=1e-6)
    longer = estimate(recipe(frames=161), LARGE, facts=facts, history=history, digest="d")
    assert longer.sure == "scaled"
    assert longer.seconds > 1000


def test_takes_that_were_set_otherwise_tell_how_fast_the_card_is(tmp_path: Path) -> None:
    history, facts = History(tmp_path), card(24)
    seen(history, recipe(cache="first block"), facts, seconds=300.0)
    assert estimate(recipe(), LARGE, facts=facts, history=history, digest="d").sure == "scaled"
    other = estimate(recipe(), LARGE, facts=card(24, "Other"), history=history, digest="d")
    assert other.sure == "guess"
    assert estimate(recipe(), LARGE, facts=facts, history=history, digest="e").sure == "guess"


def test_what_does_not_fit_comes_with_what_would(tmp_path: Path) -> None:
    asked = recipe(1920, 1088, 241, memory="24 GB")
    made = estimate(asked, LARGE, facts=card(24), history=History(tmp_path), digest="d")
    assert not made.fits
    assert made.remedy
    assert "would fit" in made.advice
    params = dict(made.remedy)
    resolution = str(params.pop("resolution", ""))
    job = at(job_of(asked, WAN), {"720p": 921600, "480p": 409920, "360p": 230400}.get(resolution, 1920 * 1088), LARGE)
    again = recipe(job.width, job.height, 241, **({"memory": "24 GB"} | params))
    assert estimate(again, LARGE, facts=card(24), history=History(tmp_path), digest="d").fits


def test_a_model_that_fits_nowhere_is_told_plainly(tmp_path: Path) -> None:
    facts = msgspec.structs.replace(card(6), ram=4 * GIB)
    made = estimate(recipe(), LARGE, facts=facts, history=History(tmp_path), digest="d")
    assert (made.fits, made.remedy) == (False, {})
    assert "smaller" in made.advice


def test_a_smaller_size_keeps_the_shape_and_the_grid() -> None:
    job = at(Job(width=1920, height=1088, frames=81, steps=4), 854 * 480, LARGE)
    assert job.width * job.height <= 854 * 480
    assert job.width % 16 == job.height % 16 == 0
    assert 1.6 < job.width / job.height < 1.9


def test_names_in_the_history_are_the_same_whoever_was_asked() -> None:
    plan = Plan(preset="24 GB", device="cuda:0", fp8=("transformer",), quantised=("text_encoder",), quantiser="quanto")
    assert way_of(plan, {"compile": True}) == "cuda bfloat16 none fp8 quanto off auto compiled"
    assert card_of(card(24, "AMD Radeon RX 7900 XTX")) == card_of(card(24, "AMD graphics card"))
