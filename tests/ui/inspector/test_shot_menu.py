import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from studio.edit import deeds
from studio.ui.inspector.inspector import Inspector
from studio.ui.inspector.shot_menu import shot_menu
from studio.ui.session import Session
from tests.ui.inspector.conftest import GiveTake


@pytest.fixture
def entries(session: Session, inspector: Inspector, give_take: GiveTake) -> dict[str, QAction]:
    shot = session.board.reel[0]
    give_take(shot.id)
    session.do(deeds.set_params, shots=[shot.id], name="time", value="night")
    session.selection.only(shot.id)
    inspector.refresh()
    menu = shot_menu(session, inspector.page, shot.id)
    return {one.text(): one for one in menu.actions() if one.text()}


def test_the_menu_does_what_it_says(entries: dict[str, QAction], session: Session, inspector: Inspector) -> None:
    assert all(one.isEnabled() for one in entries.values())
    entries["Copy the prompt"].trigger()
    assert QApplication.clipboard().text() == session.board.reel[0].prompt
    entries["Draft as you type"].trigger()
    assert not inspector.hand.drafts
    entries["Clear what is set here"].trigger()
    assert session.board.reel[0].params == {}
    entries["Show no take"].trigger()
    assert session.board.reel[0].chosen is None
