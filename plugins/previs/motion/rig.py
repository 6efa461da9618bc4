"""Compiled kernels of posing: joints from angles, two-bone limbs that reach goals, linear blend skinning."""

import math
from typing import NamedTuple

import numpy as np

from previs.mesh.jit import compiled, loose
from previs.mesh.parts import Doubles
from previs.records import Floats, Ints

_FULL_REACH = 0.9985


class Frame(NamedTuple):
    """A skeleton being posed: parents (B,), rest (B, 3), angles (B, 3) about x, y, z relative to the parent, and the
    results: turns (B, 3, 3) and joints (B, 3) in the actor's space."""

    parents: Ints
    rest: Doubles
    angles: Doubles
    turns: Doubles
    joints: Doubles


class Limbs(NamedTuple):
    """Two-bone chains: chain (L, 4) upper, lower, end and toe joint (-1 none); active (L,); within (L,), what goal and
    pole are told in: 0 the actor's space, 1 the same axes from the chain's start, 2 the axes of the bone that carries
    it, from there; hinge (L,), 0: the bend shows to its pole, 1 and -1: forwards or backwards of the line from start to
    goal, whichever way that points; goal (L, 3) of the end joint; pole (L, 3), the side its bend shows; foot and toe
    (L, 3), angles of end and toe in the actor's space (of the end relative to the lower bone where there is no toe)."""

    chain: Ints
    active: Ints
    within: Ints
    hinge: Ints
    goal: Doubles
    pole: Doubles
    foot: Doubles
    toe: Doubles

    def copy(self) -> "Limbs":
        """All rows, in arrays of their own."""
        whole = (self.goal.copy(), self.pole.copy(), self.foot.copy(), self.toe.copy())
        return Limbs(self.chain, self.active.copy(), self.within.copy(), self.hinge.copy(), *whole)

    def take(self, other: "Limbs", rows: list[int]) -> None:
        """Make some limbs do what they do in the other."""
        for mine, theirs in zip(self[1:], other[1:], strict=True):
            mine[rows] = theirs[rows]


@compiled
def rotation(x: float, y: float, z: float) -> Doubles:
    """Ry @ Rz @ Rx, (3, 3)."""
    cx, sx, cy, sy, cz, sz = math.cos(x), math.sin(x), math.cos(y), math.sin(y), math.cos(z), math.sin(z)
    out = np.empty((3, 3))
    out[0, 0], out[0, 1], out[0, 2] = cy * cz, sy * sx - cy * sz * cx, cy * sz * sx + sy * cx
    out[1, 0], out[1, 1], out[1, 2] = sz, cz * cx, -cz * sx
    out[2, 0], out[2, 1], out[2, 2] = -sy * cz, sy * sz * cx + cy * sx, cy * cx - sy * sz * sx
    return out


@compiled
def _swing(source: Doubles, target: Doubles) -> Doubles:
    """The shortest rotation that takes one direction to the other (Rodrigues)."""
    a = source / math.sqrt(np.sum(source * source))
    b = target / math.sqrt(np.sum(target * target))
    v = np.cross(a, b)
    c = np.sum(a * b)
    if c < -0.9999:
        return np.array([[-1.0, 0.0, 0.0], [0.0, -1.0, 0.0], [0.0, 0.0, 1.0]])
    k = np.array([[0.0, -v[2], v[1]], [v[2], 0.0, -v[0]], [-v[1], v[0], 0.0]])
    return np.eye(3) + k + (k @ k) / (1.0 + c)


@compiled
def _follow(frame: Frame, i: int, root: Doubles) -> None:
    turn = rotation(frame.angles[i, 0], frame.angles[i, 1], frame.angles[i, 2])
    parent = frame.parents[i]
    if parent < 0:
        frame.turns[i] = turn
        frame.joints[i] = frame.rest[i] + root
    else:
        frame.turns[i] = frame.turns[parent] @ turn
        frame.joints[i] = frame.joints[parent] + frame.turns[parent] @ (frame.rest[i] - frame.rest[parent])


@compiled
def _bend(frame: Frame, chain: Ints, goal: Doubles, side: Doubles) -> None:
    """Turn the two bones of a chain so that its end lies on the goal, or as near as its length allows, its middle
    joint to that side."""
    a, b, c = chain[0], chain[1], chain[2]
    start = frame.joints[a].copy()
    upper = math.sqrt(np.sum((frame.rest[b] - frame.rest[a]) ** 2))
    lower = math.sqrt(np.sum((frame.rest[c] - frame.rest[b]) ** 2))
    line = goal - start
    span = math.sqrt(np.sum(line * line)) + 1e-9
    line = line / span
    span = max(min(span, (upper + lower) * _FULL_REACH), abs(upper - lower) * 1.02 + 1e-4)
    along = (upper * upper - lower * lower + span * span) / (2.0 * span)
    aside = math.sqrt(max(upper * upper - along * along, 0.0))
    pole = side - line * np.sum(side * line)
    pole = pole / (math.sqrt(np.sum(pole * pole)) + 1e-9)
    bend = start + line * along + pole * aside
    end = start + line * span
    base = frame.turns[frame.parents[a]].copy()
    frame.turns[a] = _swing(base @ (frame.rest[b] - frame.rest[a]), bend - start) @ base
    frame.joints[b] = bend
    frame.turns[b] = _swing(frame.turns[a] @ (frame.rest[c] - frame.rest[b]), end - bend) @ frame.turns[a]
    frame.joints[c] = end


@compiled
def _reach(frame: Frame, limbs: Limbs, k: int) -> None:
    """Bend one limb to its goal, and set its foot and toe."""
    a, b, c, d = limbs.chain[k]
    goal, pole = limbs.goal[k].copy(), limbs.pole[k].copy()
    if limbs.within[k] == 2:
        carrier = frame.turns[frame.parents[a]]
        goal, pole = carrier @ goal, carrier @ pole
    if limbs.within[k] > 0:
        goal = goal + frame.joints[a]
    if limbs.hinge[k] != 0:
        line = goal - frame.joints[a]
        pole = limbs.hinge[k] * np.array([-line[1], line[0], 0.0])
    _bend(frame, limbs.chain[k], goal, pole)
    foot = rotation(limbs.foot[k, 0], limbs.foot[k, 1], limbs.foot[k, 2])
    if d < 0:
        frame.turns[c] = frame.turns[b] @ foot
    else:
        frame.turns[c] = foot
        frame.joints[d] = frame.joints[c] + foot @ (frame.rest[d] - frame.rest[c])
        frame.turns[d] = rotation(limbs.toe[k, 0], limbs.toe[k, 1], limbs.toe[k, 2])


@compiled
def _part_way(a: Doubles, b: Doubles, share: float) -> Doubles:
    """The rotation a share of the way from one to the other, about one axis (Rodrigues)."""
    r = a.T @ b
    cosine = min(1.0, max(-1.0, 0.5 * (r[0, 0] + r[1, 1] + r[2, 2] - 1.0)))
    angle = math.acos(cosine)
    axis = np.array([r[2, 1] - r[1, 2], r[0, 2] - r[2, 0], r[1, 0] - r[0, 1]])
    size = math.sqrt(np.sum(axis * axis))
    if size < 1e-6:
        return a.copy() if angle < 1.0 else b.copy()
    axis = axis / size
    k = np.array([[0.0, -axis[2], axis[1]], [axis[2], 0.0, -axis[0]], [-axis[1], axis[0], 0.0]])
    s, c = math.sin(share * angle), math.cos(share * angle)
    return a @ (np.eye(3) + s * k + (1.0 - c) * (k @ k))


class Fade(NamedTuple):
    """A pose that is being left: its turns and joints, how far the next one has come (0 to 1), and the limbs whose ends
    go straight from goal to goal (L, 4), lifted on the way by `lift` times the distance."""

    turns: Doubles
    joints: Doubles
    share: float
    legs: Ints
    lift: float


@compiled
def cross_fade(frame: Frame, old: Fade) -> None:
    """Mix the pose of the frame with the one being left: every joint turns about one axis, feet go from place to
    place."""
    share = old.share
    new_turns, new_joints = frame.turns.copy(), frame.joints.copy()
    for i in range(frame.parents.shape[0]):
        parent = frame.parents[i]
        if parent < 0:
            frame.turns[i] = _part_way(old.turns[i], new_turns[i], share)
            frame.joints[i] = (1.0 - share) * old.joints[i] + share * new_joints[i]
        else:
            before, then = old.turns[parent].T @ old.turns[i], new_turns[parent].T @ new_turns[i]
            frame.turns[i] = frame.turns[parent] @ _part_way(before, then, share)
            frame.joints[i] = frame.joints[parent] + frame.turns[parent] @ (frame.rest[i] - frame.rest[parent])
    for k in range(old.legs.shape[0]):
        b, c, d = old.legs[k, 1], old.legs[k, 2], old.legs[k, 3]
        step = new_joints[c] - old.joints[c]
        goal = old.joints[c] + share * step
        goal[1] += old.lift * math.sqrt(step[0] ** 2 + step[2] ** 2)
        knee = (1.0 - share) * old.joints[b] + share * new_joints[b]
        _bend(frame, old.legs[k], goal, knee - 0.5 * (goal + frame.joints[old.legs[k, 0]]))
        frame.turns[c] = _part_way(old.turns[c], new_turns[c], share)
        if d >= 0:
            frame.joints[d] = frame.joints[c] + frame.turns[c] @ (frame.rest[d] - frame.rest[c])
            frame.turns[d] = _part_way(old.turns[d], new_turns[d], share)


@compiled
def solve(frame: Frame, limbs: Limbs, root: Doubles) -> None:
    """Fill the turns and joints: angles first, then limbs to their goals, then whatever hangs on the limbs."""
    count = frame.parents.shape[0]
    for i in range(count):
        _follow(frame, i, root)
    placed = np.zeros(count, np.bool_)
    for k in range(limbs.chain.shape[0]):
        if limbs.active[k] == 1:
            _reach(frame, limbs, k)
            for joint in limbs.chain[k]:
                if joint >= 0:
                    placed[joint] = True
    for i in range(count):
        if not placed[i] and frame.parents[i] >= 0:
            _follow(frame, i, root)


class Gaze(NamedTuple):
    """Eyes that look at a point: joints from the neck (or the head) upwards, ascending; how many of the first of them
    share the turn; the eyes' joints; the point in the actor's space; shares of the turn that head and eyes make."""

    crown: Ints
    bends: int
    eyes: Ints
    point: Doubles
    head: float
    glance: float


_MOST = (1.25, 0.75, 0.55, 0.35)
"""Radians: yaw and pitch of neck and head together, of the eyes."""


@compiled
def look(frame: Frame, gaze: Gaze) -> None:
    """Turn neck, head and eyes towards a point as far as they go; call after `solve`."""
    first, head = gaze.crown[0], gaze.crown[gaze.bends - 1]
    base = frame.turns[frame.parents[first]]
    yaw, pitch = _bearing(base, gaze.point - frame.joints[head])
    yaw, pitch = max(-_MOST[0], min(_MOST[0], yaw)), max(-_MOST[1], min(_MOST[1], pitch))
    for i in range(gaze.bends):
        share = 1.0 if gaze.bends == 1 else 0.4 if i == 0 else 0.6
        angles = frame.angles[gaze.crown[i]]
        angles[1] += gaze.head * (share * yaw - angles[1])
        angles[2] += gaze.head * (share * pitch - angles[2])
    for i in gaze.crown:
        _follow(frame, i, frame.joints[0])
    for i in gaze.eyes:
        yaw, pitch = _bearing(frame.turns[head], gaze.point - frame.joints[i])
        frame.angles[i, 1] += gaze.glance * max(-_MOST[2], min(_MOST[2], yaw))
        frame.angles[i, 2] += gaze.glance * max(-_MOST[3], min(_MOST[3], pitch))
        _follow(frame, i, frame.joints[0])


@compiled
def _bearing(base: Doubles, way: Doubles) -> tuple[float, float]:
    """Yaw and pitch of a direction as seen by a bone."""
    x, y, z = base.T @ way
    return math.atan2(-z, x), math.atan2(y, math.sqrt(x * x + z * z) + 1e-9)


@compiled
def overreach(frame: Frame, limbs: Limbs, legs: int) -> float:
    """How far (metres) the body must sink so that the first `legs` limbs reach their goals; call after `solve`."""
    sink = 0.0
    for k in range(legs):
        if limbs.active[k] == 1:
            a, b, c = limbs.chain[k, 0], limbs.chain[k, 1], limbs.chain[k, 2]
            upper = math.sqrt(np.sum((frame.rest[b] - frame.rest[a]) ** 2))
            lower = math.sqrt(np.sum((frame.rest[c] - frame.rest[b]) ** 2))
            reach = (upper + lower) * _FULL_REACH
            across = (frame.joints[a, 0] - limbs.goal[k, 0]) ** 2 + (frame.joints[a, 2] - limbs.goal[k, 2]) ** 2
            tall = math.sqrt(max(reach * reach - across, 0.25 * reach * reach))
            sink = max(sink, frame.joints[a, 1] - limbs.goal[k, 1] - tall)
    return sink


@compiled
def lowest(frame: Frame, points: Doubles, bones: Ints) -> int:
    """Which of some points (N, 3) of the rest pose, each on a bone, is the lowest."""
    best, low = 0, 1e9
    for i in range(points.shape[0]):
        y = carried(frame, points[i], bones[i])[1]
        if y < low:
            best, low = i, y
    return best


@compiled
def carried(frame: Frame, point: Doubles, bone: int) -> Doubles:
    """Where a point of the rest pose is, that a bone carries (3,)."""
    return frame.joints[bone] + frame.turns[bone] @ (point - frame.rest[bone])


class Flesh(NamedTuple):
    """What is skinned: vertices, normals (V, 3), bones, weights (V, 3) and room for the bones' matrices (B, 12)."""

    vertices: Floats
    normals: Floats
    bones: Ints
    weights: Floats
    palette: Floats


@compiled
def set_palette(frame: Frame, turn: Doubles, at: Doubles, scale: float, palette: Floats) -> None:
    """Matrices from rest space to the world: three rows of rotation times scale, then the shift."""
    for j in range(frame.parents.shape[0]):
        whole = turn @ frame.turns[j]
        shift = turn @ (frame.joints[j] - frame.turns[j] @ frame.rest[j]) * scale + at
        for row in range(3):
            for column in range(3):
                palette[j, row * 3 + column] = whole[row, column] * scale
            palette[j, 9 + row] = shift[row]


@loose
def skin(flesh: Flesh, vertices: Floats, normals: Floats) -> None:
    """Linear blend skinning into the given rows; normals come out of unit length."""
    for i in range(flesh.vertices.shape[0]):
        x, y, z = flesh.vertices[i, 0], flesh.vertices[i, 1], flesh.vertices[i, 2]
        u, v, w = flesh.normals[i, 0], flesh.normals[i, 1], flesh.normals[i, 2]
        total = np.float32(0.0)
        for row in range(3):
            point, normal = np.float32(0.0), np.float32(0.0)
            for k in range(3):
                weight = flesh.weights[i, k]
                m = flesh.palette[flesh.bones[i, k]]
                a, b, c = m[row * 3], m[row * 3 + 1], m[row * 3 + 2]
                point += weight * (a * x + b * y + c * z + m[9 + row])
                normal += weight * (a * u + b * v + c * w)
            vertices[i, row] = point
            normals[i, row] = normal
            total += normal * normal
        shrink = np.float32(1.0) / (math.sqrt(total) + np.float32(1e-12))
        for row in range(3):
            normals[i, row] *= shrink
