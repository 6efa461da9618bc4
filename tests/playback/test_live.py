import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from studio.playback.live import Live, LiveClip, LiveFrame

SIZE = 600


def frame(place: int, quality: int = 3) -> LiveFrame:
    return LiveFrame(place, quality, np.full((30, 20), place % 256, np.uint8))


def nowhere(_shot: str) -> int | None:
    return None


def test_a_worse_picture_never_takes_the_place_of_a_better_one() -> None:
    clip = LiveClip("j")
    clip.add(frame(3, 2))
    clip.add(frame(3, 0))
    found = clip.at(3)
    assert found is not None
    assert found.quality == 2
    clip.add(frame(3, 3))
    found = clip.at(3)
    assert found is not None
    assert found.quality == 3
    assert len(clip) == 1
    assert clip.bytes == SIZE


def test_a_job_that_begins_again_lets_go_of_what_it_made_before() -> None:
    clip = LiveClip("j")
    for place in range(5):
        clip.add(frame(place))
    clip.add(frame(0))
    assert list(clip.indices) == [0]
    assert clip.bytes == SIZE
    clip.add(frame(1))
    assert [kept.place for kept in clip.final()] == [0, 1]


def test_a_better_pass_keeps_what_the_one_before_it_made() -> None:
    clip = LiveClip("j")
    for place in range(4):
        clip.add(frame(place, 2))
    clip.add(frame(0, 3))
    assert list(clip.indices) == [0, 1, 2, 3]
    assert [kept.place for kept in clip.final()] == [0]


def test_with_every_step_previews_take_the_place_of_those_of_the_step_before() -> None:
    clip = LiveClip("j")
    for step in range(3):
        for place in range(0, 12, 4):
            clip.add(LiveFrame(place, 0, np.full((30, 20), step, np.uint8)))
    assert list(clip.indices) == [0, 4, 8]
    assert [int(found.picture[0, 0]) for place in (0, 4, 8) if (found := clip.at(place))] == [2, 2, 2]
    assert clip.bytes == 3 * SIZE


def test_previews_between_final_frames_break_no_streak() -> None:
    clip = LiveClip("j")
    for place in (0, 1, 2, 3):
        clip.add(frame(place, 2))
        if place % 2:
            clip.add(frame(place - 1))
            clip.add(frame(place))
    assert [kept.place for kept in clip.final()] == [0, 1, 2, 3]


def test_behind_a_gap_pictures_may_be_of_a_run_before() -> None:
    clip = LiveClip("j")
    for place in (0, 1, 4, 5):
        clip.add(frame(place))
    assert list(clip.indices) == [0, 1, 4, 5]
    assert [kept.place for kept in clip.final()] == [4, 5]


def test_the_nearest_earlier_picture_stands_in() -> None:
    clip = LiveClip("j")
    assert clip.before(5) is None
    for place in (8, 4):
        clip.add(frame(place))
    assert [found.place for index in (0, 4, 7, 8, 99) if (found := clip.before(index))] == [4, 4, 4, 8, 8]
    assert clip.newest == 4
    assert list(clip.indices) == [4, 8]


def test_another_job_of_the_shot_begins_anew() -> None:
    live = Live()
    live.add("a", "j1", [frame(0), frame(1)], nowhere)
    live.add("a", "j2", [frame(0)], nowhere)
    clip = live.of("a")
    assert clip is not None
    assert clip.job == "j2"
    assert live.bytes == SIZE
    assert live.drop("a") is clip
    assert live.drop("a") is None
    assert live.bytes == 0
    assert live.shots == []


def test_shots_away_from_the_playhead_give_way_first() -> None:
    live = Live(4 * SIZE)
    live.add("away", "j1", [frame(0), frame(1)], nowhere)
    live.add("here", "j2", [frame(n) for n in range(4)], lambda shot: 3 if shot == "here" else None)
    assert live.shots == ["here"]
    live.add("here", "j2", [frame(4)], lambda shot: 3 if shot == "here" else None)
    clip = live.of("here")
    assert clip is not None
    assert list(clip.indices) == [1, 2, 3, 4]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 20), st.integers(0, 3)), max_size=60))
def test_the_limit_is_kept_and_the_books_are_right(came: list[tuple[str, int, int]]) -> None:
    live = Live(5 * SIZE)
    for shot, place, quality in came:
        live.add(shot, f"j{shot}", [frame(place, quality)], lambda name: 10 if name == "a" else None)
        assert live.bytes <= live.limit
    clips = [live.of(shot) for shot in live.shots]
    assert live.bytes == sum(clip.bytes for clip in clips if clip)
    assert all(clip and len(clip) for clip in clips)
