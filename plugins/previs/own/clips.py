"""Clips as poses at even steps, sampled once, also for another body with joints of the same names."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from previs.own.accessors import floats
from previs.own.document import MOST_KEYS, Document
from previs.own.properties import Animation, Sampler
from previs.own.tree import Tree

RATE = 30.0
"""Poses a second."""
LONGEST_S = 60.0
Doubles = npt.NDArray[np.float64]
_CARRIERS = frozenset({"hips", "pelvis", "body", "root", "torso"})
"""Names of the joint that carries all others."""
_WIDTHS = {"translation": 3, "rotation": 4, "scale": 3}


class Clip(NamedTuple):
    """A clip of F poses at RATE: for each joint name that it moves, translation (F, 3), rotation (F, 4) or scale
    (F, 3), by path; `seconds` it lasts."""

    name: str
    seconds: float
    tracks: Mapping[str, Mapping[str, Doubles]]


class Poses(NamedTuple):
    """A tree's poses: translation (F, N, 3), rotation (F, N, 4), scale (F, N, 3)."""

    translation: Doubles
    rotation: Doubles
    scale: Doubles


def clips_of(document: Document) -> tuple[Clip, ...]:
    """All clips of a document; raises `RefusedError` for one whose data is not sound."""
    return tuple(_clip(document, animation) for animation in document.gltf.animations)


def _clip(document: Document, animation: Animation) -> Clip:
    nodes = document.gltf.nodes
    moved: list[tuple[str, str, Doubles, Doubles, str]] = []
    for channel in animation.channels:
        target = channel.target
        if target.node is None or target.path not in _WIDTHS:
            continue
        if not (0 <= target.node < len(nodes) and 0 <= channel.sampler < len(animation.samplers)):
            raise document.refuse("a clip moves a node that is not there")
        sampler = animation.samplers[channel.sampler]
        times, values = _keys(document, sampler, _WIDTHS[target.path])
        moved.append((nodes[target.node].name, target.path, times, values, sampler.interpolation))
    end = max((float(times[-1]) for _, _, times, _, _ in moved), default=0.0)
    if end > LONGEST_S:
        raise document.refuse(f"the clip '{animation.name}' lasts {end:.0f} s, and {LONGEST_S:.0f} s are the most")
    steps = np.arange(max(2, round(end * RATE) + 1)) / RATE
    tracks: dict[str, dict[str, Doubles]] = {}
    for name, path, times, values, how in moved:
        tracks.setdefault(name, {})[path] = _sampled(np.minimum(steps, end), times, values, step=how == "STEP")
    return Clip(animation.name, max(end, 1.0 / RATE), tracks)


def _keys(document: Document, sampler: Sampler, width: int) -> tuple[Doubles, Doubles]:
    """Times (K,) that rise and their values (K, width); of a cubic spline only the points it goes through."""
    times = floats(document, sampler.input, 1)[:, 0]
    values = floats(document, sampler.output, width)
    if sampler.interpolation == "CUBICSPLINE":
        values = values[1::3]
    sound = 0 < len(times) <= MOST_KEYS and len(times) == len(values) and times[0] >= 0.0
    if not sound or (np.diff(times) < 0.0).any():
        raise document.refuse("the times of a clip do not fit its values")
    return times, values


def _sampled(at: Doubles, times: Doubles, values: Doubles, *, step: bool) -> Doubles:
    """Values at moments (F,), linear between keys; quaternions the shorter way round, then of length 1."""
    after = np.clip(np.searchsorted(times, at, side="right"), 1, max(1, len(times) - 1))
    before = after - 1
    after = np.minimum(after, len(times) - 1)
    span = np.maximum(times[after] - times[before], 1e-9)
    share = np.clip((at - times[before]) / span, 0.0, 1.0)[:, None]
    if step:
        share = np.floor(share)
    first, last = values[before], values[after]
    if values.shape[1] != 4:
        return first + (last - first) * share
    last = np.where((first * last).sum(axis=1, keepdims=True) < 0.0, -last, last)
    mixed = first + (last - first) * share
    return mixed / np.maximum(np.linalg.norm(mixed, axis=1, keepdims=True), 1e-12)


def _in_proportion(rest: Doubles, moved: Doubles) -> Doubles:
    """The way of another's hips (F, 3) as that of these, which rest at (3,)."""
    theirs = float(np.linalg.norm(moved[0]))
    ratio = float(np.linalg.norm(rest)) / theirs if theirs > 1e-9 else 1.0
    return rest + (moved - moved[0]) * ratio


def poses(clip: Clip, tree: Tree, *, borrowed: bool) -> Poses:
    """A clip on a tree. What it does not move rests; a borrowed clip turns joints and moves only the hips, in the
    body's own proportions."""
    frames = len(next(iter(next(iter(clip.tracks.values())).values()))) if clip.tracks else 2
    translation = np.tile(tree.translation, (frames, 1, 1))
    rotation = np.tile(tree.rotation, (frames, 1, 1))
    scale = np.tile(tree.scale, (frames, 1, 1))
    for place, name in enumerate(tree.names):
        tracks = clip.tracks.get(name, {})
        if "rotation" in tracks:
            rotation[:, place] = tracks["rotation"]
        if borrowed:
            if name.lower() in _CARRIERS and "translation" in tracks:
                translation[:, place] = _in_proportion(tree.translation[place], tracks["translation"])
            continue
        translation[:, place] = tracks.get("translation", translation[:, place])
        scale[:, place] = tracks.get("scale", scale[:, place])
    return Poses(translation, rotation, scale)
