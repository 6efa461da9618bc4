"""What an action is: a pose as a function of time, and how the actor gets on meanwhile."""

import math
from collections.abc import Callable
from typing import NamedTuple

from previs.motion.puppet import Puppet


class Way(NamedTuple):
    """How far an actor has come: metres ahead, up and to its left, radians it has turned left, from where it began."""

    ahead: float = 0.0
    up: float = 0.0
    left: float = 0.0
    turn: float = 0.0


class Action(NamedTuple):
    """How to pose a puppet at a time, and how fast the actor moves on meanwhile (m/s); `way`, where it is not straight
    on at that speed, as a function of the time in seconds.

    `timed`: a deed that begins with the shot (`sit`: sits down), so that seeds do not shift it. `arms` (`R`, `L`,
    `RL`): those it cannot do without; `gestures`: those it moves but can spare. `free`: how far moods and gazes may
    change head and bearing, 0 to 1. `pair`: metres between two grown people who do it together. `settle`: seconds it
    takes to get into it from something else, and out of it again. `posture`: `stand`, `sit` (on something of chair
    height), `low` (on the ground), `lie` or `none` (in the air or the water).
    """

    pose: Callable[[Puppet, float], None]
    speed: Callable[[Puppet], float] = lambda _: 0.0
    way: Callable[[Puppet, float], Way] | None = None
    timed: bool = False
    arms: str = ""
    gestures: str = ""
    free: float = 1.0
    pair: float | None = None
    settle: float = 0.35
    posture: str = "stand"

    def way_at(self, puppet: Puppet, t: float) -> Way:
        """How far an actor has come after t seconds."""
        return Way(self.speed(puppet) * t) if self.way is None else self.way(puppet, t)


def after(first: Way, then: Way) -> Way:
    """One way and then another, which begins where the first one ended."""
    c, s = math.cos(first.turn), math.sin(first.turn)
    return Way(
        first.ahead + c * then.ahead - s * then.left,
        first.up + then.up,
        first.left + s * then.ahead + c * then.left,
        first.turn + then.turn,
    )


def between(start: Way, end: Way) -> Way:
    """The way that leads from one to the other: `after(start, between(start, end)) == end`."""
    c, s = math.cos(start.turn), math.sin(start.turn)
    ahead, left = end.ahead - start.ahead, end.left - start.left
    return Way(c * ahead + s * left, end.up - start.up, c * left - s * ahead, end.turn - start.turn)
