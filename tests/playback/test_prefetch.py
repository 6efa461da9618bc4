from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from studio.playback.cache import FrameCache
from studio.playback.prefetch import AHEAD, BEHIND, around, coming, plan, reach
from studio.playback.reel import Whereabouts
from studio.playback.transport import Transport
from tests.playback.conftest import HEIGHT, WIDTH, Bench

SIZE = WIDTH * HEIGHT * 3 // 2


def transport(frame: int = 0, length: int = 1000, speed: float = 1.0) -> Transport:
    made = Transport(lambda _frame: (0, length))
    made.length, made.frame, made.speed, made.rate = length, frame, speed, Fraction(24)
    return made


def test_the_cache_is_not_filled_ahead_to_the_brim() -> None:
    assert reach(FrameCache(100 * SIZE), SIZE) == 60
    assert reach(FrameCache(1 << 30), SIZE) == AHEAD
    assert reach(FrameCache(0), SIZE) == 1


@given(st.integers(0, 49), st.integers(1, 80), st.sampled_from([1.0, -1.0]), st.booleans())
def test_what_comes_is_what_playing_shows(frame: int, count: int, speed: float, loops: bool) -> None:
    made = transport(frame, 50, speed)
    made.loop = "reel" if loops else "off"
    frames = [n for first, last in coming(made, count) for n in range(first, last)]
    assert len(frames) == len(set(frames))
    made.playing = True
    seen = [made.frame]
    while len(seen) < min(count, 50) and (following := made.upcoming()) is not None:
        made.frame = following
        seen.append(following)
    assert set(frames) == set(seen)


def test_the_next_shot_is_planned_long_before_the_cut(bench: Bench) -> None:
    media = [bench.media(name) for name in "ab"]
    takes = tuple(bench.take(name, sha, 60) for name, sha in zip("ab", media, strict=True))
    board = bench.board(bench.shot("a", 60), bench.shot("b", 60, take_in=10), takes=takes)
    cache, known = FrameCache(64 << 20), Whereabouts()
    made = transport(20, board.length)
    runs = plan(board, made, cache, known)
    assert runs[0].media == media[0]
    assert runs[0].frames[0] == 20
    frames = {(run.media, index) for run in runs for index in run.frames}
    assert {(media[1], index) for index in range(10, 60)} <= frames
    assert (media[0], 20 - BEHIND) in frames
    assert (media[1], 9) not in frames
    assert set(known.media) == set(media)


def test_backwards_the_nearest_runs_come_first(bench: Bench) -> None:
    media = bench.media("a")
    board = bench.board(bench.shot("a", 60), takes=(bench.take("a", media, 60),))
    runs = plan(board, transport(40, 60, -1.0), FrameCache(64 << 20), Whereabouts())
    assert [run.frames[-1] for run in runs] == [40, 35, 23, 11]


def test_what_is_cached_is_left_out(bench: Bench) -> None:
    media = bench.media("a")
    board = bench.board(bench.shot("a", 60), takes=(bench.take("a", media, 60),))
    cache = FrameCache(64 << 20)
    for index in range(12, 24):
        cache.put(media, index, bench.numbered(index))
    runs = plan(board, transport(0, 60), cache, Whereabouts())
    assert [run.frames[0] for run in runs] == [0, 24, 36, 48]


def test_dragging_asks_for_little(bench: Bench) -> None:
    media = bench.media("a")
    board = bench.board(bench.shot("a", 60), takes=(bench.take("a", media, 60),))
    runs = around(board, transport(20, 60), FrameCache(64 << 20), Whereabouts())
    assert [(run.frames[0], run.frames[-1]) for run in runs] == [(20, 23), (24, 31)]


def test_a_take_that_is_too_short_is_decoded_to_its_end(bench: Bench) -> None:
    media = bench.media("a")
    board = bench.board(bench.shot("a", 60), takes=(bench.take("a", media, 20),))
    runs = plan(board, transport(40, 60), FrameCache(64 << 20), Whereabouts())
    assert {index for run in runs for index in run.frames} == {19}
