from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from studio.codec.decoder import FrameReader, probe
from studio.codec.encoder import GOP, Chapter, H264Writer
from studio.codec.i420 import Frame, blank
from studio.codec.sound import SoundReader
from studio.errors import BadInputError, DiskFullError, MediaError
from tests.codec.conftest import HEIGHT, WIDTH, film, number_of, numbered

BT709 = (1, 1, 1, 1)


def test_the_file_is_tagged_and_shaped_for_scrubbing(fifty: Path) -> None:
    with av.open(str(fifty)) as container:
        stream = container.streams.video[0]
        context = stream.codec_context
        assert stream.codec_context.name == "h264"
        assert (context.color_primaries, context.color_trc, context.colorspace, context.color_range) == BT709
        assert context.pix_fmt == "yuv420p"
        packets = [packet for packet in container.demux(stream) if packet.size]
    assert packets[0].pts == 0
    assert all(packet.pts == packet.dts for packet in packets)
    keys = [number for number, packet in enumerate(packets) if packet.is_keyframe]
    assert max(np.diff([*keys, len(packets)])) <= GOP


@pytest.mark.parametrize("rate", [Fraction(24), Fraction(25), Fraction(30000, 1001), Fraction(60)])
def test_the_rate_is_exact(tmp_path: Path, rate: Fraction) -> None:
    info = probe(film(tmp_path / "film.mp4", 13, rate=rate))
    assert (info.rate, info.frames, info.has_audio) == (rate, 13, False)


def test_chapters_timecode_and_title_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    chapters = [Chapter("1  A gate", 0, 10), Chapter("2  Ein Tor, möglich", 10, 24)]
    writer = H264Writer(
        path,
        WIDTH,
        HEIGHT,
        Fraction(24),
        chapters=chapters,
        metadata={"title": "The Gate"},
        timecode="01:00:00:00",
    )
    with writer:
        for index in range(24):
            writer.write(numbered(index))
    with av.open(str(path)) as container:
        assert container.metadata["title"] == "The Gate"
        assert container.streams.video[0].metadata["timecode"] == "01:00:00:00"
        found = [(c["metadata"]["title"], round(c["start"] * (c["time_base"] or 0) * 24)) for c in container.chapters()]
    assert found == [("1  A gate", 0), ("2  Ein Tor, möglich", 10)]
    data = path.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


def test_the_array_may_be_used_again(tmp_path: Path) -> None:
    path, canvas = tmp_path / "film.mp4", blank(WIDTH, HEIGHT)
    with H264Writer(path, WIDTH, HEIGHT, Fraction(24)) as writer:
        for index in range(40):
            canvas[:] = numbered(index)
            writer.write(canvas)
    with FrameReader(path) as reader:
        assert [number_of(frame) for frame in reader.frames()] == list(range(40))


def test_a_view_with_gaps_between_its_rows_is_written_right(tmp_path: Path) -> None:
    wide = np.zeros((HEIGHT * 3 // 2, WIDTH * 2), np.uint8)
    wide[:, :WIDTH] = numbered(77)
    with H264Writer(tmp_path / "film.mp4", WIDTH, HEIGHT, Fraction(24)) as writer:
        writer.write(wide[:, :WIDTH])
    with FrameReader(tmp_path / "film.mp4") as reader:
        assert number_of(reader.frame(0)) == 77


def test_a_fragmented_file_plays_while_it_grows(tmp_path: Path) -> None:
    path = tmp_path / "take.part"
    with H264Writer(path, WIDTH, HEIGHT, Fraction(24), fragmented=True) as writer:
        for index in range(100):
            writer.write(numbered(index))
        with FrameReader(path) as reader:
            assert reader.info.frames >= GOP
            assert number_of(reader.frame(GOP - 1)) == GOP - 1
    assert probe(path).frames == 100


def test_abort_removes_the_file_and_close_after_it_is_harmless(tmp_path: Path) -> None:
    writer = H264Writer(tmp_path / "film.mp4", WIDTH, HEIGHT, Fraction(24))
    writer.write(numbered(0))
    writer.abort()
    writer.close()
    assert not list(tmp_path.iterdir())


def test_an_error_inside_the_block_keeps_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyError), H264Writer(tmp_path / "film.mp4", WIDTH, HEIGHT, Fraction(24)):
        raise KeyError
    assert not list(tmp_path.iterdir())


def test_an_empty_film_is_not_kept(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match="no frames"):
        H264Writer(tmp_path / "film.mp4", WIDTH, HEIGHT, Fraction(24)).close()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("fragmented", [False, True])
def test_a_full_disk_is_said_and_nothing_is_kept(tmp_path: Path, *, fragmented: bool) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    path = tmp_path / "film.mp4"
    path.symlink_to("/dev/full")
    noise = np.random.default_rng(1).integers(16, 235, (HEIGHT * 3 // 2, WIDTH), np.uint8)
    with pytest.raises(DiskFullError):
        _write_all(path, noise, fragmented=fragmented)
    assert not path.is_symlink()


def _write_all(path: Path, frame: Frame, *, fragmented: bool) -> None:
    with H264Writer(path, WIDTH, HEIGHT, Fraction(24), crf=1, fragmented=fragmented) as writer:
        for _ in range(60):
            writer.write(frame)


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match="could not be written"):
        H264Writer(tmp_path / "no" / "film.mp4", WIDTH, HEIGHT, Fraction(24))


@pytest.mark.parametrize("size", [(97, 64), (96, 63), (0, 0), (100_000, 100_000)])
def test_a_size_that_cannot_be_coded_is_refused(tmp_path: Path, size: tuple[int, int]) -> None:
    with pytest.raises(BadInputError):
        H264Writer(tmp_path / "film.mp4", *size, Fraction(24))
    assert not list(tmp_path.iterdir())


def test_a_frame_of_another_size_is_refused(tmp_path: Path) -> None:
    with H264Writer(tmp_path / "film.mp4", WIDTH, HEIGHT, Fraction(24)) as writer:
        writer.write(numbered(0))
        with pytest.raises(BadInputError):
            writer.write(blank(WIDTH, HEIGHT + 2))


def test_sound_lies_beside_the_pictures(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    with H264Writer(path, WIDTH, HEIGHT, Fraction(24), sound=True) as writer:
        for index in range(24):
            writer.write(numbered(index))
            writer.write_sound(np.full((2_000, 2), 0.5 if index >= 12 else 0.0, np.float32))
        writer.write_sound(np.zeros((0, 2), np.float32))
        assert (writer.frames, writer.samples) == (24, 48_000)
    assert (probe(path).frames, probe(path).has_audio) == (24, True)
    with SoundReader(path) as reader:
        assert abs(reader.length - 48_000) <= 1024
        heard = reader.read(0, 48_000)[:, 0]
    assert abs(int(np.flatnonzero(heard > 0.25)[0]) - 24_000) < 100


def test_a_silent_film_takes_no_sound(tmp_path: Path) -> None:
    with H264Writer(tmp_path / "film.mp4", WIDTH, HEIGHT, Fraction(24)) as writer:
        writer.write(numbered(0))
        with pytest.raises(BadInputError, match="no track for sound"):
            writer.write_sound(np.zeros((10, 2), np.float32))
    assert not probe(tmp_path / "film.mp4").has_audio
