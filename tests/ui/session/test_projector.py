# pyright: reportPrivateUsage=false
from pytestqt.qtbot import QtBot

from studio.edit import deeds
from studio.model.rows import Ask
from studio.playback.shown import Shown
from studio.render.queue import JobQueue
from studio.ui.session import Session
from studio.ui.session.projector import Projector
from tests.ui.session.numbered import arrived, give_take, number_of


def projector_of(session: Session) -> Projector:
    return session.playing._projector


def first_shot(session: Session) -> str:
    return session.board.reel[0].id


def test_an_arriving_take_is_seen_at_once(session: Session, qtbot: QtBot) -> None:
    assert session.playing.shown.kind == "card"
    take = give_take(session, first_shot(session))
    assert session.playing.shown.take == take
    qtbot.waitUntil(lambda: not session.playing.shown.held)
    assert session.playing.shown.kind == "take"
    assert number_of(session.playing.shown.picture) == 0


def test_an_edit_that_makes_the_take_stale_is_seen(session: Session, qtbot: QtBot) -> None:
    shot = first_shot(session)
    give_take(session, shot)
    qtbot.waitUntil(lambda: not session.playing.shown.held)
    session.do(deeds.set_prompt, shot=shot, prompt="A wolf howls")
    qtbot.waitUntil(lambda: session.playing.shown.kind == "stale")
    session.undo()
    qtbot.waitUntil(lambda: session.playing.shown.kind == "take")


def test_a_running_jobs_pictures_are_seen_while_the_playhead_stands(session: Session) -> None:
    shot = first_shot(session)
    seen: list[Shown] = []
    session.playing.pictured.connect(seen.append)
    session.playing.seek(3)
    for place in range(6):
        session.making.frames_arrived.emit(arrived(shot, place))
    assert [number_of(shown.picture) for shown in seen[1:]] == [100, 101, 102, 103]
    assert session.playing.shown.kind == "making"
    assert not session.playing.shown.held


def test_pictures_of_another_shot_are_not_seen(session: Session) -> None:
    seen: list[Shown] = []
    session.playing.pictured.connect(seen.append)
    session.making.frames_arrived.emit(arrived(session.board.reel[1].id, 0))
    assert seen == []
    session.playing.seek(24)
    assert number_of(seen[-1].picture) == 100


def test_a_finished_job_hands_its_pictures_to_the_take(session: Session, qtbot: QtBot) -> None:
    shot = first_shot(session)
    session.making.frames_arrived.emit(arrived(shot, 0, 24, base=0))
    before = session.playing.shown
    assert before.kind == "making"
    take = give_take(session, shot)
    session.making.finished.emit(shot, take)
    assert session.playing.shown.kind == "take"
    assert not session.playing.shown.held
    assert number_of(session.playing.shown.picture) == number_of(before.picture)
    assert projector_of(session).player.live.bytes == 0
    qtbot.waitSignal(session.playing.cached).wait()


def test_pictures_of_a_job_that_failed_are_let_go_unless_another_follows(session: Session) -> None:
    shot, store = first_shot(session), session.opened.store
    queue = JobQueue(store)
    job = queue.add(shot, Ask(engine="test_pattern"))
    queue.start(job)
    session.making.frames_arrived.emit(arrived(shot, 0, job=job.id))
    other = queue.add(shot, Ask(engine="test_pattern", seed=4))
    queue.end(job.id, "cancelled")
    session.making.queue_changed.emit()
    assert session.playing.shown.kind == "making"
    queue.end(other.id, "failed")
    session.making.queue_changed.emit()
    assert session.playing.shown.kind == "card"


def test_a_reel_that_shrinks_takes_the_playhead_along(session: Session) -> None:
    moves: list[int] = []
    session.playing.seek(130)
    session.playing.moved.connect(moves.append)
    session.do(deeds.remove_shots, shots=[shot.id for shot in session.board.reel[1:]])
    assert moves == [23]
    assert session.playing.frame == 23
    session.do(deeds.remove_shots, shots=[first_shot(session)])
    assert session.playing.shown.kind == "none"


def test_rest_fills_the_cache_ahead(session: Session, qtbot: QtBot) -> None:
    for shot in session.board.reel[:2]:
        give_take(session, shot.id)
    qtbot.waitUntil(lambda: [span.kind for span in session.playing.spans(0, 48)] == ["cached"])


def test_a_real_job_is_seen_from_its_first_frame_to_its_take_without_a_flash(session: Session, qtbot: QtBot) -> None:
    shot = first_shot(session)
    seen: list[Shown] = []
    session.playing.pictured.connect(seen.append)
    session.playing.seek(12)
    session.making.make([shot], engine="test_pattern")
    qtbot.waitUntil(lambda: session.playing.shown.kind == "take" and not session.playing.shown.held, timeout=20_000)
    kinds = [shown.kind for shown in seen]
    assert kinds[0] == "card"
    made = kinds.index("making")
    assert set(kinds[made:]) == {"making", "take"}
    assert all(shown.picture is not None for shown in seen[made:])
    assert projector_of(session).player.live.shots == []
