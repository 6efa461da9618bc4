"""Eight legs in two sets of four that take turns, as spiders walk."""

import math
from collections.abc import Mapping

from previs.motion.action import Action
from previs.motion.body import ease, hill
from previs.motion.gait import Gait, period, speed, step
from previs.motion.puppet import Puppet

_SETS = (0.0, 0.5, 0.5, 0.0, 0.0, 0.5, 0.5, 0.0)
_PACES = {
    "walk": Gait(_SETS, 0.62, 0.75, 0.35, 1.35, 0.02),
    "run": Gait(_SETS, 0.50, 1.05, 0.40, 0.80, 0.03),
}


def _foot(puppet: Puppet, limb: int, ahead: float = 0.0, up: float = 0.0, aside: float = 0.0) -> None:
    """A foot moved from its rest place, the knee up."""
    toe, end = puppet.tip(limb), puppet.end(limb)
    side = 1.0 if float(toe[2]) > 0.0 else -1.0
    goal = (float(end[0]) + ahead, float(end[1]) + up, float(end[2]) + aside * side)
    puppet.reach(limb, goal, (0.0, 1.0, 0.25 * side))


def stand(puppet: Puppet, t: float) -> None:
    """Still, but for a foreleg that feels about."""
    for limb in range(8):
        feel = max(0.0, math.sin(1.3 * t + 2.0 * limb)) ** 4 if limb < 2 else 0.0
        _foot(puppet, limb, 0.15 * puppet.length * feel * math.sin(9.0 * t), 0.45 * puppet.length * feel)
    puppet.root[1] = 0.03 * puppet.length * math.sin(1.4 * t)
    puppet.bend("abdomen", pitch=0.05 * math.sin(1.7 * t))


def _pace(puppet: Puppet, t: float, name: str) -> None:
    gait, leg = _PACES[name], puppet.length
    cycle = t / period(gait, leg)
    for limb in range(8):
        at = step(gait, cycle + gait.phases[limb])
        _foot(puppet, limb, at.x * leg, at.y * leg)
    w = 2.0 * math.pi * cycle
    puppet.root[1] = gait.bob * leg * math.sin(2.0 * w)
    puppet.bend("body", roll=0.02 * math.sin(w), yaw=0.03 * math.cos(w))
    puppet.bend("abdomen", yaw=0.06 * math.sin(w), pitch=0.03 * math.sin(2.0 * w))


def walk(puppet: Puppet, t: float) -> None:
    """Four feet down, four on their way."""
    _pace(puppet, t, "walk")


def run(puppet: Puppet, t: float) -> None:
    """The same, quickly."""
    _pace(puppet, t, "run")


def rear(puppet: Puppet, t: float) -> None:
    """Raises the forelegs and shows its fangs."""
    up = 0.8 + 0.2 * math.sin(2.3 * t)
    for limb in range(8):
        fore = limb < 4
        rise = (1.5 if limb < 2 else 0.6) * up if fore else 0.0
        _foot(puppet, limb, 0.25 * puppet.length * rise, rise * puppet.length)
    puppet.bend("body", pitch=0.35 * up)
    for side in ("R", "L"):
        puppet.bend(f"fang.{side}", pitch=0.5 * up)


def leap(puppet: Puppet, t: float) -> None:
    """Crouches and springs, every second and a half."""
    s = (t / 1.5) % 1.0
    crouch = hill(s, 0.05, 0.35) + 0.7 * hill(s, 0.7, 0.95)
    air = min(1.0, max(0.0, (s - 0.32) / 0.4))
    high = 4.0 * air * (1.0 - air) * 2.2 * puppet.length
    puppet.root[1] = high - 0.4 * puppet.length * crouch
    for limb in range(8):
        _foot(puppet, limb, 0.0, high, -0.2 * min(high, puppet.length))


def lie(puppet: Puppet, t: float) -> None:
    """Legs drawn in, the body on the ground."""
    share = ease(t, 0.0, 0.8)
    puppet.root[1] = -0.45 * puppet.length * share
    for limb in range(8):
        _foot(puppet, limb, 0.0, 0.0, -0.7 * puppet.length * share)


ACTIONS: Mapping[str, Action] = {
    "stand": Action(stand),
    "walk": Action(walk, lambda puppet: speed(_PACES["walk"], puppet.length)),
    "crawl": Action(walk, lambda puppet: speed(_PACES["walk"], puppet.length)),
    "climb": Action(walk, lambda puppet: speed(_PACES["walk"], puppet.length)),
    "run": Action(run, lambda puppet: speed(_PACES["run"], puppet.length)),
    "leap": Action(leap),
    "fight": Action(rear),
    "shout": Action(rear),
    "eat": Action(rear),
    "sleep": Action(lie, timed=True),
}
"""What spiders do."""
