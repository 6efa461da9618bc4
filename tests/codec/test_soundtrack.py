from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from studio.codec.aac import FRAME, RATES
from studio.codec.decoder import FrameReader, probe
from studio.codec.encoder import H264Writer
from studio.codec.i420 import blank
from studio.codec.sound import SAMPLE_RATE, Samples, SoundReader
from studio.codec.soundtrack import lay_sound
from studio.errors import DiskFullError, MediaError


def film(folder: Path, frames: int = 24, *, growing: bool = True) -> Path:
    path = folder / "take.mp4"
    with H264Writer(path, 32, 16, Fraction(24), fragmented=growing) as writer:
        for index in range(frames):
            frame = blank(32, 16)
            frame[:16] = 60 + index
            writer.write(frame)
    return path


def pop(at: int, count: int, rate: int, channels: int) -> Samples:
    """Silence with a tone of 50 ms from sample `at` on."""
    samples = np.zeros((count, channels), np.float32)
    length = rate // 20
    samples[at : at + length] = (0.5 * np.sin(2 * np.pi * 1000 / rate * np.arange(length)))[:, None]
    return samples


def onset(samples: Samples) -> int:
    return int(np.flatnonzero(np.abs(samples).max(axis=1) > 0.1)[0])


@pytest.mark.parametrize(("rate", "channels"), [(48_000, 2), (44_100, 1), (16_000, 1), (37_000, 2), (192_000, 2)])
def test_sound_is_where_it_was_laid(tmp_path: Path, rate: int, channels: int) -> None:
    path = film(tmp_path)
    with av.open(str(path)) as before:
        coded = [bytes(packet) for packet in before.demux(before.streams.video[0]) if packet.size]
    lay_sound(path, pop(rate // 2, rate, rate, channels), rate)
    with av.open(str(path)) as after:
        stream = after.streams.audio[0]
        known = rate if rate in RATES else SAMPLE_RATE
        assert (stream.codec_context.name, stream.rate, stream.channels) == ("aac", known, channels)
        assert [bytes(packet) for packet in after.demux(after.streams.video[0]) if packet.size] == coded
    assert (probe(path).frames, probe(path).has_audio) == (24, True)
    with SoundReader(path) as reader:
        heard = reader.read(0, SAMPLE_RATE + FRAME)
    assert abs(onset(heard) - SAMPLE_RATE // 2) < 64
    assert np.abs(heard[: SAMPLE_RATE // 2 - FRAME]).max() < 0.02
    assert list(tmp_path.iterdir()) == [path]


def test_pictures_stay_at_their_times(tmp_path: Path) -> None:
    path = film(tmp_path)
    lay_sound(path, pop(0, 48_000, 48_000, 2), 48_000)
    with FrameReader(path) as reader:
        assert reader.info.rate == 24
        assert int(np.median(reader.frame(17)[:16])) == pytest.approx(77, abs=1)
    with av.open(str(path)) as file:
        firsts = [next(file.demux(stream)).pts for stream in (file.streams.video[0],)]
    assert firsts == [0]


def test_tracks_lie_side_by_side(tmp_path: Path) -> None:
    """A player that reads on must not have to look for the sound of a picture far away in the file."""
    path = film(tmp_path, 96)
    lay_sound(path, pop(0, 4 * 48_000, 48_000, 2), 48_000)
    with av.open(str(path)) as file:
        seen = [
            (packet.stream.type, packet.dts * packet.time_base) for packet in file.demux() if packet.dts is not None
        ]
    last = {"video": Fraction(0), "audio": Fraction(0)}
    for kind, at in seen:
        last[kind] = at
        assert abs(last["video"] - last["audio"]) < Fraction(1, 5)


def test_no_room_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    path = film(tmp_path)
    before = path.read_bytes()
    (tmp_path / "take.mp4.sound").symlink_to("/dev/full")
    with pytest.raises(DiskFullError):
        lay_sound(path, pop(0, 48_000, 48_000, 2), 48_000)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_no_film_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MediaError):
        lay_sound(tmp_path / "gone.mp4", pop(0, 4_800, 48_000, 2), 48_000)
    assert not list(tmp_path.iterdir())
