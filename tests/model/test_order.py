import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.model.order import DIGITS, key_between, keys_between


def ordered(keys: list[str]) -> bool:
    return all(low < high for low, high in itertools.pairwise(keys))


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=120))
@settings(max_examples=60)
def test_inserts_anywhere_keep_order(places: list[int]) -> None:
    keys: list[str] = []
    for place in places:
        index = place % (len(keys) + 1)
        low = keys[index - 1] if index else None
        high = keys[index] if index < len(keys) else None
        key = key_between(low, high)
        assert low is None or low < key
        assert high is None or key < high
        keys.insert(index, key)
    assert ordered(keys)


@given(st.integers(0, 300), st.booleans(), st.booleans())
@settings(max_examples=60)
def test_many_keys_are_sorted_and_short(count: int, from_low: bool, to_high: bool) -> None:
    low, high = ("a4" if from_low else None), ("a4V" if to_high else None)
    keys = keys_between(low, high, count)
    assert len(keys) == count
    assert ordered([*([low] if low else []), *keys, *([high] if high else [])])
    assert all(len(key) <= 6 for key in keys)


def test_no_key_ends_in_zero_but_the_whole_ones() -> None:
    keys = keys_between("a0", "a1", 1000)
    assert not any(key.endswith(DIGITS[0]) for key in keys)


def test_adding_at_either_end_stays_short() -> None:
    keys = ["a0"]
    for _ in range(10_000):
        keys.append(key_between(keys[-1], None))
    assert ordered(keys)
    assert max(map(len, keys)) <= 4
    below = ["a0"]
    for _ in range(10_000):
        below.append(key_between(None, below[-1]))
    assert ordered(below[::-1])
    assert max(map(len, below)) <= 4


@pytest.mark.parametrize("side", ["low", "high", "either"])
def test_growth_in_one_gap_is_bounded(side: str) -> None:
    """Six inserts a digit: what halving a gap costs at worst."""
    low, high = "a0", "a1"
    pick = random.Random(7)
    for count in range(1, 2001):
        key = key_between(low, high)
        assert low < key < high
        assert len(key) <= 4 + count / 5
        if side == "low" or (side == "either" and pick.random() < 0.5):
            high = key
        else:
            low = key


@pytest.mark.parametrize(
    ("low", "high"), [("a1", "a1"), ("a2", "a1"), ("a10", None), ("", None), ("b0", "b00"), ("a-", None)]
)
def test_what_is_no_gap_is_refused(low: str, high: str | None) -> None:
    with pytest.raises(ValueError):
        key_between(low, high)


def test_borders_of_the_whole_part() -> None:
    assert key_between("az", None) == "b00"
    assert key_between(None, "a0") == "Zz"
    assert key_between("Zz", None) == "a0"
    assert key_between(None, "Z0") == "Yzz"
    assert key_between("z" * 27, "z" * 27 + "V") == "z" * 27 + "F"
    assert key_between(None, "A" + "0" * 25 + "1") == "A" + "0" * 26 + "V"


def test_the_last_whole_key_has_a_limit() -> None:
    with pytest.raises(ValueError, match="after the last"):
        key_between("z" * 27, None)
