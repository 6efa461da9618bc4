import threading
import time
from collections.abc import Iterator

import pytest

from studio.render.life import Life, Limits, end
from studio.render.listener import Listener
from studio.render.process import Launch, WorkerProcess
from studio.render.reports import Report
from studio.wire import messages as m
from studio.wire.ring import FrameRing


@pytest.fixture
def life(launch: Launch) -> Iterator[Life]:
    now = time.monotonic()
    one = Life(WorkerProcess(launch), FrameRing.create(3, 384), born=now, window=now)
    yield one
    end(one)


def listen(life: Life, limits: Limits) -> tuple[list[Report], threading.Event]:
    told: list[Report] = []
    changed = threading.Event()
    life.reader = threading.Thread(target=Listener(told.append, limits, changed).hear, args=(life,))
    life.reader.start()
    return told, changed


def test_a_greeting_takes_the_rings_name_away(life: Life) -> None:
    told, changed = listen(life, Limits())
    life.process.channel.post(m.Hello(protocol=m.PROTOCOL, ring=str(life.ring.path), session="s"))
    assert changed.wait(20)
    assert life.ready
    assert not life.ring.path.exists()
    assert isinstance(told[0], m.Ready)


def test_a_worker_that_refuses_is_not_worth_another_try(life: Life) -> None:
    _, changed = listen(life, Limits())
    life.process.channel.post(m.Hello(protocol=99, ring="", session="s"))
    assert changed.wait(20)
    assert not life.retryable
    assert "protocol 99" in life.fault


def test_more_words_than_anybody_can_hear_are_a_fault(life: Life) -> None:
    _, changed = listen(life, Limits(messages_per_s=5))
    for _ in range(20):
        life.process.channel.post(m.Ping())
    assert changed.wait(20)
    assert life.fault == "it sent more than 5 messages in a second"


def test_the_end_of_the_worker_is_heard(life: Life) -> None:
    _, changed = listen(life, Limits())
    life.process.channel.post(m.Shutdown())
    assert changed.wait(20)
    assert life.over
    assert not life.fault
