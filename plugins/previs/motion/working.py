"""What people do with their hands: eating, writing, lifting, throwing, digging, making music."""

import math
from collections.abc import Mapping

from previs.mesh.parts import Point
from previs.motion.action import Action
from previs.motion.body import CHEST, Foot, along, ease, hand, hands, hang, held, hill, lean, middle, mix, planted
from previs.motion.puppet import SPACE, Puppet
from previs.motion.sitting import seated

_APART: tuple[Foot, Foot] = ((0.12, 0.06, 0.1), (-0.12, 0.06, 0.35))
_LEFT_AHEAD: tuple[Foot, Foot] = ((-0.16, 0.06, 0.45), (0.18, 0.05, 0.05))
_DOWN: Point = (0.06, -0.95, 0.20)


def eat(puppet: Puppet, t: float) -> None:
    """A bowl in the left hand; the right goes from it to the mouth."""
    planted(puppet, t)
    mid = middle(puppet)
    bite = 0.5 - 0.5 * math.cos(2.0 * math.pi * (t % 1.7) / 1.7)
    bite = bite * bite * (3.0 - 2.0 * bite)
    goal = mix((0.52, -0.34, mid + 0.06), (0.42, 0.13, mid + 0.12), bite)
    hand(puppet, 0, goal, (-0.1, -1.0, 0.7), wrist=(0.3, 0.0, 0.2), within=CHEST)
    hand(puppet, 1, (0.50, -0.40, mid + 0.08), (-0.3, -1.0, 0.6), within=CHEST)
    puppet.grip(0, 0.9)
    puppet.grip(1, 0.5)
    puppet.bend("neck", pitch=-0.12 - 0.10 * bite)
    puppet.bend("head", pitch=-0.08 - 0.08 * bite)
    puppet.bend("jaw", pitch=-0.20 * hill(bite, 0.5, 1.3) - 0.06 * (1.0 + math.sin(9.0 * t)))


def drink(puppet: Puppet, t: float) -> None:
    """Raises a cup, head back, drinks, and lets it down a little; again every three seconds."""
    planted(puppet, t)
    sip = held(t % 3.2, 0.25, 0.55, 1.9, 0.6)
    mid = middle(puppet)
    goal = mix((0.46, -0.36, 0.04), (0.38, 0.18, mid + 0.10), sip)
    hand(puppet, 0, goal, (0.1, -0.9 + 0.5 * sip, 0.6 + 0.6 * sip), wrist=(0.0, 0.0, 0.2 + 0.5 * sip), within=CHEST)
    puppet.grip(0, 0.9)
    hang(puppet, 1, t)
    lean(puppet, 0.12 * sip, head=0.0)
    puppet.bend("neck", pitch=0.12 * sip)
    puppet.bend("head", pitch=0.26 * sip)


def read(puppet: Puppet, t: float) -> None:
    """Holds something before the chest with both hands and looks down at it."""
    planted(puppet, t)
    read_hands(puppet, t)


def read_hands(puppet: Puppet, t: float) -> None:
    """The upper body of somebody who reads; a page is turned now and then."""
    puppet.bend("neck", pitch=-0.20)
    puppet.bend("head", pitch=-0.26 + 0.02 * math.sin(0.8 * t), yaw=0.04 * math.sin(1.9 * t))
    page = hill(t % 4.0, 2.6, 3.3)
    hand(puppet, 0, (0.60, -0.22 + 0.08 * page, -0.10 - 0.12 * page), (-0.3, -1.0, 0.8), wrist=(0.5, 0.0, 0.4))
    hand(puppet, 1, (0.60, -0.22, -0.10), (-0.3, -1.0, 0.8), wrist=(0.5, 0.0, 0.4))


def write(puppet: Puppet, t: float) -> None:
    """Seated over a page: the right hand goes along the lines, the left holds the paper."""
    seated(puppet, t)
    lean(puppet, -0.30, head=-0.5)
    line = (t % 2.4) / 2.4
    scribble = 0.012 * math.sin(21.0 * t)
    sweep = ease(line, 0.0, 0.85) - ease(line, 0.85, 0.15)
    goal = (0.74 + scribble, -0.56 + 0.02 * hill(line, 0.85, 1.0), -0.34 + 0.24 * sweep)
    hand(puppet, 0, goal, (-0.4, -0.2, 1.0), wrist=(0.5, 0.0, 0.0))
    puppet.grip(0, 0.8)
    hand(puppet, 1, (0.66, -0.56, -0.10), (-0.4, -0.2, 1.0), wrist=(-0.4, 0.0, 0.0))
    puppet.bend("head", yaw=-0.10 + 0.10 * sweep)


def typing(puppet: Puppet, t: float) -> None:
    """Seated upright at keys, fingers dancing, the eyes on what appears."""
    seated(puppet, t)
    puppet.bend("spine", pitch=-0.06)
    puppet.bend("head", pitch=-0.06 + 0.02 * math.sin(1.1 * t), yaw=0.05 * math.sin(1.7 * t))
    for side in (0, 1):
        tap = abs(math.sin(11.0 * t + 1.3 * side)) * (0.5 + 0.5 * math.sin(1.3 * t + 2.0 * side))
        goal = (0.72, -0.50 + 0.035 * tap, -0.10 + 0.05 * math.sin(2.3 * t + side))
        hand(puppet, side, goal, (-0.6, -0.8, 0.5), wrist=(0.1, 0.6, 0.0))
        puppet.bend("fingers.R" if side == 0 else "fingers.L", roll=(0.5 - 0.4 * tap) * (1.0 - 2.0 * side))


def cook(puppet: Puppet, t: float) -> None:
    """The left hand on a pan, the right stirs, tasting now and then."""
    planted(puppet, t)
    lean(puppet, -0.16, head=0.0)
    mid = middle(puppet)
    taste = held(t % 4.6, 3.0, 0.5, 3.9, 0.5)
    w = 6.0 * t
    stir = (0.66 + 0.09 * math.cos(w), -0.42, mid + 0.24 + 0.09 * math.sin(w))
    hand(puppet, 0, mix(stir, (0.38, 0.20, mid + 0.14), taste), (-0.2, -0.5, 1.0), wrist=(0.2, 0.0, -0.4))
    hand(puppet, 1, (0.70, -0.50, -0.02), (-0.5, -0.7, 0.6))
    puppet.grip(0, 0.9)
    puppet.grip(1, 0.9)
    puppet.bend("neck", pitch=-0.18 + 0.20 * taste)
    puppet.bend("head", pitch=-0.24 + 0.22 * taste)


def play(puppet: Puppet, t: float) -> None:
    """Strums with the right hand, the left goes along a neck, the head and a foot keep time."""
    planted(puppet, t, feet=((0.04, 0.05, 0.25), (0.02, 0.06, 0.25)))
    beat = math.sin(2.0 * math.pi * t / 0.55)
    lean(puppet, -0.06, roll=0.05 * math.sin(math.pi * t / 0.55), head=0.0)
    mid = middle(puppet)
    strum = -0.58 + 0.12 * beat
    hand(puppet, 0, (0.42, strum, mid + 0.18), (-0.6, -0.1, 1.0), wrist=(0.4, 0.0, 0.0), within=CHEST)
    fret = 0.05 * math.tanh(4.0 * math.sin(1.1 * t))
    hand(puppet, 1, (0.48, -0.10 + fret, 0.40 + fret), (-0.2, -1.0, 0.7), wrist=(0.5, 0.0, 0.3), within=CHEST)
    puppet.grip(0, 0.5)
    puppet.grip(1, 0.8)
    puppet.bend("neck", pitch=-0.10)
    puppet.bend("head", pitch=-0.10 + 0.06 * beat, yaw=0.20, roll=0.05 * math.sin(math.pi * t / 0.55))
    puppet.limbs.toe[0, 2] = 0.25 * max(0.0, beat)


def pick_up(puppet: Puppet, t: float) -> None:
    """Goes down on bent knees to what lies before the feet, closes the hand, and rises with it."""
    down = held(t, 0.35, 0.65, 1.30, 0.75)
    planted(puppet, t, feet=((0.02, 0.06, 0.2), (-0.16, 0.05, 0.3)), sway=0.2)
    puppet.root[1] -= 0.46 * down * puppet.length
    puppet.root[0] -= 0.14 * down * puppet.length
    lean(puppet, -1.40 * down, head=0.40)
    have = ease(t, 1.05, 0.2)
    x, _, z = (float(v) for v in puppet.end(0))
    arm = puppet.at("arm.R")
    low = (x + 0.34 * puppet.length, 0.14 * puppet.length, z)
    calm = (float(arm[0]) + 0.06 * puppet.length, float(arm[1]) - 0.55 * puppet.length, float(arm[2]) + 0.10)
    high = (float(arm[0]) + 0.36 * puppet.length, float(arm[1]) - 0.22 * puppet.length, float(arm[2]) - 0.02)
    rest = mix(calm, high, have)
    puppet.reach(2, mix(rest, low, down), (-0.6, -0.6, 0.8), within=SPACE)
    puppet.grip(0, have)
    hand(puppet, 1, mix(_DOWN, (0.42, -0.58, 0.16), down), (-0.6, -0.2, 1.0))
    puppet.bend("head", pitch=-0.20 * ease(t, 1.9, 0.5))
    for coat in ("coat.R", "coat.L"):
        puppet.bend(coat, pitch=0.5 * down)


def throw(puppet: Puppet, t: float) -> None:
    """Winds up, weight on the back foot, the arm whips over and follows through; again every 2.6 s."""
    s = t % 2.6
    wind, cast = held(s, 0.25, 0.55, 0.88, 0.24), held(s, 0.88, 0.22, 1.30, 0.7)
    planted(puppet, 0.0, feet=_LEFT_AHEAD, sway=0.0, sink=0.03 + 0.05 * cast)
    puppet.root[0] += (-0.12 * wind + 0.16 * cast) * puppet.length
    lean(puppet, 0.22 * wind - 0.45 * cast, yaw=-0.75 * wind + 0.65 * cast, head=0.8)
    keys: tuple[tuple[float, Point], ...] = (
        (0.25, (0.30, -0.55, 0.12)),
        (0.80, (-0.52, 0.34, 0.55)),
        (0.97, (0.30, 0.86, 0.30)),
        (1.08, (0.92, 0.26, 0.05)),
        (1.32, (0.42, -0.66, -0.35)),
        (2.2, (0.30, -0.55, 0.12)),
    )
    hand(puppet, 0, along(keys, s), (-0.7, -0.5, 0.8), wrist=(0.0, 0.0, -0.4 * cast), within=CHEST)
    puppet.grip(0, 0.9 - 0.7 * cast)
    hand(puppet, 1, mix(mix(_DOWN, (0.74, 0.16, 0.24), wind), (-0.20, -0.75, 0.40), cast), (-0.4, -0.8, 0.8))


def catch(puppet: Puppet, t: float) -> None:
    """Arms go up and out, close on it, and bring it to the chest; again every 2.6 s."""
    s = t % 2.6
    out, have = held(s, 0.3, 0.4, 1.0, 0.3), held(s, 1.0, 0.3, 2.1, 0.5)
    planted(puppet, 0.0, feet=((0.10, 0.12, 0.25), (-0.10, 0.12, 0.25)), sink=0.06 + 0.05 * have, sway=0.0)
    lean(puppet, 0.10 * out - 0.22 * have, head=0.7)
    mid = middle(puppet)
    ready: Point = (0.50, -0.42, 0.12)
    goal = mix(mix(ready, (0.72, 0.52, mid + 0.40), out), (0.38, -0.30, mid + 0.18), have)
    hands(puppet, goal, (-0.3, -0.8, 1.0), wrist=(-0.5 * out + 0.4 * have, 0.0, 0.2), grip=0.4 * have)
    puppet.bend("head", pitch=0.22 * out - 0.12 * have)


def opening(puppet: Puppet, t: float) -> None:
    """Reaches for a handle, turns it, and swings the door open to the side."""
    reach, swing = ease(t, 0.3, 0.5), held(t, 1.0, 0.9, 3.2, 0.9)
    planted(puppet, 0.0, feet=_APART, sway=0.0)
    puppet.root[0] += 0.06 * (reach - swing) * puppet.length
    lean(puppet, -0.12 * reach + 0.14 * swing, yaw=0.20 * reach - 0.50 * swing, head=0.7)
    goal = mix(mix(_DOWN, (0.80, -0.34, -0.06), reach), (0.46, -0.34, 0.72), swing)
    turned = 0.6 * hill(t, 0.75, 1.4)
    hand(puppet, 0, goal, (-0.5, -1.0, 0.5), wrist=(turned, 0.0, 0.0))
    puppet.grip(0, reach)
    hang(puppet, 1, t)


def dig(puppet: Puppet, t: float) -> None:
    """Drives a spade in, levers, lifts, and throws to the left; every 2.2 s."""
    s = t % 2.2
    stab, lift = held(s, 0.15, 0.35, 0.75, 0.35), held(s, 0.85, 0.4, 1.45, 0.45)
    toss = held(s, 1.20, 0.22, 1.60, 0.5)
    planted(puppet, 0.0, feet=((0.20, 0.08, 0.15), (-0.20, 0.08, 0.40)), sway=0.0, sink=0.05 + 0.10 * stab)
    puppet.root[0] -= 0.05 * puppet.length
    lean(puppet, -0.45 - 0.45 * stab + 0.20 * lift, yaw=0.60 * toss, head=0.3)
    mid = middle(puppet)
    low: Point = mix((0.62, -0.55, mid + 0.10), (0.50, -0.84, mid + 0.05), stab)
    hand(puppet, 0, mix(low, (0.76, -0.32, mid + 0.10), lift), (-0.3, -0.2, 1.0), within=CHEST)
    near: Point = mix((0.34, -0.24, mid + 0.10), (0.34, -0.48, mid + 0.10), stab)
    hand(puppet, 1, mix(near, (0.28, -0.46, mid + 0.14), lift), (-0.5, -0.1, 1.0), within=CHEST)
    for side in (0, 1):
        puppet.grip(side, 1.0)


def work(puppet: Puppet, t: float) -> None:
    """Hammers at something of bench height that the left hand holds."""
    s = (t % 1.0) / 1.0
    up = ease(s, 0.05, 0.50) - ease(s, 0.58, 0.12)
    jolt = hill(s, 0.68, 0.85)
    planted(puppet, 0.0, feet=_LEFT_AHEAD, sway=0.0, sink=0.02)
    lean(puppet, -0.30 + 0.16 * up - 0.06 * jolt, yaw=-0.18 * up, head=-0.2)
    mid = middle(puppet)
    goal = mix((0.66, -0.52, mid + 0.24), (0.20, 0.52, 0.28), up)
    hand(puppet, 0, goal, (-0.5, -0.5 - 0.3 * up, 1.0), wrist=(0.0, 0.0, 0.7 * up - 0.5))
    hand(puppet, 1, (0.66, -0.58, mid + 0.16), (-0.4, -0.6, 0.9), wrist=(0.2, 0.0, 0.0))
    puppet.grip(0, 1.0)
    puppet.grip(1, 0.7)


ACTIONS: Mapping[str, Action] = {
    "eat": Action(eat, gestures="RL", free=0.2),
    "drink": Action(drink, arms="R", free=0.2),
    "read": Action(read, gestures="RL", free=0.0),
    "write": Action(write, arms="R", gestures="L", settle=0.9, posture="sit", free=0.0),
    "type": Action(typing, arms="RL", settle=0.9, posture="sit", free=0.3),
    "cook": Action(cook, arms="R", gestures="L", free=0.2),
    "play": Action(play, arms="RL", free=0.4),
    "pick_up": Action(pick_up, timed=True, arms="R", gestures="L", settle=0.5, free=0.2),
    "throw": Action(throw, timed=True, arms="R", gestures="L", free=0.3),
    "catch": Action(catch, timed=True, arms="RL", free=0.3),
    "open": Action(opening, timed=True, arms="R", free=0.5),
    "dig": Action(dig, arms="RL", free=0.0),
    "work": Action(work, arms="R", gestures="L", free=0.0),
}
