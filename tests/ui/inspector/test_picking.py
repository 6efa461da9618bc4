from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from studio.edit import deeds
from studio.model.recipe import MediaName
from studio.ui.inspector.cascade import Aim
from studio.ui.inspector.hand import Hand
from studio.ui.inspector.picking import Picking, media_words
from studio.ui.session import Session
from studio.wire.capability import Parameter
from tests.ui.inspector.conftest import GiveTake

LAST = Parameter(name="last_frame", kind="picture", default="", title="Last frame")
CONTROL = Parameter(name="control", kind="video", default="")


@pytest.fixture
def picking(session: Session, hand: Hand, qtbot: QtBot) -> Picking:
    over = QWidget()
    qtbot.addWidget(over)
    hand.drafts = False
    hand.aim = Aim("shot", (session.board.reel[1].id,))
    return Picking(session, hand, over)


def entries(menu: QMenu) -> dict[str, bool]:
    return {action.text(): action.isEnabled() for action in menu.actions() if action.text()}


def press(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text() == words).trigger()


def test_a_file_is_copied_into_the_project(picking: Picking, session: Session, tmp_path: Path) -> None:
    Image.new("RGB", (64, 36)).save(tmp_path / "end.png")
    assert picking.give_file(LAST, tmp_path / "end.png") == ""
    value = str(session.board.reel[1].params["last_frame"])
    assert value.startswith("media:")
    assert not session.opened.media.missing(value.removeprefix("media:"))
    assert picking.give_file(LAST, tmp_path / "gone.png")


def test_frames_of_the_reel_are_offered_where_there_are_some(
    picking: Picking, session: Session, give_take: GiveTake
) -> None:
    said: list[str] = []
    before = picking.menu(LAST, said.append, set_here=False)
    assert entries(before) == {
        "Choose a file…": True,
        "Frame under the playhead": False,
        "Last frame of shot 1": False,
        "First frame of shot 3": False,
        "Clear": False,
    }
    first = give_take(session.board.reel[0].id)
    session.playing.seek(5)
    menu = picking.menu(LAST, said.append, set_here=True)
    press(menu, "Frame under the playhead")
    assert session.board.reel[1].params["last_frame"] == f"media:{first.media}@5"
    session.do(deeds.trim_shot, shot=session.board.reel[0].id, take_in=2, take_out=20)
    press(picking.menu(LAST, said.append, set_here=True), "Last frame of shot 1")
    assert session.board.reel[1].params["last_frame"] == f"media:{first.media}@19"
    press(menu, "Clear")
    assert "last_frame" not in session.board.reel[1].params
    assert said == ["", "", ""]


def test_takes_are_offered_for_a_video(picking: Picking, session: Session, give_take: GiveTake) -> None:
    own = give_take(session.board.reel[1].id)
    menu = picking.menu(CONTROL, lambda _said: None, set_here=False)
    assert entries(menu)["The take of the shot before"] is False
    assert entries(menu)["Depth of what is staged here"] is True
    press(menu, "This shot's take in the reel")
    assert session.board.reel[1].params["control"] == f"media:{own.media}"


def test_a_file_is_named_by_the_shot_that_it_is_from(session: Session, give_take: GiveTake) -> None:
    take = give_take(session.board.reel[2].id)
    board = session.board
    assert media_words(board, MediaName(take.media, 4)) == "Shot 3, frame 5"
    assert media_words(board, MediaName(take.media, 23)) == "Shot 3, last frame"
    assert media_words(board, MediaName(take.media)) == "Shot 3, take 1"
    assert media_words(board, MediaName("0" * 64)) == "Picture of yours"
    assert media_words(board, MediaName("0" * 64), video=True) == "Video of yours"


def test_a_file_is_asked_for_without_waiting(picking: Picking) -> None:
    dialog = picking.ask_for_file(CONTROL, lambda _said: None)
    assert "*.mp4" in dialog.nameFilters()[0]
    assert "*.png" not in dialog.nameFilters()[0]
    dialog.close()
