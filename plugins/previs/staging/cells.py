"""Things strewn over the world by cells: what lies in a cell follows from the cell alone, whatever camera looks."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from previs.camera.target import Vector

_Words = npt.NDArray[np.uint64]


class Band(NamedTuple):
    """A strip of the world between z = `back` and z = `front` (metres), and how many things lie on a square metre."""

    back: float
    front: float
    density: float


class Strewn(NamedTuple):
    """Things by rows: x, z (metres), and numbers from 0 to 1 that decide size, turn, shape and rank."""

    x: Vector
    z: Vector
    draws: Vector


def strewn(band: Band, left: float, right: float, key: int) -> Strewn:
    """All that lies in a band from x = left to x = right. Far from the middle of the world there is less of it."""
    depth = band.front - band.back
    rows = max(1, round(depth * band.density**0.5))
    deep = depth / rows
    wide = 1.0 / max(band.density * deep, 1e-4)
    i, j = np.meshgrid(
        np.arange(int(np.floor(left / wide)), int(np.ceil(right / wide)), dtype=np.int64), np.arange(rows)
    )
    draws = np.stack([_draw(i.ravel(), j.ravel(), 8 * key + k) for k in range(7)], axis=1)
    x = (i.ravel() + 0.05 + 0.9 * draws[:, 0]) * wide
    z = band.back + (j.ravel() + 0.05 + 0.9 * draws[:, 1]) * deep
    keep = draws[:, 2] < np.where(np.abs(x) > 60.0, 0.3, np.where(np.abs(x) > 30.0, 0.6, 1.0))
    return Strewn(x[keep], z[keep], draws[keep, 3:])


def draw_at(index: int, key: int) -> float:
    """A number from 0 to 1 that belongs to the index-th thing of a row."""
    return float(_draw(np.array([index]), np.array([0]), key)[0])


def _draw(i: npt.NDArray[np.int64], j: npt.NDArray[np.int64], key: int) -> Vector:
    """Numbers from 0 to 1 by cell and key (the finaliser of SplitMix64, Steele et al. 2014)."""
    word: _Words = (i.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)) ^ (
        j.astype(np.uint64) * np.uint64(0xC2B2AE3D27D4EB4F)
    )
    word = word + np.uint64((key * 0xD6E8FEB86659FD93) & 0xFFFFFFFFFFFFFFFF)
    word = (word ^ (word >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    word = (word ^ (word >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    word = word ^ (word >> np.uint64(31))
    return (word >> np.uint64(11)).astype(np.float64) / float(1 << 53)


def apart(x: Vector, z: Vector, radius: Vector, rank: Vector) -> npt.NDArray[np.bool_]:
    """Who stays where things would stand in one another: of two the one of lower rank (Matern's second thinning)."""
    gap = (x[:, None] - x[None, :]) ** 2 + (z[:, None] - z[None, :]) ** 2
    close = gap < (0.7 * (radius[:, None] + radius[None, :])) ** 2
    lost = close & (rank[None, :] < rank[:, None])
    return lost.sum(axis=1) == 0
