"""How a camera goes along with its subject: smoothly where that does not go straight on, its feet on the ground."""

from typing import NamedTuple

import numpy as np

from previs.camera.target import Target, Vector

_SAMPLES = 33
_SMOOTH = 0.9
"""Seconds over which a subject's way is evened out."""


class Travel(NamedTuple):
    """Where the camera's eye and its aim have come from where they began, (N, 3) each, at times (N,)."""

    times: Vector
    eye: Vector
    aim: Vector

    def at(self, t: float) -> tuple[Vector, Vector]:
        """Shifts of eye and aim at time t, (3,) each."""
        eye, aim = (np.array([np.interp(t, self.times, way[:, k]) for k in range(3)]) for way in (self.eye, self.aim))
        return eye, aim


def travel(lead: Target, seconds: float, stays: float) -> Travel | None:
    """For a lead that has a way of its own. What it rises by less than `stays` metres is left to a frame that is
    held between; more is followed by tilting, the eye staying as high as it is, unless the ground itself rises."""
    if lead.path is None or seconds <= 0:
        return None
    times = np.linspace(0.0, seconds, _SAMPLES)
    way = np.array([lead.at(float(t)) for t in times]) - lead.at(0.0)
    even = _evened(way, max(1, round(_SMOOTH / seconds * _SAMPLES)))
    slope = lead.climb * times
    rise = even[:, 1] - slope
    aim, eye = even.copy(), even.copy()
    leaps = way[:, 1] - slope
    held = 0.4 * float(leaps.max() + leaps.min())
    follows = float(np.ptp(leaps)) >= stays
    eye[:, 1] = slope if follows else slope + held
    aim[:, 1] = slope + (rise if follows else held)
    return Travel(times, eye, aim)


def _evened(way: Vector, window: int) -> Vector:
    """Each column's running mean, its ends led on straight; a straight way stays what it is."""
    if window < 2:
        return way
    half = window // 2
    steps = np.arange(half, 0, -1)[:, None]
    before = way[0] - steps * (way[1] - way[0])
    after = way[-1] + steps[::-1] * (way[-1] - way[-2])
    whole = np.concatenate([before, way, after])
    kernel = np.ones(2 * half + 1) / (2 * half + 1)
    return np.stack([np.convolve(whole[:, k], kernel, mode="valid") for k in range(3)], axis=1)
