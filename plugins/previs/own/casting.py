"""Which files play whom in a shot, and the bodies made of them."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np

from previs.cast import KINDS, build
from previs.mesh.parts import place, replaced
from previs.own.document import RefusedError
from previs.own.folder import load
from previs.own.model import Model
from previs.own.playing import OwnPerformance, actor_of, perform_own
from previs.props import PROPS
from previs.records import Actor, Floats, Mesh, Placement, Rig, Skeleton

_SMALLEST, _LARGEST = 0.02, 60.0
"""Metres; what a file says of a size outside of these is not believed."""


class Wardrobe(NamedTuple):
    """Files by the kind, or the name, that they play; `files` may be empty."""

    files: Mapping[str, Path] = {}
    cache_dir: Path | None = None

    def file_for(self, kind: str, label: str) -> Path | None:
        """The file that plays a subject: by its name as written, else by its kind."""
        named = "_".join(label.lower().split())
        return self.files.get(named) or self.files.get(kind)

    def model(self, path: Path, kind: str) -> Model:
        """The model in a file, as tall as the kind it plays; raises `RefusedError`."""
        return load(path, self._height(path, kind))

    def donors(self) -> list[Model]:
        """All models that clips may be borrowed of; those that are refused are left out."""
        found: list[Model] = []
        for path in self.files.values():
            try:
                model = load(path, None)
            except RefusedError:
                continue
            if model.clips:
                found.append(model)
        return found

    def _height(self, path: Path, kind: str) -> float | None:
        """How tall a kind is, else as the file says, if that can be."""
        if kind in KINDS:
            return build(kind, cache_dir=self.cache_dir).height
        if kind in PROPS:
            return PROPS[kind].height
        height = load(path, None).height
        return None if _SMALLEST <= height <= _LARGEST else 1.7


NO_WARDROBE = Wardrobe()
DRAUGHT = 0.28


def rig_of(kind: str, cache_dir: Path | None) -> Rig:
    """How a kind is moved; what has no body of its own stands still."""
    return build(kind, cache_dir=cache_dir).rig if kind in KINDS else "still"


def still_mesh(model: Model) -> Mesh:
    """The model at rest as one rigid mesh, in metres on the ground."""
    count = len(model.mesh.vertices)
    vertices, normals = np.empty((count, 3), np.float32), np.empty((count, 3), np.float32)
    resting = OwnPerformance(model, actor_of(model, "", "still"), "stand", tempo=1.0, seed=0)
    resting.pose(0.0, Placement(0.0, 0.0, 0.0, 0.0), vertices, normals)
    rigid = replace(model.mesh, bones=np.zeros((count, 3), np.int32), weights=_whole(count))
    return replaced(rigid, vertices=vertices, normals=normals)


def _whole(count: int) -> Floats:
    """All weight on the first of three bones (V, 3)."""
    weights = np.zeros((count, 3), np.float32)
    weights[:, 0] = 1.0
    return weights


def still_actor(model: Model, kind: str, rig: Rig) -> Actor:
    """A model without joints as an actor of a kind, moved as a whole; a hull lies DRAUGHT of its height in the
    water."""
    mesh = still_mesh(model)
    if rig == "vessel":
        mesh = place(mesh, (0.0, -DRAUGHT * model.height, 0.0))
    skeleton = Skeleton(("body",), np.array([-1], np.int32), np.zeros((1, 3), np.float32))
    return Actor(kind, rig, mesh, skeleton, model.height, model.length, 0.8 * model.height)


def performance_of(
    wardrobe: Wardrobe, model: Model, kind: str, action: str, *, tempo: float = 1.0, seed: int = 0
) -> OwnPerformance:
    """A jointed model doing something."""
    actor = actor_of(model, kind, rig_of(kind, wardrobe.cache_dir))
    return perform_own(model, actor, action, donors=wardrobe.donors(), tempo=tempo, seed=seed)
