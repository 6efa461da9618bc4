from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.ui.window.window import MainWindow


def test_a_few_letters_and_enter_do_it(window: MainWindow, qtbot: QtBot) -> None:
    window.commands.run("edit.palette")
    palette = window.pages.palette
    assert palette.isVisible()
    qtbot.keyClicks(palette.field, "select all")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert window.session is not None
    assert len(window.session.selection) == 4


def test_arrows_go_from_wish_to_wish(window: MainWindow, qtbot: QtBot) -> None:
    palette = window.pages.palette
    palette.open()
    palette.field.setText("gen")
    first = palette.list.currentRow()
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentRow() == first + 1
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.currentRow() == first
    items = [palette.list.item(row) for row in range(palette.list.count())]
    found = sum(item.data(Qt.ItemDataRole.UserRole) is not None for item in items)
    assert palette.count.text().startswith(f"{found} of ")


def test_what_was_done_lately_stands_first(window: MainWindow) -> None:
    window.commands.run("edit.select_all")
    window.pages.palette.open()
    assert window.pages.palette.list.item(1).text() == "Select all shots"


def test_keys_of_deeds_do_not_reach_the_window_from_the_field(window: MainWindow, qtbot: QtBot) -> None:
    assert window.session is not None
    palette = window.pages.palette
    palette.open()
    before = len(window.session.board.reel)
    qtbot.keyClick(palette.field, Qt.Key.Key_Delete)
    qtbot.keyClicks(palette.field, "b")
    assert palette.field.text() == "b"
    assert len(window.session.board.reel) == before
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_it_is_painted(window: MainWindow) -> None:
    window.pages.palette.open()
    window.pages.palette.field.setText("gen")
    assert not window.pages.palette.grab().isNull()
