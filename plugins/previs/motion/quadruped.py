"""Actions on four legs."""

import math
from collections.abc import Callable, Mapping
from itertools import pairwise

from previs.mesh.parts import Point
from previs.motion.action import Action
from previs.motion.gait import QUADRUPED, Gait, Step, period, speed, step
from previs.motion.puppet import Puppet

_TURN = 2.0 * math.pi
_FORE_POLE: Point = (-1.0, 0.25, 0.0)
_HIND_POLE: Point = (1.0, 0.1, 0.0)


def _plant(
    puppet: Puppet, limb: int, offset: Point = (0.0, 0.0, 0.0), *, spread: float = 1.0, angle: float = 0.0
) -> None:
    """Set a toe on the ground at its rest place, moved by the offset; `angle` tips the foot back about the toe."""
    toe, end = puppet.tip(limb), puppet.end(limb)
    dx, dy = float(end[0] - toe[0]), float(end[1] - toe[1])
    c, s = math.cos(angle), math.sin(angle)
    x, y = float(toe[0]) + offset[0] + c * dx - s * dy, float(toe[1]) + offset[1] + s * dx + c * dy
    goal = (x, y, float(end[2]) * spread + offset[2])
    puppet.reach(limb, goal, _FORE_POLE if limb < 2 else _HIND_POLE, foot=(0.0, 0.0, angle))


def _wag(puppet: Puppet, t: float, *, yaw: float, pitch: float = 0.0, rate: float = 1.6) -> None:
    for i, joint in enumerate(puppet.tail):
        puppet.frame.angles[joint, 1] += yaw * math.sin(t * rate - 0.7 * i)
        puppet.frame.angles[joint, 2] += pitch


def stand(puppet: Puppet, t: float) -> None:
    """Breathing, a slow look around, the tail alive."""
    leg = puppet.length
    puppet.root[1] = -0.012 * leg + 0.004 * leg * math.sin(2.0 * t)
    puppet.root[0] = 0.01 * leg * math.sin(0.5 * t)
    for limb in range(4):
        _plant(puppet, limb)
    puppet.bend("chest", pitch=0.008 * math.sin(2.0 * t))
    puppet.bend("neck", yaw=0.16 * math.sin(0.7 * t), pitch=0.03 * math.sin(0.9 * t))
    puppet.bend("head", yaw=0.24 * math.sin(0.7 * t + 0.4), roll=0.05 * math.sin(0.43 * t))
    _wag(puppet, t, yaw=0.12)


def look_back(puppet: Puppet, t: float) -> None:
    """Turns neck and head to look behind, holds, and returns."""
    stand(puppet, 0.0)
    share = _ease_hold(t)
    puppet.bend("chest", yaw=0.25 * share)
    puppet.bend("neck", yaw=0.95 * share)
    puppet.bend("head", yaw=0.9 * share, pitch=0.1 * share)
    _wag(puppet, t, yaw=0.08)


def look_up(puppet: Puppet, t: float) -> None:
    """Raises the head to the sky."""
    stand(puppet, 0.0)
    share = _ease_hold(t)
    puppet.bend("neck", pitch=0.35 * share, yaw=0.05 * math.sin(0.8 * t))
    puppet.bend("head", pitch=0.55 * share)
    _wag(puppet, t, yaw=0.1)


def _ease_hold(t: float) -> float:
    """0 to 1 within 1.2 s after a beat of 0.4 s, then held."""
    s = min(1.0, max(0.0, (t - 0.4) / 1.2))
    return s * s * (3.0 - 2.0 * s)


def graze(puppet: Puppet, t: float) -> None:
    """Head down to the ground: grazing, drinking, sniffing."""
    stand(puppet, 0.0)
    nod = 0.05 * math.sin(2.2 * t)
    puppet.bend("chest", pitch=-0.20)
    puppet.bend("neck", pitch=-1.35 + nod, yaw=0.1 * math.sin(0.5 * t))
    puppet.bend("head", pitch=-0.15 - nod)
    _wag(puppet, t, yaw=0.1)


def sit(puppet: Puppet, t: float) -> None:
    """On the haunches, forelegs straight, alert."""
    leg = puppet.length
    puppet.root[:] = (0.0, -0.66 * leg, 0.0)
    puppet.bend("hips", pitch=0.62)
    puppet.bend("chest", pitch=-0.04 + 0.01 * math.sin(2.0 * t))
    puppet.bend("neck", pitch=-0.36, yaw=0.2 * math.sin(0.6 * t))
    puppet.bend("head", pitch=-0.22, yaw=0.2 * math.sin(0.6 * t + 0.4))
    for limb in range(4):
        if limb < 2:
            _plant(puppet, limb, (-0.12 * leg, 0.0, 0.0))
        else:
            _plant(puppet, limb, (0.42 * leg, 0.0, 0.0), spread=1.5, angle=0.95)
    for i, joint in enumerate(puppet.tail):
        puppet.frame.angles[joint, 2] += -0.72 if i == 0 else -0.02
        puppet.frame.angles[joint, 1] += 0.25 + 0.08 * math.sin(1.4 * t - i)


def lie(puppet: Puppet, t: float) -> None:
    """Curled up on the ground, the tail around the body, breathing slowly: asleep."""
    leg = puppet.length
    breath = math.sin(1.3 * t)
    puppet.root[:] = (0.0, -0.78 * leg + 0.006 * leg * breath, 0.0)
    puppet.bend("spine", yaw=0.50, pitch=0.02 * breath)
    puppet.bend("chest", yaw=0.50)
    puppet.bend("neck", yaw=0.55, pitch=-0.72)
    puppet.bend("head", yaw=0.35, pitch=0.30 + 0.01 * breath)
    for side in ("R", "L"):
        for joint, pitch in (("h1", 1.05), ("h2", -1.75), ("h3", 1.80), ("f1", -0.80), ("f2", 2.25), ("f3", 0.15)):
            puppet.bend(f"{joint}.{side}", pitch=pitch)
    _lay_tail(puppet, slope=-0.12)
    for joint in puppet.tail:
        puppet.frame.angles[joint, 1] -= 0.60


def _lay_tail(puppet: Puppet, *, slope: float) -> None:
    """Bring every part of the tail, however it is carried, to the same slope (radians above level)."""
    turned = 0.0
    for joint, following in pairwise(puppet.tail):
        way = puppet.frame.rest[following] - puppet.frame.rest[joint]
        needed = math.atan2(float(way[1]), -float(way[0])) - slope
        puppet.frame.angles[joint, 2] += needed - turned
        turned = needed


def _fold(limb: int, gait: Gait, at: Step) -> float:
    """Angle of the foot: it leans with the leg, rolls off at the end of the stance, folds back in the swing."""
    swing = 0.75 * math.atan(at.x)
    if at.planted >= 0.0:
        begin, most = (0.65, -0.50) if limb < 2 else (0.60, -0.35)
        return swing + most * max(0.0, (at.planted - begin) / (1.0 - begin)) ** 1.3
    most = -1.5 if limb < 2 else -0.75
    late = math.sin(math.pi * min(1.0, 0.12 + 1.12 * at.swung)) if at.swung < 0.78 else 0.0
    start = (-0.50 if limb < 2 else -0.35) * max(0.0, 1.0 - at.swung / 0.2)
    return swing + most * late * min(1.0, 3.0 * gait.lift + 0.35) + start


def _stride(puppet: Puppet, gait: Gait, cycle: float) -> None:
    """Send the four feet along their paths."""
    leg = puppet.length
    gallop = gait.flex > 0.0
    for limb in range(4):
        at = step(gait, cycle + 1.0 - gait.phases[limb])
        angle = _fold(limb, gait, at)
        toe, end = puppet.tip(limb), puppet.end(limb)
        ahead = (0.06 if limb < 2 else 0.0) + (0.08 if limb < 2 else 0.05) * gallop
        dx, dy = float(end[0] - toe[0]), float(end[1] - toe[1])
        c, s = math.cos(angle), math.sin(angle)
        x = float(toe[0]) + (at.x + ahead) * leg + c * dx - s * dy
        y = float(toe[1]) + at.y * leg * (1.0 if limb < 2 else 0.72) + s * dx + c * dy
        z = float(toe[2]) * (0.8 if gallop else 0.92)
        puppet.reach(limb, (x, y, z), _FORE_POLE if limb < 2 else _HIND_POLE, foot=(0.0, 0.0, angle))


def _pace(puppet: Puppet, gait: Gait, t: float) -> float:
    """Legs and the tail; returns the phase in radians for the body's own motion."""
    cycle = t / period(gait, puppet.length)
    puppet.grounded = True
    _stride(puppet, gait, cycle)
    return _TURN * cycle


def walk(puppet: Puppet, t: float) -> None:
    """Four beats, head nodding."""
    _amble(puppet, QUADRUPED["walk"], t)


def trot(puppet: Puppet, t: float) -> None:
    """Two beats, diagonal legs together."""
    _amble(puppet, QUADRUPED["trot"], t)


def _amble(puppet: Puppet, gait: Gait, t: float) -> None:
    w = _pace(puppet, gait, t)
    leg = puppet.length
    puppet.root[1] = (-0.06 + gait.bob * math.sin(2.0 * w)) * leg
    puppet.bend("hips", pitch=0.012 * math.sin(w + 0.5), yaw=0.04 * math.cos(w))
    puppet.bend("spine", yaw=-0.03 * math.cos(w))
    puppet.bend("chest", yaw=-0.04 * math.cos(w), pitch=-0.01 * math.sin(w))
    puppet.bend("neck", pitch=0.05 * math.sin(2.0 * w), yaw=0.02 * math.sin(w))
    puppet.bend("head", pitch=-0.03 * math.sin(2.0 * w))
    for i, joint in enumerate(puppet.tail):
        puppet.frame.angles[joint, 1] += 0.06 * math.sin(w - 0.8 * i)
        puppet.frame.angles[joint, 2] += 0.05 * math.sin(2.0 * w - 1.0 - 0.7 * i)


def gallop(puppet: Puppet, t: float) -> None:
    """The back gathers and stretches, the neck reaches, the tail streams."""
    gait = QUADRUPED["gallop"]
    w = _pace(puppet, gait, t)
    leg = puppet.length
    gathered = math.cos(w - 0.6)
    pitch = 0.06 * math.sin(w + 0.5)
    flex = gait.flex
    puppet.root[1] = (-0.08 + gait.bob * math.sin(w + 2.6)) * leg
    puppet.bend("hips", pitch=pitch + 0.45 * flex * gathered)
    puppet.bend("spine", pitch=-0.33 * flex * gathered)
    puppet.bend("chest", pitch=-0.28 * flex * gathered - 0.5 * pitch)
    puppet.bend("neck", pitch=-0.20 + 0.32 * flex * gathered)
    puppet.bend("head", pitch=0.11 + 0.12 * flex * gathered)
    for i, joint in enumerate(puppet.tail):
        puppet.frame.angles[joint, 2] += (-0.22 if i == 0 else 0.0) + 0.15 * math.sin(w - 1.0 - 0.7 * i)


def leap(puppet: Puppet, t: float) -> None:
    """One leap every 1.8 s: crouch, spring, tuck, land."""
    leg = puppet.length
    s = (t / 1.8) % 1.0
    crouch = _bump(s, 0.0, 0.30) + 0.8 * _bump(s, 0.72, 0.96)
    air = min(1.0, max(0.0, (s - 0.25) / 0.48))
    height = 4.0 * air * (1.0 - air)
    puppet.root[1] = (-0.02 - 0.22 * crouch + 0.85 * height) * leg
    puppet.bend("hips", pitch=0.45 * math.cos(math.pi * air) * (height > 0.0) - 0.12 * _bump(s, 0.0, 0.3))
    puppet.bend("neck", pitch=-0.2 * height)
    for limb in range(4):
        lift = 0.85 * height + (0.30 if limb < 2 else 0.22) * height
        ahead = (0.35 if limb < 2 else -0.30) * height
        _plant(puppet, limb, (ahead * leg, lift * leg, 0.0))
    for i, joint in enumerate(puppet.tail):
        puppet.frame.angles[joint, 2] += 0.12 * math.sin(_TURN * s - 0.6 * i)


def _bump(s: float, start: float, end: float) -> float:
    """A smooth hill between two moments of a cycle."""
    if s <= start or s >= end:
        return 0.0
    return math.sin(math.pi * (s - start) / (end - start)) ** 2


def _at_pace(name: str) -> Callable[[Puppet], float]:
    return lambda puppet: speed(QUADRUPED[name], puppet.length)


ACTIONS: Mapping[str, Action] = {
    "stand": Action(stand),
    "walk": Action(walk, _at_pace("walk")),
    "trot": Action(trot, _at_pace("trot")),
    "gallop": Action(gallop, _at_pace("gallop")),
    "sit": Action(sit),
    "sleep": Action(lie),
    "leap": Action(leap, lambda puppet: 1.5 * puppet.length),
    "look_back": Action(look_back),
    "look_up": Action(look_up),
    "graze": Action(graze),
}
