import msgspec
import numpy as np
import pytest

from studio.codec.cue import FADE, sample_at
from studio.codec.sound import SAMPLE_RATE, Samples
from studio.export.sounding import FilmSound, sounds
from studio.export.source import Source, segments
from studio.model.rows import Project
from studio.model.time import Rate
from tests.export.conftest import Build, Spec

FRAME = SAMPLE_RATE // 24


def heard(source: Source) -> tuple[Samples, list[str]]:
    """All samples of a reel, and what is said of it."""
    rate = source.board.project.rate.fraction
    sound = FilmSound(segments(source), rate)
    pieces = [sound.of_frame(frame) for frame in range(source.board.length)]
    sound.close()
    return np.concatenate(pieces), sound.notes


def loud(samples: Samples) -> list[int]:
    """The frames of 24 a second in which a tone is heard."""
    count = len(samples) // FRAME
    levels = np.abs(samples[: count * FRAME, 0]).reshape(count, FRAME).mean(axis=1)
    return [int(frame) for frame in np.flatnonzero(levels > 0.1)]


def test_every_shot_sounds_in_its_place(build: Build) -> None:
    source = build(
        Spec("A gate"), Spec("A pier", frames=20, made=20, take_in=5, beeps=(4, 5, 12)), Spec("A boat", beeps=(11,))
    )
    samples, notes = heard(source)
    assert sounds(segments(source))
    assert (samples.shape, notes) == ((FRAME * source.board.length, 2), [])
    assert loud(samples) == [12, 19, 12 + 15 + 11]
    assert np.abs(samples[: 12 * FRAME]).max() == 0
    assert not sounds(segments(build(Spec("A gate"))))


def test_there_is_no_click_at_a_cut(build: Build) -> None:
    source = build(Spec("A gate", take_in=2, take_out=9, beeps=tuple(range(12))), Spec("A pier", beeps=(0,)))
    samples, _ = heard(source)
    edge = 7 * FRAME
    assert np.abs(samples[[0, edge - 1, edge]]).max() < 0.01
    assert np.abs(samples[edge - FADE // 8 : edge]).max() < 0.08


def test_a_split_is_not_heard(build: Build) -> None:
    source = build(Spec("A gate", frames=12, made=12, take_out=6, beeps=tuple(range(12))), Spec("A pier", beeps=(0,)))
    board = source.board
    gate, pier = board.reel
    half = msgspec.structs.replace(pier, take_in=6, take_out=12, chosen=gate.chosen)
    halves = board.succeed(shots={**board.shots, half.id: half}, touched=[half.id])
    samples, _ = heard(source._replace(board=halves))
    peaks = np.abs(samples[2 * FRAME : 11 * FRAME, 0]).reshape(-1, 48).max(axis=1)
    assert peaks.min() > 0.3, "no fade between the halves"


def test_sound_that_is_too_short_or_gone_is_said(build: Build) -> None:
    source = build(Spec("A gate", frames=24, made=24, beeps=(0, 20), heard=12))
    samples, notes = heard(source)
    assert loud(samples) == [0]
    assert notes == ["Shot 1: its sound ends 0.50 s before its picture; the rest is silent."]
    other = build(Spec("A pier", beeps=(0,)))
    next(iter(other.media.values())).write_bytes(b"no film")
    assert heard(other)[1] == ["Shot 1: its take's sound cannot be read; it is silent."]


def test_a_take_of_another_rate_keeps_with_its_pictures(build: Build) -> None:
    source = build(Spec("A gate", frames=75, made=75, beeps=(0, 25, 50)), rate=Rate(25))
    board = source.board.succeed(project=Project(width=96, height=64, rate=Rate(24)))
    samples, notes = heard(source._replace(board=board))
    assert len(samples) == sample_at(75, Rate(24).fraction)
    assert loud(samples) == [0, 25, 50]
    assert notes == []


@pytest.mark.parametrize("rate", [Rate(24_000, 1001), Rate(30_000, 1001), Rate(7)])
def test_no_sample_is_lost_between_frames(build: Build, rate: Rate) -> None:
    samples, _ = heard(build(Spec("A gate", frames=31, made=31, beeps=(30,)), rate=rate))
    assert len(samples) == sample_at(31, rate.fraction)
