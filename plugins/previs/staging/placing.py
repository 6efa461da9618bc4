"""One player's place: where it stands, which way it looks, and the box that framing measures."""

import math
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from previs.camera.target import Box, Target, Vector
from previs.reading.plan import ScenePlan, Subject
from previs.records import Placement
from previs.staging.looks import number_of
from previs.staging.wardrobe import Player

ASPECTS: Mapping[str, float] = {"side": 90.0, "front": 8.0, "back": 158.0}
"""Degrees between where a subject looks and where the camera is, by view."""

_CLOSE = frozenset({"close_up", "extreme_close_up", "medium_close_up"})

_AIRBORNE = frozenset({"fly", "glide", "hover", "dive"})
_WINGS = frozenset({"winged", "dragon", "aircraft", "balloon"})

_ALONG_X = frozenset({"station", "city_street", "city", "bridge", "harbour", "village"})
"""Places whose way leads across the picture."""

_ALOFT = (4.0, 8.5, -24.0)


_AT_DOORS = frozenset({"open", "push", "pull", "knock", "look"})
"""Deeds that are done facing a door or a window, which the camera sees beyond."""


class Placed(NamedTuple):
    """A player, where it stands, and whether the camera is to keep it in frame; where its eyes are from its feet
    half-way through the shot, if that is known; metres that it rises a second; `carrier`: what it rides on or in,
    and `seat`, which of the seats there is its own; its head half-way through, if it has one; `span`: the lowest and
    the highest that it comes, if it leaps or falls."""

    player: Player
    place: Placement
    framed: bool
    focus: tuple[float, float, float] | None = None
    climb: float = 0.0
    carrier: "Placed | None" = None
    seat: int = 0
    head: Box | None = None
    span: tuple[float, float] | None = None

    def at(self, t: float) -> Vector:
        """Where its feet are at time t (seconds), (3,)."""
        x, y, z, yaw, scale = self.place
        if self.carrier is not None:
            return self.carrier.at(t) + np.subtract(self.place[:3], self.carrier.place[:3])
        performance = self.player.performance
        if performance is None:
            return np.array((x, y, z))
        way = performance.way(t)
        c, s = math.cos(yaw), math.sin(yaw)
        ahead, left = way.ahead * scale, way.left * scale
        return np.array((x + c * ahead - s * left, y + way.up * scale + self.climb * t, z - s * ahead - c * left))

    def heading(self, t: float) -> float:
        """Its yaw at time t (seconds)."""
        performance = self.player.performance
        return self.place.yaw + (performance.way(t).turn if performance else 0.0)

    @property
    def target(self) -> Target:
        """The box that framing measures."""
        p, spot = self.player, self.place
        person = p.subject.klass in ("person", "unknown")
        return Target(
            (spot.x, spot.y, spot.z),
            spot.yaw,
            p.height,
            p.length,
            p.width,
            p.eye,
            self.carrier.player.speed if self.carrier else p.speed,
            upright=person or p.height > p.length * 1.05,
            ahead=0.0 if person else p.length * 0.36,
            climb=self.climb,
            landmark=p.subject.klass == "set",
            focus=self.focus,
            stature=p.stature if p.performance else p.height,
            crown=p.crown if p.performance else 0.07 * p.height,
            path=self.at if self.winding else None,
            head=self.head,
            number=p.number,
            span=self.span,
        )

    @property
    def winding(self) -> bool:
        """Does it move otherwise than straight on at its speed?"""
        performance = self.player.performance
        if performance is None or self.carrier is not None:
            return False
        ways = [(t, performance.way(t)) for t in (0.3, 0.6, 1.0, 1.6, 3.0)]
        return any(max(abs(w.ahead - performance.speed * t), abs(w.up), abs(w.left)) > 0.1 for t, w in ways)


def heading(aspect: float, *, left: bool) -> float:
    """The yaw of one whom the camera (on +z) sees `aspect` degrees from the front; it faces right, or left."""
    side = -1.0 if left else 1.0
    angle = math.radians(aspect)
    return math.atan2(-math.cos(angle), side * math.sin(angle))


def spot(player: Player, x: float, z: float, yaw: float, framed: bool = True) -> Placed:
    """A player at x, z; what flies does so overhead, or at three metres."""
    if "overhead" in player.subject.manner:
        x, y, z = (a + b for a, b in zip(_ALOFT, (x, 0.0, z), strict=True))
        return Placed(player, Placement(x, y, z, yaw, player.scale), False)
    y = 3.0 if in_the_air(player) else 0.0
    return Placed(player, Placement(x, y, z, yaw, player.scale), framed)


def in_the_air(player: Player) -> bool:
    """Does it fly, rather than perch, stand or walk?"""
    performance = player.performance
    if performance is None:
        return player.subject.klass == "flyer"
    return performance.action in _AIRBORNE and performance.actor.rig in _WINGS


def stands_left(one: Subject, other: Subject, variant: int) -> bool:
    """Does the first of two stand on the picture's left? The same for the same two in every shot of a variant,
    whichever is named first."""
    keys = [number_of(s.kind, s.colour, variant) for s in (one, other)]
    return keys[0] <= keys[1]


def aspect_of(player: Player, plan: ScenePlan) -> float:
    """How far a player is turned from the camera, where nothing else decides it."""
    camera, subject = plan.camera, player.subject
    if plan.place == "tower_stairs" and player.speed > 0:
        return 90.0
    if plan.place == "corridor" and player.speed > 0 and camera.view == "three_quarter":
        return 16.0
    if subject.action == "play" and any(s.kind == "piano" for s in plan.subjects):
        return 76.0
    if subject.action == "walk_away":
        return 166.0
    if camera.view in ASPECTS:
        return ASPECTS[camera.view]
    if through_door(plan, player):
        return 24.0
    if subject.action in _AT_DOORS and any(s.kind in ("door", "window", "blackboard") for s in plan.subjects):
        return 124.0
    if looks_at_landmark(plan, player):
        return 104.0 if camera.size in _CLOSE else 146.0
    if camera.framing == "pov" or subject.action == "approach":
        return 14.0
    close = camera.size in _CLOSE
    if player.speed > 0:
        if plan.place == "tunnel" and subject.klass == "vehicle":
            return 150.0
        if plan.place in _ALONG_X and subject.klass == "vehicle":
            return 90.0 if plan.place == "station" else 80.0
        if camera.move.startswith(("truck", "pan")) and not close:
            return 82.0
        return 40.0 if close else 66.0
    if subject.action == "look_back":
        return 112.0
    if subject.action in ("enter", "leave"):
        return 58.0
    if subject.action in ("sit", "read", "write", "type") and any(s.kind in ("table", "desk") for s in plan.subjects):
        return 48.0
    if subject.klass in ("animal", "vehicle"):
        return 34.0 if close else 58.0
    return {"vessel": 62.0, "set": 40.0, "thing": 40.0}.get(subject.klass, 32.0)


def looks_at_landmark(plan: ScenePlan, player: Player) -> bool:
    """Does somebody who stays where he is look or point at a building or a mountain?"""
    aim = player.subject.target
    looks = player.subject.action in ("look", "look_up", "point", "stand", "watch") and not player.speed
    return looks and 0 <= aim < len(plan.subjects) and plan.subjects[aim].klass == "set"


def through_door(plan: ScenePlan, player: Player) -> bool:
    """Does it come in by a door?"""
    return player.subject.action in ("break", "enter") and any(s.kind == "door" for s in plan.subjects)
