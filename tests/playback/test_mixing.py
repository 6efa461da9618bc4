from collections.abc import Iterator

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.codec.cue import FADE
from studio.codec.sound import SAMPLE_RATE
from studio.model.board import Board
from studio.model.time import Rate
from studio.playback.mixing import Mixer, Score
from tests.playback.conftest import Bench, write_song

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
    seconds = samples[:, 0].reshape(4, SAMPLE_RATE)
    for level, second in zip((0.25, 0.0, 0.75, 0.0), seconds, strict=True):
        assert (second[FADE:-FADE] == level).all()
        assert np.abs(np.diff(second)).max() < 0.01, "no click where it comes or goes"
        assert np.abs(second[[0, -1]]).max() < 0.01


def tone(bench: Bench, name: str, seconds: int, rate: int = 24) -> str:
    """A file that is loud in the first frame of each second, as its own frame rate counts."""
    samples = np.zeros((2, seconds * SAMPLE_RATE), np.float32)
    for second in range(seconds):
        samples[:, second * SAMPLE_RATE : second * SAMPLE_RATE + SAMPLE_RATE // rate] = 0.5
    media = bench.media(name)
    write_song(bench.path(media), samples)
    return media


def onsets(samples: np.ndarray) -> list[int]:
    loud = np.flatnonzero(samples[:, 0] > 0.2)
    return [int(loud[0]), *(int(place) for place in loud[1:][np.diff(loud) > FRAME])] if len(loud) else []


@pytest.mark.parametrize(("take_in", "beeps"), [(0, [0, 24]), (5, [19]), (24, [0]), (30, [])])
def test_sound_moves_with_what_is_trimmed_and_slipped(
    bench: Bench, mixer: Mixer, take_in: int, beeps: list[int]
) -> None:
    take = bench.take("a", tone(bench, "a", 2), 48)
    shots = (bench.shot("quiet", 7), bench.shot("a", 48, take_in=take_in))
    samples, _ = mixer.mix(Score(bench.board(*shots, takes=(take,)), 0, (0, 55), False), 0, 3 * SAMPLE_RATE)
    wanted = [(7 + frame) * FRAME for frame in beeps]
    assert onsets(samples) == pytest.approx(wanted, abs=FADE)


@pytest.mark.parametrize(("of_take", "take_in"), [(Rate(25), 0), (Rate(25), 3), (Rate(12), 4), (Rate(24_000, 1001), 9)])
def test_sound_keeps_with_the_pictures_of_a_take_of_another_rate(
    bench: Bench, mixer: Mixer, of_take: Rate, take_in: int
) -> None:
    """Its frames are seen one by one at the reel's rate: the second beep belongs to frame 25 of 25 a second."""
    take = msgspec.structs.replace(bench.take("a", tone(bench, "a", 4), 96), rate=of_take)
    board = bench.board(bench.shot("a", 96, take_in=take_in), takes=(take,))
    score = Score(board, 0, (0, 96), False)
    samples, _ = mixer.mix(score, 0, 4 * SAMPLE_RATE)
    frames = [float(second * of_take.fraction) - take_in for second in range(4)]
    wanted = [round(frame * FRAME) for frame in frames if 0 <= frame < 95 - take_in]
    assert onsets(samples) == pytest.approx(wanted, abs=FADE)
    pieces = [mixer.mix(score, first, 1000)[0] for first in range(0, 4 * SAMPLE_RATE, 1000)]
    assert np.abs(np.concatenate(pieces) - samples).max() < 1e-5


def test_a_shot_that_was_split_sounds_as_if_it_was_not(bench: Bench, mixer: Mixer) -> None:
    take = bench.take("a", bench.song("a", 2), 48)
    halves = bench.board(
        bench.shot("a", 48, take_out=20), bench.shot("b", 48, take_in=20, take_out=48, chosen=take.id), takes=(take,)
    )
    whole, _ = mixer.mix(Score(halves, 0, (0, 48), False), 0, 2 * SAMPLE_RATE)
    assert (whole[FADE:-FADE] == 0.5).all()


def test_pieces_make_the_same_as_the_whole(bench: Bench, mixer: Mixer) -> None:
    score = Score(board(bench), 10 * FRAME, (0, 72), False)
    whole, _ = mixer.mix(score, 0, 2 * SAMPLE_RATE)
    pieces = [mixer.mix(score, first, 1000)[0] for first in range(0, 2 * SAMPLE_RATE, 1000)]
    assert np.array_equal(np.concatenate(pieces), whole)


def test_a_loop_is_heard_again_without_a_gap(bench: Bench, mixer: Mixer) -> None:
    score = Score(board(bench), 20 * FRAME, (20, 28), True)
    samples, _ = mixer.mix(score, 0, 16 * FRAME)
    assert np.array_equal(samples[: 8 * FRAME], samples[8 * FRAME :])
    quiet = np.flatnonzero(samples[: 8 * FRAME, 0] < 0.1)
    assert quiet[0] == pytest.approx(4 * FRAME, abs=FADE)


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
