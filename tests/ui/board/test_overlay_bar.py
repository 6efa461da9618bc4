from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.board.overlay_bar import OverlayBar


def test_it_takes_no_room_and_moves_what_it_lies_over(qtbot: QtBot) -> None:
    area = QScrollArea()
    qtbot.addWidget(area)
    inner = QWidget()
    inner.setFixedSize(100, 1000)
    area.setWidget(inner)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    bar = OverlayBar(area)
    area.resize(200, 300)
    area.show()
    assert area.viewport().width() == 200
    assert bar.isVisible()
    bar.setValue(120)
    assert area.verticalScrollBar().value() == 120
    area.verticalScrollBar().setValue(40)
    assert bar.value() == 40
    area.resize(300, 1200)
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert bar.geometry().right() <= area.width()
