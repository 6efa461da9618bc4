"""Things in hands and on heads: props joined rigidly to an actor's skin, so that they go wherever the bone goes."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from previs.mesh.parts import Doubles, Point, join, turn
from previs.mesh.parts import place as moved
from previs.motion.performance import ACTIONS, Performance
from previs.props import PROPS
from previs.props.prop import Hold
from previs.reading.plan import Subject
from previs.records import Actor, Floats, Lamp, Mesh, Placement

_NECKED = frozenset({"guitar", "violin", "rifle", "bow"})
_HATS = frozenset({"hat", "crown", "helmet"})
_SETTLED = 1.5
"""Seconds after which arms have come to where they hold something."""

_IN_FIST = np.array([[0.0, 1.0, 0.0], [-1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])
"""A prop's axes in a hand that hangs in the rest pose: +y to the thumb, which is ahead, +x down, from the knuckles."""


class Held(NamedTuple):
    """A prop by name, in a colour or in its own, and the hand it is in: 0 right, 1 left."""

    name: str
    colour: str
    hand: int
    hold: Hold


def in_hands(subject: Subject) -> tuple[Held, ...]:
    """What a subject carries, the first thing in its right hand; what takes both hands leaves none for another."""
    names = [name for name in subject.holds if name in PROPS and PROPS[name].hold != "none"]
    found: list[Held] = []
    for name in names[:2]:
        hold: Hold = "fist" if name == "ball" and subject.action == "throw" else PROPS[name].hold
        if found and "two" in (hold, found[0].hold):
            break
        found.append(Held(name, "", len(found), hold))
    return tuple(found)


def styles(held: Sequence[Held]) -> tuple[str, str]:
    """How the right and the left hand hold, as motion is told it."""
    hands = ["", ""]
    for item in held:
        hands[item.hand] = item.hold
    return hands[0], hands[1]


def equipped(performance: Performance, held: Sequence[tuple[Held, Mesh]]) -> Actor:
    """The performer's actor with props in its hands, each turned as its hold asks in the pose it comes to."""
    actor = performance.actor
    performance.pose(_SETTLED, Placement(0.0, 0.0, 0.0, 0.0), *_scratch(performance))
    pieces = [_fastened(performance, item, mesh) for item, mesh in held]
    return replace(actor, mesh=join([actor.mesh, *pieces]))


def _scratch(performance: Performance) -> tuple[Floats, Floats]:
    """Room for a pose that nobody sees."""
    mesh = performance.actor.mesh
    return np.empty_like(mesh.vertices), np.empty_like(mesh.normals)


def lamps_in_hand(performance: Performance, held: Sequence[Held]) -> tuple[Lamp, ...]:
    """The lamps of what is carried, in the actor's space, where they are once it is held."""
    found: list[Lamp] = []
    performance.pose(_SETTLED, Placement(0.0, 0.0, 0.0, 0.0), *_scratch(performance))
    for item in held:
        x, y, z = (float(v) for v in _palm(performance, item.hand))
        prop = PROPS[item.name]
        for lamp in prop.lamps:
            spot = (x + 0.05, y + lamp.position[1] - prop.grip[1], z)
            found.append(lamp._replace(position=spot, radius=max(lamp.radius, 0.45)))
    return tuple(found)


def crowned(actor: Actor, name: str, mesh: Mesh) -> Actor:
    """The actor with a hat on, if it has a head and nothing of the kind on it."""
    names = actor.skeleton.names
    if name not in _HATS or "head" not in names:
        return actor
    bone = names.index("head")
    top = float(actor.mesh.vertices[actor.mesh.bones[:, 0] == bone, 1].max())
    x, _, z = (float(v) for v in actor.skeleton.rest[bone])
    return replace(actor, mesh=join([actor.mesh, _on_bone(moved(mesh, (x, top - 0.09, z)), bone)]))


def _fastened(performance: Performance, item: Held, mesh: Mesh) -> Mesh:
    """The prop in the actor's rest space, on the bone that carries it."""
    puppet, grip = performance.puppet, np.array(PROPS[item.name].grip)
    both = item.hold == "two"
    side = "RL"[item.hand]
    bone = puppet.index["chest" if both else f"hand.{side}"]
    at = (_palm(performance, 0) + _palm(performance, 1)) / 2 if both else _palm(performance, item.hand)
    way = _turned(performance, item, at)
    frame = puppet.frame
    back = frame.turns[bone].T
    rotation = back @ way
    x, y, z = (float(v) for v in back @ (at - way @ grip - frame.joints[bone]) + frame.rest[bone])
    return _on_bone(moved(mesh, (x, y, z), rotation=rotation), bone)


def _palm(performance: Performance, hand: int) -> Doubles:
    """The middle of a closed hand (3,), in the actor's space."""
    frame, side = performance.puppet.frame, "RL"[hand]
    wrist, fingers = performance.puppet.index[f"hand.{side}"], performance.puppet.index[f"fingers.{side}"]
    inward = np.array((0.0, 0.0, -0.018 if hand == 0 else 0.018))
    return frame.joints[wrist] + frame.turns[wrist] @ (0.95 * (frame.rest[fingers] - frame.rest[wrist]) + inward)


def _turned(performance: Performance, item: Held, at: Doubles) -> Doubles:
    """The prop's axes in the actor's space, as columns."""
    puppet = performance.puppet
    action = ACTIONS["biped"][performance.action]
    if item.hold in ("hang", "raised"):
        return np.eye(3)
    if item.hold == "flat":
        head = puppet.frame.joints[puppet.index["head"]] + np.array((0.1, 0.08, 0.0))
        return _axes(up=head - at, ahead=(0.0, 1.0, 0.0))
    if item.hold == "two":
        if performance.action == "shoot":
            return _axes(up=(1.0, 0.0, 0.0), ahead=(0.0, 1.0, 0.0))
        neck: Point = (0.25, 0.55, -0.8) if item.name in _NECKED else (0.0, 1.0, 0.0)
        return _axes(up=neck, ahead=(1.0, 0.0, 0.0))
    if "RL"[item.hand] in action.arms + action.gestures:
        return puppet.frame.turns[puppet.index[f"hand.{'RL'[item.hand]}"]] @ _IN_FIST
    return turn(pitch=-0.12)


def _axes(*, up: Doubles | Point, ahead: Point) -> Doubles:
    """Columns x, y, z with y along `up` and x as near to `ahead` as it can be."""
    y = np.array(up, np.float64)
    y /= np.linalg.norm(y)
    x = np.array(ahead) - y * float(np.dot(ahead, y))
    x /= max(float(np.linalg.norm(x)), 1e-9)
    return np.stack([x, y, np.cross(x, y)], axis=1)


def _on_bone(mesh: Mesh, bone: int) -> Mesh:
    bones = np.zeros_like(mesh.bones)
    bones[:, 0] = bone
    weights = np.zeros_like(mesh.weights)
    weights[:, 0] = 1.0
    return replace(mesh, bones=bones, weights=weights)
