from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from studio import settings
from studio.ui.window.remap import Remap, native
from studio.ui.window.window import MainWindow


def opened(window: MainWindow) -> Remap:
    window.show_page("remap")
    return window.findChildren(Remap)[0]


def choose(remap: Remap, title: str) -> None:
    found = remap.tree.findItems(title, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive, 0)
    remap.tree.setCurrentItem(found[0])


def test_a_key_is_taken_from_the_deed_that_had_it(window: MainWindow, qtbot: QtBot) -> None:
    remap = opened(window)
    choose(remap, "Duplicate")
    remap.field.setKeySequence(QKeySequence("Ctrl+G"))
    assert "'Generate'" in remap.said.text()
    qtbot.mouseClick(remap.set, Qt.MouseButton.LeftButton)
    assert window.commands.keys_of("edit.duplicate") == native("Ctrl+G")
    assert window.commands.keys_of("make.draft") == ""
    assert settings.load().own_keys["edit.duplicate"] == ("Ctrl+G",)


def test_keys_can_be_added_taken_away_and_be_as_they_were(window: MainWindow, qtbot: QtBot) -> None:
    remap = opened(window)
    choose(remap, "Duplicate")
    remap.field.setKeySequence(QKeySequence("Ctrl+8"))
    qtbot.mouseClick(remap.add, Qt.MouseButton.LeftButton)
    assert window.commands.actions["edit.duplicate"].shortcuts() == [QKeySequence("Ctrl+D"), QKeySequence("Ctrl+8")]
    qtbot.mouseClick(remap.clear, Qt.MouseButton.LeftButton)
    assert window.commands.keys_of("edit.duplicate") == ""
    qtbot.mouseClick(remap.default, Qt.MouseButton.LeftButton)
    assert window.commands.keys_of("edit.duplicate") == native("Ctrl+D")


def test_a_preset_changes_the_keys_and_is_kept(window: MainWindow) -> None:
    remap = opened(window)
    remap.preset.setCurrentIndex(remap.preset.findData("premiere"))
    remap.preset.activated.emit(remap.preset.currentIndex())
    assert window.commands.keys_of("timeline.set_tool.blade") == "C"
    assert settings.load().keys == "premiere"


def test_a_search_hides_what_does_not_fit(window: MainWindow) -> None:
    remap = opened(window)
    remap.search.setText("Ctrl+G")
    found = remap.tree.findItems("Generate", Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive, 0)
    assert not found[-1].isHidden()
    hidden = remap.tree.findItems("Duplicate", Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive, 0)
    assert hidden[0].isHidden()
