from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.edit import deeds
from studio.ui.board.speech import announce, spoken, tip
from studio.ui.session import Session


def test_the_current_card_is_said_with_number_state_and_length(session: Session) -> None:
    assert spoken(session) == ""
    session.selection.only(session.board.reel[2].id)
    assert spoken(session) == "Shot 3, Empty, 1:00. Insert of paw prints filling with snow"


def test_a_widget_says_it_once(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    announce(widget, "Shot 3")
    assert widget.accessibleDescription() == "Shot 3"


def test_a_tooltip_shows_what_was_typed_and_no_markup(session: Session) -> None:
    shot = session.board.reel[0].id
    session.do(deeds.set_prompt, shot=shot, prompt="A <b>bold</b> fox & hare")
    assert tip(session, shot) == "<p>A &lt;b&gt;bold&lt;/b&gt; fox &amp; hare</p>"
