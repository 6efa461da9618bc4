import contextlib
import random
from pathlib import Path

import pytest

from studio.codec.decoder import FrameReader, probe
from studio.errors import BadInputError, MediaError
from tests.codec.conftest import HEIGHT, WIDTH, film, number_of


def test_every_frame_is_exact_by_its_index_in_any_order(fifty: Path) -> None:
    order = list(range(50)) * 2
    random.Random(3).shuffle(order)
    with FrameReader(fifty) as reader:
        assert [number_of(reader.frame(index)) for index in order] == order


def test_runs_are_exact_and_may_follow_each_other(fifty: Path) -> None:
    with FrameReader(fifty) as reader:
        assert [number_of(frame) for frame in reader.frames()] == list(range(50))
        assert [number_of(frame) for frame in reader.frames(13, 20)] == list(range(13, 33))
        assert [number_of(frame) for frame in reader.frames(33, 4)] == list(range(33, 37))
        assert not list(reader.frames(50, 0))


def test_frames_are_arrays_of_their_own(fifty: Path) -> None:
    with FrameReader(fifty) as reader:
        first = reader.frame(7)
        reader.frame(49)
    assert first.shape == (HEIGHT * 3 // 2, WIDTH)
    assert first.flags.owndata
    assert number_of(first) == 7


def test_probe_tells_what_is_there(fifty: Path) -> None:
    assert probe(fifty) == (WIDTH, HEIGHT, 24, 50, False)


@pytest.mark.parametrize(("first", "count"), [(-1, 1), (50, 1), (0, 51), (3, -1)])
def test_a_frame_that_is_not_there_is_said(fifty: Path, first: int, count: int) -> None:
    with FrameReader(fifty) as reader, pytest.raises(BadInputError, match="frames 0 to 49"):
        reader.frames(first, count)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6])
def test_a_growing_file_cut_anywhere_gives_whole_frames_or_a_sentence(tmp_path: Path, share: float) -> None:
    path = film(tmp_path / "cut.mp4", 50, fragmented=True)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    numbers: list[int] = []
    with contextlib.suppress(MediaError), FrameReader(path) as reader:
        numbers += [number_of(frame) for frame in reader.frames()]
    assert numbers == list(range(len(numbers)))
    assert len(numbers) < 50


def test_a_faststart_file_cut_off_is_refused(tmp_path: Path) -> None:
    path = film(tmp_path / "film.mp4", 50)
    path.write_bytes(path.read_bytes()[:-600])
    with pytest.raises(MediaError, match="cut off"):
        probe(path)


@pytest.mark.parametrize("content", [b"", b"no video at all\n" * 50, bytes(5000), b"\x89PNG\r\n\x1a\n"])
def test_a_foreign_file_is_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "foreign.mp4"
    path.write_bytes(content)
    with pytest.raises(MediaError, match=r"foreign\.mp4"):
        probe(path)


def test_a_missing_file_and_a_folder_are_said(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match="missing"):
        probe(tmp_path / "none.mp4")
    with pytest.raises(MediaError):
        probe(tmp_path)


def test_damage_inside_is_said_or_survived_with_a_sentence(tmp_path: Path) -> None:
    path = film(tmp_path / "film.mp4", 50)
    data = bytearray(path.read_bytes())
    start = data.index(b"mdat") + 200
    data[start : start + 2000] = bytes(2000)
    path.write_bytes(bytes(data))
    with pytest.raises(MediaError, match=r"film\.mp4"), FrameReader(path) as reader:
        list(reader.frames())
