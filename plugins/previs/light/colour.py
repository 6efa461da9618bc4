"""Colours as designers write them, as the linear numbers that light is added up in."""

from collections.abc import Sequence

import numpy as np

from previs.records import Floats


def linear(code: str, power: float = 1.0) -> Floats:
    """'#rrggbb' (sRGB) to linear RGB times power, (3,)."""
    value = np.array([int(code[k : k + 2], 16) for k in (1, 3, 5)]) / 255.0
    curve = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    return (curve * power).astype(np.float32)


def gradient(stops: Sequence[tuple[float, str]], count: int = 256) -> Floats:
    """Sky colours (count, 3) from (sine of elevation, colour) stops; entry k stands for elevation (k / (count - 1))**2,
    which spends the entries near the horizon."""
    at = np.sqrt([stop[0] for stop in stops])
    colours = np.stack([linear(stop[1]) for stop in stops])
    steps = np.linspace(0.0, 1.0, count)
    return np.stack([np.interp(steps, at, colours[:, k]) for k in range(3)], 1).astype(np.float32)
