"""Performs actions: a function of time alone that writes an actor's vertices into the scene's arrays."""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from previs.mesh.parts import Doubles, Point, turn
from previs.motion import (
    biped,
    effects,
    fins,
    flutter,
    legs8,
    machines,
    quadruped,
    saurians,
    serpent,
    wings,
)
from previs.motion.action import Action, Way
from previs.motion.carrying import carry
from previs.motion.cues import NO_CUE, Senses
from previs.motion.faces import blink
from previs.motion.floor import Floor
from previs.motion.instead import INSTEAD
from previs.motion.puppet import Puppet
from previs.motion.rig import Fade, Flesh, cross_fade, set_palette, skin
from previs.motion.score import Beat, Moment, Score
from previs.records import Actor, Contact, Cue, Floats, Placement


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
    "vehicle": machines.VEHICLE,
    "cycle": machines.CYCLE,
    "rail": machines.RAIL,
    "vessel": machines.VESSEL,
    "submarine": machines.SUBMARINE,
    "rocket": machines.ROCKET,
    "balloon": machines.BALLOON,
    "effect": effects.ACTIONS,
    "winged": wings.ACTIONS,
    "dinosaur": saurians.DINOSAUR,
    "dragon": saurians.DRAGON,
    "fish": fins.ACTIONS,
    "serpent": serpent.ACTIONS,
    "spider": legs8.ACTIONS,
    "insect": flutter.ACTIONS,
    "aircraft": machines.AIRCRAFT,
    "still": machines.STILL,
}

_LOWER = ("hips", "thigh", "shin", "foot", "toe", "coat", "hem")
_TRUNK = ("spine", "chest", "neck", "head")


def nearest(rig: str, action: str) -> str:
    """The action a rig performs when asked for this one."""
    known = ACTIONS.get(rig, machines.STILL)
    for name in (action, *INSTEAD.get(action, ())):
        if name in known:
            return name
    return "stand"


def pair_distance(action: str) -> float | None:
    """Metres between two grown people who face one another and do this together; None for what is done alone."""
    act = biped.ACTIONS.get(action)
    return act.pair if act is not None else None


def posture(action: str) -> str:
    """How a person does it: `stand`, `sit` (on something of chair height, under its hips), `low` (on the ground), `lie`
    or `none` (in the air or the water)."""
    act = biped.ACTIONS.get(nearest("biped", action))
    return act.posture if act is not None else "stand"


def perform(
    actor: Actor,
    action: str,
    *,
    tempo: float = 1.0,
    seed: int = 0,
    then: Sequence[tuple[str, float]] = (),
    holds: tuple[str, str] = ("", ""),
    at_once: Sequence[str] = (),
    role: int = -1,
) -> "Performance":
    """The actor doing something, `tempo` times as fast as is natural for it; seeds shift it in time, so that two
    actors do not move in step. An action its rig does not know becomes the nearest one it knows.

    `then`: what is done next, and the second of the shot at which each begins; `at_once`: what the upper body does
    while the legs do the first action; `holds`: how right and left hand carry something (`Hold` of `props.prop`);
    `role`: which of two this is, 0 or 1, who do something together; -1: it is alone.
    """
    performance = Performance(actor, nearest(actor.rig, action), tempo=tempo, seed=seed)
    performance.puppet.holds = holds
    performance.puppet.role = role
    performance.go_on(then, at_once)
    return performance


class Performance:
    """One actor doing one thing after another. `speed`: metres a second along its forward direction, at scale 1, of the
    first action; `puppet`: the skeleton as it was posed last."""

    def __init__(self, actor: Actor, action: str, *, tempo: float, seed: int) -> None:
        self.actor = actor
        self.action = action
        self.puppet = Puppet(actor)
        self._tempo = tempo
        self._seed = seed
        self._shift = (seed * 0.618034) % 1.0 * 7.0
        self.go_on((), ())
        self.speed = tempo * self._score.beats[0].legs.speed(self.puppet)
        mesh = actor.mesh
        palette = np.zeros((len(actor.skeleton.names), 12), np.float32)
        self._flesh = Flesh(mesh.vertices, mesh.normals, mesh.bones, mesh.weights, palette)
        self._head, self._eye = self._eye_place()
        self._senses = Senses(self.puppet)
        self._floor = Floor(self.puppet)
        self._lower = self.puppet.joints_named(_LOWER)
        self._trunk = self.puppet.joints_named(_TRUNK)

    def go_on(self, then: Sequence[tuple[str, float]], at_once: Sequence[str]) -> None:
        """Set what is done after the first action, and beside it."""
        rig = self.actor.rig
        table = ACTIONS.get(rig, machines.STILL)
        beside = [table[name] for name in (nearest(rig, wish) for wish in at_once) if name != "stand"]
        rows = [(0.0, (table[self.action], *beside))]
        rows += [(start * self._tempo, (table[nearest(rig, name)],)) for name, start in then]
        self._score = Score(self.puppet, rows, self._shift, self._tempo)

    @property
    def seat_offset(self) -> Point:
        """From the actor's place to its hips in the pose of its first action, at scale 1: what to take from a seat's
        place to have somebody sit on it."""
        self._act(self._score.beats[0], 2.0, 2.0, NO_CUE)
        x, y, z = (float(v) for v in self.puppet.frame.joints[0])
        return x, y, z

    def way(self, t: float) -> Way:
        """How far the actor has come at time t (seconds), at scale 1."""
        return self._score.way(self._score.at(t * self._tempo))

    def _eye_place(self) -> tuple[int, Point]:
        """The joint that carries the eyes, and where they are in the rest pose."""
        joint = self.puppet.index.get("head", 0)
        x, _, z = (float(v) for v in self.puppet.frame.rest[joint])
        return joint, (x + 0.045 * self.actor.height, self.actor.eye_height, z)

    def pose(self, t: float, place: Placement, vertices: Floats, normals: Floats, cue: Cue = NO_CUE) -> Pose:
        """Write the skin at time t (seconds) into rows (V, 3) of the scene's arrays."""
        moment = self._score.at(t * self._tempo)
        come = self._score.way(moment)
        facing = turn(yaw=place.yaw)
        base = facing @ np.array((come.ahead, come.up, -come.left)) * place.scale + np.array(place[:3])
        heading = place.yaw + come.turn
        way = turn(yaw=heading)
        self._strike(moment, t, inward(cue, way, base, place.scale))
        set_palette(self.puppet.frame, way, base, place.scale, self._flesh.palette)
        _resize(self._flesh.palette, self.puppet)
        skin(self._flesh, vertices, normals)
        contacts = self._contacts(way * place.scale, base)
        where = (float(base[0]), float(base[1]), float(base[2]))
        return Pose(where, heading, self._carried(self._head, self._eye), contacts, self._saddle())

    def _strike(self, moment: Moment, t: float, cue: Cue) -> None:
        """Pose the puppet for a moment."""
        puppet = self.puppet
        if moment.share < 1.0:
            self._act(moment.old, moment.old_clock, t, cue)
            turns, joints, sizes = puppet.frame.turns.copy(), puppet.frame.joints.copy(), puppet.sizes.copy()
            self._act(moment.beat, moment.clock, t, cue)
            puppet.sizes[:] = (1.0 - moment.share) * sizes + moment.share * puppet.sizes
            legs = puppet.limbs.chain[: puppet.legs]
            lift = 0.5 * math.sin(math.pi * moment.share) ** 2
            cross_fade(puppet.frame, Fade(turns, joints, moment.share, legs, lift))
        else:
            self._act(moment.beat, moment.clock, t, cue)

    def _act(self, beat: Beat, clock: float, t: float, cue: Cue) -> None:
        puppet = self.puppet
        puppet.rest()
        beat.legs.pose(puppet, clock + beat.shift)
        for act in beat.acts[1:]:
            self._overlay(act, clock + beat.shift)
        needed = "".join(act.arms for act in beat.acts)
        free = min(act.free for act in beat.acts)
        carry(puppet, needed)
        blink(puppet, t, self._seed)
        self._senses.feel(cue, free)
        puppet.settle()
        if beat.legs.posture in ("low", "lie") or (beat.legs.posture == "stand" and puppet.legs > 2):
            self._floor.keep()
        self._senses.look(cue, t, free)

    def _overlay(self, act: Action, clock: float) -> None:
        """Keep the legs as they are, and let the upper body do another action."""
        puppet = self.puppet
        angles, limbs, root = puppet.frame.angles.copy(), puppet.limbs.copy(), puppet.root.copy()
        grounded = puppet.grounded
        puppet.rest()
        act.pose(puppet, clock)
        puppet.frame.angles[self._lower] = angles[self._lower]
        puppet.frame.angles[self._trunk] += 0.7 * angles[self._trunk]
        kept = [i for i in range(len(limbs.chain)) if i < 2 or "RL"[i % 2] not in act.arms + act.gestures]
        puppet.limbs.take(limbs, kept)
        puppet.root[:] = root
        puppet.grounded = grounded

    def _carried(self, joint: int, point: Point) -> Point:
        """Where a point of the rest pose is now."""
        matrix = self._flesh.palette[joint]
        x, y, z = (float(v) for v in matrix[:9].reshape(3, 3) @ np.array(point, np.float32) + matrix[9:])
        return x, y, z

    def _saddle(self) -> Point:
        """Where the first seat is now, or the root joint."""
        seats, index = self.actor.seats, self.puppet.index
        joint = next((index[name] for name in ("chest", "body") if name in index), 0) if seats else 0
        x, y, z = (float(v) for v in self.puppet.frame.rest[joint])
        return self._carried(joint, seats[0] if seats else (x, y, z))

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


def _resize(palette: Floats, puppet: Puppet) -> None:
    """Size the flesh of bones about their joints, where a pose folds something away, and shift it."""
    for joint in np.flatnonzero(puppet.sizes != 1.0):
        row, share = palette[joint], float(puppet.sizes[joint])
        at = row[:9].reshape(3, 3) @ puppet.frame.rest[joint].astype(np.float32) + row[9:]
        row[:9] *= share
        row[9:] = share * row[9:] + (1.0 - share) * at
    if puppet.shifts.any():
        palette[:, 9:] += puppet.shifts @ palette[0, :9].reshape(3, 3).T


def inward(cue: Cue, way: Doubles, base: Doubles, scale: float) -> Cue:
    """The cue in the actor's own space."""

    def within(point: Point | None) -> Point | None:
        if point is None:
            return None
        x, y, z = (float(v) for v in way.T @ (np.array(point) - base) / scale)
        return x, y, z

    if cue is NO_CUE:
        return cue
    right, left = cue.hands
    return Cue(within(cue.gaze), (within(right), within(left)), cue.mood)
