import time

from previs.props import PROPS
from previs.staging.ahead import VARIANTS, Ahead
from previs.staging.wardrobe import prop_mesh


def test_what_is_built_ahead_is_there_when_it_is_wanted():
    ahead = Ahead()
    first = next(iter(PROPS))
    ahead.start()
    until = time.monotonic() + 10
    while ahead.left == VARIANTS * len(PROPS) and time.monotonic() < until:
        time.sleep(0.001)
    ahead.stop()
    assert ahead.left < VARIANTS * len(PROPS)
    found = prop_mesh.cache_info().hits
    prop_mesh(first, 0)
    assert prop_mesh.cache_info().hits == found + 1


def test_it_stops_for_a_shot_and_goes_on_after_it():
    ahead = Ahead()
    ahead.stop()
    ahead.start()
    ahead.start()
    ahead.stop()
    left = ahead.left
    assert left > 0
    ahead.start()
    ahead.stop()
    assert ahead.left <= left


def test_all_that_is_built_is_kept():
    assert (prop_mesh.cache_info().maxsize or 0) > VARIANTS * len(PROPS)
