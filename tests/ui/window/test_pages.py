import pytest
from PySide6.QtWidgets import QLabel

from studio.ui.actions.desk import Page
from studio.ui.exporting.dialog import ExportDialog
from studio.ui.session import Notice
from studio.ui.session.notices import Remedy
from studio.ui.window.overlay import Overlay
from studio.ui.window.window import MainWindow


def in_sight(window: MainWindow) -> list[Overlay]:
    return [over for over in window.findChildren(Overlay) if over.isVisible()]


@pytest.mark.parametrize("page", ["palette", "keys", "remap", "notices", "about", "export"])
def test_a_page_is_laid_over_the_window_once(window: MainWindow, page: Page) -> None:
    window.show_page(page)
    (over,) = in_sight(window)
    assert over.geometry() == window.rect()
    assert not over.grab().isNull()
    over.dismiss()
    assert in_sight(window) == []


def test_the_export_dialog_is_of_this_project(window: MainWindow) -> None:
    window.show_page("export")
    (over,) = in_sight(window)
    assert isinstance(over, ExportDialog)
    assert "Film" in [label.text() for label in over.findChildren(QLabel)]
    over.dismiss()


def test_what_needs_no_answer_is_said_in_the_status_bar(window: MainWindow) -> None:
    assert window.front.workbench is not None
    window.notify(Notice("Undone: Trim shot 4."))
    assert window.front.workbench.status.said.text() == "Undone: Trim shot 4."
    assert window.pages.toasts.shown == []
    window.notify(Notice("The film is exported.", remedy=Remedy("Show in folder", lambda: None)))
    assert len(window.pages.toasts.shown) == 1


def test_a_preset_that_is_gone_costs_nothing(window: MainWindow) -> None:
    window.pages.use_keys("gone", {})
    assert window.commands.keys_of("make.draft") == "Ctrl+G"
    assert window.pages.book.entries[-1].notice.level == "warning"
