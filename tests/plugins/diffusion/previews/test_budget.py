"""What may be spent is a share of what was earned, and frames take turns."""

import pytest
from diffusion.previews.budget import SHARE, Budget, chosen, evenly, middle
from hypothesis import given
from hypothesis import strategies as st


@given(steps=st.lists(st.floats(0.001, 10), min_size=5, max_size=60), cost=st.floats(0.0001, 0.1))
def test_never_more_than_its_share_and_one_unit_is_spent(steps: list[float], cost: float) -> None:
    budget = Budget()
    budget.guess("picture", cost)
    for step in steps:
        budget.earn(step)
        budget.spend(cost * budget.affordable("picture", 81, max(0.0, budget.credit)))
    assert budget.spent <= SHARE * sum(steps) + 1e-9


def test_what_is_overspent_is_paid_back_and_what_is_saved_is_limited() -> None:
    budget = Budget()
    budget.earn(1.0)
    budget.spend(0.25)
    assert budget.credit == pytest.approx(-0.15)
    budget.earn(1.0)
    assert budget.credit == pytest.approx(-0.05)
    for _ in range(50):
        budget.earn(1.0)
    assert budget.credit == pytest.approx(0.2)
    assert budget.share == pytest.approx(0.25 / 52)
    assert Budget().share == 0.0


def test_a_measurement_takes_the_place_of_a_guess_and_later_ones_are_smoothed() -> None:
    budget = Budget()
    assert budget.cost("a") == 0.0
    assert budget.affordable("a", 5, 0.0) == 5
    budget.guess("a", 9.0)
    budget.measured("a", 10, 10.0)
    assert budget.cost("a") == 1.0
    budget.measured("a", 1, 2.0)
    assert 1.0 < budget.cost("a") < 1.5
    budget.measured("a", 0, 2.0)
    assert budget.affordable("a", 5, 2.9) == 2


@given(count=st.integers(1, 200))
def test_evenly_is_every_number_once(count: int) -> None:
    assert sorted(evenly(count)) == list(range(count))


@given(frames=st.integers(1, 81), count=st.integers(1, 20))
def test_every_frame_has_its_turn(frames: int, count: int) -> None:
    seen: dict[int, int] = {}
    for sweep in range(-(-frames // min(count, frames))):
        some = chosen(range(frames), seen, count)
        assert some == sorted(set(some))
        assert len(some) == min(count, frames)
        seen |= dict.fromkeys(some, sweep)
    assert set(seen) == set(range(frames))


def test_a_few_frames_are_spread_over_the_clip() -> None:
    assert chosen(range(16), {}, 4) == [0, 4, 8, 12]
    assert middle([3.0, 1.0, 2.0]) == 2.0
    assert middle([]) == 0.0


def test_one_guess_too_low_raises_those_of_its_family() -> None:
    budget = Budget()
    for kind, cost in (("a 1", 1.0), ("a 2", 0.5), ("b 1", 0.5)):
        budget.guess(kind, cost)
    budget.measured("a 1", 1, 3.0)
    assert (budget.cost("a 1"), budget.cost("a 2"), budget.cost("b 1")) == (3.0, 1.5, 0.5)
    budget.guess("b 2", 2.0)
    budget.measured("b 1", 1, 1.5)
    assert budget.cost("b 2") == 3.0


def test_a_measurement_after_which_nothing_fits_is_doubted_and_the_share_holds() -> None:
    budget, made = Budget(), 0
    budget.measured("picture", 1, 5.0)  # the machine stood still for a while
    for _ in range(200):
        budget.earn(0.1)
        count = budget.affordable("picture", 81, max(0.0, budget.credit))
        if count:
            budget.spend(0.002 * count)
            budget.measured("picture", count, 0.002 * count)
        made += count
    assert made > 500
    assert budget.share <= SHARE + 1e-9
