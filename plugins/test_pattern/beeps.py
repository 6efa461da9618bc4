"""A beep of one frame at the start of each second, as the 2-pop of a film leader, to compare picture and sound."""

import numpy as np

from studio.extend.api import Rate, Samples

TONE_HZ = 1000
LEVEL = 10 ** (-20 / 20)
"""The reference level of SMPTE RP 155: 20 dB below full scale."""


def beeps(frames: int, rate: Rate, samples_per_s: int) -> Samples:
    """Stereo sound for so many frames: a tone while the line stands at the left edge, else silence."""
    per_frame = samples_per_s / rate.fraction
    out = np.zeros((round(frames * per_frame), 2), np.float32)
    for frame in range(0, frames, rate.nominal):
        first, last = round(frame * per_frame), round((frame + 1) * per_frame)
        tone = LEVEL * np.sin(2 * np.pi * TONE_HZ / samples_per_s * np.arange(last - first))
        out[first:last] = tone[: len(out) - first, None]
    return out
