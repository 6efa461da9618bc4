"""The handles of a two-legged body that its actions are written in: hands, feet, weight, and curves of time."""

import math

from previs.mesh.parts import Point
from previs.motion.puppet import CHEST, SHOULDER, Puppet

TURN = 2.0 * math.pi
SIDES = (1.0, -1.0)
"""Right and left, as the sign of z."""
KNEE = 0.12

Foot = tuple[float, float, float]
"""Ahead and outward from its rest place in leg lengths, and radians its toes turn outward."""
AT_EASE: tuple[Foot, Foot] = ((0.02, 0.01, 0.22), (-0.03, 0.015, 0.16))


def ease(t: float, start: float = 0.4, length: float = 1.2) -> float:
    """0 before, 1 after, gently between."""
    s = min(1.0, max(0.0, (t - start) / length))
    return s * s * (3.0 - 2.0 * s)


def held(t: float, start: float, rise: float, end: float, fall: float) -> float:
    """Rises to 1 from `start`, holds, and falls to 0 from `end` on."""
    return ease(t, start, rise) - ease(t, end, fall)


def hill(s: float, start: float, end: float) -> float:
    """A smooth hill between two moments."""
    if s <= start or s >= end:
        return 0.0
    return math.sin(math.pi * (s - start) / (end - start)) ** 2


def mix(a: Point, b: Point, share: float) -> Point:
    """A point between two."""
    return a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]), a[2] + share * (b[2] - a[2])


def along(keys: tuple[tuple[float, Point], ...], t: float) -> Point:
    """The point at a time, gently from key to key; keys are (seconds, point), ascending."""
    at, point = keys[0]
    for end, target in keys[1:]:
        if t < end:
            return mix(point, target, ease(t, at, end - at))
        at, point = end, target
    return point


def arm_length(puppet: Puppet) -> float:
    """Metres from shoulder to wrist."""
    a, b, c = puppet.at("arm.R"), puppet.at("forearm.R"), puppet.at("hand.R")
    return float(math.dist(a, b) + math.dist(b, c))


def hand(
    puppet: Puppet,
    side: int,
    goal: Point,
    pole: Point,
    *,
    wrist: Point = (0.0, 0.0, 0.0),
    within: int = SHOULDER,
) -> None:
    """Send a hand (0 right, 1 left) to a goal in arm lengths from its shoulder: ahead, up, outward; the elbow shows to
    the pole. `wrist`: bent to the palm, twisted, bent to the thumb."""
    out, reach = SIDES[side], arm_length(puppet)
    where = (goal[0] * reach, goal[1] * reach, goal[2] * reach * out)
    turn = (wrist[0] * out, wrist[1] * out, wrist[2])
    puppet.reach(2 + side, where, (pole[0], pole[1], pole[2] * out), foot=turn, within=within)


def hands(
    puppet: Puppet, goal: Point, pole: Point, *, wrist: Point = (0.0, 0.0, 0.0), within: int = CHEST, grip: float = 0.0
) -> None:
    """Both hands alike."""
    for side in (0, 1):
        hand(puppet, side, goal, pole, wrist=wrist, within=within)
        puppet.grip(side, grip)


def middle(puppet: Puppet) -> float:
    """How far inward from a shoulder the middle of the body is, in arm lengths (below 0)."""
    return -float(puppet.at("arm.R")[2]) / arm_length(puppet)


def hang(puppet: Puppet, side: int, t: float, *, ahead: float = 0.06) -> None:
    """An arm that hangs at ease."""
    sway = 0.008 * math.sin(1.1 * t + side)
    hand(puppet, side, (ahead + sway, -0.965, 0.20), (-1.0, 0.0, 0.7))


def foot(puppet: Puppet, side: int, spot: Foot, *, lift: float = 0.0, heel: float = 0.0) -> None:
    """Set a foot flat on the ground; `lift` in leg lengths; `heel`: radians it rolls over the ball of the foot."""
    x, y, z = puppet.end(side)
    s, leg = SIDES[side], puppet.length
    ahead, out, toe_out = spot
    ball = puppet.tip(side)
    dx, dy = float(x - ball[0]), float(y - ball[1])
    c, n = math.cos(-heel), math.sin(-heel)
    goal = (
        float(ball[0]) + c * dx - n * dy + ahead * leg,
        float(ball[1]) + n * dx + c * dy + lift * leg,
        float(z) + out * leg * s,
    )
    toe: Point = (0.0, -toe_out * s, -heel if lift > 0.0 else 0.0)
    puppet.reach(side, goal, (1.0, 0.0, KNEE * s + toe_out * s), foot=(0.0, -toe_out * s, -heel), toe=toe)


def planted(
    puppet: Puppet, t: float, *, feet: tuple[Foot, Foot] = AT_EASE, sink: float = 0.0, sway: float = 1.0
) -> None:
    """Both feet on the ground, weight on one leg that changes slowly, breathing; `sink` in leg lengths."""
    leg = puppet.length
    shift = sway * math.sin(0.35 * t + 0.9)
    puppet.grounded = True
    puppet.root[:] = (0.0, (-0.003 - sink) * leg - 0.002 * leg * abs(shift), 0.022 * leg * shift)
    foot(puppet, 0, feet[0])
    foot(puppet, 1, feet[1])
    puppet.bend("hips", roll=0.035 * shift, yaw=0.04 * sway)
    puppet.bend("spine", roll=-0.045 * shift, pitch=0.006 * math.sin(1.7 * t))
    puppet.bend("chest", roll=-0.012 * shift, yaw=-0.03 * sway, pitch=0.010 * math.sin(1.7 * t))
    for coat in ("coat.R", "coat.L"):
        puppet.bend(coat, pitch=0.012 * math.sin(1.1 * t))


def lean(puppet: Puppet, pitch: float, *, roll: float = 0.0, yaw: float = 0.0, head: float = 0.6) -> None:
    """Bend the trunk forwards (below 0) or back from the hips up; the head makes up for a share of it."""
    puppet.bend("hips", pitch=0.45 * pitch, roll=0.3 * roll, yaw=0.2 * yaw)
    puppet.bend("spine", pitch=0.30 * pitch, roll=0.4 * roll, yaw=0.4 * yaw)
    puppet.bend("chest", pitch=0.25 * pitch, roll=0.3 * roll, yaw=0.4 * yaw)
    puppet.bend("neck", pitch=-0.5 * head * pitch, roll=-0.3 * roll, yaw=-0.3 * yaw)
    puppet.bend("head", pitch=-0.5 * head * pitch, roll=-0.3 * roll, yaw=-0.3 * yaw)
    for coat in ("coat.R", "coat.L"):
        puppet.bend(coat, pitch=-0.45 * pitch)
