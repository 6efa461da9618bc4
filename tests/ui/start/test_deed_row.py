from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.ui.start.deed_row import DeedRow
from studio.ui.theme import Theme


def test_it_is_a_button_by_pointer_and_key(qtbot: QtBot, theme: Theme) -> None:
    row = DeedRow(theme, "plus", "Empty project", "Without a first shot", keys="Ctrl+N", ruled=True)
    qtbot.addWidget(row)
    row.resize(480, 64)
    row.show()
    assert (row.accessibleName(), row.accessibleDescription()) == ("Empty project", "Without a first shot")
    with qtbot.waitSignal(row.clicked):
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(row.clicked):
        qtbot.keyClick(row, Qt.Key.Key_Space)
    before = row.grab().toImage()
    row.set_keys("Meta+N")
    assert row.grab().toImage() != before
    assert row.minimumSizeHint().height() == row.sizeHint().height()
