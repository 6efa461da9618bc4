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
AIRCRAFT: Mapping[str, Action] = {
    "stand": Action(still),
    "hover": Action(hover),
    "fly": Action(hover, lambda _: HOVER_SPEED),
}
