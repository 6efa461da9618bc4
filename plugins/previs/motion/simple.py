"""Actions of things without limbs: standing still, wheels, sails."""

import math
from collections.abc import Mapping

from previs.motion.action import Action
from previs.motion.puppet import Puppet


def still(puppet: Puppet, t: float) -> None:
    """Nothing moves."""


def drive(puppet: Puppet, t: float) -> None:
    """Wheels turn with the distance, the body trembles a little."""
    for name, joint in puppet.index.items():
        if name.startswith("wheel"):
            radius = max(0.05, float(puppet.frame.rest[joint, 1]))
            puppet.frame.angles[joint, 2] -= DRIVE_SPEED * t / radius
    puppet.bend("body", pitch=0.004 * math.sin(7.0 * t), roll=0.004 * math.sin(5.3 * t))


def sail(puppet: Puppet, t: float) -> None:
    """Bob, pitch and roll on a swell."""
    puppet.root[1] = 0.14 * math.sin(1.15 * t) + 0.05 * math.sin(2.3 * t + 1.0)
    puppet.bend("body", pitch=0.055 * math.sin(1.15 * t + 1.1), roll=0.11 * math.sin(0.83 * t))
    puppet.bend("sail", yaw=0.06 * math.sin(0.9 * t))


def hover(puppet: Puppet, t: float) -> None:
    """Rotors turn, the machine leans a little and wanders."""
    puppet.root[1] = 0.10 * math.sin(0.9 * t)
    puppet.frame.angles[0, 2] -= 0.05
    puppet.frame.angles[0, 0] += 0.03 * math.sin(0.7 * t)
    puppet.bend("rotor", yaw=31.0 * t)
    puppet.bend("tail_rotor", pitch=47.0 * t)


def flap(puppet: Puppet, t: float) -> None:
    """Wing beats: the inner wing leads, the outer follows and folds on the way up; now and then a glide."""
    rate = 2.4 / math.sqrt(max(0.2, puppet.actor.length))
    w = 2.0 * math.pi * rate * 0.72 * t
    power = 0.55 + 0.45 * math.sin(0.55 * t + 1.2)
    puppet.root[1] = -0.05 * power * math.sin(w)
    for side, s in (("R", 1.0), ("L", -1.0)):
        inner = 0.12 + 0.72 * power * math.sin(w)
        outer = 0.62 * power * math.sin(w - 0.9) - 0.14
        puppet.bend(f"wing.{side}", roll=-inner * s, pitch=0.10 * power * math.cos(w))
        puppet.bend(f"mid.{side}", roll=-outer * s, yaw=-0.25 * power * max(0.0, -math.sin(w - 0.6)) * s)
        puppet.bend(f"tip.{side}", roll=-0.34 * power * math.sin(w - 1.4) * s)
    puppet.bend("t0", pitch=0.10 * math.sin(w + 1.0) * power)
    puppet.bend("head", yaw=0.15 * math.sin(0.8 * t))


def perch(puppet: Puppet, t: float) -> None:
    """Wings folded along the body, the head turning in short looks."""
    for side, s in (("R", 1.0), ("L", -1.0)):
        puppet.bend(f"wing.{side}", roll=0.10 * s, yaw=-1.34 * s, pitch=-0.85)
        puppet.bend(f"mid.{side}", yaw=-0.14 * s)
        puppet.bend(f"tip.{side}", roll=2.95 * s)
    look = math.sin(0.9 * t) + 0.5 * math.sin(2.3 * t)
    puppet.bend("hips", pitch=0.35)
    puppet.bend("head", yaw=0.6 * math.tanh(3.0 * look), pitch=-0.2)


FLY_SPEED = 5.5
HOVER_SPEED = 12.0
DRIVE_SPEED = 9.0
SAIL_SPEED = 1.6


STILL: Mapping[str, Action] = {"stand": Action(still)}
VEHICLE: Mapping[str, Action] = {
    "stand": Action(still),
    "drive": Action(drive, lambda _: DRIVE_SPEED),
}
VESSEL: Mapping[str, Action] = {
    "stand": Action(sail),
    "sail": Action(sail, lambda _: SAIL_SPEED),
}
WINGED: Mapping[str, Action] = {
    "stand": Action(perch),
    "fly": Action(flap, lambda _: FLY_SPEED),
}
AIRCRAFT: Mapping[str, Action] = {
    "stand": Action(still),
    "hover": Action(hover),
    "fly": Action(hover, lambda _: HOVER_SPEED),
}
