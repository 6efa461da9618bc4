import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from test_pattern.bars import read_number

from studio.codec.decoder import FrameReader
from studio.edit.deeds import remove_shots, set_bridge, set_param, trim_shot
from studio.errors import BadInputError, NotFoundError
from studio.model.recipe import decode_recipe, stale_reason
from studio.model.rows import Shot
from studio.project import Opened
from studio.render.events import Event, Finished, FramesArrived, JobCancelled, JobFailed, Progressed, Started
from studio.render.generate import Generator

Shots = Callable[..., list[Shot]]
TEST = "test_pattern"


def parts(opened: Opened) -> list[Path]:
    return list((opened.path / "media").rglob("*.part"))


def only(events: list[Event], kind: type[Event]) -> list[Event]:
    return [event for event in events if isinstance(event, kind)]


def test_a_shot_becomes_a_take(opened: Opened, shots: Shots, generator: Generator) -> None:
    shot = shots(12)[0]
    job = generator.add(shot, engine=TEST, seed=7)
    events = list(generator.run())
    assert isinstance(events[0], Started)
    done = events[-1]
    assert isinstance(done, Finished)
    assert {(event.job, event.shot) for event in events} == {(job.id, shot.id)}
    take = done.take
    board = opened.document.board
    assert board.chosen(board.shots[shot.id]) == take
    assert (take.frames, take.width, take.height, take.seed, take.quality) == (12, 320, 180, 7, "draft")
    assert take.recipe_hash == decode_recipe(take.recipe).hash
    assert 0 < take.first_frame_ms <= take.total_ms
    assert not stale_reason(board, board.shots[shot.id])
    with FrameReader(opened.media.verify(take.media)) as reader:
        assert [read_number(frame) for frame in reader.frames()] == list(range(12))
    arrived = [event for event in events if isinstance(event, FramesArrived)]
    assert read_number(arrived[0].pictures[0]) == 0
    assert only(events, Progressed)
    assert generator.queue.get(job.id).state == "done"
    assert generator.queue.get(job.id).take == take.id
    assert generator.idle
    assert generator.pump(0.01) == []


def test_the_same_recipe_is_never_made_twice(opened: Opened, shots: Shots, generator: Generator) -> None:
    first = shots(4)[0]
    generator.add(first, engine=TEST)
    made = list(generator.run())[-1]
    generator.add(first, engine=TEST)
    again = list(generator.run())
    assert len(again) == 1
    assert isinstance(made, Finished)
    assert isinstance(again[0], Finished)
    assert again[0].cached
    assert again[0].take.id == made.take.id
    assert len(opened.document.board.takes) == 1


def test_another_shot_of_the_same_recipe_gets_a_row_of_its_own(
    opened: Opened, shots: Shots, generator: Generator
) -> None:
    first, second = shots(4, 4)
    for shot in (first, second):
        generator.add(shot, engine=TEST)
    done = [event for event in generator.run() if isinstance(event, Finished)]
    assert [event.cached for event in done] == [False, True]
    assert done[0].take.media == done[1].take.media
    assert done[1].take.shot == second.id
    assert len(opened.document.board.takes) == 2


def test_a_take_whose_file_is_gone_is_made_again(opened: Opened, shots: Shots, generator: Generator) -> None:
    shot = shots(4)[0]
    generator.add(shot, engine=TEST)
    done = list(generator.run())[-1]
    assert isinstance(done, Finished)
    opened.media.path(done.take.media).unlink()
    generator.add(shot, engine=TEST)
    again = list(generator.run())[-1]
    assert isinstance(again, Finished)
    assert not again.cached
    assert not opened.media.missing(again.take.media)


def test_a_bridge_starts_from_the_newest_take_of_the_shot_before(
    opened: Opened, shots: Shots, generator: Generator
) -> None:
    first, second = shots(8, 4)
    opened.document.apply(set_bridge(opened.document.board, shot=second.id, bridge=True))
    opened.document.apply(trim_shot(opened.document.board, shot=first.id, take_in=0, take_out=6))
    generator.add(second, engine=TEST, priority=-1)
    generator.add(first, engine=TEST)
    done = [event.take for event in generator.run() if isinstance(event, Finished)]
    assert [take.shot for take in done] == [first.id, second.id]
    bridge = decode_recipe(done[1].recipe).bridge
    assert bridge
    assert (bridge.media, bridge.frame) == (done[0].media, 5)


def test_a_bridge_to_a_shot_without_a_take_fails_in_words(opened: Opened, shots: Shots, generator: Generator) -> None:
    _, second = shots(8, 4)
    opened.document.apply(set_bridge(opened.document.board, shot=second.id, bridge=True))
    job = generator.add(second, engine=TEST)
    failure = list(generator.run())[-1]
    assert isinstance(failure, JobFailed)
    assert "generate shot 1 first" in failure.sentence
    assert generator.queue.get(job.id).error == failure.sentence


def test_a_worker_that_dies_is_tried_twice_and_the_queue_goes_on(
    opened: Opened, shots: Shots, generator: Generator
) -> None:
    first, second = shots(8, 4)
    bad = generator.add(first, engine=TEST, params={"crash_at": 2})
    generator.add(second, engine=TEST)
    events = list(generator.run())
    failures = [event for event in events if isinstance(event, JobFailed)]
    assert [failure.retrying for failure in failures] == [True, False]
    assert failures[1].sentence == "The Test pattern worker was killed by signal 11 (SIGSEGV) while making shot 1."
    assert "Fatal Python error" in failures[1].detail
    kept = generator.queue.get(bad.id)
    assert (kept.state, kept.tries) == ("failed", 2)
    assert len(only(events, Finished)) == 1
    assert not parts(opened)


def test_a_worker_killed_by_accident_costs_nothing_but_time(opened: Opened, shots: Shots, generator: Generator) -> None:
    generator.add(shots(60)[0], engine=TEST, params={"delay_ms": 5.0})
    events: list[Event] = []
    for event in generator.run():
        if isinstance(event, FramesArrived) and not only(events, JobFailed):
            worker = generator.worker_pid(TEST)
            assert worker
            os.kill(worker, signal.SIGKILL)
            events += _until_failed(generator)
        events.append(event)
    assert only(events, JobFailed)
    done = events[-1]
    assert isinstance(done, Finished)
    assert done.take.frames == 60


def _until_failed(generator: Generator) -> list[Event]:
    events: list[Event] = []
    while not only(events, JobFailed):
        events += generator.pump(0.2)
    return events


def test_an_engine_that_asks_for_another_try_gets_one(shots: Shots, generator: Generator) -> None:
    generator.add(shots(4)[0], engine=TEST, params={"fail_at": 1, "fail_kind": "retryable"})
    failures = [event.retrying for event in generator.run() if isinstance(event, JobFailed)]
    assert failures == [True, False]


@pytest.mark.parametrize("keep", [False, True])
def test_a_job_can_be_stopped(opened: Opened, shots: Shots, generator: Generator, keep: bool) -> None:
    job = generator.add(shots(2000)[0], engine=TEST, params={"delay_ms": 5.0})
    events: list[Event] = []
    for event in generator.run():
        events.append(event)
        if isinstance(event, FramesArrived) and event.first > 3:
            generator.cancel(job.id, keep_partial=keep)
    assert not parts(opened)
    if keep:
        done = events[-1]
        assert isinstance(done, Finished)
        assert done.take.partial
        assert 3 < done.take.frames < 2000
        assert opened.store.take_with_recipe(done.take.recipe_hash) is None
        return
    assert isinstance(events[-1], JobCancelled)
    assert generator.queue.get(job.id).state == "cancelled"
    assert not opened.document.board.takes


def test_everything_can_be_stopped(opened: Opened, shots: Shots, generator: Generator) -> None:
    for shot in shots(1000, 1001, 1002):
        generator.add(shot, engine=TEST, params={"delay_ms": 5.0})
    events: list[Event] = []
    for event in generator.run():
        events.append(event)
        if isinstance(event, Started):
            generator.cancel_all()
    assert len(only(events, JobCancelled)) == 3
    assert {job.state for job in generator.queue.jobs()} == {"cancelled"}
    assert not parts(opened)


def test_closing_in_the_middle_leaves_the_queue_for_later(opened: Opened, shots: Shots, generator: Generator) -> None:
    first, second = shots(1000, 1001)
    running = generator.add(first, engine=TEST, params={"delay_ms": 5.0})
    waiting = generator.add(second, engine=TEST)
    for event in generator.run():
        if isinstance(event, FramesArrived):
            break
    generator.close()
    assert generator.queue.get(running.id).state == "interrupted"
    assert generator.queue.get(waiting.id).state == "queued"
    assert not parts(opened)


def test_a_job_of_a_shot_that_is_gone_fails(opened: Opened, shots: Shots, generator: Generator) -> None:
    shot = shots(5)[0]
    generator.add(shot, engine=TEST)
    opened.document.apply(remove_shots(opened.document.board, shots=[shot.id]))
    failure = list(generator.run())[-1]
    assert isinstance(failure, JobFailed)
    assert "removed before its turn" in failure.sentence


def test_what_cannot_be_asked_is_refused(opened: Opened, shots: Shots, generator: Generator) -> None:
    shot = shots(5)[0]
    with pytest.raises(NotFoundError, match="no engine 'nothing'"):
        generator.add(shot, engine="nothing")
    with pytest.raises(BadInputError, match="no parameter 'speed'"):
        generator.add(shot, engine=TEST, params={"speed": 3})
    with pytest.raises(BadInputError, match="delay_ms cannot be"):
        generator.add(shot, engine=TEST, params={"delay_ms": -1})


def test_a_bad_value_on_the_board_fails_before_a_worker_starts(
    opened: Opened, shots: Shots, generator: Generator
) -> None:
    shot = shots(5)[0]
    opened.document.apply(set_param(opened.document.board, ring="shot", of=shot.id, name="delay_ms", value="soon"))
    generator.add(shot, engine=TEST)
    failure = list(generator.run())[-1]
    assert isinstance(failure, JobFailed)
    assert "delay_ms cannot be 'soon'" in failure.sentence
    assert generator.worker_pid(TEST) is None


def test_a_warm_worker_waits_for_its_first_job(shots: Shots, generator: Generator) -> None:
    generator.warm(TEST)
    generator.add(shots(3)[0], engine=TEST)
    assert isinstance(list(generator.run())[-1], Finished)
