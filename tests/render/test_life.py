from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.render.life import Life, Limits, end, overdue
from studio.render.process import Launch, WorkerProcess
from studio.wire.capability import Capabilities
from studio.wire.ring import FrameRing

LIMITS = Limits(start_s=100, silence_s=10, stall_s=50, load_s=500, cancel_s=5)


@pytest.fixture
def life(launch: Launch, tmp_path: Path) -> Iterator[Life]:
    one = Life(WorkerProcess(launch), FrameRing.create(3, 384, [tmp_path]), born=0.0)
    yield one
    if one.process.code is None:
        end(one)


@pytest.mark.parametrize(
    ("fields", "now", "words"),
    [
        ({}, 99, ""),
        ({}, 101, "did not start within 100 seconds"),
        ({"ready": True}, 9, ""),
        ({"ready": True}, 11, "no sign of life for 10 seconds"),
        ({"ready": True, "heard": 400, "job": "j"}, 400, ""),
        ({"ready": True, "heard": 501, "job": "j"}, 501, "no progress for 500 seconds"),
        ({"ready": True, "heard": 51, "job": "j", "loaded": True}, 51, "no progress for 50 seconds"),
        ({"ready": True, "heard": 51, "loaded": True}, 51, ""),
        ({"ready": True, "heard": 8, "job": "j", "loaded": True, "cancelled_at": 2}, 8, "did not stop within 5"),
        ({"ready": True, "heard": 8, "job": "j", "cancelled_at": 2}, 8, ""),
        ({"ready": True, "heard": 8, "job": "", "cancelled_at": 2}, 8, ""),
    ],
)
def test_a_worker_is_overdue_for_a_reason(life: Life, fields: dict[str, object], now: float, words: str) -> None:
    for name, value in fields.items():
        setattr(life, name, value)
    reason = overdue(life, LIMITS, now)
    assert words in reason
    assert bool(words) == bool(reason)


def test_an_end_leaves_no_process_and_no_ring(life: Life, tmp_path: Path) -> None:
    outcome = end(life, during="shot 2", reason="it hung")
    assert outcome.sentence == "The Test pattern worker was stopped while making shot 2: it hung."
    assert life.process.code is not None
    assert not list(tmp_path.iterdir())


def test_time_in_which_nobody_looked_does_not_count(life: Life) -> None:
    life.ready = life.loaded = True
    life.job, life.heard, life.moved, life.cancelled_at = "j", 1.0, 1.0, 1.0
    life.forgive(60.0)
    assert overdue(life, LIMITS, 62.0) == ""
    assert "did not stop" in overdue(life, LIMITS, 67.0)
    life.cancelled_at = 0.0
    life.forgive(1.0)
    assert life.cancelled_at == 0.0


def test_an_engine_of_large_models_is_given_the_time_that_its_steps_take(life: Life) -> None:
    large = Capabilities(engine="large", title="Large", models=True, cancel_ms=20_000)
    limits = LIMITS.suit(large)
    assert (limits.stall_s, limits.cancel_s) == (1800.0, 20.0)
    assert LIMITS.suit(None) == LIMITS
    assert LIMITS.suit(Capabilities(engine="quick", title="Quick")).stall_s == LIMITS.stall_s


def test_a_cancel_may_take_as_long_as_the_steps_before_it(life: Life) -> None:
    life.ready = life.loaded = True
    life.job, life.moved = "j", 100.0
    life.move(130.0)
    life.cancelled_at, life.heard = 131.0, 190.0
    life.move(180.0)
    assert life.step_s == 30.0
    assert overdue(life, LIMITS, 190.0) == ""
    life.heard = 192.0
    assert "did not stop within 60 seconds" in overdue(life, LIMITS, 192.0)
