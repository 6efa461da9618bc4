import numpy as np
import pytest
from test_pattern.beeps import LEVEL, TONE_HZ, beeps

from studio.extend.api import Rate


@pytest.mark.parametrize("rate", [Rate(24), Rate(24_000, 1001), Rate(25), Rate(12)])
def test_a_beep_lasts_the_first_frame_of_each_second(rate: Rate) -> None:
    frames = 2 * rate.nominal + 1
    samples = beeps(frames, rate, 48_000)
    assert len(samples) == round(frames * 48_000 / rate.fraction)
    loud = np.flatnonzero(np.abs(samples[:, 0]) > LEVEL / 10)
    begins = [loud[0], *loud[1:][np.diff(loud) > 1000]]
    assert begins == pytest.approx([round(n * rate.nominal * 48_000 / rate.fraction) for n in range(3)], abs=2)
    assert np.array_equal(samples[:, 0], samples[:, 1])


def test_the_tone_has_its_pitch_and_level() -> None:
    frame = beeps(24, Rate(1), 48_000)[:48_000, 0]
    spectrum = np.abs(np.fft.rfft(frame)) / len(frame) * 2
    assert int(spectrum.argmax()) == TONE_HZ
    assert spectrum.max() == pytest.approx(LEVEL, rel=1e-3)
