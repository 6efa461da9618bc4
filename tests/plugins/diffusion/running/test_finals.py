"""Exactly the recipe's frames leave, in order and at its size."""

import numpy as np
import pytest
import torch
from diffusion.running.colour import preview_i420, to_i420
from diffusion.running.finals import Finals, frames_of
from PIL import Image

from studio.codec.i420 import i420_to_rgb
from studio.extend.api import EngineError
from tests.plugins.diffusion.running.conftest import Tape, shot


class Outcome:
    """What a pipeline returns, under one name or another."""

    def __init__(self, **named: object) -> None:
        vars(self).update(named)


def test_colours_are_those_of_the_editor() -> None:
    patches = torch.tensor([[1.0, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1], [0, 0, 0], [0.5, 0.5, 0.5]])
    pictures = patches[:, :, None, None].expand(6, 3, 16, 16)
    coded = to_i420(pictures)
    assert coded.shape == (6, 24, 16)
    for frame, patch in zip(coded, patches, strict=True):
        assert np.abs(i420_to_rgb(frame)[8, 8] / 255.0 - patch.numpy()).max() < 0.02
        rgb = np.broadcast_to((patch.numpy() * 255).astype(np.uint8), (17, 17, 3))
        assert np.abs(preview_i420(np.ascontiguousarray(rgb)).astype(int) - frame).max() <= 1


def test_too_many_are_cut_and_too_few_are_held() -> None:
    tape = Tape()
    finals = Finals(shot(frames=5), tape, lambda: None)
    finals.take(torch.zeros((4, 3, 32, 32)))
    finals.take(torch.ones((4, 3, 32, 32)))
    finals.close()
    assert (finals.count, len(tape.finals), len(tape.notes)) == (5, 5, 0)
    few = Tape()
    finals = Finals(shot(frames=5), few, lambda: None)
    finals.take(torch.ones((2, 3, 32, 32)))
    finals.close()
    assert len(few.finals) == 5
    assert few.notes == ["The model made 2 of 5 frames; its last one is held."]
    with pytest.raises(EngineError, match="without a single picture"):
        Finals(shot(), Tape(), lambda: None).close()


def test_another_size_is_scaled_and_said() -> None:
    tape = Tape()
    finals = Finals(shot(frames=5), tape, lambda: None)
    finals.take(torch.ones((5, 3, 16, 48), dtype=torch.bfloat16))
    assert tape.finals[0].shape == (48, 32)
    assert len(tape.notes) == 1


def test_whatever_a_pipeline_calls_its_pictures() -> None:
    picture = Image.new("RGB", (4, 2), (255, 0, 0))
    assert tuple(frames_of(Outcome(frames=torch.zeros((1, 5, 3, 2, 4)))).shape) == (5, 3, 2, 4)
    assert tuple(frames_of(Outcome(videos=np.zeros((1, 5, 2, 4, 3), np.float32))).shape) == (5, 3, 2, 4)
    red = frames_of(Outcome(images=[[picture, picture]]))
    assert red[0, :, 0, 0].tolist() == [1.0, 0.0, 0.0]
    with pytest.raises(EngineError, match="nothing that is a video"):
        frames_of(Outcome(text="hello"))
