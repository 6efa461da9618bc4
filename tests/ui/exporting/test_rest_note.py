from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.ui.exporting.choice import Rest
from studio.ui.exporting.rest_note import RestNote
from studio.ui.theme import Theme


def test_it_says_what_lacks_and_offers_to_make_it(theme: Theme, qtbot: QtBot) -> None:
    note = RestNote(theme)
    qtbot.addWidget(note)
    note.show_rest(Rest(drafts=("a",), stale=("b",), cards=("c", "d")), 12, "4:10", can_make=True)
    assert note.title.text() == "4 of 12 shots are not at their best yet"
    assert note.make.text() == "Make them first, 4:10"
    assert note.counts.accessibleName() == "1 drafts, 1 stale, last take, 2 title cards"
    with qtbot.waitSignal(note.make_asked):
        qtbot.mouseClick(note.make, Qt.MouseButton.LeftButton)
    assert not note.grab().isNull()


def test_it_is_not_there_where_nothing_lacks(theme: Theme, qtbot: QtBot) -> None:
    note = RestNote(theme)
    qtbot.addWidget(note)
    note.show_rest(Rest(), 12, "", can_make=True)
    assert note.isHidden()
    note.show_rest(Rest(making=("a",)), 12, "", can_make=True)
    assert note.make.isHidden()
