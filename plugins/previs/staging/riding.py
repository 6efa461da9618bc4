"""Who rides on or in what: riders, drivers, passengers, people in boats; and what the ridden does for it."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from previs.camera.target import Vector
from previs.cast import KINDS
from previs.reading.plan import Deed, ScenePlan, Subject
from previs.records import Actor
from previs.staging.wardrobe import Player

_ABOARD = frozenset({"riding", "in", "inside", "on"})
_STEERS = frozenset({"ride", "drive", "row", "sail", "race"})
_PLAIN = frozenset({"stand", "sit", "walk", "run", "ride", "drive", "row", "sail", "race", "gallop", "trot", "hold"})
_QUICK = frozenset({"run", "gallop", "race", "chase", "flee", "sprint"})
_SITTING = frozenset({"stand", "hold", "play", "eat", "drink", "read", "talk", "think", "laugh", "cry", "sing", "look"})
_CHAIRS = frozenset({"chair", "sofa", "bench", "throne", "pew"})
_OPEN = frozenset({"boat", "cart", "carriage", "motorcycle", "bicycle", "tractor"})
"""Machines that show who is in them even where their body names no seats."""


def mounts(plan: ScenePlan) -> Mapping[int, int]:
    """For each subject that rides, by index: what it rides on or in."""
    found: dict[int, int] = {}
    for relation in plan.relations:
        if relation.how in _ABOARD and _carries(plan, relation.subject, relation.to, relation.how):
            found.setdefault(relation.subject, relation.to)
    for i, subject in enumerate(plan.subjects):
        if subject.action in _STEERS and subject.target >= 0 and _carries(plan, i, subject.target, "riding"):
            found.setdefault(i, subject.target)
    return {rider: mount for rider, mount in found.items() if mount not in found}


def drawn(plan: ScenePlan) -> Mapping[int, int]:
    """For each animal that pulls something on wheels, by index: what it pulls."""
    found: dict[int, int] = {}
    for i, subject in enumerate(plan.subjects):
        if subject.action != "pull" or subject.klass != "animal" or subject.target < 0:
            continue
        load = plan.subjects[subject.target]
        if load.klass == "vehicle" and any(body in KINDS for body in load.bodies):
            found[i] = subject.target
    return found


def _carries(plan: ScenePlan, rider: int, mount: int, how: str) -> bool:
    if rider == mount or plan.subjects[rider].klass not in ("person", "unknown", "animal"):
        return False
    below = plan.subjects[mount]
    if below.klass == "animal":
        return how in ("riding", "on") and plan.subjects[rider].klass != "animal"
    return below.klass in ("vehicle", "vessel", "flyer") and any(body in KINDS for body in below.bodies)


def ready(plan: ScenePlan, riders: Mapping[int, int]) -> tuple[Subject, ...]:
    """The subjects with what riders and the ridden do together: the one sits, the other goes."""
    subjects = list(plan.subjects)
    for rider, mount in riders.items():
        one, below = subjects[rider], subjects[mount]
        goes = one.action in _STEERS or one.moves
        subjects[rider] = _seated(one, below)
        if goes and below.action in ("stand", "ride", "drive"):
            pace = ("gallop", "run") if one.action in _QUICK else ("trot", "walk")
            performs = (*pace, "drive", "sail", "fly") if below.klass == "animal" else ("drive", "sail", "fly")
            subjects[mount] = replace(below, performs=performs, moves=True)
    if plan.place == "space":
        subjects = [replace(s, performs=("glide", *s.performs)) if s.kind == "rocket" else s for s in subjects]
    for puller, load in drawn(plan).items():
        subjects[puller] = replace(subjects[puller], performs=("walk",), moves=True)
        subjects[load] = replace(subjects[load], performs=("drive", "sail"), moves=True)
    for relation in plan.relations:
        one, seat = subjects[relation.subject], plan.subjects[relation.to]
        if relation.how in ("on", "in"):
            subjects[relation.to] = _perch(one, subjects[relation.to])
        if relation.how in ("on", "in") and seat.kind in _CHAIRS and relation.subject not in riders:
            subjects[relation.subject] = _on_chair(one)
    return tuple(subjects)


_TREES = frozenset({"tree", "broadleaf", "bare_tree", "pine", "birch"})


def _perch(one: Subject, below: Subject) -> Subject:
    """The bough of a tree that an animal is said to be on: nothing else of it is near."""
    if below.kind in _TREES and one.klass in ("animal", "flyer"):
        return replace(below, kind="branch", bodies=("branch", *below.bodies))
    return below


def _on_chair(subject: Subject) -> Subject:
    """Whoever is on a chair sits on it, unless it does what cannot be done so."""
    if subject.klass != "person" or subject.action not in _SITTING:
        return subject
    beside = () if subject.action == "stand" else (Deed(subject.action, subject.performs, at_once=True),)
    return replace(subject, performs=("sit",), then=(*beside, *subject.then))


def _seated(subject: Subject, below: Subject) -> Subject:
    astride = below.klass == "animal" or below.kind in ("motorcycle", "bicycle")
    does = "ride" if astride else "row" if subject.action == "row" else "drive" if below.klass == "vehicle" else "sit"
    beside = () if subject.action in _PLAIN else (Deed(subject.action, subject.performs, at_once=True),)
    return replace(subject, performs=(does, "sit"), then=(*beside, *subject.then))


def seats(player: Player) -> Sequence[tuple[float, float, float]]:
    """Where hips go on or in a player, in its own space and unscaled; none: nobody is seen there."""
    if player.performance is None:
        return ()
    actor: Actor = player.performance.actor
    if actor.seats:
        return actor.seats
    if player.subject.kind in _OPEN or actor.rig == "cycle":
        if actor.rig == "vessel":
            return ((-0.32 * actor.length, 0.62, 0.0), (-0.18 * actor.length, 0.62, 0.3))
        low = 0.68 * actor.height
        return ((-0.08 * actor.length, low, 0.0), (-0.24 * actor.length, low, 0.0))
    return ()


def from_mount(rider: Player, mount: Player, seat: int, yaw: float) -> Vector:
    """From the place of the ridden to the rider's, both at rest and heading for `yaw` (3,)."""
    assert rider.performance is not None
    where = seats(mount)
    hips = np.array(where[min(seat, len(where) - 1)]) * mount.scale
    shift = hips - np.array(rider.performance.seat_offset) * rider.scale
    c, s = math.cos(yaw), math.sin(yaw)
    return np.array((c * shift[0] + s * shift[2], shift[1], -s * shift[0] + c * shift[2]))
