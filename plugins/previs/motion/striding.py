"""Two legs that bend like a bird's: their steps, planted while the body passes over them."""

import math

from previs.mesh.parts import Point
from previs.motion.gait import Gait, Step, period, step
from previs.motion.puppet import Puppet

_POLE: Point = (1.0, 0.1, 0.0)

STRIDES = {
    "walk": Gait((0.0, 0.5), 0.64, 0.85, 0.24, 1.05, 0.02),
    "run": Gait((0.0, 0.5), 0.40, 1.05, 0.38, 0.66, 0.05, lean=0.10),
}


def plant(puppet: Puppet, limb: int, offset: Point = (0.0, 0.0, 0.0), angle: float = 0.0) -> None:
    """Set a toe on the ground at its rest place, moved by the offset; `angle` tips the shank about the toe."""
    toe, end = puppet.tip(limb), puppet.end(limb)
    dx, dy = float(end[0] - toe[0]), float(end[1] - toe[1])
    c, s = math.cos(angle), math.sin(angle)
    x, y = float(toe[0]) + offset[0] + c * dx - s * dy, float(toe[1]) + offset[1] + s * dx + c * dy
    lifted = min(0.0, 1.4 * angle) if offset[1] > 0.0 else 0.0
    puppet.reach(limb, (x, y, float(end[2]) + offset[2]), _POLE, foot=(0.0, 0.0, angle), toe=(0.0, 0.0, lifted))


def _tip(at: Step) -> float:
    """How far the shank leans over its toe: it rolls off behind and folds as it is carried forward."""
    if at.planted >= 0.0:
        return 0.25 - 0.75 * at.planted
    return -0.5 + 0.75 * at.swung - 0.8 * math.sin(math.pi * at.swung)


def stride(puppet: Puppet, gait: Gait, t: float) -> float:
    """Send both feet along their paths; returns the phase of the cycle in radians."""
    cycle = t / period(gait, puppet.length)
    puppet.grounded = True
    for limb in range(2):
        at = step(gait, cycle + gait.phases[limb])
        plant(puppet, limb, (at.x * puppet.length, at.y * puppet.length, 0.0), _tip(at))
    return 2.0 * math.pi * cycle
