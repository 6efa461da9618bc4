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
    """Two-bone chains: chain (L, 4) upper, lower, end and toe joint (-1 none); active (L,); goal (L, 3) of the end
    joint; pole (L, 3), the side its bend shows; foot and toe (L, 3), angles of end and toe in the actor's space
    (of the end relative to the lower bone where there is no toe)."""

    chain: Ints
    active: Ints
    goal: Doubles
    pole: Doubles
    foot: Doubles
    toe: Doubles


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
def _reach(frame: Frame, limbs: Limbs, k: int) -> None:
    """Bend one limb so that its end joint lies on the goal, or as near as its length allows."""
    a, b, c, d = limbs.chain[k]
    start = frame.joints[a].copy()
    upper = math.sqrt(np.sum((frame.rest[b] - frame.rest[a]) ** 2))
    lower = math.sqrt(np.sum((frame.rest[c] - frame.rest[b]) ** 2))
    line = limbs.goal[k] - start
    span = math.sqrt(np.sum(line * line)) + 1e-9
    line = line / span
    span = max(min(span, (upper + lower) * _FULL_REACH), abs(upper - lower) * 1.02 + 1e-4)
    along = (upper * upper - lower * lower + span * span) / (2.0 * span)
    aside = math.sqrt(max(upper * upper - along * along, 0.0))
    pole = limbs.pole[k] - line * np.sum(limbs.pole[k] * line)
    pole = pole / (math.sqrt(np.sum(pole * pole)) + 1e-9)
    bend = start + line * along + pole * aside
    end = start + line * span
    base = frame.turns[frame.parents[a]].copy()
    frame.turns[a] = _swing(base @ (frame.rest[b] - frame.rest[a]), bend - start) @ base
    frame.joints[b] = bend
    frame.turns[b] = _swing(frame.turns[a] @ (frame.rest[c] - frame.rest[b]), end - bend) @ frame.turns[a]
    frame.joints[c] = end
    foot = rotation(limbs.foot[k, 0], limbs.foot[k, 1], limbs.foot[k, 2])
    if d < 0:
        frame.turns[c] = frame.turns[b] @ foot
    else:
        frame.turns[c] = foot
        frame.joints[d] = end + foot @ (frame.rest[d] - frame.rest[c])
        frame.turns[d] = rotation(limbs.toe[k, 0], limbs.toe[k, 1], limbs.toe[k, 2])


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
