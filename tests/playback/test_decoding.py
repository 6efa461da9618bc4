from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.codec.encoder import GOP
from studio.playback.cache import FrameCache
from studio.playback.decoding import Decoder, Run, runs_between
from tests.playback.conftest import Bench


@pytest.fixture
def cache() -> FrameCache:
    return FrameCache(64 << 20)


@pytest.fixture
def told() -> list[tuple[str, int]]:
    return []


@pytest.fixture
def decoder(bench: Bench, cache: FrameCache, told: list[tuple[str, int]]) -> Iterator[Decoder]:
    decoder = Decoder(cache, bench.path, lambda media, index: told.append((media, index)))
    yield decoder
    decoder.close()


@given(st.integers(0, 60), st.integers(0, 60))
def test_runs_lie_within_groups_of_pictures(first: int, last: int) -> None:
    runs = runs_between("m", first, last)
    assert [index for run in runs for index in run.frames] == list(range(first, last))
    assert all(len({index // GOP for index in run.frames}) == 1 for run in runs)


def test_a_plan_is_decoded_exactly(
    bench: Bench, cache: FrameCache, decoder: Decoder, told: list[tuple[str, int]]
) -> None:
    media = bench.film("a", 50)
    decoder.plan(runs_between(media, 5, 40))
    bench.until(lambda: len(told) == 35)
    assert cache.runs(media) == [(0, 40)]
    assert [bench.number_of(cache.get(media, index)) for index in range(40)] == list(range(40))
    bench.until(lambda: not decoder.busy)


def test_what_is_there_is_not_decoded_again(
    bench: Bench, cache: FrameCache, decoder: Decoder, told: list[tuple[str, int]]
) -> None:
    media = bench.film("a", 12)
    for index in range(0, 12, 2):
        cache.put(media, index, bench.numbered(index))
    decoder.plan(runs_between(media, 0, 12))
    bench.until(lambda: cache.runs(media) == [(0, 12)])
    bench.until(lambda: not decoder.busy)
    assert sorted(told) == [(media, index) for index in range(1, 12, 2)]


def test_a_new_plan_takes_the_place_of_the_old_one(bench: Bench, cache: FrameCache, decoder: Decoder) -> None:
    media = bench.film("a", 240)
    decoder.plan(runs_between(media, 0, 240))
    decoder.plan([Run(media, (239,))])
    bench.until(lambda: cache.has(media, 239) and not decoder.busy)
    assert sum(last - first for first, last in cache.runs(media)) < 60


def test_an_urgent_frame_goes_first_and_the_plan_goes_on(bench: Bench, cache: FrameCache, decoder: Decoder) -> None:
    media = bench.film("a", 240)
    decoder.plan(runs_between(media, 0, 200))
    decoder.urgent(media, 239)
    bench.until(lambda: cache.has(media, 239))
    bench.until(lambda: not decoder.busy)
    assert cache.runs(media)[0] == (0, 200)
    assert cache.runs(media)[1][1] == 240
    assert bench.number_of(cache.get(media, 239)) == 239


def test_a_file_that_is_gone_is_remembered_until_it_is_forgiven(
    bench: Bench, cache: FrameCache, decoder: Decoder, told: list[tuple[str, int]]
) -> None:
    media = bench.media("a")
    decoder.urgent(media, 3)
    bench.until(lambda: (media, 3) in told)
    assert "missing" in decoder.failures[media]
    bench.film("a", 12)
    decoder.urgent(media, 3)
    bench.until(lambda: not decoder.busy)
    assert not cache.has(media, 3)
    decoder.forgive(media)
    decoder.urgent(media, 3)
    bench.until(lambda: cache.has(media, 3))


def test_a_damaged_frame_spoils_no_other(
    bench: Bench, cache: FrameCache, decoder: Decoder, told: list[tuple[str, int]]
) -> None:
    media = bench.film("a", 12)
    decoder.plan([Run(media, (10, 11, 12, 13))])
    bench.until(lambda: len(told) == 4)
    assert cache.runs(media)[0][1] == 12
    assert decoder.bad == {media: {12, 13}}
    assert not decoder.failures


def test_a_file_that_is_cut_off_is_a_failure(bench: Bench, decoder: Decoder, told: list[tuple[str, int]]) -> None:
    media = bench.film("a", 24)
    whole = bench.path(media).read_bytes()
    bench.path(media).write_bytes(whole[: len(whole) // 2])
    decoder.plan(runs_between(media, 0, 24))
    bench.until(lambda: bool(told))
    bench.until(lambda: media in decoder.failures or bool(decoder.bad.get(media)))
