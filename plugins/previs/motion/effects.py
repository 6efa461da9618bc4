"""Fire and smoke as functions of time: tongues that flicker, a blast that grows and dies, clouds that rise."""

import math
from collections.abc import Mapping

from previs.motion.action import Action
from previs.motion.puppet import Puppet

_HEAD_START = 0.06
"""Seconds by which a blast has begun when its shot begins: its first frame shows it."""


def _least(size: float) -> float:
    """A size that keeps normals computable."""
    return max(0.01, size)


def flicker(puppet: Puppet, t: float) -> None:
    """Each tongue swells, sways and leans at its own pace; embers rise and go out."""
    for i, joint in enumerate(puppet.joints_named(("flame",))):
        beat = (5.1 + 1.3 * (i % 4)) * t + 2.4 * i
        puppet.sizes[joint] = 0.86 + 0.20 * math.sin(beat) + 0.10 * math.sin(2.3 * beat + 1.0)
        puppet.frame.angles[joint] = (
            0.13 * math.sin(3.7 * t + 1.9 * i),
            1.3 * math.sin(0.9 * t + i),
            0.13 * math.sin(4.3 * t + 2.7 * i),
        )
    for i, joint in enumerate(puppet.joints_named(("ember",))):
        age = (0.45 * t + 0.381966 * i) % 1.0
        puppet.sizes[joint] = _least(1.0 - age)
        sway = 0.25 * math.sin(5.0 * age + i)
        puppet.shifts[joint] = (sway, 2.6 * age, 0.2 * math.sin(6.0 * age + 2.0 * i))


def blast(puppet: Puppet, t: float) -> None:
    """A fireball bursts, cools and shrinks into smoke that goes on growing and rising; shards fly out and fall."""
    age = max(0.0, t) + _HEAD_START
    grown = 1.0 - math.exp(-5.0 * age)
    for i, joint in enumerate(puppet.joints_named(("blast",))):
        dies = 1.0 / (1.0 + math.exp(3.2 * (age - 1.6 - 0.25 * (i % 4))))
        puppet.sizes[joint] = _least(2.1 * grown * dies * (1.0 + 0.08 * math.sin(9.0 * age + 2.0 * i)))
        _spread(puppet, joint, 1.7 * grown, 0.7 * grown + 0.9 * age)
        puppet.frame.angles[joint, 1] = 0.8 * age
    for i, joint in enumerate(puppet.joints_named(("cloud",))):
        late = max(0.0, age - 0.25 - 0.06 * i)
        thin = 1.0 / (1.0 + math.exp(1.4 * (age - 7.0)))
        puppet.sizes[joint] = _least(2.7 * (1.0 - math.exp(-0.8 * late)) * thin)
        _spread(puppet, joint, 1.2 * grown + 0.35 * late, 0.6 * grown + 1.0 * late)
        puppet.frame.angles[joint, 1] = 0.5 * late
    for i, joint in enumerate(puppet.joints_named(("shard",))):
        out = 9.0 * age * math.exp(-0.25 * age)
        angle = 2.399963 * i
        up = (6.0 + 1.1 * (i % 4)) * age - 4.9 * age * age
        puppet.shifts[joint] = (out * math.cos(angle), max(-0.9, up), out * math.sin(angle))
        puppet.frame.angles[joint, 2] = 9.0 * age + i
        puppet.sizes[joint] = _least(1.0 - age / 1.8)


def _spread(puppet: Puppet, joint: int, out: float, up: float) -> None:
    """Move a cloud away from the middle by `out` times its place, and up by metres."""
    x, _, z = (float(v) for v in puppet.frame.rest[joint])
    puppet.shifts[joint] = (x * out, up, z * out)


def rise(puppet: Puppet, t: float) -> None:
    """Clouds leave the ground one after another, grow, lean with the wind and thin out."""
    clouds = puppet.joints_named(("smoke",))
    for i, joint in enumerate(clouds):
        age = (0.16 * t + i / len(clouds)) % 1.0
        puppet.sizes[joint] = _least((0.55 + 2.6 * age) * min(1.0, 9.0 * age) * min(1.0, 3.5 * (1.0 - age)))
        puppet.shifts[joint] = (
            1.6 * age * age + 0.2 * math.sin(2.0 * i),
            5.0 * age,
            0.3 * math.sin(3.1 * i + 2.0 * age),
        )
        puppet.frame.angles[joint, 1] = 1.5 * age + i


def _burn(puppet: Puppet, t: float) -> None:
    flicker(puppet, t)
    blast(puppet, t)
    rise(puppet, t)


ACTIONS: Mapping[str, Action] = {
    name: Action(_burn, timed=True, posture="none") for name in ("stand", "burn", "explode")
}
"""Whatever an effect is asked to do, it does what it is."""
