from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from studio.codec.aac import BIT_RATE, RATES, add_sound, sound_frame


def test_samples_keep_their_place_and_order() -> None:
    samples = np.stack([np.linspace(-1, 1, 100), np.zeros(100)], axis=1).astype(np.float32)
    frame = sound_frame(samples, 44_100, 300)
    assert (frame.samples, frame.sample_rate, frame.layout.name) == (100, 44_100, "stereo")
    assert (frame.pts, frame.time_base) == (300, Fraction(1, 44_100))
    assert np.array_equal(frame.to_ndarray(), samples.T)


@pytest.mark.parametrize(("rate", "coded"), [(44_100, 44_100), (8_000, 8_000), (37_000, 48_000), (192_000, 48_000)])
@pytest.mark.parametrize("channels", [1, 2])
def test_a_track_has_a_rate_that_aac_knows(tmp_path: Path, rate: int, coded: int, channels: int) -> None:
    with av.open(str(tmp_path / "a.mp4"), "w") as file:
        stream = add_sound(file, rate, channels)
        assert (stream.rate, stream.layout.nb_channels, stream.bit_rate) == (coded, channels, BIT_RATE * channels // 2)
        for first in range(0, rate, rate // 4):
            file.mux(stream.encode(sound_frame(np.zeros((rate // 4, channels), np.float32), rate, first)))
        file.mux(stream.encode(None))
    assert coded in RATES
    with av.open(str(tmp_path / "a.mp4")) as file:
        track = file.streams.audio[0]
        assert float((track.duration or 0) * (track.time_base or 0)) == pytest.approx(1, abs=1024 / coded)
