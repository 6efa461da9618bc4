from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.playback.shown import Loop
from studio.playback.transport import FASTEST, Transport

FPS = 25


def transport(length: int = 100) -> Transport:
    """Shots of ten frames each, at 25 frames a second."""
    made = Transport(lambda frame: (frame // 10 * 10, frame // 10 * 10 + 10))
    made.length = length
    made.rate = Fraction(FPS)
    return made


def played(made: Transport, times: list[float]) -> list[int]:
    frames: list[int] = []
    for time in times:
        made.advance(time)
        frames.append(made.frame)
    return frames


def test_frames_are_due_on_a_grid_however_late_the_ticks_are() -> None:
    made = transport()
    made.play(1.0, 10.0)
    assert made.due == pytest.approx(10.04)
    assert not made.advance(10.039)
    assert made.advance(10.05)
    assert made.due == pytest.approx(10.08)
    assert made.wait(10.05) == pytest.approx(0.03)
    assert made.advance(10.11)
    assert made.due == pytest.approx(10.12)


def test_every_frame_is_shown_and_lateness_moves_the_grid() -> None:
    made = transport()
    made.play(1.0, 0.0)
    assert played(made, [0.04, 0.5, 0.51, 0.54]) == [1, 2, 2, 3]
    assert made.dropped == 0


def test_in_real_time_what_was_due_in_between_is_skipped_and_counted() -> None:
    made = transport()
    made.mode = "real"
    made.play(1.0, 0.0)
    assert played(made, [0.04, 0.2, 0.24]) == [1, 5, 6]
    assert made.dropped == 3
    made.pause()
    made.play(1.0, 1.0)
    assert made.dropped == 0


@given(st.lists(st.floats(0.0, 0.3), min_size=1, max_size=60), st.sampled_from([1.0, -1.0]))
def test_real_time_is_where_the_clock_says(gaps: list[float], speed: float) -> None:
    made = transport(100_000)
    made.mode = "real"
    made.frame = 50_000
    made.play(speed, 0.0)
    now = 0.0
    for gap in gaps:
        now += gap
        made.advance(now)
        assert abs(made.frame - 50_000 - speed * now * FPS) < 1 + 1e-6


@given(st.sampled_from(["reel", "range", "shot"]), st.integers(0, 99), st.sampled_from([1.0, -1.0]))
def test_a_loop_is_never_left(loop: Loop, frame: int, speed: float) -> None:
    made = transport()
    made.loop = loop
    made.range = (20, 31)
    made.frame = frame
    made.play(speed, 0.0)
    first, last = made.bounds
    seen = set(played(made, [n / FPS for n in range(1, 120)]))
    assert made.playing
    assert seen == set(range(first, last))


def test_it_stops_at_the_end_and_begins_anew_from_there() -> None:
    made = transport(5)
    made.play(1.0, 0.0)
    assert played(made, [n / FPS for n in range(1, 8)]) == [1, 2, 3, 4, 4, 4, 4]
    assert not made.playing
    made.play(1.0, 1.0)
    assert made.frame == 0
    made.pause()
    made.play(-1.0, 2.0)
    assert made.frame == 4


def test_playing_a_range_begins_within_it() -> None:
    made = transport()
    made.loop, made.range = "range", (20, 30)
    made.seek(50, 0.0)
    made.play(1.0, 0.0)
    assert made.frame == 20
    assert made.upcoming() == 21


def test_a_range_beyond_the_reel_is_cut_to_it() -> None:
    made = transport(10)
    made.loop, made.range = "range", (5, 400)
    assert made.bounds == (5, 10)


def test_shuttling_doubles_and_turns_round() -> None:
    made = transport()
    speeds: list[float] = []
    for direction in (1, 1, 1, 1, 1, -1, -1, 1):
        made.frame = 50
        made.shuttle(direction, 0.0)
        speeds.append(made.speed)
    assert speeds == [1, 2, 4, 8, FASTEST, -1, -2, 1]
    made.shuttle(0, 0.0)
    assert not made.playing
    assert made.speed == 1.0


def test_seeking_stays_within_the_reel() -> None:
    made = transport(10)
    assert made.seek(99, 0.0)
    assert made.frame == 9
    assert not made.seek(9, 0.0)
    made.seek(-4, 0.0)
    assert made.frame == 0


def test_an_empty_reel_cannot_be_played() -> None:
    made = transport(0)
    made.play(1.0, 0.0)
    assert not made.playing
    assert made.upcoming() is None
    assert not made.seek(3, 0.0)
    assert made.frame == 0


def test_a_reel_of_one_frame_loops() -> None:
    made = transport(1)
    made.loop = "reel"
    made.play(1.0, 0.0)
    assert not made.advance(0.05)
    assert made.playing
    made.loop = "off"
    assert not made.advance(0.1)
    assert not made.playing
