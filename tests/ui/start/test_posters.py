from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from studio.codec.encoder import H264Writer
from studio.codec.i420 import blank
from studio.model.rows import Ask, Take
from studio.model.time import Rate
from studio.ui.session import Session
from studio.ui.start.posters import NAME, keep_poster, poster


def give_take(session: Session, number: int, *, luma: int) -> None:
    """A take of 24 frames of one grey for the shot with a number."""
    shot, part = session.board.reel[number - 1], session.opened.media.new_part(".mp4")
    with H264Writer(part, 128, 72, Rate(24).fraction) as writer:
        for _ in range(24):
            frame = blank(128, 72)
            frame[:72] = luma
            writer.write(frame)
    media = session.opened.media.adopt(part)
    take = Take(
        id=f"take{number}",
        shot=shot.id,
        media=media,
        recipe="{}",
        recipe_hash=f"{number:064}",
        ask=Ask(engine="previs"),
        frames=24,
        width=128,
        height=72,
        rate=Rate(24),
        seed=0,
        quality="draft",
        engine="previs",
    )
    session.opened.store.add_take(take, choose=True)


def test_a_project_shows_the_picture_nearest_to_its_middle(session: Session) -> None:
    give_take(session, 1, luma=40)
    give_take(session, 3, luma=220)
    assert keep_poster(session.opened)
    image = poster(session.opened.path, 400)
    assert image is not None
    assert (image.width(), image.height()) == (400, 225)
    assert image.pixelColor(200, 100).lightness() > 180
    assert [path.name for path in session.opened.cache.glob("poster*")] == [NAME]


def test_a_project_without_pictures_has_no_poster(session: Session) -> None:
    assert not keep_poster(session.opened)
    assert poster(session.opened.path, 400) is None


def test_a_damaged_take_is_passed_over(session: Session) -> None:
    give_take(session, 1, luma=220)
    give_take(session, 3, luma=40)
    take = session.board.takes["take3"]
    path = session.opened.media.path(take.media)
    path.chmod(0o644)
    path.with_name("damage.part").write_bytes(b"no film")
    path.with_name("damage.part").replace(path)
    assert keep_poster(session.opened)
    image = poster(session.opened.path, 64)
    assert image is not None
    assert image.pixelColor(32, 18).lightness() > 180


@pytest.mark.qt_log_ignore("(?i)jpeg")
@pytest.mark.parametrize("content", [b"", b"not a picture", b"\xff\xd8\xff\xe0" + bytes(40)])
def test_a_poster_that_cannot_be_read_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / NAME).write_bytes(content)
    assert poster(tmp_path, 400) is None


def test_a_poster_is_read_at_the_size_it_is_shown(tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    image = QImage(700, 1400, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    assert image.save(str(tmp_path / "cache" / NAME))
    upright = poster(tmp_path, 352)
    assert upright is not None
    assert upright.height() == 352
