"""Nothing sinks into the ground: a trunk that would is lifted, a head that would is raised."""

import math
from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

import numpy as np

from previs.mesh.parts import Doubles
from previs.motion.puppet import Puppet
from previs.motion.rig import carried, lowest
from previs.records import Ints

_TRUNK = ("hips", "spine", "chest", "pelvis", "body")
_HEAD = ("head", "nose", "jaw")
_NOWHERE = np.array((0.0, 1e9, 0.0))
_MOST = 0.9
"""Radians that a head is raised at most."""


class _Hull(NamedTuple):
    """The outermost points (N, 3) of some bones, and the bone of each."""

    points: Doubles
    bones: Ints


class Floor:
    """The ground at the place of a person or a beast; ships and whatever flies or swims know none."""

    def __init__(self, puppet: Puppet) -> None:
        self._puppet = puppet
        upright, beast = puppet.actor.rig == "biped", puppet.actor.rig == "quadruped"
        self._trunk = _hull(puppet, (*_TRUNK, *_HEAD) if upright else _TRUNK if beast else ())
        self._head = _hull(puppet, _HEAD if beast else ())
        self._feet = _hull(puppet, puppet.ends() if beast else ())
        self._tail = _hull(puppet, [name for name, i in puppet.index.items() if beast and i in puppet.tail])

    def keep(self) -> None:
        """Lift what has sunk; call after `settle`."""
        if not len(self._trunk.points):
            return
        puppet = self._puppet
        depth = float(self._deepest(self._trunk)[1])
        if not puppet.limbs.active[: puppet.legs].any():
            depth = min(depth, float(self._deepest(self._feet)[1]))
        if depth < 0.0:
            puppet.root[1] -= depth
            puppet.settle()
        self._raise(self._head, "neck", 1.0)
        self._raise(self._tail, "t0", -1.0)

    def _raise(self, hull: _Hull, joint: str, way: float) -> None:
        """Bend a joint up until what hangs on it clears the ground; `way`: is that ahead of it (1) or behind (-1)?"""
        puppet = self._puppet
        if joint not in puppet.index:
            return
        x, y, _ = (float(v) for v in self._deepest(hull))
        if y < 0.0:
            away = way * (x - float(puppet.frame.joints[puppet.index[joint], 0]))
            puppet.bend(joint, pitch=way * min(_MOST, math.atan2(-y, max(0.3 * puppet.length, away))))
            puppet.settle()

    def _deepest(self, hull: _Hull) -> Doubles:
        """The lowest point of a hull (3,); far above where there is none."""
        if not len(hull.points):
            return _NOWHERE
        i = lowest(self._puppet.frame, hull.points, hull.bones)
        return carried(self._puppet.frame, hull.points[i], int(hull.bones[i]))


def _hull(puppet: Puppet, names: Sequence[str]) -> _Hull:
    """The outermost points of bones; robes and capes that hang below a person's hips are none."""
    mesh = puppet.actor.mesh
    strongest = mesh.bones[np.arange(len(mesh.bones)), mesh.weights.argmax(axis=1)]
    ways = np.array([way for way in product((-1.0, 0.0, 1.0), repeat=3) if any(way)])
    hem = float(puppet.frame.rest[0, 1]) - 0.2 * puppet.length if puppet.actor.rig == "biped" else -math.inf
    rows: list[int] = []
    bones: list[int] = []
    for bone in [puppet.index[name] for name in names if name in puppet.index]:
        own = np.flatnonzero((strongest == bone) & (mesh.vertices[:, 1] > hem))
        if len(own):
            best = own[np.unique((mesh.vertices[own] @ ways.T).argmax(axis=0))]
            rows += [int(i) for i in best]
            bones += [bone] * len(best)
    return _Hull(np.ascontiguousarray(mesh.vertices[rows], np.float64).reshape(-1, 3), np.array(bones, np.int32))
