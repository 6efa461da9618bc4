from studio.ui.window.topbar import TopBar
from studio.ui.window.window import MainWindow
from tests.ui.window.conftest import OpenWindow


def bar(window: MainWindow) -> TopBar:
    assert window.front.workbench is not None
    return window.front.workbench.topbar


def test_generate_says_for_how_much(window: MainWindow) -> None:
    assert window.session is not None
    made = bar(window)
    window.session.selection.all()
    assert made.generate.press.text() == "Generate"
    assert "4 shots" in made.generate.press.note
    window.session.making.pause()
    window.session.making.make([window.session.board.reel[0].id])
    assert made.generate.press.text() == "Add to queue"
    window.session.making.cancel_all()


def test_words_go_where_it_is_narrow(open_window: OpenWindow) -> None:
    window = open_window(size=(1120, 760))
    made = bar(window)
    assert made.export.text() == ""
    assert made.saved.isHidden()
    window.resize(1700, 900)
    assert made.export.text() == "Export"


def test_the_menu_holds_all_menus(window: MainWindow) -> None:
    titles = [action.text() for action in bar(window).menu.actions() if action.text()]
    assert titles == ["Open recent", "Layouts", *window.commands.menu_names()]
