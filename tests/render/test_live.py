import time
from collections.abc import Callable

import pytest

from studio.edit.deeds import add_shot, set_bridge, set_prompt
from studio.model.rows import Ask, Shot
from studio.project import Opened
from studio.render.events import Event, Finished, FramesArrived, JobCancelled, PutBack, Started
from studio.render.generate import Generator
from studio.render.live import roots_of

TEST = "test_pattern"
PATIENCE_S = 30.0
Shots = Callable[..., list[Shot]]


def until(generator: Generator, kind: type[Event], shot: str) -> list[Event]:
    events: list[Event] = []
    deadline = time.monotonic() + PATIENCE_S
    while not any(isinstance(event, kind) and event.shot == shot for event in events):
        events += generator.pump(0.2)
        assert time.monotonic() < deadline, f"only {events}"
    return events


@pytest.fixture
def ask(generator: Generator, shots: Shots) -> Ask:
    return generator.ask(shots(300, 301)[0], engine=TEST, params={"delay_ms": 3.0})


def say(opened: Opened, shot: str, prompt: str) -> Shot:
    opened.document.apply(set_prompt(opened.document.board, shot=shot, prompt=prompt))
    return opened.document.board.shots[shot]


def test_a_draft_goes_before_all_and_what_runs_is_put_back(opened: Opened, generator: Generator, ask: Ask) -> None:
    one, two = opened.document.board.reel
    normal = generator.add_ask(one, ask)
    until(generator, FramesArrived, one.id)
    live = generator.live.draft(two, ask)
    events = until(generator, FramesArrived, two.id)
    assert [event.job for event in events if isinstance(event, PutBack)] == [normal.id]
    assert (generator.queue.get(normal.id).state, generator.queue.get(normal.id).tries) == ("queued", 0)
    done = [event for event in generator.run() if isinstance(event, Finished)]
    assert [(event.job, event.live) for event in done] == [(live.id, True), (normal.id, False)]


def test_another_draft_of_the_shot_takes_the_place_of_the_first(opened: Opened, generator: Generator, ask: Ask) -> None:
    shot = opened.document.board.reel[0]
    first = generator.live.draft(shot, ask)
    until(generator, FramesArrived, shot.id)
    second = generator.live.draft(say(opened, shot.id, "other words"), ask)
    assert second.id == first.id, "one row in the queue is enough for a whole burst"
    generator.live.draft(say(opened, shot.id, "still other words"), ask)
    done = [event for event in generator.run() if isinstance(event, Finished)]
    assert ["still other words" in event.take.recipe for event in done] == [True]
    assert generator.queue.jobs() == []
    assert not list((opened.path / "media").rglob("*.part"))


def test_a_draft_of_the_same_words_goes_on(opened: Opened, generator: Generator, ask: Ask) -> None:
    shot = opened.document.board.reel[0]
    generator.live.draft(shot, ask)
    until(generator, FramesArrived, shot.id)
    say(opened, shot.id, "other words")
    generator.live.draft(say(opened, shot.id, shot.prompt), ask)
    events = list(generator.run())
    assert not [event for event in events if isinstance(event, Started)]
    assert len([event for event in events if isinstance(event, Finished)]) == 1


def test_a_draft_of_another_shot_is_given_up(opened: Opened, generator: Generator, ask: Ask) -> None:
    one, two = opened.document.board.reel
    first = generator.live.draft(one, ask)
    until(generator, FramesArrived, one.id)
    generator.live.draft(two, ask)
    events = list(generator.run())
    assert [event.job for event in events if isinstance(event, JobCancelled)] == [first.id]
    assert [event.shot for event in events if isinstance(event, Finished)] == [two.id]
    assert generator.queue.jobs() == []


def test_a_paused_queue_still_makes_drafts(opened: Opened, generator: Generator, ask: Ask) -> None:
    one, two = opened.document.board.reel
    generator.paused = True
    waiting = generator.add_ask(one, ask)
    generator.live.draft(two, ask)
    until(generator, Finished, two.id)
    assert generator.pump() == []
    assert generator.queue.get(waiting.id).state == "queued"


def test_what_a_shot_starts_from_is_made_first(opened: Opened, generator: Generator, ask: Ask) -> None:
    one, two = opened.document.board.reel
    opened.document.apply(set_bridge(opened.document.board, shot=two.id, bridge=True))
    two = opened.document.board.shots[two.id]
    assert roots_of(opened.document.board, two, ask) == [one]
    generator.live.draft(two, ask)
    until(generator, FramesArrived, one.id)
    generator.live.draft(say(opened, two.id, "typing goes on"), ask)
    done = [event.shot for event in generator.run() if isinstance(event, Finished)]
    assert done == [one.id, two.id], "the shot before is not given up for the one that waits for it"
    assert roots_of(opened.document.board, opened.document.board.shots[two.id], ask) == []


def test_roots_reach_back_to_the_last_take(opened: Opened, generator: Generator, ask: Ask) -> None:
    opened.document.apply(add_shot(opened.document.board, prompt="third", frames=5))
    for shot in opened.document.board.reel:
        opened.document.apply(set_bridge(opened.document.board, shot=shot.id, bridge=True))
    board = opened.document.board
    assert roots_of(board, board.reel[2], ask) == board.reel[:2]
    assert roots_of(board, board.reel[2], Ask(engine="cannot start from frames")) == []


def test_words_that_change_while_the_file_of_a_draft_is_taken_in_are_drafted_too(
    opened: Opened, shots: Callable[..., list[Shot]], generator: Generator
) -> None:
    (shot,) = shots(4)
    ask = generator.ask(shot, engine=TEST)
    generator.live.draft(shot, ask)
    while not generator._floor._taking:  # pyright: ignore[reportPrivateUsage]
        generator.pump(0.05)
    opened.document.apply(set_prompt(opened.document.board, shot=shot.id, prompt="a wolf instead"))
    generator.live.draft(opened.document.board.shots[shot.id], ask)
    made = [event.take for event in generator.run() if isinstance(event, Finished)]
    assert len(made) == 2
    assert "a wolf instead" in made[-1].recipe
    assert opened.document.board.shots[shot.id].chosen == made[-1].id
    assert not generator.queue.jobs()
