"""Who looks at whom or what, and where hands go: one cue for each performer at every moment of a shot."""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from previs.reading.plan import ScenePlan
from previs.records import Cue
from previs.staging.placing import Placed
from previs.staging.riding import mounts

_BUSY = frozenset({
    "sleep", "lie", "read", "write", "type", "flee", "look_back", "look_down", "pray", "dig", "graze", "fall", "hide",
    "cry", "wake", "crawl", "swim", "dive",
})  # fmt: skip
"""Deeds whose eyes are elsewhere."""

_FARTHEST = 40.0
"""Metres beyond which nobody is looked at without a word that says so."""


class Sight(NamedTuple):
    """What one looks at: index of a placed player, or a fixed point; `hands` that go to the wheel, door or cup."""

    other: int = -1
    point: tuple[float, float, float] | None = None


class Eyelines(NamedTuple):
    """For each placed player what it looks at, and its mood."""

    sights: tuple[Sight, ...]
    moods: tuple[str, ...]

    def cue(self, index: int, placed: Sequence[Placed], t: float) -> Cue:
        """What the index-th placed player is told at time t (seconds)."""
        sight, mood = self.sights[index], self.moods[index]
        if sight.other >= 0:
            return Cue(gaze=eye_at(placed[sight.other], t), mood=mood)
        return Cue(gaze=sight.point, mood=mood)


def eyelines(plan: ScenePlan, placed: Sequence[Placed]) -> Eyelines:
    """Targets of deeds first; else partners look at each other, and a group at whom it is about."""
    acting = [i for i, p in enumerate(placed) if p.player.performance is not None]
    riders = mounts(plan)
    sights = [_sight(plan, i, placed, acting, riders) for i in range(len(placed))]
    return Eyelines(tuple(sights), tuple(p.player.subject.mood for p in placed))


def eye_at(item: Placed, t: float) -> tuple[float, float, float]:
    """Where somebody's eyes are, or the upper part of something is, at time t (seconds)."""
    base, player = item.at(t), item.player
    if item.focus is None:
        share = 0.6 if player.performance is None else 1.0
        return float(base[0]), float(base[1]) + share * player.eye, float(base[2])
    turned = item.heading(t) - item.place.yaw
    c, s = math.cos(turned), math.sin(turned)
    x, y, z = item.focus
    return float(base[0]) + c * x + s * z, float(base[1]) + y, float(base[2]) - s * x + c * z


def _sight(
    plan: ScenePlan, index: int, placed: Sequence[Placed], acting: Sequence[int], riders: Mapping[int, int]
) -> Sight:
    item = placed[index]
    subject = item.player.subject
    if index not in acting or subject.action in _BUSY:
        return Sight()
    if subject.target >= 0 and subject.target != riders.get(item.player.number, -2):
        aims = [i for i, p in enumerate(placed) if p.player.number == subject.target and i != index]
        if aims:
            return _towards(item, placed, min(aims, key=lambda i: _gap(item, placed[i])))
    facing = [r for r in plan.relations if r.subject == item.player.number and r.how in ("facing", "opposite")]
    for relation in facing:
        aims = [i for i, p in enumerate(placed) if p.player.number == relation.to]
        if aims:
            return _towards(item, placed, aims[0])
    if subject.action in ("talk", "fight", "sword_fight", "hug", "kiss", "dance", "laugh", "stand", "sit", "point"):
        return _partner(index, placed, acting)
    return Sight()


def _towards(item: Placed, placed: Sequence[Placed], other: int) -> Sight:
    """At the other, unless it is behind one who goes on."""
    way = np.subtract(placed[other].place[:3], item.place[:3])
    ahead = float(way @ item.target.forward)
    return Sight() if ahead < -0.3 and item.player.speed > 0 else Sight(other)


def _partner(index: int, placed: Sequence[Placed], acting: Sequence[int]) -> Sight:
    """The one who talks, or the other of two; for who talks to many, the nearest."""
    item = placed[index]
    people = [i for i in acting if i != index and placed[i].player.subject.klass in ("person", "unknown")]
    talkers = [i for i in people if placed[i].player.subject.action in ("talk", "shout", "sing")]
    alone = item.player.subject.klass == "animal"
    talks = item.player.subject.action in ("talk", "fight", "sword_fight", "hug", "kiss", "dance", "laugh")
    choice = talkers if talkers else people if talks else []
    if alone or not choice:
        return Sight()
    nearest = min(choice, key=lambda i: _gap(item, placed[i]))
    return Sight(nearest) if _gap(item, placed[nearest]) < _FARTHEST else Sight()


def _gap(one: Placed, other: Placed) -> float:
    return math.dist(one.place[:3], other.place[:3])
