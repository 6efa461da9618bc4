"""What only shows when several things happen at once; the plain way of a job is tested with the generator."""

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import av
import msgspec
import numpy as np
import pytest

from studio.edit.deeds import set_prompt
from studio.errors import StudioError
from studio.extend.registry import Registry, bundled_folder, find_plugins
from studio.model.rows import Grid, Shot
from studio.project import Opened
from studio.render.asking import ask_for
from studio.render.events import Event, Finished, FramesArrived, JobCancelled, JobFailed, SoundArrived, Started
from studio.render.floor import Floor
from studio.render.generate import Generator
from studio.render.host import Limits
from studio.render.hosts import Hosts
from studio.render.inbox import Inbox, Told
from studio.render.models import Models
from studio.render.queue import JobQueue
from studio.render.records import Records
from studio.render.reports import Pictures
from studio.wire import messages as m

TEST, SECOND = "test_pattern", "second"
PATIENCE_S = 30.0
Shots = Callable[..., list[Shot]]


@pytest.fixture
def two_engines(tmp_path: Path) -> Registry:
    """The bundled engines, and the test pattern under another name."""
    folder = tmp_path / "plugins" / TEST
    shutil.copytree(bundled_folder() / TEST, folder, ignore=shutil.ignore_patterns("__pycache__"))
    manifest = folder / "plugin.toml"
    manifest.write_text(manifest.read_text("utf-8").replace('id = "test_pattern"', f'id = "{SECOND}"'), "utf-8")
    return find_plugins([bundled_folder(), tmp_path / "plugins"], installed=False)


@pytest.fixture
def pair(opened: Opened, two_engines: Registry, limits: Limits) -> Iterator[Generator]:
    with Generator(opened, two_engines, limits) as made:
        yield made


def until(generator: Generator, holds: Callable[[list[Event]], bool]) -> list[Event]:
    events: list[Event] = []
    deadline = time.monotonic() + PATIENCE_S
    while not holds(events):
        events += generator.pump(0.2)
        assert time.monotonic() < deadline, f"only {events}"
    return events


def made_of(events: list[Event], shot: Shot) -> int:
    return sum(event.count for event in events if isinstance(event, FramesArrived) and event.shot == shot.id)


def test_engines_work_side_by_side_and_each_on_one_thing(shots: Shots, pair: Generator) -> None:
    one, two, three = shots(150, 151, 152)
    for shot, engine in ((one, TEST), (two, TEST), (three, SECOND)):
        pair.add(shot, engine=engine, params={"delay_ms": 4.0})
    events = until(pair, lambda so_far: made_of(so_far, one) > 0 and made_of(so_far, three) > 0)
    assert {event.shot for event in events if isinstance(event, Started)} == {one.id, three.id}
    assert set(pair.at_work) == {TEST, SECOND}
    events = list(pair.run())
    assert {event.shot for event in events if isinstance(event, Finished)} == {one.id, two.id, three.id}


def test_an_engine_that_dies_does_not_concern_the_other(shots: Shots, pair: Generator) -> None:
    one, two = shots(20, 100)
    pair.add(one, engine=TEST, params={"crash_at": 2})
    pair.add(two, engine=SECOND, params={"delay_ms": 4.0})
    events = list(pair.run())
    assert {event.shot for event in events if isinstance(event, JobFailed)} == {one.id}
    assert [event.shot for event in events if isinstance(event, Finished)] == [two.id]


@pytest.fixture
def queue(opened: Opened) -> JobQueue:
    return JobQueue(opened.store)


@pytest.fixture
def floor(opened: Opened, registry: Registry, queue: JobQueue, tmp_path: Path) -> Iterator[Floor]:
    inbox = Inbox()
    hosts = Hosts(registry, inbox.put)
    models = Models(hosts, Records(tmp_path / "models.json"))
    floor = Floor(opened, queue, hosts, inbox, lambda _: None, models=models)
    yield floor
    hosts.close()
    floor.close()


def test_frames_that_follow_one_another_are_told_as_one(
    registry: Registry, queue: JobQueue, shots: Shots, floor: Floor
) -> None:
    shot = shots(60)[0]
    offer = registry.engine(TEST).engine
    assert offer
    floor.begin(queue.add(shot.id, ask_for(offer.capabilities)))
    run = floor.running[TEST].run

    def show(first: int, count: int, quality: int = 3) -> None:
        pictures = tuple(np.zeros((24, 32), np.uint8) for _ in range(count))
        floor.act(Told(TEST, Pictures(run, first, pictures, quality, 0)))

    show(0, 2)
    floor.act(Told(TEST, m.Progress(job=run, step=2, steps=60)))
    show(2, 1)
    show(9, 1)
    show(10, 4)
    show(14, 1, quality=1)
    show(0, 1)
    show(1, 1)
    floor.act(Told(TEST, Pictures("of another run", 2, (np.zeros((24, 32), np.uint8),), 3, 0)))
    told = [(event.first, event.count, event.quality) for event in floor.events if isinstance(event, FramesArrived)]
    assert told == [(0, 3, 3), (9, 5, 3), (14, 1, 1), (0, 2, 3)]


def test_a_job_is_cancelled_at_once_where_there_is_nothing_to_keep(opened: Opened, shots: Shots) -> None:
    registry = find_plugins([bundled_folder()], installed=False)
    with Generator(opened, registry) as generator:
        one, two = shots(500, 4)
        job = generator.add(one, engine=TEST, params={"delay_ms": 5.0})
        generator.pump()
        generator.cancel(job.id, keep_partial=True)
        assert [type(event) for event in generator.pump()] == [JobCancelled]
        assert generator.queue.get(job.id).state == "cancelled"
        generator.add(two, engine=TEST)
        assert [event.shot for event in generator.run() if isinstance(event, Finished)] == [two.id]


def test_a_partial_take_does_not_take_the_place_of_a_whole_one(
    opened: Opened, shots: Shots, generator: Generator
) -> None:
    shot = shots(200)[0]
    generator.add(shot, engine=TEST)
    whole = next(event.take for event in generator.run() if isinstance(event, Finished))
    opened.document.apply(set_prompt(opened.document.board, shot=shot.id, prompt="other words"))
    job = generator.add(opened.document.board.shots[shot.id], engine=TEST, params={"delay_ms": 5.0})
    until(generator, lambda events: made_of(events, shot) > 0)
    generator.cancel(job.id, keep_partial=True)
    part = next(event.take for event in generator.run() if isinstance(event, Finished))
    assert part.partial
    assert opened.document.board.shots[shot.id].chosen == whole.id


def test_a_take_keeps_its_sound_and_what_was_said_of_it(shots: Shots, generator: Generator) -> None:
    one, two = shots(12, 12)
    ask = msgspec.structs.replace(generator.ask(one, engine=TEST, params={"sound": "beep"}), grid=Grid(multiple=16))
    generator.add_ask(one, ask)
    events = list(generator.run())
    heard = [(event.rate, event.channels, event.seconds) for event in events if isinstance(event, SoundArrived)]
    assert heard == [(48_000, 2, 0.5)]
    done = next(event for event in events if isinstance(event, Finished))
    assert done.take.sound
    assert done.take.notes == done.notes == ("320x180 was snapped to 320x176, a size that test_pattern can make.",)
    generator.add_ask(two, ask)
    again = next(event for event in generator.run() if isinstance(event, Finished))
    assert (again.cached, again.notes, again.take.shot) == (True, done.notes, two.id)
    assert (again.take.sound, again.take.notes, again.take.figures) == (True, done.notes, done.take.figures)


def test_a_partial_take_sounds_as_long_as_it_is_seen(opened: Opened, shots: Shots, generator: Generator) -> None:
    shot = shots(200)[0]
    job = generator.add(shot, engine=TEST, params={"delay_ms": 5.0, "sound": "beep"})
    until(generator, lambda events: made_of(events, shot) > 0)
    generator.cancel(job.id, keep_partial=True)
    part = next(event.take for event in generator.run() if isinstance(event, Finished))
    assert part.partial
    assert part.sound
    with av.open(str(opened.media.path(part.media))) as file:
        stream = file.streams.audio[0]
        assert stream.duration is not None
        assert abs(float(stream.duration * (stream.time_base or 0)) - part.frames / 24) < 1024 / 48_000


def test_what_is_finished_when_the_window_closes_is_kept(opened: Opened, registry: Registry, shots: Shots) -> None:
    shot = shots(3)[0]
    with Generator(opened, registry) as generator:
        job = generator.add(shot, engine=TEST)
        generator.pump()
        until(generator, lambda _: not generator.at_work)
    assert opened.document.board.chosen(opened.document.board.shots[shot.id]) is not None
    assert generator.queue.get(job.id).state == "done"


def test_jobs_whose_end_could_not_be_kept_are_queued_again(opened: Opened, shots: Shots, generator: Generator) -> None:
    shot = shots(3)[0]
    job = generator.add(shot, engine=TEST)
    database = opened.store.database
    until(generator, lambda events: made_of(events, shot) > 0)
    database.refused = StudioError("No.")
    with pytest.raises(StudioError, match=r"No\."):
        until(generator, lambda _: False)
    database.refused = None
    assert generator.queue.get(job.id).state == "running"
    generator.recover()
    assert generator.queue.get(job.id).state == "queued"
    assert [event.shot for event in generator.run() if isinstance(event, Finished)] == [shot.id]
