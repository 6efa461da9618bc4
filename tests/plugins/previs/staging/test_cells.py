"""What is strewn belongs to the world, not to the camera."""

import numpy as np
from previs.staging.cells import Band, apart, strewn

_BAND = Band(-20.0, -5.0, 0.05)


def _within(left: float, right: float, low: float, high: float) -> set[tuple[float, float]]:
    laid = strewn(_BAND, left, right, 3)
    keep = (laid.x > low) & (laid.x < high)
    return set(zip(laid.x[keep].tolist(), laid.z[keep].tolist(), strict=True))


def test_a_wide_and_a_close_camera_find_the_same_things() -> None:
    near = _within(-12.0, 12.0, -8.0, 8.0)
    assert near
    assert near == _within(-80.0, 80.0, -8.0, 8.0)


def test_a_band_is_as_dense_as_it_says() -> None:
    laid = strewn(_BAND, -30.0, 30.0, 1)
    assert abs(len(laid.x) / (60.0 * 15.0) - _BAND.density) < 0.02
    assert ((laid.z > _BAND.back) & (laid.z < _BAND.front)).all()
    assert ((laid.draws >= 0.0) & (laid.draws < 1.0)).all()


def test_of_two_that_would_stand_in_one_another_the_lower_rank_stays() -> None:
    kept = apart(np.array([0.0, 0.5, 9.0]), np.zeros(3), np.ones(3), np.array([0.2, 0.8, 0.1]))
    assert kept.tolist() == [True, False, True]
