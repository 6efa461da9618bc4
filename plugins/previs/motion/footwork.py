"""Feet that follow a way: each stands where the body will be over it, and swings on when the body has passed."""

import math
from collections.abc import Callable

from previs.motion.action import Way, after, between
from previs.motion.body import KNEE, SIDES
from previs.motion.puppet import Puppet

_SWING = 0.8
"""Share of a step in which the foot is in the air."""


def tread(
    puppet: Puppet,
    way: Callable[[float], Way],
    t: float,
    *,
    pace: float = 0.45,
    lift: float = 0.09,
    toe_out: float = 0.12,
    width: float = 0.9,
) -> None:
    """Step along a way, a foot every `pace` seconds, wherever it leads: a foot on the ground stays where it is.

    `lift` in leg lengths for a whole stride; `width` of the track as a share of the rest pose's.
    """
    puppet.grounded = True
    here = way(t)
    for side in (0, 1):
        s = SIDES[side]
        stance, share = divmod(t / pace - side, 2.0)
        swung = min(1.0, share / _SWING)
        spot = _print(puppet, way, pace * (side + 2.0 * stance + 1.0 + 0.5 * _SWING), side, width)
        old = _print(puppet, way, pace * (side + 2.0 * stance - 1.0 + 0.5 * _SWING), side, width)
        rise = swung * swung * (3.0 - 2.0 * swung)
        a, b = between(here, old), between(here, spot)
        x, left = a.ahead + rise * (b.ahead - a.ahead), a.left + rise * (b.left - a.left)
        turn = a.turn + rise * (b.turn - a.turn)
        stride = math.hypot(b.ahead - a.ahead, b.left - a.left) / puppet.length + 0.3 * abs(b.turn - a.turn)
        hop = lift * min(1.0, 2.0 * stride) * math.sin(math.pi * swung)
        heel = -0.5 * min(1.0, stride) * math.sin(math.pi * swung) * (1.0 - swung)
        y = float(puppet.end(side)[1]) + hop * puppet.length
        yaw = turn - toe_out * s
        pole = (math.cos(yaw), 0.0, -math.sin(yaw) + KNEE * s)
        puppet.reach(side, (x, y, -left), pole, foot=(0.0, yaw, heel), toe=(0.0, yaw, 0.5 * heel))


def _print(puppet: Puppet, way: Callable[[float], Way], t: float, side: int, width: float) -> Way:
    """Where a foot stands that has the body above it at a time."""
    x, _, z = (float(v) for v in puppet.end(side))
    return after(way(max(0.0, t)), Way(ahead=x, left=-z * width))
