from studio.ui.queue.words import clock_words, doing_words, done_words, head_words, learned_words, spoken_words
from tests.ui.queue.conftest import MakeRow


def test_times_are_minutes_and_seconds_and_nothing_while_unknown() -> None:
    assert [clock_words(seconds) for seconds in (None, 14, 72, 4000)] == ["", "0:14", "1:12", "1:06:40"]


def test_the_head_counts_jobs_and_what_is_left() -> None:
    assert head_words(0, None, paused=False) == ""
    assert head_words(0, None, paused=True) == "Paused"
    assert head_words(1, None, paused=False) == "1 job"
    assert head_words(4, 72, paused=False) == "4 jobs, 1:12 left"
    assert head_words(4, 72, paused=True) == "4 jobs, paused"


def test_a_job_says_what_it_is_at(row_of: MakeRow) -> None:
    running = row_of(1, "running", part=0.5)
    assert doing_words(running) == "Denoising, frame 12 of 24"
    assert doing_words(row_of(1, "running")) == "Starting previs"
    assert doing_words(row_of(1, "failed", error="Out of memory")) == "Out of memory"
    assert doing_words(row_of(1, "failed")) == "It could not be made"
    assert doing_words(row_of(1, "interrupted")) == "Interrupted when Storyreel ended"
    assert doing_words(row_of(1)) == "Waits"
    progress = running.progress
    assert progress is not None
    assert doing_words(running._replace(progress=progress._replace(frames=0, phase=""))) == "Drawing"
    assert doing_words(running._replace(progress=progress._replace(phase="warming up"))) == "Warming up, frame 12 of 24"

    previewed = progress._replace(quality=0, step=3, steps=20)
    assert doing_words(running._replace(progress=previewed)) == "Denoising, step 3 of 20"


def test_what_was_learned_and_done() -> None:
    assert learned_words(0) == "Times show once the first take is made here."
    assert learned_words(1) == "Times are learned from 1 take made here."
    assert learned_words(38) == "Times are learned from 38 takes made here."
    assert done_words(23) == "Done today: 23"


def test_a_row_is_read_out_whole(row_of: MakeRow) -> None:
    said = spoken_words(row_of(3, left_s=31), "Waits")
    assert said == "Shot 3, Insert of paw prints filling with snow. Waits, 0:31 left"
