from studio.model.time import Rate
from studio.ui.board.words import clock_words, length_words, scene_words, shots_words, takes_words


def test_lengths_are_seconds_and_frames_and_from_a_minute_on_minutes() -> None:
    assert length_words(108, Rate(24)) == "4:12"
    assert length_words(0, Rate(24)) == "0:00"
    assert length_words(24 * 65 + 3, Rate(24)) == "1:05:03"
    assert length_words(31, Rate(30000, 1001)) == "1:01"


def test_times_left_are_minutes_and_seconds() -> None:
    assert [clock_words(seconds) for seconds in (-1, 14.4, 72, 3725)] == ["0:00", "0:14", "1:12", "1:02:05"]


def test_counts_are_said_in_plain_words() -> None:
    assert (shots_words(1), shots_words(12), shots_words(10_000)) == ("1 shot", "12 shots", "10,000 shots")
    assert (takes_words(0), takes_words(1), takes_words(3)) == ("", "", "3 takes")


def test_a_scene_is_numbered_once() -> None:
    assert scene_words(2, "Ranger's hut") == "2  Ranger's hut"
    assert scene_words(1, "1 The beach") == "1 The beach"
    assert (scene_words(3, ""), scene_words(3, "3"), scene_words(3, "Scene 3")) == ("Scene 3",) * 3
