"""From a model's record to the capability record that the window builds its controls from."""

from collections.abc import Iterator

import msgspec

from diffusion.record.record import Record
from studio.extend.api import Capabilities, Inputs, Parameter, Sizes

HD = 1280 * 720
"""Pixels that models which were trained for less still make sense of."""
FINE = 32
"""From so many pixels to a latent on, a model is meant for large pictures whatever its defaults are."""
LONGEST_S = 60
"""Seconds of a clip in chunks."""
CONTROL_STRENGTHS = {"conditioning_scale", "strength"}
STAGES = "pyramid_num_inference_steps_list"


def abilities(declared: Capabilities, record: Record, *, model: str, digest: str) -> Capabilities:
    """What the engine can do with one model. `declared`: what it can do at all, from its manifest."""
    return msgspec.structs.replace(
        declared,
        model=model,
        digest=digest,
        gives_audio=record.audio,
        chunked=record.chunked,
        updates=takes_changes(record),
        inputs=_inputs(record),
        sizes=_sizes(declared.sizes, record),
        parameters=tuple(_parameters(declared.parameters, record)),
    )


def takes_changes(record: Record) -> bool:
    """Whether a prompt can be changed on the way: its callback may write prompt embeddings back."""
    return record.callback and any(name.startswith("prompt_embeds") for name in record.callback_tensors)


def takes_first_frame(record: Record) -> bool:
    """By an argument, as a keyframe, as the known part of a video to fill (VACE), or as a video's start (AnyFlow)."""
    starts = bool(record.video) and record.pipeline.startswith("AnyFlow")
    return bool(record.first_frame or record.keyframes) or _fills(record) or starts


def takes_last_frame(record: Record) -> bool:
    """By an argument, as a keyframe, or as the known part of a video to fill."""
    return bool(record.last_frame or record.keyframes) or _fills(record)


def _fills(record: Record) -> bool:
    return bool(record.control and record.mask)


def _inputs(record: Record) -> Inputs:
    return Inputs(
        first_frame=takes_first_frame(record),
        last_frame=takes_last_frame(record),
        keyframes=bool(record.keyframes),
        video=bool(record.video),
        mask=bool(record.mask),
        references=4 if record.references else 0,
        control_video=bool(record.control or record.video),
    )


def _sizes(most: Sizes, record: Record) -> Sizes:
    grid, native, lengths = record.grid, record.native, record.lengths
    multiple = grid.multiple
    if record.fixed_size:
        return Sizes(
            multiple=multiple,
            min_side=min(native.width, native.height),
            max_side=max(native.width, native.height),
            max_pixels=native.width * native.height,
            frame_step=lengths.step,
            frame_offset=lengths.offset,
            min_frames=native.frames,
            max_frames=native.frames,
        )
    pixels = native.width * native.height
    longest = min(most.max_side, record.max_side or most.max_side) // multiple * multiple
    shortest = lengths.step + lengths.offset
    return Sizes(
        multiple=multiple,
        min_side=min(-(-most.min_side // multiple) * multiple, longest),
        max_side=longest,
        max_pixels=most.max_pixels if grid.spatial >= FINE else min(most.max_pixels, max(HD, pixels * 3 // 2)),
        frame_step=lengths.step,
        frame_offset=lengths.offset,
        min_frames=max(shortest, lengths.snapped(most.min_frames)),
        max_frames=max(shortest, lengths.snapped(_longest(most, record))),
    )


def _longest(most: Sizes, record: Record) -> int:
    native = record.native
    if record.chunked:
        frames = int(native.rate * LONGEST_S)
    elif record.grid.causal:
        frames = max(most.max_frames, native.frames * 3)
    else:
        frames = native.frames * 2
    return min(frames, record.lengths.most) if record.lengths.most else frames


def _parameters(declared: tuple[Parameter, ...], record: Record) -> Iterator[Parameter]:
    """Those that mean something to the model, with its own defaults in their words."""
    left_out = _meaningless(record)
    words = _words(record)
    for parameter in declared:
        if parameter.name not in left_out:
            more = words.get(parameter.name)
            yield msgspec.structs.replace(parameter, help=f"{parameter.help} {more}".strip()) if more else parameter


def _meaningless(record: Record) -> set[str]:
    takes = set(record.arguments)
    wanted = {
        "steps": bool(takes & {"num_inference_steps", STAGES}),
        "guidance": "guidance_scale" in takes,
        "first_frame": takes_first_frame(record),
        "last_frame": takes_last_frame(record),
        "reference.*": bool(record.references),
        "control": bool(record.control or record.video),
        "strength": bool(takes & CONTROL_STRENGTHS) and bool(record.control or record.video),
        "lora": record.lora,
        "lora_scale": record.lora,
        "earlier.*": takes_changes(record),
        "resolution": not record.fixed_size,
    }
    return {name for name, means in wanted.items() if not means}


def _words(record: Record) -> dict[str, str]:
    native, grid = record.native, record.grid
    size = f"It was made for {native.width} x {native.height}"
    length = f"{native.frames} frames at {native.rate:g} a second"
    words = {
        "model": f"This one is a {record.pipeline}. {size}, {length}; sides are multiples of {grid.multiple}.",
        "steps": f"This model: {native.steps}.",
        "guidance": f"This model: {native.guidance:g}.",
        "resolution": f"{size}.",
    }
    if record.needs_picture:
        words["first_frame"] = "This model makes no shot without one."
    if set(record.needs) & {record.control, record.video} - {""}:
        words["control"] = "This model makes no shot without one."
    return words
