"""Off the feet: jumps, leaps, dives and falls."""

import math
from collections.abc import Mapping

from previs.motion.action import Action, Way
from previs.motion.body import CHEST, SIDES, ease, foot, hand, hill, lean
from previs.motion.faces import shut
from previs.motion.puppet import Puppet


def fall(puppet: Puppet, t: float) -> None:
    """Loses balance, arms flung up, goes down backwards onto seat and back, and lies."""
    leg = puppet.length
    tip, down = ease(t, 0.35, 0.45), ease(t, 0.62, 0.62)
    land = hill(t, 1.15, 1.45)
    hip = float(puppet.at("hips")[1])
    puppet.root[:] = ((-0.10 * tip - 0.35 * down) * leg, down * (0.155 * leg - hip) + 0.05 * land * leg, 0.0)
    puppet.frame.angles[puppet.index["hips"], 2] = 0.22 * tip + (0.5 * math.pi - 0.22) * down
    puppet.bend("chest", pitch=-0.25 * hill(t, 0.6, 1.3))
    puppet.bend("head", pitch=-0.35 * hill(t, 0.5, 1.4), yaw=0.35 * ease(t, 1.3, 0.5))
    for side in (0, 1):
        s, name = SIDES[side], "RL"[side]
        kick = hill(t, 0.45, 1.5)
        puppet.bend(f"thigh.{name}", pitch=0.10 * down + (0.75 - 0.35 * side) * kick, roll=(0.10 + 0.10 * down) * s)
        puppet.bend(f"shin.{name}", pitch=-0.12 * down - (0.35 + 0.40 * side) * kick)
        puppet.bend(f"foot.{name}", pitch=-0.3 * down)
        fling, lain = ease(t, 0.35, 0.4), ease(t, 0.95, 0.5)
        goal = (
            0.06 + 0.40 * fling - 0.34 * lain,
            -0.95 + (1.30 + 0.3 * side) * fling - (0.62 + 0.3 * side) * lain,
            0.20 + 0.32 * fling + 0.28 * lain,
        )
        hand(puppet, side, goal, (-0.6, -0.3, 1.0), within=CHEST)
    puppet.bend("jaw", pitch=-0.30 * hill(t, 0.35, 1.4))
    if t > 1.4:
        shut(puppet)


def jump(puppet: Puppet, t: float) -> None:
    """One jump every two seconds: crouch, arms up, off the ground, land softly."""
    _spring(puppet, t, high=0.46)


def _spring(puppet: Puppet, t: float, *, high: float) -> None:
    leg = puppet.length
    s = (t / 2.0) % 1.0
    crouch_down = hill(s, 0.08, 0.36) + 0.8 * hill(s, 0.62, 0.90)
    air = min(1.0, max(0.0, (s - 0.29) / 0.36))
    height = 4.0 * air * (1.0 - air)
    puppet.root[1] = (-0.02 - 0.26 * crouch_down + high * height) * leg
    puppet.root[0] = -0.07 * crouch_down * leg
    lean(puppet, -0.60 * crouch_down + 0.12 * height, head=0.8)
    for side in (0, 1):
        back = height * (0.30 if side == 0 else 0.12)
        foot(puppet, side, (-back, 0.03, 0.1), lift=(high + 0.10 * (side == 0)) * height, heel=0.9 * height)
        up = ease(s, 0.22, 0.14) - ease(s, 0.52, 0.22)
        goal = (0.10 - 0.60 * crouch_down + 0.15 * up, -0.93 + 0.10 * crouch_down + 1.75 * up, 0.22 + 0.25 * up)
        hand(puppet, side, goal, (-0.8, -0.3, 0.9))


def _leaping(puppet: Puppet, t: float) -> Way:
    """Far ahead in the air, a moment's rest between."""
    n, s = divmod(t, 2.2)
    return Way(ahead=1.9 * puppet.length * (n + _flown(s)))


def _flown(s: float) -> float:
    """Share of a leap that is behind one, at the same speed all through the air."""
    return min(1.0, max(0.0, (s - 0.55) / 0.62))


def leap(puppet: Puppet, t: float) -> None:
    """A long jump every 2.2 s: swings back, springs off, legs apart in the air, lands on bent knees."""
    leg, s = puppet.length, t % 2.2
    air = _flown(s)
    height = 4.0 * air * (1.0 - air)
    gather, land = hill(s, 0.10, 0.70), hill(s, 1.05, 1.75)
    puppet.root[1] = (-0.02 - 0.26 * gather - 0.26 * land + 0.52 * height) * leg
    puppet.root[0] = (-0.10 * gather - 0.12 * land) * leg
    lean(puppet, -0.55 * gather - 0.50 * land - 0.12 * height, head=0.8)
    for side in (0, 1):
        split = (0.62 if side == 0 else -0.62) * height
        lift = 0.52 * height + (0.10 if side == 0 else 0.22) * height
        foot(puppet, side, (split, 0.02, 0.1), lift=lift, heel=(-0.2 if side == 0 else 1.2) * height)
        back = 0.75 * gather
        goal = (
            0.06 - back + (0.70 - 1.1 * (side == 0)) * height,
            -0.94 + 0.30 * back + 0.95 * height,
            0.22 + 0.2 * height,
        )
        hand(puppet, side, goal, (-0.8, -0.3, 0.8))


_AIR = 1.05
"""Seconds of a dive from the spring to the water."""


def _diving(puppet: Puppet, t: float) -> Way:
    """Up and ahead in an arc, and on under the surface."""
    leg = puppet.length
    s = max(0.0, t - 0.55)
    up = 1.9 * leg * s - 2.6 * leg * min(s, _AIR) ** 2
    slow = 1.6 * (1.0 - math.exp(-max(0.0, s - _AIR) / 0.8))
    if s > _AIR:
        up = (1.9 * _AIR - 2.6 * _AIR**2) * leg - 0.9 * leg * (1.0 - math.exp(-(s - _AIR) / 0.5))
    return Way(ahead=leg * (1.9 * min(s, _AIR) + slow), up=up)


def dive(puppet: Puppet, t: float) -> None:
    """Springs off head first: arms over the head, the body turns over in the air and goes in like an arrow."""
    leg = puppet.length
    gather, over = hill(t, 0.15, 0.65), ease(t, 0.45, 0.95) - 0.28 * ease(t, 1.6, 0.6)
    off = ease(t, 0.48, 0.25)
    puppet.root[:] = (-0.06 * gather * leg, -0.24 * gather * leg, 0.0)
    puppet.bend("hips", pitch=-2.25 * over)
    lean(puppet, -0.50 * gather - 0.35 * hill(t, 0.6, 1.5), head=0.2)
    for side in (0, 1):
        name = "RL"[side]
        if off < 1.0:
            foot(puppet, side, (-0.10 * off, 0.0, 0.05), lift=0.35 * off, heel=1.0 * off)
        if off > 0.0:
            puppet.limbs.active[side] = 0
            puppet.bend(f"thigh.{name}", pitch=(0.30 * hill(t, 0.5, 1.5) + 0.42 * (1.0 - off)))
            puppet.bend(f"shin.{name}", pitch=-0.55 * (1.0 - off) - 0.05)
            puppet.bend(f"foot.{name}", pitch=-0.9 * off)
        up = ease(t, 0.35, 0.35)
        goal = (0.02 - 0.55 * gather * (1.0 - up), -0.94 + 1.90 * up, 0.20 - 0.30 * up + 0.6 * up * (1.0 - up))
        hand(puppet, side, goal, (-0.5, 0.0, 1.0), within=CHEST)


ACTIONS: Mapping[str, Action] = {
    "fall": Action(fall, timed=True, gestures="RL", settle=0.4, posture="lie", free=0.0),
    "jump": Action(jump, timed=True, gestures="RL", free=0.3),
    "leap": Action(leap, lambda p: 1.9 * p.length / 2.2, way=_leaping, timed=True, gestures="RL", free=0.3),
    "dive": Action(dive, way=_diving, timed=True, arms="RL", free=0.0, posture="none"),
}
