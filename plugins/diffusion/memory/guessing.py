"""What a take would cost by size and length alone: bytes and seconds, from the shape of the model and of the clip.

All of it grows with frames, pixels and steps. It is right to a factor of two or so; what was measured corrects it.
"""

import os
from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from diffusion.memory.device import GIB, Facts
from diffusion.memory.planning import Plan, component_bytes, held_bytes
from diffusion.memory.weights import DECODERS, Shape, Weights, denoisers
from diffusion.record.record import Record
from studio.extend.api import Recipe, Value

CONTEXT = GIB * 6 // 10
"""What CUDA and its libraries take for themselves."""

KEPT_PER_TOKEN = 14
"""Values that a denoiser keeps at once for a token and a unit of width: in and out, query, key, value, the feed-forward
layer's inside, and copies in 32 bits for its norms."""

DECODER_CHANNELS, DECODER_COPIES = 96, 5
"""Of Wan's decoder at full size; and tensors of that size that it keeps at once."""
FLAT_CHANNELS = 16
"""The same for each pixel of decoders that unfold patches last."""
TILE = 256 * 256

CHUNK, HISTORY = 9, 3
"""Latent frames that Helios makes at a time, and about as many as its history is pressed into."""

DECODER_WORK = 1.2e7
"""Operations of a decoder for each pixel of each frame."""

PCI = 12e9
"""Bytes a second from the machine's memory to the card."""

SPEEDS = {(12, 0): 110e12, (10, 0): 800e12, (9, 0): 350e12, (8, 9): 90e12, (8, 6): 40e12, (8, 0): 150e12, (7, 5): 20e12}
"""Operations a second that models reach on NVIDIA's cards, by capability: about half of what their makers promise."""
OTHER_CARD, APPLE, A_CORE = 40e12, 8e12, 30e9


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for. `passes`: how often the denoiser runs in a step (2 with guidance)."""

    width: int
    height: int
    frames: int
    steps: int
    passes: int = 2


class Cost(NamedTuple):
    """Bytes of the device's memory at the most, seconds in all, and seconds of a step."""

    memory: int
    seconds: float
    step_s: float


class Model(msgspec.Struct, frozen=True, kw_only=True):
    """What of a model its costs depend on; `packed`: its file has its weights in few bits."""

    record: Record
    weights: Weights
    shape: Shape
    packed: bool = False


def job_of(recipe: Recipe, record: Record) -> Job:
    """What a recipe asks of a model, whose own defaults stand in for what is not set."""
    steps = _number(recipe.params, "steps", 0) or record.native.steps
    guidance = _number(recipe.params, "guidance", -1)
    guided = (guidance if guidance >= 0 else record.native.guidance) > 1
    return Job(
        width=recipe.width,
        height=recipe.height,
        frames=recipe.frames,
        steps=max(1, int(steps)),
        passes=2 if guided else 1,
    )


def _number(params: Mapping[str, Value], name: str, default: float) -> float:
    value = params.get(name, default)
    return float(value) if isinstance(value, int | float) else default


def tokens(job: Job, record: Record) -> int:
    """What the denoiser attends to at once; of models that work in chunks, a chunk and a little of what was before."""
    grid = record.grid
    latent = grid.latent_frames(job.frames)
    if record.chunked:
        latent = min(latent, CHUNK) + HISTORY
    frames = -(-latent // grid.patch[0])
    rows = -(-job.height // (grid.spatial * grid.patch[1]))
    columns = -(-job.width // (grid.spatial * grid.patch[2]))
    return max(1, frames * rows * columns)


def runs(job: Job, record: Record) -> int:
    """How often the denoiser runs in all steps of a take."""
    chunks = -(-record.grid.latent_frames(job.frames) // CHUNK) if record.chunked else 1
    return job.steps * job.passes * max(1, chunks)


def guess(job: Job, model: Model, *, plan: Plan, facts: Facts) -> Cost:
    """What a take would cost under a plan."""
    count = tokens(job, model.record)
    step_s = _step_seconds(job, model, plan=plan, facts=facts, count=count)
    pixels = job.width * job.height * job.frames
    speed = speed_of(plan, facts)
    moved = 2 * sum(_moved_once(plan, model.weights)) / PCI
    seconds = runs(job, model.record) / job.passes * step_s + pixels * DECODER_WORK / speed + moved + 1.0
    return Cost(_memory(job, model, plan=plan, count=count), seconds, step_s)


def speed_of(plan: Plan, facts: Facts) -> float:
    """Operations a second."""
    if plan.device == "cpu":
        return A_CORE * (os.cpu_count() or 1)
    if facts.kind == "mps":
        return APPLE
    known = [speed for capability, speed in SPEEDS.items() if capability <= facts.capability]
    return known[0] if known else OTHER_CARD


def _step_seconds(job: Job, model: Model, *, plan: Plan, facts: Facts, count: int) -> float:
    """Every token goes through every weight (2 operations), and in every block looks at every other (4 a width).

    Of several denoisers one works in each step.
    """
    sizes = [model.weights[name] for name in denoisers(model.weights)] or [10**9]
    work = 2 * max(sizes) * count + 4 * count * count * model.shape.width * model.shape.blocks
    computing = job.passes * work / speed_of(plan, facts)
    if plan.offload not in ("block", "leaf"):
        return computing
    layers = [component_bytes(plan, name, model.weights[name]) for name in denoisers(model.weights)]
    streamed = job.passes * max(layers, default=0) / PCI
    return max(computing, streamed) if plan.streams else computing + streamed


def _moved_once(plan: Plan, weights: Weights) -> list[int]:
    """Bytes that come to the card once in a take, and go again."""
    if plan.offload == "none":
        return []
    stay = () if plan.offload == "model" else denoisers(weights)
    return [component_bytes(plan, name, count) for name, count in weights.items() if name not in stay]


def _memory(job: Job, model: Model, *, plan: Plan, count: int) -> int:
    """Steps and decoding come one after the other; where parts take turns, the decoder has the card for itself."""
    wide = 4 if plan.dtype == "float32" else 2
    denoising, decoding = count * model.shape.width * wide * KEPT_PER_TOKEN, _decoding(job, model.record, plan)
    held = held_bytes(plan, model.weights)
    if plan.offload == "model":
        alone = sum(component_bytes(plan, name, size) for name, size in model.weights.items() if name in DECODERS)
        return max(held + denoising, alone + decoding) + _context(plan)
    return held + max(denoising, decoding) + _context(plan)


def _context(plan: Plan) -> int:
    return 0 if plan.device == "cpu" else CONTEXT


def _decoding(job: Job, record: Record, plan: Plan) -> int:
    """What the decoder needs: causal ones work on a latent frame at a time, others on the whole clip, tiled ones on a
    tile."""
    wide = 4 if (plan.vae_dtype or plan.dtype) == "float32" else 2
    area = job.width * job.height
    worked = min(area, TILE) if plan.tiling else area
    clip = job.frames * area * 3 * 4
    if record.grid.causal:
        return min(job.frames, record.grid.temporal) * worked * DECODER_CHANNELS * DECODER_COPIES * wide + clip
    return job.frames * worked * FLAT_CHANNELS * DECODER_COPIES * wide + clip
