import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from studio.edit import deeds
from studio.model.recipe import resolve
from studio.model.rows import Ask, Job, Take
from studio.project import Opened
from studio.ui.session import Session

ASK = Ask(engine="test_pattern")


def give_take(opened: Opened, shot: str) -> Take:
    """A shot gets a take as if it had been made just now."""
    board = opened.document.board
    recipe = resolve(board, board.shots[shot], ASK).recipe
    part = opened.media.new_part(".mp4")
    part.write_bytes(shot.encode())
    take = Take(
        id=f"take-{shot}",
        shot=shot,
        media=opened.media.adopt(part),
        recipe=recipe.canonical().decode(),
        recipe_hash=recipe.hash,
        ask=ASK,
        frames=recipe.frames,
        width=recipe.width,
        height=recipe.height,
        rate=recipe.rate,
        seed=recipe.seed,
        quality="draft",
        engine="test_pattern",
    )
    return opened.store.add_take(take, choose=True)


def heard(session: Session) -> list[set[str]]:
    """What standings tell from now on."""
    told: list[set[str]] = []
    session.standings.changed.connect(lambda shots: told.append(set(shots)))
    return told


def test_an_edit_is_told_of_the_shots_that_it_concerns(session: Session) -> None:
    first, second = (shot.id for shot in session.board.reel[:2])
    give_take(session.opened, first)
    told = heard(session)
    session.do(deeds.set_prompt, shot=first, prompt="A wolf")
    assert told == [{first}]
    assert session.standings.of(first) == ("draft", True, "Prompt changed")
    assert (session.standings.look(first), session.standings.look(second)) == ("stale", "empty")
    assert session.standings.stale() == [first]
    session.do(deeds.set_field, shot=first, field="notes", value="Later.")
    assert len(told) == 1
    session.undo()
    session.undo()
    assert session.standings.stale() == []


def test_jobs_are_seen_as_they_turn(session: Session) -> None:
    shot = session.board.reel[0].id
    told = heard(session)
    session.opened.store.put_job(Job(id="j1", shot=shot, ask=ASK))
    assert (session.standings.of(shot).state, session.standings.look(shot)) == ("generating", "queued")
    session.opened.store.set_job("j1", state="running")
    assert session.standings.look(shot) == "generating"
    session.opened.store.set_job("j1", priority=3.0)
    session.opened.store.set_job("j1", state="failed", ended="2026-01-01T00:00:00.000Z", error="the engine fell over.")
    assert session.standings.of(shot) == ("failed", False, "The engine fell over.")
    assert told == [{shot}] * 3
    session.opened.store.forget_jobs("failed")
    assert session.standings.look(shot) == "empty"


def test_files_that_went_are_seen_on_coming_back(session: Session, qapp: QApplication) -> None:
    shot = session.board.reel[0].id
    take = give_take(session.opened, shot)
    file = session.opened.media.path(take.media)
    told = heard(session)
    session.standings.look_again()
    assert told == []
    file.rename(session.opened.path / "elsewhere")
    assert session.standings.look(shot) == "draft"
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert (session.standings.look(shot), told) == ("offline", [{shot}])
    (session.opened.path / "elsewhere").rename(file)
    session.standings.look_again()
    assert session.standings.look(shot) == "draft"


def test_a_shot_that_is_gone_stands_as_an_empty_one(session: Session) -> None:
    shot = session.board.reel[0].id
    give_take(session.opened, shot)
    told = heard(session)
    session.do(deeds.remove_shots, shots=[shot])
    assert session.standings.of(shot) == ("empty", False, "")
    assert shot in told[0]
    session.undo()
    assert session.standings.of(shot).state == "draft"
    assert msgspec.json.encode(session.standings.stale()) == b"[]"
