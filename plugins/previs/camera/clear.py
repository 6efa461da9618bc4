"""Keeps the camera out of what stands on the set: a station is turned, raised or drawn in until its way is free."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from previs.camera.framing import above_ground, lowest
from previs.camera.moves import Station
from previs.camera.target import Target, Vector

_MOMENTS = 7
_GAP = 0.22
"""Metres that the camera keeps from what is large; from what is small, less."""

_TURNS = (18.0, -18.0, 36.0, -36.0, 58.0, -58.0)
"""Degrees about the subject, the nearest to the asked first; the camera stays on its side of the line."""

_LIFTS = ((1.0, 16.0), (1.0, 32.0), (0.8, 0.0), (0.65, 8.0), (1.25, 0.0), (1.5, 12.0), (1.3, 40.0), (2.0, 50.0))
"""Share of the distance and degrees up."""

Eye = Callable[[Station, float], Vector]
"""Where the camera of a station is at a time."""


def free(station: Station, eye: Eye, lead: Target, solids: Sequence[Target], seconds: float) -> Station:
    """The station, or the nearest to it whose camera is inside nothing at any time."""
    around = [s for s in solids if not s.holds(station.aim, 0.0, 0.0)]
    if _is_free(station, eye, around, seconds):
        return station
    for trial in _others(station, lead):
        if _is_free(trial, eye, around, seconds):
            return trial
    return station


def _is_free(station: Station, eye: Eye, solids: Sequence[Target], seconds: float) -> bool:
    times = np.linspace(0.0, seconds, _MOMENTS)
    eyes = [(float(t), eye(station, float(t))) for t in times]
    return not any(s.holds(at, t, min(_GAP, 0.25 * s.height + 0.03)) for s in solids for t, at in eyes)


def _others(station: Station, lead: Target) -> list[Station]:
    """What may stand in for a station, the likest first."""
    above = station.aim - np.array((0.0, lead.base[1], 0.0))
    found: list[Station] = []
    for turn in _TURNS:
        c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        x, y, z = station.arm
        found.append(replace(station, arm=np.array((c * x + s * z, y, c * z - s * x))))
    for share, lift in _LIFTS:
        x, y, z = station.arm * share
        flat, now = math.hypot(x, z), math.atan2(y, math.hypot(x, z))
        length, to = math.hypot(flat, y), min(math.radians(84.0), now + math.radians(lift))
        scale = length * math.cos(to) / max(flat, 1e-6)
        arm = np.array((x * scale, length * math.sin(to), z * scale))
        found.append(replace(station, arm=above_ground(above, arm, lowest(lead))))
    return found
