"""Lightning: when it strikes, and how its light flickers."""

import math

import numpy as np

PERIOD = 2.3
"""Seconds, on average, between strikes."""


def flash(time: float, seed: int) -> float:
    """How much lightning lights the scene at a time (seconds), 0 to 1: one strike in each period, each a double."""
    total, last = 0.0, int(time // PERIOD)
    for number in range(max(0, last - 1), last + 1):
        draw = np.random.default_rng((abs(seed) + 31, number))
        since = time - (number + float(draw.uniform(0.15, 0.55))) * PERIOD
        strength = float(draw.uniform(0.7, 1.0))
        if since >= 0:
            total += strength * math.exp(-since * 8.0)
        if since >= 0.16:
            total += 0.8 * strength * math.exp(-(since - 0.16) * 6.0)
    return min(total, 1.0)
