"""The engine as the worker uses it: questions without torch, models kept between takes, failures in sentences."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
import torch
from diffusion.engine import DiffusersEngine

from studio.extend.api import (
    LATENT,
    BadInputError,
    Cancel,
    CancelledError,
    DeviceLostError,
    Engine,
    Modelled,
    OutOfMemoryError,
    Recipe,
    Request,
)
from tests.plugins.diffusion.running.conftest import Tape, shot, unheard

Rig = Callable[[str], Path]

PLUGINS = Path(__file__).resolve().parents[3] / "plugins"
QUESTIONS = """
import sys
from pathlib import Path
from diffusion.engine import DiffusersEngine
from studio.extend.api import Rate, Recipe
model = sys.argv[1]
engine = DiffusersEngine()
assert engine.describe().device
about = engine.describe_model(model)
assert about.model == model and about.digest
assert [card.model for card in engine.survey([Path(model).parent]) if card.model == model]
recipe = Recipe(
    engine="diffusers", revision=1, prompt="a", width=64, height=64, frames=9, rate=Rate(16, 1), seed=1, model=model
)
assert engine.appraise(recipe).seconds > 0
assert not {"torch", "diffusers", "transformers"} & sys.modules.keys()
"""


@pytest.fixture(scope="module")
def engine() -> Iterator[DiffusersEngine]:
    made = DiffusersEngine()
    yield made
    made.unload()


@pytest.fixture(autouse=True)
def _own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, rig: Rig) -> None:
    """What is learned and remembered goes where it does no harm; models are built before."""
    rig("wan")
    monkeypatch.setenv("STORYREEL_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def of(model: Path, **more: Any) -> Recipe:
    """A small clip by a model."""
    return msgspec.structs.replace(shot(**more), model=str(model))


def make(engine: DiffusersEngine, recipe: Recipe) -> Tape:
    tape = Tape()
    engine.generate(Request(recipe), tape, Cancel())
    return tape


def test_it_is_an_engine_with_models() -> None:
    made = DiffusersEngine()
    assert isinstance(made, Modelled)
    asked: Engine = made
    asked.load("", {}, unheard)
    asked.unload()


def test_questions_are_answered_without_torch(rig: Rig) -> None:
    paths = os.pathsep.join(filter(None, [str(PLUGINS), os.environ.get("PYTHONPATH")]))
    command = [sys.executable, "-c", QUESTIONS, str(rig("wan"))]
    subprocess.run(command, check=True, timeout=60, env={**os.environ, "PYTHONPATH": paths})


def test_a_model_is_kept_and_previews_come_before_pictures(engine: DiffusersEngine, rig: Rig) -> None:
    engine.load(str(rig("wan")), {}, unheard)
    about = engine.describe()
    assert (about.model, about.gives_audio) == (str(rig("wan")), False)
    assert "preset cpu" in about.device
    pipe = engine.kept.model.pipe if engine.kept else None
    one, two = make(engine, of(rig("wan"))), make(engine, of(rig("wan")))
    assert engine.kept is not None
    assert engine.kept.model.pipe is pipe
    assert np.array_equal(np.stack(one.finals), np.stack(two.finals))
    assert any("processor" in sentence for sentence in one.notes)
    assert not any("processor" in sentence for sentence in two.notes), "what is so on this machine is said once"
    assert {quality for _, quality, _ in one.previews} == {LATENT}
    assert {"step_ms", "first_preview_ms", "decode_ms", "preview_share", "load_s"} <= one.figures.keys()


def test_what_takes_cost_is_learned(engine: DiffusersEngine, rig: Rig) -> None:
    assert engine.appraise(of(rig("wan"))).sure == "guess"
    make(engine, of(rig("wan")))
    estimate = engine.appraise(of(rig("wan")))
    assert (estimate.sure, estimate.takes) == ("learned", 1)


def test_other_weights_than_were_asked_for_are_said(engine: DiffusersEngine, rig: Rig) -> None:
    tape = make(engine, of(rig("wan"), **{"model.digest": "0123456789abcdef"}))
    assert any("are others than" in sentence for sentence in tape.notes)


def test_another_model_takes_the_place_of_the_first(engine: DiffusersEngine, rig: Rig) -> None:
    tape = make(engine, of(rig("ltx2"), side=64))
    assert len(tape.sounds) == 1
    assert engine.describe().gives_audio
    engine.unload()
    assert engine.describe().model == ""
    assert engine.kept is None


def test_what_is_no_model_is_refused(engine: DiffusersEngine, own_rig: Rig, tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="is not there"):
        make(engine, of(tmp_path / "none"))
    with pytest.raises(BadInputError):
        make(engine, of(tmp_path))
    half = own_rig("wan")
    (half / "vae" / "diffusion_pytorch_model.safetensors").unlink()
    with pytest.raises(BadInputError, match="not whole"):
        engine.load(str(half), {}, unheard)


def test_a_size_that_a_model_cannot_make_is_refused_in_a_sentence(engine: DiffusersEngine, rig: Rig) -> None:
    with pytest.raises(BadInputError, match="make it 32x32"):
        make(engine, of(rig("wan"), side=24))
    assert len(make(engine, of(rig("wan"))).finals) == 9


def test_a_lora_that_is_not_there_costs_only_its_take(engine: DiffusersEngine, rig: Rig, tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="LoRA"):
        make(engine, of(rig("wan"), lora=str(tmp_path / "gone.safetensors")))
    assert len(make(engine, of(rig("wan"))).finals) == 9


def test_what_is_open_stays_so_when_a_take_asks_for_what_is_not_there(
    engine: DiffusersEngine, rig: Rig, tmp_path: Path
) -> None:
    make(engine, of(rig("wan")))
    kept = engine.kept
    for params in ({"lora": str(tmp_path / "none.safetensors")}, {}):
        with pytest.raises(BadInputError):
            make(engine, of(rig("wan") if params else tmp_path / "none", **params))
        assert kept is not None
        assert engine.kept is kept
        assert kept.is_open


def test_a_cancel_while_a_model_is_opened(engine: DiffusersEngine, rig: Rig) -> None:
    engine.unload()
    cancel = Cancel()
    cancel.request()
    with pytest.raises(CancelledError):
        engine.generate(Request(of(rig("wan"))), Tape(), cancel)
    assert engine.kept is None


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 9.00 GiB."), OutOfMemoryError),
        (RuntimeError("CUDA error: unspecified launch failure"), DeviceLostError),
    ],
)
def test_what_the_card_does_is_said(engine: DiffusersEngine, rig: Rig, error: Exception, kind: type) -> None:
    make(engine, of(rig("wan")))
    assert engine.kept is not None

    def fail(_module: Any, _given: Any) -> None:
        raise error

    handle = engine.kept.model.pipe.transformer.register_forward_pre_hook(fail)
    try:
        with pytest.raises(kind) as said:
            make(engine, of(rig("wan")))
    finally:
        handle.remove()
    assert "\n" not in str(said.value)
    assert len(make(engine, of(rig("wan"))).finals) == 9
