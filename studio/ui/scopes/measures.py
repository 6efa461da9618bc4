"""What scopes show of a frame: counts of levels, taken from I420 as it is, subsampled so that it takes milliseconds.

Levels are in percent of the signal's range (BT.709, limited): 0 % is Y 16 or R 0, 100 % is Y 235 or R 255.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from studio.codec.i420 import Frame, planes

COLUMNS, LEVELS = 256, 256
ROWS = 160
"""Rows of a picture that are looked at, in each as many points as there are columns."""

Counts = npt.NDArray[np.uint8]
"""Counts by (column or U, level or V), scaled to 0..255 by their logarithm: what is rare is still seen."""

_RED, _GREEN, _BLUE = (0.0, 1.792741), (-0.213249, -0.532909), (2.112402, 0.0)
"""What (U, V) add to a colour, in levels (ITU-R BT.709-6, limited range)."""
_LUMA = 255 / 219


class Measures(NamedTuple):
    """`waveform` (COLUMNS, LEVELS) of Y codes; `parade` three of R, G, B; `vectors` (256, 256) by U and V codes;
    `histogram` (4, LEVELS) of Y, R, G, B, each of its own greatest 1."""

    waveform: Counts
    parade: tuple[Counts, Counts, Counts]
    vectors: Counts
    histogram: npt.NDArray[np.float32]


def measure(frame: Frame) -> Measures:
    """Measure a picture; takes some 5 ms, whatever its size."""
    luma, blue, red = planes(np.ascontiguousarray(frame))
    down = np.unique(np.linspace(0, blue.shape[0] - 1, ROWS).astype(np.int64))
    across = np.linspace(0, blue.shape[1] - 1, COLUMNS).astype(np.int64)
    u, v = blue[np.ix_(down, across)], red[np.ix_(down, across)]
    y = luma[np.ix_(down * 2, across * 2)]
    raw = [_by_column(plane) for plane in (y, *_colours(y, u, v))]
    pairs = np.bincount((u.astype(np.int32) * 256 + v).ravel(), minlength=65536).reshape(256, 256)
    levels = np.stack([counts.sum(axis=0) for counts in raw]).astype(np.float32)
    waveform, *parade = [_seen(counts) for counts in raw]
    return Measures(waveform, (parade[0], parade[1], parade[2]), _seen(pairs), _heights(levels))


def _colours(y: Frame, u: Frame, v: Frame) -> list[Frame]:
    bright = (y.astype(np.float32) - 16) * _LUMA
    blue, red = u.astype(np.float32) - 128, v.astype(np.float32) - 128
    made: list[Frame] = []
    for from_blue, from_red in (_RED, _GREEN, _BLUE):
        plane = bright + blue * from_blue + red * from_red
        made.append(np.clip(plane + 0.5, 0, 255, out=plane).astype(np.uint8))
    return made


def _by_column(plane: Frame) -> npt.NDArray[np.int64]:
    places = np.arange(COLUMNS)[None, :] * LEVELS + plane
    return np.bincount(places.ravel(), minlength=COLUMNS * LEVELS).reshape(COLUMNS, LEVELS)


def _seen(counts: npt.NDArray[np.int64]) -> Counts:
    shown = np.log1p(counts.astype(np.float32))
    top = float(shown.max())
    return np.rint(shown * (255 / top if top > 0 else 0)).astype(np.uint8)


def _heights(levels: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Each curve to its own greatest; the ends, where black and white pile up, do not flatten the rest."""
    tops = np.maximum(1.0, np.partition(levels, -3, axis=1)[:, -3])
    return np.minimum(1.0, levels / tops[:, None])


def luma_percent(code: float) -> float:
    """A Y code as percent of the range."""
    return (code - 16) / 219 * 100
