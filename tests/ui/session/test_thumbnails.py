# pyright: reportPrivateUsage=false
from pathlib import Path

from PIL import Image
from pytestqt.qtbot import QtBot

from studio.edit import deeds
from studio.model.recipe import MediaName
from studio.playback.stills import Still
from studio.ui.session import Session
from studio.ui.session.thumbnails import GRID, Thumbnails, _on_grid
from tests.ui.session.numbered import arrived, give_take


def shot_of(session: Session, number: int = 1) -> str:
    return session.board.reel[number - 1].id


def pending(thumbnails: Thumbnails) -> set[Still]:
    return set(thumbnails._pending)


def test_a_picture_arrives_and_is_kept(session: Session, qtbot: QtBot) -> None:
    shot = shot_of(session)
    thumbnails = session.thumbnails
    assert thumbnails.of(shot) is None
    give_take(session, shot)
    heard: list[frozenset[str]] = []
    thumbnails.arrived.connect(heard.append)
    assert thumbnails.of(shot, height=36) is None
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [frozenset({shot})]
    pixmap = thumbnails.of(shot, height=36)
    assert pixmap is not None
    assert (pixmap.width(), pixmap.height()) == (64, 36)
    assert thumbnails.of(shot, height=36) is pixmap
    assert not pending(thumbnails)


def test_until_it_arrives_the_nearest_one_stands_in(session: Session, qtbot: QtBot) -> None:
    shot = shot_of(session)
    give_take(session, shot)
    session.thumbnails.of(shot, 0, height=36)
    qtbot.waitUntil(lambda: session.thumbnails.of(shot, 0, height=36) is not None)
    near = session.thumbnails.of(shot, 20, height=50)
    assert near is not None
    assert near.height() == 50


def test_neighbouring_frames_share_a_picture(session: Session) -> None:
    shot = shot_of(session)
    give_take(session, shot)
    for frame in range(24):
        session.thumbnails.of(shot, frame)
    assert {still.frame for still in pending(session.thumbnails)} <= {0, GRID, 23}


def test_a_picture_is_never_of_what_the_shot_cuts_away(session: Session) -> None:
    shot = session.board.reel[0]
    take = give_take(session, shot.id)
    session.do(deeds.trim_shot, shot=shot.id, take_in=13, take_out=20)
    row = session.board.shots[shot.id]
    assert {_on_grid(index, row, take) for index in range(13, 20)} <= set(range(13, 20))


def test_takes_have_pictures_of_their_own(session: Session, qtbot: QtBot) -> None:
    shot = shot_of(session)
    take = give_take(session, shot)
    assert session.thumbnails.of_take(take.id) is None
    qtbot.waitUntil(lambda: session.thumbnails.of_take(take.id) is not None)
    assert session.thumbnails.of_take("nobody") is None
    assert session.thumbnails.of("nobody") is None


def test_what_is_being_made_is_seen_and_becomes_the_takes(session: Session, qtbot: QtBot) -> None:
    shot = shot_of(session)
    session.making.frames_arrived.emit(arrived(shot, 0, 3))
    qtbot.waitUntil(lambda: session.thumbnails.of(shot, height=36) is not None)
    take = give_take(session, shot)
    with qtbot.waitSignal(session.thumbnails.arrived):
        session.making.finished.emit(shot, take)
    assert session.thumbnails.of(shot, 20, height=36) is not None


def test_a_job_shows_a_few_pictures_a_second_at_most(session: Session) -> None:
    shot = shot_of(session)
    asked: list[int] = []
    thumbnails = session.thumbnails
    shrink = thumbnails._stills.shrink
    thumbnails._stills.shrink = lambda name, frame, picture, height: asked.append(frame)
    for place in range(1, 12):
        session.making.frames_arrived.emit(arrived(shot, place))
    thumbnails._stills.shrink = shrink
    assert asked == [1]


def test_a_lost_file_is_not_asked_for_again_and_again(session: Session, qtbot: QtBot) -> None:
    shot = shot_of(session)
    take = give_take(session, shot)
    session.opened.media.path(take.media).unlink()
    assert session.thumbnails.of(shot) is None
    qtbot.waitUntil(lambda: not pending(session.thumbnails))
    assert session.thumbnails.of(shot) is None
    assert not pending(session.thumbnails)


def test_pictures_lie_on_disk_for_the_next_time(session: Session, qtbot: QtBot) -> None:
    shot = shot_of(session)
    give_take(session, shot)
    session.thumbnails.of(shot)
    qtbot.waitUntil(lambda: session.thumbnails.of(shot) is not None)
    assert len(list(session.opened.cache.rglob("*.jpg"))) == 1


def test_a_file_that_a_parameter_names_has_a_picture(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    drawn = tmp_path / "drawn.png"
    Image.new("RGBA", (64, 32), (0, 90, 200, 255)).save(drawn)
    named = MediaName(session.opened.media.copy_in(drawn))
    assert session.thumbnails.of_file(named, height=16) is None
    with qtbot.waitSignal(session.thumbnails.files_arrived):
        pass
    pixmap = session.thumbnails.of_file(named, height=16)
    assert pixmap is not None
    assert (pixmap.width(), pixmap.height()) == (32, 16)
