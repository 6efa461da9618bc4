from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from studio.codec.cue import FADE, Cue, between, cue, sample_at
from studio.codec.sound import SAMPLE_RATE, SoundReader, silence
from tests.playback.conftest import write_song

COUNT = SAMPLE_RATE
RATE = Fraction(24)


@pytest.fixture(scope="module")
def ramp(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A second whose samples say where they are."""
    path = tmp_path_factory.mktemp("songs") / "ramp.mov"
    numbers = ((np.arange(COUNT) + 1) / COUNT).astype(np.float32)
    write_song(path, np.stack([numbers, -numbers]))
    return path


def laid(path: Path, given: Cue, at: int, count: int) -> np.ndarray:
    out = silence(count)
    with SoundReader(path) as reader:
        given.lay(reader, at, out)
    return out


def test_a_cue_lies_where_its_frames_are() -> None:
    given = cue(48, 12, 6, rate=RATE, of_take=RATE)
    assert given == Cue(96_000, 120_000, Fraction(12_000), Fraction(1))
    film = Fraction(24_000, 1001)
    assert sample_at(1, film) == 2002
    assert cue(0, 24, 0, rate=film, of_take=RATE).speed == Fraction(1000, 1001)


def test_samples_are_exact_but_where_they_come_and_go(ramp: Path) -> None:
    given = cue(0, 6, 3, rate=RATE, of_take=RATE)
    out = laid(ramp, given, -100, 13_000)
    middle = np.arange(FADE, 12_000 - FADE)
    assert np.allclose(out[100 + middle, 0], (6_000 + middle + 1) / COUNT, atol=1e-5)
    assert not out[:100].any()
    assert not out[12_100:].any()
    assert np.abs(np.diff(out[:, 0])).max() < 1 / FADE
    hard = laid(ramp, given._replace(opens=False, closes=False), 0, 12_000)
    assert np.allclose(hard[:, 0], (6_000 + np.arange(12_000) + 1) / COUNT, atol=1e-5)


@pytest.mark.parametrize("speed", [Fraction(24, 25), Fraction(1000, 1001), Fraction(2), Fraction(1, 3)])
def test_another_speed_reads_between_samples(ramp: Path, speed: Fraction) -> None:
    count = 6_000
    given = Cue(1_000, 1_000 + count, Fraction(500), speed, opens=False, closes=False)
    out = laid(ramp, given, 1_000, count)
    wanted = (500 + np.arange(count) * float(speed) + 1) / COUNT
    assert np.abs(out[:, 0] - wanted).max() < 1e-5
    with SoundReader(ramp) as reader:
        pieces = [silence(480) for _ in range(0, count, 480)]
        for number, piece in enumerate(pieces):
            given.lay(reader, 1_000 + number * 480, piece)
    assert np.abs(np.concatenate(pieces)[:count] - out).max() < 1e-5


def test_a_tone_between_samples_keeps_its_form() -> None:
    places = np.arange(2, 900, 0.37)
    tone = np.sin(np.arange(1_000) * 0.1)[:, None].repeat(2, axis=1).astype(np.float32)
    assert np.abs(between(tone, places)[:, 0] - np.sin(places * 0.1)).max() < 1e-3


def test_what_is_shorter_than_its_fades_is_still_quiet_at_both_ends(ramp: Path) -> None:
    out = laid(ramp, Cue(0, FADE, Fraction(20_000), Fraction(1)), 0, FADE)
    assert abs(out[0, 0]) < 0.01
    assert abs(out[-1, 0]) < 0.01
    assert out[:, 0].max() > 0.1


def test_outside_of_it_nothing_is_touched(ramp: Path) -> None:
    out = np.ones((10, 2), np.float32)
    with SoundReader(ramp) as reader:
        Cue(0, 100, Fraction(0), Fraction(1)).lay(reader, 100, out)
        Cue(0, 100, Fraction(0), Fraction(1)).lay(reader, -10, out)
    assert (out == 1).all()
