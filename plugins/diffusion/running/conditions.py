"""What a take is made from beside words: pictures, videos and masks, fitted to the take, given as the pipeline asks.

Every picture has the take's shape when the pipeline gets it: scaled until it covers the take, then cropped; that is
said where it loses more than a little. What the pipeline has no argument for is said, and the take is made without it.
"""

import dataclasses
import sys
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from diffusion.record.record import Record
from studio.extend.api import BadInputError, Request

Picture = npt.NDArray[np.uint8]
"""RGB: (height, width, 3)."""

LOSS = 0.05
"""The share of a picture that may be cropped without a word."""

_UNKNOWN = 127
"""The grey of frames that VACE is to make."""


class _Given(NamedTuple):
    """The pictures that were given, at the take's size."""

    first: Picture | None
    last: Picture | None


def conditions(request: Request, record: Record, pipe: Any, note: Callable[[str], None]) -> dict[str, Any]:
    """The arguments for what the request has beside words. Raises `BadInputError` where the model cannot do without a
    picture, and `MediaError` for a file that is none."""
    recipe = request.recipe
    size = recipe.width, recipe.height
    given = _Given(_first(request, size, note), _picture(request, "last_frame", size, note))
    if given.first is None and record.needs_picture:
        raise BadInputError(
            f"{record.pipeline} makes a shot from a picture, and this one has none: link the shot to the one before, "
            f"or set its first frame."
        )
    arguments = _control(request, record, given, note)
    if not (record.control and record.mask and arguments):
        arguments |= _ends(given, record, pipe, recipe.frames, note)
    arguments |= _references(request, record, note)
    missing = [name for name in record.needs if name not in arguments]
    if missing:
        raise BadInputError(
            f"{record.pipeline} makes a shot from a video, and this one has none: set its control video."
        )
    return arguments


def _first(request: Request, size: tuple[int, int], note: Callable[[str], None]) -> Picture | None:
    """The picture to start from: the link to the shot before goes first."""
    if request.first_frame is not None:
        return fitted(request.first_frame, *size)
    return _picture(request, "first_frame", size, note)


def _picture(request: Request, name: str, size: tuple[int, int], note: Callable[[str], None]) -> Picture | None:
    picture = request.picture(name)
    if picture is None:
        return None
    _say_loss(name.replace("_", " "), picture, size, note)
    return fitted(picture, *size)


def _say_loss(what: str, picture: Picture, size: tuple[int, int], note: Callable[[str], None]) -> None:
    height, width = picture.shape[:2]
    shape, wanted = width / height, size[0] / size[1]
    if 1 - min(shape, wanted) / max(shape, wanted) > LOSS:
        sides = "left and right" if shape > wanted else "top and bottom"
        note(f"The {what} is {width}x{height} and the take {size[0]}x{size[1]}: it was scaled and cut at {sides}.")


def fitted(picture: Picture, width: int, height: int) -> Picture:
    """The middle of a picture at another size: scaled until it covers it, then cropped."""
    tall, wide = picture.shape[:2]
    if (wide, tall) == (width, height):
        return picture
    scale = max(width / wide, height / tall)
    size = max(width, round(wide * scale)), max(height, round(tall * scale))
    grown = cv2.resize(picture, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    left, top = (size[0] - width) // 2, (size[1] - height) // 2
    return np.ascontiguousarray(grown[top : top + height, left : left + width], dtype=np.uint8)


def _ends(given: _Given, record: Record, pipe: Any, frames: int, note: Callable[[str], None]) -> dict[str, Any]:
    """First and last frame: by arguments of their own, by keyframes, or as the known frames of a video to fill in."""
    if record.keyframes and (given.first is not None or given.last is not None):
        return {record.keyframes: list(_keyframes(given, pipe, frames))}
    arguments: dict[str, Any] = {}
    for what, picture, name in (("first", given.first, record.first_frame), ("last", given.last, record.last_frame)):
        if picture is None:
            continue
        if name:
            arguments[name] = Image.fromarray(picture)
        elif what == "first" and record.partition and record.video:
            arguments[record.video] = _as_clip(picture)
        else:
            note(f"{record.pipeline} takes no {what} frame: the take was made without it.")
    if record.last_frame in arguments and record.last_frame and record.first_frame not in arguments:
        del arguments[record.last_frame]
        note(f"{record.pipeline} takes a last frame only beside a first one: the take was made without it.")
    return arguments


def _as_clip(picture: Picture) -> Any:
    """One picture as the tensor (1, 1, 3, height, width), 0 to 1."""
    import torch

    return torch.from_numpy(picture.astype(np.float32) / 255.0).permute(2, 0, 1)[None, None]


def _keyframes(given: _Given, pipe: Any, frames: int) -> Iterator[Any]:
    """Pictures at their places in the clip, as the pipeline's own kind of condition: by frame, or by latent frame."""
    kind = _condition_kind(pipe)
    fields = {field.name for field in dataclasses.fields(kind)}
    for picture, last in ((given.first, False), (given.last, True)):
        if picture is None:
            continue
        values: dict[str, Any] = {"image" if "image" in fields else "frames": Image.fromarray(picture)}
        if "frame_index" in fields:
            values["frame_index"] = frames - 1 if last else 0
        else:
            values["index"] = -1 if last else 0
        yield kind(**values)


def _condition_kind(pipe: Any) -> Any:
    """The class of conditions of a pipeline's module, such as `LTXVideoCondition`."""
    module = vars(sys.modules[type(pipe).__module__])
    kinds = [
        kind for name, kind in module.items() if name.endswith("VideoCondition") and dataclasses.is_dataclass(kind)
    ]
    own = [kind for kind in kinds if getattr(kind, "__module__", "") == type(pipe).__module__]
    if not (own or kinds):
        raise BadInputError(f"{type(pipe).__name__} takes pictures in a form that is not known here: take them away.")
    return (own or kinds)[0]


def _references(request: Request, record: Record, note: Callable[[str], None]) -> dict[str, Any]:
    """Pictures of people and things, at their own size."""
    names = sorted(
        (name for name, value in request.recipe.params.items() if name.startswith("reference.") and value), key=_number
    )
    if not names:
        return {}
    if not record.references:
        note(f"{record.pipeline} takes no references: the take was made without them.")
        return {}
    pictures = [picture for name in names if (picture := request.picture(name)) is not None]
    return {record.references: [Image.fromarray(picture) for picture in pictures]}


def _number(name: str) -> tuple[int, str]:
    last = name.rpartition(".")[2]
    return (int(last) if last.isdecimal() else sys.maxsize, name)


def _control(request: Request, record: Record, given: _Given, note: Callable[[str], None]) -> dict[str, Any]:
    """A video that steers the take, and which parts of it are to be made anew (white in the mask)."""
    name = record.control or ("" if record.keyframes or record.partition else record.video)
    frames = _video(request, "control", note)
    if frames is not None and not name:
        note(f"{record.pipeline} takes no control video: the take was made without it.")
        return {}
    fills = bool(record.control and record.mask) and not (record.first_frame or record.keyframes)
    if frames is None and not (fills and (given.first is not None or given.last is not None)):
        return {}
    recipe = request.recipe
    shape = (recipe.height, recipe.width, 3)
    pictures = frames or [np.full(shape, _UNKNOWN, np.uint8)] * recipe.frames
    masks = _video(request, "mask", note) if record.mask else None
    masks = masks or [np.full(shape, 255, np.uint8)] * recipe.frames
    if fills:
        for at, picture in ((0, given.first), (-1, given.last)):
            if picture is not None:
                pictures[at], masks[at] = picture, np.zeros(shape, np.uint8)
    arguments: dict[str, Any] = {name: [Image.fromarray(picture) for picture in pictures]}
    if record.mask:
        arguments[record.mask] = [Image.fromarray(mask).convert("L") for mask in masks]
    return arguments | _strength(request, record)


def _strength(request: Request, record: Record) -> dict[str, Any]:
    value = request.recipe.params.get("strength")
    if not isinstance(value, (int, float)):
        return {}
    if "conditioning_scale" in record.arguments:
        return {"conditioning_scale": float(value)}
    return {"strength": min(1.0, float(value))} if "strength" in record.arguments else {}


def _video(request: Request, name: str, note: Callable[[str], None]) -> list[Picture] | None:
    """All frames of a video at the take's size."""
    frames = request.video(name)
    if frames is None:
        return None
    size = request.recipe.width, request.recipe.height
    fitting: list[Picture] = []
    for frame in frames:
        if not fitting:
            _say_loss(f"{name} video", frame, size, note)
        fitting.append(fitted(frame, *size))
    return fitting
