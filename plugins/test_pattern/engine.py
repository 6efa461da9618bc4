"""The engine: as fast as memory allows, the same frames for the same recipe, faults on request."""

import math
import time
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import cv2
import msgspec
import numpy as np

from studio.extend.api import TINY, Cancel, Capabilities, Frame, Report, Request, Sink, Value
from test_pattern.bars import KB, KR, Planes, bars, burn, planes
from test_pattern.beeps import beeps
from test_pattern.faults import before_frame

GOLDEN = math.pi * (3 - math.sqrt(5))
"""The golden angle: successive seeds turn the hues far apart."""

FADE = 12
"""Frames over which the picture that a clip starts from fades out."""

_NAP_S = 0.02


class TestPattern:
    """Bars whose hues the seed turns, a bright line that sweeps once a second (with a beep when it starts, if asked),
    and the number of each frame."""

    __test__ = False

    def __init__(self) -> None:
        self._about = _declared()

    def describe(self) -> Capabilities:
        return self._about

    def load(self, model: str, options: Mapping[str, Value], report: Report) -> None:
        report("Drawing the card", 1, 1)

    def unload(self) -> None:
        pass

    def generate(self, request: Request, sink: Sink, cancel: Cancel) -> None:
        recipe = request.recipe
        params = {item.name: recipe.params.get(item.name, item.default) for item in self._about.parameters}
        card = bars(recipe.width, recipe.height, recipe.seed * GOLDEN % math.tau)
        inset = _inset(request.first_frame) if request.first_frame is not None else None
        frame = np.empty_like(card)
        count = recipe.frames if params["fail_kind"] != "short" or params["fail_at"] == -1 else int(params["fail_at"])
        if params["sound"] != "none":
            length = recipe.frames if params["sound"] == "beep" else (recipe.frames + 1) // 2
            sink.sound(beeps(length, recipe.rate, int(params["sound_rate"])), int(params["sound_rate"]))
        if params["previews"]:
            _preview(card, recipe.frames, sink, cancel)
        changes = 0
        for index in range(count):
            cancel.check()
            if _change(request, params, index, sink):
                changes += 1
                sink.figure("changed_at" if changes == 1 else f"changed_at.{changes}", index)
            before_frame(index, params, sink, cancel)
            _wait(float(params["delay_ms"]) / 1000, cancel)
            np.copyto(frame, card)
            _sweep(planes(frame), index, recipe.rate.nominal)
            if inset is not None and index < FADE:
                _blend(planes(frame), inset, 1 - index / FADE)
            burn(frame, index)
            sink.frame(index, frame)


def _declared() -> Capabilities:
    """The record that the manifest declares: one place for it."""
    table: dict[str, Any] = tomllib.loads((Path(__file__).parent / "plugin.toml").read_text("utf-8"))
    record = {"engine": table["id"], "title": table["title"], "version": table["version"]}
    return msgspec.convert(record | table["engine"]["capabilities"], Capabilities)


def _change(request: Request, params: dict[str, Value], index: int, sink: Sink) -> bool:
    """Go on with what the artist changed meanwhile; tells whether the words are others, which only a note shows."""
    changed = request.changes.take()
    params.update({name: value for name, value in changed.items() if name in params})
    if "prompt" in changed:
        sink.note(f"From frame {index} on the words are: {changed['prompt']}")
    return "prompt" in changed


def _wait(seconds: float, cancel: Cancel) -> None:
    """Take time, but hear when it is over."""
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        cancel.check()
        time.sleep(min(left, _NAP_S))


def _preview(card: Frame, frames: int, sink: Sink, cancel: Cancel) -> None:
    """All frames at about a quarter of the size, as an engine shows that denoises."""
    small = [np.ascontiguousarray(plane[::4, ::4]) for plane in planes(card)]
    height, width = (side // 2 * 2 for side in small[0].shape)
    picture = np.concatenate(
        [
            small[0][:height, :width].ravel(),
            *(np.resize(plane[: height // 2, : width // 2], (height // 2, width // 2)).ravel() for plane in small[1:]),
        ]
    ).reshape(height * 3 // 2, width)
    for index in range(frames):
        cancel.check()
        sink.frame(index, picture, TINY)


def _sweep(target: Planes, index: int, rate: int) -> None:
    """A line that crosses the picture once a second."""
    width = target.y.shape[1]
    place = index % rate * width // rate
    target.y[:, place : place + max(1, width // 160)] = 235


def _inset(rgb: Frame) -> Planes:
    """A picture at a quarter of its size as I420 planes (ITU-R BT.709-6, limited range)."""
    height, width = (side // 8 * 2 for side in rgb.shape[:2])
    small = cv2.resize(rgb, (max(2, width), max(2, height)), interpolation=cv2.INTER_AREA).astype(np.float32) / 255
    luma = KR * small[..., 0] + (1 - KR - KB) * small[..., 1] + KB * small[..., 2]
    blue = 128 + 224 * (small[..., 2] - luma) / (2 * (1 - KB))
    red = 128 + 224 * (small[..., 0] - luma) / (2 * (1 - KR))
    halves = [plane.reshape(plane.shape[0] // 2, 2, -1, 2).mean(axis=(1, 3)) for plane in (blue, red)]
    return Planes((16 + 219 * luma).round().astype(np.uint8), *(half.round().astype(np.uint8) for half in halves))


def _blend(target: Planes, inset: Planes, weight: float) -> None:
    """Lay the inset over the upper left corner, as strong as `weight` says."""
    for below, above in zip(target, inset, strict=True):
        area = below[: above.shape[0], : above.shape[1]]
        area[:] = np.rint(above * weight + area * (1 - weight)).astype(np.uint8)
