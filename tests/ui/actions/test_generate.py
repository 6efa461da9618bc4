from studio.edit import deeds
from studio.extend.registry import Registry
from studio.ui.actions.every import every_action
from studio.ui.actions.generate import engines
from tests.ui.actions.conftest import Do, FakeDesk


def test_engines_are_told_by_what_they_make(desk: FakeDesk) -> None:
    assert {record.engine for record in engines(desk, "draft")} >= {"previs"}
    assert [record.engine for record in engines(desk, "master")] == ["diffusers"]


def test_what_is_selected_is_queued(desk: FakeDesk, do: Do) -> None:
    session = desk.session
    session.making.pause()
    session.selection.become([shot.id for shot in session.board.reel[:2]])
    do("make.draft")
    assert [row.number for row in session.making.rows()] == [1, 2]
    notes = {record.id: record.note for record in every_action()}
    note = notes["queue.show"]
    assert note is not None
    assert note(desk) == "2 jobs"
    do("queue.cancel")
    assert not session.making.busy


def test_an_engine_that_needs_a_model_asks_for_one_first(desk: FakeDesk, do: Do) -> None:
    session = desk.session
    session.making.pause()
    session.selection.only(session.board.reel[0].id)
    do("make.master")
    assert desk.asked[-1] == "library"
    assert not session.making.busy
    session.do(deeds.set_param, ring="project", name="model", value="/models/wan")
    do("make.master")
    assert session.making.busy
    session.making.cancel_all()


def test_what_cannot_be_made_is_said(desk: FakeDesk, do: Do) -> None:
    desk.session.shelf = Registry([found for found in desk.session.shelf.manifests if found.id == "test_pattern"])
    assert do("make.master") == "no engine for masters is installed"
    assert do("make.stale") == "nothing is stale"
    assert do("make.stop") == "nothing is being made"
    assert do("queue.retry") == "nothing has failed"


def test_the_queue_pauses_and_goes_on(desk: FakeDesk, do: Do) -> None:
    do("queue.pause")
    assert desk.session.making.paused
    do("queue.pause")
    assert not desk.session.making.paused
    do("queue.show")
    assert "queue" in desk.shown
