import numpy as np
import pytest
from PIL import Image, ImageDraw

from studio.export.cell import caption, clock, draw_caption, rounded, state_mark, type_for
from studio.export.source import segments
from studio.model.time import Rate
from tests.export.conftest import Build, Spec


@pytest.mark.parametrize(
    ("frames", "label"), [(12, "0:12"), (108, "4:12"), (24 * 65, "1:05:00"), (24 * 3600 + 1, "1:00:00:01")]
)
def test_lengths_are_short(frames: int, label: str) -> None:
    assert clock(frames, Rate(24)) == label


def test_states_differ_in_shape() -> None:
    shapes = {state: np.asarray(state_mark(state, 24)) for state in ("empty", "draft", "master", "offline", "stale")}
    names = list(shapes)
    for number, one in enumerate(names):
        for other in names[number + 1 :]:
            assert np.abs(shapes[one].astype(int) - shapes[other]).mean() > 5


def test_a_caption_holds_what_fits_and_is_drawn_inside_its_height(build: Build) -> None:
    (part,) = segments(build(Spec("A gate " * 60, dialogue='"Go."', label="2A")))
    face = type_for(500)
    words = caption(part, "draft", ("00:00:00:00", "0:12"), face, 500)
    assert (words.slate, words.length, words.said) == ("2A", "0:12", ["“Go.”"])
    assert len(words.prompt) == 3
    assert words.prompt[-1].endswith("…")
    sheet = Image.new("RGB", (520, words.height(face) + 100))
    draw_caption(ImageDraw.Draw(sheet), sheet, (0, 0), words, face)
    inked = np.asarray(sheet).max(axis=(1, 2)).nonzero()[0]
    assert inked.min() >= 0
    assert inked.max() <= words.height(face)


def test_corners_are_round() -> None:
    mask = np.asarray(rounded((60, 40), 8))
    assert mask.shape == (40, 60)
    assert mask[0, 0] == 0
    assert mask[20, 30] == 255
