from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from studio.ui.controls import PanelHead, tool_button
from studio.ui.controls.head import HEIGHT
from studio.ui.theme import Theme


def test_tools_stand_right_of_title_and_note(theme: Theme, qtbot: QtBot) -> None:
    head = PanelHead("Board")
    qtbot.addWidget(head)
    head.note.setText("12 shots")
    add, more = tool_button(theme, "plus", "Add"), tool_button(theme, "dots-three", "More")
    head.add(add)
    head.space()
    head.add(more)
    head.resize(400, HEIGHT)
    head.show()
    assert head.height() == HEIGHT
    assert head.title.geometry().right() < head.note.geometry().left() < add.geometry().left() < more.geometry().left()
    assert isinstance(head.title, QLabel)
