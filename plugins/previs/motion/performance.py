"""Performs an action: a function of time alone that writes an actor's vertices into the scene's arrays."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from previs.mesh.parts import Doubles, Point, turn
from previs.motion import biped, quadruped, simple
from previs.motion.action import Action
from previs.motion.puppet import Puppet
from previs.motion.rig import Flesh, set_palette, skin
from previs.records import Actor, Contact, Cue, Floats, Placement

NO_CUE = Cue()


class Pose(NamedTuple):
    """Where the actor is now: its root on the ground, yaw, eye, the dark patches under it, and its saddle: where
    the hips of a rider or a driver go (the hips' own place for what is not ridden)."""

    position: Point
    heading: float
    eye: Point
    contacts: tuple[Contact, ...]
    saddle: Point


ACTIONS: Mapping[str, Mapping[str, Action]] = {
    "biped": biped.ACTIONS,
    "quadruped": quadruped.ACTIONS,
    "vehicle": simple.VEHICLE,
    "vessel": simple.VESSEL,
    "winged": simple.WINGED,
    "aircraft": simple.AIRCRAFT,
    "still": simple.STILL,
}

_INSTEAD: Mapping[str, tuple[str, ...]] = {
    "run": ("gallop", "fly", "drive", "sail"),
    "gallop": ("run", "drive", "sail", "fly"),
    "trot": ("run", "walk", "drive", "sail", "fly"),
    "walk": ("drive", "sail", "fly"),
    "drive": ("walk", "sail", "fly"),
    "sail": ("drive", "walk"),
    "fly": ("gallop", "run", "drive", "sail"),
    "hover": ("fly",),
    "jump": ("leap",),
    "leap": ("jump", "run"),
    "lie": ("sleep",),
    "sleep": ("lie", "sit"),
    "read": ("hold", "sit"),
    "hold": ("read",),
    "graze": ("look_down", "read"),
    "look_down": ("graze", "read"),
    "swim": ("fly", "sail", "walk"),
    "climb": ("walk",),
    "sneak": ("walk",),
    "dance": ("wave", "leap"),
    "fight": ("wave", "leap"),
    "point": ("wave", "look_up"),
    "fall": ("sleep",),
    "crouch": ("sit",),
    "kneel": ("sit",),
    "eat": ("graze", "read"),
    "drink": ("graze", "read"),
    "howl": ("look_up",),
    "talk": ("look_up",),
    "wave": ("look_back",),
}
"""What to do where a rig does not know an action, in order of preference; `stand` is the last resort."""


def nearest(rig: str, action: str) -> str:
    """The action a rig performs when asked for this one."""
    known = ACTIONS.get(rig, simple.STILL)
    for name in (action, *_INSTEAD.get(action, ())):
        if name in known:
            return name
    return "stand"


def perform(actor: Actor, action: str, *, tempo: float = 1.0, seed: int = 0) -> "Performance":
    """The actor doing something, `tempo` times as fast as is natural for it; seeds shift it in time, so that two
    actors do not move in step. An action its rig does not know becomes the nearest one it knows."""
    return Performance(actor, nearest(actor.rig, action), tempo=tempo, seed=seed)


class Performance:
    """One actor doing one thing. `speed`: metres a second along its forward direction, at scale 1; `puppet`: the
    skeleton as it was posed last."""

    def __init__(self, actor: Actor, action: str, *, tempo: float, seed: int) -> None:
        self.actor = actor
        self.action = action
        self._act = ACTIONS.get(actor.rig, simple.STILL)[action]
        self.puppet = Puppet(actor)
        self._tempo = tempo
        self._shift = (seed * 0.618034) % 1.0 * 7.0
        self.speed = tempo * self._act.speed(self.puppet)
        mesh = actor.mesh
        palette = np.zeros((len(actor.skeleton.names), 12), np.float32)
        self._flesh = Flesh(mesh.vertices, mesh.normals, mesh.bones, mesh.weights, palette)
        self._head, self._eye = self._eye_place()

    def _eye_place(self) -> tuple[int, Point]:
        """The joint that carries the eyes, and where they are in the rest pose."""
        joint = self.puppet.index.get("head", 0)
        x, _, z = (float(v) for v in self.puppet.frame.rest[joint])
        return joint, (x + 0.045 * self.actor.height, self.actor.eye_height, z)

    def pose(self, t: float, place: Placement, vertices: Floats, normals: Floats, cue: Cue = NO_CUE) -> Pose:
        """Write the skin at time t (seconds) into rows (V, 3) of the scene's arrays."""
        puppet = self.puppet
        puppet.rest()
        self._act.pose(puppet, t * self._tempo + self._shift)
        puppet.settle()
        way = turn(yaw=place.yaw)
        ahead = way @ np.array((self.speed * place.scale * t, 0.0, 0.0))
        base = ahead + np.array((place.x, place.y, place.z))
        set_palette(puppet.frame, way, base, place.scale, self._flesh.palette)
        skin(self._flesh, vertices, normals)
        matrix = self._flesh.palette[self._head]
        x, y, z = (float(v) for v in matrix[:9].reshape(3, 3) @ np.array(self._eye, np.float32) + matrix[9:])
        contacts = self._contacts(way * place.scale, base)
        saddle = self._saddle()
        return Pose((float(base[0]), float(base[1]), float(base[2])), place.yaw, (x, y, z), contacts, saddle)

    def _saddle(self) -> Point:
        """Where the first seat is now, or the root joint."""
        seats, index = self.actor.seats, self.puppet.index
        joint = next((index[name] for name in ("chest", "body") if name in index), 0)
        seat = seats[0] if seats else tuple(float(v) for v in self.puppet.frame.rest[joint])
        matrix = self._flesh.palette[joint]
        x, y, z = (float(v) for v in matrix[:9].reshape(3, 3) @ np.array(seat, np.float32) + matrix[9:])
        return x, y, z

    def _contacts(self, way: Doubles, base: Doubles) -> tuple[Contact, ...]:
        """A patch under each foot, fading as it lifts, and a wide faint one under the body."""
        puppet = self.puppet
        scale = float(np.linalg.norm(way[:, 0]))
        low = 0.18 * puppet.length
        patches: list[Contact] = []
        for row in puppet.limbs.chain:
            if row[3] >= 0:
                x, y, z = puppet.frame.joints[row[3]]
                strength = 0.75 * max(0.0, 1.0 - max(0.0, float(y)) / low)
                where = way @ np.array((x, 0.0, z)) + base
                if strength > 0.02:
                    patches.append(Contact(float(where[0]), float(where[2]), 0.13 * puppet.length * scale, strength))
        middle = way @ np.array((puppet.root[0], 0.0, puppet.root[2])) + base
        radius = 0.42 * min(self.actor.length, self.actor.height) * scale
        share = 0.35 / (1.0 + 2.0 * max(0.0, float(puppet.root[1])))
        patches.append(Contact(float(middle[0]), float(middle[2]), max(0.1, radius), share))
        return tuple(patches)
