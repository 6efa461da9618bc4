"""Machines: rockets rise, bends are round, what is sailed is afloat."""

from pathlib import Path

import pytest
from previs.cast import build
from previs.motion import perform


def test_a_rocket_rises_ever_faster_after_ignition(shelf: Path) -> None:
    show = perform(build("rocket", cache_dir=shelf), "launch", seed=3)
    heights = [show.way(t).up for t in (0.0, 0.5, 1.5, 2.5)]
    assert heights[0] == heights[1] == 0.0
    assert heights[3] - heights[2] > heights[2] - heights[1] > 0.0


def test_a_bend_comes_round_to_where_it_began(shelf: Path) -> None:
    show = perform(build("car", cache_dir=shelf), "turn")
    whole = 2.0 * 3.141592653589793 * 9.0 / show.speed
    assert show.way(whole).ahead == pytest.approx(0.0, abs=1e-6)
    assert show.way(whole / 2).left == pytest.approx(18.0)


def test_a_submarine_goes_down(shelf: Path) -> None:
    show = perform(build("submarine", cache_dir=shelf), "dive", seed=2)
    assert show.way(0.0).up == 0.0
    assert show.way(4.0).up < show.way(2.0).up < 0.0


@pytest.mark.parametrize(("kind", "low", "high"), [("boat", 1.0, 2.5), ("ship", 3.0, 6.0), ("bicycle", 4.0, 8.0)])
def test_paces_are_natural(kind: str, low: float, high: float, shelf: Path) -> None:
    action = "ride" if kind == "bicycle" else "sail"
    assert low < perform(build(kind, cache_dir=shelf), action).speed < high
