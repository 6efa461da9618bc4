"""Horizon lines: the sine of elevation at which the land ends, all around, in two layers."""

from typing import Literal, NamedTuple

import numpy as np

from previs.records import Floats

COUNT = 2048
"""Directions around the horizon; entry k looks along azimuth 2 pi k / COUNT."""


class Line(NamedTuple):
    """One layer: mean height, swing, roughness (how fast fine waves fade), height of trees, blocks instead of waves."""

    base: float
    swing: float
    rough: float = 1.0
    trees: float = 0.0
    blocks: bool = False
    peaks: float = 0.0


Horizon = Literal["none", "hills", "forest", "city", "mountains"]

HORIZONS: dict[Horizon, tuple[Line, Line] | None] = {
    "none": None,
    "hills": (Line(0.045, 0.030), Line(0.018, 0.014, trees=0.006)),
    "forest": (Line(0.048, 0.030), Line(0.018, 0.010, trees=0.034)),
    "city": (Line(0.06, 0.20, blocks=True), Line(0.03, 0.13, blocks=True)),
    "mountains": (Line(0.08, 0.05, 1.0, peaks=0.16), Line(0.025, 0.018, trees=0.012)),
}


def _blocks(line: Line, draw: np.random.Generator) -> Floats:
    heights = np.zeros(COUNT)
    at = 0
    while at < COUNT:
        wide = int(draw.integers(8, 30))
        heights[at : at + wide] = line.base + line.swing * draw.random() ** 1.7
        if draw.random() < 0.25:
            heights[at + wide // 2 : at + wide // 2 + 2] += 0.02
        at += wide
    return heights.astype(np.float32)


def _trees(height: float, draw: np.random.Generator) -> Floats:
    heights = np.zeros(COUNT)
    for centre in draw.integers(0, COUNT, 560):
        tall, wide = height * (0.45 + draw.random()), 3 + int(4 * draw.random())
        for step in range(-wide, wide + 1):
            at = (centre + step) % COUNT
            heights[at] = max(heights[at], tall * (1 - abs(step) / (wide + 0.5)))
    return heights.astype(np.float32)


def _line(line: Line, draw: np.random.Generator) -> Floats:
    if line.blocks:
        return _blocks(line, draw)
    around = np.arange(COUNT) / COUNT * 2 * np.pi
    waves = np.arange(3, 90)
    swing = line.swing * draw.standard_normal(waves.size) / waves**line.rough
    phase = draw.random(waves.size) * 2 * np.pi
    heights = line.base + (swing[:, None] * np.sin(waves[:, None] * around + phase[:, None])).sum(0)
    if line.peaks:
        for centre, tall in zip(draw.random(26) * 2 * np.pi, draw.random(26), strict=True):
            away = np.abs((around - centre + np.pi) % (2 * np.pi) - np.pi)
            jag = 1 + 0.10 * np.sin(around * 90 + centre * 7)
            heights = np.maximum(heights, line.peaks * (0.4 + 0.6 * tall) * jag - away * (0.35 + 0.2 * tall))
    if line.trees:
        heights = heights + _trees(line.trees, draw)
    return np.maximum(heights, 0.003).astype(np.float32)


def ridges(horizon: Horizon, seed: int) -> Floats:
    """The far and the near layer, (2, COUNT), sine of elevation; zeros where there is no horizon to draw."""
    lines = HORIZONS[horizon]
    if lines is None:
        return np.zeros((2, COUNT), np.float32)
    draw = np.random.default_rng(seed + 11)
    return np.stack([_line(line, draw) for line in lines])
