"""Memory that was not enough: said, freed, and offered as less."""

import pytest
from diffusion.memory.device import GIB, Facts
from diffusion.memory.guessing import Model
from diffusion.memory.planning import plan
from diffusion.memory.shortage import is_shortage, out_of_memory
from diffusion.memory.weights import Shape
from diffusion.record.record import Record

from studio.extend.api import OutOfMemoryError, Rate, Recipe

CARD = Facts(kind="cuda", device="cuda", name="GeForce", total=24 * GIB, ram=64 * GIB, capability=(8, 9))
MODEL = Model(
    record=Record(pipeline="WanPipeline"),
    weights={"transformer": 5 * 10**9, "text_encoder": 6 * 10**9, "vae": 10**8},
    shape=Shape(3072, 30),
)


def asked(width: int, height: int) -> Recipe:
    return Recipe(
        engine="diffusers", revision=1, prompt="", width=width, height=height, frames=121, rate=Rate(24, 1), seed=1
    )


@pytest.mark.parametrize(
    ("error", "short"),
    [
        (MemoryError(), True),
        (OutOfMemoryError("x"), True),
        (RuntimeError("MPS backend out of memory (MPS allocated: 9 GB)"), True),
        (RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried 9 bytes"), True),
        (RuntimeError("CUBLAS_STATUS_ALLOC_FAILED when calling cublasCreate(handle)"), True),
        (RuntimeError("shapes do not match"), False),
        (ValueError("out of memory"), False),
    ],
)
def test_shortages_are_told_from_other_errors(error: Exception, short: bool) -> None:
    assert is_shortage(error) == short


def test_torchs_own_error_becomes_a_sentence_with_a_remedy() -> None:
    import torch

    recipe = asked(1280, 704)
    made = plan("24 GB", MODEL.record, facts=CARD, weights=MODEL.weights, quantiser="")
    with pytest.raises(torch.OutOfMemoryError) as raised:
        raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 9.00 GiB.")
    assert is_shortage(raised.value)
    said = out_of_memory(raised.value, recipe, MODEL, plan=made, facts=CARD)
    assert raised.value.__traceback__ is None
    sentence = str(said)
    assert sentence.startswith("1280x704, 121 frames, with the preset 24 GB need more than the GeForce has")
    assert "would fit" in sentence
    assert set(said.remedy) <= {"memory", "resolution"}
    assert said.remedy
    assert not said.retryable


def test_a_remedy_that_was_taken_leads_on_to_a_smaller_one() -> None:
    smaller = plan("8 GB", MODEL.record, facts=CARD, weights=MODEL.weights, quantiser="")
    said = out_of_memory(MemoryError(), asked(1280, 704), MODEL, plan=smaller, facts=CARD)
    assert "memory" not in said.remedy
    assert said.remedy.get("resolution") or "frames" in str(said) or "smaller" in str(said)


def test_the_processors_memory_is_the_machines() -> None:
    facts = Facts(ram=8 * GIB, ram_free=6 * GIB)
    small = Model(record=MODEL.record, weights={"transformer": 10**8}, shape=Shape(512, 8))
    made = plan("cpu", small.record, facts=facts, weights=small.weights)
    said = out_of_memory(MemoryError(), asked(1280, 704), small, plan=made, facts=facts)
    assert "this machine's memory" in str(said)


def test_what_was_said_already_stays() -> None:
    first = OutOfMemoryError("So it is.")
    made = plan("24 GB", MODEL.record, facts=CARD, weights=MODEL.weights)
    assert out_of_memory(first, asked(64, 64), MODEL, plan=made, facts=CARD) is first
