"""Heads of models that turn to what they look at, whatever clip is played."""

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from previs.own.model import Model
from previs.records import Cue

Doubles = npt.NDArray[np.float64]

_LOOKS = {"look_back": (1.9, 0.05), "look_up": (0.0, 0.55), "look_down": (0.0, -0.5), "look": (0.5, 0.0)}
"""Radians to the left and up that an action turns a head by."""
_WIDEST, _HIGHEST = 1.2, 0.6
"""Radians that a head turns by of itself, to the side and up or down."""
_START_S, _TURN_S = 0.4, 0.9


class Neck(NamedTuple):
    """The joints from neck to head by their places in the tree, and what hangs on each: nodes (J, N), bones (J, B)."""

    joints: tuple[int, ...]
    nodes: npt.NDArray[np.bool_]
    bones: npt.NDArray[np.bool_]


def neck_of(model: Model, head: int | None) -> Neck | None:
    """The neck that leads to a head, all joints called so; none for a model without a head."""
    if head is None:
        return None
    parents, names = model.tree.parents, model.tree.names
    joints = [head]
    while parents[joints[0]] >= 0 and "neck" in names[parents[joints[0]]].lower():
        joints.insert(0, parents[joints[0]])
    nodes = np.array([[_hangs(parents, place, joint) for place in range(len(names))] for joint in joints])
    bones = nodes[:, [bone.place for bone in model.bones]]
    return Neck(tuple(joints), nodes, bones)


def _hangs(parents: tuple[int, ...], place: int, joint: int) -> bool:
    while place >= 0 and place != joint:
        place = parents[place]
    return place == joint


def wish(action: str, cue: Cue, eye: Doubles, t: float) -> tuple[float, float]:
    """Radians to the left and up that a head should turn by at time t (seconds); eye and gaze in the actor's space."""
    share = min(1.0, max(0.0, (t - _START_S) / _TURN_S))
    share = share * share * (3.0 - 2.0 * share)
    left, up = _LOOKS.get(action, (0.0, 0.0))
    if cue.gaze is not None and action not in _LOOKS:
        way = np.array(cue.gaze) - eye
        left = math.atan2(-float(way[2]), float(way[0]))
        up = math.atan2(float(way[1]), math.hypot(float(way[0]), float(way[2])))
        left, up = max(-_WIDEST, min(_WIDEST, left)), max(-_HIGHEST, min(_HIGHEST, up))
    return left * share, up * share


def turned(neck: Neck, bones: Doubles, nodes: Doubles, look: tuple[float, float]) -> tuple[Doubles, Doubles]:
    """Bones (B, 3, 4) and nodes (N, 4, 4) with the look shared out among the neck's joints."""
    left, up = look[0] / len(neck.joints), look[1] / len(neck.joints)
    if abs(left) + abs(up) < 1e-4:
        return bones, nodes
    c, s, cu, su = math.cos(left), math.sin(left), math.cos(up), math.sin(up)
    turn = np.array(((c, 0.0, s), (0.0, 1.0, 0.0), (-s, 0.0, c))) @ np.array(
        ((cu, -su, 0.0), (su, cu, 0.0), (0.0, 0.0, 1.0))
    )
    bones, nodes = bones.copy(), nodes.copy()
    for joint, of_nodes, of_bones in zip(neck.joints, neck.nodes, neck.bones, strict=True):
        pivot = nodes[joint, :3, 3].copy()
        for group, mask in ((nodes, of_nodes), (bones, of_bones)):
            group[mask, :3, :3] = turn @ group[mask, :3, :3]
            group[mask, :3, 3] = (group[mask, :3, 3] - pivot) @ turn.T + pivot
    return bones, nodes
