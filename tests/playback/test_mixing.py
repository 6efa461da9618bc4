from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.codec.sound import SAMPLE_RATE
from studio.model.board import Board
from studio.playback.mixing import Mixer, Score
from tests.playback.conftest import Bench

FRAME = SAMPLE_RATE // 24


@pytest.fixture
def mixer(bench: Bench) -> Iterator[Mixer]:
    mixer = Mixer(bench.path)
    yield mixer
    mixer.close()


def board(bench: Bench) -> Board:
    """A quiet shot, one without sound, a loud one of which the middle is shown; a second each."""
    takes = (
        bench.take("a", bench.song("a", 1, level=0.25), 24),
        bench.take("b", bench.film("b", 24), 24),
        bench.take("c", bench.song("c", 3, level=0.75), 72),
    )
    shots = (bench.shot("a", 24), bench.shot("b", 24), bench.shot("c", 72, take_in=24, take_out=48))
    return bench.board(*shots, takes=takes)


def test_shots_are_heard_where_they_are_seen(bench: Bench, mixer: Mixer) -> None:
    score = Score(board(bench), 0, (0, 72), False)
    samples, heard = mixer.mix(score, 0, 4 * SAMPLE_RATE)
    assert heard
    levels = [0.25, 0.0, 0.75, 0.0]
    wanted = np.repeat(levels, SAMPLE_RATE)
    assert np.array_equal(samples[:, 0], wanted.astype(np.float32))


def test_pieces_make_the_same_as_the_whole(bench: Bench, mixer: Mixer) -> None:
    score = Score(board(bench), 10 * FRAME, (0, 72), False)
    whole, _ = mixer.mix(score, 0, 2 * SAMPLE_RATE)
    pieces = [mixer.mix(score, first, 1000)[0] for first in range(0, 2 * SAMPLE_RATE, 1000)]
    assert np.array_equal(np.concatenate(pieces), whole)


def test_a_loop_is_heard_again_without_a_gap(bench: Bench, mixer: Mixer) -> None:
    score = Score(board(bench), 20 * FRAME, (20, 28), True)
    samples, _ = mixer.mix(score, 0, 16 * FRAME)
    assert np.array_equal(samples[: 8 * FRAME], samples[8 * FRAME :])
    assert np.array_equal(samples[: 8 * FRAME, 0] > 0.1, np.arange(8 * FRAME) < 4 * FRAME)


def test_a_reel_without_sound_says_so(bench: Bench, mixer: Mixer) -> None:
    media = bench.film("b", 24)
    takes = (bench.take("b", media, 24), bench.take("gone", bench.media("gone"), 24))
    silent = bench.board(bench.shot("b", 24), bench.shot("gone", 24), bench.shot("bare", 24), takes=takes)
    samples, heard = mixer.mix(Score(silent, 0, (0, 72), False), 0, 3 * SAMPLE_RATE)
    assert not heard
    assert not samples.any()
    empty = Board(silent.project, {}, {}, {})
    assert not mixer.mix(Score(empty, 0, (0, 0), True), 0, 100)[1]


@given(st.integers(0, 40), st.integers(1, 20), st.integers(0, 10**6))
def test_a_loop_is_never_left(first: int, length: int, count: int) -> None:
    bench = Bench.__new__(Bench)
    score = Score(bench.board(bench.shot("a", 100)), first * FRAME, (first, first + length), True)
    at, left = score.place(count)
    assert first * FRAME <= at < (first + length) * FRAME
    assert at + left == (first + length) * FRAME
