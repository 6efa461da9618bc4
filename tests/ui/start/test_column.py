from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from studio.ui.start.column import Column


def test_it_is_inset_and_scrolls_where_it_is_low(qtbot: QtBot) -> None:
    column = Column("Begin")
    qtbot.addWidget(column)
    tall = QLabel("Tall")
    tall.setFixedHeight(500)
    column.box.addWidget(tall)
    column.inset(40, 20, 10)
    column.resize(300, 200)
    column.show()
    assert column.accessibleName() == "Begin"
    assert (tall.x(), tall.y()) == (40, 20)
    assert column.verticalScrollBar().maximum() == 330
