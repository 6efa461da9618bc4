"""Swimmers: a wave runs down the body to the tail, from side to side or, in whales and dolphins, up and down."""

import math
from collections.abc import Mapping

from previs.motion.action import Action, Way
from previs.motion.body import ease
from previs.motion.faces import open_jaw
from previs.motion.puppet import Puppet

_JUMP = 2.4


def cruise(puppet: Puppet) -> float:
    """Metres a second: with the root of the length."""
    return 1.15 * math.sqrt(puppet.actor.length)


def _wave(puppet: Puppet, t: float, strength: float) -> None:
    """The wave of the body; its amplitude grows towards the tail."""
    level = "fluke" in puppet.index
    rate = cruise(puppet) / (0.75 * puppet.actor.length)
    w = 2.0 * math.pi * rate * t
    axis = 2 if level else 1
    joints = [*puppet.tail, puppet.index["fluke" if level else "tailfin"]]
    for i, joint in enumerate(joints):
        share = (i + 1.0) / len(joints)
        puppet.frame.angles[joint, axis] += strength * 0.34 * (0.35 + share) * math.sin(w - 0.95 * i)
    sway = 0.09 * strength * math.sin(w + 1.2)
    puppet.frame.angles[puppet.index["body"], axis] += sway
    puppet.frame.angles[puppet.index["head"], axis] -= 0.9 * sway
    puppet.root[1 if level else 2] += 0.012 * strength * puppet.actor.length * math.sin(w + 0.4)


def _paddle(puppet: Puppet, t: float, rate: float, reach: float) -> None:
    for side, s in (("R", 1.0), ("L", -1.0)):
        puppet.bend(f"fin.{side}", roll=s * reach * math.sin(rate * t), yaw=0.5 * reach * s * math.cos(rate * t))


def swim(puppet: Puppet, t: float) -> None:
    """Onward, the tail driving."""
    _wave(puppet, t, 1.0)
    _paddle(puppet, t, 1.7, 0.14)
    puppet.bend("body", roll=0.06 * math.sin(0.7 * t), pitch=0.03 * math.sin(0.5 * t))


def sprint(puppet: Puppet, t: float) -> None:
    """Twice as fast, fins held to the body."""
    _wave(puppet, 2.0 * t, 1.25)
    for side, s in (("R", 1.0), ("L", -1.0)):
        puppet.bend(f"fin.{side}", yaw=-0.5 * s)


def glide(puppet: Puppet, t: float) -> None:
    """Fins out, hardly a beat."""
    _wave(puppet, 0.5 * t, 0.3)
    puppet.bend("body", roll=0.14 * math.sin(0.6 * t))
    _paddle(puppet, t, 0.8, 0.08)


def stand(puppet: Puppet, t: float) -> None:
    """In one place, fins fanning."""
    _wave(puppet, 0.45 * t, 0.45)
    _paddle(puppet, t, 3.2 / math.sqrt(max(0.3, puppet.actor.length)), 0.35)
    puppet.root[1] += 0.02 * puppet.actor.length * math.sin(0.9 * t)


def eat(puppet: Puppet, t: float) -> None:
    """Snaps."""
    glide(puppet, t)
    snap = max(0.0, math.sin(2.6 * t)) ** 2
    open_jaw(puppet, snap)
    puppet.bend("head", pitch=0.12 * snap)


def attack(puppet: Puppet, t: float) -> None:
    """Rushes with the mouth wide open."""
    _wave(puppet, 1.8 * t, 1.2)
    bite = 0.75 + 0.25 * math.sin(5.0 * t)
    open_jaw(puppet, 1.1 * bite)
    puppet.bend("head", pitch=0.22 * bite)


def look_up(puppet: Puppet, t: float) -> None:
    """Tilts upward."""
    stand(puppet, t)
    puppet.bend("body", pitch=0.5 * ease(t))


def look_down(puppet: Puppet, t: float) -> None:
    """Tilts downward."""
    stand(puppet, t)
    puppet.bend("body", pitch=-0.5 * ease(t))


def look_back(puppet: Puppet, t: float) -> None:
    """Curls round to see behind."""
    stand(puppet, 0.3 * t)
    puppet.bend("body", yaw=0.5 * ease(t))
    puppet.bend("head", yaw=0.5 * ease(t))
    for joint in puppet.tail:
        puppet.frame.angles[joint, 1] -= 0.3 * ease(t)


def dive(puppet: Puppet, t: float) -> None:
    """Down, head first."""
    _wave(puppet, t, 1.0)
    puppet.bend("body", pitch=-0.55)


def _diving(puppet: Puppet, t: float) -> Way:
    return Way(cruise(puppet) * 0.8 * t, -0.5 * cruise(puppet) * t)


def _arc(t: float) -> tuple[float, float]:
    """Height of a leap, from below the water into the air, and its slope, by the time in one leap."""
    s = (t / _JUMP) % 1.0
    return math.sin(2.0 * math.pi * s - 0.9), math.cos(2.0 * math.pi * s - 0.9)


def leap(puppet: Puppet, t: float) -> None:
    """Out of the water in a bow and in again."""
    _wave(puppet, 1.3 * t, 0.8)
    high, slope = _arc(t)
    puppet.root[1] += 0.75 * puppet.actor.length * high
    puppet.bend("body", pitch=0.95 * slope)
    for joint in puppet.tail:
        puppet.frame.angles[joint, 2] += 0.10 * high


def call(puppet: Puppet, t: float) -> None:
    """Opens the mouth and sings or clicks."""
    stand(puppet, t)
    open_jaw(puppet, 0.5 + 0.4 * math.sin(6.0 * t))


ACTIONS: Mapping[str, Action] = {
    "stand": Action(stand),
    "swim": Action(swim, cruise),
    "glide": Action(glide, lambda puppet: 0.6 * cruise(puppet)),
    "sprint": Action(sprint, lambda puppet: 2.0 * cruise(puppet)),
    "run": Action(sprint, lambda puppet: 1.7 * cruise(puppet)),
    "dive": Action(dive, cruise, _diving),
    "leap": Action(leap, lambda puppet: 1.2 * cruise(puppet)),
    "eat": Action(eat, lambda puppet: 0.4 * cruise(puppet)),
    "fight": Action(attack, lambda puppet: 1.6 * cruise(puppet)),
    "sing": Action(call),
    "talk": Action(call),
    "look_up": Action(look_up, timed=True),
    "look_down": Action(look_down, timed=True),
    "look_back": Action(look_back, timed=True, free=0.0),
}
"""What swimmers do."""
