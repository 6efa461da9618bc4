"""A take's sound in its place in the reel: from which sample on it is heard, how fast, and how it begins and ends."""

from fractions import Fraction
from typing import NamedTuple

import numpy as np

from studio.codec.sound import SAMPLE_RATE, Samples, SoundReader

FADE = SAMPLE_RATE // 200
"""Samples over which sound comes and goes at a cut, since a jump is heard as a click: 5 ms."""


class Cue(NamedTuple):
    """Sound from sample `begin` of the reel up to `end`, out of a take from its sample `origin` on.

    `speed`: samples of the take that pass in one of the reel. Not `open`ed or `close`d where the sound of the
    neighbour goes on in it.
    """

    begin: int
    end: int
    origin: Fraction
    speed: Fraction
    opens: bool = True
    closes: bool = True

    def lay(self, reader: SoundReader, at: int, out: Samples) -> None:
        """Put what is heard into `out`, which begins at sample `at` of the reel; what is around it stays as it is."""
        first, last = max(at, self.begin), min(at + len(out), self.end)
        if first >= last:
            return
        run = self._run(reader, first, last)
        run *= self._gain(first, last)[:, None]
        out[first - at : last - at] = run

    def _run(self, reader: SoundReader, first: int, last: int) -> Samples:
        place = self.origin + (first - self.begin) * self.speed
        if self.speed == 1:
            return reader.read(round(place), last - first)
        whole = place.numerator // place.denominator
        places = float(place - whole) + np.arange(last - first) * float(self.speed)
        read = reader.read(whole - 1, int(places[-1]) + 4)
        return between(read, places + 1)

    def _gain(self, first: int, last: int) -> Samples:
        gain = np.ones(last - first, np.float32)
        places = np.arange(first, last)
        if self.opens and first < self.begin + FADE:
            gain = np.minimum(gain, (places - self.begin + 1) / FADE)
        if self.closes and last > self.end - FADE:
            gain = np.minimum(gain, (self.end - places) / FADE)
        return gain.astype(np.float32)


def cue(
    at: int, frames: int, first: int, *, rate: Fraction, of_take: Fraction, opens: bool = True, closes: bool = True
) -> Cue:
    """The sound of `frames` frames from frame `first` of a take on, seen from reel frame `at` on.

    `rate` is the reel's and `of_take` the take's, in frames a second. Frames of a take are seen one by one whatever its
    rate is, so its sound is heard as much faster or slower as they pass.
    """
    return Cue(
        sample_at(at, rate),
        sample_at(at + frames, rate),
        Fraction(sample_at(first, of_take)),
        rate / of_take,
        opens,
        closes,
    )


def sample_at(frame: int, rate: Fraction) -> int:
    """The sample at which a frame begins."""
    return round(frame * SAMPLE_RATE / rate)


def between(samples: Samples, places: np.ndarray) -> Samples:
    """Samples between samples, on a cubic through the four around each (Catmull and Rom, 1974).

    Each of `places` has one sample before and two after the one it follows.
    """
    low = places.astype(np.int64)
    t = (places - low).astype(np.float32)[:, None]
    a, b, c, d = (samples[low + step] for step in (-1, 0, 1, 2))
    curve = b + t / 2 * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))
    return np.asarray(curve, np.float32)
