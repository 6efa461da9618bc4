"""The handles of a two-legged body that its actions are written in: hands, feet, weight, and curves of time."""

import math

from previs.mesh.parts import Point
from previs.motion.puppet import SHOULDER, Puppet

TURN = 2.0 * math.pi
SIDES = (1.0, -1.0)
"""Right and left, as the sign of z."""
KNEE = 0.12


def ease(t: float, start: float = 0.4, length: float = 1.2) -> float:
    """0 before, 1 after, gently between."""
    s = min(1.0, max(0.0, (t - start) / length))
    return s * s * (3.0 - 2.0 * s)


def hill(s: float, start: float, end: float) -> float:
    """A smooth hill between two moments."""
    if s <= start or s >= end:
        return 0.0
    return math.sin(math.pi * (s - start) / (end - start)) ** 2


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
    the pole."""
    out, reach = SIDES[side], arm_length(puppet)
    where = (goal[0] * reach, goal[1] * reach, goal[2] * reach * out)
    turn = (wrist[0] * out, wrist[1] * out, wrist[2])
    puppet.reach(2 + side, where, (pole[0], pole[1], pole[2] * out), foot=turn, within=within)
