import time

import numpy as np
import pytest

from studio.model.rows import Ask, Take
from studio.model.time import Rate
from studio.render.events import FramesArrived, Progressed, Started
from studio.render.learning import Pace
from studio.ui.session.progress import OWN_PACE_S, STEPS_SHARE, Track, phase_words

STARTED = Started(job="j", shot="s", engine="e", recipe_hash="h", frames=40, width=64, height=36)


def frames(first: int, count: int, quality: int = 3) -> FramesArrived:
    return FramesArrived(
        job="j", shot="s", first=first, pictures=[np.zeros((24, 32), np.uint8)] * count, quality=quality
    )


def learned(total_ms: float, **figures: float) -> Pace:
    take = Take(
        id="t", shot="s", media="m", recipe="{}", recipe_hash="h", ask=Ask(engine="e"), frames=40, width=64, height=36,
        rate=Rate(), seed=0, quality="draft", engine="e", total_ms=total_ms, figures=figures,
    )  # fmt: skip
    return Pace([take])


def test_frames_count_towards_the_end() -> None:
    track = Track(STARTED, Pace())
    assert track.look() == ("j", "s", 0.0, 0, 40, 0, "", None, 0, 0, (64, 36))
    track.arrived(frames(0, 10))
    look = track.look()
    assert (look.part, look.frames, look.of, look.quality) == (0.25, 10, 40, 3)


def test_a_better_quality_counts_from_the_beginning() -> None:
    track = Track(STARTED, Pace())
    track.arrived(frames(0, 40, quality=1))
    assert track.look().frames == 40
    assert track.part == 0.0
    track.arrived(frames(0, 4))
    assert track.look().frames == 4
    assert track.part == pytest.approx(0.1)


def test_steps_count_where_the_engine_tells_them() -> None:
    track = Track(STARTED, Pace())
    track.progressed(Progressed(job="j", shot="s", phase="denoise", text="Denoising"))
    track.progressed(Progressed(job="j", shot="s", step=3, steps=4))
    assert track.look().part == 0.75
    assert track.look().phase == "Denoising"
    track.progressed(Progressed(job="j", shot="s", phase="save"))
    assert track.look().phase == "save"


def test_getting_ready_is_no_step_of_the_take() -> None:
    track = Track(STARTED, Pace())
    for done in (1, 2):
        track.progressed(Progressed(job="j", shot="s", phase="prepare", text="Reading weights"))
        track.progressed(Progressed(job="j", shot="s", step=done, steps=2))
    assert (track.part, track.look().phase, track.look().steps) == (0.0, "Reading weights", 0)
    track.progressed(Progressed(job="j", shot="s", step=1, steps=10))
    assert (track.part, track.look().phase) == (0.1, "")


def test_before_the_first_frame_what_was_learned_is_told() -> None:
    assert Track(STARTED, learned(2000)).left_s() == pytest.approx(2.0)
    track = Track(STARTED, learned(2000))
    track.arrived(frames(0, 20))
    assert track.left_s() == pytest.approx(1.0)


def test_later_a_jobs_own_pace_is_told() -> None:
    track = Track(STARTED, learned(2000))
    track.arrived(frames(0, 10))
    track.first = time.monotonic() - 10 * OWN_PACE_S
    assert track.left_s() == pytest.approx(30 * OWN_PACE_S, rel=0.05)


def test_steps_have_a_pace_of_their_own_once_there_are_two_of_them() -> None:
    track = Track(STARTED, learned(2000))
    track.progressed(Progressed(job="j", shot="s", step=1, steps=5))
    assert track.left_s() == pytest.approx(1.6)
    track.stepped = (1, time.monotonic() - 10.0)
    track.progressed(Progressed(job="j", shot="s", step=3, steps=5))
    assert track.left_s() == pytest.approx(10.0, abs=0.2)
    assert (track.look().step, track.look().steps) == (3, 5)
    track.progressed(Progressed(job="j", shot="s", step=5, steps=5))
    assert track.part == STEPS_SHARE
    assert track.left_s() is None, "nobody knows how long decoding takes"
    track.arrived(frames(0, 20))
    assert track.part == pytest.approx(0.975)


def test_decoding_has_the_share_and_the_time_that_it_had_before() -> None:
    track = Track(STARTED, learned(2000, decode_ms=10_000))
    track.progressed(Progressed(job="j", shot="s", step=1, steps=5))
    track.stepped = (1, time.monotonic() - 4.0)
    track.progressed(Progressed(job="j", shot="s", step=3, steps=5))
    assert track.left_s() == pytest.approx(2 * 2.0 + 10.0, abs=0.2)
    assert track.part == pytest.approx(0.6 * 10 / 20, abs=0.02)
    track.progressed(Progressed(job="j", shot="s", step=5, steps=5))
    track.stepped = (1, track.newest - 8.0)
    assert track.part == pytest.approx(0.5)
    assert track.left_s() == pytest.approx(10.0, abs=0.2)
    track.arrived(frames(0, 10))
    track.newest = time.monotonic() - 6.0
    assert track.left_s() == pytest.approx(18.0, abs=0.2), "this one is slower than those before it"


def test_what_a_job_is_at_is_said_in_steps_then_in_frames() -> None:
    track = Track(STARTED, Pace())
    assert phase_words(track.look()) == "Drawing"
    track.progressed(Progressed(job="j", shot="s", phase="denoise"))
    track.progressed(Progressed(job="j", shot="s", step=1, steps=2))
    track.arrived(frames(0, 40, quality=0))
    assert phase_words(track.look()) == "Denoising, step 1 of 2"
    track.progressed(Progressed(job="j", shot="s", step=2, steps=2))
    track.progressed(Progressed(job="j", shot="s", phase="decode"))
    assert phase_words(track.look()) == "Decoding"
    track.arrived(frames(0, 3))
    assert phase_words(track.look()) == "Decoding, frame 3 of 40"
