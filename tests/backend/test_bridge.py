import numpy as np
import pytest

from studio.backend.bridge import first_frame, fitted
from studio.errors import MediaError
from studio.model.recipe import Bridge, Recipe
from studio.model.time import Rate


def recipe(bridge: Bridge | None) -> Recipe:
    return Recipe(engine="e", revision=1, prompt="", width=64, height=36, frames=1, rate=Rate(), seed=0, bridge=bridge)


def test_without_a_bridge_there_is_no_picture() -> None:
    assert first_frame(recipe(None), {}) is None


def test_a_bridge_to_nowhere_is_told() -> None:
    with pytest.raises(MediaError, match="generate the shot before it again"):
        first_frame(recipe(Bridge("abc", 3)), {})


@pytest.mark.parametrize("size", [(64, 36), (128, 72), (36, 64), (100, 100), (17, 301)])
def test_the_middle_of_a_picture_fills_any_size(size: tuple[int, int]) -> None:
    width, height = size
    rgb = np.zeros((height, width, 3), np.uint8)
    rgb[height // 2 - 2 : height // 2 + 2, width // 2 - 2 : width // 2 + 2] = 255
    picture = fitted(rgb, 64, 36)
    assert picture.shape == (36, 64, 3)
    assert picture.flags.c_contiguous
    assert picture[18, 32].min() > 50
    assert picture[0, 0].max() == 0


def test_a_picture_that_fits_is_left_alone() -> None:
    rgb = np.random.default_rng(1).integers(0, 255, (36, 64, 3)).astype(np.uint8)
    assert fitted(rgb, 64, 36) is rgb
