import math
from itertools import product
from typing import get_args

import numpy as np
import pytest
from previs.light.air import KEPT_IN_FOG, KEPT_IN_HAZE, KEPT_IN_SAND, air, thinned
from previs.light.colour import gradient, linear
from previs.light.ridges import HORIZONS, Horizon, ridges
from previs.light.tables import HOURS, LANDS, ROOMS, SKIES
from previs.records import Ground, Time, Weather


def test_every_word_of_the_contract_has_a_row():
    assert set(HOURS) == set(ROOMS) == set(get_args(Time))
    assert set(SKIES) == set(get_args(Weather))
    assert set(LANDS) == set(get_args(Ground))
    assert set(HORIZONS) == set(get_args(Horizon))


@pytest.mark.parametrize(("time", "weather"), list(product(get_args(Time), get_args(Weather))))
def test_air_is_sound_for_every_time_and_weather(time: Time, weather: Weather):
    for ground, indoors in product(get_args(Ground), (False, True)):
        made = air(time, weather, ground, "hills", indoors=indoors)
        assert np.linalg.norm(made.sun) == pytest.approx(1, abs=1e-5)
        for colour in (
            made.sunlight,
            made.sky,
            made.ambient,
            made.bounce,
            made.rim,
            made.glow,
            made.cloud_lit,
            made.far,
        ):
            assert colour.dtype == np.float32
            assert np.isfinite(colour).all()
            assert (colour >= 0).all()
        assert made.exposure > 0
        assert made.fog >= 0


def test_night_keeps_a_readable_fill_and_rim():
    for weather in get_args(Weather):
        made = air("night", weather, "snow", "none")
        assert (made.ambient * made.exposure).max() > 0.1
        assert (made.rim * made.exposure).max() > 0.1


def test_the_seed_changes_the_horizon_and_not_the_light():
    one, two = air("dusk", "clear", "snow", "forest", seed=1), air("dusk", "clear", "snow", "forest", seed=2)
    assert (one.sun == two.sun).all()
    assert (one.sky == two.sky).all()
    assert (one.ridges != two.ridges).any()
    assert (air("dusk", "clear", "snow", "forest", seed=1).ridges == one.ridges).all()


def test_rain_wets_the_street_only_where_it_falls():
    assert air("night", "rain", "street", "city").wet > air("night", "clear", "street", "city").wet
    assert air("night", "rain", "street", "city").fall == "rain"
    assert air("night", "rain", "street", "city", indoors=True).fall == ""


def test_ridges_are_above_the_horizon_or_absent():
    for name in get_args(Horizon):
        lines = ridges(name, 4)
        assert lines.shape == (2, 2048)
        assert (lines == 0).all() if name == "none" else (lines > 0).all()


def test_colours_are_linear():
    assert linear("#ffffff") == pytest.approx([1, 1, 1])
    assert linear("#808080", 2.0) == pytest.approx([0.4317] * 3, abs=1e-3)
    sky = gradient([(0.0, "#000000"), (1.0, "#ffffff")])
    assert sky.shape == (256, 3)
    assert (np.diff(sky[:, 0]) > 0).all()


@pytest.mark.parametrize("weather", get_args(Weather))
def test_the_main_subject_is_seen_through_any_weather(weather: Weather) -> None:
    kept = {"fog": KEPT_IN_FOG, "sandstorm": KEPT_IN_SAND}.get(weather, KEPT_IN_HAZE)
    thick = air("dawn", weather, "sea", "none", indoors=False, seed=1, wind=0.3)
    for reach in (5.0, 60.0, 400.0):
        seen = thinned(thick, weather, reach)
        assert math.exp(-seen.fog * reach) >= kept - 1e-6
        assert seen.fog <= thick.fog
    assert thinned(thick, weather, 0.0) is thick
