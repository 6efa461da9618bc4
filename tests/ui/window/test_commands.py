from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from studio.ui.window.window import MainWindow


def test_every_deed_is_an_action_with_its_keys(window: MainWindow) -> None:
    commands = window.commands
    assert commands.actions.keys() == commands.records.keys()
    assert commands.actions["make.draft"].shortcuts() == [QKeySequence("Ctrl+G")]
    assert commands.keys_of("make.draft") == "Ctrl+G"
    assert commands.keys_of("help.about") == ""


def test_keys_can_be_others(window: MainWindow) -> None:
    window.commands.use_keys({"make.draft": ["Ctrl+9"]})
    assert window.commands.keys_of("make.draft") == "Ctrl+9"
    assert window.commands.keys_of("edit.undo") == ""


def test_a_deed_that_is_off_is_refused_with_the_reason(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.commands.refused) as told:
        window.commands.run("edit.redo")
    assert told.args is not None
    assert told.args[1] == "there is nothing to redo"


def test_a_deed_that_was_done_is_told(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.commands.done) as told:
        window.commands.run("edit.select_all")
    assert told.args == ["edit.select_all"]
    assert window.session is not None
    assert len(window.session.selection) == 4


def test_a_menu_greys_what_cannot_be_done_while_it_is_open(window: MainWindow) -> None:
    commands = window.commands
    menu = commands.build_menu(commands.records["edit.undo"].menu, window)
    redo = commands.actions["edit.redo"]
    menu.aboutToShow.emit()
    assert not redo.isEnabled()
    assert "nothing to redo" in redo.toolTip()
    menu.aboutToHide.emit()
    assert redo.isEnabled()


def test_a_switch_shows_how_it_stands(window: MainWindow) -> None:
    assert window.session is not None
    window.commands.run("loop.reel")
    assert window.commands.is_on("loop.reel")
    assert window.commands.actions["loop.reel"].isChecked()
    window.commands.run("loop.reel")
    assert not window.commands.is_on("loop.reel")


def test_the_menus_are_those_of_the_records(window: MainWindow) -> None:
    assert window.commands.menu_names() == ["File", "Edit", "Shot", "Play", "Generate", "View", "Help"]
