"""Painting takes the main colour and leaves the rest; what is laid lies on the ground."""

import numpy as np
from previs.mesh.parts import join, linear, speckled
from previs.mesh.solids import box
from previs.props.prop import laid, painted

_RED, _BRASS, _BLUE = "#b3202a", "#b08a3a", "#2040c0"
_CASE = join([box((0.0, 0.5, 0.0), (0.5, 0.5, 0.2), _RED), box((0.0, 1.1, 0.0), (0.2, 0.1, 0.05), _BRASS)])


def test_paint_goes_to_what_covers_most() -> None:
    blue = painted(_CASE, _BLUE)
    assert np.allclose(blue.colours[:12], linear(_BLUE), atol=1e-5)
    assert np.array_equal(blue.colours[12:], _CASE.colours[12:])


def test_paint_goes_to_the_colours_that_are_named_for_it() -> None:
    blue = painted(_CASE, _BLUE, (_BRASS,))
    assert np.array_equal(blue.colours[:12], _CASE.colours[:12])
    assert np.allclose(blue.colours[12:], linear(_BLUE), atol=1e-5)


def test_paint_keeps_light_and_dark() -> None:
    blue = painted(speckled(_CASE, 0.2, 3), _BLUE)
    assert np.unique(blue.colours[:12, 2]).size > 6


def test_what_is_laid_lies_on_the_ground_with_its_length_along_z() -> None:
    flat = laid(_CASE)
    low, high = flat.vertices.min(axis=0), flat.vertices.max(axis=0)
    assert abs(low[1]) < 1e-6
    assert high[1] < 0.45
    assert high[2] - low[2] > 1.15
