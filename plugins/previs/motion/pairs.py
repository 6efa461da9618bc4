"""What two people do together, face to face: fighting, dancing, embracing. Role 0 begins, role 1 answers; somebody
alone does what role 0 does."""

import math
from collections.abc import Mapping

from previs.mesh.parts import Point
from previs.motion.action import Action, Way
from previs.motion.body import CHEST, TURN, Foot, ease, foot, hand, hands, held, hill, lean, middle, mix, planted
from previs.motion.faces import open_jaw, shut, smile
from previs.motion.footwork import tread
from previs.motion.puppet import Puppet

_ROUND = 2.8
"""Seconds in which each of two fighters attacks once."""

_GUARD: tuple[Point, Point] = ((0.40, 0.02, -0.10), (0.56, 0.06, -0.08))
"""Fists before the face, the left one ahead."""


def _bout(puppet: Puppet, t: float) -> tuple[float, float]:
    """Seconds of the attack (below 0: it is the other's turn) and of the other's attack."""
    s = (t + (0.5 * _ROUND if puppet.role == 1 else 0.0)) % _ROUND
    half = 0.5 * _ROUND
    return (s, -1.0) if s < half else (s - half if puppet.role < 0 else -1.0, s - half)


def fight(puppet: Puppet, t: float) -> None:
    """Boxes: a jab and a long punch with the whole body; then guards and leans away from the other's."""
    attack, other = _bout(puppet, t)
    jab, punch = held(attack, 0.12, 0.12, 0.28, 0.16), held(attack, 0.60, 0.14, 0.82, 0.24)
    draw = held(attack, 0.36, 0.18, 0.58, 0.12)
    dodge = held(other, 0.55, 0.16, 0.85, 0.3) if puppet.role >= 0 else 0.0
    hop = abs(math.sin(6.5 * t))
    feet: tuple[Foot, Foot] = ((-0.22, 0.08, 0.45), (0.22, 0.06, 0.10))
    planted(puppet, 0.0, feet=feet, sway=0.0, sink=0.06 + 0.012 * hop + 0.03 * punch)
    puppet.root[0] += (0.05 * jab - 0.06 * draw + 0.16 * punch - 0.16 * dodge) * puppet.length
    lean(puppet, -0.22 - 0.22 * punch + 0.50 * dodge, yaw=-0.30 - 0.25 * draw + 0.95 * punch - 0.2 * jab, head=0.9)
    right, left = _GUARD
    right = mix(mix(right, (0.05, -0.10, 0.25), draw), (0.97, 0.14, -0.12), punch)
    left = mix(left, (0.96, 0.12, -0.10), jab)
    sway: Point = (0.0, 0.03 * math.sin(6.5 * t), 0.0)
    for side, goal in ((0, right), (1, left)):
        spot = (goal[0], goal[1] + sway[1], goal[2])
        hand(puppet, side, spot, (-0.2, -1.0, 0.5), wrist=(0.2, 0.0, 0.0))
        puppet.grip(side, 1.0)
    open_jaw(puppet, 0.5 * punch)


def sword_fight(puppet: Puppet, t: float) -> None:
    """Cuts from above with a lunge; then parries the other's cut, the blade across, giving ground."""
    attack, other = _bout(puppet, t)
    raised, cut = held(attack, 0.05, 0.45, 0.58, 0.16), held(attack, 0.56, 0.18, 0.92, 0.4)
    parry = held(other, 0.30, 0.28, 0.85, 0.4)
    leg = puppet.length
    step = 0.24 * cut - 0.05 * raised - 0.10 * parry
    planted(puppet, 0.0, feet=((0.22, 0.05, 0.05), (-0.26, 0.08, 0.70)), sway=0.0, sink=0.07 + 0.10 * cut)
    foot(puppet, 0, (0.22 + 0.26 * cut, 0.05, 0.05), lift=0.10 * hill(cut, 0.05, 0.95))
    puppet.root[0] += step * leg
    lean(puppet, -0.10 + 0.20 * raised - 0.40 * cut + 0.16 * parry, yaw=0.30 + 0.2 * raised - 0.2 * cut, head=0.9)
    guard: Point = (0.58, -0.34, -0.05)
    goal = mix(mix(guard, (0.05, 0.72, 0.22), raised), (0.92, -0.10, -0.10), cut)
    goal = mix(goal, (0.62, 0.30, -0.30), parry)
    pitch = -0.55 + 1.0 * raised - 0.75 * cut + 0.5 * parry
    hand(puppet, 0, goal, (-0.3, -0.9, 0.8), wrist=(0.0, 0.9 * parry, pitch))
    puppet.grip(0, 1.0)
    balance = mix((-0.35, -0.40, 0.55), (-0.62, 0.10, 0.55), cut)
    hand(puppet, 1, balance, (-0.6, -0.6, 0.6))
    open_jaw(puppet, 0.6 * cut)


def shoot(puppet: Puppet, t: float) -> None:
    """Both arms out at the height of the eyes, a shot every 1.3 s that throws them up."""
    s = t % 1.3
    kick = ease(s, 0.50, 0.05) - ease(s, 0.58, 0.35)
    planted(puppet, 0.0, feet=((-0.12, 0.10, 0.35), (0.12, 0.10, 0.10)), sway=0.0, sink=0.05)
    lean(puppet, -0.12 + 0.10 * kick, head=1.2)
    puppet.bend("head", pitch=-0.06)
    mid = middle(puppet)
    long = any(hold == "two" for hold in puppet.holds)
    if long:
        puppet.bend("chest", yaw=-0.45)
        puppet.bend("neck", yaw=0.20)
        puppet.bend("head", yaw=0.25, roll=0.15)
        hand(puppet, 0, (0.30 - 0.04 * kick, 0.02 + 0.03 * kick, -0.08), (-0.6, -0.5, 1.0))
        hand(puppet, 1, (0.80 - 0.04 * kick, 0.06 + 0.06 * kick, -0.10), (-0.2, -1.0, 0.4))
    else:
        hands(puppet, (0.86 - 0.05 * kick, 0.16 + 0.22 * kick, mid + 0.03), (-0.2, -0.8, 0.7), wrist=(0.0, 0.0, 0.0))
    for side in (0, 1):
        puppet.grip(side, 1.0)


def hug(puppet: Puppet, t: float) -> None:
    """Arms about the other, head over the shoulder, rocking; one holds high, the other about the waist."""
    rock = math.sin(1.3 * t)
    s = 1.0 if puppet.role <= 0 else -1.0
    planted(puppet, 0.0, feet=((0.02, 0.04, 0.1), (-0.02, 0.04, 0.1)), sway=0.0)
    puppet.root[2] = 0.02 * puppet.length * rock * s
    lean(puppet, -0.10, roll=0.05 * rock * s, head=0.6)
    puppet.bend("neck", yaw=-0.20, roll=0.10)
    puppet.bend("head", yaw=-0.30, roll=0.14, pitch=-0.05)
    mid = middle(puppet)
    level = 0.02 if puppet.role <= 0 else -0.40
    for side in (0, 1):
        pat = 0.015 * math.sin(4.0 * t) * (side == 0)
        goal = (0.66, level - 0.10 * side + pat, mid + 0.16 - 0.10 * side)
        hand(puppet, side, goal, (0.1, -0.5, 1.0), wrist=(0.9, 0.0, 0.0))
    shut(puppet)
    smile(puppet, 0.5)


def kiss(puppet: Puppet, t: float) -> None:
    """Heads tilt, lips meet, and part a little; hands at waist and shoulder."""
    close = 0.75 + 0.25 * math.sin(0.9 * t + 0.6)
    planted(puppet, 0.0, feet=((0.03, 0.0, 0.1), (-0.03, 0.0, 0.1)), sway=0.0)
    lean(puppet, -0.20 * close, head=0.5)
    puppet.bend("neck", pitch=0.06, roll=0.08)
    puppet.bend("head", roll=0.24, pitch=0.06 if puppet.role == 1 else -0.06)
    mid = middle(puppet)
    if puppet.role == 1:
        hands(puppet, (0.62, 0.10, mid + 0.26), (0.0, -0.8, 0.9), wrist=(0.6, 0.0, 0.0))
    else:
        hands(puppet, (0.60, -0.46, mid + 0.20), (-0.2, -0.5, 1.0), wrist=(0.7, 0.0, 0.0))
    shut(puppet)


_WALTZ = 0.62
"""Metres between two grown people who dance."""


def _circling(puppet: Puppet, t: float) -> Way:
    """A pair turns about its middle; somebody alone turns on the spot, to and fro."""
    if puppet.role < 0:
        return Way(turn=0.9 * math.sin(0.7 * t), left=0.18 * puppet.length * math.sin(1.4 * t))
    half, angle = 0.5 * _WALTZ * puppet.length / 0.92, 0.75 * t
    return Way(ahead=half * (1.0 - math.cos(angle)), left=-half * math.sin(angle), turn=angle)


def dance(puppet: Puppet, t: float) -> None:
    """Alone: hips and arms to the beat, stepping from side to side. As a pair: a waltz in hold."""
    if puppet.role >= 0:
        _waltz(puppet, t)
        return
    beat = TURN * t / 1.0
    tread(puppet, lambda s: _circling(puppet, s), t, pace=0.5, lift=0.16, width=1.3)
    puppet.root[1] = (-0.05 + 0.028 * math.cos(2.0 * beat)) * puppet.length
    puppet.root[2] += 0.05 * puppet.length * math.sin(beat)
    puppet.bend("hips", roll=-0.16 * math.sin(beat), yaw=0.12 * math.sin(beat))
    puppet.bend("spine", roll=0.24 * math.sin(beat))
    puppet.bend("chest", yaw=-0.25 * math.sin(beat), roll=0.08 * math.sin(beat))
    puppet.bend("head", roll=-0.14 * math.sin(beat), pitch=0.06 * math.cos(2.0 * beat))
    swing = math.sin(0.5 * beat)
    for side in (0, 1):
        up = 0.5 + 0.5 * swing * (1 - 2 * side)
        goal = mix((0.45, -0.30, 0.30), (0.14, 0.78, 0.42), ease(up, 0.1, 0.8))
        hand(puppet, side, goal, (-0.3, -0.6, 1.0), wrist=(0.3 * math.sin(beat), 0.0, 0.2), within=CHEST)
    smile(puppet, 0.8)


def _waltz(puppet: Puppet, t: float) -> None:
    beat = TURN * t / 1.5
    tread(puppet, lambda s: _circling(puppet, s), t, pace=0.5, lift=0.06)
    puppet.root[1] = (-0.03 + 0.018 * math.sin(beat)) * puppet.length
    lean(puppet, 0.10, roll=0.04 * math.sin(0.5 * beat), head=0.6)
    puppet.bend("head", yaw=0.25 if puppet.role == 0 else -0.20, pitch=0.04)
    mid = middle(puppet)
    joined: Point = (0.56, 0.10 + 0.02 * math.sin(beat), 0.42)
    if puppet.role == 0:
        hand(puppet, 1, joined, (-0.2, -1.0, 0.3), within=CHEST)
        hand(puppet, 0, (0.66, -0.30, mid + 0.26), (0.0, -0.3, 1.0), wrist=(0.8, 0.0, 0.0), within=CHEST)
    else:
        hand(puppet, 0, joined, (-0.2, -1.0, 0.3), within=CHEST)
        hand(puppet, 1, (0.68, 0.02, mid + 0.24), (0.0, -0.5, 1.0), wrist=(0.5, 0.0, 0.0), within=CHEST)


ACTIONS: Mapping[str, Action] = {
    "fight": Action(fight, arms="RL", free=0.3, pair=1.05),
    "sword_fight": Action(sword_fight, arms="R", gestures="L", free=0.3, pair=1.75),
    "shoot": Action(shoot, arms="RL", free=0.2),
    "hug": Action(hug, arms="RL", free=0.0, pair=0.36),
    "kiss": Action(kiss, arms="RL", free=0.0, pair=0.42),
    "dance": Action(dance, way=_circling, gestures="RL", free=0.3, pair=_WALTZ),
}
