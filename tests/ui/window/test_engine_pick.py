from studio.ui.window.engine_pick import EnginePick
from studio.ui.window.window import MainWindow


def test_the_projects_engine_can_be_chosen(window: MainWindow) -> None:
    assert window.session is not None
    assert window.front.workbench is not None
    pick: EnginePick = window.front.workbench.topbar.engine
    assert pick.engine == "test_pattern"
    assert "Test pattern" in pick.accessibleName()
    (only,) = pick.menu().actions()
    assert only.isChecked()
    window.session.undo()
    window.session.undo()
    assert pick.engine == "previs"
    assert "not installed" in pick.toolTip()
    pick.menu().actions()[0].trigger()
    assert pick.engine == "test_pattern"
