import msgspec

from studio.edit import deeds
from studio.model.rows import Ask, Job
from studio.ui.inspector.take_looks import TakeLooks, in_sight, name_of
from studio.ui.session import Session
from tests.ui.inspector.conftest import GiveTake


def test_the_newest_and_the_chosen_are_in_sight(session: Session, give_take: GiveTake) -> None:
    shot = session.board.reel[0].id
    takes = [give_take(shot, choose=False, seed=seed) for seed in range(1, 11)]
    assert in_sight(takes[:8], None, 8) == takes[:8]
    assert in_sight(takes, None, 8) == takes[3:]
    assert in_sight(takes, takes[5].id, 8) == takes[3:]
    assert in_sight(takes, takes[0].id, 8) == [takes[0], *takes[4:]]


def test_a_take_looks_as_it_stands(session: Session, give_take: GiveTake) -> None:
    shot = session.board.reel[0].id
    good, gone = give_take(shot), give_take(shot, choose=False, file=False, seed=3)
    looks = TakeLooks(session)
    row = session.board.shots[shot]
    assert (looks.of(row, good).state, looks.of(row, good).chosen) == ("draft", True)
    assert looks.of(row, gone).state == "offline"
    assert "missing" in looks.of(row, gone).tip
    session.do(deeds.set_prompt, shot=shot, prompt="A wolf")
    row = session.board.shots[shot]
    assert looks.of(row, good).state == "stale"
    assert "rompt changed" in looks.of(row, good).tip
    session.opened.media.path(good.media).unlink()
    assert looks.of(row, good).state == "stale"
    looks.forget()
    assert looks.of(row, good).state == "offline"


def test_what_waits_has_a_look_too(session: Session) -> None:
    shot = session.board.reel[0]
    looks = TakeLooks(session)
    assert looks.running(shot, 1) is None
    session.opened.store.put_job(Job(id="j1", shot=shot.id, ask=Ask(engine="test_pattern")))
    waiting = looks.running(shot, 2)
    assert waiting is not None
    assert (waiting.take, waiting.title, waiting.state) == ("", "Take 2", "queued")


def test_a_take_is_called_by_its_label(session: Session, give_take: GiveTake) -> None:
    take = give_take(session.board.reel[0].id)
    assert name_of(take) == "Take 1"
    assert name_of(msgspec.structs.replace(take, label="Best")) == "Best"


def test_what_was_said_of_a_take_is_in_its_tip(session: Session, give_take: GiveTake) -> None:
    row = session.board.reel[0]
    take = msgspec.structs.replace(give_take(row.id), sound=True, notes=("80 frames were snapped to 81.",))
    lines = TakeLooks(session).of(row, take).tip.splitlines()
    assert lines[2:4] == ["With sound", "80 frames were snapped to 81."]
