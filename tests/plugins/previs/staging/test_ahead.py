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
    built: list[tuple[str, int]] = []

    def slowly(name: str, variant: int) -> None:
        time.sleep(0.005)
        built.append((name, variant))

    ahead = Ahead(slowly)
    ahead.stop()
    for _ in range(2):
        before = len(built)
        ahead.start()
        ahead.start()
        while len(built) < before + 2:
            time.sleep(0.001)
        ahead.stop()
        left = ahead.left
        assert 0 < left == VARIANTS * len(PROPS) - len(built)
        time.sleep(0.02)
        assert ahead.left == left
    assert len(set(built)) == len(built)


def test_all_that_is_built_is_kept():
    assert (prop_mesh.cache_info().maxsize or 0) > VARIANTS * len(PROPS)
