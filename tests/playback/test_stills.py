import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.codec.i420 import blank
from studio.playback.jpeg import Bgra, decode
from studio.playback.stills import MOST_WAITING, WHOLE, Still, Stills
from tests.playback.conftest import HEIGHT, WIDTH, Bench


class Told:
    def __init__(self) -> None:
        self.pictures: dict[Still, Bgra | None] = {}
        self.order: list[Still] = []

    def __call__(self, still: Still, picture: Bgra | None) -> None:
        self.pictures[still] = picture
        self.order.append(still)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def stills(bench: Bench, told: Told, tmp_path: Path) -> Iterator[Stills]:
    stills = Stills(bench.path, tmp_path / "cache", told)
    yield stills
    stills.close()


def on_disk(folder: Path) -> list[Path]:
    return sorted((folder / "cache").rglob("*.jpg"))


def test_a_still_is_small_and_of_its_frame(bench: Bench, stills: Stills, told: Told) -> None:
    media = bench.film("a", 30)
    still = Still(media, 12, 16)
    stills.ask(still)
    bench.until(lambda: still in told.pictures)
    picture = told.pictures[still]
    assert picture is not None
    assert picture.shape == (16, WIDTH * 16 // HEIGHT, 4)
    assert picture.dtype == np.uint8
    columns = picture[8, 2::4, 0] > 120
    assert sum(bool(bit) << place for place, bit in enumerate(columns)) == 12


def test_a_picture_file_is_seen_whole_and_upright(
    bench: Bench, stills: Stills, told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = tmp_path / "frame.jpg"
    turned = Image.new("RGB", (40, 80), (200, 0, 0))
    exif = turned.getexif()
    exif[0x0112] = 6  # a quarter turn clockwise
    turned.save(drawn, exif=exif)
    monkeypatch.setattr(stills, "_path_of", {"picture": drawn, "words": tmp_path / "words"}.__getitem__)
    (tmp_path / "words").write_text("no picture")
    stills.ask(Still("picture", WHOLE, 20))
    stills.ask(Still("words", WHOLE, 20))
    bench.until(lambda: len(told.order) == 2)
    picture = told.pictures[Still("picture", WHOLE, 20)]
    assert picture is not None
    assert picture.shape == (20, 40, 4)
    assert picture[10, 20, 2] > 190
    assert told.pictures[Still("words", WHOLE, 20)] is None


def test_a_still_comes_from_disk_where_it_was_made_before(
    bench: Bench, stills: Stills, told: Told, tmp_path: Path
) -> None:
    media = bench.film("a", 30)
    stills.ask(Still(media, 12, 16))
    bench.until(lambda: len(told.order) == 1)
    assert len(on_disk(tmp_path)) == 1
    bench.path(media).unlink()
    again = Told()
    others = Stills(bench.path, tmp_path / "cache", again)
    others.ask(Still(media, 12, 20))
    bench.until(lambda: len(again.order) == 1)
    others.close()
    picture = again.pictures[Still(media, 12, 20)]
    assert picture is not None
    assert picture.shape[:2] == (20, 40)


def test_damaged_stills_on_disk_are_made_again(bench: Bench, stills: Stills, told: Told, tmp_path: Path) -> None:
    media = bench.film("a", 30)
    still = Still(media, 12, 16)
    stills.ask(still)
    bench.until(lambda: len(told.order) == 1)
    for junk in (b"", b"no picture"):
        on_disk(tmp_path)[0].write_bytes(junk)
        told.pictures.clear()
        stills.ask(still)
        bench.until(lambda: told.pictures.get(still) is not None)


def test_what_cannot_be_had_is_said(bench: Bench, stills: Stills, told: Told) -> None:
    gone = Still(bench.media("gone"), 0, 16)
    stills.ask(gone)
    bench.until(lambda: gone in told.pictures)
    assert told.pictures[gone] is None
    beyond = Still(bench.film("a", 5), 9, 16)
    stills.ask(beyond)
    bench.until(lambda: beyond in told.pictures)
    assert told.pictures[beyond] is None


def test_the_oldest_on_disk_go_where_they_have_become_many(bench: Bench, told: Told, tmp_path: Path) -> None:
    folder = tmp_path / "cache" / "stills" / "ab"
    folder.mkdir(parents=True)
    for number in range(6):
        path = folder / f"{number}.jpg"
        path.write_bytes(bytes(100))
        os.utime(path, (number, number))
    (folder / "left.jpg.part").write_bytes(b"")
    stills = Stills(bench.path, tmp_path / "cache", told, most_bytes=350)
    bench.until(lambda: len(list(folder.iterdir())) == 3)
    stills.close()
    assert sorted(path.name for path in folder.iterdir()) == ["3.jpg", "4.jpg", "5.jpg"]


def test_only_so_many_wait(bench: Bench, stills: Stills) -> None:
    forgotten = [gone for n in range(MOST_WAITING + 500) for gone in stills.ask(Still(bench.media(f"m{n}"), 0, 16))]
    assert all(gone.media in {bench.media(f"m{n}") for n in range(1000)} for gone in forgotten)


def test_a_picture_in_memory_is_made_small(bench: Bench, stills: Stills, told: Told, tmp_path: Path) -> None:
    grey = blank(64, 36)
    grey[:36] = 126
    stills.shrink("live:a", 3, grey, 18)
    bench.until(lambda: bool(told.order))
    picture = told.pictures[Still("live:a", 3, 18)]
    assert picture is not None
    assert picture.shape == (18, 32, 4)
    assert abs(int(picture[9, 16, 0]) - 128) <= 1
    assert on_disk(tmp_path) == []


def test_a_folder_that_cannot_be_written_to_spoils_nothing(bench: Bench, told: Told, tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"in the way")
    stills = Stills(bench.path, tmp_path / "cache", told)
    still = Still(bench.film("a", 5), 0, 16)
    stills.ask(still)
    bench.until(lambda: still in told.pictures)
    stills.close()
    assert told.pictures[still] is not None


def test_stills_on_disk_look_as_those_that_were_decoded(
    bench: Bench, stills: Stills, told: Told, tmp_path: Path
) -> None:
    media = bench.film("a", 13)
    still = Still(media, 12, HEIGHT)
    stills.ask(still)
    bench.until(lambda: still in told.pictures)
    kept = decode(on_disk(tmp_path)[0].read_bytes())
    picture = told.pictures[still]
    assert kept is not None
    assert picture is not None
    assert np.abs(kept.astype(int) - picture).mean() < 6
