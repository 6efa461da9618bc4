"""The arguments of a pipeline's call, by its record alone: what it has no argument for is left out, and said."""

from collections.abc import Callable
from typing import Any

from diffusion.record.record import Record
from studio.extend.api import BadInputError, Recipe

_MORE_STAGES = "pyramid_num_inference_steps_list"
STAGES = 3
"""Sizes in which a pyramid denoises, one after another."""
OVERLAP = 17
"""Frames that SkyReels-V2 makes a second time to join its chunks, as its makers recommend."""


def arguments(recipe: Recipe, record: Record, *, prompt: str, note: Callable[[str], None]) -> dict[str, Any]:
    """All but pictures: words, size, length, rate, steps, guidance, seed. Raises `BadInputError` for a size
    that the model cannot make."""
    _check_size(recipe, record)
    import torch

    wanted: dict[str, Any] = {
        "prompt": prompt,
        "negative_prompt": recipe.negative or None,
        "width": recipe.width,
        "height": recipe.height,
        record.frames_argument: _length(recipe.frames, record),
        record.rate_argument: _rate(recipe, record),
        "generator": torch.Generator("cpu").manual_seed(recipe.seed),
        "seed": recipe.seed,
        "output_type": "pt",
        "use_resolution_binning": False,
        "overlap_history": OVERLAP,
        "chunk_partition": list(record.partition_of(_above(recipe.frames, record))) or None,
    }
    wanted |= _steps(recipe, record) | _guidance(recipe, record, note)
    if recipe.negative and (why := _deaf_to_negative(record, wanted.get("guidance_scale"))):
        note(f"The negative prompt had no effect: {why}.")
    if not (record.frames_argument or record.video or record.control):
        note(f"{record.pipeline} takes no number of frames: it makes as many as it does.")
    return {name: value for name, value in wanted.items() if name in record.arguments and value is not None}


def _deaf_to_negative(record: Record, guidance: float | None) -> str:
    """Why a pipeline does not heed a negative prompt; empty if it does."""
    if "negative_prompt" not in record.arguments:
        return f"{record.pipeline} takes none"
    if "true_cfg_scale" in record.arguments:
        return f"the guidance of {record.pipeline} was trained into it and knows the prompt alone"
    if "guidance_scale" in record.arguments and (record.native.guidance if guidance is None else guidance) <= 1:
        return "at a guidance of 1 or less only the prompt counts"
    return ""


def _check_size(recipe: Recipe, record: Record) -> None:
    multiple = record.grid.multiple
    if recipe.width % multiple or recipe.height % multiple:
        width, height = (max(multiple, round(side / multiple) * multiple) for side in (recipe.width, recipe.height))
        raise BadInputError(
            f"{record.pipeline} makes pictures whose sides are multiples of {multiple}, and {recipe.width}x"
            f"{recipe.height} is none: make it {width}x{height}."
        )


def _length(frames: int, record: Record) -> int:
    """What to ask for, so that the clip has all frames; what is too much is left out in the end."""
    return record.lengths.argument(_above(frames, record))


def _above(frames: int, record: Record) -> int:
    """The shortest length that the model makes and that has so many frames."""
    above = record.lengths.snapped(frames)
    while above < frames:
        above += record.lengths.step
    return above


def _rate(recipe: Recipe, record: Record) -> float | int:
    """Frames a second, as a whole number where the pipeline's argument is one (`fps`)."""
    rate = float(recipe.rate.fraction)
    return round(rate) if record.rate_argument == "fps" else rate


def _steps(recipe: Recipe, record: Record) -> dict[str, Any]:
    steps = recipe.params.get("steps", 0)
    if not isinstance(steps, (int, float)) or steps <= 0:
        if not record.distilled:
            return {}
        steps = record.native.steps
    if _MORE_STAGES in record.arguments:
        return {_MORE_STAGES: [max(1, round(steps / STAGES))] * STAGES}
    return {"num_inference_steps": int(steps)}


def _guidance(recipe: Recipe, record: Record, note: Callable[[str], None]) -> dict[str, Any]:
    guidance = recipe.params.get("guidance", -1.0)
    if not isinstance(guidance, (int, float)) or guidance < 0:
        return {"guidance_scale": record.native.guidance} if record.distilled else {}
    if "guidance_scale" not in record.arguments:
        note(f"{record.pipeline} takes no guidance: the take was made without it.")
    return {"guidance_scale": float(guidance)}
