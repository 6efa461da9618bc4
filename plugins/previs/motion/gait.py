"""Gaits as numbers, and the path of a foot: planted it moves backwards exactly as fast as the body moves on."""

import math
from typing import NamedTuple


class Gait(NamedTuple):
    """`phases`: when each leg of `Puppet.limbs` touches down, in cycles; `duty`, share of the cycle on the ground;
    `stance`, length of ground a foot passes while planted, and `lift`, in leg lengths; `period` in seconds for a leg of
    1 m; `bob` and `drop`, how far the knees let the body down, in leg lengths; `lean`, `flex` and `swing` in
    radians."""

    phases: tuple[float, ...]
    duty: float
    stance: float
    lift: float
    period: float
    bob: float
    lean: float = 0.0
    flex: float = 0.0
    swing: float = 0.0
    drop: float = 0.032


QUADRUPED = {
    "walk": Gait((0.0, 0.5, 0.75, 0.25), 0.64, 0.78, 0.12, 1.15, 0.010),
    "trot": Gait((0.0, 0.5, 0.5, 0.0), 0.42, 0.94, 0.20, 0.74, 0.030),
    "gallop": Gait((0.50, 0.40, 0.0, 0.09), 0.26, 1.04, 0.36, 0.50, 0.050, flex=0.36),
    "sprint": Gait((0.50, 0.42, 0.0, 0.07), 0.22, 1.12, 0.42, 0.44, 0.070, flex=0.48),
    "sneak": Gait((0.0, 0.5, 0.75, 0.25), 0.70, 0.52, 0.10, 1.90, 0.006, drop=0.28),
    "crawl": Gait((0.0, 0.5, 0.5, 0.0), 0.64, 0.42, 0.08, 1.10, 0.006, drop=0.48),
}

BIPED = {
    "walk": Gait((0.0, 0.5), 0.62, 0.80, 0.09, 0.96, 0.018, lean=0.03, swing=0.42),
    "trot": Gait((0.0, 0.5), 0.42, 0.66, 0.20, 0.70, 0.036, lean=0.12, swing=0.55, drop=0.075),
    "run": Gait((0.0, 0.5), 0.36, 0.78, 0.28, 0.66, 0.045, lean=0.20, swing=0.75, drop=0.085),
    "sprint": Gait((0.0, 0.5), 0.30, 0.92, 0.42, 0.56, 0.050, lean=0.34, swing=0.95, drop=0.095),
    "sneak": Gait((0.0, 0.5), 0.66, 0.56, 0.20, 1.70, 0.020, lean=0.42, swing=0.20, drop=0.17),
    "push": Gait((0.0, 0.5), 0.66, 0.52, 0.06, 1.30, 0.012, lean=0.62, swing=0.0, drop=0.11),
    "carry": Gait((0.0, 0.5), 0.64, 0.62, 0.07, 1.04, 0.014, lean=-0.10, swing=0.0),
}

CRAWL = Gait((0.0, 0.5, 0.5, 0.0), 0.62, 0.40, 0.10, 1.25, 0.012)
CLIMB = Gait((0.0, 0.5, 0.5, 0.0), 0.66, 0.44, 0.10, 1.80, 0.0)
"""Legs right and left, arms right and left; a climber's stance is a height."""


def period(gait: Gait, leg: float) -> float:
    """Seconds a cycle takes on legs of this length: pendulums go with the root of their length."""
    return gait.period * math.sqrt(leg)


def speed(gait: Gait, leg: float) -> float:
    """Metres a second: the stance is passed in `duty` of a period, so planted feet cannot slide."""
    return gait.stance * leg / (gait.duty * period(gait, leg))


class Step(NamedTuple):
    """A foot in the body's frame, in leg lengths from its rest place: ahead `x`, above `y`; `planted` runs 0 to 1 over
    the stance (-1 in the air), `swung` 0 to 1 over the swing (-1 on the ground)."""

    x: float
    y: float
    planted: float
    swung: float


def step(gait: Gait, cycle: float) -> Step:
    """Where a foot is at a point of its cycle, stance first; the swing starts and ends at the stance's own speed."""
    u = cycle % 1.0
    half = 0.5 * gait.stance
    if u < gait.duty:
        share = u / gait.duty
        return Step(half - gait.stance * share, 0.0, share, -1.0)
    s = (u - gait.duty) / (1.0 - gait.duty)
    slope = -gait.stance / gait.duty * (1.0 - gait.duty) * 0.6
    rise = s * s * (3.0 - 2.0 * s)
    x = -half + gait.stance * rise + slope * (s * (1.0 - s) ** 2 - s * s * (1.0 - s))
    return Step(x, gait.lift * math.sin(math.pi * s) ** 1.3, -1.0, s)
