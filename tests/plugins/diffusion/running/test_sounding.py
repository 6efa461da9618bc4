"""Sound leaves as samples by channels, at the rate of the vocoder."""

from types import SimpleNamespace

import numpy as np
import torch
from diffusion.running.sounding import sound_of

from tests.plugins.diffusion.running.conftest import Tape

VOCAL = SimpleNamespace(vocoder=SimpleNamespace(config=SimpleNamespace(output_sampling_rate=24_000)))


def test_any_form_of_sound() -> None:
    for audio in (torch.ones((1, 2, 50)), np.ones((1, 2, 50)), torch.ones((1, 50, 2)), torch.ones((1, 3, 50))):
        tape = Tape()
        assert sound_of(SimpleNamespace(audio=audio), VOCAL, tape)
        samples, rate = tape.sounds[0]
        assert (samples.shape, rate, samples.dtype) == ((50, 2), 24_000, np.float32)
    tape = Tape()
    assert sound_of(SimpleNamespace(audio=torch.ones((1, 50))), VOCAL, tape)
    assert tape.sounds[0][0].shape == (50, 1)


def test_no_sound_and_none_that_can_be_heard() -> None:
    tape = Tape()
    assert not sound_of(SimpleNamespace(frames=1), VOCAL, tape)
    assert not sound_of(SimpleNamespace(audio=torch.ones((1, 2, 5))), SimpleNamespace(), tape)
    assert not sound_of(SimpleNamespace(audio=torch.full((1, 2, 5), float("nan"))), VOCAL, tape)
    assert not tape.sounds
    assert len(tape.notes) == 1
