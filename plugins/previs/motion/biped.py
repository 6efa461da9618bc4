"""Actions on two legs."""

import math
from collections.abc import Callable, Mapping

from previs.mesh.parts import Point
from previs.motion.action import Action
from previs.motion.body import KNEE, SIDES, TURN, ease, hand, hill
from previs.motion.gait import BIPED, Gait, Step, period, speed, step
from previs.motion.puppet import Puppet


def _hang(puppet: Puppet, side: int, t: float, *, ahead: float = 0.06) -> None:
    """An arm that hangs at ease."""
    sway = 0.008 * math.sin(1.1 * t + side)
    hand(puppet, side, (ahead + sway, -0.965, 0.20), (-1.0, 0.0, 0.7))


def _foot(puppet: Puppet, side: int, ahead: float, out: float, toe_out: float) -> None:
    """Set a foot flat, moved from its rest place by a share of the leg's length and turned outward."""
    x, y, z = puppet.end(side)
    s = SIDES[side]
    goal = (float(x) + ahead * puppet.length, float(y), float(z) + out * puppet.length * s)
    turn: Point = (0.0, -toe_out * s, 0.0)
    puppet.reach(side, goal, (1.0, 0.0, KNEE * s + toe_out * s), foot=turn, toe=turn)


def _planted(puppet: Puppet, t: float) -> None:
    """Both feet on the ground, weight on one leg that changes slowly, breathing."""
    leg = puppet.length
    shift = math.sin(0.35 * t + 0.9)
    puppet.grounded = True
    puppet.root[:] = (0.0, -0.014 * leg - 0.004 * leg * abs(shift), 0.022 * leg * shift)
    _foot(puppet, 0, 0.02, 0.01, 0.22)
    _foot(puppet, 1, -0.03, 0.015, 0.16)
    puppet.bend("hips", roll=0.035 * shift, yaw=0.04)
    puppet.bend("spine", roll=-0.045 * shift, pitch=0.006 * math.sin(1.7 * t))
    puppet.bend("chest", roll=-0.012 * shift, yaw=-0.03, pitch=0.010 * math.sin(1.7 * t))
    for coat in ("coat.R", "coat.L"):
        puppet.bend(coat, pitch=0.012 * math.sin(1.1 * t))


def stand(puppet: Puppet, t: float) -> None:
    """At ease: breathing, weight shifting, the head looking about a little."""
    _planted(puppet, t)
    puppet.bend("neck", yaw=0.06 * math.sin(0.61 * t))
    puppet.bend(
        "head", yaw=0.10 * math.sin(0.61 * t + 0.3), pitch=0.025 * math.sin(0.9 * t), roll=0.02 * math.sin(0.5 * t)
    )
    _hang(puppet, 1, t)
    if "stick" in puppet.index:
        _lean_on_stick(puppet)
    else:
        _hang(puppet, 0, t)


def _lean_on_stick(puppet: Puppet) -> None:
    """The right hand carries its stick so that its foot stands on the ground."""
    hand, fingers, arm = puppet.at("hand.R"), puppet.at("fingers.R"), puppet.at("arm.R")
    drop = float(hand[1] - fingers[1])
    goal = (float(arm[0]) + 0.20 * puppet.length, float(fingers[1]) + drop * 0.35, float(arm[2]) + 0.10 * puppet.length)
    puppet.reach(2, goal, (-1.0, -0.2, 0.6), foot=(0.0, 0.0, 0.25))


def look_back(puppet: Puppet, t: float) -> None:
    """Turns over the left shoulder and holds the look."""
    _planted(puppet, 0.0)
    share = ease(t)
    puppet.bend("spine", yaw=0.30 * share)
    puppet.bend("chest", yaw=0.42 * share)
    puppet.bend("neck", yaw=0.50 * share)
    puppet.bend("head", yaw=0.55 * share, pitch=0.02 * math.sin(1.3 * t))
    _hang(puppet, 0, t, ahead=0.12)
    _hang(puppet, 1, t, ahead=-0.06)


def look_up(puppet: Puppet, t: float) -> None:
    """Raises the face to the sky."""
    _planted(puppet, t)
    share = ease(t)
    puppet.bend("chest", pitch=0.10 * share)
    puppet.bend("neck", pitch=0.26 * share)
    puppet.bend("head", pitch=0.38 * share, yaw=0.05 * math.sin(0.8 * t))
    _hang(puppet, 0, t)
    _hang(puppet, 1, t)


def wave(puppet: Puppet, t: float) -> None:
    """The right hand waves above the head."""
    _planted(puppet, t)
    swing = math.sin(7.5 * t)
    puppet.bend("chest", roll=-0.05)
    puppet.bend("head", pitch=0.05, roll=-0.05)
    hand(puppet, 0, (0.16, 0.70, 0.42 + 0.13 * swing), (-0.2, -0.6, 1.0), wrist=(0.25 * swing, 0.0, 0.0))
    _hang(puppet, 1, t)


def talk(puppet: Puppet, t: float) -> None:
    """Hands that explain, a head that nods."""
    _planted(puppet, t)
    puppet.bend("chest", yaw=0.06 * math.sin(1.1 * t), pitch=-0.02)
    puppet.bend("neck", pitch=-0.03 + 0.03 * math.sin(2.6 * t))
    puppet.bend(
        "head", yaw=0.12 * math.sin(0.9 * t), pitch=0.05 * math.sin(2.6 * t + 0.7), roll=0.04 * math.sin(1.3 * t)
    )
    for side in (0, 1):
        beat = math.sin(2.9 * t + 1.9 * side)
        calm = 0.6 + 0.4 * math.sin(0.7 * t + 2.2 * side)
        goal = (0.46, -0.58 + 0.12 * beat * calm, 0.02 + 0.12 * math.sin(2.1 * t + side) * calm)
        hand(puppet, side, goal, (-0.4, -1.0, 0.7), wrist=(0.5, 0.0, 0.15 * beat))


def read(puppet: Puppet, t: float) -> None:
    """Holds something before the chest with both hands and looks down at it."""
    _planted(puppet, t)
    puppet.bend("neck", pitch=-0.20)
    puppet.bend("head", pitch=-0.26 + 0.02 * math.sin(0.8 * t), yaw=0.03 * math.sin(1.9 * t))
    for side in (0, 1):
        hand(puppet, side, (0.52, -0.36, -0.14), (-0.4, -1.0, 0.8), wrist=(0.6, 0.0, 0.5))


def _seated_legs(puppet: Puppet, depth: float) -> None:
    leg = puppet.length
    for side in (0, 1):
        s = SIDES[side]
        x, y, z = (float(v) for v in puppet.end(side))
        puppet.reach(side, (x + depth * leg, y, z + 0.01 * leg * s), (1.0, 0.3, 0.10 * s), foot=(0.0, -0.1 * s, 0.0))
        puppet.limbs.toe[side] = puppet.limbs.foot[side]
    for coat in ("coat.R", "coat.L"):
        puppet.bend(coat, pitch=1.15)


def sit(puppet: Puppet, t: float) -> None:
    """Seated on something of chair height, hands on the thighs."""
    leg = puppet.length
    puppet.root[:] = (0.0, -0.44 * leg, 0.0)
    puppet.bend("hips", pitch=0.12)
    puppet.bend("spine", pitch=-0.10)
    puppet.bend("chest", pitch=-0.04 + 0.010 * math.sin(1.7 * t))
    puppet.bend("head", yaw=0.14 * math.sin(0.6 * t), pitch=0.03 * math.sin(0.9 * t))
    _seated_legs(puppet, 0.46)
    for side in (0, 1):
        hand(puppet, side, (0.55, -0.66, -0.06), (-0.6, -0.6, 0.9))


def sleep(puppet: Puppet, t: float) -> None:
    """Lies on the back, breathing slowly."""
    leg = puppet.length
    breath = math.sin(1.2 * t)
    puppet.root[:] = (0.0, -float(puppet.at("hips")[1]) + 0.13 * leg, 0.0)
    puppet.frame.angles[puppet.index["hips"], 2] = 0.5 * math.pi
    puppet.bend("chest", pitch=0.012 * breath)
    puppet.bend("head", pitch=-0.10, yaw=0.22)
    for side in ("R", "L"):
        s = 1.0 if side == "R" else -1.0
        puppet.bend(f"thigh.{side}", roll=0.05 * s, pitch=0.03)
        puppet.bend(f"shin.{side}", pitch=-0.06)
        puppet.bend(f"foot.{side}", pitch=-0.5)
        puppet.bend(f"arm.{side}", roll=0.12 * s)
        puppet.bend(f"forearm.{side}", pitch=0.25)


def _ankle_angle(gait: Gait, at: Step, running: bool) -> float:
    """Pitch of the foot: on the heel at touch-down, flat, then rolling off over the ball."""
    if at.planted >= 0.0:
        heel = 0.0 if running else 0.24 * max(0.0, 1.0 - at.planted / 0.16)
        most = 0.70 if running else 0.62
        return heel - most * max(0.0, (at.planted - 0.55) / 0.45) ** 1.5
    s = at.swung
    trail = (0.70 if running else 0.62) * (1.0 - s) ** 1.4
    tuck = (0.60 if running else 0.12) * math.sin(math.pi * s) * (1.0 - s)
    return -trail - tuck + (0.0 if running else 0.24) * s * s


def _leg(puppet: Puppet, side: int, gait: Gait, at: Step, running: bool) -> None:
    """The ankle turns about the ball of the foot, or about the heel while the toes are up."""
    leg, s = puppet.length, SIDES[side]
    angle = _ankle_angle(gait, at, running)
    ball, ankle = puppet.tip(side), puppet.end(side)
    pivot_x = float(ball[0]) if angle <= 0.0 else float(ankle[0]) - 0.045 * leg
    pivot_y = 0.0 if angle > 0.0 else float(ball[1])
    dx, dy = float(ankle[0]) - pivot_x, float(ankle[1]) - pivot_y
    c, n = math.cos(angle), math.sin(angle)
    x = pivot_x + at.x * leg + c * dx - n * dy
    y = pivot_y + at.y * leg + n * dx + c * dy
    z = float(ankle[2]) * (0.45 if running else 0.72)
    toe_out = -0.07 * s
    toe = max(0.0, angle) if at.planted >= 0.0 else 0.7 * angle
    foot: Point = (0.0, toe_out, angle)
    puppet.reach(side, (x, y, z), (1.0, 0.0, KNEE * s), foot=foot, toe=(0.0, toe_out, toe))


def _locomote(puppet: Puppet, gait: Gait, t: float, *, running: bool) -> None:
    cycle = t / period(gait, puppet.length)
    puppet.grounded = True
    w = TURN * cycle
    leg = puppet.length
    steps = [step(gait, cycle + gait.phases[side]) for side in (0, 1)]
    drop = -0.085 if running else -0.032
    phase = 1.9 if running else -0.9
    puppet.root[1] = (drop + gait.bob * math.sin(2.0 * w + phase)) * leg
    puppet.root[2] = 0.0 if running else 0.018 * leg * math.sin(w - 0.3)
    for side in (0, 1):
        _leg(puppet, side, gait, steps[side], running)
    _twist(puppet, gait, w, running)
    for side, coat in ((0, "coat.R"), (1, "coat.L")):
        swing = (steps[side].x + 0.35 * steps[1 - side].x) * 0.75
        puppet.bend(coat, pitch=max(-0.45, min(0.45, swing)) + 0.04 * math.sin(w + side))
    for side in (0, 1):
        _swing_arm(puppet, side, gait, w, running)


def _twist(puppet: Puppet, gait: Gait, w: float, running: bool) -> None:
    """Hips turn with the stepping leg, the chest against them, the head stays ahead."""
    yaw = (0.16 if running else 0.11) * math.cos(w)
    puppet.bend("hips", roll=0.03 * math.sin(w), yaw=yaw, pitch=-0.6 * gait.lean)
    puppet.bend("spine", yaw=-0.7 * yaw, pitch=-0.4 * gait.lean, roll=-0.03 * math.sin(w))
    puppet.bend("chest", yaw=-1.1 * yaw)
    puppet.bend("neck", yaw=0.5 * yaw, pitch=0.4 * gait.lean)
    puppet.bend("head", yaw=0.3 * yaw, pitch=0.35 * gait.lean + 0.015 * math.sin(2.0 * w))


def _swing_arm(puppet: Puppet, side: int, gait: Gait, w: float, running: bool) -> None:
    """Arms swing against the leg of their side: long in a walk, bent in a run."""
    swing = math.cos(w + (math.pi if side == 0 else 0.0))
    ahead = 0.30 * math.sin(gait.lean)
    if running:
        goal = (0.10 + 0.42 * swing + ahead, -0.52 + 0.24 * swing, 0.14 - 0.14 * swing)
        hand(puppet, side, goal, (-1.0, -0.3, 0.25), wrist=(0.0, 0.0, 0.1))
        return
    angle = gait.swing * swing + 0.06
    if "stick" in puppet.index and side == 0:
        angle = 0.15 + 0.25 * swing
    hand(puppet, side, (0.94 * math.sin(angle) + ahead, -0.94 * math.cos(angle), 0.14), (-1.0, -0.3, 0.35))


def walk(puppet: Puppet, t: float) -> None:
    """Heel, ball, toe; arms against legs."""
    _locomote(puppet, BIPED["walk"], t, running=False)


def run(puppet: Puppet, t: float) -> None:
    """Leaning in, bent arms, both feet off the ground between steps."""
    _locomote(puppet, BIPED["run"], t, running=True)


def jump(puppet: Puppet, t: float) -> None:
    """One jump every 1.8 s: crouch, arms up, land softly."""
    leg = puppet.length
    s = (t / 1.8) % 1.0
    crouch = hill(s, 0.02, 0.32) + 0.8 * hill(s, 0.66, 0.94)
    air = min(1.0, max(0.0, (s - 0.28) / 0.40))
    height = 4.0 * air * (1.0 - air)
    puppet.root[1] = (-0.02 - 0.20 * crouch + 0.42 * height) * leg
    puppet.bend("hips", pitch=-0.35 * crouch)
    puppet.bend("neck", pitch=0.2 * crouch)
    for side in (0, 1):
        _foot(puppet, side, -0.10 * height * (side == 0), 0.03, 0.1)
        puppet.limbs.goal[side, 1] += (0.42 + 0.16 * (side == 0)) * height * leg
        puppet.limbs.foot[side, 2] = -0.6 * height
        lift = -0.94 + 1.25 * height - 0.1 * crouch
        hand(puppet, side, (0.25 - 0.55 * crouch + 0.25 * height, lift, 0.28), (-1.0, -0.3, 0.6))


def _at_pace(name: str) -> Callable[[Puppet], float]:
    return lambda puppet: speed(BIPED[name], puppet.length)


ACTIONS: Mapping[str, Action] = {
    "stand": Action(stand),
    "walk": Action(walk, _at_pace("walk")),
    "run": Action(run, _at_pace("run")),
    "jump": Action(jump),
    "sit": Action(sit),
    "sleep": Action(sleep, arms="RL", free=0.0),
    "look_back": Action(look_back, timed=True, free=0.0),
    "look_up": Action(look_up, timed=True, free=0.0),
    "talk": Action(talk, gestures="RL"),
    "wave": Action(wave, arms="R"),
    "read": Action(read, arms="RL", free=0.0),
}
