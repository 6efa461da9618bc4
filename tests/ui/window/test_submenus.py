from pathlib import Path

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from studio.ui.start import Recent, Recents
from studio.ui.window.layouts import Layouts
from studio.ui.window.submenus import layout_menu, recent_menu


def test_recent_projects_can_be_opened_if_they_are_there(tmp_path: Path, qtbot: QtBot) -> None:
    parent = QMenu()
    qtbot.addWidget(parent)
    recents, opened = Recents(tmp_path / "recent.json"), list[Path]()
    menu = recent_menu(parent, recents, opened.append)
    menu.aboutToShow.emit()
    assert not menu.actions()[0].isEnabled()
    (tmp_path / "fox.storyreel").mkdir()
    (tmp_path / "fox.storyreel" / "project.db").touch()
    recents.remember(Recent(path=str(tmp_path / "gone.storyreel"), title="Gone", shots=1, seconds=1.0, at=""))
    recents.remember(Recent(path=str(tmp_path / "fox.storyreel"), title="Fox", shots=1, seconds=1.0, at=""))
    menu.aboutToShow.emit()
    assert [action.isEnabled() for action in menu.actions()] == [True, False]
    menu.actions()[0].trigger()
    assert opened == [tmp_path / "fox.storyreel"]


def test_saved_layouts_can_be_used_and_forgotten(qtbot: QtBot) -> None:
    parent, done = QMenu(), list[str]()
    qtbot.addWidget(parent)
    menu = layout_menu(parent, Layouts(named={"Mine": "abc"}), done.append, done.append)
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["Mine", "Forget"]
    menu.actions()[0].trigger()
    assert done == ["Mine"]
