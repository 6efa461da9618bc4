"""AAC, the sound of an MP4: its track, and samples as the encoder takes them."""

from fractions import Fraction

import numpy as np
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import OutputContainer

from studio.codec.sound import SAMPLE_RATE, Samples

BIT_RATE = 192_000
"""Of two channels: what nobody hears the difference of."""

FRAME = 1024
"""Samples that are coded together."""

RATES = frozenset((8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 64_000, 88_200, 96_000))
"""Sample rates that AAC knows (ISO/IEC 14496-3, table 1.18)."""


def add_sound(to: OutputContainer, rate: int, channels: int) -> AudioStream:
    """A track of AAC for samples of a rate; what AAC does not know is coded at 48 kHz."""
    coded = rate if rate in RATES else SAMPLE_RATE
    stream: AudioStream = to.add_stream("aac", rate=coded)
    stream.layout = _layout(channels)
    stream.bit_rate = BIT_RATE * channels // 2
    stream.time_base = Fraction(1, coded)
    return stream


def sound_frame(samples: Samples, rate: int, first: int) -> AudioFrame:
    """A run of samples (n, channels), as many as there are, as PyAV has it; `first` is its place in the track."""
    frame = AudioFrame.from_ndarray(np.ascontiguousarray(samples.T), format="fltp", layout=_layout(samples.shape[1]))
    frame.sample_rate = rate
    frame.pts = first
    frame.time_base = Fraction(1, rate)
    return frame


def _layout(channels: int) -> str:
    return "stereo" if channels == 2 else "mono"
