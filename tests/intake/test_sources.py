from fractions import Fraction
from pathlib import Path

import msgspec
import pytest
from PIL import Image

from studio.codec.encoder import H264Writer
from studio.codec.i420 import blank
from studio.edit.deeds import add_shot
from studio.errors import BadInputError, MediaError, NotFoundError
from studio.intake.sources import last_shown, of_shot, source, take_in
from studio.model.board import Board
from studio.model.rows import Ask, Take
from studio.model.time import Rate
from studio.project import Opened, create


@pytest.fixture
def opened(tmp_path: Path):
    with create(tmp_path / "film.storyreel", width=64, height=64) as made:
        for frames in (5, 9):
            made.document.apply(add_shot(made.document.board, prompt="a fox", frames=frames))
        yield made


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    path = tmp_path / "clip.mp4"
    with H264Writer(path, 64, 64, Fraction(24)) as writer:
        for _ in range(6):
            writer.write(blank(64, 64))
    return path


def _with_take(opened: Opened, number: int, media: str) -> Board:
    shot = opened.document.board.reel[number - 1]
    take = Take(
        id="take1",
        shot=shot.id,
        media=media,
        recipe="",
        recipe_hash="",
        ask=Ask(engine="previs"),
        frames=6,
        width=64,
        height=64,
        rate=Rate(),
        seed=0,
        quality="draft",
        engine="previs",
    )
    opened.store.add_take(take, choose=True)
    return opened.document.board


def test_a_picture_is_copied_into_the_project(opened: Opened, tmp_path: Path) -> None:
    for mode, suffix in (("RGB", "png"), ("L", "jpg"), ("RGBA", "webp"), ("I;16", "tif")):
        path = tmp_path / f"door.{suffix}"
        Image.new(mode, (20, 10)).save(path)
        value = take_in(opened.media, str(path), name="first_frame", kind="picture")
        path.unlink()
        assert not opened.media.missing(value.removeprefix("media:"))


def test_a_video_gives_a_frame_or_all_of_it(opened: Opened, clip: Path) -> None:
    media = opened.media
    whole = take_in(media, str(clip), name="control", kind="video")
    assert "@" not in whole
    assert take_in(media, str(clip), name="first_frame", kind="picture") == f"{whole}@0"
    assert take_in(media, str(clip), name="last_frame", kind="picture") == f"{whole}@5"
    assert take_in(media, f"{clip}@3", name="first_frame", kind="picture") == f"{whole}@3"
    assert source(opened.document.board, media, whole, name="control", kind="video") == whole
    with pytest.raises(BadInputError, match="no frame 6: its last one is 5"):
        take_in(media, f"{clip}@6", name="first_frame", kind="picture")


def test_what_cannot_be_read_is_a_sentence(opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "torn.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 40)
    (tmp_path / "torn.mp4").write_bytes(b"no film")
    (tmp_path / "door.txt").write_text("a door")
    Image.new("1", (9000, 8000)).save(tmp_path / "huge.png")
    Image.new("RGB", (8, 8)).save(tmp_path / "small.png")
    for name, kind, words in (
        ("torn.png", "picture", "cannot be read as a picture"),
        ("torn.mp4", "picture", "cannot be read as video"),
        ("door.txt", "picture", "is no picture or video"),
        ("gone.png", "picture", "is not there"),
        ("huge.png", "picture", "64 megapixels"),
        ("small.png", "video", "has to be a video"),
    ):
        with pytest.raises((BadInputError, MediaError), match=words):
            take_in(opened.media, str(tmp_path / name), name="control", kind=kind)  # pyright: ignore[reportArgumentType]
    with pytest.raises(MediaError, match="no such file"):
        source(opened.document.board, opened.media, f"media:{'0' * 64}", name="control", kind="video")


def test_a_frame_of_another_shot(opened: Opened, clip: Path) -> None:
    media = opened.media.copy_in(clip)
    board = _with_take(opened, 1, media)

    def named(text: str, name: str, *, video: bool = False) -> str:
        return source(board, opened.media, text, name=name, kind="video" if video else "picture")

    assert named("shot:1", "first_frame") == f"media:{media}@4"
    assert named("shot:1", "last_frame") == f"media:{media}@0"
    assert named("shot:1@2", "last_frame") == f"media:{media}@2"
    assert named(f"shot:{board.reel[0].id}", "control", video=True) == f"media:{media}"
    trimmed = msgspec.structs.replace(board.reel[0], take_in=2)
    assert last_shown(trimmed, board.takes["take1"]) == 4
    assert of_shot(board, trimmed, name="reference.1", kind="picture", frame=1) == f"media:{media}@3"
    for text, words in (("shot:1@5", "no frame 5: its last one is 4"), ("shot:2", "Shot 2 has no take yet")):
        with pytest.raises(BadInputError, match=words):
            named(text, "first_frame")
    with pytest.raises(NotFoundError):
        named("shot:9", "first_frame")
