from typing import get_args

import numpy as np
import pytest
from previs.light.air import Air, air
from previs.light.grade import Wish, graded
from previs.light.lightning import PERIOD, flash
from previs.light.moods import ATMOSPHERES, GRADES
from previs.records import Atmosphere, Time


def day(time: Time = "day") -> Air:
    return air(time, "clear", "grass", "hills")


def test_every_other_world_has_a_row() -> None:
    assert set(ATMOSPHERES) == set(get_args(Atmosphere)) - {""}


def test_nothing_said_changes_nothing() -> None:
    plain = day()
    assert graded(plain, Wish()) is plain


@pytest.mark.parametrize("name", sorted(GRADES))
def test_a_light_or_mood_leaves_sound_colours(name: str) -> None:
    made = graded(day("night"), Wish(lights=(name,), time="night"))
    for colour in (made.sunlight, made.ambient, made.rim, made.sky, made.far):
        assert colour.dtype == np.float32
        assert np.isfinite(colour).all()
        assert (colour >= 0).all()
    assert made.exposure > 0


def test_low_and_high_key_stand_apart() -> None:
    low, high = (graded(day(), Wish(lights=(name,))) for name in ("low_key", "high_key"))
    assert high.ambient.sum() > 4 * low.ambient.sum()


def test_what_is_named_in_the_sky_is_there() -> None:
    assert graded(day("night"), Wish(sky=("moon",), time="night")).disc_size > day("night").disc_size
    assert graded(day(), Wish(sky=("rainbow",))).rainbow > 0
    assert graded(day("night"), Wish(sky=("aurora",), time="night")).aurora > 0
    assert graded(day(), Wish(sky=("clouds",))).cloud > day().cloud
    assert graded(day("dusk"), Wish(sky=("stars",), time="dusk")).stars > day("dusk").stars
    assert graded(day(), Wish(sky=("rainbow",)), indoors=True).rainbow == 0


def test_wet_ground_needs_no_rain() -> None:
    street = air("night", "clear", "street", "city")
    assert graded(street, Wish(wet=True, time="night")).wet > 0.5


def test_lightning_strikes_in_the_first_period_and_is_the_same_each_time() -> None:
    moments = np.arange(0, PERIOD, 0.04)
    first = [flash(float(t), 4) for t in moments]
    assert max(first) > 0.5
    assert min(first) < 0.05
    assert first == [flash(float(t), 4) for t in moments]
