import pytest
from pytestqt.qtbot import QtBot

from studio.edit import deeds
from studio.ui.inspector.cascade import Aim
from studio.ui.inspector.hand import Hand
from studio.ui.session import Session
from tests.ui.inspector.conftest import Asked


@pytest.fixture
def shots(session: Session, hand: Hand) -> tuple[str, ...]:
    """All six; the hand is on them."""
    ids = tuple(shot.id for shot in session.board.reel)
    hand.aim = Aim("shot", ids)
    hand.known = {one.name: one for one in session.making.capabilities("previs").parameters}
    return ids


def test_a_value_goes_to_all_shots_as_one_step(session: Session, hand: Hand, shots: tuple[str, ...]) -> None:
    assert hand.give("time", "night") == ""
    assert all(shot.params == {"time": "night"} for shot in session.board.reel)
    assert session.document.can_undo == "Set time of 6 shots"
    assert hand.clear("time") == ""
    assert all(not session.board.shots[shot].params for shot in shots)


def test_a_value_that_does_not_fit_is_refused_in_words(session: Session, hand: Hand, shots: tuple[str, ...]) -> None:
    del shots
    assert "give one of" in hand.give("time", "teatime")
    assert "seed" in hand.give("seed", -1)
    assert "not a length" in hand.length_words("long")
    assert "at least 1 frame" in hand.length(0)
    assert not any(shot.params for shot in session.board.reel)


def test_a_drag_is_one_step(session: Session, hand: Hand, shots: tuple[str, ...]) -> None:
    before = session.board.reel[0].frames
    for frames in (25, 26, 30):
        assert hand.length(frames, "drag:1") == ""
    assert {session.board.shots[shot].frames for shot in shots} == {30}
    session.undo()
    assert session.board.reel[0].frames == before


def test_a_value_can_be_set_further_out_and_the_shots_follow(session: Session, hand: Hand) -> None:
    shot = session.board.reel[0]
    hand.aim = Aim("shot", (shot.id,))
    hand.give("time", "night")
    assert hand.spread("time", "night", "scene") == ""
    assert session.board.scenes[shot.scene].params == {"time": "night"}
    assert not session.board.shots[shot.id].params
    hand.aim = Aim("scene", (shot.scene,))
    assert hand.spread("time", "night", "project") == ""
    assert session.board.project.params == {"time": "night"}
    assert not session.board.scenes[shot.scene].params
    session.undo()
    session.undo()
    assert session.board.shots[shot.id].params == {"time": "night"}


def test_scene_and_project_can_be_set(session: Session, hand: Hand) -> None:
    scene = session.board.scene_order[0].id
    for aim, row in ((Aim("scene", (scene,)), "scenes"), (Aim("project"), "project")):
        hand.aim = aim
        hand.give("time", "dusk")
        params = session.board.scenes[scene].params if row == "scenes" else session.board.project.params
        assert params == {"time": "dusk"}
        hand.clear("time")
    assert "not set" in hand.clear("time")


def test_links_words_and_trims(session: Session, hand: Hand, shots: tuple[str, ...]) -> None:
    assert hand.link(True) == ""
    assert all(shot.bridge for shot in session.board.reel)
    assert session.document.can_undo == "Link 6 shots"
    assert hand.write("notes", "Later.") == ""
    assert {shot.notes for shot in session.board.reel} == {"Later."}
    assert "200" in hand.write("label", "x" * 300)
    session.do(deeds.trim_shot, shot=shots[0], take_in=4, take_out=10)
    hand.aim = Aim("shot", shots[:1])
    assert hand.untrim() == ""
    assert session.board.shots[shots[0]].length == session.board.shots[shots[0]].frames
    hand.give("time", "night")
    hand.give("weather", "fog")
    assert hand.clear_all(["time", "weather"]) == ""
    assert not session.board.shots[shots[0]].params


def test_a_prompt_is_set_and_drafted_at_once(session: Session, hand: Hand, asked: Asked) -> None:
    shot = session.board.reel[0].id
    assert hand.prompt(shot, "A wolf", "key") == ""
    assert (session.board.shots[shot].prompt, asked.drafts) == ("A wolf", [shot])
    assert hand.prompt(shot, " A  wolf ", "key") == ""
    assert asked.drafts == [shot]
    assert "empty" in hand.prompt(shot, " ", "key")
    assert hand.prompt("gone", "A wolf", "key") == ""
    hand.drafts = False
    assert hand.prompt(shot, "A bear", "key") == ""
    assert asked.drafts == [shot]


def test_a_value_of_one_shot_is_drafted_after_a_breath(
    session: Session, hand: Hand, asked: Asked, qtbot: QtBot
) -> None:
    shot = session.board.reel[0].id
    hand.aim = Aim("shot", (shot,))
    hand.give("time", "night")
    hand.give("weather", "fog")
    assert not asked.drafts
    qtbot.waitUntil(lambda: bool(asked.drafts))
    assert asked.drafts == [shot]
