"""Insects on the wing: butterflies that flutter up and down on their way, bees that hum."""

import math
from collections.abc import Mapping

from previs.motion.action import Action, Way
from previs.motion.puppet import Puppet


def _rate(puppet: Puppet) -> float:
    """Beats a second: broad wings beat slowly."""
    span = abs(float(puppet.at("fore.R")[2])) / max(1e-6, puppet.actor.length)
    return 4.2 if puppet.actor.length > 0.12 and span < 0.2 else 11.0


def _beat(puppet: Puppet, w: float, low: float, high: float) -> None:
    """Wings between two angles above the level; the hind ones follow."""
    middle, half = 0.5 * (low + high), 0.5 * (high - low)
    for side, s in (("R", 1.0), ("L", -1.0)):
        puppet.bend(f"fore.{side}", roll=-s * (middle + half * math.sin(w)), yaw=-0.10 * s)
        puppet.bend(f"hind.{side}", roll=-s * (middle + half * math.sin(w - 0.35)), yaw=0.06 * s)


def fly(puppet: Puppet, t: float) -> None:
    """Beats, the body nodding against the wings."""
    w = 2.0 * math.pi * _rate(puppet) * t
    _beat(puppet, w, -0.45, 1.25)
    puppet.root[1] = -0.06 * puppet.actor.length * math.sin(w)
    puppet.bend("body", pitch=0.18 + 0.12 * math.sin(w + 0.8))


def glide(puppet: Puppet, t: float) -> None:
    """Wings held out in a shallow V."""
    _beat(puppet, 1.5 * t, 0.18, 0.34)
    puppet.bend("body", pitch=0.08, roll=0.12 * math.sin(0.9 * t))


def rest(puppet: Puppet, t: float) -> None:
    """Settled, the wings opening and closing slowly."""
    _beat(puppet, 1.6 * t, 0.35, 1.35)
    puppet.root[1] = 0.025 * puppet.actor.length - float(puppet.at("body")[1]) * 0.75
    puppet.bend("head", pitch=0.05 * math.sin(2.0 * t))


def _pace(puppet: Puppet) -> float:
    """Metres a second."""
    return 1.5 * math.sqrt(puppet.actor.length)


def flight(puppet: Puppet, t: float) -> Way:
    """Up and down and from side to side on the way ahead."""
    size = math.sqrt(puppet.actor.length)
    up = 0.22 * size * (math.sin(2.3 * t) + 0.55 * math.sin(4.1 * t + 1.0) - 0.46)
    left = 0.30 * size * (math.sin(1.3 * t) + 0.4 * math.sin(2.9 * t + 0.5) - 0.19)
    turn = math.atan2(0.30 * size * (1.3 * math.cos(1.3 * t) + 1.16 * math.cos(2.9 * t + 0.5)), _pace(puppet))
    return Way(_pace(puppet) * t, up, left, 0.6 * turn)


def on_the_spot(puppet: Puppet, t: float) -> Way:
    """The same without getting anywhere."""
    way = flight(puppet, t)
    return Way(0.25 * math.sqrt(puppet.actor.length) * math.sin(0.8 * t), way.up, way.left, 0.0)


ACTIONS: Mapping[str, Action] = {
    "stand": Action(rest),
    "sit": Action(rest),
    "eat": Action(rest),
    "sleep": Action(rest),
    "fly": Action(fly, _pace, flight),
    "run": Action(fly, _pace, flight),
    "walk": Action(fly, _pace, flight),
    "dance": Action(fly, _pace, on_the_spot),
    "hover": Action(fly, way=on_the_spot),
    "glide": Action(glide, _pace),
}
"""What insects do."""
