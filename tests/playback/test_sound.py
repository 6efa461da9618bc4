# pyright: reportPrivateUsage=false
from collections.abc import Iterator
from itertools import pairwise

import miniaudio
import numpy as np
import pytest

from studio.codec.sound import CHANNELS, SAMPLE_RATE
from studio.errors import MediaError
from studio.model.board import Board
from studio.playback.clock import SoundClock
from studio.playback.sound import GULP_MS, LATENCY_S, Device, Pull, Sound
from tests.playback.conftest import Bench, StillClock

GULP = SAMPLE_RATE * GULP_MS // 1000


class HandDevice:
    """A device that takes a gulp when it is told to."""

    def __init__(self) -> None:
        self.pull: Pull | None = None
        self.closed = False

    def start(self, pull: Pull, /) -> None:
        self.pull = pull

    def stop(self) -> None:
        self.pull = None

    def close(self) -> None:
        self.closed = True

    def gulp(self) -> float:
        """The level that is heard in the next gulp."""
        assert self.pull is not None
        samples = np.frombuffer(self.pull.send(GULP), np.float32).reshape(-1, CHANNELS)
        assert len(samples) == GULP
        return float(np.median(samples[:, 0]))


class Room:
    """A sound with a device in hand and a clock that stands still."""

    def __init__(self, bench: Bench, clock: StillClock) -> None:
        self.bench, self.steady, self.device = bench, clock, HandDevice()
        self.failures: list[str] = []
        self.opened = 0
        self.sound = Sound(bench.path, SoundClock(clock), self.failures.append, self.open)

    def open(self) -> Device:
        self.opened += 1
        return self.device

    def board(self) -> Board:
        """A quiet shot and a loud one, a second each."""
        takes = (
            self.bench.take("a", self.bench.song("a", 1, level=0.25), 24),
            self.bench.take("b", self.bench.song("b", 1, level=0.75), 24),
        )
        return self.bench.board(self.bench.shot("a", 24), self.bench.shot("b", 24), takes=takes)

    def plays(self) -> None:
        self.bench.until(lambda: self.device.pull is not None and self.sound._filled > self.sound._played + GULP)

    def hear(self) -> float:
        level = self.device.gulp()
        self.steady.time += GULP_MS / 1000
        self.plays()
        return level


@pytest.fixture
def room(bench: Bench, clock: StillClock) -> Iterator[Room]:
    room = Room(bench, clock)
    yield room
    room.sound.close()


def test_what_is_seen_is_heard(room: Room) -> None:
    room.sound.play(room.board(), 18, (0, 48), loops=False)
    room.plays()
    levels = [room.hear() for _ in range(30)]
    change = next(number for number, level in enumerate(levels) if level > 0.5)
    assert {0.25, 0.75} <= set(np.round(levels, 2))
    assert all(0.0 <= level <= 0.75 for level in levels)
    # the cut is six frames after the start; a gulp is heard a latency after it was handed over
    assert abs((change * GULP_MS / 1000 + LATENCY_S) - 6 / 24) <= GULP_MS / 1000


def test_the_frame_that_is_heard_is_known(room: Room) -> None:
    assert room.sound.heard is None
    assert room.sound.off(3) == 0
    room.sound.play(room.board(), 6, (0, 48), loops=False)
    room.plays()
    for number in range(20):
        heard = room.sound.heard
        assert heard is not None
        assert abs(heard - (6 + number * 24 * GULP_MS / 1000)) < 1.0
        room.hear()
    assert room.sound.off(6) > 8


def test_going_elsewhere_is_heard_at_once(room: Room) -> None:
    board = room.board()
    room.sound.play(board, 0, (0, 48), loops=False)
    room.plays()
    assert room.hear() == pytest.approx(0.25)
    room.sound.play(board, 30, (0, 48), loops=False)
    room.plays()
    assert room.hear() == pytest.approx(0.75)
    assert room.sound.off(30) < 2
    room.sound.stop()
    room.bench.until(lambda: room.device.pull is None)
    room.sound.play(board, 0, (0, 48), loops=False)
    room.plays()
    assert room.hear() == pytest.approx(0.25)
    assert room.opened == 1


def test_a_loop_comes_round(room: Room) -> None:
    room.sound.play(room.board(), 20, (20, 28), loops=True)
    room.plays()
    levels = [room.hear() for _ in range(60)]
    changes = sum((a > 0.5) != (b > 0.5) for a, b in pairwise(levels))
    assert changes >= 6
    assert room.sound.off(24) <= 4


def test_volume_is_heard(room: Room) -> None:
    room.sound.play(room.board(), 0, (0, 48), loops=False)
    room.plays()
    room.sound.gain = 0.5
    assert room.hear() == pytest.approx(0.125)
    room.sound.gain = 0.0
    assert room.hear() == 0.0


def test_the_mix_that_is_late_is_silence(room: Room) -> None:
    room.sound.play(room.board(), 0, (0, 48), loops=False)
    room.plays()
    assert room.device.pull is not None
    big = np.frombuffer(room.device.pull.send(SAMPLE_RATE), np.float32)
    assert big[0] == pytest.approx(0.25)
    assert big[-1] == 0.0


def test_no_device_is_opened_for_a_silent_reel(room: Room, bench: Bench, clock: StillClock) -> None:
    media = bench.film("mute", 24)
    board = bench.board(bench.shot("mute", 24), takes=(bench.take("mute", media, 24),))
    room.sound.play(board, 0, (0, 24), loops=True)
    room.bench.until(lambda: media in room.sound._mixer._mute)
    assert room.opened == 0
    assert room.sound.heard is None


def test_a_device_that_cannot_be_opened_is_said_once(bench: Bench, clock: StillClock) -> None:
    failures: list[str] = []

    def no_device() -> Device:
        raise MediaError("There is no device.")

    room = Room(bench, clock)
    sound = Sound(bench.path, SoundClock(clock), failures.append, no_device)
    board = room.board()
    sound.play(board, 0, (0, 48), loops=False)
    bench.until(lambda: failures == ["There is no device."])
    sound.play(board, 0, (0, 48), loops=False)
    assert sound.heard is None
    sound.close()
    room.sound.close()
    assert len(failures) == 1


def test_a_real_device_drives_the_clock(bench: Bench) -> None:
    def null_device() -> Device:
        return miniaudio.PlaybackDevice(
            output_format=miniaudio.SampleFormat.FLOAT32,
            nchannels=CHANNELS,
            sample_rate=SAMPLE_RATE,
            buffersize_msec=GULP_MS,
            backends=[miniaudio.Backend.NULL],
        )

    clock = SoundClock()
    sound = Sound(bench.path, clock, _never, null_device)
    room = Room(bench, StillClock())
    sound.play(room.board(), 0, (0, 48), loops=True)
    begin = clock.now()
    bench.until(lambda: sound._played > SAMPLE_RATE // 2)
    heard = sound.heard
    assert heard is not None
    assert abs((clock.now() - begin) * 24 % 48 - heard) < 6
    sound.close()
    room.sound.close()


def _never(sentence: str) -> None:
    raise AssertionError(sentence)
