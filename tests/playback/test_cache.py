from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from studio.codec.i420 import Frame
from studio.playback.cache import MOST, FrameCache, default_limit, runs_of

SIZE = 600


def picture(value: int = 0) -> Frame:
    return np.full((30, 20), value, np.uint8)


def test_the_limit_is_a_share_of_the_machine() -> None:
    assert 64 << 20 < default_limit() <= MOST


def test_what_was_put_comes_back_itself() -> None:
    cache = FrameCache(10 * SIZE)
    frame = picture(7)
    assert cache.put("m", 3, frame)
    assert cache.get("m", 3) is frame
    assert cache.get("m", 4) is None
    assert cache.get("n", 3) is None
    assert cache.has("m", 3)
    assert not cache.has("m", 4)


def test_a_picture_is_counted_once() -> None:
    cache = FrameCache(10 * SIZE)
    cache.put("m", 3, picture())
    cache.put("m", 3, picture())
    assert cache.bytes == SIZE
    cache.drop("m")
    cache.drop("m")
    assert cache.bytes == 0
    assert cache.media == []


def test_what_is_furthest_from_the_playhead_gives_way() -> None:
    cache = FrameCache(10 * SIZE, lambda _media, indices: np.abs(indices.astype(np.float64) - 50))
    for index in (0, 49, 100, 50, 51, 10, 52, 48, 90, 53):
        cache.put("m", index, picture())
    cache.put("m", 54, picture())
    assert not cache.has("m", 0)
    assert all(cache.has("m", index) for index in range(48, 55))


@given(st.lists(st.tuples(st.sampled_from("mno"), st.integers(0, 40)), max_size=80), st.integers(0, 12))
def test_the_limit_is_kept_and_the_books_are_right(puts: list[tuple[str, int]], pictures: int) -> None:
    cache = FrameCache(pictures * SIZE, lambda _media, indices: indices.astype(np.float64))
    for media, index in puts:
        assert cache.put(media, index, picture()) == (pictures > 0)
        assert cache.bytes <= cache.limit
    held = [(media, index) for media in "mno" for first, last in cache.runs(media) for index in range(first, last)]
    assert len(held) * SIZE == cache.bytes
    assert all(cache.has(*key) for key in held)


def test_a_smaller_limit_holds_at_once() -> None:
    cache = FrameCache(10 * SIZE)
    for index in range(10):
        cache.put("m", index, picture())
    cache.limit = 4 * SIZE
    assert cache.bytes <= 4 * SIZE
    cache.clear()
    assert cache.bytes == 0
    assert cache.runs("m") == []


def test_the_nearest_picture_stands_in() -> None:
    cache = FrameCache(10 * SIZE)
    for index in (4, 8):
        cache.put("m", index, picture(index))

    def near(index: int, reach: int | None = None) -> int | None:
        found = cache.nearest("m", index, reach)
        return None if found is None else int(found[0, 0])

    assert [near(index) for index in (0, 5, 6, 7, 99)] == [4, 4, 4, 8, 8]
    assert near(99, reach=12) is None
    assert cache.nearest("n", 0) is None


def test_runs_follow_what_is_put_and_dropped() -> None:
    cache = FrameCache(10 * SIZE)
    for index in (5, 1, 2):
        cache.put("m", index, picture())
    assert cache.runs("m") == [(1, 3), (5, 6)]
    cache.put("m", 3, picture())
    cache.put("m", 4, picture())
    assert cache.runs("m") == [(1, 6)]


@given(st.sets(st.integers(0, 30)))
def test_runs_hold_each_number_once(numbers: set[int]) -> None:
    runs = runs_of(numbers)
    assert [number for first, last in runs for number in range(first, last)] == sorted(numbers)
    assert all(a[1] < b[0] for a, b in pairwise(runs))
