from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from studio.render.events import FramesArrived
from studio.ui.monitor.terraces import Step, Terraces

PICTURE = np.zeros((24, 16), np.uint8)


def arrived(first: int, count: int, quality: int, *, job: str = "j", shot: str = "s") -> FramesArrived:
    return FramesArrived(job=job, shot=shot, first=first, pictures=[PICTURE] * count, quality=quality)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20), st.integers(0, 3)), max_size=20))
def test_each_frame_has_the_best_quality_that_arrived(arrivals: list[tuple[int, int, int]]) -> None:
    terraces, best = Terraces(), dict[int, int]()
    for first, count, quality in arrivals:
        terraces.follow(arrived(first, count, quality))
        for place in range(first, first + count):
            best[place] = max(quality, best.get(place, -1))
    steps = terraces.of("s")
    assert {place: step.quality for step in steps for place in range(step.first, step.last)} == best
    assert all(one.last <= other.first for one, other in pairwise(steps))


def test_another_job_of_the_shot_begins_anew() -> None:
    terraces = Terraces()
    terraces.follow(arrived(0, 10, 3))
    terraces.follow(arrived(0, 2, 1, job="k"))
    assert terraces.of("s") == (Step(0, 2, 1),)


def test_what_is_dropped_is_gone() -> None:
    terraces = Terraces()
    terraces.follow(arrived(0, 1, 1))
    assert terraces.shots == ["s"]
    terraces.drop("s")
    terraces.drop("s")
    assert terraces.of("s") == ()
    assert terraces.shots == []
