from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.actions.conftest import Do, FakeDesk


class Prompting(QWidget):
    """An inspector, as far as deeds see it."""

    asked = 0

    def edit_prompt(self) -> None:
        self.asked += 1


def lengths(desk: FakeDesk) -> list[int]:
    return [shot.length for shot in desk.session.board.reel]


def test_a_new_shot_comes_behind_and_asks_for_its_prompt(desk: FakeDesk, do: Do, qtbot: QtBot) -> None:
    panel = Prompting()
    qtbot.addWidget(panel)
    desk.panels["inspector"] = panel
    session = desk.session
    session.selection.only(session.board.reel[1].id)
    do("shot.add")
    made = session.board.reel[2]
    assert made.prompt == ""
    assert session.selection.current == made.id
    assert session.playing.frame == 48
    assert panel.asked == 1
    do("shot.add_linked")
    assert session.board.reel[3].bridge


def test_trimming_to_the_playhead_ripples(desk: FakeDesk, do: Do) -> None:
    desk.session.playing.seek(30)
    do("shot.trim_in")
    assert lengths(desk)[:3] == [24, 18, 24]
    assert desk.session.playing.frame == 24
    desk.session.playing.seek(33)
    do("shot.trim_out")
    assert lengths(desk)[:3] == [24, 9, 24]


def test_splitting_where_the_playhead_is(desk: FakeDesk, do: Do) -> None:
    desk.session.playing.seek(24)
    assert do("shot.split") == "the playhead stands on a cut"
    desk.session.playing.seek(30)
    assert do("shot.split") == ""
    assert lengths(desk)[:4] == [24, 6, 18, 24]


def test_shots_go_one_place_earlier_and_later(desk: FakeDesk, do: Do) -> None:
    session = desk.session
    names = [shot.id for shot in session.board.reel]
    session.selection.only(names[1])
    do("shot.earlier")
    assert [shot.id for shot in session.board.reel][:3] == [names[1], names[0], names[2]]
    do("shot.later")
    assert [shot.id for shot in session.board.reel] == names
    session.selection.only(names[0])
    do("shot.earlier")
    assert [shot.id for shot in session.board.reel] == names


def test_linking_and_unlinking_many_is_one_step(desk: FakeDesk, do: Do) -> None:
    session = desk.session
    session.selection.all()
    do("shot.link")
    assert [shot.bridge for shot in session.board.reel] == [False, True, True, True, True, True]
    assert session.document.can_undo == "Link 5 shots"
    do("shot.link")
    assert not any(shot.bridge for shot in session.board.reel)


def test_a_scene_begins_here(desk: FakeDesk, do: Do) -> None:
    session = desk.session
    session.selection.only(session.board.reel[1].id)
    do("shot.scene")
    scenes = [scene.id for scene in session.board.scene_order]
    assert [len(session.board.shots_in(scene)) for scene in scenes] == [1, 2, 3]
    session.undo()
    assert len(session.board.scene_order) == 2


def test_a_take_that_is_not_there_is_said(desk: FakeDesk, do: Do) -> None:
    said: list[str] = []
    desk.session.noticed.connect(lambda notice: said.append(notice.sentence))
    desk.session.selection.only(desk.session.board.reel[0].id)
    do("take.4")
    assert said == ["Shot 1 has no take 4."]
    assert do("take.star") == "the shot has no take"


def test_markers_are_set_and_found(desk: FakeDesk, do: Do) -> None:
    assert do("marker.next") == "there are no markers"
    for frame in (10, 50):
        desk.session.playing.seek(frame)
        do("marker.add")
    do("marker.previous")
    assert desk.session.playing.frame == 10
    do("marker.next")
    assert desk.session.playing.frame == 50


def test_rolling_keeps_the_length_of_the_reel(desk: FakeDesk, do: Do) -> None:
    before = desk.session.board.length
    desk.session.playing.seek(30)
    do("shot.roll_out")
    assert desk.session.board.length == before
