"""A body that follows its head: every segment passes where the one before it was, so that nothing slides aside."""

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np

from previs.mesh.parts import Doubles, Point
from previs.motion.action import Action
from previs.motion.body import ease
from previs.motion.faces import open_jaw
from previs.motion.puppet import Puppet

_WAVES = 2.1
"""Bends along the body."""
_SWING = 0.105
"""Half the width of the track, in body lengths."""


def _spine(puppet: Puppet) -> list[int]:
    return [i for name, i in puppet.index.items() if name[0] == "s" and name[1:].isdigit()]


def _steps(puppet: Puppet) -> list[float]:
    """Metres from each joint of the spine to the next; the last segment is as long as the one before."""
    rest = puppet.frame.rest[_spine(puppet)]
    steps = [float(np.linalg.norm(b - a)) for a, b in pairwise(rest)]
    return [*steps, steps[-1]]


def _frame(way: Doubles) -> Doubles:
    """The turn that takes the direction back along the body to another one, without a twist."""
    yaw, pitch = math.atan2(way[2], -way[0]), math.asin(max(-1.0, min(1.0, -way[1])))
    cy, sy, cz, sz = math.cos(yaw), math.sin(yaw), math.cos(pitch), math.sin(pitch)
    return np.array([[cy * cz, -cy * sz, sy], [sz, cz, 0.0], [-sy * cz, sy * sz, cy]])


def lay(puppet: Puppet, points: Sequence[Point]) -> None:
    """Lay the spine along points, one for each joint and one for the tail's tip."""
    spine = _spine(puppet)
    rest, line = puppet.frame.rest[spine], np.array(points, np.float64)
    puppet.root[:] = line[0] - rest[0]
    before = np.eye(3)
    for i, joint in enumerate(spine):
        aim = line[i + 1] - line[i]
        born = rest[i + 1] - rest[i] if i + 1 < len(spine) else rest[i] - rest[i - 1]
        turned = _frame(aim / np.linalg.norm(aim)) @ _frame(born / np.linalg.norm(born)).T
        local = before.T @ turned
        angles = puppet.frame.angles[joint]
        angles[0] = math.atan2(-local[1, 2], local[1, 1])
        angles[1] = math.atan2(-local[2, 0], local[0, 0])
        angles[2] = math.asin(max(-1.0, min(1.0, float(local[1, 0]))))
        before = turned
    head = puppet.index["head"]
    born = _frame((rest[1] - rest[0]) / np.linalg.norm(rest[1] - rest[0]))
    first = line[1] - line[0]
    level = (_frame(first / np.linalg.norm(first)) @ born.T).T
    yaw = math.atan2(first[2], -first[0])
    ahead = np.array(
        [
            [math.cos(0.3 * yaw), 0.0, math.sin(0.3 * yaw)],
            [0.0, 1.0, 0.0],
            [-math.sin(0.3 * yaw), 0.0, math.cos(0.3 * yaw)],
        ]
    )
    local = level @ ahead
    puppet.frame.angles[head] = (
        math.atan2(-local[1, 2], local[1, 1]),
        math.atan2(-local[2, 0], local[0, 0]),
        math.asin(max(-1.0, min(1.0, float(local[1, 0])))),
    )


def _long(puppet: Puppet) -> float:
    return sum(_steps(puppet))


def pace(puppet: Puppet) -> float:
    """Metres a second."""
    return 0.42 * math.sqrt(_long(puppet))


def _track(puppet: Puppet, travelled: float, lift: float) -> list[Point]:
    """The body along its track, from a head that has come so far; the neck raised by `lift` metres."""
    long = _long(puppet)
    wave, wide = 2.0 * math.pi * _WAVES / long, _SWING * long
    ground = 0.030 * puppet.actor.length
    x, z = 0.0, wide * math.sin(wave * travelled)
    start = float(puppet.frame.rest[0, 0])
    points: list[Point] = [(start, ground + lift, z)]
    gone = 0.0
    for size in _steps(puppet):
        share = max(0.0, 1.0 - gone / (0.36 * long))
        high = ground + lift * share * share * (3.0 - 2.0 * share)
        drop = min(0.9 * size, max(0.0, points[-1][1] - high))
        flat = math.sqrt(size * size - drop * drop)
        slope = wide * wave * math.cos(wave * (x + travelled))
        x -= flat / math.sqrt(1.0 + slope * slope)
        points.append((start + x, points[-1][1] - drop, wide * math.sin(wave * (x + travelled))))
        gone += size
    return points


def _flick(puppet: Puppet, t: float) -> None:
    """The tongue shows for a moment now and then."""
    out = max(0.0, math.sin(1.9 * t + 0.6)) ** 6
    puppet.sizes[puppet.index["tongue"]] = max(0.02, out)
    puppet.bend("tongue", pitch=0.35 * out * math.sin(31.0 * t))


def slither(puppet: Puppet, t: float) -> None:
    """Onward in bends, the head low."""
    lay(puppet, _track(puppet, pace(puppet) * t, 0.035 * puppet.actor.length))
    _flick(puppet, t)


def dart(puppet: Puppet, t: float) -> None:
    """Faster, straight at something."""
    lay(puppet, _track(puppet, 2.2 * pace(puppet) * t, 0.05 * puppet.actor.length))


def swim(puppet: Puppet, t: float) -> None:
    """At the surface, the head above it."""
    lay(puppet, _track(puppet, 1.2 * pace(puppet) * t, 0.06 * puppet.actor.length))
    puppet.root[1] -= 0.045 * puppet.actor.length


def _raised(puppet: Puppet, t: float, lift: float) -> None:
    high = lift + 0.01 * puppet.actor.length * math.sin(1.1 * t)
    points = _track(puppet, 0.13 * _long(puppet), high)
    sway = 0.03 * puppet.actor.length * math.sin(0.8 * t)
    share = [max(0.0, 1.0 - i / 5.0) for i in range(len(points))]
    lay(puppet, [(x, y, z + sway * s) for (x, y, z), s in zip(points, share, strict=True)])
    _flick(puppet, t)


def stand(puppet: Puppet, t: float) -> None:
    """At rest in its bends, the neck raised, swaying."""
    _raised(puppet, t, 0.20 * puppet.actor.length)
    puppet.bend("head", yaw=0.25 * math.sin(0.6 * t))


def strike(puppet: Puppet, t: float) -> None:
    """Draws back, strikes with the mouth open, draws back."""
    s = (t / 1.7) % 1.0
    out = ease(s, 0.45, 0.10) - ease(s, 0.62, 0.3)
    _raised(puppet, 0.0, (0.26 - 0.10 * out) * puppet.actor.length)
    puppet.root[0] += 0.10 * puppet.actor.length * out
    open_jaw(puppet, 0.3 + 0.9 * out)


def hiss(puppet: Puppet, t: float) -> None:
    """Raised, the mouth open."""
    _raised(puppet, t, 0.24 * puppet.actor.length)
    open_jaw(puppet, 0.7 + 0.1 * math.sin(21.0 * t))


def coil(puppet: Puppet, t: float) -> None:
    """Asleep in a coil, the head on top."""
    steps = _steps(puppet)
    ground = 0.030 * puppet.actor.length
    radius, angle = 0.055 * _long(puppet), 0.0
    points: list[Point] = [(0.0, 0.0, 0.0)]
    for i, size in enumerate(steps):
        angle += size / radius
        radius += 0.030 * _long(puppet) * size / radius / 2.0
        high = ground * (1.0 + 1.7 * max(0.0, 1.0 - i / 5.0))
        points.append((radius * math.cos(angle), high, radius * math.sin(angle)))
    first = 0.055 * _long(puppet)
    points[0] = (first, ground * 2.8 + 0.002 * math.sin(1.2 * t), 0.0)
    lay(puppet, points)
    for side in ("R", "L"):
        puppet.bend(f"lid.{side}", pitch=1.0)


def look_up(puppet: Puppet, t: float) -> None:
    """Raises its neck high."""
    _raised(puppet, t, (0.16 + 0.12 * ease(t)) * puppet.actor.length)
    puppet.bend("head", pitch=0.4 * ease(t))


def look_back(puppet: Puppet, t: float) -> None:
    """Turns its head round."""
    _raised(puppet, 0.0, 0.18 * puppet.actor.length)
    puppet.bend("head", yaw=1.4 * ease(t))


ACTIONS: Mapping[str, Action] = {
    "stand": Action(stand),
    "crawl": Action(slither, pace),
    "walk": Action(slither, pace),
    "run": Action(dart, lambda puppet: 2.2 * pace(puppet)),
    "swim": Action(swim, lambda puppet: 1.2 * pace(puppet)),
    "climb": Action(slither, pace),
    "fight": Action(strike),
    "eat": Action(strike),
    "shout": Action(hiss),
    "talk": Action(hiss),
    "sleep": Action(coil, free=0.0),
    "look_up": Action(look_up, timed=True, free=0.4),
    "look_back": Action(look_back, timed=True, free=0.0),
}
"""What snakes do."""
