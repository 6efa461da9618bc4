"""What an action is: a pose as a function of time, and how the actor gets on meanwhile."""

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
    on at that speed, as a function of the time in seconds."""

    pose: Callable[[Puppet, float], None]
    speed: Callable[[Puppet], float] = lambda _: 0.0
    way: Callable[[Puppet, float], Way] | None = None
