from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.codec.sound import SAMPLE_RATE, SoundReader, silence
from studio.errors import MediaError
from tests.codec.conftest import film
from tests.playback.conftest import write_song

COUNT = SAMPLE_RATE * 2


@pytest.fixture(scope="module")
def ramp(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two seconds whose left sample is its own number, and whose right one is its negative."""
    path = tmp_path_factory.mktemp("songs") / "ramp.mov"
    numbers = (np.arange(COUNT) / COUNT).astype(np.float32)
    write_song(path, np.stack([numbers, -numbers]))
    return path


def test_silence_is_nothing() -> None:
    assert silence(3).tolist() == [[0, 0]] * 3


@given(st.lists(st.tuples(st.integers(-2000, COUNT + 2000), st.integers(0, 9000)), max_size=6))
@settings(max_examples=25, deadline=None)
def test_any_run_is_exact(ramp: Path, runs: list[tuple[int, int]]) -> None:
    with SoundReader(ramp) as reader:
        for first, count in runs:
            samples = reader.read(first, count)
            assert samples.shape == (count, 2)
            numbers = np.arange(first, first + count)
            wanted = np.where((numbers >= 0) & (numbers < COUNT), numbers / COUNT, 0)
            assert np.abs(samples[:, 0] - wanted).max(initial=0) < 1e-5
            assert np.abs(samples[:, 1] + wanted).max(initial=0) < 1e-5


def test_reading_on_is_the_same_as_reading_at_once(ramp: Path) -> None:
    with SoundReader(ramp) as one, SoundReader(ramp) as other:
        pieces = [one.read(first, 480) for first in range(0, 48_000, 480)]
        assert np.array_equal(np.concatenate(pieces), other.read(0, 48_000))


def test_coded_sound_stays_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "click.mp4"
    samples = np.zeros((2, COUNT), np.float32)
    samples[:, SAMPLE_RATE : SAMPLE_RATE + 4800] = 0.5 * np.sin(np.arange(4800) * 0.2)
    write_song(path, samples, codec="aac", form="mp4")
    with SoundReader(path) as reader:
        for start in (0, 40_000, 47_000):
            heard = reader.read(start, SAMPLE_RATE + 9600 - start)
            loud = np.flatnonzero(np.abs(heard[:, 0]) > 0.2)
            assert abs(start + loud[0] - SAMPLE_RATE) < SAMPLE_RATE // 200
            reader.read(90_000, 10)


def test_files_without_sound_are_said(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match="no sound"):
        SoundReader(film(tmp_path / "mute.mp4", 3))
    with pytest.raises(MediaError, match="missing"):
        SoundReader(tmp_path / "nothing.mp4")


def test_one_channel_is_heard_on_both_sides_and_as_loud(tmp_path: Path) -> None:
    path = tmp_path / "mono.mov"
    write_song(path, np.linspace(-1, 1, 4_800, dtype=np.float32)[None])
    with SoundReader(path) as reader:
        heard = reader.read(0, 4_800)
    assert np.array_equal(heard[:, 0], heard[:, 1])
    assert np.abs(heard[:, 0] - np.linspace(-1, 1, 4_800)).max() < 1e-5
