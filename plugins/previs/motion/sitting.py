"""People low down: seated, riding, driving, kneeling, crouching, lying, and the ways up and down."""

import math
from collections.abc import Mapping

from previs.mesh.parts import Point
from previs.motion.action import Action
from previs.motion.body import CHEST, SIDES, ease, foot, hand, hands, held, hill, lean, middle, planted
from previs.motion.faces import shut
from previs.motion.gestures import fold_hands
from previs.motion.puppet import Puppet


def _seated_legs(puppet: Puppet, depth: float) -> None:
    leg = puppet.length
    for side in (0, 1):
        s = SIDES[side]
        x, y, z = (float(v) for v in puppet.end(side))
        puppet.reach(side, (x + depth * leg, y, z + 0.01 * leg * s), (1.0, 0.3, 0.10 * s), foot=(0.0, -0.1 * s, 0.0))
        puppet.limbs.toe[side] = puppet.limbs.foot[side]
    for side in "RL":
        puppet.bend(f"coat.{side}", pitch=1.15)
        puppet.bend(f"hem.{side}", pitch=-1.05)


def seated(puppet: Puppet, t: float, *, depth: float = 0.46, back: float = 0.0) -> None:
    """Legs and trunk on something of chair height, leant back by an angle."""
    leg = puppet.length
    puppet.root[:] = (0.0, -0.44 * leg, 0.0)
    puppet.bend("hips", pitch=0.12 + back)
    puppet.bend("spine", pitch=-0.10)
    puppet.bend("chest", pitch=-0.04 + 0.010 * math.sin(1.7 * t))
    puppet.bend("neck", pitch=-0.5 * back)
    puppet.bend("head", pitch=-0.5 * back)
    _seated_legs(puppet, depth)


def sit(puppet: Puppet, t: float) -> None:
    """Seated on something of chair height, hands on the thighs."""
    seated(puppet, t)
    puppet.bend("head", yaw=0.14 * math.sin(0.6 * t), pitch=0.03 * math.sin(0.9 * t))
    hands(puppet, (0.55, -0.66, -0.06), (-0.6, -0.6, 0.9), grip=0.3)


def doze(puppet: Puppet, t: float) -> None:
    """Asleep over a table, the head on the arms."""
    seated(puppet, t)
    breath = 0.012 * math.sin(1.2 * t)
    lean(puppet, -0.95 + breath, head=-0.2)
    puppet.bend("head", yaw=0.5, roll=0.25)
    hand(puppet, 0, (0.52, 0.02, -0.10), (-0.1, -0.3, 1.0), within=CHEST)
    hand(puppet, 1, (0.48, 0.04, -0.14), (-0.1, -0.3, 1.0), within=CHEST)
    shut(puppet)


def drive(puppet: Puppet, t: float) -> None:
    """Both hands on a wheel, small corrections, the eyes on the road."""
    seated(puppet, t, depth=0.62, back=0.14)
    steer = math.sin(0.8 * t) + 0.4 * math.sin(2.1 * t)
    puppet.bend("chest", roll=0.02 * steer)
    puppet.bend("head", yaw=0.10 * math.sin(0.45 * t), pitch=0.02 * math.sin(1.3 * t))
    for side in (0, 1):
        goal = (0.82, -0.18 + 0.10 * steer * SIDES[side], -0.06)
        hand(puppet, side, goal, (-0.2, -1.0, 0.6), within=CHEST)
        puppet.grip(side, 1.0)


def row(puppet: Puppet, t: float) -> None:
    """Pulls two oars: forward, catch, the long pull back, the hands round."""
    w = 2.0 * math.pi * t / 2.4
    pull, height = math.cos(w), math.sin(w)
    seated(puppet, 0.0, depth=0.72)
    lean(puppet, -0.12 - 0.38 * pull, head=0.8)
    hands(puppet, (0.52 + 0.38 * pull, -0.38 + 0.12 * height, 0.02), (-0.4, -0.4, 1.0), grip=1.0)


def ride(puppet: Puppet, t: float) -> None:
    """Astride, hips where they rest, knees against the flanks, hands at the reins."""
    leg = puppet.length
    for side in (0, 1):
        s = SIDES[side]
        x, y, z = (float(v) for v in puppet.end(side))
        goal = (x + 0.10 * leg, y + 0.30 * leg, z + 0.20 * leg * s)
        turn: Point = (0.0, -0.15 * s, 0.10)
        puppet.reach(side, goal, (1.0, 0.3, 0.75 * s), foot=turn, toe=turn)
    bounce = math.sin(5.2 * t)
    puppet.bend("hips", pitch=0.05)
    puppet.bend("spine", pitch=-0.06 + 0.03 * bounce)
    puppet.bend("chest", pitch=-0.03 - 0.02 * bounce)
    puppet.bend("neck", pitch=0.04 + 0.02 * bounce)
    puppet.bend("head", pitch=0.03 - 0.04 * bounce)
    hands(puppet, (0.62, -0.56 + 0.02 * bounce, -0.16), (-0.6, -0.8, 0.6), grip=1.0)
    for coat in ("coat.R", "coat.L"):
        puppet.bend(coat, pitch=0.35)


def _kneeling(puppet: Puppet, side: int, *, down: bool) -> None:
    """One leg of somebody whose thigh is upright on a knee, or whose other foot stands before it."""
    leg, s = puppet.length, SIDES[side]
    thigh = math.dist(puppet.at("thigh.R"), puppet.at("shin.R"))
    shin = math.dist(puppet.at("shin.R"), puppet.at("foot.R"))
    x, y, z = (float(v) for v in puppet.end(side))
    if down:
        goal = (-0.97 * shin, 0.075 * leg, z)
        puppet.reach(side, goal, (0.5, -1.0, 0.0), foot=(0.0, 0.0, -2.75), toe=(0.0, 0.0, -2.9))
        return
    goal = (0.95 * thigh + x, y, z + 0.03 * leg * s)
    puppet.reach(side, goal, (1.0, 0.6, 0.15 * s))


def _on_knees(puppet: Puppet) -> float:
    """How far the hips come down for a thigh that stands upright on its knee (metres)."""
    thigh = math.dist(puppet.at("thigh.R"), puppet.at("shin.R"))
    return puppet.length - thigh - 0.055 * puppet.length


def kneel(puppet: Puppet, t: float) -> None:
    """On the right knee, the left foot before it, an arm on the raised thigh."""
    puppet.root[1] = -_on_knees(puppet)
    _kneeling(puppet, 0, down=True)
    _kneeling(puppet, 1, down=False)
    puppet.bend("spine", pitch=-0.08 + 0.01 * math.sin(1.7 * t))
    puppet.bend("head", pitch=-0.04, yaw=0.05 * math.sin(0.6 * t))
    hand(puppet, 1, (0.60, -0.62, -0.04), (-0.6, -0.4, 1.0))
    hand(puppet, 0, (0.12, -0.92, 0.24), (-1.0, 0.0, 0.6))
    _drape(puppet)


def pray(puppet: Puppet, t: float) -> None:
    """On both knees, hands folded, the head bowed."""
    puppet.root[1] = -_on_knees(puppet)
    for side in (0, 1):
        _kneeling(puppet, side, down=True)
    fold_hands(puppet, t)
    _drape(puppet)


def _drape(puppet: Puppet) -> None:
    """A coat or skirt over knees on the ground."""
    puppet.bend("coat.R", pitch=0.10)
    puppet.bend("coat.L", pitch=0.35)


def _squat(puppet: Puppet, t: float, sink: float, pitch: float) -> None:
    """Feet flat, hips low and back, the trunk bent over the knees."""
    planted(puppet, t, feet=((0.06, 0.05, 0.3), (-0.02, 0.05, 0.3)), sway=0.15)
    puppet.root[1] -= sink * puppet.length
    puppet.root[0] -= 0.32 * sink * puppet.length
    lean(puppet, pitch, head=0.8)
    for coat in ("coat.R", "coat.L"):
        puppet.bend(coat, pitch=1.2 * sink)


def crouch(puppet: Puppet, t: float) -> None:
    """Low on bent knees, an arm on the thigh, the finger tips of the other at the ground."""
    _squat(puppet, t, 0.50, -0.75)
    puppet.bend("head", yaw=0.25 * math.sin(0.7 * t))
    hand(puppet, 1, (0.52, -0.46, 0.12), (-0.4, -0.2, 1.0))
    hand(puppet, 0, (0.36, -0.92, 0.18), (-1.0, 0.0, 0.6))


def hide(puppet: Puppet, t: float) -> None:
    """Made small: crouched, arms about the head, peeping up now and then."""
    peep = held(t % 3.6, 1.2, 0.4, 2.4, 0.4)
    _squat(puppet, t, 0.54 - 0.06 * peep, -1.05 + 0.25 * peep)
    mid = middle(puppet)
    hands(puppet, (0.36, 0.20 - 0.30 * peep, mid + 0.22 + 0.1 * peep), (0.3, -0.4, 1.0), wrist=(0.4, 0.0, 0.0))
    puppet.bend("head", pitch=-0.45 + 0.65 * peep, yaw=0.35 * peep * math.sin(2.6 * t))


def _laid(puppet: Puppet, height: float) -> None:
    """On the back, the hips that high above the ground (leg lengths)."""
    puppet.root[1] = height * puppet.length - float(puppet.at("hips")[1])
    puppet.frame.angles[puppet.index["hips"], 2] = 0.5 * math.pi


def lie(puppet: Puppet, t: float) -> None:
    """On the back, hands under the head, one knee up."""
    breath = math.sin(1.4 * t)
    _laid(puppet, 0.13)
    puppet.bend("chest", pitch=0.012 * breath - 0.05)
    puppet.bend("neck", pitch=-0.18)
    puppet.bend("head", pitch=-0.16, yaw=0.10 * math.sin(0.5 * t))
    puppet.bend("thigh.R", pitch=0.75, roll=0.05)
    puppet.bend("shin.R", pitch=-1.45)
    puppet.bend("foot.R", pitch=0.70)
    puppet.bend("thigh.L", pitch=0.03, roll=-0.06)
    puppet.bend("foot.L", pitch=-0.4)
    hands(puppet, (-0.10, 0.42, -0.10), (-0.2, 0.4, 1.0))


def sleep(puppet: Puppet, t: float) -> None:
    """Asleep on the side with drawn-up knees, a hand under the cheek, breathing slowly."""
    leg, breath = puppet.length, math.sin(1.2 * t)
    puppet.root[1] = 0.215 * leg - float(puppet.at("hips")[1])
    puppet.frame.angles[puppet.index["hips"]] = (0.5 * math.pi, -0.5 * math.pi, 0.0)
    puppet.bend("spine", pitch=-0.12)
    puppet.bend("chest", pitch=-0.10 + 0.018 * breath)
    puppet.bend("neck", pitch=-0.14)
    puppet.bend("head", pitch=-0.06, roll=0.12)
    for side in (0, 1):
        name = "RL"[side]
        puppet.bend(f"thigh.{name}", pitch=0.75 + 0.18 * side)
        puppet.bend(f"shin.{name}", pitch=-1.15 - 0.10 * side)
        puppet.bend(f"foot.{name}", pitch=-0.35)
    mid = middle(puppet)
    hand(puppet, 0, (0.34, 0.16, mid + 0.22), (0.6, -1.0, -0.2), within=CHEST)
    hand(puppet, 1, (0.42, -0.34 + 0.01 * breath, mid + 0.10), (0.4, -1.0, 0.6), within=CHEST)
    shut(puppet)
    for coat in ("coat.R", "coat.L"):
        puppet.bend(coat, pitch=0.7)


def wake(puppet: Puppet, t: float) -> None:
    """Lies, opens the eyes, sits up, stretches both arms and looks about."""
    leg = puppet.length
    up, stretch = ease(t, 0.8, 1.0), held(t, 1.7, 0.7, 3.2, 0.8)
    puppet.root[1] = (0.13 + 0.03 * hill(t, 0.8, 2.0)) * leg - float(puppet.at("hips")[1])
    puppet.frame.angles[puppet.index["hips"], 2] = 0.5 * math.pi * (1.0 - 0.92 * up)
    lean(puppet, 0.12 * hill(t, 0.4, 1.2) + 0.14 * stretch - 0.10 * up, head=0.0)
    puppet.bend("neck", pitch=-0.15 + 0.20 * stretch)
    puppet.bend("head", pitch=-0.10 + 0.22 * stretch, yaw=0.3 * ease(t, 3.2, 0.6) * math.sin(1.2 * (t - 3.2)))
    for side in (0, 1):
        name = "RL"[side]
        knee, ankle, sole = ((0.70, -1.32, -0.45), (0.18, -0.34, 0.10))[side]
        puppet.bend(f"thigh.{name}", pitch=(1.44 + knee) * up, roll=0.06 * SIDES[side])
        puppet.bend(f"shin.{name}", pitch=ankle * up * up)
        puppet.bend(f"foot.{name}", pitch=-0.3 + (sole + 0.3) * up)
        rest = (0.02 - 0.22 * up, -0.92 + 0.10 * up, 0.24)
        high = (0.05, 0.88, 0.38)
        goal = (
            rest[0] + stretch * (high[0] - rest[0]),
            rest[1] + stretch * (high[1] - rest[1]),
            rest[2] + stretch * (high[2] - rest[2]) + 0.3 * stretch * (1.0 - stretch),
        )
        hand(puppet, side, goal, (-0.6, 0.0, 1.0), within=CHEST)
        puppet.grip(side, stretch)
    if t < 0.5:
        shut(puppet)
    puppet.bend("jaw", pitch=-0.30 * hill(t, 1.7, 3.2))
    for coat in ("coat.R", "coat.L"):
        puppet.bend(coat, pitch=1.2 * up)


def stand_up(puppet: Puppet, t: float) -> None:
    """From a chair: leans forward, weight over the feet, and up; then stands."""
    leg = puppet.length
    up, over = ease(t, 0.75, 0.85), hill(t, 0.25, 1.55)
    puppet.root[:] = ((0.44 * up) * leg, (-0.44 + 0.43 * up) * leg, 0.0)
    lean(puppet, 0.02 - 0.85 * over, head=0.7)
    for side in (0, 1):
        foot(puppet, side, (0.44, 0.01, 0.12))
        down, ease_out = (0.52, -0.66, 0.0), (0.06, -0.965, 0.20)
        goal = tuple(down[i] + up * (ease_out[i] - down[i]) for i in range(3))
        hand(puppet, side, (goal[0], goal[1], goal[2]), (-0.8, -0.3, 0.8))
    for coat in ("coat.R", "coat.L"):
        puppet.bend(coat, pitch=1.15 * (1.0 - up))


ACTIONS: Mapping[str, Action] = {
    "sit": Action(sit, gestures="RL", settle=0.9, posture="sit"),
    "doze": Action(doze, arms="RL", settle=1.2, posture="sit", free=0.0),
    "drive": Action(drive, gestures="RL", settle=0.9, posture="sit"),
    "sail": Action(drive, gestures="RL", settle=0.9, posture="sit"),
    "row": Action(row, arms="RL", settle=0.9, posture="sit", free=0.4),
    "ride": Action(ride, gestures="RL", settle=0.9, posture="none"),
    "kneel": Action(kneel, gestures="RL", settle=0.8, posture="low"),
    "pray": Action(pray, arms="RL", settle=0.8, posture="low", free=0.0),
    "crouch": Action(crouch, gestures="RL", settle=0.6, posture="low"),
    "hide": Action(hide, gestures="RL", settle=0.6, posture="low", free=0.2),
    "lie": Action(lie, arms="RL", settle=1.2, posture="lie", free=0.3),
    "sleep": Action(sleep, arms="RL", settle=1.2, posture="lie", free=0.0),
    "wake": Action(wake, timed=True, gestures="RL", settle=0.8, posture="lie", free=0.2),
    "stand_up": Action(stand_up, timed=True, gestures="RL", settle=0.8, posture="sit"),
}
