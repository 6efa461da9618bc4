from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.ui.inspector.cascade import Aim
from studio.ui.inspector.hand import Hand
from studio.ui.inspector.page import Page
from studio.ui.inspector.source_mark import BARE
from studio.ui.session import Session
from studio.ui.theme import Theme


@pytest.fixture
def page(session: Session, theme: Theme, hand: Hand, qtbot: QtBot) -> Iterator[Page]:
    page = Page(session, theme, hand)
    qtbot.addWidget(page)
    page.resize(360, 900)
    page.show()
    yield page
    page.flush()


def look_at(page: Page, hand: Hand, aim: Aim, session: Session) -> list[str]:
    """The names of the sections that are then in sight."""
    hand.aim = aim
    page.show_aim(aim, [session.board.shots[shot] for shot in aim.ids] if aim.ring == "shot" else [])
    names = ("project", "crowd", "prompt", "takes", "parameters", "words")
    return [name for name in names if getattr(page, name).isVisible()]


def test_each_aim_has_its_sections(page: Page, hand: Hand, session: Session) -> None:
    ids = tuple(shot.id for shot in session.board.reel)
    assert look_at(page, hand, Aim("shot", ids[:1]), session) == ["prompt", "takes", "parameters", "words"]
    assert look_at(page, hand, Aim("shot", ids), session) == ["crowd", "parameters", "words"]
    assert look_at(page, hand, Aim("project"), session) == ["project", "parameters"]
    assert look_at(page, hand, Aim("scene", (session.board.scene_order[0].id,)), session) == ["project", "parameters"]


def test_what_is_typed_is_committed_on_demand_and_on_leaving(page: Page, hand: Hand, session: Session) -> None:
    ids = tuple(shot.id for shot in session.board.reel)
    look_at(page, hand, Aim("shot", ids[:1]), session)
    page.write_prompt()
    assert page.prompt.editor.hasFocus()
    QTest.keyClicks(page.prompt.editor, " x")
    page.flush()
    assert session.board.reel[0].prompt.endswith(" x")
    QTest.keyClicks(page.prompt.editor, " y")
    look_at(page, hand, Aim("project"), session)
    assert session.board.reel[0].prompt.endswith(" x y")
    look_at(page, hand, Aim("shot", ids[:1]), session)
    page.write_notes()
    assert page.words.fields["notes"].hasFocus()


def test_narrow_and_low_it_leaves_things_away_and_scrolls(page: Page, hand: Hand, session: Session) -> None:
    look_at(page, hand, Aim("shot", (session.board.reel[0].id,)), session)
    wide = page.prompt.editor.width()
    page.resize(360, 300)
    assert page.verticalScrollBar().maximum() > 0
    assert page.prompt.editor.width() == wide
    page.fit(300, 300)
    assert page.parameters.rows["time"].source.width() == BARE
