from pytestqt.qtbot import QtBot

from studio.playback.shown import Shown
from studio.ui.session import Session
from studio.ui.session.playing import Playing
from tests.ui.conftest import OpenSession
from tests.ui.session.numbered import give_take, number_of


def test_it_plays_every_frame_of_its_takes(session: Session, qtbot: QtBot) -> None:
    for number, shot in enumerate(session.board.reel[:2]):
        give_take(session, shot.id, first=number * 100)
    qtbot.waitUntil(lambda: [span.kind for span in session.playing.spans(0, 48)] == ["cached"])
    seen: list[Shown] = []
    session.playing.pictured.connect(seen.append)
    session.playing.seek(20)
    session.playing.play()
    qtbot.waitUntil(lambda: session.playing.frame >= 30)
    session.playing.pause()
    frames = [shown.frame for shown in seen]
    assert frames == list(range(20, frames[-1] + 1))
    assert [number_of(shown.picture) for shown in seen[:8]] == [20, 21, 22, 23, 100, 101, 102, 103]
    assert not any(shown.held for shown in seen)
    stats = session.playing.stats()
    assert (stats.dropped, stats.held) == (0, 0)
    assert stats.cache_bytes > 0


def test_the_transport_says_what_it_does(session: Session) -> None:
    playing, heard = session.playing, list[tuple[bool, float]]()
    playing.changed.connect(lambda: heard.append((playing.playing, playing.speed)))
    playing.toggle()
    playing.shuttle(1)
    playing.shuttle(-1)
    playing.shuttle(0)
    playing.pause()
    playing.toggle()
    playing.step(1)
    assert heard == [(True, 1.0), (True, 2.0), (True, -1.0), (False, 1.0), (True, 1.0), (False, 1.0)]


def test_playing_stops_at_the_end_and_starts_anew(session: Session, qtbot: QtBot) -> None:
    playing = session.playing
    playing.seek(141)
    playing.play()
    with qtbot.waitSignal(playing.changed):
        pass
    assert not playing.playing
    assert playing.frame == 143
    playing.play()
    assert playing.frame == 0
    playing.pause()


def test_seeking_stepping_and_cutting_tell_each_move_once(session: Session) -> None:
    playing, moves = session.playing, list[int]()
    playing.moved.connect(moves.append)
    playing.seek(10)
    playing.seek(10)
    playing.step(-3)
    playing.cut(1)
    playing.cut(1)
    playing.cut(-1)
    playing.seek(10_000)
    playing.seek(-4)
    assert moves == [10, 7, 24, 48, 24, 143, 0]
    assert playing.shot == session.board.reel[0].id


def test_in_and_out_never_cross(session: Session) -> None:
    playing = session.playing
    playing.mark(first=30)
    assert playing.range == (30, 144)
    playing.mark(last=60)
    assert playing.range == (30, 60)
    playing.mark(last=20)
    assert playing.range == (0, 20)
    playing.mark(first=50)
    assert playing.range == (50, 144)
    playing.mark(first=9999)
    assert playing.range == (143, 144)
    playing.unmark()
    assert playing.range is None


def test_a_range_loops(session: Session, qtbot: QtBot) -> None:
    playing, moves = session.playing, list[int]()
    playing.mark(first=30)
    playing.mark(last=33)
    playing.set_loop("range")
    playing.moved.connect(moves.append)
    playing.play()
    qtbot.waitUntil(lambda: len(moves) >= 8)
    playing.pause()
    assert moves[:8] == [30, 31, 32, 30, 31, 32, 30, 31]


def test_modes_and_volume_are_told_once_each(session: Session) -> None:
    playing, heard = session.playing, list[str]()
    playing.changed.connect(lambda: heard.append("changed"))
    playing.set_mode("real")
    playing.set_loop("shot")
    playing.set_volume(7.0)
    playing.set_muted(True)
    assert (playing.mode, playing.loop, playing.volume, playing.muted) == ("real", "shot", 1.0, True)
    assert len(heard) == 3


def test_the_cache_keeps_to_its_limit(session: Session, qtbot: QtBot) -> None:
    give_take(session, session.board.reel[0].id)
    qtbot.waitUntil(lambda: [span.kind for span in session.playing.spans(0, 24)] == ["cached"])
    limit = session.playing.stats().cache_bytes // 2
    session.playing.set_cache_limit(limit)
    stats = session.playing.stats()
    assert stats.cache_limit == limit
    assert 0 < stats.cache_bytes <= limit
    kinds = [span.kind for span in session.playing.spans(0, 24)]
    assert kinds[0] == "cached"
    assert "missing" in kinds


def test_an_empty_reel_can_be_asked_for_anything(open_session: OpenSession) -> None:
    playing = open_session(0).playing
    playing.play()
    playing.toggle()
    playing.shuttle(-1)
    playing.step(5)
    playing.cut(1)
    playing.cut(-1)
    playing.mark(first=3)
    playing.mark(last=1)
    playing.set_loop("range")
    playing.play()
    assert not playing.playing
    assert playing.frame == 0
    assert playing.shot is None
    assert playing.spans() == []
    assert playing.shown.kind == "none"


def test_the_job_under_the_playhead_goes_first(session: Session, qtbot: QtBot) -> None:
    focused: list[str | None] = []
    session.playing.seek(30)
    session.playing.rested.connect(lambda: focused.append(session.playing.shot))
    qtbot.waitUntil(lambda: bool(focused))
    assert focused == [session.board.reel[1].id]


def test_it_knows_no_standing_where_it_is_given_none(session: Session, qtbot: QtBot) -> None:
    give_take(session, session.board.reel[0].id)
    playing = Playing(session.opened, session.making)
    qtbot.waitUntil(lambda: not playing.shown.held)
    assert playing.shown.kind == "take"
    playing.close()
