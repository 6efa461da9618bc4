import hashlib
from pathlib import Path

import pytest

from studio.errors import MediaError, ProjectError
from studio.project import MediaStore


@pytest.fixture
def media(tmp_path: Path) -> MediaStore:
    return MediaStore(tmp_path / "media")


def part(media: MediaStore, content: bytes = b"frames", suffix: str = ".mp4") -> Path:
    path = media.new_part(suffix)
    path.write_bytes(content)
    return path


def test_a_part_is_taken_in_under_its_hash(media: MediaStore) -> None:
    made = part(media)
    wanted = hashlib.sha256(b"frames").hexdigest()
    assert media.missing(wanted)
    assert media.adopt(made, wanted) == wanted
    assert media.path(wanted) == media.folder / wanted[:2] / f"{wanted}.mp4"
    assert media.path(wanted).read_bytes() == b"frames"
    assert not made.exists()
    assert not media.missing(wanted)
    assert media.verify(wanted) == media.path(wanted)


def test_the_first_of_equals_stays(media: MediaStore) -> None:
    first = media.adopt(part(media))
    stamp = media.path(first).stat().st_ino
    assert media.adopt(part(media, suffix=".mov")) == first
    assert media.path(first).stat().st_ino == stamp
    assert [path for path in media.folder.rglob("*") if path.is_file()] == [media.path(first)]


def test_a_cut_off_file_is_replaced(media: MediaStore) -> None:
    name = media.adopt(part(media))
    media.path(name).write_bytes(b"fra")
    with pytest.raises(MediaError, match="is damaged"):
        media.verify(name)
    media.adopt(part(media))
    media.verify(name)


def test_a_wrong_hash_is_refused_and_nothing_kept(media: MediaStore) -> None:
    made = part(media)
    with pytest.raises(MediaError, match="damaged while it was written"):
        media.adopt(made, "0" * 64)
    assert made.exists()
    assert [path for path in media.folder.rglob("*") if path.is_file()] == [made]


def test_what_is_not_there_is_named(media: MediaStore, tmp_path: Path) -> None:
    with pytest.raises(MediaError, match="is missing"):
        media.adopt(tmp_path / "nothing.mp4.part")
    with pytest.raises(MediaError, match="is missing"):
        media.verify("0" * 64)
    with pytest.raises(ProjectError, match="copied into the project"):
        media.copy_in(tmp_path / "nothing.png")


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "0" * 63, "0" * 64 + "/", "*" * 64])
def test_only_hashes_are_names(media: MediaStore, name: str) -> None:
    with pytest.raises(MediaError, match="is not the SHA-256"):
        media.path(name)


@pytest.mark.parametrize("suffix", ["mp4", "", "./x", ".a/b", ".toolongsuffix"])
def test_only_suffixes_are_suffixes(media: MediaStore, suffix: str) -> None:
    with pytest.raises(MediaError, match="not a media suffix"):
        media.new_part(suffix)


def test_files_from_elsewhere_are_copied(media: MediaStore, tmp_path: Path) -> None:
    source = tmp_path / "Board 1.PNG"
    source.write_bytes(b"png")
    name = media.copy_in(source)
    assert media.path(name).suffix == ".png"
    assert source.exists()
    odd = tmp_path / "odd"
    odd.write_bytes(b"odd")
    assert media.path(media.copy_in(odd)).suffix == ".bin"
    assert not list(media.folder.glob("parts/*"))


def test_one_look_tells_all_that_is_held(media: MediaStore) -> None:
    assert MediaStore(media.folder / "none").held() == set()
    names = set()
    for number in range(3):
        fresh = part(media)
        fresh.write_bytes(b"%d" % number)
        names.add(media.adopt(fresh))
    part(media)
    (media.folder / "ab").mkdir(exist_ok=True)
    (media.folder / "ab" / "notes.txt").touch()
    (media.folder / "cd").touch()
    assert media.held() == names
    media.remove(names.pop())
    assert media.held() == names


def test_a_file_is_deleted_once(media: MediaStore) -> None:
    name = media.adopt(part(media))
    assert not media.missing(name)
    media.remove(name)
    media.remove(name)
    assert media.missing(name)


def test_parts_of_others_are_swept(media: MediaStore) -> None:
    mine = part(media)
    left = mine.with_name("123-abcd-ef.mp4.part")
    left.write_bytes(b"half")
    assert media.sweep() == 1
    assert (mine.exists(), left.exists()) == (True, False)
    assert MediaStore(media.folder / "none").sweep() == 0
